/* Numbers as speeches count with them. */
#include "text/numeral.h"
#include "unit/test.h"

static void chinese(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    guint value;
    gsize length;
  } cases[] = {{"一", 1, 3},
               {"十", 10, 3},
               {"二", 2, 3},
               {"三", 3, 3},
               {"四", 4, 3},
               {"五", 5, 3},
               {"六", 6, 3},
               {"七", 7, 3},
               {"八", 8, 3},
               {"九", 9, 3},
               {"零", 0, 0},
               {"○", 0, 0},
               {"二○", 20, 6},
               {"二零", 20, 6},
               {"廿", 20, 3},
               {"百", 100, 3},
               {"一百", 100, 6},
               {"九百九十九", 999, 15},
               {"十百", 110, 6},
               {"九九九", 999, 9},
               {"一〇〇〇", 0, 0},
               {"三十三", 33, 9},
               {"二百二十二", 222, 15},
               {"一二三", 123, 9},
               {"十十十十十十十", 60, 18},
               {"一a", 1, 3},
               {"十二、", 12, 6},
               {"二十", 20, 6},
               {"二十一是", 21, 9},
               {"廿三", 23, 6},
               {"一百零三", 103, 12},
               {"三〇", 30, 6},
               {"甲", 0, 0},
               {"", 0, 0},
               {"〇", 0, 0},
               {"1", 0, 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct numeral got = numeral_chinese(cases[i].text, strlen(cases[i].text));
    assert_int_equal(got.value, cases[i].value);
    assert_int_equal(got.length, cases[i].length);
  }
}

/* What is no number has no length. */
static void nothing_has_no_length(G_GNUC_UNUSED void **state) {
  static const char *const texts[] = {"0", "00", "０", "100", "", "a", "渠", "〇", "零", "⓪", "㋀", "、", "x1"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    const gsize length = strlen(texts[i]);
    const struct numeral found[] = {numeral_arabic(texts[i], length, 2), numeral_chinese(texts[i], length),
                                    numeral_capital(texts[i], length),   numeral_enclosed(texts[i], length),
                                    numeral_stem(texts[i], length),      numeral_branch(texts[i], length)};
    for (gsize k = 0; k < G_N_ELEMENTS(found); k++)
      assert_true(found[k].value == 0 && found[k].length == 0);
  }
}

static void arabic(G_GNUC_UNUSED void **state) {
  assert_int_equal(numeral_arabic("12.", 3, 2).value, 12);
  assert_int_equal(numeral_arabic("１２．", strlen("１２．"), 2).length, 6);
  assert_int_equal(numeral_arabic("2024年", strlen("2024年"), 2).value, 0);
  assert_int_equal(numeral_arabic("0", 1, 2).value, 0);
  assert_int_equal(numeral_arabic("99", 2, 2).value, 99);
  assert_int_equal(numeral_arabic("100", 3, 2).value, 0);
  assert_int_equal(numeral_arabic("100", 3, 3).value, 100);
  assert_int_equal(numeral_arabic("123", 2, 2).value, 12); /* no further than it was told */
  assert_int_equal(numeral_arabic("a", 1, 2).length, 0);
  assert_int_equal(numeral_arabic("", 0, 2).value, 0);
}

static void enclosed_and_cycles(G_GNUC_UNUSED void **state) {
  assert_int_equal(numeral_enclosed("①", 3).value, 1);
  assert_int_equal(numeral_enclosed("⑳", 3).value, 20);
  assert_int_equal(numeral_enclosed("⑵", 3).value, 2);
  assert_int_equal(numeral_enclosed("⒊", 3).value, 3);
  assert_int_equal(numeral_enclosed("㈣", 3).value, 4);
  assert_int_equal(numeral_enclosed("五", 3).value, 0);
  static const struct {
    const char *first, *last; /* of 1, 2, 3 … */
    guint count;
  } rows[] = {{"①", "⑳", 20}, {"⑴", "⒇", 20}, {"⒈", "⒛", 20}, {"㈠", "㈩", 10}, {"❶", "❿", 10}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    assert_int_equal(numeral_enclosed(rows[i].first, 3).value, 1);
    assert_int_equal(numeral_enclosed(rows[i].first, 3).length, 3);
    assert_int_equal(numeral_enclosed(rows[i].last, 3).value, rows[i].count);
  }
  assert_int_equal(numeral_enclosed("㈩", 0).value, 0);
  assert_int_equal(numeral_enclosed("㈪", 3).value, 0);
  assert_int_equal(numeral_capital("壹", 3).value, 1);
  assert_int_equal(numeral_capital("贰", 3).value, 2);
  assert_int_equal(numeral_capital("參", 3).value, 3);
  assert_int_equal(numeral_capital("拾", 3).value, 10);
  assert_int_equal(numeral_capital("一", 3).length, 0);
  assert_int_equal(numeral_stem("癸", 3).value, 10);
  assert_int_equal(numeral_branch("子", 3).value, 1);
  assert_int_equal(numeral_stem("丙", 3).value, 3);
  assert_int_equal(numeral_branch("亥", 3).value, 12);
  assert_int_equal(numeral_branch("", 0).value, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_has_no_length), cmocka_unit_test(chinese),
                                     cmocka_unit_test(arabic), cmocka_unit_test(enclosed_and_cycles)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
