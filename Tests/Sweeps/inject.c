// Runs a program and spoils one of its system calls: kills it there, fails the call, or cuts a write short.
//
//   inject REPORT NAME N ACTION PROGRAM [ARGUMENT …]
//
// ACTION is kill, kill-caller, short, errno=NUMBER, errno=NUMBER+ (this call and all later ones of the name), or none (only
// count). The program may start itself again: the calls of both count, and kill ends both, kill-caller the first one only.
// strace can do the same, but counts its when=N in each thread by itself: calls of a worker thread are hidden behind as
// many calls of the main thread and never reached. This counts over all threads, in the order the kernel sees them.
// Calls count from where the program's own work begins: it makes itself undumpable first, which is not carried out here,
// so that its files can be looked at. Of calls that take a descriptor only those of files and folders fail.
// Returns when the program and what it started of itself have ended.
// REPORT gets one line: how many calls of the name there were, whether one was spoilt, and whether the program had begun
// to connect to a server before that.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __x86_64__
#error "only for x86-64"
#endif

static const struct {
    const char *name;
    int number;
} names[] = {
#define CALL(name) {#name, SYS_##name}
    CALL(openat),   CALL(close),     CALL(read),      CALL(pread64),  CALL(write),     CALL(pwrite64), CALL(writev),
    CALL(fsync),    CALL(rename),    CALL(renameat2), CALL(link),     CALL(unlink),    CALL(flock),    CALL(fchmod),
    CALL(chmod),    CALL(mkdir),     CALL(ftruncate), CALL(fallocate), CALL(fstat),    CALL(newfstatat), CALL(lstat),
    CALL(stat),     CALL(getdents64), CALL(readlink), CALL(socket),   CALL(connect),   CALL(bind),     CALL(listen),
    CALL(accept4),  CALL(sendto),    CALL(sendmsg),   CALL(recvfrom), CALL(recvmsg),   CALL(fcntl),    CALL(epoll_wait),
    CALL(epoll_ctl), CALL(getrandom), CALL(mmap),     CALL(munmap),   CALL(mprotect),  CALL(futex),    CALL(clone3),
    CALL(exit_group), CALL(access),  CALL(statx),     CALL(geteuid),  CALL(getpid),    CALL(rt_sigaction),
};

static int number_of(const char *name) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, name) == 0) return names[i].number;
    return -1;
}

static void die(const char *what) {
    perror(what);
    exit(125);
}

// Only calls of this number, connect and prctl stop the program, so that it runs at nearly full speed.
static void stop_at(int number) {
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_connect, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) die("seccomp");
}

// The processes of the program, the first one first; `started` once it does its own work.
static struct {
    pid_t process;
    int started, ended;
} own[16];
static int own_count;

static int own_of_process(pid_t process) {
    for (int i = 0; i < own_count; i++)
        if (own[i].process == process) return i;
    return -1;
}

static int own_of_thread(pid_t thread) {
    for (int i = 0; i < own_count; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/task/%d", own[i].process, thread);
        if (!own[i].ended && access(path, F_OK) == 0) return i;
    }
    return -1;
}

static void note_program(pid_t process, const char *program) {
    char path[64];
    struct stat running, wanted;
    snprintf(path, sizeof path, "/proc/%d/exe", process);
    if (own_of_process(process) >= 0 || stat(path, &running) || stat(program, &wanted)) return;
    if (running.st_dev != wanted.st_dev || running.st_ino != wanted.st_ino) return;
    if (own_count == sizeof own / sizeof *own) die("too many processes");
    own[own_count].process = process;
    own_count++;
}

static int all_have_ended(void) {
    for (int i = 0; i < own_count; i++)
        if (!own[i].ended) return 0;
    return 1;
}

static void kill_own(int only_first) {
    for (int i = 0; i < own_count && !(only_first && i > 0); i++)
        if (!own[i].ended) kill(own[i].process, SIGKILL);
}

static int takes_descriptor(long number) {
    switch (number) {
        case SYS_openat:
        case SYS_newfstatat:
        case SYS_rename:
        case SYS_renameat2:
        case SYS_link:
        case SYS_unlink:
        case SYS_mkdir:
        case SYS_chmod: return 0;
        default: return 1;
    }
}

