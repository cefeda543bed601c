/* The break table (typography B1 to B7), shown in the text itself: | a free break, ~ one that parts a number from its
 * unit, ^ one inside a date, _ one before a dash, / one inside an overlong row or address. */
#include "layout/break.h"
#include "unit/golden.h"

static char *with_breaks(const char *text) {
  static const char signs[] = {'\0', '|', '~', '^', '_', '/', '!'};
  g_autoptr(GArray) items = itemize(text, strlen(text));
  g_autoptr(GString) shown = g_string_new(NULL);
  for (guint i = 0; i < items->len; i++) {
    gsize start = g_array_index(items, struct item, i).start;
    gsize end = i + 1 < items->len ? g_array_index(items, struct item, i + 1).start : strlen(text);
    enum break_kind kind = i > 0 ? break_before(text, items, i) : BREAK_NO;
    if (kind != BREAK_NO)
      g_string_append_c(shown, signs[kind]);
    g_string_append_len(shown, text + start, (gssize)(end - start));
  }
  return g_strdup(shown->str);
}

static void assert_breaks(const char *expected) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (const char *p = expected; *p; p++)
    if (!strchr("|~^_", *p))
      g_string_append_c(text, *p);
  g_autofree char *shown = with_breaks(text->str);
  assert_string_equal(shown, expected);
}

static void marks_stay_with_their_words(void **state) {
  (void)state;
  assert_breaks("我|们|“知|心|人”|和"); /* B1, B2: free around the quotes, not inside */
}

static void b1_marks_never_begin_a_line(void **state) {
  (void)state;
  assert_breaks("水、|火，|土；|木：|金。|日？|月！|星");
  assert_breaks("《山》|〈水〉|「火」|『土』|【木】|〖金〗|〔日〕|［月］|｛星｝|（天）|地");
  assert_breaks("南·|北");
  assert_breaks("上|午|9：~30|开|会");
  assert_breaks("水|“5·12”|火|“九·一|八”"); /* a day's name is whole */
  assert_breaks("水～|火–|土—|木");
  assert_breaks("三％|四℃|五‰|人々");
  assert_breaks("水,|火.|土;|木:|金!|日?|月)|星]|天");
}

static void b2_marks_never_end_a_line(void **state) {
  (void)state;
  assert_breaks("水|“火|‘土|（木|《金|〈日|「月|『星|【天|〖地|〔人|［山|｛川");
  assert_breaks("水|(火|[土|￥五|№六");
}

static void spaces_that_hold(void **state) {
  (void)state;
  assert_breaks("水\u00A0月|日 |星"); /* a no-break space, and one that is none */
  assert_breaks("共|3 000~亩|和 |3 |亩");
  assert_breaks("约|3 ~km|路，|约 |km|数");
  assert_breaks("（ 水|月 ）|日");
}

static void b3_slashes_never_stand_at_an_edge(void **state) {
  (void)state;
  assert_breaks("和／或|者");
  assert_breaks("和/或|者");
}

static void b4_dashes_and_dots_are_whole(void **state) {
  (void)state;
  assert_breaks("水_——|火");
  assert_breaks("水~……|火");
  assert_breaks("水~……”|火"); /* never parted from a closing quote */
  assert_int_equal(break_in_row(2, 2), BREAK_WORD);
  assert_int_equal(break_in_row(1, 3), BREAK_NO);
  assert_int_equal(break_in_row(2, 1), BREAK_NO);
}

static void b5_numbers_and_words_are_whole(void **state) {
  (void)state;
  assert_breaks("为|1234.56~亿|元");
  assert_breaks("降|5%～|8%。");
  assert_breaks("用|Wi-Fi、|PM2.5|和|32μg/m³，|好");
  assert_breaks("国~〔2023〕5~号|文");
  assert_breaks("值|１２３．４５~亿");
  assert_breaks("值|５，~９６０~元，|好");
}

static void b6_numbers_keep_their_units(void **state) {
  (void)state;
  assert_breaks("于|2023~年^11~月^8~日|在");
  assert_breaks("第~722~号|和|3~个|点");
  assert_breaks("本|区|×~届|×~次|会");
  assert_breaks("20××~年");
  assert_breaks("二~〇~二|三|年");
  assert_breaks("重|5 ~kg|米"); /* a figure, a blank, its unit */
  assert_breaks("计|3 000~万|元，|占|5 %。");
}

static void b7_rows_of_marks_are_whole(void **state) {
  (void)state;
  assert_breaks("（“水。”）|火");
  assert_breaks("水？！”|火");
}

/* The text, with | where a word may be parted and ' where it may be only at last. */
static void assert_parts(const char *text, const char *expected) {
  g_autoptr(GArray) items = itemize(text, strlen(text));
  g_autoptr(GString) shown = g_string_new(NULL);
  const bool address = break_is_address(text, items, 0, items->len);
  for (guint i = 0; i < items->len; i++) {
    enum break_kind kind = i > 0 ? break_in_word(text, items, 0, items->len, address, i) : BREAK_NO;
    if (kind != BREAK_NO)
      g_string_append_c(shown, kind == BREAK_WORD ? '|' : '\'');
    g_string_append_c(shown, text[i]);
  }
  assert_string_equal(shown->str, expected);
}

