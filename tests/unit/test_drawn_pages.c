/* Pages of documents that are drawn by a seeded lot, in styles drawn with them, are set as they were
 * (tests/data/drawn-pages.txt):
 *   # 3 small directions.as=margin       number, style and what is set in it
 *   page 1
 *   104.88 79.37-521.68 Σ9012.4 n26 body first 水是从山   baseline, ends, sum of all x, glyphs, element, how it begins
 * and of more such documents (tests/data/drawn-sums.txt) the pages, a line each:
 *   2: 24 lines 612 glyphs Σ180214.4 Σ9410.5              lines, glyphs, sums of what is across and what is downward
 * as of documents of several parts (tests/data/drawn-parts.txt), and before them, of some, their paragraphs. */
#include "composed.h"

#include "unit/drawn.h"
#include "unit/golden.h"
#include "write/page/places.h"

#include <math.h>

#define EXPECTED "tests/data/drawn-pages.txt"

enum { DOCUMENTS = 90, SUMMED = 450, OF_PARTS = 240, DUMPED = 48, OF_SCRAPS = 60 };

static void append_number(GString *all, double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(all, g_ascii_formatd(text, sizeof text, "%.2f", fabs(number) < 0.005 ? 0 : number));
}

static void append_line(GString *all, const struct line *line) {
  double sum = 0;
  guint glyphs = 0;
  for (guint i = 0; i < line->runs->len; i++) {
    const struct run *run = line->runs->pdata[i];
    for (guint k = 0; k < run->glyphs->len; k++, glyphs++)
      sum += (double)g_array_index(run->glyphs, struct placed_glyph, k).x;
  }
  for (guint i = 0; line->readings && i < line->readings->len; i++)
    sum += places_left(line->readings->pdata[i]);
  append_number(all, line->y);
  if (line->runs->len > 0) {
    g_string_append_c(all, ' ');
    append_number(all, places_left(line->runs->pdata[0]));
    g_string_append_c(all, '-');
    append_number(all, places_right(line->runs->pdata[line->runs->len - 1]));
  }
  g_autofree char *text = line_text(line), *start = g_utf8_substring(text, 0, MIN(4, g_utf8_strlen(text, -1)));
  g_string_append_printf(all, " Σ%.1f n%u %s%s%s %s\n", sum, glyphs, element_name(line->element),
                         line->first ? " first" : "", line->last ? " last" : "", start);
}

static void append_page(GString *all, const struct page *page) {
  g_string_append_printf(all, "page %u\n", page->number);
  for (guint i = 0; i < page->lines->len; i++)
    append_line(all, page->lines->pdata[i]);
  double sum = 0;
  for (guint i = 0; i < page->strokes->len; i++) {
    const struct stroke *stroke = &g_array_index(page->strokes, struct stroke, i);
    sum += stroke->x1 + stroke->x2 + stroke->y1 + stroke->y2;
  }
  if (page->strokes->len > 0)
    g_string_append_printf(all, "%u strokes Σ%.1f\n", page->strokes->len, sum);
}

static double sum_of(const GPtrArray *runs, guint *glyphs) {
  double sum = 0;
  for (guint i = 0; runs && i < runs->len; i++) {
    const struct run *run = runs->pdata[i];
    for (guint k = 0; k < run->glyphs->len; k++, ++*glyphs)
      sum += (double)g_array_index(run->glyphs, struct placed_glyph, k).x;
  }
  return sum;
}

static void append_sums(GString *all, const struct page *page) {
  double across = 0, downward = 0;
  guint glyphs = 0;
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    across += sum_of(line->runs, &glyphs) + sum_of(line->readings, &glyphs);
    downward += line->y;
  }
  for (guint i = 0; i < page->strokes->len; i++) {
    const struct stroke *stroke = &g_array_index(page->strokes, struct stroke, i);
    across += stroke->x1 + stroke->x2;
    downward += stroke->y1 + stroke->y2;
  }
  g_string_append_printf(all, "%u: %u lines %u glyphs Σ%.1f Σ%.1f\n", page->number, page->lines->len, glyphs, across,
                         downward);
}

