/* How hard the libraries of the program compress that do not choose for themselves: Cairo and libqpdf.
 *
 * Cairo has no switch for it and takes zlib's default level, a third of all time for a PDF; at the fastest level the
 * file is 7 % longer.  So the program has the function of zlib's that they call (and exports it: see the Makefile).
 * Nothing but the level is another; a library that names a level gets it.  In libjianggao.so this function is not seen:
 * a library must not do such a thing to the program that loads it. */
#include <zlib.h>

#define MEMORY_LEVEL 8 /* zlib's default */

__attribute__((visibility("default"))) int deflateInit_(z_streamp stream, int level, const char *version, int size) {
  return deflateInit2_(stream, level == Z_DEFAULT_COMPRESSION ? Z_BEST_SPEED : level, Z_DEFLATED, MAX_WBITS,
                       MEMORY_LEVEL, Z_DEFAULT_STRATEGY, version, size);
}
