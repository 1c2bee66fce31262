// The files of Resources as constants (C23 #embed): quick to compile at any size, and no bundle beside the program.
#ifndef CBUNDLED_H
#define CBUNDLED_H

struct bundled_file {
    const char *path;
    const unsigned char *bytes;
    unsigned long length;
};

// How many files there are.
int bundled_count(void);

// One of them; the index must be below bundled_count().
struct bundled_file bundled_file(int index);

#endif
