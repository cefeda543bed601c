/* The words of Chinese text, as ICU's dictionary sees them: where a line may end without parting one. */
#pragma once

#include <glib.h>

/* The places where a word begins, and the end of the text: bytes, rising, an array of gsize.  Empty when memory or
 * ICU's data is missing.  Free with g_array_unref. */
GArray *han_words_starts(const char *text, gsize length);
