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

/* Controls, ends of lines and paragraphs, and marks of direction; all else is as it is. */
static void orders_are_these_alone(G_GNUC_UNUSED void **state) {
  static const gunichar stretches[][2] = {{0x01, 0x1F},     {0x7F, 0x9F},     {0x61C, 0x61C},      {0x200E, 0x200F},
                                          {0x2028, 0x202E}, {0x2066, 0x2069}, {0x110000, 0x110000}};
  guint next = 0;
  for (gunichar c = 1; c < 0x3000; c++) {
    next += c > stretches[next][1];
    char text[7] = "";
    g_unichar_to_utf8(c, text);
    g_autofree char *shown = visible_name(text), *told = g_strdup_printf("‹U+%04X›", c);
    assert_string_equal(shown, c >= stretches[next][0] ? told : text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(orders_are_shown), cmocka_unit_test(orders_are_these_alone)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
