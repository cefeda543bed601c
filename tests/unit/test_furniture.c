/* What stands on pages beside the text: watermark, grade of secrecy, covers, numbers of lines; and mirrored margins. */
#include "composed.h"
#include "unit/golden.h"
#include "unit/program.h"

#include "compose/cover.h"

#include <math.h>

/* A4 less the type area and the left margin of gongwen, pt. */
#define RIGHT_MARGIN (595.276 - RIGHT_EDGE)

static void add_head(struct composed *composed) {
  add_block(composed, ROLE_TITLE, "在全县果园现场会上的讲话");
  add_block(composed, ROLE_SUBTITLE, "（2026年3月12日）")->kind = KIND_DATE;
  add_block(composed, ROLE_SUBTITLE, "县农业农村局局长  周岭")->kind = KIND_SPEAKER;
}

static void add_bodies(struct composed *composed, guint count) {
  g_autofree char *text = long_text(26 + 28 * 8);
  for (guint i = 0; i < count; i++)
    add_block(composed, ROLE_BODY, text);
}

static double left_of(const struct line *line) {
  const struct run *run = g_ptr_array_index(line->runs, 0);
  return (double)g_array_index(run->glyphs, struct placed_glyph, 0).x;
}

/* The first line of the page that stands beside the text; NULL when none does. */
static const struct line *first_beside(const struct composed *composed, guint page) {
  for (guint i = 0; i < page_at(composed, page)->lines->len; i++)
    if (line_at(composed, page, i)->kind == LINE_BESIDE)
      return line_at(composed, page, i);
  return NULL;
}

static void set_text(char **field, const char *text) {
  g_free(*field);
  *field = g_strdup(text);
}

/* ---- mirrored margins ---- */

static void margins_of_even_pages_are_mirrored(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->mirror = true;
  add_bodies(&composed, 4);
  add_block(&composed, ROLE_HEADING, "一、剪枝")->level = 1;
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 3);
  assert_float_equal(left_of(line_at(&composed, 0, 1)), LEFT_EDGE, 0.5);
  assert_float_equal(left_of(line_at(&composed, 1, 1)), RIGHT_MARGIN, 0.5);
  const struct outline_entry *entry = g_ptr_array_index(composed.layout->outline, 0);
  assert_int_equal(entry->page, 1);
  assert_float_equal(entry->x, RIGHT_MARGIN, 0.1);
  composed_free(&composed);
}

static void rules_of_tables_move_with_their_page(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 3);
  struct block *block = add_block(&composed, ROLE_TABLE, "品种\t亩数\n早酥\t12");
  block->table = g_new0(struct table, 1);
  *block->table = (struct table){.rows = 2, .columns = 2, .cells = g_new0(char *, 5)};
  static const char *const cells[] = {"品种", "亩数", "早酥", "12"};
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    block->table->cells[i] = g_strdup(cells[i]);
  lay_out(&composed);
  const struct stroke plain = g_array_index(page_at(&composed, 1)->strokes, struct stroke, 0);
  composed.style->mirror = true;
  lay_out(&composed);
  const struct stroke moved = g_array_index(page_at(&composed, 1)->strokes, struct stroke, 0);
  assert_float_equal(moved.x1 - plain.x1, RIGHT_MARGIN - LEFT_EDGE, 0.1);
  assert_float_equal(moved.x2 - plain.x2, RIGHT_MARGIN - LEFT_EDGE, 0.1);
  assert_float_equal(moved.y1, plain.y1, 0);
  composed_free(&composed);
}

/* ---- watermark ---- */

static double watermark_width(const struct watermark *watermark) {
  const struct run *run = g_ptr_array_index(watermark->line->runs, 0);
  return run->size * (double)g_utf8_strlen(run->text, -1);
}

