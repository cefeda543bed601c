/* A paragraph's characters with their classes: which are Chinese, which belong to Latin words. */
#pragma once

#include "layout/class.h"

struct item {
  guint32 start; /* byte offset in the text */
  guint8 class;  /* enum char_class, decided among its neighbours */
};

/* Classifies the characters of `text` (valid UTF-8).  Shared characters take their side by context (typography W5):
 * a pair of quotes is Latin when its inside and its outside are, an apostrophe between letters is, and — … · × are when
 * both neighbours are; in doubt all are Chinese.  Returns an array of struct item; free with g_array_unref. */
GArray *itemize(const char *text, gsize length);
