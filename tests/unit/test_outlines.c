/* Fonts as Cairo draws them: the copies that `make fonts` makes show the same glyphs as the fonts. */
#include "font/outlines.h"
#include "unit/test.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#define SIDE 64 /* pixels a glyph */

/* Sixteen black pixels: less than all edges of a glyph that is moved by a thousandth of the em. */
#define MOST_DIFFERENCE (16 * 255)

/* The ink of a glyph. */
struct picture {
  guchar ink[SIDE][SIDE];
};

static void draw(struct picture *picture, cairo_font_face_t *face, gulong glyph) {
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cairo = cairo_create(surface);
  const cairo_glyph_t placed = {glyph, 2, SIDE * 3 / 4.0};
  cairo_set_font_face(cairo, face);
  cairo_set_font_size(cairo, SIDE * 0.7);
  cairo_glyph_path(cairo, &placed, 1);
  cairo_fill(cairo);
  assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  const guchar *data = cairo_image_surface_get_data(surface);
  for (int y = 0; y < SIDE; y++)
    memcpy(picture->ink[y], data + y * cairo_image_surface_get_stride(surface), SIDE);
  cairo_surface_destroy(surface);
}

static gulong ink_of(const struct picture *picture) {
  gulong sum = 0;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      sum += picture->ink[y][x];
  return sum;
}

/* How much ink one picture has where the other has none. */
static gulong difference(const struct picture *a, const struct picture *b) {
  gulong sum = 0;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      sum += (gulong)ABS(a->ink[y][x] - b->ink[y][x]);
  return sum;
}

/* Every fiftieth glyph of a font, from the font itself and as the program draws it. */
static void compare_font(const char *name) {
  g_autofree char *file = g_strdup_printf("fonts/files/%s.otf", name);
  g_autofree char *copy = g_strdup_printf("fonts/outlines/%s.ttf", name);
  if (!g_file_test(copy, G_FILE_TEST_EXISTS))
    fail_msg("%s is not there: make fonts", copy);
  FT_Library library;
  FT_Face own;
  assert_int_equal(FT_Init_FreeType(&library), 0);
  assert_int_equal(FT_New_Face(library, file, 0, &own), 0);
  cairo_font_face_t *plain = cairo_ft_font_face_create_for_ft_face(own, FT_LOAD_NO_HINTING);
  cairo_font_face_t *drawn = outlines_face(file, 0, false);
  assert_non_null(drawn);
  guint inked = 0;
  for (FT_Long glyph = 1; glyph < own->num_glyphs; glyph += 50) {
    struct picture a, b;
    draw(&a, plain, (gulong)glyph);
    draw(&b, drawn, (gulong)glyph);
    inked += ink_of(&a) > 0;
    if (difference(&a, &b) > MOST_DIFFERENCE)
      fail_msg("%s: glyph %ld differs by %lu of %lu", copy, glyph, difference(&a, &b), ink_of(&a));
  }
  assert_true(inked > 50);
  cairo_font_face_destroy(plain);
  cairo_font_face_destroy(drawn);
}

static void copies_show_the_same_glyphs(void **state) {
  (void)state;
  const char *names[] = {"FandolSong-Regular", "FandolSong-Bold", "FandolFang-Regular", "FandolHei-Regular",
                         "FandolKai-Regular"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    compare_font(names[i]);
}

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned length) {
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A PDF with every tenth glyph, in two sizes.  Takes over the face. */
static GByteArray *pdf_of(cairo_font_face_t *face, gulong glyphs) {
  GByteArray *bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, bytes, 600, 800);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2024-05-01T00:00:00Z");
  cairo_t *cairo = cairo_create(surface);
  cairo_set_font_face(cairo, face);
  for (gulong glyph = 0; glyph < glyphs; glyph += 10) {
    const cairo_glyph_t placed = {glyph, (double)(glyph % 600), (double)(glyph % 790)};
    cairo_set_font_size(cairo, glyph % 20 == 0 ? 16 : 21.5);
    cairo_show_glyphs(cairo, &placed, 1);
  }
  assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy(surface);
  cairo_font_face_destroy(face);
  return bytes;
}

