// What happens before main, and what this process was given at its start.
//
// Before anything else runs (by a constructor), descriptors 0 to 2 are made to exist: one that came closed is /dev/null
// opened the wrong way round, so that no other file takes its number, using it fails with EBADF as it would have, and a
// program that takes this one's place finds it closed.
#ifndef CENTRY_H
#define CENTRY_H

// The arguments, as the system handed them to this program; they need no /proc and are not changed by setenv.
int entry_argument_count(void);
const char *entry_argument(int index);

// The environment of the process, ended by NULL.
char **entry_environment(void);

// What a program of threads and sockets cannot do without.
enum entry_lack { entry_lacks_nothing, entry_lacks_threads, entry_lacks_files, entry_lacks_memory };

// Takes as many open files as it may where few are allowed, and tries whether files and memory are to be had: without them the
// libraries of this program wait for ever or end it without a word.
enum entry_lack entry_find_lack(void);

// Tries the same with threads, and the memory that is left beside them.
enum entry_lack entry_find_lack_of_threads(void);

// Lets threads that work side by side have a heap for each processor, where there are addresses for all of them.
void entry_part_heap(void);

// Whether a signal came ignored, as SIGHUP does under nohup; it is to stay so.
int entry_ignores(int signal);

// Puts signals (ignored ones, and the mask) and limits back as they were at the start, for a program that takes this
// one's place.
void entry_restore(void);

#endif
