#include "review/review_words.h"

#include "base/paths.h"

static const char *const names[REVIEW_LIST_COUNT] = {
#define REVIEW_LIST_NAME(id, name) name,
    REVIEW_LISTS(REVIEW_LIST_NAME)
#undef REVIEW_LIST_NAME
};

struct words *review_words_load(GError **error) {
  g_autofree char *path = paths_data("styles/review.words");
  return words_load(path, names, REVIEW_LIST_COUNT, error);
}
