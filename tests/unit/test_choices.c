/* The choices of questions: which lines are rows of them, what stays on one page, and how their letters stand. */
#include "compose/choices.h"
#include "composed.h"

#include "unit/drawn.h"
#include "unit/golden.h"

/* For each line of a text what follows its letters, between /; and + where it stays with the next line. */
static char *rows_of(const char *text) {
  struct composed composed = composed_new();
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++)
    add_block(&composed, ROLE_BODY, *line);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    assert_int_equal(paragraph->keep_whole, paragraph->choices != NULL);
    for (guint k = 0; paragraph->choices && k < paragraph->choices->len; k++) {
      const struct choice *choice = &g_array_index(paragraph->choices, struct choice, k);
      const char *first = paragraph->text->str + choice->text;
      g_string_append_printf(out, "/%.*s", (int)(g_utf8_next_char(first) - first), first);
    }
    g_string_append(out, paragraph->keep_next ? "+ " : ". ");
  }
  composed_free(&composed);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static void assert_rows(const char *text, const char *expected) {
  g_autofree char *found = rows_of(text);
  assert_string_equal(found, expected);
}

static void rows_stay_with_their_question(G_GNUC_UNUSED void **state) {
  assert_rows("花开在（ ）。\nA. 春   B. 夏   C. 秋\n下一题。", "+ /春/夏/秋. . ");
  assert_rows("花开在（ ）。\nA.春   B.夏\nC.秋   D.冬\n下一题。", "+ /春/夏+ /秋/冬. . ");
  assert_rows("花开在（ ）。\nA．春\nB．夏\nC．秋\n下一题。", "+ /春+ /夏+ /秋. . ");
}

static void other_letters_are_none(G_GNUC_UNUSED void **state) {
  assert_rows("A. 春天来了。\n花开了。\nB. 夏天来了。", ". . . ");
  assert_rows("选A.春还是B.夏？", ". ");
  assert_rows("A.春B.夏", ". ");
  assert_rows("A. 春  C. 秋", ". ");
  assert_rows("B. 夏  C.", ". ");
}

/* Lines that are drawn by a seeded lot, and what they are in one text (tests/data/drawn-choices.txt). */
static void drawn_lines_are_the_rows_that_they_were(G_GNUC_UNUSED void **state) {
  static const char *const lines[] = {"花开在（ ）。",
                                      "A. 春",
                                      "B. 夏",
                                      "C. 秋",
                                      "D．冬",
                                      "A. 春   B. 夏",
                                      "B.夏 C.秋",
                                      "C. 秋  D. 冬",
                                      "A. 春  C. 秋",
                                      "A.春B.夏",
                                      "A. 春  B.",
                                      "A. 春\tB.  夏  b. 花",
                                      "B",
                                      "E. 其他",
                                      "A、春　B、夏",
                                      "选A. 春还是 B. 夏？",
                                      "　A. 春",
                                      "1. 春  2. 夏",
                                      "A. 春  A. 夏  B. 秋",
                                      ""};
  g_autoptr(GRand) rand = g_rand_new_with_seed(1987);
  g_autoptr(GString) text = g_string_new("下一题。"), all = g_string_new(NULL);
  for (guint i = 0; i < 500; i++)
    g_string_append_printf(text, "\n%s", ANY(rand, lines));
  g_autofree char *found = rows_of(text->str);
  g_auto(GStrv) asked = g_strsplit(text->str, "\n", -1), told = g_strsplit(found, " ", -1);
  for (guint i = 0; asked[i]; i++)
    g_string_append_printf(all, "%s %s\n", told[i], asked[i]);
  assert_int_equal(golden_compare("tests/data/drawn-choices.txt", all->str), 0);
}

static char *lines_of(struct composed *composed) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < text_lines(composed, 0); i++) {
    g_autofree char *line = line_text(line_at(composed, 0, i));
    g_string_append_printf(out, "%s\n", line);
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

/* 26 cells: the letter of the last choice would end the line, alone. */
static void a_letter_stays_with_its_choice(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "A.春水春水春水春水春水春水      B.江海江海江海江海      C.花月照人");
  lay_out(&composed);
  g_autofree char *lines = lines_of(&composed);
  assert_string_equal(lines, "A.春水春水春水春水春水春水      B.江海江海江海江海\nC.花月照人\n");
  composed_free(&composed);
}

/* A choice that the line has no room for begins the next one, as far in as the first; the line is not opened for it. */
static void a_choice_is_whole_on_a_line(G_GNUC_UNUSED void **state) {
  static const char *const rows[][2] = {
      {"A.春水春水春水春水春水   B.江海江海江海江海江海江海江海江海", "A.春水春水春水春水春水\nB.江海江海江海江海江海江海江海江海\n"},
      {"A.春水春水春水  B.江海江海江海  C.花月花月花月  D.千里千里千里",
       "A.春水春水春水  B.江海江海江海  C.花月花月花月\nD.千里千里千里\n"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    struct composed composed = composed_new();
    add_block(&composed, ROLE_BODY, rows[i][0]);
    lay_out(&composed);
    g_autofree char *lines = lines_of(&composed);
    assert_string_equal(lines, rows[i][1]);
    const struct line *line = line_at(&composed, 0, 0);
    assert_float_equal(x_of(line, "水") - x_of(line, "春"), CELL, 0.01);
    assert_float_equal(x_of(line_at(&composed, 0, 1), i == 0 ? "B" : "D"), x_of(line, "A"), 1);
    composed_free(&composed);
  }
}

/* However many blanks were typed. */
static void blanks_before_letters_are_alike(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "A.春 B.夏   C. 秋            D.冬");
  lay_out(&composed);
  const struct line *line = line_at(&composed, 0, 0);
  const double first = x_of(line, "B") - x_of(line, "春"), second = x_of(line, "C") - x_of(line, "夏"),
               third = x_of(line, "D") - x_of(line, "秋");
  assert_float_equal(first, 2 * CELL, 1);
  assert_float_equal(second, first, 0.01);
  assert_float_equal(third, first, 0.01);
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_stay_with_their_question),           cmocka_unit_test(other_letters_are_none),
      cmocka_unit_test(drawn_lines_are_the_rows_that_they_were), cmocka_unit_test(a_letter_stays_with_its_choice),
      cmocka_unit_test(a_choice_is_whole_on_a_line),             cmocka_unit_test(blanks_before_letters_are_alike),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
