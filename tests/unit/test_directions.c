/* Stage directions in boxes at the outer margin, and marks of a pause. */
#include "composed.h"

/* Margins of 43 mm, as in the style speaker. */
static struct composed new_composed(void) {
  struct composed composed = composed_new();
  composed.style->directions = DIRECTION_MARGIN;
  composed.style->margin_left = 122;
  composed.style->text_width = composed.style->page_width - 2 * 122;
  composed.style->columns = 22;
  return composed;
}

static void add_bodies(struct composed *composed, guint count) {
  for (guint i = 0; i < count; i++)
    add_block(composed, ROLE_BODY, "村口新路修到田头。");
}

static const struct stroke *stroke_at(const struct composed *composed, guint page, guint i) {
  assert_true(i < page_at(composed, page)->strokes->len);
  return &g_array_index(page_at(composed, page)->strokes, struct stroke, i);
}

/* It takes no line of the text: beside the line before it, at its height, in a box to the right of an odd page; two
 * bars behind that line. */
static void a_direction_stands_beside_its_line(void **state) {
  (void)state;
  struct composed composed = new_composed();
  add_bodies(&composed, 1);
  add_block(&composed, ROLE_STAGE_DIRECTION, "（掌声）");
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_line(&composed, 0, 0, "村口新路修到田头。");
  assert_line(&composed, 0, 1, "（掌声）");
  assert_line(&composed, 0, 2, "村口新路修到田头。");
  const struct line *text = line_at(&composed, 0, 0), *direction = line_at(&composed, 0, 1);
  assert_int_equal(direction->kind, LINE_TEXT); /* tagged, in its place of the reading order */
  assert_int_equal(direction->block, 1);
  assert_float_equal(direction->y, text->y, 0.01);
  assert_float_equal(line_at(&composed, 0, 2)->y, text->y + composed.style->line_pitch, 0.01);
  assert_int_equal(page_at(&composed, 0)->strokes->len, 4 + 2);
  const struct stroke *top = stroke_at(&composed, 0, 0), *foot = stroke_at(&composed, 0, 1);
  const double edge = composed.style->margin_left + composed.style->text_width;
  assert_true(top->x1 > edge && top->x2 < composed.style->page_width);
  assert_true(top->y1 < direction->y - 10 && foot->y1 > direction->y);
  assert_true(x_of(direction, "（") >= top->x1 - 8);
  const struct stroke *bar = stroke_at(&composed, 0, 4);
  const struct run *run = NULL;
  const struct placed_glyph *last = last_glyph(text, &run);
  assert_true(bar->x1 > (double)last->x && bar->x1 == bar->x2);
  composed_free(&composed);
}

/* Where the style leaves them in the text, or the margin has no room, a direction has a line of its own. */
static void a_direction_can_have_its_own_line(void **state) {
  (void)state;
  for (guint narrow = 0; narrow < 2; narrow++) {
    struct composed composed = new_composed();
    composed.style->directions = narrow ? DIRECTION_MARGIN : DIRECTION_LINE;
    if (narrow)
      composed.style->margin_left = 50;
    add_bodies(&composed, 1);
    add_block(&composed, ROLE_STAGE_DIRECTION, "（掌声）");
    lay_out(&composed);
    assert_float_equal(line_at(&composed, 0, 1)->y, line_at(&composed, 0, 0)->y + composed.style->line_pitch, 0.01);
    assert_int_equal(page_at(&composed, 0)->strokes->len, 0);
    composed_free(&composed);
  }
}

/* On an even page they stand to the left; nothing is above the first of a page that it could pause. */
static void even_pages_have_them_on_the_left(void **state) {
  (void)state;
  struct composed composed = new_composed();
  add_block(&composed, ROLE_STAGE_DIRECTION, "（奏国歌）");
  add_bodies(&composed, 23);
  add_block(&composed, ROLE_STAGE_DIRECTION, "（掌声）");
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_int_equal(page_at(&composed, 0)->strokes->len, 4);
  assert_float_equal(line_at(&composed, 0, 0)->y, line_at(&composed, 0, 1)->y, 0.01);
  assert_true(stroke_at(&composed, 1, 0)->x1 > 0 && stroke_at(&composed, 1, 0)->x2 < composed.style->margin_left);
  composed_free(&composed);
}

/* Two of them and a long one, one after the other at the foot of a full page: none over another, none below the type
 * area, all with the page of their line; one pause for all of them. */
