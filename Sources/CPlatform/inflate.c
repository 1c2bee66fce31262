#include "CPlatform.h"

#include <errno.h>
#include <zlib.h>

// Either format, as its first bytes say, or neither, without header and sum (zlib.h, inflateInit2).
enum { largest_window_of_either = MAX_WBITS + 32, largest_window_of_raw = -MAX_WBITS, gzip_mark = 0x1F };

int platform_inflate(const unsigned char *packed, unsigned int count, int is_raw, unsigned char *plain,
                     unsigned int room, unsigned int *written) {
    z_stream stream = {.next_in = (Bytef *)packed, .avail_in = count, .next_out = plain, .avail_out = room};
    *written = 0;
    if (inflateInit2(&stream, is_raw ? largest_window_of_raw : largest_window_of_either) != Z_OK) {
        return ENOMEM;
    }
    int result = inflate(&stream, Z_SYNC_FLUSH);
    // A file of gzip may have several members (RFC 1952 section 2.2).
    while (result == Z_STREAM_END && stream.avail_in > 1 && stream.next_in[0] == gzip_mark && stream.avail_out > 0) {
        if (inflateReset(&stream) != Z_OK) {
            break;
        }
        result = inflate(&stream, Z_SYNC_FLUSH);
    }
    const int is_full = stream.avail_out == 0;
    const int is_whole = result == Z_STREAM_END && stream.avail_in == 0;
    *written = room - stream.avail_out;
    inflateEnd(&stream);
    return is_full ? EFBIG : is_whole ? 0 : EBADMSG;
}
