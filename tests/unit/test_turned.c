/* Tables on turned pages (typography S4; GB/T 9704-2012 clause 8): what is turned, where it is, and what stays upright.
 */
#include "composed.h"
#include "unit/docx_case.h"

#include "write/page/places.h"
#include "write/page/svg.h"

#define COLUMNS 16
#define ROWS 30

static void add_table(struct doc *doc, guint rows) {
  struct table *table = g_new0(struct table, 1);
  g_autoptr(GString) text = g_string_new(NULL);
  *table = (struct table){.rows = rows, .columns = COLUMNS, .cells = g_new0(char *, rows *COLUMNS + 1)};
  for (guint i = 0; i < rows * COLUMNS; i++) {
    table->cells[i] = i < COLUMNS ? g_strdup("水位") : g_strdup_printf("%u.25", 100 + i);
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % COLUMNS == 0 ? "\n" : "\t", table->cells[i]);
  }
  doc_add_block(doc, ROLE_TABLE, 1, 1, g_strdup(text->str))->table = table;
}

static void add_all(struct doc *doc) {
  doc_add_block(doc, ROLE_BODY, 1, 1, g_strdup("现将水情汇报如下。"));
  doc_add_block(doc, ROLE_HEADING, 2, 2, g_strdup("一、逐日水位"))->level = 1;
  add_table(doc, ROWS);
  doc_add_block(doc, ROLE_BODY, 3, 3, g_strdup("汇报完了。"));
}

static struct composed turned_new(void) {
  struct composed composed = composed_new();
  add_all(composed.doc);
  lay_out(&composed);
  return composed;
}

static const struct line *page_number(const struct composed *composed, guint page) {
  const struct line *last = line_at(composed, page, page_at(composed, page)->lines->len - 1);
  assert_int_equal(last->kind, LINE_PAGE_NUMBER);
  return last;
}

/* The table has pages of its own, with the heading above it; the text behind it is upright again. */
static void a_table_has_pages_of_its_own(G_GNUC_UNUSED void **state) {
  struct composed composed = turned_new();
  const guint last = composed.layout->pages->len - 1;
  assert_true(last >= 3);
  assert_false(page_at(&composed, 0)->turned);
  assert_line(&composed, 0, 0, "现将水情汇报如下。");
  assert_int_equal(text_lines(&composed, 0), 1);
  for (guint page = 1; page < last; page++)
    assert_true(page_at(&composed, page)->turned);
  assert_line(&composed, 1, 0, "一、逐日水位");
  assert_line(&composed, 2, 0, "（续）");
  assert_false(page_at(&composed, last)->turned);
  assert_line(&composed, last, 0, "汇报完了。");
  composed_free(&composed);
}

/* Its lines are inside the type area, lying on its side, and its number is where that of any page is. */
static void turned_text_is_in_the_type_area(G_GNUC_UNUSED void **state) {
  struct composed composed = turned_new();
  const struct style *style = composed.style;
  const double from = style->page_height - style->margin_top - style->text_height;
  for (guint i = 0; i < page_at(&composed, 1)->lines->len; i++) {
    const struct line *line = line_at(&composed, 1, i);
    if (!layout_line_turned(page_at(&composed, 1), line))
      continue;
    const struct run *run = NULL;
    const double end = (double)last_glyph(line, &run)->x;
    assert_true((double)g_array_index(run->glyphs, struct placed_glyph, 0).x >= from - 0.1);
    assert_true(end < from + style->text_height);
    assert_true(line->y > style->margin_left && line->y < style->margin_left + style->text_width);
  }
  const guint last = composed.layout->pages->len - 1;
  const guint upright = last % 2 == 1 ? 0 : last; /* an odd page, as page 3 is */
  assert_float_equal(page_number(&composed, 2)->y, page_number(&composed, upright)->y, 1e-6);
  assert_float_equal(x_of(page_number(&composed, 2), "—"), x_of(page_number(&composed, upright), "—"), 1e-3);
  composed_free(&composed);
}

/* Mirrored margins move all of a page across the paper, which for what is turned is downward. */
static void turned_text_moves_across_the_paper(G_GNUC_UNUSED void **state) {
  struct composed composed = turned_new();
  const double y = line_at(&composed, 1, 0)->y;
  const struct stroke rule = g_array_index(page_at(&composed, 1)->strokes, struct stroke, 0);
  composed.style->mirror = true;
  lay_out(&composed);
  const double moved = composed.style->page_width - composed.style->text_width - 2 * composed.style->margin_left;
  const struct stroke now = g_array_index(page_at(&composed, 1)->strokes, struct stroke, 0);
  assert_float_equal(line_at(&composed, 1, 0)->y, y + moved, 1e-6);
  assert_float_equal(now.y1, rule.y1 + moved, 1e-6);
  assert_float_equal(now.x1, rule.x1, 1e-6);
  composed_free(&composed);
}

/* The number behind the first `name` after `from`. */
static double number_behind(const char *from, const char *name) {
  const char *found = strstr(from, name);
  assert_non_null(found);
  return g_ascii_strtod(found + strlen(name), NULL);
}

