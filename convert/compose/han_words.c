#include "compose/han_words.h"

#include <unicode/ubrk.h>

GArray *han_words_starts(const char *text, gsize length) {
  GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  UErrorCode status = U_ZERO_ERROR;
  UText *opened = utext_openUTF8(NULL, text, (int64_t)length, &status);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  ubrk_setUText(words, opened, &status);
  for (int32_t at = U_SUCCESS(status) ? ubrk_first(words) : UBRK_DONE; at != UBRK_DONE; at = ubrk_next(words)) {
    const gsize start = (gsize)at;
    g_array_append_val(starts, start);
  }
  ubrk_close(words);
  utext_close(opened);
  return starts;
}
