/* Which side a shared character takes (typography W5, W6). */
#include "layout/itemize.h"
#include "unit/golden.h"
#include "unit/lot.h"

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
  assert_int_equal(class_in("“GPS”5", "“"), CLASS_OPEN);
  assert_int_equal(class_in("5“GPS”", "“"), CLASS_OPEN);
  assert_int_equal(class_in("5“GPS” on", "“"), CLASS_LATIN_OPEN);
  assert_int_equal(class_in("“GPS”", "“"), CLASS_LATIN_OPEN);
  assert_int_equal(class_in("it’s fine", "’"), CLASS_LATIN_CLOSE);
  assert_int_equal(class_in("I’m 的", "’"), CLASS_LATIN_CLOSE);
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

/* ±0.5 and ≥50% are one with their figure. */
static void signs_before_a_figure_are_part_of_it(void **state) {
  (void)state;
  assert_int_equal(class_in("误差±0.5", "±"), CLASS_LATIN_MARK);
  assert_int_equal(class_in("得票≥50%", "≥"), CLASS_LATIN_MARK);
  assert_int_equal(class_in("x≤y", "≤"), CLASS_LATIN_MARK);
  assert_int_equal(class_in("√对", "√"), CLASS_HAN);
  assert_int_equal(class_in("甲≥乙", "≥"), CLASS_HAN);
}

static void straight_quotes_open_and_close(void **state) {
  (void)state;
  assert_int_equal(class_in("叫\"水", "\""), CLASS_LATIN_OPEN);
  assert_int_equal(class_in("叫\"水\"了", "\"了"), CLASS_LATIN_CLOSE);
}

/* What is Latin between letters, between figures, on one side alone, and at the ends of a text. */
static void shared_characters_by_their_sides(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *part;
    enum char_class class;
  } cases[] = {
      {"36°", "°", CLASS_LATIN_POSTFIX},
      {"北纬°", "°", CLASS_POSTFIX},
      {"5′", "′", CLASS_LATIN_POSTFIX},
      {"5″", "″", CLASS_LATIN_POSTFIX},
      {"3‰", "‰", CLASS_LATIN_POSTFIX},
      {"千分之‰", "‰", CLASS_POSTFIX},
      {"RMB¥5", "¥", CLASS_LATIN_PREFIX},
      {"共¥5", "¥", CLASS_PREFIX},
      {"A·B", "·", CLASS_LATIN_MARK},
      {"A·山", "·", CLASS_MIDDLE},
      {"山·B", "·", CLASS_MIDDLE},
      {"A—B", "—", CLASS_LATIN_MARK},
      {"A—1", "—", CLASS_CONNECTOR},
      {"3×A", "×", CLASS_LATIN_MARK},
      {"3×山", "×", CLASS_CROSS},
      {"山×3", "×", CLASS_CROSS},
      {"3±1", "±", CLASS_LATIN_MARK},
      {"3÷1", "÷", CLASS_LATIN_MARK},
      {"A “b” 1", "“", CLASS_LATIN_OPEN},
      {"1 “b” 1", "“", CLASS_OPEN},
      {"A “b山” c", "”", CLASS_CLOSE},
      {"A “山b” c", "“", CLASS_OPEN},
      {"A “b” 山", "“", CLASS_OPEN},
      {"“‘a’ b”", "‘", CLASS_LATIN_OPEN},
      {"“‘a’ b”", "”", CLASS_LATIN_CLOSE},
      {"”a", "”", CLASS_CLOSE},
      {"a” 山", "”", CLASS_CLOSE},
      {"a”", "”", CLASS_LATIN_CLOSE},
      {"山 “a", "“", CLASS_OPEN},
      {"b “a", "“", CLASS_LATIN_OPEN},
      {"“1", "“", CLASS_OPEN},
      {"a‘b”", "”", CLASS_LATIN_CLOSE},
      {"“a’b”", "’", CLASS_LATIN_CLOSE},
      {"a’", "’", CLASS_LATIN_CLOSE},
      {"水———火", "———", CLASS_DASH},
      {"水—", "—", CLASS_CONNECTOR},
      {"5\"管", "\"", CLASS_LATIN_MARK},
      {"\"5\"管", "\"管", CLASS_LATIN_CLOSE},
      {"\"a\"b\"c", "\"c", CLASS_LATIN_OPEN},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    if (class_in(cases[i].text, cases[i].part) != cases[i].class)
      fail_msg("%s in %s is of class %d", cases[i].part, cases[i].text, (int)class_in(cases[i].text, cases[i].part));
}

