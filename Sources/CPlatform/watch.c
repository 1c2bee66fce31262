#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Whether a child has ended within some time; it stays to be waited for.
static int has_ended(int process, int milliseconds) {
    const long long end = milliseconds_now() + milliseconds;
    const int descriptor = (int)syscall(SYS_pidfd_open, process, 0);
    int ended = 0;
    for (;;) {
        siginfo_t found = {0};
        if (waitid(P_PID, (id_t)process, &found, WEXITED | WNOHANG | WNOWAIT) != 0 || found.si_pid != 0) {
            ended = 1;
            break;
        }
        const long long left = end - milliseconds_now();
        if (left <= 0) {
            break;
        }
        struct pollfd waiting = {.fd = descriptor, .events = POLLIN};
        // Without such a descriptor it is looked at now and then.
        poll(&waiting, 1, descriptor >= 0 || left < 20 ? (int)left : 20);
    }
    if (descriptor >= 0) {
        close(descriptor);
    }
    return ended;
}

int platform_end_command(int process, int milliseconds, int *status) {
    const int grace = 2000;
    int failure = 0;
    if (!has_ended(process, milliseconds)) {
        failure = ETIMEDOUT;
        kill(-process, SIGTERM);
        has_ended(process, grace);
        kill(-process, SIGKILL);
    }
    while (waitpid(process, status, 0) < 0 && errno == EINTR) {
    }
    return failure;
}

int platform_watch_begin(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int platform_watch_folder(int watch, const char *path) {
    const unsigned int wanted =
        IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    const int number = inotify_add_watch(watch, path, wanted);
    return number < 0 ? -errno : number;
}

int platform_watch_concerns(int watch, const char *name, int folders) {
    _Alignas(struct inotify_event) char buffer[4096];
    int concerns = 0;
    ssize_t count;
    while ((count = read(watch, buffer, sizeof buffer)) > 0 || (count < 0 && errno == EINTR)) {
        ssize_t place = 0;
        while (place < count) {
            const struct inotify_event *event = (const struct inotify_event *)(buffer + place);
            const unsigned int whole = (folders ? IN_ISDIR : 0) | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF;
            if ((event->mask & whole) != 0 || (event->len > 0 && strcmp(event->name, name) == 0)) {
                concerns = 1;
            }
            place += (ssize_t)(sizeof *event + event->len);
        }
    }
    return concerns;
}
