/* How hard the libraries of the program compress that do not choose for themselves: Cairo and libqpdf.
 *
 * Cairo has no switch for it and takes zlib's default level, a third of all time for a PDF.  So the program has the
 * function of zlib's that they call (and exports it: see the Makefile): Cairo stores, and what it drew is compressed
 * when it is finished (write/page/streams.c), twice as fast as zlib at its fastest; libqpdf's own lists are compressed
 * at the fastest level.  A library that names a level gets it.  In libjianggao.so this function is not seen, since a
 * library must not do such a thing to the program that loads it: there Cairo compresses in vain, and the file is the
 * same. */
#include "base/deflate.h"

#include <zlib.h>

#define MEMORY_LEVEL 8 /* zlib's default */

static _Thread_local bool held;

void deflate_hold(bool hold) {
  held = hold;
}

__attribute__((visibility("default"))) int deflateInit_(z_streamp stream, int level, const char *version, int size) {
  if (level == Z_DEFAULT_COMPRESSION)
    level = held ? Z_NO_COMPRESSION : Z_BEST_SPEED;
  return deflateInit2_(stream, level, Z_DEFLATED, MAX_WBITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY, version, size);
}

const char *deflate_library(void) {
  return zlibVersion();
}
