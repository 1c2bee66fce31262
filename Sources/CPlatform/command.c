#define _GNU_SOURCE
#include "CPlatform.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// How long what is ended politely may take, and how long it is tried to kill what goes on.
enum { grace = 2000, killing = 2000, step = 20 };

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
    int failure = 0;
    if (!has_ended(process, milliseconds)) {
        failure = ETIMEDOUT;
        kill(process, SIGTERM);
        if (!has_ended(process, grace + 2 * killing)) {
            kill(process, SIGKILL);
        }
    }
    while (waitpid(process, status, 0) < 0 && errno == EINTR) {
    }
    return failure;
}

// The system says which of all processes is a child; one that has ended keeps its number until it is waited for.
static void signal_children(int signal) {
    DIR *processes = opendir("/proc");
    if (processes == NULL) {
        return;
    }
    const struct dirent *entry;
    while ((entry = readdir(processes)) != NULL) {
        const pid_t process = (pid_t)atoi(entry->d_name);
        siginfo_t found;
        if (process > 0 && waitid(P_PID, (id_t)process, &found, WEXITED | WNOHANG | WNOWAIT) == 0) {
            kill(process, signal);
            kill(process, SIGCONT);
        }
    }
    closedir(processes);
}

// What the keys of a terminal send, and its end.
static const int keys[] = {SIGINT, SIGQUIT, SIGHUP};
enum { key_count = sizeof keys / sizeof *keys };

// Before there is a shell the keys are nothing to this process any more; the shell has them as they were.
static pid_t start_shell(const char *command, int has_group) {
    void (*before[key_count])(int);
    for (int index = 0; index < key_count; index++) {
        before[index] = signal(keys[index], SIG_IGN);
    }
    const pid_t shell = fork();
    if (shell == 0) {
        for (int index = 0; index < key_count; index++) {
            signal(keys[index], before[index]);
        }
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        if (has_group) {
            setpgid(0, 0);
        }
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (shell > 0 && has_group) {
        setpgid(shell, shell);
    }
    return shell;
}

// Ends as a command has ended.
static int end_like(int status) {
    if (WIFSIGNALED(status)) {
        sigset_t none;
        sigemptyset(&none);
        signal(WTERMSIG(status), SIG_DFL);
        sigprocmask(SIG_SETMASK, &none, NULL);
        raise(WTERMSIG(status));
    }
    return WEXITSTATUS(status);
}

int platform_supervise(const char *command, int has_group) {
    sigset_t awaited;
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGTERM);
    sigprocmask(SIG_BLOCK, &awaited, NULL);
    // What loses its parent becomes a child of this process, wherever it has put itself.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const pid_t shell = start_shell(command, has_group);
    if (shell < 0) {
        return 127;
    }
    platform_protect_process();
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    int result = 0;
    long long told = -1;
    for (;;) {
        int status = 0;
        pid_t ended;
        while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
            if (ended == shell) {
                result = status;
                if (told < 0) {
                    // What it leaves behind goes on.
                    return end_like(result);
                }
                signal_children(SIGTERM);
            }
        }
        const long long now = milliseconds_now();
        if (told >= 0 && (ended < 0 || now - told > grace + killing)) {
            return end_like(result);
        }
        if (told >= 0 && now - told >= grace) {
            // That much is done also without /proc.
            if (has_group) {
                kill(-shell, SIGKILL);
            }
            signal_children(SIGKILL);
        }
        const struct timespec pause = {.tv_sec = told < 0 ? 3600 : 0, .tv_nsec = told < 0 ? 0 : step * 1000000};
        if (sigtimedwait(&awaited, NULL, &pause) == SIGTERM && told < 0) {
            told = milliseconds_now();
            const pid_t whom = has_group ? -shell : shell;
            kill(whom, SIGTERM);
            kill(whom, SIGCONT);
        }
    }
}
