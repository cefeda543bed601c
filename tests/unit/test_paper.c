/* Other paper: the measures of a style are fitted to it, and what is set beside it counts. */
#include "unit/test.h"

#include "base/error.h"
#include "style/paper.h"

#include <string.h>

#define MM (72 / 25.4)

static struct style *load(const char *name, const char *const *words) {
  g_autoptr(GError) error = NULL;
  struct style *style = style_load_with(name, words, &error);
  if (!style)
    fail_msg("%s: %s", name, error->message);
  return style;
}

/* Whole lines fill the type area from the top of the first to the foot of the last. */
static void assert_filled(const struct style *style) {
  assert_float_equal((style->lines - 1) * style->line_pitch + style->size, style->text_height, 0.01);
  assert_true(style->columns * style->size <= style->text_width + 0.01);
  assert_true((style->columns + 1) * style->size > style->text_width);
}

static void installed_styles_fit_every_paper(G_GNUC_UNUSED void **state) {
  g_auto(GStrv) styles = style_names(), papers = paper_names();
  assert_int_equal(g_strv_length(papers), 3);
  for (char **name = styles; *name; name++)
    for (char **paper = papers; *paper; paper++) {
      g_autofree char *word = g_strdup_printf("page.paper=%s", *paper);
      g_autoptr(Style) style = load(*name, (const char *const[]){word, NULL});
      assert_string_equal(style->paper, *paper);
    }
}

static void smaller_paper_has_fewer_characters_of_the_same_size(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = load("gongwen", (const char *const[]){"page.paper=16k", NULL});
  assert_float_equal(style->page_width, 184 * MM, 0.01);
  assert_float_equal(style->page_height, 260 * MM, 0.01);
  assert_float_equal(style->size, 16, 0);
  assert_int_equal(style->columns, 24);
  assert_int_equal(style->lines, 19);
  assert_int_equal(style->title_max, 15);
  assert_filled(style);
}

static void half_the_paper_has_smaller_type(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = load("gongwen", (const char *const[]){"page.paper=a5", NULL});
  assert_float_equal(style->size, 10.5, 0);
  assert_float_equal(style->paragraphs[ELEMENT_TITLE].size, 14.5, 0);
  assert_float_equal(style->paragraphs[ELEMENT_BODY].size, 10.5, 0);
  assert_float_equal(style->number_size, 9, 0);
  assert_true(style->line_pitch >= 17 && style->line_pitch < 18);
  assert_filled(style);
}

/* A speaker reads as well on small paper. */
static void fixed_type_keeps_its_size(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = load("speaker", (const char *const[]){"page.paper=a5", NULL});
  assert_float_equal(style->size, 18, 0);
  assert_float_equal(style->page_width, 148 * MM, 0.01);
  assert_filled(style);
}

/* The draft's 50 mm are 24 more than the margin of official documents; its lines stand twice as far apart. */
static void room_beside_the_text_stays(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) plain = load("gongwen", (const char *const[]){"page.paper=a5", NULL});
  g_autoptr(Style) draft = load("draft", (const char *const[]){"page.paper=a5", NULL});
  assert_float_equal(draft->margin_left, plain->margin_left, 0.01);
  assert_float_equal(plain->text_width - draft->text_width, 24 * 148 / 210.0 * MM, 0.1);
  assert_float_equal(draft->line_pitch, 17 * 56.5 / 29.61, 1.5); /* or more, to fill the page */
  assert_filled(draft);
  g_autoptr(Style) own = load("speaker", NULL);
  g_autoptr(Style) speaker = load("speaker", (const char *const[]){"page.paper=16k", NULL});
  assert_float_equal(speaker->margin_left, 25 * MM + (own->margin_left - 28 * MM) * 184 / 210, 0.1);
}

static void the_own_paper_changes_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) own = load("gongwen", NULL);
  g_autoptr(Style) same = load("gongwen", (const char *const[]){"page.paper=a4", NULL});
  assert_float_equal(same->line_pitch, own->line_pitch, 0);
  assert_float_equal(same->margin_top, own->margin_top, 0);
  assert_int_equal(same->title_max, own->title_max);
}

static void a_style_on_small_paper_comes_back_to_a4(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = load("booklet", (const char *const[]){"page.paper=a4", NULL});
  assert_int_equal(style->columns, 28);
  assert_int_equal(style->lines, 22);
  assert_float_equal(style->size, 16, 0);
}

/* What is set by hand is meant as it is written, wherever it stands among the words. */
static void other_words_count_after_the_paper(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = load("gongwen", (const char *const[]){"body.size=12pt", "page.paper=a5", NULL});
  assert_float_equal(style->paragraphs[ELEMENT_BODY].size, 12, 0);
  assert_float_equal(style->size, 10.5, 0);
}

static void the_last_paper_counts(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = load("gongwen", (const char *const[]){"page.paper=a5", "page.paper=16k", NULL});
  assert_string_equal(style->paper, "16k");
  assert_float_equal(style->page_width, 184 * MM, 0.01);
}

static void an_unknown_paper_tells_the_known_ones(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  assert_null(style_load_with("gongwen", (const char *const[]){"page.paper=a6", NULL}, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
  assert_non_null(strstr(error->message, "a4, 16k, a5"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(installed_styles_fit_every_paper),
      cmocka_unit_test(smaller_paper_has_fewer_characters_of_the_same_size),
      cmocka_unit_test(half_the_paper_has_smaller_type),
      cmocka_unit_test(fixed_type_keeps_its_size),
      cmocka_unit_test(room_beside_the_text_stays),
      cmocka_unit_test(the_own_paper_changes_nothing),
      cmocka_unit_test(a_style_on_small_paper_comes_back_to_a4),
      cmocka_unit_test(other_words_count_after_the_paper),
      cmocka_unit_test(the_last_paper_counts),
      cmocka_unit_test(an_unknown_paper_tells_the_known_ones),
  };
  return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
