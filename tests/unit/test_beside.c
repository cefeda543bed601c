/* What stands on a page beside the text: page numbers in both margins, catch words, the minutes so far. */
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
  assert_int_equal(top->kind, LINE_BESIDE);
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

/* The line of LINE_BESIDE at a page's foot, or NULL. */
static const struct line *find_beside(const struct composed *composed, guint page) {
  const struct page *own = page_at(composed, page);
  for (guint i = 0; i < own->lines->len; i++)
    if (line_at(composed, page, i)->kind == LINE_BESIDE)
      return line_at(composed, page, i);
  return NULL;
}

static void assert_beside(const struct composed *composed, guint page, const char *text) {
  const struct line *line = find_beside(composed, page);
  assert_non_null(line);
  g_autofree char *found = line_text(line);
  assert_string_equal(found, text);
}

/* A paragraph that fills 21 lines and parts of `end`, the 22nd line's last characters, from what follows. */
static void add_full_page(struct composed *composed, const char *end, const char *next) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (glong i = g_utf8_strlen(end, -1); i < 26 + 28 * 21; i++)
    g_string_append(text, "春");
  g_string_append(g_string_append(text, end), next);
  add_block(composed, ROLE_BODY, text->str);
}

/* A sentence goes on on the next page: the last six characters, from the start of a word, without a mark at their
 * start; on the side of the fold, on the line of the page number. */
static void the_last_words_are_repeated(void **state) {
  (void)state;
  static const struct {
    const char *end, *caught;
  } ends[] = {{"大家一起往前走", "家一起往前走"},
              {"工程和”户户都通了", "户户都通了"},
              {"邀请×××同志们", "×××同志们"},
              {"村民“户户都通了", "“户户都通了"},
              {"共种树20260312株在春", "20260312株在"}};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    struct composed composed = composed_new();
    composed.style->furniture.catch_characters = 6;
    composed.style->costs.last_page = 0;
    composed.style->costs.widow = 300;
    add_full_page(&composed, ends[i].end, "路面上都修好了人人说好人人出力路面上都修好了人人说好人人出力。");
    lay_out(&composed);
    assert_int_equal(composed.layout->pages->len, 2);
    assert_beside(&composed, 0, ends[i].caught);
    const struct line *line = find_beside(&composed, 0);
    assert_float_equal(left_of(line), LEFT_EDGE, 0.01);
    assert_float_equal(line->y, line_at(&composed, 0, page_at(&composed, 0)->lines->len - 1)->y, 0.01);
    assert_null(find_beside(&composed, 1));
    composed_free(&composed);
  }
}

/* A page that ends with a sentence, or with a paragraph, needs none; neither does a style that wishes none. */
static void a_finished_sentence_is_not_repeated(void **state) {
  (void)state;
  static const struct {
    const char *end;
    guint characters;
  } ends[] = {{"大家一起往前走。", 6}, {"“大家往前走！”", 6}, {"大家一起往前走", 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    struct composed composed = composed_new();
    composed.style->furniture.catch_characters = ends[i].characters;
    composed.style->costs.last_page = 0;
    add_full_page(&composed, ends[i].end, "路面上都修好了人人说好人人出力路面上都修好了人人说好人人出力。");
    lay_out(&composed);
    assert_int_equal(composed.layout->pages->len, 2);
    assert_null(find_beside(&composed, 0));
    composed_free(&composed);
  }
}

/* A speech of two pages whose directions stand there; its first page ends with text, before or in a direction. */
static struct composed set_with_directions(enum direction_place directions) {
  struct composed composed = composed_new();
  composed.style->furniture.catch_characters = 5;
  composed.style->costs.last_page = composed.style->costs.widow = composed.style->costs.orphan = 0;
  composed.style->directions = directions;
  return composed;
}

/* What the hall does goes on on the next page as the speech does; a box in the margin is not where the page ends. */
static void directions_are_repeated_where_they_are_text(void **state) {
  (void)state;
  struct composed boxes = set_with_directions(DIRECTION_MARGIN), lines = set_with_directions(DIRECTION_LINE);
  add_block(&boxes, ROLE_STAGE_DIRECTION, "（鼓掌）");
  add_full_page(&boxes, "大家一起往前走", "路面上都修好了人人说好人人出力。");
  lay_out(&boxes);
  assert_beside(&boxes, 0, "一起往前走");
  g_autofree char *text = long_text(26 + 28 * 20);
  add_block(&lines, ROLE_BODY, text);
  add_block(&lines, ROLE_STAGE_DIRECTION, "（全场起立，长时间热烈鼓掌，向走在前面的老同志们致敬，许久才停下来）");
  lay_out(&lines);
  assert_int_equal(text_lines(&lines, 0), 22);
  assert_beside(&lines, 0, "志们致敬，");
  composed_free(&boxes);
  composed_free(&lines);
}

/* What is read aloud up to each page's end, to the half minute: not the title, not who signs. */
static void the_minutes_so_far_are_told(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->furniture.minutes_rate = 200;
  add_block(&composed, ROLE_TITLE, "春水");
  add_bodies(&composed, 4); /* 249 syllables each */
  add_block(&composed, ROLE_SIGNATURE, "江海办公室");
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_beside(&composed, 0, "约3分钟"); /* 20 lines: 552 syllables, 2.76 minutes */
  assert_beside(&composed, 1, "约5分钟");
  composed_free(&composed);
}

static void no_minutes_without_a_rate(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_null(find_beside(&composed, 0));
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(page_numbers_tell_the_total_above_and_below),
      cmocka_unit_test(the_total_counts_pages_with_a_number),
      cmocka_unit_test(the_last_words_are_repeated),
      cmocka_unit_test(a_finished_sentence_is_not_repeated),
      cmocka_unit_test(directions_are_repeated_where_they_are_text),
      cmocka_unit_test(the_minutes_so_far_are_told),
      cmocka_unit_test(no_minutes_without_a_rate),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
