#include "compose/han_words.h"

#include "base/items.h"
#include "text/chars.h"

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

/* Words of one character that stand by themselves. */
#define LONE_WORDS "的地得和与及或在是为等由对将把被从向以到并也都不已未要就"

static gsize word_start(const GArray *starts, guint k) {
  return array_at(starts, gsize, k);
}

bool han_words_is_part(const char *text, const GArray *starts, guint k) {
  const char *p = text + word_start(starts, k);
  return g_utf8_next_char(p) == text + word_start(starts, k + 1) && chars_is_han(g_utf8_get_char(p)) &&
         !chars_is_one_of(LONE_WORDS, g_utf8_get_char(p));
}

bool han_words_begins(const char *text, const GArray *starts, guint k, gsize at) {
  if (k < starts->len && word_start(starts, k) != at)
    return false;
  return k + 1 >= starts->len || !chars_is_han(chars_before(text, text + at)) ||
         (!han_words_is_part(text, starts, k - 1) && !han_words_is_part(text, starts, k));
}
