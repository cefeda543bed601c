/* Pages as SVG: outlines, no text that needs a font. */
#include "unit/placed.h"
#include "write/page/svg.h"

static char *draw(const struct layout *layout) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = svg_draw(layout, 0, &error);
  if (!bytes)
    fail_msg("%s", error->message);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return g_strndup(data, size);
}

static guint count_of(const char *text, const char *part) {
  guint count = 0;
  for (; (text = strstr(text, part)); text += strlen(part))
    count++;
  return count;
}

static void a_page_is_outlines_in_points(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  placed_run(placed_line(page, 119, ELEMENT_BODY, 0), font_set_face(fonts, FONT_BODY), 16, 72, "开会开");
  const struct stroke stroke = {100, 200, 300, 200, 1};
  g_array_append_val(page->strokes, stroke);
  g_autofree char *svg = draw(layout), *again = draw(layout);
  assert_string_equal(svg, again); /* no number of this process is in it */
  assert_non_null(strstr(svg, "width=\"595.28pt\" height=\"841.89pt\""));
  assert_int_equal(count_of(svg, "<use "), 3);
  assert_int_equal(count_of(svg, "<symbol "), 3); /* and the one for a glyph that is missing */
  assert_null(strstr(svg, "<text"));
  assert_non_null(strstr(svg, "199.5")); /* the upper edge of the stroke */
  placed_free(layout);
}

static void a_watermark_is_grey_outlines(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new(), *aside = placed_new();
  struct line *words = placed_line(placed_page(aside), 34, ELEMENT_BODY, G_MAXUINT);
  placed_run(words, font_set_face(fonts, FONT_HEI), 90, -90, "草案");
  const struct watermark watermark = {words, 297, 420, 45, 0.1};
  struct page *page = placed_page(layout);
  page->watermark = &watermark;
  placed_run(placed_line(page, 119, ELEMENT_BODY, 0), font_set_face(fonts, FONT_BODY), 16, 72, "开会");
  g_autofree char *svg = draw(layout);
  const char *grey = strstr(svg, "fill:rgb(90%,90%,90%)");
  assert_non_null(grey);
  assert_true(grey < strstr(svg, "<use ")); /* behind the text */
  placed_free(layout);
  placed_free(aside);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_page_is_outlines_in_points),
      cmocka_unit_test(a_watermark_is_grey_outlines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
