/* What faces tell, compared with tests/data/faces.txt: which face a character comes from, how wide it is and where its
 * ink is, and how words are shaped:
 *   latin V 0.72 0.02..0.70 -0.66..0.01      in em, left to right and top to bottom
 *   latin AV 0.59@0 0.72@1                   each glyph's width and the byte its cluster begins at, and with +x,y
 *                                            how far it is moved */
#include "unit/golden.h"
#include "unit/placed.h"

#include <math.h>

#define EXPECTED "tests/data/faces.txt"

static const char *const roles[] = {"title", "body", "kai", "hei", "song", "latin"};

/* A number with so many decimals, and no minus before nothing. */
static void append_number(GString *all, const char *before, double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(all, "%s%s", before,
                         g_ascii_formatd(text, sizeof text, "%.2f", fabs(number) < 0.005 ? 0 : number));
}

static void append_character(GString *all, struct face *face, gunichar c) {
  const guint32 glyph = face_glyph(face, c);
  struct ink ink;
  if (glyph == 0) {
    g_string_append(all, " none\n");
    return;
  }
  append_number(all, " ", face_advance(face, glyph));
  if (face_ink(face, glyph, &ink)) {
    append_number(all, " ", (double)ink.left);
    append_number(all, "..", (double)ink.right);
    append_number(all, " ", (double)ink.top);
    append_number(all, "..", (double)ink.bottom);
  }
  g_string_append_c(all, '\n');
}

static void append_characters(GString *all, struct font_set *fonts) {
  static const gunichar characters[] = {' ',    'V',    'g',    0xE9,    0x24F,  0x301,    0x3002,
                                        0x300A, 0x4E00, 0x6E20, 0x20000, 0xFFFF, 0x10FFFF, 0x110000};
  for (gsize role = 0; role < G_N_ELEMENTS(roles); role++)
    for (gsize i = 0; i < G_N_ELEMENTS(characters); i++) {
      g_string_append_printf(all, "%s U+%04X", roles[role], characters[i]);
      append_character(all, font_set_face(fonts, (enum font_role)role), characters[i]);
    }
}

static void append_shaped(GString *all, struct font_set *fonts, struct face *face, const struct shaped_text *text) {
  g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(struct shaped_glyph));
  PangoAttrList *attributes = pango_attr_list_new();
  GList *runs =
      pango_itemize(font_set_context(fonts), text->context, (int)text->start, (int)text->length, attributes, NULL);
  pango_attr_list_unref(attributes);
  face_shape(face, &((PangoItem *)runs->data)->analysis, text, glyphs);
  g_list_free_full(runs, (GDestroyNotify)pango_item_free);
  for (guint i = 0; i < glyphs->len; i++) {
    const struct shaped_glyph *glyph = &g_array_index(glyphs, struct shaped_glyph, i);
    append_number(all, " ", (double)glyph->advance);
    if (fabsf(glyph->x_offset) >= 0.005f || fabsf(glyph->y_offset) >= 0.005f) {
      append_number(all, "+", (double)glyph->x_offset);
      append_number(all, ",", (double)glyph->y_offset);
    }
    g_string_append_printf(all, "@%u", glyph->cluster);
  }
  g_string_append_c(all, '\n');
}

/* Marks on letters, one over another and on both sides, words as long as they are kept and longer, words that were
 * shaped before, and a part of a text. */
