#define _GNU_SOURCE
#include "CPlatform.h"

#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
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

void platform_protect_process(void) {
    const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index++) {
        signal(signals[index], SIG_DFL);
    }
    // A parent that ignores its children's ends has us ignore them, too, and then nobody can wait for one.
    signal(SIGCHLD, SIG_DFL);
    // Not the hard limit: who is not root could never put it back for a program that takes this one's place.
    struct rlimit core;
    if (getrlimit(RLIMIT_CORE, &core) == 0) {
        core.rlim_cur = 0;
        setrlimit(RLIMIT_CORE, &core);
    }
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int platform_character_width(unsigned int scalar) {
    return wcwidth((wchar_t)scalar);
}

const char *platform_codeset(void) {
    return nl_langinfo(CODESET);
}

int platform_decode_character(const char *bytes, int count, unsigned int *scalar) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    wchar_t character = 0;
    const size_t length = mbrtowc(&character, bytes, (size_t)count, &state);
    if (length == (size_t)-2) {
        return 0;
    }
    if (length == (size_t)-1) {
        return -1;
    }
    *scalar = (unsigned int)character;
    return length == 0 ? 1 : (int)length;
}

int platform_set_locale(void) {
    // Characters, and the system's own sentences; nothing here is sorted, counted or dated by a locale.
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
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

// A name for an open file, good for linkat; needs /proc, but no right.
static void name_of(int descriptor, char path[32]) {
    snprintf(path, 32, "/proc/self/fd/%d", descriptor);
}

int platform_open_unnamed(const char *folder) {
    const int descriptor = open(folder, O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return -1;
    }
    char path[32];
    name_of(descriptor, path);
    if (access(path, F_OK) != 0) {
        close(descriptor);
        errno = EOPNOTSUPP;
        return -1;
    }
    return descriptor;
}

int platform_name_unnamed(int descriptor, const char *path) {
    char own[32];
    name_of(descriptor, own);
    return linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

int platform_wait_for(int descriptor, int writing, int milliseconds) {
    struct pollfd wanted = {descriptor, writing ? POLLOUT : POLLIN, 0};
    const int count = poll(&wanted, 1, milliseconds);
    return count > 0 ? 0 : count == 0 ? ETIMEDOUT : errno;
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
