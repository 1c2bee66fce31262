// What the system offers and Swift's Glibc module does not show.
#ifndef CPLATFORM_H
#define CPLATFORM_H

// Resets the crash handlers to the system's own, forbids core dumps and makes the process not dumpable, so that a
// crash prints no registers and writes no memory (SIGILL SIGTRAP SIGSEGV SIGBUS SIGFPE SIGABRT; prctl; RLIMIT_CORE).
// Children can be waited for from then on, also where SIGCHLD came ignored.
void platform_protect_process(void);

// The number of terminal columns of one code point, by the C library's wcwidth: -1 for a control character.
int platform_character_width(unsigned int scalar);

// The character set of the current locale, for instance "UTF-8".
const char *platform_codeset(void);

// The first character of some bytes in the encoding of the current locale: how many of them it takes, 0 when they are only
// its beginning, -1 when they are none.
int platform_decode_character(const char *bytes, int count, unsigned int *scalar);

// setlocale(LC_ALL, "") and, when that leaves an ASCII locale, C.UTF-8 for LC_CTYPE. Returns 1 when text is UTF-8 now.
int platform_set_locale(void);

// Makes the slave side of a pseudo-terminal the standard streams of a child: opens a pair, returns 0 or an errno.
int platform_open_terminal(int *parent, char *path, int path_size, int rows, int columns);

// Sets the size of a terminal (TIOCSWINSZ). Returns 0 or an errno.
int platform_set_terminal_size(int terminal, int rows, int columns);

// Reads the size of a terminal (TIOCGWINSZ). Returns 0 or an errno.
int platform_terminal_size(int terminal, int *rows, int *columns);

// Installs handlers for INT TERM HUP QUIT, and with a screen WINCH TSTP, that write the signal's number as one byte to
// the descriptor, the writing end of a non-blocking pipe. HUP stays ignored where it is.
void platform_catch_signals(int descriptor, int with_screen);

// Makes a pipe whose ends do not block and are not inherited. Returns 0 or an errno.
int platform_pipe(int *reading, int *writing);

// Puts back what was there before platform_catch_signals.
void platform_release_signals(void);

// Stops the process group as Ctrl-Z does and returns when it goes on.
void platform_stop(void);

// Gives a file another name unless something has that name. Returns 0 or an errno: EEXIST, and EINVAL where the file
// system cannot do it in one step (renameat2, RENAME_NOREPLACE).
int platform_rename_without_replacing(const char *from, const char *to);

// Makes a file without a name in a folder (O_TMPFILE, mode 0600) that no crash can leave behind, and gives such a file its
// name, which must be free. The first returns a descriptor, or -1 with errno where this cannot be done.
int platform_open_unnamed(const char *folder);
int platform_name_unnamed(int descriptor, const char *path);

// Waits until a descriptor can be read (or written); 0, or an errno: ETIMEDOUT after so many milliseconds.
int platform_wait_for(int descriptor, int writing, int milliseconds);

// Whether a descriptor is a regular file of this user that nobody else can read or write.
int platform_is_private_file(int descriptor);

// Whether a descriptor is a file without a type, as an event queue is.
int platform_is_untyped(int descriptor);

// What a file is; Swift's Glibc and Foundation modules both have a struct stat, and the compiler is not sure which.
struct platform_file_status {
    unsigned long long device;
    unsigned long long inode;
    unsigned long long links;
    unsigned int mode;
    unsigned int owner;
    long long size;
    long long modified;
};

// Looks at a path, at a link itself when follow is 0, or at an open file. Return 0 or an errno.
int platform_path_status(const char *path, int follow, struct platform_file_status *status);
int platform_descriptor_status(int descriptor, struct platform_file_status *status);

// The number of the kind of file system that a path is on (statfs). Returns 0 or an errno.
int platform_file_system(const char *path, unsigned long long *type);

// Starts this very program once more, in a session of its own and without the caller's open files: `held` is its
// descriptor 3, pipes are its standard input, output and error. INT TERM HUP QUIT are blocked there. Returns 0 and the process with this side's ends of the pipes, or an errno.
int platform_start_again(char *const arguments[], char *const environment[], int held, int *process, int *input,
                         int *output, int *errors);

// Starts a program that needs nothing of this one: its standard descriptors lead nowhere, it has no other, and neither the
// keys of this terminal nor this program's way with signals reach it. Returns 0 or an errno.
int platform_start_detached(const char *path, char *const arguments[], char *const environment[]);

// Starts this very program once more, in a process group of its own, with a pipe as its standard input and this one's standard
// error as both of its outputs; it has no other descriptor, and the usual way with signals. Returns 0 with the process and this
// side's end of the pipe, which does not block, or an errno.
int platform_start_command(char *const arguments[], char *const environment[], int *process, int *input);

// Waits for such a process; after so many milliseconds it is told to end. Returns 0 or ETIMEDOUT, and what waitpid says.
int platform_end_command(int process, int milliseconds, int *status);

// Is all that such a process does: has a shell run a command, in a group of its own or in this one's, and returns its exit code or
// dies of its signal. A SIGTERM is passed on, and two seconds later whatever the command has started and that is still there is
// killed, also in groups and sessions of its own. What a command leaves behind that ends by itself goes on.
int platform_supervise(const char *command, int has_group);

// Follows what is put into folders, replaced and taken out of them (inotify): the first gives a descriptor that can be read then,
// or -1, the second adds a folder and returns its number, which grows with each new one, or a negative errno, the third takes in
// what has happened and says whether it was to a file of that name, to a folder that is followed, or, if so wished, to one in it.
int platform_watch_begin(void);
int platform_watch_folder(int watch, const char *path);
int platform_watch_concerns(int watch, const char *name, int folders);

// Starts a program that one talks with, on this terminal: its standard input and output are one socket, its standard error a
// pipe, and it has no other open file. Without a path it is this very program. Signals mean there what they usually do, but for those of the mask that stay ignored.
// Returns 0 and the process with this side's ends, or an errno.
int platform_start_talking(const char *path, char *const arguments[], char *const environment[], unsigned int ignored,
                           int *process, int *talk, int *errors);

// Makes the process go on through what a terminal or a service manager sends (INT TERM HUP QUIT).
void platform_ignore_signals(void);

// Unpacks gzip of any number of members or zlib (RFC 1952, RFC 1950), or what has no header (RFC 1951), as far as it goes: says how many bytes it wrote, and returns 0 for a whole, EFBIG
// where the room ends before, ENOMEM, or EBADMSG for what is damaged, cut off, or has something behind it.
int platform_inflate(const unsigned char *packed, unsigned int count, int is_raw, unsigned char *plain,
                     unsigned int room, unsigned int *written);

struct termios;

// Until platform_release_crashes, a crash writes the reset bytes (at most 128) to the terminal, gives it those
// settings, and then takes its default course.
void platform_catch_crashes(int terminal, const char *reset, int length, const struct termios *settings);

// Sets the crash signals back to their default action.
void platform_release_crashes(void);

// Points standard error at memory so that nothing writes across a screen. Returns 0 or an errno; hand both descriptors
// to platform_replay_standard_error, which writes out what was kept and closes them.
int platform_keep_standard_error(int *kept, int *standard_error);
void platform_replay_standard_error(int kept, int standard_error);

#endif
