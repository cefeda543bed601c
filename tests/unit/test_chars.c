/* Character classes. */
#include "text/chars.h"
#include "unit/test.h"

static void blanks_of_every_width(G_GNUC_UNUSED void **state) {
  const gunichar blanks[] = {' ',  '\t',   '\n',   0x0B,   0x0C,   '\r',   0x85,
                             0xA0, 0x2002, 0x200A, 0x2028, 0x2029, 0x202F, 0x3000};
  for (gsize i = 0; i < G_N_ELEMENTS(blanks); i++)
    assert_true(chars_is_blank(blanks[i]));
  assert_false(chars_is_blank('a'));
  assert_false(chars_is_blank(0x200B));
}

static void characters_without_ink(G_GNUC_UNUSED void **state) {
  const gunichar formats[] = {0x200B, 0x200D, 0x200E, 0x202A, 0x2060, 0xFEFF,  0xAD,
                              0x01,   0x7F,   0x9F,   0xFFFE, 0xFDD0, 0x1FFFF, 0x10FFFE};
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    assert_true(chars_is_format(formats[i]));
    assert_true(chars_is_ignorable(formats[i]));
  }
  assert_false(chars_is_format(0x4E00));
  assert_false(chars_is_format('x'));
}

static void marks(G_GNUC_UNUSED void **state) {
  for (const char *p = "。！？!?…"; *p; p = g_utf8_next_char(p))
    assert_true(chars_is_stop(g_utf8_get_char(p)));
  for (const char *p = "，、；：,;:"; *p; p = g_utf8_next_char(p))
    assert_true(chars_is_pause(g_utf8_get_char(p)));
  for (const char *p = "（(《〈“‘「『【〔［[{"; *p; p = g_utf8_next_char(p)) {
    assert_true(chars_is_opening(g_utf8_get_char(p)));
    assert_false(chars_is_closing(g_utf8_get_char(p)));
  }
  for (const char *p = "）)》〉”’」』】〕］]}"; *p; p = g_utf8_next_char(p)) {
    assert_true(chars_is_closing(g_utf8_get_char(p)));
    assert_false(chars_is_opening(g_utf8_get_char(p)));
  }
  assert_false(chars_is_stop('.'));
  assert_false(chars_is_closing('*'));
  assert_false(chars_is_closing(0x4E01));
}

static void widths(G_GNUC_UNUSED void **state) {
  assert_int_equal(chars_width("一a，b", strlen("一a，b")), 6);
  assert_int_equal(chars_width("“×”—", strlen("“×”—")), 8);
  assert_int_equal(chars_cells(0x200B), 0);
  assert_int_equal(chars_cells(0x3000), 2);
  assert_int_equal(chars_to_half_width(0xFF21), 'A');
  assert_int_equal(chars_to_half_width(0x3000), ' ');
}

static void stripping(G_GNUC_UNUSED void **state) {
  const char *text = "\xE3\x80\x80 \xE2\x80\x8B会议 开始\xC2\xA0\xEF\xBB\xBF";
  struct slice slice = chars_strip(text, strlen(text));
  assert_int_equal(slice.length, strlen("会议 开始"));
  assert_memory_equal(slice.text, "会议 开始", slice.length);
  assert_int_equal(chars_strip(" \t", 2).length, 0);
  assert_int_equal(chars_strip("", 0).length, 0);
}

/* The conservation of characters leaves out what Unicode calls control, format and separators or no character at all,
 * and nothing else. */
static void ignorable_are_these_categories_alone(G_GNUC_UNUSED void **state) {
  for (gunichar c = 0; c < 0x110000; c++) {
    GUnicodeType type = g_unichar_type(c);
    bool left_out = type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SPACE_SEPARATOR ||
                    type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR || chars_is_none(c);
    assert_int_equal(chars_is_ignorable(c), left_out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ignorable_are_these_categories_alone),
      cmocka_unit_test(blanks_of_every_width),
      cmocka_unit_test(characters_without_ink),
      cmocka_unit_test(marks),
      cmocka_unit_test(widths),
      cmocka_unit_test(stripping),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
