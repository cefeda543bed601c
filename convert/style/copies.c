#include "style/copies.h"

#include <string.h>

#define MOST_DIGITS 6

/* Reads a number at `*text` and goes behind it. */
static bool read_number(const char **text, guint *number) {
  const gsize digits = strspn(*text, "0123456789");
  *number = (guint)g_ascii_strtoull(*text, NULL, 10);
  *text += digits;
  return digits > 0 && digits <= MOST_DIGITS;
}

bool copies_read(const char *text, struct copies *copies) {
  const char *at = text;
  if (!read_number(&at, &copies->first))
    return false;
  copies->digits = (int)(at - text);
  copies->last = copies->first;
  if (*at == '-') {
    at++;
    if (!read_number(&at, &copies->last))
      return false;
  }
  return !*at && copies->first > 0 && copies->first <= copies->last && copies->last - copies->first < COPIES_MOST;
}

char *copies_words(const struct copies *copies, guint number) {
  return g_strdup_printf("第 %0*u 份", copies->digits, number);
}