static void a_watermark_fills_the_diagonal(void **state) {
  (void)state;
  struct composed composed = composed_new();
  set_text(&composed.style->furniture.watermark, "征求意见稿");
  add_bodies(&composed, 1);
  composed.style->blank_back = true;
  lay_out(&composed);
  const struct watermark *watermark = composed.layout->watermark;
  assert_non_null(watermark);
  assert_ptr_equal(page_at(&composed, 0)->watermark, watermark);
  assert_null(page_at(&composed, 1)->watermark); /* an empty back stays empty */
  const struct run *run = g_ptr_array_index(watermark->line->runs, 0);
  const double width = watermark_width(watermark), across = (width + run->size) / sqrt(2);
  assert_float_equal(across, 0.8 * 595.276, 0.1);
  assert_float_equal(left_of(watermark->line), -width / 2, 0.1);
  assert_string_equal(run->face->family, "FandolHei");
  assert_float_equal(watermark->ink, 0.1, 1e-6);
  composed_free(&composed);
}

/* A style by itself, as somebody wrote it before there were watermarks. */
static void a_style_need_not_know_watermarks(void **state) {
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autofree char *whole = style_text("gongwen", &error);
  g_autoptr(GRegex) rows = g_regex_new("<(watermark|line-numbers|catch-word|minutes) [^>]*/>", 0, 0, NULL);
  g_autofree char *less = g_regex_replace_literal(rows, whole, -1, 0, "", 0, NULL);
  assert_true(strlen(less) < strlen(whole));
  g_autofree char *folder = g_dir_make_tmp("style-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "own.xml", NULL);
  assert_true(g_file_set_contents(path, less, -1, NULL));
  g_autoptr(Style) style = style_load(path, &error);
  assert_non_null(style);
  assert_float_equal(style->furniture.watermark_ink, 0.1, 0);
  assert_float_equal(style->furniture.watermark_angle, 45, 0);
  assert_float_equal(style->furniture.line_number_size, 10.5, 0);
  g_remove(path);
  g_rmdir(folder);
}

static void no_watermark_without_words(void **state) {
  (void)state;
  struct composed composed = composed_new();
  set_text(&composed.style->furniture.watermark, "");
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_null(composed.layout->watermark);
  assert_null(page_at(&composed, 0)->watermark);
  composed_free(&composed);
}

/* ---- grade of secrecy ---- */

/* In the first line, flush left, in Hei; a blank line, then the text; further pages have none. */
static void the_grade_stands_above_the_first_page(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_head(&composed);
  add_bodies(&composed, 4);
  lay_out(&composed);
  const double title = line_at(&composed, 0, 0)->y;
  set_text(&composed.style->furniture.grade, "秘密★1年");
  lay_out(&composed);
  const struct line *grade = line_at(&composed, 0, 0);
  assert_line(&composed, 0, 0, "秘密★1年");
  assert_int_equal(grade->kind, LINE_BESIDE);
  assert_float_equal(left_of(grade), LEFT_EDGE, 0.01);
  assert_float_equal(grade->y, composed.style->margin_top + 0.88 * 16, 0.01);
  assert_string_equal(family_of(grade, "秘"), "FandolHei");
  assert_float_equal(line_at(&composed, 0, 1)->y - title, 2 * composed.style->line_pitch, 0.01);
  assert_null(first_beside(&composed, 1));
  composed_free(&composed);
}

static void a_grade_of_more_than_a_line_is_refused(void **state) {
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autofree char *grade = g_strnfill(29, 'x'); /* a line has 28 characters */
  g_autofree char *word = g_strconcat("grade.text=", grade, NULL);
  assert_null(style_load_with("gongwen", (const char *const[]){word, NULL}, &error));
  assert_non_null(strstr(error->message, "longer than a line"));
  g_clear_error(&error);
  assert_null(style_load_with("gongwen", (const char *const[]){"grade.text=a\x01", NULL}, &error));
  assert_non_null(strstr(error->message, "control character"));
}

/* ---- covers ---- */

static void a_cover_has_title_speaker_and_date(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->furniture.cover = true;
  add_head(&composed);
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_int_equal(composed.layout->cover_pages, 1);
  assert_int_equal(page_at(&composed, 0)->number, 0);
  assert_int_equal(page_at(&composed, 1)->number, 1);
  assert_int_equal(page_at(&composed, 0)->lines->len, 3);
  assert_line(&composed, 0, 0, "在全县果园现场会上的讲话");
  assert_line(&composed, 0, 1, "县农业农村局局长  周岭");
  assert_line(&composed, 0, 2, "2026年3月12日"); /* without its brackets */
  const struct line *title = line_at(&composed, 0, 0), *date = line_at(&composed, 0, 2);
  assert_int_equal(title->kind, LINE_BESIDE);
  assert_float_equal((title->y + date->y) / 2, 0.45 * composed.style->page_height, 15);
  const struct outline_entry *entry = g_ptr_array_index(composed.layout->outline, 0);
  assert_int_equal(entry->page, 1);
  composed_free(&composed);
}

/* A cover each, with its number, then the grade, at the upper left; the pages are there once. */
static void each_copy_has_its_cover(void **state) {
  (void)state;
  struct composed composed = composed_new();
  set_text(&composed.style->furniture.copies, "009-011");
  set_text(&composed.style->furniture.grade, "机密");
  add_head(&composed);
  add_bodies(&composed, 1);
  lay_out(&composed);
  assert_int_equal(composed.layout->cover_pages, 3);
  assert_int_equal(composed.layout->pages->len, 4);
  assert_line(&composed, 0, 0, "第 009 份");
  assert_line(&composed, 0, 1, "机密");
  assert_line(&composed, 2, 0, "第 011 份");
  assert_float_equal(line_at(&composed, 0, 1)->y - line_at(&composed, 0, 0)->y, composed.style->line_pitch, 0.01);
  assert_line(&composed, 3, 0, "机密"); /* of the text itself, in the first line */
  composed_free(&composed);
}

/* The words of a cover of these blocks, a line each. */
static char *cover_words(const struct composed *composed) {
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed->doc, composed->style);
  g_autoptr(GArray) lines = cover_lines(paragraphs);
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const struct cover_line *line = &g_array_index(lines, struct cover_line, i);
    for (guint blank = 0; blank < line->above; blank++)
      g_string_append_c(words, '\n');
    g_string_append_len(words, line->paragraph->text->str + line->start, (gssize)(line->end - line->start));
    g_string_append_c(words, '\n');
  }
  return g_string_free(words, FALSE);
}

