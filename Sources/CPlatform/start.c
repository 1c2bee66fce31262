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

static int start(char *const arguments[], char *const environment[], const int given[4], pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) {
        return failure;
    }
    failure = posix_spawnattr_init(&attributes);
    if (failure == 0) {
        // Until it ignores them itself.
        sigset_t ending;
        fill_with_ending(&ending);
        const int steps[] = {
            posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK),
            posix_spawnattr_setsigmask(&attributes, &ending),
            posix_spawn_file_actions_adddup2(&actions, given[0], STDIN_FILENO),
            posix_spawn_file_actions_adddup2(&actions, given[3], STDOUT_FILENO),
            posix_spawn_file_actions_adddup2(&actions, given[1], STDERR_FILENO),
            posix_spawn_file_actions_adddup2(&actions, given[2], held_number),
            posix_spawn_file_actions_addclosefrom_np(&actions, held_number + 1),
        };
        for (size_t index = 0; failure == 0 && index < sizeof steps / sizeof steps[0]; index++) {
            failure = steps[index];
        }
        if (failure == 0) {
            failure = posix_spawn(process, own_path(), &actions, &attributes, arguments, environment);
        }
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
        const int given[] = {words[0], answers[1], lock, results[1]};
        pid_t started = 0;
        failure = start(arguments, environment, given, &started);
        *process = started;
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
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) {
        return failure;
    }
    failure = posix_spawnattr_init(&attributes);
    if (failure == 0) {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        const int steps[] = {
            posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF),
            posix_spawnattr_setsigmask(&attributes, &none),
            posix_spawnattr_setsigdefault(&attributes, &all),
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDWR, 0),
            posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO),
            posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO),
            posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1),
        };
        for (size_t index = 0; failure == 0 && index < sizeof steps / sizeof steps[0]; index++) {
            failure = steps[index];
        }
        if (failure == 0) {
            pid_t process = 0;
            failure = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
        }
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

int platform_start_command(const char *path, char *const arguments[], char *const environment[], int *process, int *input) {
    int words[2] = {-1, -1};
    int failure = pipe_above(words);
    if (failure != 0) {
        return failure;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    failure = posix_spawn_file_actions_init(&actions);
    if (failure == 0) {
        failure = posix_spawnattr_init(&attributes);
        if (failure == 0) {
            sigset_t none, all;
            sigemptyset(&none);
            sigfillset(&all);
            const int steps[] = {
                posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF),
                posix_spawnattr_setpgroup(&attributes, 0),
                posix_spawnattr_setsigmask(&attributes, &none),
                posix_spawnattr_setsigdefault(&attributes, &all),
                posix_spawn_file_actions_adddup2(&actions, words[0], STDIN_FILENO),
                posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO),
                posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1),
            };
            for (size_t index = 0; failure == 0 && index < sizeof steps / sizeof steps[0]; index++) {
                failure = steps[index];
            }
            if (failure == 0) {
                pid_t started = 0;
                failure = posix_spawn(&started, path, &actions, &attributes, arguments, environment);
                *process = started;
            }
            posix_spawnattr_destroy(&attributes);
        }
        posix_spawn_file_actions_destroy(&actions);
    }
    close(words[0]);
    if (failure == 0 && fcntl(words[1], F_SETFL, O_NONBLOCK) != 0) {
        failure = errno;
    }
    if (failure != 0) {
        close(words[1]);
        return failure;
    }
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
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (failure == 0 && (failure = posix_spawn_file_actions_init(&actions)) == 0) {
        if ((failure = posix_spawnattr_init(&attributes)) == 0) {
            sigset_t none, usual;
            sigemptyset(&none);
            sigfillset(&usual);
            for (int index = 0; index < ending_count; index++) {
                if (ignored & 1u << ending_signals[index]) {
                    sigdelset(&usual, ending_signals[index]);
                }
            }
            const int steps[] = {
                posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF),
                posix_spawnattr_setsigmask(&attributes, &none),
                posix_spawnattr_setsigdefault(&attributes, &usual),
                posix_spawn_file_actions_adddup2(&actions, words[1], STDIN_FILENO),
                posix_spawn_file_actions_adddup2(&actions, words[1], STDOUT_FILENO),
                posix_spawn_file_actions_adddup2(&actions, answers[1], STDERR_FILENO),
                posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1),
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
