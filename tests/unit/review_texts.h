/* The texts of tests/review, a file a finding, parted by lines of ---. */
#pragma once

#include "review/review.h"
#include "unit/test.h"

#define REVIEW_TEXTS "tests/review"

/* Adds to `all` what is to be told of one text: `name` of the finding whose file it is in, and its number there. */
typedef void (*ReviewTextAppend)(GString *all, const char *name, guint number, const char *text);

/* What `append` tells of all texts; free with g_string_free. */
static inline GString *review_texts_told(ReviewTextAppend append) {
  GString *all = g_string_new(NULL);
  for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
    g_autofree char *path = g_strdup_printf(REVIEW_TEXTS "/%s.txt", finding_name(id)), *content = NULL;
    if (!review_tells(id) || !g_file_get_contents(path, &content, NULL, NULL))
      continue;
    g_auto(GStrv) texts = g_strsplit(content, "\n---\n", -1);
    for (guint i = 0; texts[i]; i++)
      append(all, finding_name(id), i + 1, texts[i]);
  }
  return all;
}