static guint count_characters(const char *text) {
  guint count = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    count += *p != '\v' && !g_unichar_isspace(g_utf8_get_char(p));
  return count;
}

/* No character of the text is left out, or there twice but in the head of a table that is repeated. */
static void assert_all_is_there(const GPtrArray *paragraphs, const struct layout *layout) {
  guint wanted = 0, found = 0;
  for (guint i = 0; i < paragraphs->len; i++)
    wanted += count_characters(paragraph_at(paragraphs, i)->text->str);
  for (guint i = 0; i < layout->pages->len; i++) {
    const GPtrArray *lines = ((const struct page *)layout->pages->pdata[i])->lines;
    for (guint k = 0; k < lines->len; k++) {
      const struct line *line = lines->pdata[k];
      for (guint r = 0; line->kind == LINE_TEXT && r < line->runs->len; r++)
        found += count_characters(((const struct run *)line->runs->pdata[r])->text);
    }
  }
  assert_int_equal(found, wanted);
}

/* Documents that are drawn, set, and compared by what `append` tells of their pages; of the first `dumped` also by how
 * they are composed. */
struct drawn_set {
  guint count, dumped;
  guint32 seed;
  void (*draw)(struct doc *doc, GRand *rand);
  void (*append)(GString *all, const struct page *page);
  const char *expected;
};

static void set_documents(const struct drawn_set *set) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(set->seed);
  struct composed composed = composed_new();
  for (guint i = 0; i < set->count; i++) {
    draw_next(&composed.doc, &composed.style, all, i, rand, set->draw);
    g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
    if (lot(rand, 3) == 0)
      draw_readings(paragraphs, composed.report);
    if (i < set->dumped)
      compose_dump(paragraphs, all);
    g_autoptr(Layout) layout = layout_set(paragraphs, composed.style, composed.fonts, composed.report);
    assert_all_is_there(paragraphs, layout);
    for (guint k = 0; k < layout->pages->len; k++)
      set->append(all, layout->pages->pdata[k]);
  }
  composed_free(&composed);
  assert_int_equal(golden_compare(set->expected, all->str), 0);
}

static void pages_are_set_as_they_were(G_GNUC_UNUSED void **state) {
  set_documents(&(struct drawn_set){DOCUMENTS, 0, 1958, draw_document, append_page, EXPECTED});
}

static void more_pages_are_set_as_they_were(G_GNUC_UNUSED void **state) {
  set_documents(&(struct drawn_set){SUMMED, 0, 1978, draw_document, append_sums, "tests/data/drawn-sums.txt"});
}

static void documents_of_parts_are_set_as_they_were(G_GNUC_UNUSED void **state) {
  set_documents(&(struct drawn_set){OF_PARTS, DUMPED, 1991, draw_parts, append_sums, "tests/data/drawn-parts.txt"});
}

static const char *const scraps[] = {"渠",
                                     "水",
                                     "今天开会",
                                     "王",
                                     "一",
                                     "二〇",
                                     "年",
                                     "2",
                                     "10",
                                     "4",
                                     "2024",
                                     "36.5",
                                     "78%",
                                     "5,960",
                                     "ms",
                                     "kg",
                                     "GDP",
                                     "it",
                                     "s",
                                     "Wi-Fi",
                                     "open",
                                     "data",
                                     "Ａ",
                                     "８",
                                     " ",
                                     " ",
                                     " ",
                                     "  ",
                                     "　",
                                     "　　",
                                     "    ",
                                     "\u00A0",
                                     "\u200B",
                                     ",",
                                     ":",
                                     ".",
                                     "-",
                                     "–",
                                     "~",
                                     "/",
                                     "+",
                                     "=",
                                     "×",
                                     "·",
                                     "、",
                                     "，",
                                     "。",
                                     "：",
                                     "；",
                                     "？",
                                     "！",
                                     "！",
                                     "“",
                                     "”",
                                     "‘",
                                     "’",
                                     "（",
                                     "）",
                                     "(",
                                     ")",
                                     "《",
                                     "》",
                                     "——",
                                     "…",
                                     "……",
                                     "—",
                                     "℃",
                                     "¥",
                                     "№",
                                     "①",
                                     "②",
                                     "²",
                                     "½",
                                     "㎡",
                                     "é",
                                     "e\u0301",
                                     "n̄",
                                     "ǎ",
                                     "שלום",
                                     "а",
                                     "α",
                                     "か",
                                     "カ",
                                     "ー",
                                     "𠮷",
                                     "〃",
                                     "々",
                                     "○",
                                     "※",
                                     "→",
                                     "∶",
                                     "～",
                                     "____",
                                     "××",
                                     "\u00AD",
                                     "……。",
                                     "’s",
                                     "”，",
                                     "）。",
                                     "“《",
                                     "？！",
                                     "、、",
                                     "第",
                                     "条",
                                     "（一）",
                                     "1.",
                                     "http://qu.example.cn/a_b?c=d"};

