#include "read/reader_words.h"

#include "base/paths.h"

static const char *const names[WORD_LIST_COUNT] = {
#define WORD_LIST_NAME(id, name) name,
    WORD_LISTS(WORD_LIST_NAME)
#undef WORD_LIST_NAME
};

struct words *reader_words_load(GError **error) {
  g_autofree char *path = paths_data("styles/reader.words");
  return words_load(path, names, WORD_LIST_COUNT, error);
}
