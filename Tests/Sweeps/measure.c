// Runs a program and writes its wall time in microseconds, its peak memory in KiB and its exit code to a file.
//
//   measure REPORT COUNT PROGRAM [ARGUMENT …]
//
// COUNT of it run at once: the time is until the last one has ended, memory and code are the highest of any. A small parent, because
// a child's peak counts from the memory of the process that it was forked from, and because it starts many as fast as can be.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argument_count, char **arguments) {
    if (argument_count < 4) return 125;
    const int count = atoi(arguments[2]);
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    for (int number = 0; number < count; number++) {
        const pid_t child = vfork();
        if (child == 0) {
            execvp(arguments[3], arguments + 3);
            _exit(126);
        }
        if (child < 0) return 125;
    }
    int code = 0;
    long peak = 0;
    for (int number = 0; number < count; number++) {
        int status;
        struct rusage usage;
        if (wait4(-1, &status, 0, &usage) < 0) return 125;
        const int ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        code = ended > code ? ended : code;
        peak = usage.ru_maxrss > peak ? usage.ru_maxrss : peak;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    FILE *report = fopen(arguments[1], "w");
    if (report == NULL) return 125;
    const long time = (end.tv_sec - begin.tv_sec) * 1000000 + (end.tv_nsec - begin.tv_nsec) / 1000;
    fprintf(report, "%ld %ld %d\n", time, peak, code);
    return fclose(report) ? 125 : 0;
}
