/* What is read as one: which stretches of a text, and that lines spare them. */
#include "compose/holds.h"
#include "composed.h"
#include "unit/golden.h"
#include "unit/lot.h"

/* The stretches of one kind in a text of one paragraph for each line, parted by blanks. */
static char *held(const char *text, enum hold_kind kind) {
  struct composed composed = composed_new();
  composed.style->costs.split_name = composed.style->costs.split_short = 1;
  g_autoptr(GError) error = NULL;
  struct words *words = reader_words_load(&error);
  assert_non_null(words);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++)
    add_block(&composed, ROLE_BODY, *line);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  holds_mark(paragraphs, composed.style, words);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    for (guint k = 0; k < paragraph->holds->len; k++) {
      const struct hold *hold = &g_array_index(paragraph->holds, struct hold, k);
      if (hold->kind == kind)
        g_string_append_printf(out, "%s%.*s", out->len > 0 ? " " : "", (int)(hold->end - hold->start),
                               paragraph->text->str + hold->start);
    }
  }
  words_free(words);
  composed_free(&composed);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static void assert_held(const char *text, enum hold_kind kind, const char *expected) {
  g_autofree char *found = held(text, kind);
  assert_string_equal(found, expected);
}

/* Offices and forms of address show them, rows of names, and what the dictionary does not know between marks. */
static void names_are_found(void **state) {
  (void)state;
  assert_held("县委书记李建平到会。", HOLD_NAME, "李建平");
  assert_held("老党员周立新同志发言。", HOLD_NAME, "周立新");
  assert_held("副市长赵敏，副县长王秀兰出席。", HOLD_NAME, "赵敏 王秀兰");
  assert_held("张伟、刘海燕等作了发言。", HOLD_NAME, "张伟 刘海燕");
  assert_held("要学习欧阳文等同志。", HOLD_NAME, "欧阳文");
  assert_held("有请陈志强，", HOLD_NAME, "陈志强");
  assert_held("卡尔·马克思", HOLD_NAME, "尔·马");
}

/* A name that one place shows is one everywhere. */
static void known_names_are_found_again(void **state) {
  (void)state;
  assert_held("村里人都说李建平好。\n县委书记李建平到会。", HOLD_NAME, "李建平 李建平");
}

static void other_words_are_no_names(void **state) {
  (void)state;
  assert_held("从根本上说，高质量发展是首要任务。", HOLD_NAME, "");
  assert_held("向群众学习，安全、文化、金融都要抓。", HOLD_NAME, "");
  assert_held("“5·12”那天，", HOLD_NAME, "");
}

static void numbers_are_held_with_their_units(void **state) {
  (void)state;
  assert_held("完成三十五万亩，占百分之八十五。", HOLD_NUMBER, "三十五万亩 百分之八十五");
  assert_held("投资21,846万元，降3.4个百分点，三十多户，第三季度", HOLD_NUMBER,
              "21,846万元 3.4个百分点 三十多户 第三季度");
  assert_held("二〇二五年五月一日动工。", HOLD_NUMBER, "二〇二五年五月一日");
  assert_held("大家一同往前走。", HOLD_NUMBER, "");
}

static void short_words_are_held(void **state) {
  (void)state;
  assert_held("我们要坚持学习。", HOLD_WORD, "我们 坚持 学习");
}

/* Nobody asks in a style without these costs. */
static void other_styles_hold_nothing(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "县委书记李建平到会。");
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  holds_mark(paragraphs, composed.style, NULL);
  assert_null(paragraph_at(paragraphs, 0)->holds);
  composed_free(&composed);
}

/* The first of two lines that 25 characters and `text` fill but for its last character, when that is held or not. */
static char *first_line(const char *text, enum hold_kind kind, bool hold) {
  struct composed composed = composed_new();
  composed.style->costs.split_name = composed.style->costs.split_short = composed.style->costs.split_unit = 2000;
  g_autoptr(GString) all = g_string_new(NULL);
  for (glong i = g_utf8_strlen(text, -1); i < 27; i++)
    g_string_append(all, "春");
  const gsize start = all->len;
  g_string_append(all, text);
  const struct hold held = {start, all->len, kind};
  g_string_append(all, "水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水。");
  add_block(&composed, ROLE_BODY, all->str);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  struct paragraph *paragraph = paragraph_at(paragraphs, 0);
  paragraph->holds = g_array_new(FALSE, FALSE, sizeof(struct hold));
  if (hold)
    g_array_append_val(paragraph->holds, held);
  composed.layout = layout_set(paragraphs, composed.style, composed.fonts, composed.report);
  char *line = line_text(line_at(&composed, 0, 0));
  composed_free(&composed);
  return line;
}

static void lines_spare_what_is_held(void **state) {
  (void)state;
  static const struct {
    const char *text;
    enum hold_kind kind;
  } cases[] = {{"李平", HOLD_NAME}, {"三亩", HOLD_NUMBER}, {"坚持", HOLD_WORD}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *whole = first_line(cases[i].text, cases[i].kind, true);
    g_autofree char *parted = first_line(cases[i].text, cases[i].kind, false);
    assert_true(g_str_has_suffix(whole, "春"));
    assert_false(g_str_has_suffix(parted, "春") || g_str_has_suffix(parted, "水"));
  }
}

