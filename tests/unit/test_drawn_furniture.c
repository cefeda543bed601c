/* What stands beside the text of drawn documents is where it was (tests/data/drawn-furniture.txt): a style and what is
 * set in it, and then of each page what is no text, with the lines of text only counted:
 *   page 2 turned marked: 14 lines
 *   782.10 300.12-338.25 10.5 hei beside 约2分钟     baseline, ends, size, boldness and kind, words
 *   - 79.37,120.00 521.57,120.00 0.5                 a stroke
 *   = 1 104.88,79.37 2                               an entry of the outline: level, place, page */
#include "composed.h"

#include "unit/drawn.h"
#include "unit/golden.h"
#include "write/page/places.h"

enum { DOCUMENTS = 72 };

static const char *const settings[] = {
    "line-numbers.every=1", "line-numbers.every=3",      "grade.text=绝密★10年",    "cover.shown=yes",
    "cover.copies=9-10",    "catch-word.characters=1",   "catch-word.characters=4", "minutes.rate=60",
    "minutes.rate=250",     "watermark.text=征求意见稿", "watermark.angle=0",       "page-number.total=yes",
    "page-number.top=yes",  "page-number.place=center",  "page-number.before=第",   "page-number.inset=0",
    "page.mirror=yes",      "page.blank-back=yes",       "directions.as=margin",    "directions.as=margin",
    "watermark.text=内部",  "type-area.left=60pt",       "line-numbers.size=7pt",   "minutes.size=8pt",
};

static const char *const names[] = {"gongwen", "tests/golden/small.xml", "speaker", "compact", "booklet"};

static const char *const directions[] = {"（掌声）", "（全场起立，长时间热烈鼓掌）", "（停顿）"};

/* Text with much that is said beside it, and now and then a table that is turned. */
static void draw_text(struct doc *doc, GRand *rand) {
  draw_block(doc, ROLE_TITLE, ANY(rand, drawn_titles));
  for (guint left = lot(rand, 3); left > 0; left--) {
    const enum block_kind kind = (enum block_kind)(1 + lot(rand, 4));
    draw_block(doc, ROLE_SUBTITLE, ANY(rand, drawn_subtitles))->kind = kind;
  }
  for (guint left = 2 + lot(rand, 7); left > 0; left--) {
    if (lot(rand, 3) == 0)
      draw_heading(doc, rand);
    g_autofree char *text = long_text(20 + lot(rand, 160));
    draw_block(doc, ROLE_BODY, text);
    for (guint row = lot(rand, 3); row > 0; row--)
      draw_block(doc, ROLE_STAGE_DIRECTION, ANY(rand, directions));
    if (lot(rand, 10) == 0)
      draw_wide_table(doc, rand);
  }
}

static void append_point(GString *all, double x, double y) {
  g_string_append_printf(all, " %.2f,%.2f", x + 0.0, y + 0.0);
}

static void append_beside(GString *all, const struct line *line) {
  static const char *const kinds[] = {"direction", "number", "repeated", "beside"};
  g_autofree char *text = line_text(line);
  g_string_append_printf(all, "%.2f", line->y);
  if (line->runs->len > 0) {
    const struct run *run = line->runs->pdata[0];
    g_string_append_printf(all, " %.2f-%.2f %g%s", places_left(run),
                           places_right(line->runs->pdata[line->runs->len - 1]), run->size, run->bold ? " bold" : "");
  }
  g_string_append_printf(all, " %s %s\n", kinds[line->kind], text);
}

static void append_page(GString *all, const struct page *page) {
  guint lines = 0;
  for (guint i = 0; i < page->lines->len; i++)
    lines += ((const struct line *)page->lines->pdata[i])->kind == LINE_TEXT;
  g_string_append_printf(all, "page %u%s%s: %u lines\n", page->number, page->turned ? " turned" : "",
                         page->watermark ? " marked" : "", lines);
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    if (line->kind != LINE_TEXT || line->element == ELEMENT_STAGE_DIRECTION)
      append_beside(all, line);
  }
  for (guint i = 0; i < page->strokes->len; i++) {
    const struct stroke *stroke = &g_array_index(page->strokes, struct stroke, i);
    g_string_append_c(all, '-');
    append_point(all, stroke->x1, stroke->y1);
    append_point(all, stroke->x2, stroke->y2);
    g_string_append_printf(all, " %.3g\n", stroke->width);
  }
}

static void append_layout(GString *all, const struct layout *layout) {
  for (guint i = 0; i < layout->pages->len; i++)
    append_page(all, layout->pages->pdata[i]);
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = layout->outline->pdata[i];
    g_string_append_printf(all, "= %u", entry->level);
    append_point(all, entry->x, entry->y);
    g_string_append_printf(all, " %u\n", entry->page);
  }
  if (layout->watermark) {
    g_string_append(all, "mark at");
    append_point(all, layout->watermark->x, layout->watermark->y);
    g_string_append_printf(all, " %g %g ", layout->watermark->angle, layout->watermark->ink);
    append_beside(all, layout->watermark->line);
  }
}

static struct style *draw_furniture(GString *all, guint number, GRand *rand) {
  const char *name = ANY(rand, names), *second = ANY(rand, settings), *third = ANY(rand, settings);
  const char *const set[] = {settings[number % G_N_ELEMENTS(settings)], second, third, NULL};
  struct style *style = style_load_with(name, set, NULL);
  g_string_append_printf(all, "# %u %s %s %s %s%s\n", number, name, set[0], set[1], set[2],
                         style ? "" : " (does not fit)");
  style = style ? style : style_load(name, NULL);
  assert_non_null(style);
  assert_true(style_load_title_rules(style, NULL, NULL));
  return style;
}

static void what_stands_beside_the_text_is_where_it_was(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1931);
  struct composed composed = composed_new();
  for (guint i = 0; i < DOCUMENTS; i++) {
    style_free(composed.style);
    composed.style = draw_furniture(all, i, rand);
    doc_free(composed.doc);
    composed.doc = doc_new();
    draw_text(composed.doc, rand);
    lay_out(&composed);
    append_layout(all, composed.layout);
  }
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/drawn-furniture.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_stands_beside_the_text_is_where_it_was)};
  return cmocka_run_group_tests_name("drawn furniture", tests, NULL, NULL);
}
