/* A block's text is changed, and everything that has a place in it moves along. */
#include "doc/cursor.h"
#include "doc/edit.h"
#include "unit/test.h"

#define TEXT "今年×县要讲一是抓进度，二是抓质量。"

static gsize at(const char *text, const char *words) {
  const char *found = strstr(text, words);
  assert_non_null(found);
  return (gsize)(found - text);
}

static struct block *block_of(struct doc *doc) {
  struct block *block = doc_add_block(doc, ROLE_BODY, 3, 3, g_strdup(TEXT));
  block->points = g_array_new(FALSE, TRUE, sizeof(struct point));
  static const char *const points[] = {"一是抓进度，", "二是抓质量。"};
  for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
    const struct point point = {.start = at(TEXT, points[i]),
                                .marker_length = strlen("一是"),
                                .lead_length = strlen(points[i]),
                                .length = strlen(points[i])};
    g_array_append_val(block->points, point);
  }
  block->placeholders = g_array_new(FALSE, TRUE, sizeof(struct placeholder));
  const struct placeholder blank = {at(TEXT, "×县"), strlen("×县"), at(TEXT, "×"), strlen("×"), 1, NULL};
  g_array_append_val(block->placeholders, blank);
  block->marks = g_array_new(FALSE, TRUE, sizeof(struct mark));
  const struct mark mark = {.start = at(TEXT, "抓进度"), .length = strlen("抓进度")};
  g_array_append_val(block->marks, mark);
  return block;
}

static char *stretch(const struct block *block, gsize start, gsize length) {
  return g_strndup(block->text + start, length);
}

/* "×县|×|抓进度|一是/一是抓进度，/…": the placeholder, its sign, the mark, the points. */
static char *places_of(const struct block *block) {
  const struct placeholder *blank = &g_array_index(block->placeholders, struct placeholder, 0);
  const struct mark *mark = &g_array_index(block->marks, struct mark, 0);
  g_autofree char *whole = stretch(block, blank->start, blank->length),
                  *sign = stretch(block, blank->sign_start, blank->sign_length),
                  *marked = stretch(block, mark->start, mark->length);
  GString *all = g_string_new(NULL);
  g_string_append_printf(all, "%s|%s|%s", whole, sign, marked);
  for (guint i = 0; i < block->points->len; i++) {
    const struct point *point = &g_array_index(block->points, struct point, i);
    g_autofree char *marker = stretch(block, point->start, point->marker_length),
                    *lead = stretch(block, point->start, point->lead_length),
                    *all_of_it = stretch(block, point->start, point->length);
    assert_string_equal(lead, all_of_it);
    g_string_append_printf(all, "|%s/%s", marker, lead);
  }
  return g_string_free(all, FALSE);
}

static void places_move_along(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *from, *to, *text, *places;
  } cases[] = {
      {"×", "青山", "今年青山县要讲一是抓进度，二是抓质量。", "青山县|青山|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"今年", "", "×县要讲一是抓进度，二是抓质量。", "×县|×|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"今年", "二〇二六年", "二〇二六年×县要讲一是抓进度，二是抓质量。",
       "×县|×|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"，", "；", "今年×县要讲一是抓进度；二是抓质量。", "×县|×|抓进度|一是/一是抓进度；|二是/二是抓质量。"},
      {"×县", "全县", "今年全县要讲一是抓进度，二是抓质量。", "全县|全县|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"进度", "安全", "今年×县要讲一是抓安全，二是抓质量。", "×县|×|抓安全|一是/一是抓安全，|二是/二是抓质量。"},
      {"抓进度", "", "今年×县要讲一是，二是抓质量。", "×县|×||一是/一是，|二是/二是抓质量。"},
      {"二是", "二要", "今年×县要讲一是抓进度，二要抓质量。", "×县|×|抓进度|一是/一是抓进度，|二要/二要抓质量。"},
      {"。", "！！", "今年×县要讲一是抓进度，二是抓质量！！", "×县|×|抓进度|一是/一是抓进度，|二是/二是抓质量！！"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct doc *doc = doc_new();
    struct block *block = block_of(doc);
    assert_true(block_replace(block, at(TEXT, cases[i].from), strlen(cases[i].from), cases[i].to));
    g_autofree char *places = places_of(block);
    if (strcmp(block->text, cases[i].text) != 0 || strcmp(places, cases[i].places) != 0)
      fail_msg("row %zu: %s, %s", i, block->text, places);
    assert_string_equal(block->source, TEXT);
    doc_free(doc);
  }
}

/* Where in the source the words stand: line and column. */
static void assert_place(const struct block *block, const char *words, guint line, guint column) {
  guint got_line, got_column;
  block_place(block, at(block->text, words), &got_line, &got_column);
  if (got_line != line || got_column != column)
    fail_msg("%s: %u:%u", words, got_line, got_column);
}

static void several_are_replaced_in_one_pass(G_GNUC_UNUSED void **state) {
  struct doc *doc = doc_new();
  struct block *block = block_of(doc);
  g_autoptr(GArray) replacements = g_array_new(FALSE, FALSE, sizeof(struct replacement));
  const struct replacement all[] = {{at(TEXT, "×"), strlen("×"), "青山"},
                                    {at(TEXT, "，"), strlen("，"), "；"},
                                    {at(TEXT, "抓质量"), strlen("抓"), "促"}};
  g_array_append_vals(replacements, all, G_N_ELEMENTS(all));
  g_autofree char *text = replacements_make(TEXT, strlen(TEXT), replacements);
  assert_string_equal(text, "今年青山县要讲一是抓进度；二是促质量。");
  assert_true(block_replace_all(block, replacements));
  assert_string_equal(block->text, text);
  g_autofree char *places = places_of(block);
  assert_string_equal(places, "青山县|青山|抓进度|一是/一是抓进度；|二是/二是促质量。");
  assert_place(block, "今", 3, 1);
  assert_place(block, "年", 3, 2);
  assert_place(block, "县", 3, 4);
  assert_place(block, "抓进度", 3, 9);
  assert_place(block, "二是", 3, 13);
  assert_place(block, "质量", 3, 16);
  doc_free(doc);
}

static void nothing_is_replaced_by_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct replacement));
  g_autofree char *same = replacements_make("abc", 3, none), *part = replacements_make("abc", 2, none);
  assert_string_equal(same, "abc");
  assert_string_equal(part, "ab");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(places_move_along),
      cmocka_unit_test(several_are_replaced_in_one_pass),
      cmocka_unit_test(nothing_is_replaced_by_nothing),
  };
  return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