/* ---- names by the hundred ---- */

/* Appends the text with its holds: <a short word>, {a number} and ⟦a name⟧. */
static void append_holds(GString *all, const char *text, const struct style *style, const struct words *words) {
  static const char *const opening[] = {"<", "{", "⟦"}, *const closing[] = {">", "}", "⟧"};
  g_autoptr(Doc) doc = doc_new();
  doc_add_block(doc, ROLE_BODY, 1, 1, g_strdup(text));
  g_autoptr(GPtrArray) paragraphs = compose_doc(doc, style);
  holds_mark(paragraphs, style, words);
  const struct paragraph *paragraph = paragraph_at(paragraphs, 0);
  for (gsize at = 0; at <= paragraph->text->len; at++) {
    for (guint i = paragraph->holds->len; i-- > 0;) {
      const struct hold *hold = &g_array_index(paragraph->holds, struct hold, i);
      g_string_append(all, hold->end == at ? closing[hold->kind] : "");
    }
    for (guint i = 0; i < paragraph->holds->len; i++) {
      const struct hold *hold = &g_array_index(paragraph->holds, struct hold, i);
      g_string_append(all, hold->start == at ? opening[hold->kind] : "");
    }
    g_string_append_c(all, at < paragraph->text->len ? paragraph->text->str[at] : '\n');
  }
}

/* Names, and what is nearly one, between what may stand before names and behind them (tests/data/holds.txt). */
static void holds_are_what_they_were(void **state) {
  (void)state;
  static const char *const before[] = {"",       "有请", "县委书记", "要学习老党员", "张伟、", "在",
                                       "会上，", "由",   "把渠交给", "2024年",       "（"};
  static const char *const names[] = {"李建平", "王芳", "欧阳文秀", "向前进",      "高天", "万里长",
                                      "上官云", "陈一", "黄河水",   "买买提·艾山", "丁3"};
  static const char *const behind[] = {
      "同志发言。", "，到会。",       "等作了发言。", "、刘海燕等三位同志。", "三次到场，", "说：",
      "",           "是我们的榜样。", "副县长出席。", "也讲了12.5公里的渠。", "）"};
  g_autoptr(GString) all = g_string_new(NULL);
  struct composed composed = composed_new();
  composed.style->costs.split_name = composed.style->costs.split_short = 1;
  struct words *words = reader_words_load(NULL);
  assert_non_null(words);
  for (guint i = 0; i < G_N_ELEMENTS(before) * G_N_ELEMENTS(names) * G_N_ELEMENTS(behind); i += 3) {
    g_autofree char *text =
        g_strconcat(before[i % G_N_ELEMENTS(before)], names[i / G_N_ELEMENTS(before) % G_N_ELEMENTS(names)],
                    behind[i / G_N_ELEMENTS(before) / G_N_ELEMENTS(names)], NULL);
    append_holds(all, text, composed.style, words);
  }
  words_free(words);
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/holds.txt", all->str), 0);
}

/* ---- what a lot puts together ---- */

static const char *const pieces[] = {
    "李建平",   "周立新", "欧阳文", "赵敏",   "王",   "张伟", "向",     "卡尔", "马克思", "·",    "•",
    "县委书记", "副市长", "市长",   "局长",   "同志", "等",   "也",     "和",   "、",     "，",   "。",
    "“",        "”",      " ",      "（",     "请",   "有请", "老党员", "水利", "渠",     "修渠", "高质量",
    "共产党员", "到会",   "说",     "2024",   "3",    "12.5", "1,200",  "三",   "二十",   "十",   "百",
    "半",       "两",     "分之",   "点",     ".",    "多",   "余",     "年",   "月",     "日",   "个",
    "万",       "亩",     "元",     "百分点", "第",   "次",   "章",     "％",   "%",      "A",    "GDP"};

/* Names and numbers beside anything (tests/data/drawn-holds.txt). */
static void drawn_texts_hold_together_as_they_did(G_GNUC_UNUSED void **state) {
  enum { TEXTS = 600, MOST_PIECES = 12 };
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1921);
  struct composed composed = composed_new();
  composed.style->costs.split_name = 1;
  struct words *words = reader_words_load(NULL);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (gint left = g_rand_int_range(rand, 1, MOST_PIECES); left > 0; left--)
      g_string_append(text, ANY(rand, pieces));
    append_holds(all, text->str, composed.style, words);
  }
  words_free(words);
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/drawn-holds.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_found),
      cmocka_unit_test(known_names_are_found_again),
      cmocka_unit_test(other_words_are_no_names),
      cmocka_unit_test(numbers_are_held_with_their_units),
      cmocka_unit_test(short_words_are_held),
      cmocka_unit_test(other_styles_hold_nothing),
      cmocka_unit_test(lines_spare_what_is_held),
      cmocka_unit_test(holds_are_what_they_were),
      cmocka_unit_test(drawn_texts_hold_together_as_they_did),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
