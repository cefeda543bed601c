/* What stands on a page beside the text: page numbers in both margins. */
#include "composed.h"

static void add_bodies(struct composed *composed, guint count) {
  g_autofree char *text = long_text(26 + 28 * 8);
  for (guint i = 0; i < count; i++)
    add_block(composed, ROLE_BODY, text);
}

static double left_of(const struct line *line) {
  const struct run *run = g_ptr_array_index(line->runs, 0);
  return (double)g_array_index(run->glyphs, struct placed_glyph, 0).x;
}

/* 3/12, in both margins: the middle of the number is as far above the type area as it is below. */
static void page_numbers_tell_the_total_above_and_below(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->number_total = composed.style->number_top = true;
  add_bodies(&composed, 3);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  const struct line *top = line_at(&composed, 1, 0);
  const struct line *foot = line_at(&composed, 1, page_at(&composed, 1)->lines->len - 1);
  assert_line(&composed, 1, 0, "— 2/2 —");
  assert_int_equal(top->kind, LINE_PAGE_NUMBER);
  assert_int_equal(foot->kind, LINE_PAGE_NUMBER);
  const struct style *style = composed.style;
  assert_float_equal(foot->y - top->y, style->text_height + 2 * style->number_below, 0.01);
  assert_float_equal(left_of(top), LEFT_EDGE + 14, 0.1);
  composed_free(&composed);
}

/* A blank back is no page of the speech. */
static void the_total_counts_pages_with_a_number(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->number_total = composed.style->blank_back = true;
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_line(&composed, 0, page_at(&composed, 0)->lines->len - 1, "— 1/1 —");
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(page_numbers_tell_the_total_above_and_below),
      cmocka_unit_test(the_total_counts_pages_with_a_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
