#define _GNU_SOURCE
#include "CEntry.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

extern char **environ;

static const int limits[] = {RLIMIT_CORE, RLIMIT_NOFILE};
enum {
    limit_count = sizeof limits / sizeof limits[0],
    // What a sign-in has open at the same time, and some more.
    needed_files = 32,
    wanted_files = 256,
    // Two event loops, two for blocking calls, those of the queues, and one for each processor up to a point.
    needed_threads = 6,
    most_processors = 10,
    needed_bytes = 32 << 20,
    // What a heap reserves until it has found a place, and the stack of its thread.
    heap_bytes = 144 << 20,
};

static int argument_count;
static char **arguments;
static struct rlimit given_limits[limit_count];
static int ignored[NSIG];
static sigset_t given_mask;

static void fill_standard_descriptors(void) {
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
        if (fcntl(number, F_GETFD) >= 0 || errno != EBADF) {
            continue;
        }
        const int wrong_way = number == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (open("/dev/null", wrong_way | O_CLOEXEC) < 0) {
            // A bare root folder has no devices; a folder can be neither read nor written.
            (void)!open("/", O_PATH | O_CLOEXEC);
        }
    }
}

__attribute__((constructor)) static void begin(int count, char **values, char **variables) {
    (void)variables;
    argument_count = count;
    arguments = values;
    fill_standard_descriptors();
    for (int index = 0; index < limit_count; index++) {
        getrlimit(limits[index], &given_limits[index]);
    }
    for (int number = 1; number < NSIG; number++) {
        struct sigaction action;
        ignored[number] = sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
    }
    sigprocmask(SIG_SETMASK, NULL, &given_mask);
}

int entry_argument_count(void) {
    return argument_count;
}

const char *entry_argument(int index) {
    return arguments[index];
}

char **entry_environment(void) {
    return environ;
}

int entry_ignores(int signal) {
    return ignored[signal];
}

static int can_open_files(void) {
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < wanted_files && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max < wanted_files ? files.rlim_max : wanted_files;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    int opened[needed_files];
    int count = 0;
    while (count < needed_files) {
        const int copy = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        if (copy < 0) {
            break;
        }
        opened[count++] = copy;
    }
    for (int index = 0; index < count; index++) {
        close(opened[index]);
    }
    return count == needed_files;
}

static void *wait_for(void *gate) {
    pthread_mutex_lock(gate);
    pthread_mutex_unlock(gate);
    return NULL;
}

static int can_map(size_t count, int protection) {
    void *memory = mmap(NULL, count, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return 0;
    }
    munmap(memory, count);
    return 1;
}

static int can_take_memory(void) {
    return can_map(needed_bytes, PROT_READ | PROT_WRITE);
}

static int processor_count(void) {
    cpu_set_t processors;
    const int found = sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors) : most_processors;
    return found < most_processors ? found : most_processors;
}

// Threads take room for their stacks, so that what is left is looked at while all of them are there.
enum entry_lack entry_find_lack_of_threads(void) {
    const int needed = needed_threads + processor_count();
    pthread_t threads[needed_threads + most_processors];
    pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&gate);
    int count = 0;
    while (count < needed && pthread_create(&threads[count], NULL, wait_for, &gate) == 0) {
        count++;
    }
    const int has_memory = can_take_memory();
    pthread_mutex_unlock(&gate);
    for (int index = 0; index < count; index++) {
        pthread_join(threads[index], NULL);
    }
    return !has_memory ? entry_lacks_memory : count < needed ? entry_lacks_threads : entry_lacks_nothing;
}

void entry_part_heap(void) {
    const int count = processor_count();
    // Addresses alone, of which there may be too few.
    if (can_map(needed_bytes + (size_t)count * heap_bytes, PROT_NONE)) {
        mallopt(M_ARENA_MAX, count);
    }
}

enum entry_lack entry_find_lack(void) {
    // One heap: each further one, by default one a thread, would reserve 64 MiB of addresses and leave none for what comes later.
    mallopt(M_ARENA_MAX, 1);
    return !can_open_files() ? entry_lacks_files : can_take_memory() ? entry_lacks_nothing : entry_lacks_memory;
}

void entry_restore(void) {
    for (int number = 1; number < NSIG; number++) {
        // The two that cannot be set say so, and need not be.
        signal(number, ignored[number] ? SIG_IGN : SIG_DFL);
    }
    pthread_sigmask(SIG_SETMASK, &given_mask, NULL);
    for (int index = 0; index < limit_count; index++) {
        setrlimit(limits[index], &given_limits[index]);
    }
}
