/* The word lists of the review: data from styles/review.words. */
#pragma once

#include "text/words.h"

/* Lists, by their names in the file, which tells what each is for. */
#define REVIEW_LISTS(X)                                                                                                \
  X(POSTS, "posts")                                                                                                    \
  X(LIST_FOLLOWS, "list-follows")                                                                                      \
  X(RANGE_UNITS, "range-units")                                                                                        \
  X(WORLD_UNITS, "world-units")                                                                                        \
  X(ANNOUNCING, "announcing")                                                                                          \
  X(CLASSIFIERS, "classifiers")                                                                                        \
  X(BREAKING_OFF, "breaking-off")                                                                                      \
  X(FIRST_MEMBERS, "first-members")                                                                                    \
  X(GOING_ON, "going-on")                                                                                              \
  X(OTHER_TIMES, "other-times")                                                                                        \
  X(NOW, "now")

enum review_list {
#define REVIEW_LIST_ENUM(id, name) REVIEW_##id,
  REVIEW_LISTS(REVIEW_LIST_ENUM)
#undef REVIEW_LIST_ENUM
      REVIEW_LIST_COUNT
};

/* Reads them; errors as words_load has them.  Free with words_free. */
struct words *review_words_load(GError **error);
