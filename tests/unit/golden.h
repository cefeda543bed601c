/* Comparing with files of what was looked at and found right.  `make golden` writes them anew; look at the difference
 * before committing it. */
#pragma once

#include "unit/test.h"

static inline bool golden_updating(void) {
  return g_getenv("JIANGGAO_GOLDEN_UPDATE") != NULL;
}

static inline char *golden_difference(const char *expected, const char *got) {
  g_auto(GStrv) left = g_strsplit(expected, "\n", -1);
  g_auto(GStrv) right = g_strsplit(got, "\n", -1);
  guint line = 0;
  while (left[line] && right[line] && strcmp(left[line], right[line]) == 0)
    line++;
  return g_strdup_printf("line %u\nexpected: %.300s\ngot:      %.300s", line + 1, left[line] ? left[line] : "(end)",
                         right[line] ? right[line] : "(end)");
}

/* Compares with the file, or writes it when updating; the count of differences, so that one run tells all. */
static inline guint golden_compare(const char *path, const char *got) {
  if (golden_updating()) {
    assert_true(g_file_set_contents(path, got, -1, NULL));
    return 0;
  }
  g_autofree char *expected = NULL;
  if (!g_file_get_contents(path, &expected, NULL, NULL)) {
    print_error("%s is missing; make golden writes it\n", path);
    return 1;
  }
  if (strcmp(expected, got) == 0)
    return 0;
  g_autofree char *difference = golden_difference(expected, got);
  print_error("%s differs at %s\n", path, difference);
  return 1;
}

/* A file whose lines are at once what is read and what is expected: `marked_line` takes the marks off a line, reads
 * what is left, and marks what it found (free with g_free).  The count of differences, as golden_compare. */
static inline guint golden_compare_lines(const char *path, char *(*marked_line)(const char *line)) {
  g_autofree char *content = NULL;
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  for (char **line = lines; *line; line++) {
    char *marked = marked_line(*line);
    g_free(*line);
    *line = marked;
  }
  g_autofree char *all = g_strjoinv("\n", lines);
  return golden_compare(path, all);
}