/* Signs that are drawn as one are one: how many items a text falls into that join nothing. */
static void pictures_are_whole(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    guint whole;
  } cases[] = {{"\U0001F1E8\U0001F1F3", 1},
               {"\U0001F1E8\U0001F1F3\U0001F1E8\U0001F1F3", 2},
               {"\U0001F1E6\U0001F1FF", 1},
               {"\U0001F1FF\U0001F1E6", 1},
               {"\U0001F1E5\U0001F1E8", 2},
               {"\U0001F1E8\U0001F1E5", 2},
               {"\U0001F200\U0001F1E8", 2},
               {"\U0001F1E8\U0001F200", 2},
               {"\U0001F1E8山", 2},
               {"\U0001F468\u200D\U0001F469", 1},
               {"山\u200D水", 2},
               {"\U0001F468\u200D\u2600", 1},
               {"\U0001F468\u200D\u27BF", 1},
               {"\U0001F468\u200D\u25FF", 2},
               {"\U0001F468\u200D\U0001F000", 1},
               {"\U0001F468\u200D\u27C0", 2},
               {"\U0001F000\U0001F3FB", 1},
               {"\u2600\U0001F3FB", 1},
               {"\u27BF\U0001F3FB", 1},
               {"\u27C0\U0001F3FB", 2},
               {"\U0001F468\U0001F3FB", 1},
               {"\u270B\uFE0F\U0001F3FF", 1},
               {"山\U0001F3FB", 2}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) items = itemize(cases[i].text, strlen(cases[i].text));
    guint whole = 0;
    for (guint k = 0; k < items->len; k++)
      whole += g_array_index(items, struct item, k).class != CLASS_JOINED;
    if (whole != cases[i].whole)
      fail_msg("row %zu: %u", i, whole);
  }
}

/* ---- what a lot puts together ---- */

enum { TEXTS = 900, MOST_PIECES = 9 };

static const char *const pieces[] = {
    "渠", "水", "渠成", "a", "AI", "the",    "1",      "12",     "１", " ",  " ", "　", "“",  "”",  "‘",
    "’",  "\"", "'",    "—", "—",  "——",     "–",      "…",      "…",  "·",  "×", "±",  "÷",  "≥",  "√",
    "°",  "′",  "″",    "‰", "%",  "％",     "¥",      "￥",     "/",  "／", "-", "～", "，", "。", ",",
    ".",  "（", "）",   "(", ")",  "\u200D", "\uFE0F", "\u0301", "á",  "★",  "①", "℃",  "×",
};

/* Behind each character what it was taken for, where that is no Han and no letter; "_" joins. */
static void append_classes(GString *all, const char *text) {
  static const char *const names[] = {"",      "(",    ")",     ",",    "stop", "dot", "slash", "to", "dash",
                                      "dots",  "post", "pre",   "x",    "fig",  "",    "",      "L(", "L)",
                                      "Lstop", "L/",   "Lpost", "Lpre", "L",    "",    "_"};
  g_autoptr(GArray) items = itemize(text, strlen(text));
  for (guint i = 0; i < items->len; i++) {
    const struct item *item = &g_array_index(items, struct item, i);
    const gunichar c = g_utf8_get_char(text + item->start);
    g_string_append_unichar(all, g_unichar_isgraph(c) && !g_unichar_ismark(c) ? c : '_');
    if (*names[item->class])
      g_string_append_printf(all, "{%s}", names[item->class]);
  }
  g_string_append_c(all, '\n');
}

static void sides_are_taken_as_they_were(G_GNUC_UNUSED void **state) {
  G_STATIC_ASSERT(CLASS_HAN == 0 && CLASS_JOINED == 24);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1905);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (gint left = g_rand_int_range(rand, 1, MOST_PIECES); left > 0; left--)
      g_string_append(text, ANY(rand, pieces));
    append_classes(all, text->str);
  }
  assert_int_equal(golden_compare("tests/data/drawn-sides.txt", all->str), 0);
}

/* Two letters of a flag are one picture, and so is one behind a joiner or a sign of skin behind one: at each end of
 * what counts as such a letter or picture. */
static void signs_that_are_one_picture(G_GNUC_UNUSED void **state) {
  static const struct {
    gunichar before, c;
    bool one;
  } cases[] = {{0x1F1E6, 0x1F1FF, true},  {0x1F1FF, 0x1F1E6, true},  {0x1F1E5, 0x1F1E6, false},
               {0x1F1E6, 0x1F200, false}, {0x1F200, 0x1F1E6, false}, {0x1F1E6, 0x1F1E5, false},
               {0x200D, 0x2600, true},    {0x200D, 0x25FF, false},   {0x200D, 0x27BF, true},
               {0x200D, 0x27C0, false},   {0x200D, 0x1F000, true},   {0x2600, 0x1F3FB, true},
               {0x25FF, 0x1F3FB, false},  {0x27BF, 0x1F3FF, true},   {0x27C0, 0x1F3FF, false},
               {0x1F000, 0x1F3FB, true},  {0xFE0F, 0x1F3FB, true},   {0x6E20, 0x1F3FB, false}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new("渠");
    g_string_append_unichar(text, cases[i].before);
    g_string_append_unichar(text, cases[i].c);
    g_autoptr(GArray) items = itemize(text->str, text->len);
    assert_int_equal(items->len, 3);
    if ((g_array_index(items, struct item, 2).class == CLASS_JOINED) != cases[i].one)
      fail_msg("U+%04X behind U+%04X", cases[i].c, cases[i].before);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(signs_that_are_one_picture),
      cmocka_unit_test(shared_characters_by_their_sides),
      cmocka_unit_test(pictures_are_whole),
      cmocka_unit_test(quotes_follow_their_sentence),
      cmocka_unit_test(quotes_without_partner_go_by_their_sides),
      cmocka_unit_test(dashes_and_dots_are_chinese_unless_between_words),
      cmocka_unit_test(crosses_stand_for_something_unless_they_multiply),
      cmocka_unit_test(signs_before_a_figure_are_part_of_it),
      cmocka_unit_test(straight_quotes_open_and_close),
      cmocka_unit_test(sides_are_taken_as_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
