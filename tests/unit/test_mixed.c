/* Lines of two encodings in one file, as they come about when texts are put together. */
#include "text/mixed.h"
#include "unit/test.h"

#define GB "\xCD\xAC\xD6\xBE\xC3\xC7" /* 同志们 */
#define UTF "同志们"

static void lines_are_counted_by_their_encoding(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *bytes;
    bool mixed;
    guint utf8, gb18030, first;
  } cases[] = {
      {UTF "\n" GB "\n", true, 1, 1, 2},
      {GB "\n" UTF, true, 1, 1, 1},
      {UTF "\nabc\n\n" GB "\n" GB "\n", true, 1, 2, 4},
      {UTF "\n" UTF "\n", false, 2, 0, 0},
      {"áéíóúáéí水土\n" GB, true, 1, 1, 2}, /* would be pairs, too: two characters of three bytes decide */
      {"áéíóúáéí水a\n" GB, false, 0, 2, 1},
      {GB "\n" GB, false, 0, 2, 1},
      {"abc\n", false, 0, 0, 0},
      {"", false, 0, 0, 0},
      {"a" UTF "\nb" GB "\n", true, 1, 1, 2},
      {UTF "\n\xCD\n", false, 1, 0, 0},             /* half a character */
      {UTF "\n\x80\xA1\xB0\xA1\n", false, 1, 0, 0}, /* no first byte */
      {UTF "\n\xFF\xA1\xB0\xA1\n", false, 1, 0, 0},
      {UTF "\n\xB0\x3F\n", false, 1, 0, 0}, /* no second byte */
      {UTF "\n\xB0\x7F\n", false, 1, 0, 0},
      {UTF "\n\xB0\xFF\n", false, 1, 0, 0},
      {UTF "\n\xD8\xA1\xD8\xA1\xD8\xA1\n", false, 1, 0, 0}, /* rare characters alone */
      {UTF "\n\xD7\xA1\xA1\xA3\n", true, 1, 1, 2},
      {UTF "\n\xA3\xAC\xB0\xA1\n", true, 1, 1, 2},
      {UTF "\n\xB0\xA1\xB0\xA1\xB0\xA1\xB0\xA1\xD8\xA1\n", true, 1, 1, 2}, /* eight of ten are enough */
      {UTF "\n\xB0\xA1\xB0\xA1\xB0\xA1\xD8\xA1\xD8\xA1\n", false, 1, 0, 0},
      {UTF "\n\xB0\xA0\xB0\xA0\n", false, 1, 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct mixed mixed;
    const bool found = mixed_find((const guint8 *)cases[i].bytes, strlen(cases[i].bytes), &mixed);
    if (found != cases[i].mixed ||
        (found && (mixed.utf8 != cases[i].utf8 || mixed.gb18030 != cases[i].gb18030 || mixed.first != cases[i].first)))
      fail_msg("row %zu: %d, %u in UTF-8, %u in GB 18030 from line %u on", i, found, mixed.utf8, mixed.gb18030,
               mixed.first);
  }
}

static void each_line_is_decoded_by_its_own(G_GNUC_UNUSED void **state) {
  static const char bytes[] = "abc\n" UTF "\n\n" GB "\r\n" GB;
  g_autoptr(GString) text = mixed_decode((const guint8 *)bytes, strlen(bytes));
  assert_string_equal(text->str, "abc\n同志们\n\n同志们\r\n同志们");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_counted_by_their_encoding),
      cmocka_unit_test(each_line_is_decoded_by_its_own),
  };
  return cmocka_run_group_tests_name("mixed", tests, NULL, NULL);
}
