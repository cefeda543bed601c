/* What is shown of words that a terminal could take for orders. */
#include "base/visible.h"
#include "unit/test.h"

static void orders_are_shown(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *name, *lines;
  } cases[] = {
      {"讲话.txt", "讲话.txt", "讲话.txt"},
      {"a\033[31m", "a‹U+001B›[31m", "a‹U+001B›[31m"},
      {"a\nb\tc", "a‹U+000A›b‹U+0009›c", "a\nb\tc"},
      {"\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8F", "‹U+202E›‹U+2066›‹U+200F›", "‹U+202E›‹U+2066›‹U+200F›"},
      {"\x7F\xC2\x9B", "‹U+007F›‹U+009B›", "‹U+007F›‹U+009B›"},
      {"\xFF讲\xE8\xAE", "‹0xFF›讲‹0xE8›‹0xAE›", "‹0xFF›讲‹0xE8›‹0xAE›"},
      {"", "", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *name = visible_name(cases[i].text), *lines = visible_lines(cases[i].text);
    assert_string_equal(name, cases[i].name);
    assert_string_equal(lines, cases[i].lines);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(orders_are_shown)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
