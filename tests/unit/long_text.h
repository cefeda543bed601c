/* Han characters by the number, for tests of what fits. */
#pragma once

#include "unit/test.h"

/* A text of `characters` Han characters that ends in 。 */
static inline char *long_text(guint characters) {
  static const char *const pool = "村口新路修到田头货车一早进来装瓜果老人坐在树下看孩子跑过木桥去上学";
  glong count = g_utf8_strlen(pool, -1);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i + 1 < characters; i++) {
    const char *p = g_utf8_offset_to_pointer(pool, (glong)(i * 7 + i / 5) % count);
    g_string_append_len(text, p, g_utf8_next_char(p) - p);
  }
  g_string_append(text, "。");
  return g_strdup(text->str);
}