static int is_file(pid_t process, int descriptor) {
    char path[64];
    struct stat status;
    snprintf(path, sizeof path, "/proc/%d/fd/%d", process, descriptor);
    return stat(path, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

static void fail(pid_t thread, struct user_regs_struct registers, int number) {
    registers.orig_rax = (unsigned long long)-1;
    registers.rax = (unsigned long long)-(long long)number;
    ptrace(PTRACE_SETREGS, thread, 0, &registers);
}

// A write or pread64 of half the bytes.
static void shorten(pid_t thread, struct user_regs_struct registers) {
    if (registers.rdx > 1) registers.rdx /= 2;
    ptrace(PTRACE_SETREGS, thread, 0, &registers);
}

int main(int count, char **arguments) {
    if (count < 6) {
        fputs("usage: inject REPORT NAME N ACTION PROGRAM [ARGUMENT ...]\n", stderr);
        return 125;
    }
    const char *action = arguments[4];
    const int number = number_of(arguments[2]);
    const long wanted = atol(arguments[3]);
    const int error = strncmp(action, "errno=", 6) == 0 ? atoi(action + 6) : 0;
    const int lasting = strchr(action, '+') != NULL;
    if (number < 0) {
        fprintf(stderr, "inject: no call is named %s\n", arguments[2]);
        return 125;
    }

    const pid_t process = fork();
    if (process < 0) die("fork");
    if (process == 0) {
        if (ptrace(PTRACE_TRACEME, 0, 0, 0)) die("ptrace");
        raise(SIGSTOP);
        stop_at(number);
        execv(arguments[5], arguments + 5);
        die(arguments[5]);
    }
    int status;
    if (waitpid(process, &status, 0) != process) die("waitpid");
    if (ptrace(PTRACE_SETOPTIONS, process, 0,
               PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK
                   | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC))
        die("ptrace");
    ptrace(PTRACE_CONT, process, 0, 0);

    long seen = 0;
    int spoilt = 0, connected = 0, connected_before = 0, code = 125;
    for (;;) {
        const pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0) {
            if (errno == EINTR) continue;
            break;
        }
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            const int index = own_of_process(thread);
            if (thread == process) code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            if (index >= 0) own[index].ended = 1;
            if ((index >= 0 || thread == process) && all_have_ended()) break;
            continue;
        }
        int signal = 0;
        const int event = status >> 16;
        if (event == PTRACE_EVENT_EXEC) {
            note_program(thread, arguments[5]);
        } else if (event == PTRACE_EVENT_SECCOMP) {
            struct user_regs_struct registers;
            const int index = own_of_thread(thread);
            const int is_own = index >= 0 && !ptrace(PTRACE_GETREGS, thread, 0, &registers);
            const int kills = strncmp(action, "kill", 4) == 0;
            if (is_own && own[index].started && (int)registers.orig_rax == number
                && (kills || !takes_descriptor(number) || is_file(own[index].process, (int)registers.rdi))) {
                seen++;
                if (seen == wanted || (lasting && seen > wanted)) {
                    if (!spoilt) connected_before = connected;
                    if (kills) {
                        spoilt = 1;
                        kill_own(strcmp(action, "kill-caller") == 0);
                    } else if (strcmp(action, "short") == 0) {
                        spoilt = 1;
                        shorten(thread, registers);
                    } else if (error) {
                        spoilt = 1;
                        fail(thread, registers, error);
                    }
                }
            }
            if (is_own && registers.orig_rax == SYS_prctl && registers.rdi == PR_SET_DUMPABLE) {
                own[index].started = 1;
                fail(thread, registers, 0);
            }
            // 16 bytes are an IPv4 address; a socket of this machine's name service has another length.
            if (is_own && registers.orig_rax == SYS_connect && registers.rdx == 16) connected = 1;
        } else if (event == 0) {
            signal = WSTOPSIG(status);
            // A new thread or process begins with this stop.
            if (signal == SIGSTOP || signal == SIGTRAP) signal = 0;
        }
        ptrace(PTRACE_CONT, thread, 0, signal);
    }

    FILE *report = fopen(arguments[1], "w");
    if (report == NULL || fprintf(report, "%ld %d %d\n", seen, spoilt, connected_before) < 0 || fclose(report))
        die(arguments[1]);
    return code;
}
