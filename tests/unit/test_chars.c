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
  assert_false(chars_is_closing(0));
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

/* Both ends of each stretch of a class are in it, and what stands beside them is not. */
static void classes_end_where_they_end(G_GNUC_UNUSED void **state) {
  static const struct {
    bool (*is)(gunichar c);
    gunichar first, last;
  } stretches[] = {
      {chars_is_paragraph_break, 0x0B, 0x0D},
      {chars_is_paragraph_break, 0x85, 0x85},
      {chars_is_paragraph_break, 0x2028, 0x2029},
      {chars_is_blank, 0x09, 0x0D},
      {chars_is_blank, 0x1C, 0x20},
      {chars_is_blank, 0x85, 0x85},
      {chars_is_blank, 0xA0, 0xA0},
      {chars_is_blank, 0x1680, 0x1680},
      {chars_is_blank, 0x2000, 0x200A},
      {chars_is_blank, 0x2028, 0x2029},
      {chars_is_blank, 0x202F, 0x202F},
      {chars_is_blank, 0x205F, 0x205F},
      {chars_is_blank, 0x3000, 0x3000},
      {chars_is_none, 0xFDD0, 0xFDEF},
      {chars_is_none, 0xFFFE, 0xFFFF},
      {chars_is_format, 0x00, 0x1F},
      {chars_is_format, 0x7F, 0x9F},
      {chars_is_han, 0x3007, 0x3007},
      {chars_is_han, 0x3400, 0x4DBF},
      {chars_is_han, 0x4E00, 0x9FFF},
      {chars_is_han, 0xF900, 0xFAFF},
      {chars_is_han, 0x20000, 0x323AF},
      {chars_is_digit, '0', '9'},
      {chars_is_digit, 0xFF10, 0xFF19},
      {chars_is_latin, 'A', 'Z'},
      {chars_is_latin, 'a', 'z'},
      {chars_is_latin, 0xFF21, 0xFF3A},
      {chars_is_latin, 0xFF41, 0xFF5A},
      {chars_is_radical, 0x2E80, 0x2FD5},
      {chars_is_skin_tone, 0x1F3FB, 0x1F3FF},
      {chars_is_private_use, 0xE000, 0xF8FF},
      {chars_is_private_use, 0xF0000, 0x10FFFF},
      {chars_is_stop, '!', '!'},
      {chars_is_pause, ',', ','},
      {chars_is_pause, ':', ';'},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(stretches); i++) {
    const gunichar first = stretches[i].first, last = stretches[i].last;
    bool right = stretches[i].is(first) && stretches[i].is(last) && (first == 0 || !stretches[i].is(first - 1)) &&
                 (last == 0x10FFFF || !stretches[i].is(last + 1));
    if (!right)
      fail_msg("row %zu: U+%04X to U+%04X", i, first, last);
  }
}

static void cells_of_marks(G_GNUC_UNUSED void **state) {
  static const struct {
    gunichar c;
    guint cells;
  } cases[] = {{0x1F, 0},   {' ', 1},    {'~', 1},    {0x7F, 0},   {0xB7, 2},   {0xD7, 2},   {0xE9, 1},
               {0x2014, 2}, {0x2015, 2}, {0x2018, 2}, {0x201D, 2}, {0x2026, 2}, {0x203B, 2}, {0x2192, 2},
               {0x245F, 1}, {0x2460, 2}, {0x249B, 2}, {0x259F, 1}, {0x25A0, 2}, {0x26FF, 2}, {0x3400, 2},
               {0x9FFF, 2}, {0xFF21, 2}, {0xFF71, 1}, {0xFEFF, 0}, {0x20000, 2}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    if (chars_cells(cases[i].c) != cases[i].cells)
      fail_msg("U+%04X has %u cells", cases[i].c, chars_cells(cases[i].c));
}

static void half_width_forms(G_GNUC_UNUSED void **state) {
  static const gunichar cases[][2] = {{0xFF00, 0xFF00}, {0xFF01, '!'}, {0xFF5E, '~'}, {0xFF5F, 0xFF5F}, {'a', 'a'}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_int_equal(chars_to_half_width(cases[i][0]), cases[i][1]);
}

static void the_character_before(G_GNUC_UNUSED void **state) {
  const char *text = "甲b";
  assert_int_equal(chars_before(text, text), 0);
  assert_int_equal(chars_before(text, text + strlen("甲")), 0x7532);
  assert_int_equal(chars_before(text, text + strlen(text)), 'b');
  assert_true(chars_is_one_of("甲乙", 0x4E59));
  assert_false(chars_is_one_of("甲乙", 0));
  assert_false(chars_is_one_of("甲乙", 0x4E19));
  assert_false(chars_is_one_of("一", 0x80)); /* which is its last byte */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(classes_end_where_they_end),
      cmocka_unit_test(cells_of_marks),
      cmocka_unit_test(half_width_forms),
      cmocka_unit_test(the_character_before),
      cmocka_unit_test(ignorable_are_these_categories_alone),
      cmocka_unit_test(blanks_of_every_width),
      cmocka_unit_test(characters_without_ink),
      cmocka_unit_test(marks),
      cmocka_unit_test(widths),
      cmocka_unit_test(stripping),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
