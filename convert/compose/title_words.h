/* The words that a title falls into: those of the rules, and ICU's. */
#pragma once

#include "style/title_rules.h"

#include <stdbool.h>

struct title_token {
  gsize start, end; /* bytes */
  guint is;         /* enum title_word, together */
  guint characters;
};

/* Whether the character is part of a number, in figures or in Han. */
bool title_is_numeral(gunichar c);

/* Cuts the title into the fewest words: those of the rules before ICU's, and these before single characters.  An array
 * of struct title_token in the order of the text; free with g_array_unref. */
GArray *title_words(const struct title_rules *rules, const char *title);

/* The version of the library that knows the words of Chinese; free with g_free. */
char *title_words_library(void);
