// Runs a program and writes its wall time in microseconds, its peak memory in KiB and its exit code to a file.
//
//   measure REPORT PROGRAM [ARGUMENT …]
//
// A small parent, because a child's peak counts from the memory of the process that it was forked from.
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 3) return 125;
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    const pid_t child = vfork();
    if (child == 0) {
        execvp(arguments[2], arguments + 2);
        _exit(126);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) return 125;
    clock_gettime(CLOCK_MONOTONIC, &end);
    FILE *report = fopen(arguments[1], "w");
    if (report == NULL) return 125;
    const long time = (end.tv_sec - begin.tv_sec) * 1000000 + (end.tv_nsec - begin.tv_nsec) / 1000;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fprintf(report, "%ld %ld %d\n", time, usage.ru_maxrss, code);
    return fclose(report) ? 125 : 0;
}