static void append_words(GString *all, struct font_set *fonts) {
  static const char *const words[] = {"AV",
                                      "AV",
                                      "é",
                                      "e\u0301",
                                      "e\u0301\u0302\u0303",
                                      "x\u0323\u0331",
                                      "x\u0301\u0323\u0302\u0331",
                                      "g\u0330l\u0330",
                                      "i\u0301j",
                                      "\u0301",
                                      "a\u034F\u0301",
                                      "o\u0338\u0301",
                                      "fi",
                                      "ﬁ",
                                      "u\u0255",
                                      "\u024F\u0250",
                                      "abcdefghijklmnopqrstuvwx",
                                      "abcdefghijklmnopqrstuvwxy",
                                      "abcdefghijklmnopqrstuvwxy",
                                      "渠",
                                      "渠\uFE00田",
                                      "渠\u200D田",
                                      "渠\u0301\u0301田",
                                      "שלום",
                                      "שָׁלוֹם",
                                      "1/2",
                                      "a b"};
  static const enum font_role shaping[] = {FONT_LATIN, FONT_BODY, FONT_HEI};
  for (gsize k = 0; k < G_N_ELEMENTS(shaping); k++)
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
      const gsize length = strlen(words[i]);
      g_string_append_printf(all, "%s %s", roles[shaping[k]], words[i]);
      append_shaped(all, fonts, font_set_face(fonts, shaping[k]), &(struct shaped_text){words[i], length, 0, length});
    }
  static const char context[] = "一AV二e\u0301\u0302";
  g_string_append(all, "latin AV inside");
  append_shaped(all, fonts, font_set_face(fonts, FONT_LATIN), &(struct shaped_text){context, strlen(context), 3, 2});
  g_string_append(all, "latin e\u0301\u0302 behind");
  append_shaped(all, fonts, font_set_face(fonts, FONT_LATIN), &(struct shaped_text){context, strlen(context), 8, 5});
}

/* Characters that the program's own fonts have: what else is found depends on the system. */
static void append_found(GString *all, struct font_set *fonts) {
  static const char *const texts[] = {"渠",           "A",   "é",      "e\u0301", "①", "〇", "字\uFE00",
                                      "字\U000E0100", "A渠", "\u200D", "א"};
  for (gsize role = 0; role < G_N_ELEMENTS(roles); role++)
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
      g_string_append_printf(all, "%s %s", roles[role], texts[i]);
      for (int bold = 0; bold < 2; bold++) {
        const struct face *face = font_set_find(fonts, (enum font_role)role, bold, texts[i], strlen(texts[i]));
        g_string_append_printf(all, " %s%s%s%s%s", bold ? "bold: " : "", face ? face->family : "-",
                               face && face->bold ? ", is bold" : "", face && face->fallback ? ", another's" : "",
                               face && face->thin_marks ? ", thin marks" : "");
      }
      g_string_append_c(all, '\n');
    }
}

static void faces_tell_what_they_told(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) fonts = test_fonts();
  g_autoptr(GString) all = g_string_new(NULL);
  append_characters(all, fonts);
  append_words(all, fonts);
  append_found(all, fonts);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

/* A glyph that the font does not have is the one for what is missing. */
static void glyphs_beyond_the_last_are_missing_ones(G_GNUC_UNUSED void **state) {
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *face = font_set_face(fonts, FONT_LATIN);
  const double missing = face_advance(face, 0), last = face_advance(face, face->glyph_count - 1);
  assert_true(missing > 0 && missing != last);
  assert_true(face_advance(face, face->glyph_count) == missing);
}

static void some_characters_print_nothing(G_GNUC_UNUSED void **state) {
  static const struct {
    gunichar c;
    bool nothing;
  } cases[] = {{'a', false},     {0xFDFF, false}, {0xFE00, true},  {0xFE0F, true},   {0xFE10, false},
               {0xE00FF, false}, {0xE0100, true}, {0xE01EF, true}, {0xE01F0, false}, {0x200D, true}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    if (face_prints_nothing(cases[i].c) != cases[i].nothing)
      fail_msg("U+%04X", cases[i].c);
}

static void the_libraries_are_named_with_their_versions(G_GNUC_UNUSED void **state) {
  g_autofree char *libraries = font_libraries();
  if (!g_regex_match_simple("^Pango 1\\.\\d+\\.\\d+\nCairo 1\\.\\d+\\.\\d+\nHarfBuzz \\d+\\.\\d+\\.\\d+\n"
                            "FreeType 2\\.\\d+\\.\\d+\nfontconfig 2\\.\\d+\\.\\d+\n$",
                            libraries, 0, 0))
    fail_msg("%s", libraries);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(faces_tell_what_they_told),
      cmocka_unit_test(glyphs_beyond_the_last_are_missing_ones),
      cmocka_unit_test(some_characters_print_nothing),
      cmocka_unit_test(the_libraries_are_named_with_their_versions),
  };
  return cmocka_run_group_tests_name("face", tests, NULL, NULL);
}
