#define _GNU_SOURCE
#include "CPlatform.h"

#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <wchar.h>

static void (*inherited_child_handler)(int) = SIG_DFL;

void platform_restore_child_signal(void) {
    if (inherited_child_handler == SIG_IGN) {
        signal(SIGCHLD, SIG_IGN);
    }
}

void platform_protect_process(void) {
    const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index++) {
        signal(signals[index], SIG_DFL);
    }
    // A parent that ignores its children's ends has us ignore them, too, and then nobody can wait for one.
    inherited_child_handler = signal(SIGCHLD, SIG_DFL);
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int platform_character_width(unsigned int scalar) {
    return wcwidth((wchar_t)scalar);
}

const char *platform_codeset(void) {
    return nl_langinfo(CODESET);
}

int platform_set_locale(void) {
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int platform_open_terminal(int *parent, char *path, int path_size, int rows, int columns) {
    int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) {
        return errno;
    }
    if (grantpt(terminal) != 0 || unlockpt(terminal) != 0 || ptsname_r(terminal, path, (size_t)path_size) != 0) {
        int failure = errno;
        close(terminal);
        return failure;
    }
    *parent = terminal;
    return platform_set_terminal_size(terminal, rows, columns);
}

int platform_set_terminal_size(int terminal, int rows, int columns) {
    const struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    return ioctl(terminal, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int platform_terminal_size(int terminal, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(terminal, TIOCGWINSZ, &size) != 0) {
        return errno;
    }
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int platform_rename_without_replacing(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

int platform_is_private_file(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
           (status.st_mode & 077) == 0;
}

int platform_is_untyped(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && (status.st_mode & S_IFMT) == 0;
}

static int copy_status(int result, const struct stat *found, struct platform_file_status *status) {
    if (result != 0) {
        return errno;
    }
    *status = (struct platform_file_status){
        .device = found->st_dev,
        .inode = found->st_ino,
        .links = found->st_nlink,
        .mode = found->st_mode,
        .owner = found->st_uid,
        .size = found->st_size,
        .modified = found->st_mtim.tv_sec,
    };
    return 0;
}

int platform_file_system(const char *path, unsigned long long *type) {
    struct statfs found;
    int result;
    do {
        result = statfs(path, &found);
    } while (result != 0 && errno == EINTR);
    if (result != 0) {
        return errno;
    }
    // Some systems have it signed and 32 bits wide.
    *type = (unsigned int)found.f_type;
    return 0;
}

int platform_path_status(const char *path, int follow, struct platform_file_status *status) {
    struct stat found;
    return copy_status(follow ? stat(path, &found) : lstat(path, &found), &found, status);
}

int platform_descriptor_status(int descriptor, struct platform_file_status *status) {
    struct stat found;
    return copy_status(fstat(descriptor, &found), &found, status);
}