static void boxes_do_not_overlap(void **state) {
  (void)state;
  struct composed composed = new_composed();
  add_bodies(&composed, 22);
  add_block(&composed, ROLE_STAGE_DIRECTION, "（掌声）");
  add_block(&composed, ROLE_STAGE_DIRECTION, "（播放短片《春到田间》，约三分钟）");
  add_block(&composed, ROLE_STAGE_DIRECTION, "（灯亮）");
  add_bodies(&composed, 4);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_int_equal(page_at(&composed, 0)->strokes->len, 3 * 4 + 2);
  assert_int_equal(page_at(&composed, 1)->strokes->len, 0);
  assert_int_equal(text_lines(&composed, 1), 4);
  double above = 0;
  for (guint i = 0; i < 3; i++) {
    const guint first = 4 * i + (i > 0 ? 2 : 0); /* the bars stand behind the first box */
    assert_true(stroke_at(&composed, 0, first)->y1 > above);
    above = stroke_at(&composed, 0, first + 1)->y1;
  }
  assert_true(above <= composed.style->margin_top + composed.style->text_height + 0.01);
  composed_free(&composed);
}

/* More boxes than a page has room for: the page ends earlier, with the line of the last box that it holds.  A long
 * direction is text. */
static void all_boxes_are_on_the_paper(void **state) {
  (void)state;
  struct composed composed = new_composed();
  for (guint i = 0; i < 30; i++) {
    add_bodies(&composed, 1);
    add_block(&composed, ROLE_STAGE_DIRECTION, "（播放短片《春到田间》，约三分钟，灯光渐暗）");
  }
  g_autofree char *text = long_text(120);
  add_block(&composed, ROLE_STAGE_DIRECTION, text);
  lay_out(&composed);
  const guint pages = composed.layout->pages->len;
  assert_true(pages > 2);
  for (guint p = 0; p < pages; p++) {
    for (guint i = 0; i < page_at(&composed, p)->strokes->len; i++)
      assert_true(stroke_at(&composed, p, i)->y1 > 80 && stroke_at(&composed, p, i)->y1 < 745);
    assert_int_equal(line_at(&composed, p, 0)->element, ELEMENT_BODY);
  }
  const struct line *last = line_at(&composed, pages - 1, text_lines(&composed, pages - 1) - 1);
  assert_int_equal(last->element, ELEMENT_STAGE_DIRECTION);
  assert_true(x_of(last, "。") < composed.style->page_width - 122);
  composed_free(&composed);
}

/* More in a row than a page has room for go on beside the next page; the text before them stays where it is. */
static void a_crowd_goes_on_on_the_next_page(void **state) {
  (void)state;
  struct composed composed = new_composed();
  add_bodies(&composed, 3);
  for (guint i = 0; i < 40; i++)
    add_block(&composed, ROLE_STAGE_DIRECTION, "（音乐）");
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  for (guint i = 0; i < 3; i++)
    assert_line(&composed, 0, i, "村口新路修到田头。");
  assert_line(&composed, 0, 3, "（音乐）");
  assert_line(&composed, 1, 0, "（音乐）");
  composed_free(&composed);
}

/* What is kept together with the next paragraph is, with a direction between the two. */
static void a_heading_stays_with_its_text_over_a_direction(void **state) {
  (void)state;
  struct composed composed = new_composed();
  add_bodies(&composed, 21);
  add_block(&composed, ROLE_SALUTATION, "同志们：");
  add_block(&composed, ROLE_STAGE_DIRECTION, "（掌声）");
  add_bodies(&composed, 3);
  lay_out(&composed);
  assert_int_equal(text_lines(&composed, 0), 21);
  assert_line(&composed, 1, 0, "同志们：");
  assert_line(&composed, 1, 1, "（掌声）");
  composed_free(&composed);
}

/* The blank line below the title's block stays. */
static void blank_lines_are_kept(void **state) {
  (void)state;
  struct composed composed = new_composed();
  add_block(&composed, ROLE_TITLE, "春水");
  add_block(&composed, ROLE_STAGE_DIRECTION, "（掌声）");
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_float_equal(line_at(&composed, 0, 2)->y,
                     composed.style->margin_top + 2 * composed.style->line_pitch + 0.88 * 16, 0.01);
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_direction_stands_beside_its_line),
      cmocka_unit_test(a_direction_can_have_its_own_line),
      cmocka_unit_test(even_pages_have_them_on_the_left),
      cmocka_unit_test(boxes_do_not_overlap),
      cmocka_unit_test(all_boxes_are_on_the_paper),
      cmocka_unit_test(a_crowd_goes_on_on_the_next_page),
      cmocka_unit_test(a_heading_stays_with_its_text_over_a_direction),
      cmocka_unit_test(blank_lines_are_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
