/* What the program does to zlib: base/deflate.c. */
#pragma once

#include <stdbool.h>

/* While this is on, what is compressed in this thread by a library that does not choose how hard (Cairo, libqpdf) is
 * stored as it is.  In libjianggao.so it changes nothing. */
void deflate_hold(bool hold);

/* The version of the library that packs. */
const char *deflate_library(void);
