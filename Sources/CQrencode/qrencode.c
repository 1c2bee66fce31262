#include "CQrencode.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static __typeof__(&QRcode_encodeString8bit) encode;
static __typeof__(&QRcode_free) release;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    encode = (__typeof__(encode))dlsym(library, "QRcode_encodeString8bit");
    release = (__typeof__(release))dlsym(library, "QRcode_free");
}

int qrencode_is_available(void) {
    pthread_once(&once, load);
    return encode != NULL && release != NULL;
}

QRcode *qrencode_encode(const char *text) {
    return qrencode_is_available() ? encode(text, 0, QR_ECLEVEL_L) : NULL;
}

void qrencode_free(QRcode *code) {
    if (code != NULL && qrencode_is_available()) release(code);
}
