/* The numbers of copies: 001-050. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define COPIES_MOST 9999 /* in one file */

struct copies {
  guint first, last;
  int digits; /* a number has at least so many: 001 */
};

/* Reads one number or two with - between them, each of up to six digits (GB/T 9704-2012 7.2.1), the first of them from
 * 1 on.  False for other texts, for two numbers in falling order and for more than COPIES_MOST copies. */
bool copies_read(const char *text, struct copies *copies);

/* 第 001 份: the words of the copy `number`; free with g_free. */
char *copies_words(const struct copies *copies, guint number);
