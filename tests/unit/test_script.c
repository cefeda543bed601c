/* Characters that need more than a glyph of their own: other scripts, directions, marks, signs that no font has
 * (typography B10, K5; UAX 9). */
#include "composed.h"

#include "layout/glyphs.h"
#include "layout/script.h"

#include <pango/pangocairo.h>

static struct composed set_body(const char *text) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, text);
  lay_out(&composed);
  return composed;
}

static const struct run *run_of(const struct line *line, const char *text) {
  const struct run *run = NULL;
  find_glyph(line, text, &run);
  return run;
}

/* How often 〓 stands in a line. */
static guint count_geta(const struct composed *composed, guint line_number) {
  const struct line *line = line_at(composed, 0, line_number);
  guint count = 0;
  for (guint i = 0; i < line->runs->len; i++) {
    const struct run *run = g_ptr_array_index(line->runs, i);
    const guint32 geta = face_glyph(run->face, 0x3013);
    for (guint k = 0; k < run->glyphs->len; k++)
      count += geta != 0 && g_array_index(run->glyphs, struct placed_glyph, k).glyph == geta;
  }
  return count;
}

static guint count_findings(const struct composed *composed, enum finding_id id) {
  guint count = 0;
  for (guint i = 0; i < composed->report->findings->len; i++)
    count += ((struct finding *)g_ptr_array_index(composed->report->findings, i))->id == id;
  return count;
}

static guint count_errors(const struct composed *composed) {
  guint count = 0;
  for (guint i = 0; i < composed->report->findings->len; i++)
    count += ((struct finding *)g_ptr_array_index(composed->report->findings, i))->severity == SEVERITY_ERROR;
  return count;
}

static void hebrew_runs_from_right_to_left(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("来宾说שלום עולם两个词。");
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *run = run_of(line, "שלום");
  assert_true(run->backward);
  assert_string_equal(run->text, "שלום עולם"); /* the words and the space between them, in the order of the text */
  assert_true(x_of(line, "ש") > x_of(line, "ל"));
  assert_true(x_of(line, "ש") > x_of(line, "ע"));
  assert_true(x_of(line, "说") < x_of(line, "ע"));
  assert_true(x_of(line, "两") > x_of(line, "ש"));
  for (guint i = 1; i < run->glyphs->len; i++) { /* as on paper, the text falling */
    const struct placed_glyph *glyphs = &g_array_index(run->glyphs, struct placed_glyph, 0);
    assert_true(glyphs[i].x > glyphs[i - 1].x);
    assert_true(glyphs[i].text_start < glyphs[i - 1].text_start);
  }
  composed_free(&composed);
}

