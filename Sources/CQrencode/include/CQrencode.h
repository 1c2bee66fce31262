// QR codes by libqrencode, which is looked for when the first code is wanted: the program also starts where it is missing.
#ifndef CQRENCODE_H
#define CQRENCODE_H

#include <qrencode.h>

// Whether the library is on this machine.
int qrencode_is_available(void);

// The code of a text at the lowest correction level, or NULL when the text is too long or the library is missing.
// Give it back with qrencode_free.
QRcode *qrencode_encode(const char *text);

void qrencode_free(QRcode *code);

#endif
