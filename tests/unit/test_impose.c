/* Imposition: a PDF of three pages as Cairo draws it, put on sheets; and what is the same in it. */
#include "unit/test.h"
#include "layout/sheets.h"
#include "write/page/artifacts.h"
#include "write/page/finish.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#define PAGES 3
#define WIDTH 200
#define HEIGHT 300

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned int length) {
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void draw_box(cairo_t *cairo, double y) {
  cairo_rectangle(cairo, 20, y, 100, 20);
  cairo_fill(cairo);
}

/* On each page a P, a Link, and a stroke that belongs to nothing; an entry of the outline for each when it has one. */
static GByteArray *draw(bool outline) {
  GByteArray *bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, bytes, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create(surface);
  cairo_tag_begin(cairo, "Document", NULL);
  for (int i = 0; i < PAGES; i++) {
    cairo_tag_begin(cairo, "P", NULL);
    draw_box(cairo, 20 + i);
    cairo_tag_end(cairo, "P");
    cairo_tag_begin(cairo, "Link", "uri='https://example.org'");
    draw_box(cairo, 100);
    cairo_tag_end(cairo, "Link");
    draw_box(cairo, 250);
    g_autofree char *place = g_strdup_printf("page=%d pos=[20 100]", i + 1);
    if (outline)
      cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, "目", place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    cairo_pdf_surface_set_page_label(surface, "页");
    if (i + 1 == PAGES)
      cairo_tag_end(cairo, "Document");
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return bytes;
}

/* Three sides: the second and the first page; the third page, and once more the first; nothing. */
static struct sheets *make_sheets(bool fold_line) {
  struct sheets *sheets = g_malloc0(sizeof(struct sheets) + 3 * sizeof(struct sheet_side));
  *sheets = (struct sheets){.width = 400, .height = 200, .fold_line = fold_line, .count = 3};
  sheets->sides[0] = (struct sheet_side){2, {{1, 10, 25, 0.5}, {0, 210, 25, 0.5}}};
  sheets->sides[1] = (struct sheet_side){2, {{2, 10, 25, 0.5}, {0, 210, 25, 0.5}}};
  return sheets;
}

/* The PDF, read from `made`, which have to stay. */
static qpdf_data impose_drawn(bool outline, bool fold_line, GBytes **made) {
  const struct pdf_info info = {.title = "讲话", .creator = "jianggao 1"};
  g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  g_autoptr(GByteArray) bytes = draw(outline);
  g_autofree struct sheets *sheets = make_sheets(fold_line);
  const struct drawn_pdf drawn = {
      .bytes = bytes, .notes = notes, .elements = 1 + 2 * PAGES, .pages = PAGES, .footer = HEIGHT, .sheets = sheets};
  g_autoptr(GError) error = NULL;
  *made = finish_pdf(&drawn, &info, &error);
  if (!*made)
    fail_msg("%s", error->message);
  qpdf_data qpdf = qpdf_init();
  gsize length;
  const char *data = g_bytes_get_data(*made, &length);
  assert_int_equal(qpdf_read_memory(qpdf, "", data, length, NULL), QPDF_SUCCESS);
  assert_int_equal(qpdf_check_pdf(qpdf), QPDF_SUCCESS);
  return qpdf;
}

static qpdf_data impose(bool fold_line, GBytes **made) {
  return impose_drawn(true, fold_line, made);
}

static qpdf_oh key(qpdf_data qpdf, qpdf_oh dictionary, const char *path) {
  g_auto(GStrv) names = g_strsplit(path + 1, "/", -1);
  for (char **name = names; *name; name++) {
    g_autofree char *full = g_strconcat("/", *name, NULL);
    dictionary = qpdf_oh_get_key(qpdf, dictionary, full);
  }
  return dictionary;
}

static qpdf_oh form_at(qpdf_data qpdf, guint side, const char *name) {
  return qpdf_oh_get_key(qpdf, key(qpdf, qpdf_get_page_n(qpdf, side), "/Resources/XObject"), name);
}

static char *content_of(qpdf_data qpdf, qpdf_oh stream) {
  unsigned char *data;
  size_t length;
  assert_int_equal(qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &data, &length), QPDF_SUCCESS);
  char *text = g_strndup((const char *)data, length);
  free(data);
  return text;
}

static int id_of(qpdf_data qpdf, qpdf_oh object) {
  return qpdf_oh_get_object_id(qpdf, object);
}

static void assert_numbers(qpdf_data qpdf, qpdf_oh array, int from, const double *expected, int count) {
  for (int i = 0; i < count; i++)
    assert_float_equal(qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, array, from + i)), expected[i],
                       0.01);
}