static void draw_scraps(struct doc *doc, GRand *rand) {
  for (guint paragraph = 0; paragraph < 12; paragraph++) {
    g_autoptr(GString) text = g_string_new(lot(rand, 4) ? "渠" : "");
    for (guint left = 1 + lot(rand, 60); left > 0; left--)
      g_string_append(text, ANY(rand, scraps));
    draw_block(doc, ROLE_BODY, text->str);
  }
}

static void append_lines(GString *all, const struct page *page) {
  for (guint i = 0; i < page->lines->len; i++)
    append_line(all, page->lines->pdata[i]);
}

/* Lines of scraps of all kinds of characters side by side (tests/data/drawn-scraps.txt). */
static void scraps_are_set_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1901);
  struct composed composed = composed_new();
  for (guint i = 0; i < OF_SCRAPS; i++) {
    draw_next(&composed.doc, &composed.style, all, i, rand, draw_scraps);
    lay_out(&composed);
    for (guint k = 0; k < composed.layout->pages->len; k++)
      append_lines(all, composed.layout->pages->pdata[k]);
  }
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/drawn-scraps.txt", all->str), 0);
}

/* A text that grows by some characters from one to the next: where its pages turn, and what is done for the last one,
 * when it has few lines (tests/data/page-turns.txt: style, growth, lines of each page). */
static void pages_turn_where_they_turned(G_GNUC_UNUSED void **state) {
  static const char *const styles[] = {"gongwen", "tests/golden/small.xml", "speaker"};
  g_autoptr(GString) all = g_string_new(NULL);
  struct composed composed = composed_new();
  for (guint i = 0; i < G_N_ELEMENTS(styles) * 60; i++) {
    const char *name = styles[i % G_N_ELEMENTS(styles)];
    style_free(composed.style);
    composed.style = style_load(name, NULL);
    assert_true(style_load_title_rules(composed.style, NULL, NULL));
    doc_free(composed.doc);
    composed.doc = doc_new();
    if (i % 4 != 3)
      draw_block(composed.doc, ROLE_TITLE, drawn_titles[0]);
    for (guint k = 0; k < 5 + i % 7; k++) {
      g_autofree char *text = long_text(20 + (k * 53 + i * 11) % 170);
      draw_block(composed.doc, ROLE_BODY, text);
      if (k % 3 == 2)
        draw_block(composed.doc, ROLE_HEADING, drawn_headings[k % 2])->level = 1;
    }
    lay_out(&composed);
    g_string_append_printf(all, "%s %u:", name, i);
    for (guint page = 0; page < composed.layout->pages->len; page++)
      g_string_append_printf(all, " %u", text_lines(&composed, page));
    g_string_append_c(all, '\n');
  }
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/page-turns.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_are_set_as_they_were),
      cmocka_unit_test(more_pages_are_set_as_they_were),
      cmocka_unit_test(documents_of_parts_are_set_as_they_were),
      cmocka_unit_test(scraps_are_set_as_they_were),
      cmocka_unit_test(pages_turn_where_they_turned),
  };
  return cmocka_run_group_tests_name("drawn pages", tests, NULL, NULL);
}
