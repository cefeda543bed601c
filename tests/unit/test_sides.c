/* What is seen of a layout with sheets: its images and the places of its lines. */
#include "unit/placed.h"
#include "write/page/places.h"
#include "write/page/sides.h"

/* Two pages of 200 by 300 pt, each with a rule that is 100 pt long, and three sides: the second page left of the first,
 * half as large; one page alone; nothing. */
static struct layout *layout_with_sheets(struct sheets *sheets) {
  struct layout *layout = placed_new();
  layout->page_width = 200;
  layout->page_height = 300;
  for (guint i = 0; i < 2; i++) {
    const struct stroke rule = {20, 100 + 100 * i, 120, 100 + 100 * i, 8};
    g_array_append_val(placed_page(layout)->strokes, rule);
  }
  sheets->sides[0] = (struct sheet_side){2, {{1, 10, 20, 0.5}, {0, 210, 20, 0.5}}};
  sheets->sides[1] = (struct sheet_side){1, {{0, 0, 0, 1}}};
  layout->sheets = sheets;
  return layout;
}

static struct sheets *three_sides(void) {
  struct sheets *sheets = g_malloc0(sizeof(struct sheets) + 3 * sizeof(struct sheet_side));
  sheets->width = 400;
  sheets->height = 300;
  sheets->count = 3;
  return sheets;
}

/* A side as an image of a pixel a point, ink alone. */
static cairo_surface_t *draw(const struct layout *layout, guint number) {
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_A8, (int)sides_width(layout), (int)sides_height(layout));
  cairo_t *cairo = cairo_create(surface);
  g_autoptr(GError) error = NULL;
  assert_true(sides_draw(cairo, layout, number, &error));
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  return surface;
}

static guint ink_at(cairo_surface_t *surface, int x, int y) {
  return cairo_image_surface_get_data(surface)[y * cairo_image_surface_get_stride(surface) + x];
}

static void pages_are_drawn_where_they_are_placed(void **state) {
  (void)state;
  g_autofree struct sheets *sheets = three_sides();
  struct layout *layout = layout_with_sheets(sheets);
  assert_int_equal(sides_count(layout), 3);
  cairo_surface_t *first = draw(layout, 0);
  assert_int_equal(ink_at(first, 45, 120), 255); /* 10 + 20/2 to 10 + 120/2, 20 + 200/2 */
  assert_int_equal(ink_at(first, 75, 120), 0);
  assert_int_equal(ink_at(first, 245, 70), 255);
  assert_int_equal(ink_at(first, 245, 120), 0);
  assert_int_equal(ink_at(first, 200, 150), 0); /* no line to fold at */
  cairo_surface_destroy(first);
  cairo_surface_t *second = draw(layout, 1);
  assert_int_equal(ink_at(second, 115, 100), 255);
  cairo_surface_destroy(second);
  placed_free(layout);
}

/* Dashes of 3 pt, a quarter of a point thick and half as black: an eighth of each of two pixels. */
static void a_fold_line_is_in_the_middle(void **state) {
  (void)state;
  g_autofree struct sheets *sheets = three_sides();
  struct layout *layout = layout_with_sheets(sheets);
  sheets->fold_line = true;
  cairo_surface_t *empty = draw(layout, 2);
  for (int y = 0; y < 300; y++)
    for (int x = 190; x < 210; x++)
      assert_in_range(ink_at(empty, x, y), y % 6 < 3 && (x == 199 || x == 200) ? 14 : 0,
                      y % 6 < 3 && (x == 199 || x == 200) ? 18 : 0);
  cairo_surface_destroy(empty);
  placed_free(layout);
}

/* On a page in colour it is grey as the text is black. */
static void a_fold_line_has_no_colour(void **state) {
  (void)state;
  g_autofree struct sheets *sheets = three_sides();
  struct layout *layout = layout_with_sheets(sheets);
  sheets->fold_line = true;
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 400, 300);
  cairo_t *cairo = cairo_create(surface);
  assert_true(sides_draw(cairo, layout, 0, NULL));
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  const guint32 *pixels = (const guint32 *)(gpointer)cairo_image_surface_get_data(surface);
  for (guint i = 0; i < 400 * 300; i++)
    assert_int_equal(pixels[i] & 0xFFFFFF, 0); /* alpha above black */
  cairo_surface_destroy(surface);
  placed_free(layout);
}

/* Without sheets each page is a side. */
static void pages_are_sides(void **state) {
  (void)state;
  g_autofree struct sheets *sheets = three_sides();
  struct layout *layout = layout_with_sheets(sheets);
  layout->sheets = NULL;
  assert_int_equal(sides_count(layout), 2);
  assert_float_equal(sides_width(layout), 200, 0);
  cairo_surface_t *page = draw(layout, 1);
  assert_int_equal(ink_at(page, 115, 200), 255);
  cairo_surface_destroy(page);
  placed_free(layout);
}

/* The line of a page that stands on two sides is told for both, in the size that it has there. */
static void lines_are_told_where_they_stand(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  g_autofree struct sheets *sheets = three_sides();
  struct layout *layout = layout_with_sheets(sheets);
  placed_run(placed_line(layout->pages->pdata[0], 100, ELEMENT_BODY, 7), font_set_face(fonts, FONT_BODY), 20, 40,
             "开会");
  g_autofree char *told = places_tell(layout);
  static const char expected[] =
      "{ \"width\": 400.0, \"height\": 300.0, \"lines\": [\n"
      "    [\n"
      "      { \"block\": 7, \"x\": 230.0, \"y\": 61.0, \"width\": 20.0, \"height\": 11.0, \"text\": \"开会\" }],\n"
      "    [\n"
      "      { \"block\": 7, \"x\": 40.0, \"y\": 82.0, \"width\": 40.0, \"height\": 22.0, \"text\": \"开会\" }],\n"
      "    []] }";
  assert_string_equal(told, expected);
  placed_free(layout);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_are_drawn_where_they_are_placed),
      cmocka_unit_test(a_fold_line_is_in_the_middle),
      cmocka_unit_test(a_fold_line_has_no_colour),
      cmocka_unit_test(pages_are_sides),
      cmocka_unit_test(lines_are_told_where_they_stand),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
