/* Questions to the tree (doc/doc.h): its title and the lines below, where a place of a block stands in the source, what
 * ends a heading that shares its paragraph, how far a cell reaches. */
#include "doc/doc.h"
#include "unit/test.h"

static struct block *add(struct doc *doc, enum role role, enum block_kind kind, const char *text) {
  struct block *block = doc_add_block(doc, role, 1, 1, g_strdup(text));
  block->kind = kind;
  return block;
}

static void the_title_is_the_lines_of_the_first_speech(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  assert_null(doc_title(doc));
  add(doc, ROLE_BODY, KIND_NONE, "主持人开场。");
  assert_null(doc_title(doc));
  add(doc, ROLE_TITLE, KIND_NONE, "在清渠会上");
  add(doc, ROLE_SUBTITLE, KIND_NONE, "县长");
  add(doc, ROLE_TITLE, KIND_NONE, "的讲话");
  add(doc, ROLE_SALUTATION, KIND_NONE, "同志们：");
  add(doc, ROLE_TITLE, KIND_NONE, "另一篇");
  g_autofree char *title = doc_title(doc);
  assert_string_equal(title, "在清渠会上的讲话");
}

static void a_subtitle_is_found_by_its_kind(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  add(doc, ROLE_SIGNATURE, KIND_DATE, "2024年3月6日");
  assert_null(doc_subtitle(doc, KIND_DATE));
  add(doc, ROLE_SUBTITLE, KIND_SPEAKER, "季长水");
  add(doc, ROLE_SUBTITLE, KIND_DATE, "（5月8日）");
  add(doc, ROLE_SUBTITLE, KIND_DATE, "（5月9日）");
  assert_string_equal(doc_subtitle(doc, KIND_DATE), "（5月8日）");
  assert_string_equal(doc_subtitle(doc, KIND_SPEAKER), "季长水");
  assert_null(doc_subtitle(doc, KIND_OCCASION));
}

static void places_are_counted_from_where_the_text_comes_from(G_GNUC_UNUSED void **state) {
  static const struct origin origins[] = {{0, 4, 3}, {6, 5, 1}, {9, 7, 2}};
  static const struct {
    gsize at;
    guint line, column;
  } cases[] = {{0, 4, 3}, {3, 4, 4}, {6, 5, 1}, {9, 7, 2}, {12, 7, 3}, {15, 7, 4}};
  g_autoptr(Doc) doc = doc_new();
  struct block *block = doc_add_block(doc, ROLE_BODY, 4, 7, g_strdup("渠要直闸灵"));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint line, column;
    block_place(block, cases[i].at, &line, &column); /* without origins: the first line */
    assert_true(line == 4 && column == 1 + cases[i].at / 3 && block_line(block, cases[i].at) == 4);
  }
  block->origins = g_array_new(FALSE, FALSE, sizeof *origins);
  g_array_append_vals(block->origins, origins, G_N_ELEMENTS(origins));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint line, column;
    block_place(block, cases[i].at, &line, &column);
    if (line != cases[i].line || column != cases[i].column || block_line(block, cases[i].at) != line)
      fail_msg("%zu: %u:%u", cases[i].at, line, column);
  }
}

static void a_heading_in_its_paragraph_keeps_its_mark(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *source, *mark;
    bool run_in;
  } cases[] = {{"一、修渠", "一、修渠。", "。", true}, {"一、修渠", "一、修渠.", ".", true},
               {"一、修渠", "一、修渠：", "：", true}, {"一、修渠", "一、修渠:", ":", true},
               {"一、修渠", "一、修渠；", "", true},   {"一、修渠。", "一、修渠。", "", true},
               {"一、修渠", NULL, "", true},           {"一、修渠", "一、修渠。", "", false}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Doc) doc = doc_new();
    struct block *block = add(doc, ROLE_HEADING, KIND_NONE, cases[i].text);
    block->source = g_strdup(cases[i].source);
    block->run_in = cases[i].run_in;
    assert_string_equal(block_end_mark(block), cases[i].mark);
    assert_string_equal(block_source(block), cases[i].source ? cases[i].source : cases[i].text);
  }
}

static void a_cell_takes_one_place_where_nothing_is_said(G_GNUC_UNUSED void **state) {
  struct extent extents[] = {{1, 2}, {0, 0}, {1, 1}, {2, 1}};
  struct table table = {.rows = 2, .columns = 2};
  struct extent plain = table_extent(&table, 1, 1);
  assert_true(plain.rows == 1 && plain.columns == 1);
  table.extents = extents;
  for (guint i = 0; i < 4; i++) {
    const struct extent extent = table_extent(&table, i / 2, i % 2);
    assert_true(extent.rows == extents[i].rows && extent.columns == extents[i].columns);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_title_is_the_lines_of_the_first_speech),
      cmocka_unit_test(a_subtitle_is_found_by_its_kind),
      cmocka_unit_test(places_are_counted_from_where_the_text_comes_from),
      cmocka_unit_test(a_heading_in_its_paragraph_keeps_its_mark),
      cmocka_unit_test(a_cell_takes_one_place_where_nothing_is_said),
  };
  return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
