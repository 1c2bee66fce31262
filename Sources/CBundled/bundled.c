#include "CBundled.h"

#include "../../Resources/bundled.inc"

int bundled_count(void) {
    return (int)(sizeof files / sizeof files[0]);
}

struct bundled_file bundled_file(int index) {
    return files[index];
}
