#include "CPlatform.h"

#include <errno.h>
#include <zlib.h>

// Either format, as its first bytes say (zlib.h, inflateInit2).
enum { largest_window_of_either = 15 + 32 };

int platform_inflate(const unsigned char *packed, unsigned int count, unsigned char *plain, unsigned int room,
                     unsigned int *written) {
    z_stream stream = {.next_in = (Bytef *)packed, .avail_in = count, .next_out = plain, .avail_out = room};
    *written = 0;
    if (inflateInit2(&stream, largest_window_of_either) != Z_OK) {
        return ENOMEM;
    }
    const int result = inflate(&stream, Z_SYNC_FLUSH);
    const int is_full = stream.avail_out == 0;
    const int is_whole = result == Z_STREAM_END && stream.avail_in == 0;
    *written = room - stream.avail_out;
    inflateEnd(&stream);
    return is_full ? EFBIG : is_whole ? 0 : EBADMSG;
}