/* What is told to who points at words on a page: a turned line is higher than wide, and begins at its lower end. */
static void places_of_turned_lines_are_turned(G_GNUC_UNUSED void **state) {
  struct composed composed = turned_new();
  g_autofree char *told = places_tell(composed.layout);
  const char *heading = strstr(told, "逐日水位");
  assert_non_null(heading);
  const char *start = g_strrstr_len(told, heading - told, "{ \"block\"");
  const struct style *style = composed.style;
  assert_true(number_behind(start, "\"height\": ") > 4 * number_behind(start, "\"width\": "));
  assert_float_equal(number_behind(start, "\"x\": "), style->margin_left, 3);
  const double low = number_behind(start, "\"y\": ") + number_behind(start, "\"height\": ");
  assert_float_equal(low, style->margin_top + style->text_height - 2 * style_cell(style), 2);
  composed_free(&composed);
}

/* The first glyph of an SVG page stands at the left, low, as the page lies. */
static void pages_are_drawn_turned(G_GNUC_UNUSED void **state) {
  struct composed composed = turned_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = svg_draw(composed.layout, 1, &error);
  assert_null(error);
  g_autofree char *svg = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  const char *use = strstr(svg, "<use ");
  assert_non_null(use);
  assert_true(number_behind(use, " x=\"") < 120);
  assert_true(number_behind(use, " y=\"") > 650);
  composed_free(&composed);
}

/* In Word the turned pages are a section of their own, with their numbers where those of upright pages are on paper. */
static void word_has_a_section_on_its_side(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  add_all(c.doc);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:sectPr)", "3");
  assert_answer(&c, DOCUMENT, "count(//w:pgSz[@w:orient='landscape'])", "1");
  assert_answer(&c, DOCUMENT, "string((//w:sectPr)[2]/w:pgSz/@w:w)", "16838");
  assert_answer(&c, DOCUMENT, "string((//w:sectPr)[2]/w:pgMar/@w:top)", "1587");
  assert_answer(&c, DOCUMENT, "string((//w:sectPr)[1]/w:footerReference[@w:type='default']/@r:id)", "rIdFooter1");
  assert_answer(&c, DOCUMENT, "string((//w:sectPr)[2]/w:footerReference[@w:type='default']/@r:id)", "rIdFooter3");
  assert_answer(&c, DOCUMENT, "string((//w:sectPr)[2]/w:footerReference[@w:type='even']/@r:id)", "rIdFooter4");
  assert_answer(&c, "word/footer3.xml", "count(//w:txbxContent/w:p//w:instrText[contains(., 'PAGE')])", "1");
  assert_answer(&c, "word/footer3.xml", "string(//w:txbxContent/w:p/w:pPr/w:jc/@w:val)", "right");
  assert_answer(&c, "word/footer4.xml", "string(//w:txbxContent/w:p/w:pPr/w:jc/@w:val)", "left");
  assert_answer(&c, DOCUMENT, "count(//w:tbl/following-sibling::w:p[1]//w:sectPr//w:pgSz[@w:orient])", "1");
  assert_answer(&c, DOCUMENT, "count(//w:body/w:sectPr/w:pgSz[@w:orient])", "0");
  docx_case_end(&c);
}

/* A heading that its text runs into, as the last before the turned page: the section ends with the text. */
static void a_section_ends_behind_a_run_in_heading(G_GNUC_UNUSED void **state) {
  static const struct {
    enum headings_mode mode;
    const char *paragraphs; /* of the heading and its text */
  } cases[] = {{HEADINGS_OWN_LINE, "2"}, {HEADINGS_SEPARATOR, "2"}, {HEADINGS_INLINE, "1"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct docx_case c;
    docx_case_begin(&c);
    c.options.headings = cases[i].mode;
    docx_case_heading(&c, 1, true, "一、水位");
    docx_case_add(&c, ROLE_BODY, "逐日如下表。");
    add_table(c.doc, ROWS);
    docx_case_write(&c);
    assert_answer(&c, DOCUMENT, "count(//w:tbl[1]/preceding-sibling::w:p)", cases[i].paragraphs);
    assert_answer(&c, DOCUMENT, "count(//w:tbl[1]/preceding-sibling::w:p//w:sectPr)", "1");
    assert_answer(&c, DOCUMENT, "count(//w:tbl[1]/preceding-sibling::w:p[1]//w:sectPr)", "1");
    docx_case_end(&c);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_table_has_pages_of_its_own),
      cmocka_unit_test(turned_text_is_in_the_type_area),
      cmocka_unit_test(turned_text_moves_across_the_paper),
      cmocka_unit_test(places_of_turned_lines_are_turned),
      cmocka_unit_test(pages_are_drawn_turned),
      cmocka_unit_test(word_has_a_section_on_its_side),
      cmocka_unit_test(a_section_ends_behind_a_run_in_heading),
  };
  return cmocka_run_group_tests_name("turned pages", tests, NULL, NULL);
}