/* A number in a phrase from right to left is read from left to right, and stands on the left of the word before it. */
static void numbers_between_hebrew_words(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("会上说שלום 2035 עולם这些词。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_true(x_of(line, "2") < x_of(line, "ש"));
  assert_true(x_of(line, "2") > x_of(line, "ע"));
  assert_true(x_of(line, "2") < x_of(line, "5"));
  assert_false(run_of(line, "2035")->backward);
  composed_free(&composed);
}

/* What stands after the words is where it would be if they were read from left to right. */
static void order_takes_no_room(G_GNUC_UNUSED void **state) {
  struct composed hebrew = set_body("来宾说 שלום 这个词。"), reversed = set_body("来宾说 \xE2\x80\xAD"
                                                                                 "שלום\xE2\x80\xAC 这个词。");
  assert_float_equal(x_of(line_at(&hebrew, 0, 0), "这"), x_of(line_at(&reversed, 0, 0), "这"), 0.01);
  composed_free(&hebrew);
  composed_free(&reversed);
}

static void marks_stay_with_their_letter(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("拼音 n\xCC\x84 和 e\xCC\x82\xCC\x84 以及 m\xCC\x81。");
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *run = run_of(line, "n\xCC\x84");
  assert_string_equal(run->face->family, "Liberation Serif");
  bool marked = false; /* the macron is a glyph of its own, in the cluster of n */
  for (guint i = 0; i + 1 < run->glyphs->len && !marked; i++) {
    const struct placed_glyph *glyph = &g_array_index(run->glyphs, struct placed_glyph, i);
    if (run->text[glyph->text_start] == 'n') {
      assert_int_equal(glyph->text_length, 3);
      assert_int_equal(glyph[1].text_length, 0);
      marked = true;
    }
  }
  assert_true(marked);
  assert_int_equal(count_findings(&composed, FINDING_MISSING_GLYPH), 0);
  composed_free(&composed);
}

/* The shipped fonts have no anchors for most marks: they stand in the middle above, not behind the letter, and not on
 * another mark. */
static void marks_without_anchors_stand_above(G_GNUC_UNUSED void **state) {
  static const char *const clusters[] = {"ê\xCC\x84", "e\xCC\x8A", "ā\xCC\x81"};
  for (gsize i = 0; i < G_N_ELEMENTS(clusters); i++) {
    g_autofree char *text = g_strconcat("拼音", clusters[i], "字。", NULL);
    struct composed composed = set_body(text);
    const struct run *run = run_of(line_at(&composed, 0, 0), clusters[i]);
    assert_int_equal(run->glyphs->len, 2);
    const struct placed_glyph *base = &g_array_index(run->glyphs, struct placed_glyph, 0), *mark = base + 1;
    struct ink below, above;
    assert_true(face_ink(run->face, base->glyph, &below) && face_ink(run->face, mark->glyph, &above));
    assert_float_equal(base->x + run->size * (below.left + below.right) / 2,
                       mark->x + run->size * (above.left + above.right) / 2, 0.05);
    assert_true(mark->y + run->size * above.bottom < base->y + run->size * below.top);
    composed_free(&composed);
  }
}

/* Thai that no shipped font has: one 〓 for each letter with its vowels and tones, and the text is kept. */
static void a_missing_cluster_is_one_geta(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("泰文是ก็คือที่这些。");
  assert_int_equal(count_geta(&composed, 0), 4); /* ก็ คื อ ที่ */
  g_autofree char *text = line_text(line_at(&composed, 0, 0));
  assert_string_equal(text, "泰文是ก็คือที่这些。");
  composed_free(&composed);
}

static void missing_characters_are_errors(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("这里有\xF4\x80\x80\x81\xF4\x80\x80\x81字。");
  assert_int_equal(count_geta(&composed, 0), 2);
  assert_int_equal(count_findings(&composed, FINDING_MISSING_GLYPH), 1); /* once a character */
  assert_int_equal(count_errors(&composed), 1);
  composed_free(&composed);
}

/* Emoji that are joined are one picture: one sign stands for those that no font has; others are drawn. */
static void signs_that_belong_together_are_one(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body(
      "图🧧\xE2\x80\x8D🤝\xE2\x80\x8D🧧和🧧\xE2\x80\x8D🌾，还有😀👨\xE2\x80\x8D👩🇨🇳。");
  assert_int_equal(count_geta(&composed, 0), 2);
  composed_free(&composed);
}

static void joiners_and_selectors_print_nothing(G_GNUC_UNUSED void **state) {
  struct composed plain = set_body("零宽葛字。"),
                  joined = set_body("零\xE2\x80\x8B宽葛\xF3\xA0\x84\x80字\xE2\x81\xA0。");
  const struct line *line = line_at(&joined, 0, 0);
  assert_int_equal(count_geta(&joined, 0), 0);
  assert_int_equal(joined.report->findings->len, 0);
  assert_float_equal(x_of(line, "字"), x_of(line_at(&plain, 0, 0), "字"), 0.01);
  composed_free(&plain);
  composed_free(&joined);
}

/* HarfBuzz ends the program when it gets so many at once. */
static void very_many_marks_do_no_harm(G_GNUC_UNUSED void **state) {
  static const char *const bases[] = {"n", "字", "ש", ""};
  for (gsize i = 0; i < G_N_ELEMENTS(bases); i++) {
    g_autoptr(GString) text = g_string_new(bases[i]);
    for (guint k = 0; k < 70000; k++)
      g_string_append(text, "\xCC\x84");
    g_string_append(text, "尾。");
    struct composed composed = set_body(text->str);
    gsize length = 0;
    for (guint page = 0; page < composed.layout->pages->len; page++)
      for (guint line = 0; line < text_lines(&composed, page); line++) {
        g_autofree char *part = line_text(line_at(&composed, page, line));
        length += strlen(part);
      }
    assert_int_equal(length, text->len);
    composed_free(&composed);
  }
}

/* B10: no sign of a power or an index is parted from its figures. */
static void powers_are_one_number(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("精度为10⁻³米，水是H₂O。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_string_equal(run_of(line, "10⁻³")->text, "10⁻³");
  assert_string_equal(run_of(line, "H₂O")->text, "H₂O");
  assert_int_equal(count_geta(&composed, 0), 0);
  composed_free(&composed);
}

/* Spec A5. */
static void words_do_not_mix_faces(G_GNUC_UNUSED void **state) {
  struct composed composed = set_body("这个词写作naℏo，别的写作nao。");
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *run = run_of(line, "naℏo");
  assert_string_equal(run->text, "naℏo");
  assert_string_not_equal(run->face->family, "Liberation Serif");
  assert_string_equal(run_of(line, "nao")->face->family, "Liberation Serif");
  composed_free(&composed);
}

/* Stretches of characters for which Pango is not asked: it would find one script from left to right. */
static void pango_is_asked_for_other_scripts_alone(G_GNUC_UNUSED void **state) {
  static const gunichar plain[][2] = {{0x20, 0x24F},    {0x2010, 0x2027}, {0x2030, 0x205E},  {0x2140, 0x2BFF},
                                      {0x3000, 0x9FFF}, {0xFF01, 0xFFE6}, {0x20000, 0x3FFFF}};
  PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
    for (int edge = -1; edge < 3; edge++) { /* before the first, the first, the last, behind the last */
      const gunichar c = edge < 1 ? plain[i][0] + (gunichar)edge : plain[i][1] + (gunichar)edge - 1;
      char text[7] = "";
      g_unichar_to_utf8(c, text);
      g_autoptr(GPtrArray) runs = script_runs(context, text, strlen(text));
      const PangoItem *run = g_ptr_array_index(runs, 0);
      const bool asked = run->analysis.font != NULL, inside = edge == 0 || edge == 1 || c == 0x1F;
      if (asked == inside)
        fail_msg("U+%04X", c);
    }
  g_object_unref(context);
}

/* What each glyph stands for, whichever way the clusters go. */
static void glyphs_stand_for_their_clusters(G_GNUC_UNUSED void **state) {
  static const struct {
    guint clusters[4];
    guint32 lengths[4];
  } cases[] = {{{0, 2, 2, 4}, {2, 2, 0, 3}}, {{6, 4, 2, 0}, {1, 2, 2, 2}}, {{4, 4, 1, 0}, {3, 0, 3, 1}}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) shaped = g_array_new(FALSE, TRUE, sizeof(struct shaped_glyph));
    g_array_set_size(shaped, 4);
    for (guint k = 0; k < 4; k++)
      g_array_index(shaped, struct shaped_glyph, k).cluster = cases[i].clusters[k];
    for (guint k = 0; k < 4; k++)
      assert_int_equal(cluster_length(shaped, k, 7), cases[i].lengths[k]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pango_is_asked_for_other_scripts_alone),
      cmocka_unit_test(hebrew_runs_from_right_to_left),
      cmocka_unit_test(numbers_between_hebrew_words),
      cmocka_unit_test(order_takes_no_room),
      cmocka_unit_test(marks_stay_with_their_letter),
      cmocka_unit_test(marks_without_anchors_stand_above),
      cmocka_unit_test(a_missing_cluster_is_one_geta),
      cmocka_unit_test(missing_characters_are_errors),
      cmocka_unit_test(signs_that_belong_together_are_one),
      cmocka_unit_test(joiners_and_selectors_print_nothing),
      cmocka_unit_test(very_many_marks_do_no_harm),
      cmocka_unit_test(powers_are_one_number),
      cmocka_unit_test(glyphs_stand_for_their_clusters),
      cmocka_unit_test(words_do_not_mix_faces),
  };
  return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