static void a_cover_orders_what_the_head_says(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "把水留住");
  add_block(&composed, ROLE_SUBTITLE, "2026年春")->kind = KIND_DATE;
  add_block(&composed, ROLE_SUBTITLE, "——在全县水利工作会上的讲话")->kind = KIND_OCCASION;
  add_block(&composed, ROLE_SUBTITLE, "全县水利工作会")->kind = KIND_OCCASION;
  add_block(&composed, ROLE_SUBTITLE, "（根据录音整理）")->kind = KIND_NOTE;
  add_block(&composed, ROLE_BODY, "同志们，水是命脉。");
  add_block(&composed, ROLE_TITLE, "另一篇讲话");
  g_autofree char *words = cover_words(&composed);
  assert_string_equal(words, "全县水利工作会\n\n把水留住\n——在全县水利工作会上的讲话\n\n\n\n2026年春\n");
  composed_free(&composed);
}

/* What does not fit into a line of the cover goes on in the next. */
static void a_long_line_of_a_cover_goes_on(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->furniture.cover = true;
  add_block(&composed, ROLE_TITLE, "把水留住");
  add_block(&composed, ROLE_SUBTITLE,
            "县水利局党组书记、局长，县河长制办公室主任，渠东灌区管理委员会主任，渠东乡党委第一书记  季长水")
      ->kind = KIND_SPEAKER;
  add_block(&composed, ROLE_BODY, "同志们，水是命脉。");
  lay_out(&composed);
  const struct page *cover = composed.layout->pages->pdata[0];
  assert_int_equal(composed.layout->cover_pages, 1);
  assert_int_equal(cover->lines->len, 3);
  assert_float_equal(line_at(&composed, 0, 2)->y - line_at(&composed, 0, 1)->y, composed.style->title_pitch, 0.01);
  composed_free(&composed);
}

