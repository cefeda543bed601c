/* The layout as text. */
#include "unit/placed.h"
#include "write/page/page_dump.h"

static void every_line_and_run_is_told(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  struct line *line = placed_line(page, 118.96, ELEMENT_HEADING, 0);
  line->first = true;
  placed_run(line, font_set_face(fonts, FONT_HEI), 16, 110.955, "一、");
  placed_run(line, font_set_face(fonts, FONT_KAI), 16, 143, "“\"\\\t")->bold = true;
  struct line *number = placed_line(page, 765.1, ELEMENT_BODY, G_MAXUINT);
  number->kind = LINE_PAGE_NUMBER;
  placed_run(number, font_set_face(fonts, FONT_LATIN), 10.5, 500, "1");
  const struct stroke rule = {1, 2, 3, 4, 0.25};
  g_array_append_val(page->strokes, rule);
  placed_page(layout);
  placed_outline(layout, 2, 1, 104.88, "（一）");
  g_autoptr(GString) dump = dump_layout(layout);
  assert_string_equal(dump->str, "page 1 595.28 x 841.89\n"
                                 "  118.96  110.96  192.76 heading-1 first\n"
                                 "          110.96 FandolHei 16 \"一、\"\n"
                                 "          143.00 FandolKai 16 bold \"“\\\"\\\\\\x09\"\n"
                                 "  765.10  500.00  505.25 page-number\n"
                                 "          500.00 Liberation Serif 10.5 \"1\"\n"
                                 "  rule 1.00 2.00 3.00 4.00 0.25\n"
                                 "page 2 595.28 x 841.89\n"
                                 "outline 2 page 2 at 79.37 104.88 \"（一）\"\n");
  placed_free(layout);
}

/* A watermark, a line beside the text, readings, and the sides of sheets. */
static void what_stands_beside_is_told(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  struct page *words = placed_page(layout);
  struct line *mark = placed_line(words, 0, ELEMENT_BODY, G_MAXUINT);
  placed_run(mark, font_set_face(fonts, FONT_HEI), 60, -30, "稿");
  const struct watermark watermark = {mark, 297.64, 420.5, 52.5, 0.12};
  page->watermark = &watermark;
  page->turned = true;
  struct line *line = placed_line(page, -0.001, ELEMENT_BODY, 0);
  line->last = true;
  placed_run(line, font_set_face(fonts, FONT_KAI), 16, 100, "渠");
  line->readings = g_ptr_array_new();
  struct line *reading = placed_line(words, 0, ELEMENT_BODY, 0);
  struct run *above = placed_run(reading, font_set_face(fonts, FONT_LATIN), 8, 102, "qu");
  g_array_index(above->glyphs, struct placed_glyph, 0).y = -14.5f;
  g_ptr_array_add(line->readings, above);
  placed_line(page, 9.5, ELEMENT_BODY, G_MAXUINT)->kind = LINE_BESIDE;
  layout->sheets = g_malloc0(sizeof(struct sheets) + 2 * sizeof(struct sheet_side));
  *layout->sheets = (struct sheets){.width = 841.89, .height = 595.28, .fold_line = true, .count = 2};
  layout->sheets->sides[0] = (struct sheet_side){2, {{3, 0, 1.5, 0.70711}, {0, 420.94, 1.5, 1}}};
  layout->sheets->sides[1] = (struct sheet_side){1, {{1, 0, 0, 0.5}}};
  g_autoptr(GString) dump = dump_layout(layout);
  char *end = strstr(dump->str, "page 2");
  g_autofree char *sides = g_strdup(strstr(dump->str, "side 1"));
  *end = 0;
  assert_string_equal(dump->str, "page 1 595.28 x 841.89 turned\n"
                                 "  watermark 297.64 420.50 angle 52.5 ink 0.12\n"
                                 "          -30.00 FandolHei 60 \"稿\"\n"
                                 "    0.00  100.00  116.00 body last\n"
                                 "          100.00 FandolKai 16 \"渠\"\n"
                                 "    above   14.50          102.00 Liberation Serif 8 \"qu\"\n"
                                 "    9.50 beside\n");
  assert_string_equal(sides, "side 1 841.89 x 595.28 fold-line\n"
                             "  page 4 at 0.00 1.50 scale 0.7071\n"
                             "  page 1 at 420.94 1.50 scale 1\n"
                             "side 2 841.89 x 595.28 fold-line\n"
                             "  page 2 at 0.00 0.00 scale 0.5\n");
  g_ptr_array_unref(line->readings);
  g_free(layout->sheets);
  placed_free(layout);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_line_and_run_is_told),
      cmocka_unit_test(what_stands_beside_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
