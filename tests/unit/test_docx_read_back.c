/* A Word file that does not have all of the text is noticed before anybody gets it. */
#include "unit/docx_case.h"

#include "base/error.h"
#include "write/docx/read_back.h"

/* Whether the file of a case passes for one of these paragraphs. */
static bool passes(const struct docx_case *c, GBytes *file, const char *const *texts) {
  g_autoptr(Doc) doc = doc_new();
  for (guint i = 0; texts[i]; i++)
    doc_add_block(doc, ROLE_BODY, i + 1, i + 1, g_strdup(texts[i]));
  g_autoptr(GPtrArray) paragraphs = compose_doc(doc, c->style);
  const struct write_job job = {.doc = doc, .paragraphs = paragraphs, .style = c->style};
  g_autoptr(GError) error = NULL;
  bool whole = read_back(file, &job, &error);
  assert_true(whole || g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT));
  return whole;
}

static void every_character_is_looked_for(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "一要<快>，二要\"稳\"&三要准。");
  docx_case_add(&c, ROLE_BODY, "左\t右 \xE2\x80\x8B末𠮷。");
  docx_case_write(&c);
#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})
  assert_true(passes(&c, c.file, LINES("一要<快>，二要\"稳\"&三要准。", "左\t右 \xE2\x80\x8B末𠮷。")));
  assert_true(passes(&c, c.file, LINES("一要<快>，", "左右末𠮷。")));
  assert_false(passes(&c, c.file, LINES("一要<快>，二要\"稳\"&三要准，", "左右末𠮷。")));
  assert_false(passes(&c, c.file, LINES("左右末𠮷。", "一要<快>，二要\"稳\"&三要准。")));
  assert_false(passes(&c, c.file, LINES("一要<快>，", "左右末𠮷。。")));
  assert_false(passes(&c, c.file, LINES("w:p"))); /* the names of elements are no text */
  docx_case_end(&c);
}

static void a_damaged_file_is_noticed(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "会议现在开始。");
  docx_case_write(&c);
  gsize length;
  const char *data = g_bytes_get_data(c.file, &length);
  for (gsize at = 40; at < length; at += 211) {
    g_autoptr(GBytes) cut = g_bytes_new(data, at);
    assert_false(passes(&c, cut, LINES("会议现在开始。")));
  }
  docx_case_end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_character_is_looked_for),
      cmocka_unit_test(a_damaged_file_is_noticed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
