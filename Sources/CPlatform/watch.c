#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

int platform_watch_begin(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int platform_watch_folder(int watch, const char *path) {
    const unsigned int wanted =
        IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    const int number = inotify_add_watch(watch, path, wanted);
    return number < 0 ? -errno : number;
}

int platform_watch_concerns(int watch, const char *name, int folders) {
    _Alignas(struct inotify_event) char buffer[4096];
    int concerns = 0;
    ssize_t count;
    while ((count = read(watch, buffer, sizeof buffer)) > 0 || (count < 0 && errno == EINTR)) {
        ssize_t place = 0;
        while (place < count) {
            const struct inotify_event *event = (const struct inotify_event *)(buffer + place);
            const unsigned int whole = (folders ? IN_ISDIR : 0) | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF;
            if ((event->mask & whole) != 0 || (event->len > 0 && strcmp(event->name, name) == 0)) {
                concerns = 1;
            }
            place += (ssize_t)(sizeof *event + event->len);
        }
    }
    return concerns;
}
