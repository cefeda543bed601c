/* What `jianggao fonts` prints. */
#include "unit/placed.h"
#include "write/page/font_list.h"

static struct family han[] = {{"仿宋_GB2312", 400, false}, {"FandolFang", 400, false}, {NULL, 0, false}};
static struct family latin[] = {{"Liberation Serif", 400, false}, {NULL, 0, false}};
static struct family nowhere[] = {{"楷体_GB2312", 400, false}, {NULL, 0, false}};

static struct family_set some_families(void) {
  struct family_set families = {.families = {han, han, nowhere, han, han, latin}};
  return families;
}

static void a_line_for_each_role(void **state) {
  (void)state;
  const struct family_set families = some_families();
  g_autoptr(FontSet) fonts = font_set_new(&families, NULL, NULL);
  assert_non_null(fonts);
  g_autofree char *list = font_list(&families, fonts);
  assert_non_null(list);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(list), "\n", -1);
  assert_int_equal(g_strv_length(lines), FONT_ROLE_COUNT);
  assert_true(g_str_has_prefix(lines[FONT_BODY], "body   仿宋_GB2312       FandolFang        /"));
  assert_non_null(strstr(lines[FONT_BODY], "/FandolFang-Regular.otf"));
  assert_non_null(strstr(lines[FONT_BODY], "draws other characters for 幹捨準滷癥臟衹醜餘鬆鬱鹼￥:"));
  assert_true(g_str_has_prefix(lines[FONT_KAI], "kai    楷体_GB2312       FandolFang        /"));
  assert_non_null(strstr(lines[FONT_KAI], "stands in"));
  assert_null(strstr(lines[FONT_LATIN], "stands in"));
  assert_null(strstr(lines[FONT_LATIN], "draws"));
}

int main(void) {
  g_setenv("LANGUAGE", "en", TRUE);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_for_each_role),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
