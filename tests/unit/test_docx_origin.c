/* A Word file that somebody worked in is told from one that is as it was generated. */
#include "unit/docx_case.h"

#include "base/error.h"
#include "base/paths.h"
#include "write/docx/docx_guard.h"

/* The parts of the case's file, packed again: the other way round, and with `name` changed by a word when it is not
 * NULL, or left out when `drop`. */
static GBytes *repack(struct docx_case *c, const char *name, bool drop) {
  g_auto(GStrv) names = package_names(c->package);
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct package_part));
  for (guint i = g_strv_length(names); i-- > 0;) {
    bool meant = name && strcmp(names[i], name) == 0;
    if (meant && drop)
      continue;
    struct package_part part = {names[i], package_read(c->package, names[i], NULL)};
    if (meant) {
      g_autofree char *text = g_strndup(g_bytes_get_data(part.bytes, NULL), g_bytes_get_size(part.bytes));
      g_auto(GStrv) pieces = g_strsplit(text, "开始", -1);
      assert_int_equal(g_strv_length(pieces), 2);
      char *changed = g_strjoinv("结束", pieces);
      g_bytes_unref(part.bytes);
      part.bytes = g_bytes_new_take(changed, strlen(changed));
    }
    g_array_append_val(parts, part);
  }
  GBytes *packed = package_pack(&g_array_index(parts, struct package_part, 0), parts->len, NULL);
  for (guint i = 0; i < parts->len; i++)
    g_bytes_unref(g_array_index(parts, struct package_part, i).bytes);
  return packed;
}

static void begin(struct docx_case *c) {
  docx_case_begin(c);
  docx_case_add(c, ROLE_BODY, "会议现在开始。");
  docx_case_write(c);
}

static void as_generated(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  assert_int_equal(docx_guard(c.file), GUARD_MADE);
  docx_case_end(&c);
}

/* How a file is packed is not its content: mail gateways and cloud folders pack anew. */
static void packed_anew_is_not_edited(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  g_autoptr(GBytes) packed = repack(&c, NULL, false);
  assert_false(g_bytes_equal(packed, c.file));
  assert_int_equal(docx_guard(packed), GUARD_MADE);
  docx_case_end(&c);
}

static void a_changed_word_is_an_edit(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  g_autoptr(GBytes) edited = repack(&c, "word/document.xml", false);
  assert_int_equal(docx_guard(edited), GUARD_EDITED);
  docx_case_end(&c);
}

static void a_removed_part_is_an_edit(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  g_autoptr(GBytes) edited = repack(&c, "word/fontTable.xml", true);
  assert_int_equal(docx_guard(edited), GUARD_EDITED);
  docx_case_end(&c);
}

static void without_our_property_it_is_foreign(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  g_autoptr(GBytes) stripped = repack(&c, "docProps/custom.xml", true);
  assert_int_equal(docx_guard(stripped), GUARD_FOREIGN);
  g_autoptr(GBytes) text = g_bytes_new_static("no package", 10);
  assert_int_equal(docx_guard(text), GUARD_FOREIGN);
  g_autoptr(GBytes) empty = g_bytes_new(NULL, 0);
  assert_int_equal(docx_guard(empty), GUARD_FOREIGN);
  docx_case_end(&c);
}

/* A file of this program, opened and saved by LibreOffice 7.4. */
static void saved_by_libreoffice_is_edited(G_GNUC_UNUSED void **state) {
  g_autofree char *path = paths_data("tests/data/saved-by-libreoffice.docx");
  char *data;
  gsize length;
  assert_true(g_file_get_contents(path, &data, &length, NULL));
  g_autoptr(GBytes) file = g_bytes_new_take(data, length);
  assert_int_equal(docx_guard(file), GUARD_EDITED);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(as_generated),
      cmocka_unit_test(packed_anew_is_not_edited),
      cmocka_unit_test(a_changed_word_is_an_edit),
      cmocka_unit_test(a_removed_part_is_an_edit),
      cmocka_unit_test(without_our_property_it_is_foreign),
      cmocka_unit_test(saved_by_libreoffice_is_edited),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
