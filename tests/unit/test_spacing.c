/* How wide marks are (typography W1 to W4, W7), by the ink of real faces. */
#include "layout/spacing.h"

#include "placed.h"

static struct blanks half_of(struct face *face, const char *mark) {
  gunichar c = g_utf8_get_char(mark);
  return mark_half(face, face_glyph(face, c), class_of(c), mark_shift(face, face_glyph(face, c), c), 0.08);
}

static void marks_give_the_half_that_is_blank(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *face = font_set_face(fonts, FONT_BODY);
  const char *const opening[] = {"“", "‘", "（", "《", "〔"}, *const closing[] = {"”",  "’",  "）", "》",
                                                                                  "，", "。", "、"};
  for (guint i = 0; i < G_N_ELEMENTS(opening); i++) {
    assert_float_equal(half_of(face, opening[i]).left, 0.5, 1e-6);
    assert_float_equal(half_of(face, opening[i]).right, 0, 1e-6);
  }
  for (guint i = 0; i < G_N_ELEMENTS(closing); i++) {
    assert_float_equal(half_of(face, closing[i]).left, 0, 1e-6);
    assert_float_equal(half_of(face, closing[i]).right, 0.5, 1e-6);
  }
}

/* FandolFang has its ？ in the middle of the cell: it begins where its ！ does, and gives what no ink is in. */
static void a_mark_in_the_middle_goes_to_the_left(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *face = font_set_face(fonts, FONT_BODY);
  const guint32 glyph = face_glyph(face, 0xFF1F);
  const double shift = mark_shift(face, glyph, 0xFF1F);
  struct blanks half = half_of(face, "？");
  struct ink ink;
  assert_true(face_ink(face, glyph, &ink));
  struct ink exclamation;
  assert_true(face_ink(face, face_glyph(face, 0xFF01), &exclamation));
  assert_float_equal(ink.left + shift, exclamation.left, 0.015);
  assert_float_equal(half.left + half.right, 0.5, 1e-6);
  assert_true(half.left < ink.left + shift && 1 - half.right > ink.right + shift);
  assert_float_equal(mark_shift(face, face_glyph(face, 0xFF01), 0xFF01), 0, 1e-6);
  face = font_set_face(fonts, FONT_SONG); /* has it in the left half */
  assert_float_equal(mark_shift(face, face_glyph(face, 0xFF1F), 0xFF1F), 0, 1e-6);
}

static enum pair pair_of(const char *pair) {
  gunichar left = g_utf8_get_char(pair), right = g_utf8_get_char(g_utf8_next_char(pair));
  return mark_pair(class_of(left), left, class_of(right), right);
}

static void w2_of_two_neighbours_one_is_halved(void **state) {
  (void)state;
  assert_int_equal(pair_of("“‘"), PAIR_SECOND);
  assert_int_equal(pair_of("（“"), PAIR_SECOND);
  assert_int_equal(pair_of("’”"), PAIR_FIRST);
  assert_int_equal(pair_of("”“"), PAIR_FIRST);
  assert_int_equal(pair_of("》，"), PAIR_FIRST);
  assert_int_equal(pair_of("。”"), PAIR_FIRST);
  assert_int_equal(pair_of("：“"), PAIR_FIRST);
  assert_int_equal(pair_of("？！"), PAIR_BOTH); /* GB/T 15834 5.1.2 */
  assert_int_equal(pair_of("！！"), PAIR_BOTH);
  assert_int_equal(pair_of("水，"), PAIR_NONE);
  assert_int_equal(pair_of("，—"), PAIR_NONE);
  assert_int_equal(pair_of("…”"), PAIR_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_give_the_half_that_is_blank),
      cmocka_unit_test(a_mark_in_the_middle_goes_to_the_left),
      cmocka_unit_test(w2_of_two_neighbours_one_is_halved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
