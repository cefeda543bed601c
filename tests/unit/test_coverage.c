/* Every character of 通用规范汉字表 prints in every role, from a face of the role's weight (typography K3, K4), with
 * the fonts that `make fonts` brings and fonts/families.xml. */
#include "font/font.h"
#include "unit/standard.h"

static struct font_set *open_fonts(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(FamilySet) families = families_load(&error);
  assert_non_null(families);
  struct font_set *set = font_set_new(families, NULL, &error);
  if (!set)
    fail_msg("%s", error->message);
  return set;
}

/* How many characters come from another face than the role's own. */
static guint check_role(struct font_set *set, enum font_role role, const char *characters, bool bold) {
  guint others = 0;
  for (const char *p = characters; *p; p = g_utf8_next_char(p)) {
    struct face *face = font_set_find(set, role, false, p, (gsize)(g_utf8_next_char(p) - p));
    const guint32 glyph = face ? face_glyph(face, g_utf8_get_char(p)) : 0;
    struct ink ink;
    if (glyph == 0 || !face_ink(face, glyph, &ink))
      fail_msg("U+%04X prints nothing in the role %s", g_utf8_get_char(p), font_role_name(role));
    if (face == font_set_face(set, role))
      continue;
    others++;
    if (face->fallback || face->bold != bold)
      fail_msg("U+%04X comes from %s in the role %s", g_utf8_get_char(p), face->family, font_role_name(role));
  }
  return others;
}

static void all_characters_print_in_every_role(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) set = open_fonts();
  g_autofree char *characters = standard_characters();
  const bool bold[FONT_LATIN] = {[FONT_TITLE] = true, [FONT_HEI] = true};
  for (guint role = 0; role < FONT_LATIN; role++)
    assert_true(check_role(set, role, characters, bold[role]) < 1500); /* Fandol lacks 1,467 */
}

/* Names of persons and places that people miss when they are 〓. */
static void rare_names_print(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) set = open_fonts();
  for (guint role = 0; role < FONT_LATIN; role++)
    check_role(set, role, "祎昇喆镕堃赟旻珺玥珅翀彧㛃硚浉鄠猇栟鲘瀍漷崀垟塆埗漖",
               role == FONT_TITLE || role == FONT_HEI);
}

/* What the fonts draw wrongly comes from the next face: money and traditional text (typography K1). */
static void wrong_glyphs_are_replaced(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) set = open_fonts();
  static const char *const wrong[FONT_LATIN] = {"￥幹衹餘醜滷捨鬆鬱癥準鹼臟", "￥幹衹餘醜滷捨鬆鬱癥準鹼臟",
                                                "￥懲誠稱騁", "￥幹衹餘醜滷捨鬆鬱癥準臟懲誠稱騁",
                                                "￥幹衹餘滷捨鬆鬱癥準臟"};
  for (guint role = 0; role < FONT_LATIN; role++)
    assert_int_equal(check_role(set, role, wrong[role], role == FONT_TITLE || role == FONT_HEI),
                     g_utf8_strlen(wrong[role], -1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_characters_print_in_every_role),
      cmocka_unit_test(rare_names_print),
      cmocka_unit_test(wrong_glyphs_are_replaced),
  };
  return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