/* The lines of a title as they are chosen, and what is typed around a line, which a cover does not have. */
static void a_cover_has_no_blanks_and_brackets_around_lines(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "为全县农业丰收打好水利基础 让每一滴水都流到田里去浇庄稼");
  add_block(&composed, ROLE_SUBTITLE, "（2026年3月5日）")->kind = KIND_DATE;
  add_block(&composed, ROLE_SUBTITLE, "  县水利局局长 (季长水) ")->kind = KIND_SPEAKER;
  add_block(&composed, ROLE_BODY, "同志们，水是命脉。");
  g_autofree char *words = cover_words(&composed);
  assert_string_equal(words, "为全县农业丰收打好水利基础\n让每一滴水都流到田里去浇庄稼\n\n\n\n"
                             "县水利局局长 (季长水)\n2026年3月5日\n");
  composed_free(&composed);
}

static void a_text_without_head_has_an_empty_cover(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 1);
  g_autofree char *words = cover_words(&composed);
  assert_string_equal(words, "");
  composed.style->furniture.cover = true;
  lay_out(&composed);
  assert_int_equal(composed.layout->cover_pages, 1);
  composed_free(&composed);
}

/* ---- numbers of lines ---- */

/* Every fifth line, counted anew on each page, at the outer edge; what a table shows is not counted. */
static void every_fifth_line_has_its_number(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->furniture.line_numbers = 5;
  composed.style->mirror = true;
  add_bodies(&composed, 4);
  lay_out(&composed);
  const struct page *page = page_at(&composed, 1);
  const struct line *fifth = first_beside(&composed, 1);
  g_autofree char *text = line_text(fifth);
  assert_string_equal(text, "5");
  assert_float_equal(fifth->y, line_at(&composed, 1, 4)->y, 0);
  assert_true(left_of(fifth) < RIGHT_MARGIN - 16); /* page 2: on the left */
  assert_true(left_of(first_beside(&composed, 0)) > RIGHT_EDGE + 15);
  assert_int_equal(((struct line *)g_ptr_array_index(page->lines, page->lines->len - 1))->kind, LINE_PAGE_NUMBER);
  composed_free(&composed);
}

/* ---- all of it, as it was looked at ---- */

static guint compare_layout(const char *kind, const char *const *settings) {
  g_autoptr(GPtrArray) line = g_ptr_array_new();
  static const char *const first[] = {"convert", "--dump", "layout", "tests/golden/editions/orchard.txt"};
  for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
    g_ptr_array_add(line, (gpointer)first[i]);
  for (; *settings; settings++)
    g_ptr_array_add(line, (gpointer)*settings);
  g_ptr_array_add(line, NULL);
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const *)line->pdata, NULL, NULL);
  assert_int_equal(run.status, 0);
  g_autofree char *path = g_strdup_printf("tests/golden/editions/orchard.%s.layout", kind);
  return golden_compare(path, run.out);
}

static void layouts_are_as_expected(void **state) {
  (void)state;
  guint differences = compare_layout("cover", (const char *const[]){"--copies", "001-002", "--confidential", "秘密★1年",
                                                                    "--duplex", "--watermark", "征求意见稿", NULL}) +
                      compare_layout("draft", (const char *const[]){"--draft", NULL});
  assert_int_equal(differences, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(margins_of_even_pages_are_mirrored),
      cmocka_unit_test(rules_of_tables_move_with_their_page),
      cmocka_unit_test(a_watermark_fills_the_diagonal),
      cmocka_unit_test(a_style_need_not_know_watermarks),
      cmocka_unit_test(no_watermark_without_words),
      cmocka_unit_test(the_grade_stands_above_the_first_page),
      cmocka_unit_test(a_grade_of_more_than_a_line_is_refused),
      cmocka_unit_test(a_cover_has_title_speaker_and_date),
      cmocka_unit_test(each_copy_has_its_cover),
      cmocka_unit_test(a_cover_orders_what_the_head_says),
      cmocka_unit_test(a_long_line_of_a_cover_goes_on),
      cmocka_unit_test(a_cover_has_no_blanks_and_brackets_around_lines),
      cmocka_unit_test(a_text_without_head_has_an_empty_cover),
      cmocka_unit_test(every_fifth_line_has_its_number),
      cmocka_unit_test(layouts_are_as_expected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
