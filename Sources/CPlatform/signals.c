#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP};
static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { caught_count = sizeof caught / sizeof caught[0], crash_count = sizeof crashes / sizeof crashes[0] };

static struct sigaction before[caught_count];
static volatile sig_atomic_t wake_descriptor = -1;
static volatile sig_atomic_t crash_terminal = -1;
static volatile sig_atomic_t crash_kept = -1;
static volatile sig_atomic_t crash_error = -1;
static struct termios crash_settings;
static char crash_reset[128];
static size_t crash_reset_length;
static char crash_stack[64 * 1024];

static void write_whole(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return;
        }
        bytes += written;
        count -= (size_t)written;
    }
}

static void on_signal(int number) {
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    if (wake_descriptor >= 0) {
        (void)!write(wake_descriptor, &byte, 1);
    }
    errno = kept;
}

void platform_catch_signals(int descriptor, int with_screen) {
    wake_descriptor = descriptor;
    for (int index = 0; index < caught_count; index++) {
        sigaction(caught[index], NULL, &before[index]);
        if (!with_screen && (caught[index] == SIGWINCH || caught[index] == SIGTSTP)) {
            continue;
        }
        // nohup: what was ignored from outside stays so.
        if (caught[index] == SIGHUP && before[index].sa_handler == SIG_IGN) {
            continue;
        }
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_signal;
        sigemptyset(&action.sa_mask);
        sigaction(caught[index], &action, NULL);
    }
}

int platform_pipe(int *reading, int *writing) {
    int ends[2];
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) {
        return errno;
    }
    *reading = ends[0];
    *writing = ends[1];
    return 0;
}

void platform_release_signals(void) {
    for (int index = 0; index < caught_count; index++) {
        sigaction(caught[index], &before[index], NULL);
    }
    wake_descriptor = -1;
}

void platform_stop(void) {
    struct sigaction standard;
    struct sigaction own;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigemptyset(&standard.sa_mask);
    sigaction(SIGTSTP, &standard, &own);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &own, NULL);
}

static void on_crash(int number) {
    if (crash_terminal >= 0) {
        write_whole(crash_terminal, crash_reset, crash_reset_length);
        tcsetattr(crash_terminal, TCSANOW, &crash_settings);
        crash_terminal = -1;
    }
    if (crash_kept >= 0 && crash_error >= 0) {
        char bytes[512];
        off_t offset = 0;
        ssize_t count = 0;
        while ((count = pread(crash_kept, bytes, sizeof bytes, offset)) > 0) {
            write_whole(crash_error, bytes, (size_t)count);
            offset += count;
        }
        crash_kept = -1;
    }
    // SA_RESETHAND has put the default action back; it strikes when this handler returns.
    raise(number);
}

void platform_catch_crashes(int terminal, const char *reset, int length, const struct termios *settings) {
    if (length < 0 || (size_t)length > sizeof crash_reset) {
        return;
    }
    crash_settings = *settings;
    memcpy(crash_reset, reset, (size_t)length);
    crash_reset_length = (size_t)length;
    crash_terminal = terminal;
    const stack_t stack = {.ss_sp = crash_stack, .ss_flags = 0, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    for (int index = 0; index < crash_count; index++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_crash;
        action.sa_flags = SA_RESETHAND | SA_ONSTACK;
        sigemptyset(&action.sa_mask);
        sigaction(crashes[index], &action, NULL);
    }
}

void platform_release_crashes(void) {
    for (int index = 0; index < crash_count; index++) {
        signal(crashes[index], SIG_DFL);
    }
    crash_terminal = -1;
}

int platform_keep_standard_error(int *kept, int *standard_error) {
    int memory = memfd_create("standard-error", MFD_CLOEXEC);
    int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (memory < 0 || copy < 0 || dup2(memory, STDERR_FILENO) < 0) {
        int failure = errno;
        if (memory >= 0) {
            close(memory);
        }
        if (copy >= 0) {
            close(copy);
        }
        return failure;
    }
    crash_error = copy;
    crash_kept = memory;
    *kept = memory;
    *standard_error = copy;
    return 0;
}

void platform_replay_standard_error(int kept, int standard_error) {
    crash_kept = -1;
    crash_error = -1;
    dup2(standard_error, STDERR_FILENO);
    char bytes[4096];
    off_t offset = 0;
    ssize_t count = 0;
    while ((count = pread(kept, bytes, sizeof bytes, offset)) > 0) {
        write_whole(STDERR_FILENO, bytes, (size_t)count);
        offset += count;
    }
    close(kept);
    close(standard_error);
}
