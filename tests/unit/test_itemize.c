/* Which side a shared character takes (typography W5, W6). */
#include "layout/itemize.h"
#include "test.h"

/* The class of the first place where `part` is in the text. */
static enum char_class class_in(const char *text, const char *part) {
  g_autoptr(GArray) items = itemize(text, strlen(text));
  const char *found = strstr(text, part);
  for (guint i = 0; found && i < items->len; i++)
    if (g_array_index(items, struct item, i).start == (guint)(found - text))
      return g_array_index(items, struct item, i).class;
  fail_msg("no %s in %s", part, text);
  return CLASS_HAN;
}

static void quotes_follow_their_sentence(void **state) {
  (void)state;
  assert_int_equal(class_in("他说“好”。", "“"), CLASS_OPEN);
  assert_int_equal(class_in("叫作“AI”的技术", "“"), CLASS_OPEN);
  assert_int_equal(class_in("叫作“AI”的技术", "”"), CLASS_CLOSE);
  assert_int_equal(class_in("he said “yes” twice", "“"), CLASS_LATIN_OPEN);
  assert_int_equal(class_in("he said “yes” twice", "”"), CLASS_LATIN_CLOSE);
  assert_int_equal(class_in("“All is well”", "“"), CLASS_LATIN_OPEN);
  assert_int_equal(class_in("“2035”目标", "“"), CLASS_OPEN);
  assert_int_equal(class_in("it’s fine", "’"), CLASS_LATIN_CLOSE);
  assert_int_equal(class_in("‘水’", "’"), CLASS_CLOSE);
}

static void quotes_without_partner_go_by_their_sides(void **state) {
  (void)state;
  assert_int_equal(class_in("水”", "”"), CLASS_CLOSE);
  assert_int_equal(class_in("the boys’ room", "’"), CLASS_LATIN_CLOSE);
  assert_int_equal(class_in("“水", "“"), CLASS_OPEN);
}

static void dashes_and_dots_are_chinese_unless_between_words(void **state) {
  (void)state;
  assert_int_equal(class_in("水——火", "——"), CLASS_DASH);
  assert_int_equal(class_in("水—火", "—"), CLASS_CONNECTOR);
  assert_int_equal(class_in("水……AI", "…"), CLASS_ELLIPSIS);
  assert_int_equal(class_in("one … two", "…"), CLASS_LATIN_MARK);
  assert_int_equal(class_in("5–8", "–"), CLASS_LATIN_MARK);
  assert_int_equal(class_in("3·15", "·"), CLASS_MIDDLE);
}

static void crosses_stand_for_something_unless_they_multiply(void **state) {
  (void)state;
  assert_int_equal(class_in("×区", "×"), CLASS_CROSS);
  assert_int_equal(class_in("20××年", "×"), CLASS_CROSS);
  assert_int_equal(class_in("3×4", "×"), CLASS_LATIN_MARK);
}

static void straight_quotes_open_and_close(void **state) {
  (void)state;
  assert_int_equal(class_in("叫\"水", "\""), CLASS_LATIN_OPEN);
  assert_int_equal(class_in("叫\"水\"了", "\"了"), CLASS_LATIN_CLOSE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(quotes_follow_their_sentence),
      cmocka_unit_test(quotes_without_partner_go_by_their_sides),
      cmocka_unit_test(dashes_and_dots_are_chinese_unless_between_words),
      cmocka_unit_test(crosses_stand_for_something_unless_they_multiply),
      cmocka_unit_test(straight_quotes_open_and_close),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
