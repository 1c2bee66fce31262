#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/auxv.h>
#include <sys/socket.h>
#include <unistd.h>

// Descriptors of this side stay clear of the numbers that the new process needs.
enum { held_number = 3, first_free_number = 10 };

static int moved(int *descriptor) {
    int high = fcntl(*descriptor, F_DUPFD_CLOEXEC, first_free_number);
    int failure = errno;
    close(*descriptor);
    *descriptor = high;
    return high < 0 ? failure : 0;
}

static int pipe_above(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return errno;
    }
    int first = moved(&ends[0]);
    int second = moved(&ends[1]);
    return first != 0 ? first : second;
}

static void close_both(const int ends[2]) {
    for (int index = 0; index < 2; index++) {
        if (ends[index] >= 0) {
            close(ends[index]);
        }
    }
}

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { ending_count = sizeof ending_signals / sizeof ending_signals[0] };

static void fill_with_ending(sigset_t *set) {
    sigemptyset(set);
    for (int index = 0; index < ending_count; index++) {
        sigaddset(set, ending_signals[index]);
    }
}

// Without /proc, the path this program was started by.
static const char *own_path(void) {
    static const char *const link = "/proc/self/exe";
    const char *given = (const char *)getauxval(AT_EXECFN);
    return access(link, F_OK) == 0 || given == NULL ? link : given;
}

// What becomes 0, 1, 2 and, where it is not negative, 3 of a new process, which has no other descriptors; its session or group; the
// signals that it begins with blocked, and those that do there what they usually do.
struct beginning {
    int streams[4];
    short flags;
    sigset_t blocked;
    sigset_t usual;
};

static int start(const char *path, char *const arguments[], char *const environment[], const struct beginning *beginning,
                 int *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) {
        return failure;
    }
    failure = posix_spawnattr_init(&attributes);
    if (failure == 0) {
        const int *streams = beginning->streams;
        const int steps[] = {
            posix_spawnattr_setflags(&attributes, beginning->flags | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF),
            posix_spawnattr_setpgroup(&attributes, 0),
            posix_spawnattr_setsigmask(&attributes, &beginning->blocked),
            posix_spawnattr_setsigdefault(&attributes, &beginning->usual),
            posix_spawn_file_actions_adddup2(&actions, streams[0], STDIN_FILENO),
            posix_spawn_file_actions_adddup2(&actions, streams[1], STDOUT_FILENO),
            posix_spawn_file_actions_adddup2(&actions, streams[2], STDERR_FILENO),
            streams[3] < 0 ? 0 : posix_spawn_file_actions_adddup2(&actions, streams[3], held_number),
            posix_spawn_file_actions_addclosefrom_np(&actions, streams[3] < 0 ? held_number : held_number + 1),
        };
        for (size_t index = 0; failure == 0 && index < sizeof steps / sizeof steps[0]; index++) {
            failure = steps[index];
        }
        pid_t started = 0;
        if (failure == 0) {
            failure = posix_spawn(&started, path, &actions, &attributes, arguments, environment);
        }
        *process = started;
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

int platform_start_again(char *const arguments[], char *const environment[], int held, int *process, int *input,
                         int *output, int *errors) {
    int words[2] = {-1, -1}, answers[2] = {-1, -1}, results[2] = {-1, -1};
    int failure = pipe_above(words);
    if (failure == 0) {
        failure = pipe_above(answers);
    }
    if (failure == 0) {
        failure = pipe_above(results);
    }
    const int lock = failure == 0 ? fcntl(held, F_DUPFD_CLOEXEC, first_free_number) : -1;
    if (failure == 0 && lock < 0) {
        failure = errno;
    }
    if (failure == 0) {
        struct beginning beginning = {.streams = {words[0], results[1], answers[1], lock}, .flags = POSIX_SPAWN_SETSID};
        // Until it ignores them itself.
        fill_with_ending(&beginning.blocked);
        sigemptyset(&beginning.usual);
        failure = start(own_path(), arguments, environment, &beginning, process);
    }
    if (lock >= 0) {
        close(lock);
    }
    if (failure != 0) {
        close_both(words);
        close_both(answers);
        close_both(results);
        return failure;
    }
    close(words[0]);
    close(answers[1]);
    close(results[1]);
    *input = words[1];
    *output = results[0];
    *errors = answers[0];
    return 0;
}

int platform_start_detached(const char *path, char *const arguments[], char *const environment[]) {
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    int failure = nothing < 0 ? errno : moved(&nothing);
    if (failure != 0) {
        return failure;
    }
    struct beginning beginning = {.streams = {nothing, nothing, nothing, -1}, .flags = POSIX_SPAWN_SETSID};
    sigemptyset(&beginning.blocked);
    sigfillset(&beginning.usual);
    int process = 0;
    failure = start(path, arguments, environment, &beginning, &process);
    close(nothing);
    return failure;
}

int platform_start_command(char *const arguments[], char *const environment[], int *process, int *input) {
    int words[2] = {-1, -1};
    int failure = pipe_above(words);
    if (failure == 0) {
        struct beginning beginning = {
            .streams = {words[0], STDERR_FILENO, STDERR_FILENO, -1},
            .flags = POSIX_SPAWN_SETPGROUP,
        };
        sigemptyset(&beginning.blocked);
        sigfillset(&beginning.usual);
        failure = start(own_path(), arguments, environment, &beginning, process);
    }
    if (failure == 0 && fcntl(words[1], F_SETFL, O_NONBLOCK) != 0) {
        failure = errno;
    }
    if (failure != 0) {
        close_both(words);
        return failure;
    }
    close(words[0]);
    *input = words[1];
    return 0;
}

void platform_ignore_signals(void) {
    for (int index = 0; index < ending_count; index++) {
        signal(ending_signals[index], SIG_IGN);
    }
}

int platform_start_talking(const char *path, char *const arguments[], char *const environment[], unsigned int ignored,
                           int *process, int *talk, int *errors) {
    int words[2] = {-1, -1}, answers[2] = {-1, -1};
    int failure = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, words) == 0 ? 0 : errno;
    if (failure == 0) {
        failure = moved(&words[0]) ?: moved(&words[1]) ?: pipe_above(answers);
    }
    if (failure == 0) {
        struct beginning beginning = {.streams = {words[1], words[1], answers[1], -1}};
        sigemptyset(&beginning.blocked);
        sigfillset(&beginning.usual);
        for (int index = 0; index < ending_count; index++) {
            if (ignored & 1u << ending_signals[index]) {
                sigdelset(&beginning.usual, ending_signals[index]);
            }
        }
        failure = start(path == NULL ? own_path() : path, arguments, environment, &beginning, process);
    }
    if (failure != 0) {
        close_both(words);
        close_both(answers);
        return failure;
    }
    close(words[1]);
    close(answers[1]);
    *talk = words[0];
    *errors = answers[0];
    return 0;
}
