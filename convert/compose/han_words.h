/* The words of Chinese text, as ICU's dictionary sees them: where a line may end without parting one. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The places where a word begins, and the end of the text: bytes, rising, an array of gsize.  Empty when memory or
 * ICU's data is missing.  Free with g_array_unref. */
GArray *han_words_starts(const char *text, gsize length);

/* Whether word `k` of the text is one Han character that stands by itself seldom: as often as not it is a part of a
 * word that the dictionary does not know, as 市, 水务, 集, 团. */
bool han_words_is_part(const char *text, const GArray *starts, guint k);

/* Whether a line of a table's cell may begin at byte `at` without parting a word; `k`: the number of the first word
 * that begins there or behind it.  Behind all words it may. */
bool han_words_begins(const char *text, const GArray *starts, guint k, gsize at);
