#include "doc/ruby_word.h"

static void ruby_word_free(struct ruby_word *word) {
  g_free(word->word);
  g_free(word->reading);
  g_free(word);
}

GPtrArray *ruby_words_new(void) {
  return g_ptr_array_new_with_free_func((GDestroyNotify)ruby_word_free);
}

struct ruby_word *ruby_words_append(GPtrArray *words, const char *word, const char *reading) {
  struct ruby_word *one = g_new0(struct ruby_word, 1);
  one->word = g_strstrip(g_strdup(word));
  one->reading = g_strstrip(g_strdup(reading));
  if (*one->word && *one->reading) {
    g_ptr_array_add(words, one);
    return one;
  }
  ruby_word_free(one);
  return NULL;
}
