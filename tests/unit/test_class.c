/* Classes of characters (typography W1 to W6), what Chinese and Latin text share, and what is drawn for full-width
 * forms (E7, E13). */
#include "layout/class.h"
#include "layout/drawn.h"
#include "unit/test.h"

static const struct {
  enum char_class class;
  const char *all;
} classes[] = {
    {CLASS_OPEN, "“‘（《〈「『【〖〔〘〚［｛〝"},
    {CLASS_CLOSE, "”’）》〉」』】〗〕〙〛］｝〞〟"},
    {CLASS_COMMA, "，、；："},
    {CLASS_STOP, "。？！．"},
    {CLASS_MIDDLE, "·・‧"},
    {CLASS_SLASH, "／"},
    {CLASS_CONNECTOR, "～〜–‒－"},
    {CLASS_DASH, "—―"},
    {CLASS_ELLIPSIS, "…⋯"},
    {CLASS_POSTFIX, "％℃℉‰‱々°′″￠㎡㏄㍱㏟"},
    {CLASS_PREFIX, "￥¥＄№￡"},
    {CLASS_CROSS, "×"},
    {CLASS_FIGURE, "０９"},
    {CLASS_LETTER, "AZaz²³½⁰₉\u2070\u209Fαжé−"},
    {CLASS_DIGIT, "0123456789"},
    {CLASS_LATIN_OPEN, "([{"},
    {CLASS_LATIN_CLOSE, ")]}"},
    {CLASS_LATIN_STOP, ",.;:!?"},
    {CLASS_LATIN_SLASH, "/"},
    {CLASS_LATIN_POSTFIX, "%"},
    {CLASS_LATIN_PREFIX, "$£€"},
    {CLASS_LATIN_MARK, "-&@+#*<=>\"'_~|\\^`§©®™"},
    {CLASS_SPACE, " \t\u00A0\u3000\u2003\x7F"},
    {CLASS_JOINED, "\u00AD\uFE00\uFE0F\U000E0001\U000E01EF\U0001F3FB\U0001F3FF\u0301\u200D"},
    {CLASS_HAN, "一龥㐀あＡ①★■〓〒○〇\xC2\x80㍰㏠⅐⁏₠\uFE10"},
};

static void each_character_has_its_class(G_GNUC_UNUSED void **state) {
  for (gsize i = 0; i < G_N_ELEMENTS(classes); i++)
    for (const char *p = classes[i].all; *p; p = g_utf8_next_char(p)) {
      const gunichar c = g_utf8_get_char(p);
      if (class_of(c) != classes[i].class)
        fail_msg("U+%04X is of class %d, not %d", c, (int)class_of(c), (int)classes[i].class);
    }
}

static void classes_are_of_latin_text_or_marks(G_GNUC_UNUSED void **state) {
  for (enum char_class class = CLASS_HAN; class <= CLASS_JOINED; class ++) {
    const bool latin = class == CLASS_LETTER || class == CLASS_DIGIT || class == CLASS_LATIN_OPEN ||
                       class == CLASS_LATIN_CLOSE || class == CLASS_LATIN_STOP || class == CLASS_LATIN_SLASH ||
                       class == CLASS_LATIN_POSTFIX || class == CLASS_LATIN_PREFIX || class == CLASS_LATIN_MARK;
    const bool mark = class == CLASS_OPEN || class == CLASS_CLOSE || class == CLASS_COMMA || class == CLASS_STOP;
    assert_int_equal(class_is_latin(class), latin);
    assert_int_equal(class_is_mark(class), mark);
  }
}

static void shared_characters_have_a_latin_class(G_GNUC_UNUSED void **state) {
  static const struct {
    enum char_class class;
    const char *all;
  } shared[] = {{CLASS_LATIN_OPEN, "“‘"},
                {CLASS_LATIN_CLOSE, "”’"},
                {CLASS_LATIN_POSTFIX, "°‰′″"},
                {CLASS_LATIN_PREFIX, "¥"},
                {CLASS_LATIN_MARK, "—–…·×±÷√≈≠≤≥"}};
  for (gsize i = 0; i < G_N_ELEMENTS(shared); i++)
    for (const char *p = shared[i].all; *p; p = g_utf8_next_char(p)) {
      assert_true(class_is_shared(g_utf8_get_char(p)));
      assert_int_equal(class_of_latin(g_utf8_get_char(p)), shared[i].class);
    }
  for (const char *p = "a1，。（）％～"; *p; p = g_utf8_next_char(p))
    assert_false(class_is_shared(g_utf8_get_char(p)));
}

/* Signs of one cell, and no lines and blocks that tables are drawn with. */
static void shapes_are_no_lines_of_tables(G_GNUC_UNUSED void **state) {
  static const gunichar shapes[][2] = {{0x2460, 0x24FF}, {0x25A0, 0x25FF}}, others[] = {0x245F, 0x2500, 0x259F, 0x2600};
  for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++)
    for (gunichar c = shapes[i][0]; c <= shapes[i][1]; c++)
      assert_true(class_is_shape(c));
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    assert_false(class_is_shape(others[i]));
}