static guint points_of(cairo_font_face_t *face, gulong glyph) {
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cairo = cairo_create(surface);
  cairo_set_font_face(cairo, face);
  cairo_glyph_path(cairo, &(cairo_glyph_t){glyph, 0, 0}, 1);
  cairo_path_t *path = cairo_copy_path(cairo);
  const guint points = (guint)path->num_data;
  cairo_path_destroy(path);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  cairo_font_face_destroy(face);
  return points;
}

/* A PDF has the outlines of a face of which Cairo was told the boxes. */
static void boxes_make_the_same_pdf(G_GNUC_UNUSED void **state) {
  const char *files[] = {"fonts/files/FandolSong-Regular.otf", "fonts/files/FandolHei-Regular.otf",
                         "fonts/files/LXGWWenKai-Light.ttf", "fonts/files/LiberationSerif-Regular.ttf"};
  const gulong glyphs[] = {20000, 20000, 20000, 2000};
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autoptr(GByteArray) outlines = pdf_of(outlines_face(files[i], 0, false), glyphs[i]);
    g_autoptr(GByteArray) boxes = pdf_of(outlines_boxes_face(files[i], 0), glyphs[i]);
    assert_true(outlines->len > 10000);
    assert_int_equal(outlines->len, boxes->len);
    assert_memory_equal(outlines->data, boxes->data, boxes->len);
  }
}

static void only_own_truetype_outlines_become_boxes(G_GNUC_UNUSED void **state) {
  const char *own = "fonts/files/FandolSong-Regular.otf", *cff = "fonts/files/NotoSerifCJK-Regular.ttc";
  const char *copy = "fonts/outlines/FandolSong-Regular.ttf"; /* in a folder like any user's */
  assert_true(points_of(outlines_boxes_face(own, 0), 5000) < 20);
  assert_true(points_of(outlines_face(own, 0, false), 5000) > 60);
  assert_true(points_of(outlines_boxes_face(copy, 0), 5000) > 60);
  assert_true(points_of(outlines_boxes_face(cff, 0), 5000) > 60);
  assert_null(outlines_boxes_face("fonts/files/no-such-font.otf", 0));
}

static void a_thick_face_has_more_ink(void **state) {
  (void)state;
  cairo_font_face_t *plain = outlines_face("fonts/files/FandolKai-Regular.otf", 0, false);
  cairo_font_face_t *thick = outlines_face("fonts/files/FandolKai-Regular.otf", 0, true);
  struct picture a, b;
  draw(&a, plain, 2000);
  draw(&b, thick, 2000);
  assert_true(ink_of(&b) > ink_of(&a) * 11 / 10);
  cairo_font_face_destroy(plain);
  cairo_font_face_destroy(thick);
}

static void what_is_no_font_has_no_face(void **state) {
  (void)state;
  assert_null(outlines_face("fonts/files/Fandol-COPYING", 0, false));
  assert_null(outlines_face("fonts/files/no-such-font.otf", 0, false));
  assert_null(outlines_face("/dev/null", 0, false));
}

/* A font file that is cut short is drawn as far as it goes, or not at all. */
static void a_font_cut_short_does_no_harm(void **state) {
  (void)state;
  char *bytes;
  gsize length;
  assert_true(g_file_get_contents("fonts/files/LiberationSerif-Regular.ttf", &bytes, &length, NULL));
  g_autofree char *path = NULL;
  g_close(g_file_open_tmp("fontXXXXXX", &path, NULL), NULL);
  const gsize lengths[] = {3, 11, 12, 30, 200, 1000, length / 2, length - 1};
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
    assert_true(g_file_set_contents(path, bytes, (gssize)lengths[i], NULL));
    cairo_font_face_destroy(outlines_face(path, 0, false));
  }
  g_free(bytes);
  g_remove(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(copies_show_the_same_glyphs),
      cmocka_unit_test(boxes_make_the_same_pdf),
      cmocka_unit_test(only_own_truetype_outlines_become_boxes),
      cmocka_unit_test(a_thick_face_has_more_ink),
      cmocka_unit_test(what_is_no_font_has_no_face),
      cmocka_unit_test(a_font_cut_short_does_no_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
