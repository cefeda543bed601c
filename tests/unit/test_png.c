/* Page images, read back with libpng. */
#include "base/error.h"
#include "unit/placed.h"
#include "write/page/png.h"

#include <png.h>
#include <zlib.h>

/* A decoded grey image. */
struct image {
  guint width, height;
  guchar *pixels;
};

static void image_clear(struct image *image) {
  g_free(image->pixels);
}
typedef struct image Image; /* for g_auto */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Image, image_clear)

static void draw(struct image *image, const struct layout *layout, double dpi) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = png_draw(layout, 0, dpi, &error);
  if (!bytes)
    fail_msg("%s", error->message);
  gsize size;
  const void *data = g_bytes_get_data(bytes, &size);
  png_image png = {.version = PNG_IMAGE_VERSION};
  assert_true(png_image_begin_read_from_memory(&png, data, size));
  assert_int_equal(png.format, PNG_FORMAT_GRAY);
  image->width = png.width;
  image->height = png.height;
  image->pixels = g_malloc(PNG_IMAGE_SIZE(png));
  assert_true(png_image_finish_read(&png, NULL, image->pixels, 0, NULL));
}

static gsize dark_pixels(const struct image *image) {
  gsize count = 0;
  for (gsize i = 0; i < (gsize)image->width * image->height; i++)
    count += image->pixels[i] < 128;
  return count;
}

static struct layout *one_line(struct font_set *fonts, bool bold) {
  struct layout *layout = placed_new();
  struct line *line = placed_line(placed_page(layout), 119, ELEMENT_BODY, 0);
  placed_run(line, font_set_face(fonts, FONT_BODY), 16, 72, "开会")->bold = bold;
  return layout;
}

/* A4 at 72 dpi has a pixel for each point; ink only where the glyphs are. */
static void ink_is_where_the_text_is(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = one_line(fonts, false);
  g_auto(Image) image = {0};
  draw(&image, layout, 144);
  assert_int_equal(image.width, 1191); /* 595.28 * 2, rounded up */
  assert_int_equal(image.height, 1684);
  assert_true(dark_pixels(&image) > 50);
  for (guint y = 0; y < image.height; y++)
    for (guint x = 0; x < image.width; x++)
      if (image.pixels[(gsize)y * image.width + x] < 255 &&
          (x < 2 * 72 || x > 2 * (72 + 32) || y < 2 * (119 - 16) || y > 2 * (119 + 4)))
        fail_msg("ink at %u, %u", x, y);
  placed_free(layout);
}

static void bold_has_more_ink(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *plain_layout = one_line(fonts, false), *bold_layout = one_line(fonts, true);
  g_auto(Image) plain = {0}, bold = {0};
  draw(&plain, plain_layout, 150);
  draw(&bold, bold_layout, 150);
  assert_true(dark_pixels(&bold) > dark_pixels(&plain) * 11 / 10);
  placed_free(plain_layout);
  placed_free(bold_layout);
}

static void rules_are_drawn(void **state) {
  (void)state;
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  const struct stroke rule = {100, 200.5, 300, 200.5, 1};
  g_array_append_val(page->strokes, rule);
  g_auto(Image) image = {0};
  draw(&image, layout, 72);
  assert_int_equal(dark_pixels(&image), 200);
  assert_true(image.pixels[200 * image.width + 150] < 128);
  placed_free(layout);
}

/* A tenth of black, around the middle of the page. */
static void a_watermark_is_grey(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new(), *aside = placed_new();
  struct line *words = placed_line(placed_page(aside), 76, ELEMENT_BODY, G_MAXUINT);
  placed_run(words, font_set_face(fonts, FONT_HEI), 200, -100, "田");
  const struct watermark watermark = {words, 297.64, 420.94, 45, 0.1};
  placed_page(layout)->watermark = &watermark;
  g_auto(Image) image = {0};
  draw(&image, layout, 72);
  assert_int_equal(dark_pixels(&image), 0);
  assert_int_equal(image.pixels[421 * image.width + 297], 230); /* where the strokes of 田 cross */
  assert_int_equal(image.pixels[100 * image.width + 297], 255);
  placed_free(layout);
  placed_free(aside);
}

static guint32 word_at(const guint8 *bytes) {
  return ((guint32)bytes[0] << 24) | ((guint32)bytes[1] << 16) | ((guint32)bytes[2] << 8) | bytes[3];
}

/* Readers pass over a chunk with a wrong check sum, or refuse the image: the seal is one that is written afterwards. */
static void all_chunks_are_whole(G_GNUC_UNUSED void **state) {
  struct layout *layout = placed_new();
  placed_page(layout);
  g_autoptr(GBytes) image = png_draw(layout, 0, 72, NULL);
  gsize size, at = 8;
  const guint8 *bytes = g_bytes_get_data(image, &size);
  bool seal = false;
  while (at < size) {
    const guint32 length = word_at(bytes + at);
    assert_true(length <= size - at - 12);
    assert_int_equal(crc32(0, bytes + at + 4, length + 4), word_at(bytes + at + 8 + length));
    seal = seal || memcmp(bytes + at + 4, "tEXt", 4) == 0;
    at += 12 + length;
  }
  assert_int_equal(at, size);
  assert_true(seal);
  placed_free(layout);
}

static void an_image_too_large_is_an_error(void **state) {
  (void)state;
  struct layout *layout = placed_new();
  placed_page(layout);
  g_autoptr(GError) error = NULL;
  assert_null(png_draw(layout, 0, 1e6, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT));
  placed_free(layout);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ink_is_where_the_text_is), cmocka_unit_test(bold_has_more_ink),
      cmocka_unit_test(rules_are_drawn),          cmocka_unit_test(a_watermark_is_grey),
      cmocka_unit_test(all_chunks_are_whole),     cmocka_unit_test(an_image_too_large_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
