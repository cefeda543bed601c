/* The characters of 通用规范汉字表, for tests of fonts. */
#pragma once

#include "unit/test.h"

/* All 8,105 of them as UTF-8 without line ends; free with g_free. */
static inline char *standard_characters(void) {
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents("tests/data/standard-characters.txt", &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  char *all = g_strjoinv("", lines);
  assert_int_equal(g_utf8_strlen(all, -1), 8105);
  return all;
}
