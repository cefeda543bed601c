/* The fonts that keep two texts of one glyph apart in a PDF. */
#include "unit/test.h"
#include "write/page/meanings.h"

enum { GLYPH = 7, OTHER = 8, MOST = 64 };

static guint face_of(struct meanings *meanings, bool bold, guint32 glyph, const char *text) {
  static struct face face = {.glyph_count = OTHER + 1};
  static const struct run runs[] = {{.face = &face}, {.face = &face, .bold = true}};
  return meanings_face(meanings, &runs[bold], glyph, text, strlen(text));
}

static void each_text_of_a_glyph_has_its_face(G_GNUC_UNUSED void **state) {
  g_autoptr(Meanings) meanings = meanings_new();
  for (guint again = 0; again < 2; again++) {
    assert_int_equal(face_of(meanings, false, GLYPH, "一"), 0);
    assert_int_equal(face_of(meanings, false, GLYPH, "⼀"), 1);
    assert_int_equal(face_of(meanings, false, GLYPH, "一一"), 2);
    assert_int_equal(face_of(meanings, false, GLYPH, "二"), 3);
    assert_int_equal(face_of(meanings, false, OTHER, "二"), 0);
    assert_int_equal(face_of(meanings, true, GLYPH, "二"), 0);
  }
}

/* A glyph for all that no font has may stand for any number of texts. */
static void there_are_no_more_than_so_many(G_GNUC_UNUSED void **state) {
  g_autoptr(Meanings) meanings = meanings_new();
  static char texts[MOST][8];
  guint most = 0;
  for (guint i = 0; i < MOST; i++) {
    texts[i][g_unichar_to_utf8(0x4E00 + i, texts[i])] = 0;
    const guint face = face_of(meanings, false, GLYPH, texts[i]);
    assert_true(face == i || face == 0);
    most = MAX(most, face);
  }
  assert_in_range(most, 1, MOST - 2);
  for (guint i = 0; i < MOST; i++)
    assert_int_equal(face_of(meanings, false, GLYPH, texts[i]), i <= most ? i : 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_text_of_a_glyph_has_its_face),
      cmocka_unit_test(there_are_no_more_than_so_many),
  };
  return cmocka_run_group_tests_name("meanings", tests, NULL, NULL);
}
