/* Points inside paragraphs, as data: in each line of tests/points.txt every marker that was found stands in ⟦…⟧ behind
 * its kind (l at a line, s at a sentence, c at a clause), its number and its series, and ‖ ends its first sentence.  ¶
 * parts the paragraphs of a line.  A line of `#` says what the next ones are about.  `make golden` writes the marks
 * anew. */
#include "unit/golden.h"
#include "unit/lot.h"
#include "unit/reading.h"

#define LINES "tests/points.txt"
#define HEAD "在水利站座谈会上的讲话\n\n同志们：\n\n"
#define PARAGRAPH "¶"

/* The line without its marks, each paragraph a line. */
static char *without_marks(const char *line) {
  g_autoptr(GRegex) marks = g_regex_new("⟦[lsc]\\d+\\.\\d+ |⟧|‖", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal(marks, line, -1, 0, "", 0, NULL);
  g_autoptr(GString) text = g_string_new(bare);
  g_string_replace(text, PARAGRAPH, "\n", 0);
  return g_strdup(text->str);
}

static void append_marked(GString *marked, const struct block *block) {
  gsize at = 0;
  for (guint i = 0; block->points && i < block->points->len; i++) {
    const struct point *one = &g_array_index(block->points, struct point, i);
    g_string_append_len(marked, block->text + at, (gssize)(one->start - at));
    const char *behind = block->text + one->start + one->marker_length;
    const char *end = block->text + one->start + MAX(one->lead_length, one->marker_length);
    g_string_append_printf(marked, "⟦%c%u.%u %.*s⟧%.*s‖", "lsc"[one->kind], one -> number, one -> series,
                           (int)one -> marker_length, block -> text + one -> start, (int)(end - behind), behind);
    at = (gsize)(end - block->text);
  }
  g_string_append(marked, block->text + at);
}

static char *marked_line(const char *line) {
  if (!*line || *line == '#')
    return g_strdup(line);
  g_autofree char *bare = without_marks(line), *text = g_strconcat(HEAD, bare, "\n", NULL);
  struct reading reading = read_text(text);
  GString *marked = g_string_new(NULL);
  bool run_in = false;
  for (guint i = 0; i < reading.doc->blocks->len; i++) {
    const struct block *block = block_at(&reading, i);
    if (block->role == ROLE_TITLE || block->role == ROLE_SALUTATION)
      continue;
    g_string_append(marked, run_in ? "。" : marked->len > 0 ? PARAGRAPH : "");
    append_marked(marked, block);
    run_in = block->run_in;
  }
  reading_end(&reading);
  return g_string_free(marked, FALSE);
}

static void every_point_is_found_and_nothing_else(G_GNUC_UNUSED void **state) {
  assert_int_equal(golden_compare_lines(LINES, marked_line), 0);
}

/* ---- paragraphs of markers drawn by a lot (tests/data/drawn-points.txt) ---- */

static const char *const markers[] = {"一是",   "二是",   "三是",   "四是",   "一要",   "二要",   "三要",   "一靠",
                                      "第一，", "第二，", "第三，", "首先，", "其次，", "最后，", "其一，", "其二，",
                                      "——",     "1.",     "2.",     "（1）",  "（2）",  "①",      "②",      "（一）",
                                      "一、",   "二、",   "甲、",   "乙、",   "子、",   "",       ""};
static const char *const words[] = {"修渠", "护渠", "把闸管好", "渠长要勤看、勤走", "今年要办三件事", "大家都来"};
static const char *const stops[] = {"。", "。", "；", "，", "：", "！", "、", PARAGRAPH, ("。" PARAGRAPH), "……"};

enum { DRAWN = 900, LONGEST = 9, NEAR = 8 };

/* The markers of a line stand near each other in the list: series that count on, and others inside them. */
static char *draw_line(GRand *rand) {
  g_autoptr(GString) line = g_string_new(NULL);
  const gint first = g_rand_int_range(rand, 0, G_N_ELEMENTS(markers));
  for (gint left = g_rand_int_range(rand, 2, LONGEST + 1); left > 0; left--) {
    const gint marker = first + g_rand_int_range(rand, 0, NEAR);
    const char *stop = left > 1 ? ANY(rand, stops) : "。";
    g_string_append_printf(line, "%s%s%s", markers[marker % (gint)G_N_ELEMENTS(markers)], ANY(rand, words), stop);
  }
  return g_strdup(line->str);
}

static void drawn_points_are_found_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1982);
  for (guint i = 0; i < DRAWN; i++) {
    g_autofree char *line = draw_line(rand), *marked = marked_line(line);
    g_string_append_printf(all, "%s\n", marked);
  }
  assert_int_equal(golden_compare("tests/data/drawn-points.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_point_is_found_and_nothing_else),
      cmocka_unit_test(drawn_points_are_found_as_they_were),
  };
  return cmocka_run_group_tests_name("read points", tests, NULL, NULL);
}