#define NUMBERS(qpdf, array, from, ...)                                                                                \
  assert_numbers(qpdf, array, from, (const double[]){__VA_ARGS__},                                                     \
                 sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static void pages_are_forms_on_their_sheets(void **state) {
  (void)state;
  g_autoptr(GBytes) bytes = NULL;
  qpdf_data qpdf = impose(false, &bytes);
  assert_int_equal(qpdf_get_num_pages(qpdf), 3);
  assert_false(qpdf_oh_has_key(qpdf, qpdf_get_page_n(qpdf, 2), "/Contents")); /* no empty stream, which none inflates */
  for (guint side = 0; side < 2; side++) {
    const qpdf_oh page = qpdf_get_page_n(qpdf, side);
    NUMBERS(qpdf, key(qpdf, page, "/MediaBox"), 0, 0, 0, 400, 200);
    g_autofree char *content = content_of(qpdf, key(qpdf, page, "/Contents"));
    assert_string_equal(content, "q 0.50000 0.00000 0.00000 0.50000 10.00000 25.00000 cm /P0 Do Q\n"
                                 "q 0.50000 0.00000 0.00000 0.50000 210.00000 25.00000 cm /P1 Do Q\n");
    NUMBERS(qpdf, key(qpdf, qpdf_oh_get_dict(qpdf, form_at(qpdf, side, "/P0")), "/BBox"), 0, 0, 0, WIDTH, HEIGHT);
  }
  assert_int_equal(id_of(qpdf, key(qpdf, qpdf_get_page_n(qpdf, 0), "/Contents")),
                   id_of(qpdf, key(qpdf, qpdf_get_page_n(qpdf, 1), "/Contents")));
  assert_false(qpdf_oh_has_key(qpdf, qpdf_get_root(qpdf), "/PageLabels"));
  qpdf_cleanup(&qpdf);
}

/* Each element of the tree, page after page, has its part in a form, which has it once, and which leads back to it. */
static void tags_stay_in_reading_order(void **state) {
  (void)state;
  g_autoptr(GBytes) bytes = NULL;
  qpdf_data qpdf = impose(false, &bytes);
  static const struct {
    guint side;
    const char *name;
  } homes[PAGES] = {{0, "/P1"}, {0, "/P0"}, {1, "/P0"}};
  const qpdf_oh root = key(qpdf, qpdf_get_root(qpdf), "/StructTreeRoot");
  const qpdf_oh elements = key(qpdf, qpdf_oh_get_array_item(qpdf, key(qpdf, root, "/K"), 0), "/K");
  assert_int_equal(qpdf_oh_get_array_n_items(qpdf, elements), 2 * PAGES);
  for (int i = 0; i < 2 * PAGES; i++) {
    const qpdf_oh element = qpdf_oh_get_array_item(qpdf, elements, i),
                  form = form_at(qpdf, homes[i / 2].side, homes[i / 2].name);
    assert_string_equal(qpdf_oh_get_name(qpdf, key(qpdf, element, "/S")), i % 2 == 0 ? "/P" : "/Link");
    assert_int_equal(id_of(qpdf, key(qpdf, element, "/Pg")), id_of(qpdf, qpdf_get_page_n(qpdf, homes[i / 2].side)));
    const qpdf_oh kids = qpdf_oh_wrap_in_array(qpdf, key(qpdf, element, "/K"));
    const qpdf_oh part = qpdf_oh_get_array_item(qpdf, kids, i % 2); /* before it, a link's annotation */
    assert_true(qpdf_oh_is_dictionary_of_type(qpdf, part, "/MCR", ""));
    assert_int_equal(id_of(qpdf, key(qpdf, part, "/Stm")), id_of(qpdf, form));
    assert_int_equal(qpdf_oh_get_int_value(qpdf, key(qpdf, part, "/MCID")), i % 2);
    g_autofree char *content = content_of(qpdf, form);
    assert_non_null(strstr(content, i % 2 == 0 ? "/P << /MCID 0 >> BDC" : "/Link << /MCID 1 >> BDC"));
    assert_null(artifacts_mark(content, strlen(content), HEIGHT, NULL));
    assert_true(qpdf_oh_is_integer(qpdf, key(qpdf, qpdf_oh_get_dict(qpdf, form), "/StructParents")));
  }
  qpdf_cleanup(&qpdf);
}

static void links_and_outline_lead_to_the_sheets(void **state) {
  (void)state;
  g_autoptr(GBytes) bytes = NULL;
  qpdf_data qpdf = impose(false, &bytes);
  const qpdf_oh first = key(qpdf, qpdf_get_page_n(qpdf, 0), "/Annots");
  assert_int_equal(qpdf_oh_get_array_n_items(qpdf, first), 2);
  const qpdf_oh left = qpdf_oh_get_array_item(qpdf, first, 0), right = qpdf_oh_get_array_item(qpdf, first, 1);
  NUMBERS(qpdf, key(qpdf, left, "/Rect"), 0, 20, 115, 70, 125);
  NUMBERS(qpdf, key(qpdf, right, "/Rect"), 0, 220, 115, 270, 125);
  assert_int_equal(qpdf_oh_get_array_n_items(qpdf, key(qpdf, qpdf_get_page_n(qpdf, 1), "/Annots")), 1);
  static const guint sides[PAGES] = {0, 0, 1};
  static const double across[PAGES] = {220, 20, 20};
  qpdf_oh entry = key(qpdf, qpdf_get_root(qpdf), "/Outlines/First");
  for (guint i = 0; i < PAGES; i++, entry = key(qpdf, entry, "/Next")) {
    const qpdf_oh place = key(qpdf, entry, "/Dest");
    assert_int_equal(id_of(qpdf, qpdf_oh_get_array_item(qpdf, place, 0)), id_of(qpdf, qpdf_get_page_n(qpdf, sides[i])));
    NUMBERS(qpdf, place, 2, across[i], 125);
  }
  qpdf_cleanup(&qpdf);
}

/* What is painted twice is tagged once: the second is the same, an artifact, and shares the resources. */
static void further_copies_are_artifacts(void **state) {
  (void)state;
  g_autoptr(GBytes) bytes = NULL;
  qpdf_data qpdf = impose(false, &bytes);
  const qpdf_oh own = form_at(qpdf, 0, "/P1"), copy = form_at(qpdf, 1, "/P1");
  assert_int_not_equal(id_of(qpdf, own), id_of(qpdf, copy));
  assert_int_equal(id_of(qpdf, key(qpdf, qpdf_oh_get_dict(qpdf, own), "/Resources")),
                   id_of(qpdf, key(qpdf, qpdf_oh_get_dict(qpdf, copy), "/Resources")));
  assert_false(qpdf_oh_has_key(qpdf, qpdf_oh_get_dict(qpdf, copy), "/StructParents"));
  g_autofree char *tagged = content_of(qpdf, own), *plain = content_of(qpdf, copy);
  assert_null(strstr(plain, "MCID"));
  assert_null(artifacts_mark(plain, strlen(plain), HEIGHT, NULL));
  g_auto(GStrv) parts = g_strsplit(tagged, "/P << /MCID 0 >> BDC", -1);
  g_autofree char *once = g_strjoinv("/Artifact BMC", parts);
  g_auto(GStrv) others = g_strsplit(once, "/Link << /MCID 1 >> BDC", -1);
  g_autofree char *expected = g_strjoinv("/Artifact BMC", others);
  assert_string_equal(plain, expected);
  qpdf_cleanup(&qpdf);
}

static void a_fold_line_is_an_artifact(void **state) {
  (void)state;
  g_autoptr(GBytes) bytes = NULL;
  qpdf_data qpdf = impose(true, &bytes);
  g_autofree char *content = content_of(qpdf, key(qpdf, qpdf_get_page_n(qpdf, 0), "/Contents"));
  assert_non_null(strstr(content, "/Artifact <</Type /Layout>> BDC\nq"));
  assert_non_null(strstr(content, "200.00000 0 m 200.00000 200.00000 l S Q\nEMC"));
  qpdf_cleanup(&qpdf);
}

/* A text without title and headings. */
static void an_outline_can_be_missing(void **state) {
  (void)state;
  g_autoptr(GBytes) bytes = NULL;
  qpdf_data qpdf = impose_drawn(false, false, &bytes);
  assert_int_equal(qpdf_get_num_pages(qpdf), 3);
  assert_false(qpdf_oh_has_key(qpdf, qpdf_get_root(qpdf), "/Outlines"));
  qpdf_cleanup(&qpdf);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_are_forms_on_their_sheets),      cmocka_unit_test(tags_stay_in_reading_order),
      cmocka_unit_test(links_and_outline_lead_to_the_sheets), cmocka_unit_test(further_copies_are_artifacts),
      cmocka_unit_test(a_fold_line_is_an_artifact),           cmocka_unit_test(an_outline_can_be_missing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
