/* Finishing what Cairo has drawn: what is not a whole PDF, or not the one that was meant, is an error; what is right
 * gets what Cairo cannot say. */
#include "base/deflate.h"
#include "base/error.h"
#include "unit/test.h"
#include "write/page/finish.h"
#include "write/page/srgb.h"

#include <cairo-pdf.h>

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned int length) {
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* One page with a Document and two P, each with a stroke, and a third stroke outside. */
static GByteArray *draw(void) {
  GByteArray *bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, bytes, 200, 300);
  cairo_t *cairo = cairo_create(surface);
  cairo_tag_begin(cairo, "Document", NULL);
  for (int i = 0; i < 2; i++) {
    cairo_tag_begin(cairo, "P", NULL);
    cairo_rectangle(cairo, 20, 20 + 40 * i, 100, 20);
    cairo_fill(cairo);
    cairo_tag_end(cairo, "P");
  }
  cairo_rectangle(cairo, 20, 200, 100, 1);
  cairo_fill(cairo);
  cairo_tag_end(cairo, "Document");
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy(surface);
  return bytes;
}

static const struct pdf_info info = {.title = "（一）& <二>", .creator = "jianggao 1", .moment = 0};

static GBytes *finish(GByteArray *bytes, GArray *notes, guint elements, GError **error) {
  const struct drawn_pdf drawn = {.bytes = bytes, .notes = notes, .elements = elements, .pages = 1, .footer = 250};
  return finish_pdf(&drawn, &info, error);
}

static void assert_has(GBytes *pdf, const char *part) {
  gsize length;
  const char *data = g_bytes_get_data(pdf, &length);
  const gsize size = strlen(part);
  for (gsize i = 0; i + size <= length; i++)
    if (memcmp(data + i, part, size) == 0)
      return;
  fail_msg("there is no %s", part);
}

/* The metadata can be read without knowing PDF. */
static void metadata_are_readable(void **state) {
  (void)state;
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  g_autoptr(GByteArray) drawn = draw();
  g_autoptr(GBytes) pdf = finish(drawn, notes, 3, NULL);
  assert_non_null(pdf);
  assert_has(pdf, "<pdfaid:conformance>A</pdfaid:conformance>");
  assert_has(pdf, "（一）&amp; &lt;二&gt;");
  assert_has(pdf, "<xmp:CreateDate>1970-01-01T00:00:00Z</xmp:CreateDate>");
  g_autoptr(GBytes) again = finish(drawn, notes, 3, NULL);
  assert_true(g_bytes_equal(pdf, again));
}

static void another_tree_is_an_error(void **state) {
  (void)state;
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  g_autoptr(GByteArray) drawn = draw();
  const guint wrong[] = {1, 2, 4};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(finish(drawn, notes, wrong[i], &error));
    assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT));
  }
}

/* A page or a glyph that is not in it. */
static void what_was_not_drawn_is_an_error(void **state) {
  (void)state;
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  g_autoptr(GByteArray) drawn = draw();
  const struct drawn_pdf more_pages = {.bytes = drawn, .notes = notes, .elements = 3, .pages = 2};
  const struct drawn_pdf more_glyphs = {.bytes = drawn, .notes = notes, .elements = 3, .pages = 1, .glyphs = 1};
  assert_null(finish_pdf(&more_pages, &info, NULL));
  assert_null(finish_pdf(&more_glyphs, &info, NULL));
}

/* Cut short anywhere, or with a byte that is wrong, it is refused or mended, and nothing worse. */
static void damaged_bytes_do_no_harm(void **state) {
  (void)state;
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  g_autoptr(GByteArray) drawn = draw();
  g_autoptr(GError) error = NULL;
  GByteArray nothing = {0};
  assert_null(finish(&nothing, notes, 3, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT));
  for (guint length = 0; length < drawn->len; length += 97) {
    GByteArray part = {drawn->data, length};
    assert_null(finish(&part, notes, 3, NULL));
  }
}

/* Cairo may store what it draws, or compress it as the library's Cairo does: the PDF is the same, and compressed. */
static void cairos_compression_does_not_matter(void **state) {
  (void)state;
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  g_autoptr(GByteArray) packed = draw();
  deflate_hold(true);
  g_autoptr(GByteArray) stored = draw();
  deflate_hold(false);
  assert_true(stored->len > packed->len + 40);
  g_autoptr(GBytes) from_packed = finish(packed, notes, 3, NULL), from_stored = finish(stored, notes, 3, NULL);
  assert_non_null(from_packed);
  assert_true(g_bytes_equal(from_packed, from_stored));
}

/* The profile has the bytes of which other programs have been asked. */
static void the_profile_of_colours_is_as_it_was(void **state) {
  (void)state;
  g_autoptr(GByteArray) profile = srgb_profile();
  g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, profile->data, profile->len);
  assert_string_equal(sum, "882179d64c094d041a3316519f35fa24c610882cf03993b4576be9eb77e66eea");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(metadata_are_readable),
      cmocka_unit_test(another_tree_is_an_error),
      cmocka_unit_test(what_was_not_drawn_is_an_error),
      cmocka_unit_test(damaged_bytes_do_no_harm),
      cmocka_unit_test(cairos_compression_does_not_matter),
      cmocka_unit_test(the_profile_of_colours_is_as_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