static void full_width_forms_are_drawn_as_they_are_read(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *drawn; /* the same: nothing changes */
    bool opens;
  } cases[] = {
      {"２０２４年", "2024年", false},
      {"增长８６．３％", "增长86.3%", false},
      {"增长％", "增长％", false},
      {"ＧＤＰ和ａｚＡＺ", "GDP和azAZ", false},
      {"ＸＸ县ｘ村", "ＸＸ县ｘ村", false},
      {"＠［｛", "＠［｛", false},
      {"０９：", "09：", false},
      {"５，９６０，０００元", "5,960,000元", false},
      {"５，９６元", "5，96元", false},
      {"５，９６００元", "5，9600元", false},
      {"５．", "5．", false},
      {"．５", "．5", false},
      {"１．抓落实", "1.抓落实", true},
      {"1．抓落实", "1.抓落实", true},
      {"1．抓落实", "1．抓落实", false},
      {"1．5倍", "1．5倍", true},
      {"增长1．5倍", "增长1.5倍", true},
      {"增长5％", "增长5%", false},
      {"经协商，按4：6配套", "经协商，按4:6配套", false},
      {"于10：30、１０：３０开会", "于10:30、10:30开会", false},
      {"比分3∶2", "比分3:2", false},
      {"2023－2024年京－沪A－B段", "2023-2024年京—沪A-B段", false},
      {"气温－5℃", "气温−5℃", false},
      {"京－", "京－", false},
      {"附件1：2个样本", "附件1：2个样本", false},
      {"表2：2025年", "表2：2025年", false},
      {"请查收附件2：12个样本、附件 12：30 份", "请查收附件2：12个样本、附件 12：30 份", false},
      {"详见表3：10月底完成", "详见表3：10月底完成", false},
      {"主队2：1获胜，总比分5：3", "主队2:1获胜，总比分5:3", false},
      {"以2：1取胜，客场0：3负", "以2:1取胜，客场0:3负", false},
      {"下午 2：30、周五9：00集合，会议10：30开始", "下午 2:30、周五9:00集合，会议10:30开始", false},
      {"时间：9：00—10：30", "时间：9:00—10:30", false},
      {"1：30个", "1：30个", true},
      {"．抓", "．抓", true},
      {"二○二五年", "二〇二五年", false},
      {"一九九○年", "一九九〇年", false},
      {"二○年", "二〇年", false},
      {"二○个", "二○个", false},
      {"二○五个", "二〇五个", false},
      {"○○县", "○○县", false},
      {"○二年", "○二年", false},
      {"二○○五年", "二〇〇五年", false},
      {"第○五号", "第○五号", false},
      {"／０９：", "／09：", false},
      {"＠Ａ［｀ｚ｛", "＠A［｀z｛", false},
      {"比1234：2，比2：1234", "比1234：2，比2：1234", false},
      {"比123：234", "比123:234", false},
      {"比：2，比2：", "比：2，比2：", false},
      {"村2：305会", "村2：305会", false},
      {"于123：30，于2：3", "于123：30，于2：3", false},
      {"3：05 开门", "3:05 开门", false},
      {"（3：05）", "（3:05）", false},
      {"3∶05楼", "3:05楼", false},
      {"－－5，5－京，－A", "－－5，5－京，－A", false},
      {"5．6．抓", "5.6．抓", false},
      {"5．抓", "5.抓", true},
      {"讲5．抓", "讲5．抓", true},
      {"５％％", "5%％", false},
      {"１，２３４", "1,234", false},
      {"1，２３４", "1，234", false},
      {"讲话", "讲话", false},
      {"", "", false},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const char *text = cases[i].text;
    struct drawn *drawn = drawn_new(text, strlen(text), cases[i].opens, false, 0);
    const char *got = drawn ? drawn->text : text;
    if (strcmp(got, cases[i].drawn) != 0 || (drawn != NULL) != (strcmp(text, cases[i].drawn) != 0))
      fail_msg("%s is drawn as %s", text, got);
    drawn_free(drawn);
  }
}

/* Each byte that begins a character of what is drawn knows the character that it is drawn for. */
static void what_is_drawn_knows_its_source(G_GNUC_UNUSED void **state) {
  static const char text[] = "在２０年,Ａ";
  struct drawn *drawn = drawn_new(text, strlen(text), false, true, 0);
  assert_string_equal(drawn->text, "在20年，A");
  static const guint32 sources[] = {0, 3, 6, 9, 12, 13, 16};
  const char *p = drawn->text;
  for (gsize i = 0; i < G_N_ELEMENTS(sources); i++, p = g_utf8_next_char(p))
    assert_int_equal(drawn_source(drawn, (guint32)(p - drawn->text)), sources[i]);
  assert_int_equal(drawn->length, strlen(drawn->text));
  assert_int_equal(drawn_source(NULL, 5), 5);
  drawn_free(drawn);
  drawn = drawn_new("早,晚", strlen("早,晚"), false, true, 0);
  assert_string_equal(drawn->text, "早，晚");
  assert_int_equal(drawn_source(drawn, 6), 4);
  drawn_free(drawn);
  assert_null(drawn_new("早,晚", strlen("早,晚"), false, false, 0));
}

/* 男:Lily */
static void who_speaks_has_a_wide_colon(G_GNUC_UNUSED void **state) {
  static const char text[] = "男:Lily";
  assert_null(drawn_new(text, strlen(text), true, true, 0));
  struct drawn *drawn = drawn_new(text, strlen(text), true, true, strlen("男:"));
  assert_string_equal(drawn->text, "男：Lily");
  drawn_free(drawn);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_character_has_its_class),
      cmocka_unit_test(classes_are_of_latin_text_or_marks),
      cmocka_unit_test(shared_characters_have_a_latin_class),
      cmocka_unit_test(shapes_are_no_lines_of_tables),
      cmocka_unit_test(full_width_forms_are_drawn_as_they_are_read),
      cmocka_unit_test(what_is_drawn_knows_its_source),
      cmocka_unit_test(who_speaks_has_a_wide_colon),
  };
  return cmocka_run_group_tests_name("class", tests, NULL, NULL);
}
