/* A word and the reading that stands above it (ruby), as somebody says it or a Word file has it. */
#pragma once

#include <glib.h>

struct ruby_word {
  char *word, *reading; /* owned */
  guint line, column;   /* of the source (code points), 1-based: only there; 0: in any line, at any column */
};

/* A list of struct ruby_word, empty; free with g_ptr_array_unref. */
GPtrArray *ruby_words_new(void);

/* Appends one; the strings are copied, without the blanks around them.  Nothing is appended when one is blank. */
struct ruby_word *ruby_words_append(GPtrArray *words, const char *word, const char *reading);
