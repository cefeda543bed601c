/* Faces for a PDF: CFF outlines come from a font that HarfBuzz has written, others from the file. */
#include "unit/test.h"

#include "base/paths.h"
#include "font/excerpts.h"
#include "font/outlines.h"

#include <cairo-pdf.h>

static struct family serif[] = {{"Noto Serif CJK SC", 400, false}, {NULL, 0, false}};
static struct family kai[] = {{"FandolKaj", 400, false}, {NULL, 0, false}};
static struct family latin[] = {{"Liberation Serif", 400, false}, {NULL, 0, false}};

/* `file` is asked first, and has kai at most. */
static struct font_set *open_fonts(char *file) {
  const struct family_set families = {.families = {serif, serif, kai, serif, serif, latin}};
  g_autoptr(GError) error = NULL;
  struct font_set *fonts = font_set_new(&families, (char *[]){file, NULL}, &error);
  if (!fonts)
    fail_msg("%s", error->message);
  return fonts;
}

static gsize pdf_size;

static cairo_status_t count(G_GNUC_UNUSED void *data, G_GNUC_UNUSED const unsigned char *bytes, unsigned length) {
  pdf_size += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Of a PDF with the glyph; 0 when it could not be drawn. */
static gsize size_of_pdf(cairo_font_face_t *face, gulong glyph) {
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count, NULL, 100, 100);
  cairo_t *cairo = cairo_create(surface);
  pdf_size = 0;
  cairo_set_font_face(cairo, face);
  cairo_show_glyphs(cairo, &(cairo_glyph_t){glyph, 10, 50}, 1);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const bool done = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return done ? pdf_size : 0;
}

static void assert_same_outlines(cairo_font_face_t *a, cairo_font_face_t *b, gulong glyph) {
  cairo_path_t *paths[2];
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_font_face(cairo, i == 0 ? a : b);
    cairo_set_font_size(cairo, 1000);
    cairo_glyph_path(cairo, &(cairo_glyph_t){glyph, 0, 0}, 1);
    paths[i] = cairo_copy_path(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }
  assert_int_equal(paths[0]->num_data, paths[1]->num_data);
  assert_true(paths[0]->num_data > 4);
  for (int i = 0; i < paths[0]->num_data; i += paths[0]->data[i].header.length)
    for (int k = 1; k < paths[0]->data[i].header.length; k++) {
      assert_float_equal(paths[0]->data[i + k].point.x, paths[1]->data[i + k].point.x, 0.01);
      assert_float_equal(paths[0]->data[i + k].point.y, paths[1]->data[i + k].point.y, 0.01);
    }
  cairo_path_destroy(paths[0]);
  cairo_path_destroy(paths[1]);
}

static void cff_is_cut_down(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) fonts = open_fonts(NULL);
  struct face *face = font_set_face(fonts, FONT_BODY);
  g_autoptr(Excerpts) excerpts = excerpts_new();
  const guint32 glyph = face_glyph(face, 0x8BB2); /* 讲 */
  excerpts_add(excerpts, face, glyph);
  cairo_font_face_t *whole = face_cairo(face, false, 0), *drawn = excerpts_face(excerpts, face, false, 0);
  assert_true(outlines_are_cff(whole) && outlines_are_cff(drawn));
  assert_ptr_not_equal(whole, drawn);
  assert_same_outlines(whole, drawn, glyph);
  const gsize size = size_of_pdf(drawn, glyph);
  assert_true(size > 0 && size <= size_of_pdf(whole, glyph));
  assert_ptr_equal(excerpts_face(excerpts, face, false, 0), drawn);
  assert_ptr_not_equal(excerpts_face(excerpts, face, false, 1), drawn);
  assert_ptr_not_equal(excerpts_face(excerpts, face, true, 0), drawn);
}

static void other_outlines_are_drawn_as_they_are(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) fonts = open_fonts(NULL);
  struct face *face = font_set_face(fonts, FONT_LATIN);
  g_autoptr(Excerpts) excerpts = excerpts_new();
  excerpts_add(excerpts, face, face_glyph(face, 'a'));
  assert_false(outlines_are_cff(face_cairo(face, false, 0)));
  assert_ptr_equal(excerpts_face(excerpts, face, false, 0), face_cairo_in_pdf(face, 0));
  assert_ptr_equal(excerpts_face(excerpts, face, true, 1), face_cairo(face, true, 1));
}

/* Where the CFF table of a font file begins and how long it is. */
static gsize find_cff(const char *bytes, gsize length, gsize *size) {
  const guchar *file = (const guchar *)bytes;
  for (gsize entry = 12; entry + 16 <= length; entry += 16)
    if (memcmp(bytes + entry, "CFF ", 4) == 0) {
      guint32 numbers[2];
      memcpy(numbers, file + entry + 8, sizeof numbers);
      *size = GUINT32_FROM_BE(numbers[1]);
      return GUINT32_FROM_BE(numbers[0]);
    }
  fail_msg("the font has no CFF table");
  return 0;
}

/* The small font has the name of one that is there. */
static void rename_font(char *bytes, gsize length) {
  for (gsize i = 0; i + 6 <= length; i++)
    if (memcmp(bytes + i, "\0K\0a\0i", 6) == 0)
      bytes[i + 5] = 'j';
}

/* Bytes at the start of a CFF table: its header and the first lists. */
#define DAMAGED 40

/* Bytes of the small font's CFF table made 0xFF, one after another: the glyph is drawn or the face is refused, and
 * Cairo, which believes what it reads, reads nothing of it. */
static void a_damaged_table_does_no_harm(G_GNUC_UNUSED void **state) {
  g_autofree char *own = paths_data("tests/fuzz/corpus/font/kai.otf");
  g_autofree char *bytes = NULL, *dir = g_dir_make_tmp("excerpts-XXXXXX", NULL);
  gsize length, size = 0;
  assert_true(g_file_get_contents(own, &bytes, &length, NULL));
  rename_font(bytes, length);
  const gsize start = find_cff(bytes, length, &size);
  guint drawn = 0, refused = 0;
  for (gsize at = start; at < start + MIN(size, DAMAGED); at++) {
    g_autofree char *name = g_strdup_printf("%zu.otf", at), *path = g_build_filename(dir, name, NULL);
    g_autofree char *damaged = g_memdup2(bytes, length);
    damaged[at] = (char)0xFF;
    assert_true(g_file_set_contents(path, damaged, (gssize)length, NULL));
    g_autoptr(FontSet) fonts = open_fonts(path);
    struct face *face = font_set_face(fonts, FONT_KAI);
    g_autoptr(Excerpts) excerpts = excerpts_new();
    excerpts_add(excerpts, face, 1);
    cairo_font_face_t *cairo = excerpts_face(excerpts, face, false, 0);
    drawn += cairo && size_of_pdf(cairo, 1) > 0;
    refused += !cairo;
    g_remove(path);
  }
  g_rmdir(dir);
  if (drawn == 0 || refused == 0)
    fail_msg("%u drawn, %u refused", drawn, refused);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cff_is_cut_down),
      cmocka_unit_test(other_outlines_are_drawn_as_they_are),
      cmocka_unit_test(a_damaged_table_does_no_harm),
  };
  return cmocka_run_group_tests_name("excerpts", tests, NULL, NULL);
}