static void addresses_break_where_they_may(void **state) {
  (void)state;
  assert_parts("https://a.org/one-w/two?x=4.5#c", "https://a.|org/|one-|w/|two?|x=|4.5#c");
  assert_parts("mail.to@county.cn", "mail.|to@county.cn");
  assert_parts("www.ab.cn/05/c12_34?a=1-2", "www.|ab.|cn/|05/|c12_|34?|a=1-2"); /* between figures too */
  assert_parts("XJ2025-0001-AB-77", "XJ2025-0001-|AB-77");                      /* a code, not an address */
  assert_parts("GB/T35273-2020", "GB/T35273-2020");                             /* not GB/ alone */
  assert_parts("IEC61850-9-2LE", "IEC61850-9-2LE");
  assert_parts("12,345,678,900", "12,345,'678,900");
  assert_parts("1,234,567", "1,234,567");
  assert_parts("well-known", "well-known"); /* no word of usual length (B5) */
  assert_parts("______________", "____|_|_|_|_|_|_|____");
  assert_false(break_is_overlong(18)); /* as long as an identity number */
  assert_true(break_is_overlong(40));
}

/* ---- what a lot puts together ---- */

enum { TEXTS = 800, WORDS = 300, MOST_PIECES = 10 };

static const char *const pieces[] = {
    "水", "渠",   "县", "年", "月", "亩", "个", "第", "届", "一", "五", "〇",     "○",  "十", "5",  "12", "000",
    "５", "９６", "km", "AI", "a",  "Ｂ", "×",  "××", " ",  " ",  "　", "\u00A0", "，", "，", "：", "．", "。",
    "、", "；",   "·",  "—",  "——", "……", "…",  "～", "–",  "-",  "/",  ".",      ",",  "%",  "％", "℃",  "“",
    "”",  "（",   "）", "(",  ")",  "〔", "〕", "¥",  "￥", "№",  "々", "\u0301", "①",  "《"};

static GString *put_together(GRand *rand, const char *const *list, guint count) {
  GString *text = g_string_new(NULL);
  for (gint left = g_rand_int_range(rand, 2, MOST_PIECES); left > 0; left--)
    g_string_append(text, list[g_rand_int_range(rand, 0, (gint32)count)]);
  return text;
}

/* Words of addresses and codes: ⟋ where they may be parted, ! where they may be if there is no other place; of an
 * address @ is said before it. */
static void append_word(GString *all, const char *word) {
  g_autoptr(GArray) items = itemize(word, strlen(word));
  const bool address = break_is_address(word, items, 0, items->len);
  g_string_append(all, address ? "@ " : "");
  for (guint i = 0; i < items->len; i++) {
    const enum break_kind kind = i > 0 ? break_in_word(word, items, 0, items->len, address, i) : BREAK_NO;
    g_string_append_printf(all, "%s%c",
                           kind == BREAK_WORD       ? "⟋"
                           : kind == BREAK_ANYWHERE ? "!"
                                                    : "",
                           word[g_array_index(items, struct item, i).start]);
  }
  g_string_append_c(all, '\n');
}

static void lines_may_end_where_they_might(G_GNUC_UNUSED void **state) {
  static const char *const parts[] = {"www.", "http://", "qu", "example", ".cn", "/", "/",    "-",   "_",
                                      "__",   "____",    "?",  "&",       "=",   "#", "1",    "800", "12,",
                                      "345",  ",",       ".",  ";",       ":",   "@", "canal"};
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1939);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = put_together(rand, pieces, G_N_ELEMENTS(pieces));
    g_autofree char *shown = with_breaks(text->str);
    g_string_append_printf(all, "%s\n", shown);
  }
  for (guint i = 0; i < WORDS; i++) {
    g_autoptr(GString) word = put_together(rand, parts, G_N_ELEMENTS(parts));
    append_word(all, word->str);
  }
  assert_int_equal(golden_compare("tests/data/drawn-breaks.txt", all->str), 0);
}

static void each_kind_of_break_has_its_cost(G_GNUC_UNUSED void **state) {
  const struct break_costs costs = {
      .split_unit = 10, .split_date = 3, .split_word = 20, .split_name = 4, .split_short = 5, .dash_start = 7};
  static const double expected[] = {
      [BREAK_NO] = 0,       [BREAK_FREE] = 0,   [BREAK_UNIT] = 10,     [BREAK_DATE] = 3,
      [BREAK_DASH] = 7,     [BREAK_WORD] = 20,  [BREAK_ANYWHERE] = 80, [BREAK_INSIDE] = 10,
      [BREAK_HEADING] = 60, [BREAK_MEMBER] = 5, [BREAK_NAME] = 4,      [BREAK_SHORT] = 5};
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    assert_float_equal(break_cost(&costs, (enum break_kind)i), expected[i], 1e-9);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_stay_with_their_words),       cmocka_unit_test(b1_marks_never_begin_a_line),
      cmocka_unit_test(b2_marks_never_end_a_line),         cmocka_unit_test(spaces_that_hold),
      cmocka_unit_test(b3_slashes_never_stand_at_an_edge), cmocka_unit_test(b4_dashes_and_dots_are_whole),
      cmocka_unit_test(b5_numbers_and_words_are_whole),    cmocka_unit_test(b6_numbers_keep_their_units),
      cmocka_unit_test(b7_rows_of_marks_are_whole),        cmocka_unit_test(addresses_break_where_they_may),
      cmocka_unit_test(lines_may_end_where_they_might),    cmocka_unit_test(each_kind_of_break_has_its_cost),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
