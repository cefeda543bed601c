#include "layout/sentence.h"

#include "text/chars.h"

bool sentence_ends(const char *text, gsize length) {
  const char *end = text + length;
  gunichar last = chars_before(text, end);
  while (chars_is_closing(last) || chars_is_ignorable(last)) {
    end = g_utf8_prev_char(end);
    last = chars_before(text, end);
  }
  return chars_is_stop(last);
}
