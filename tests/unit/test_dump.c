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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_line_and_run_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
