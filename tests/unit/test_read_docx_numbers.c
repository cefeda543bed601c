/* Automatic numbering becomes text. */
#include "builders/word.h"

#include "read/docx/number_text.h"
#include "unit/golden.h"

static void check_number(const char *format, guint number, const char *expected) {
  g_autoptr(GString) text = g_string_new(NULL);
  number_append(text, format, number);
  assert_string_equal(text->str, expected);
}

static void formats(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *format;
    guint number;
    const char *expected;
  } cases[] = {
      {"decimal", 12, "12"},
      {"decimalZero", 7, "07"},
      {"decimalFullWidth", 12, "１２"},
      {"decimalEnclosedCircle", 3, "③"},
      {"decimalEnclosedCircleChinese", 21, "㉑"},
      {"decimalEnclosedCircle", 51, "51"},
      {"decimalEnclosedParen", 2, "⑵"},
      {"decimalEnclosedFullstop", 20, "⒛"},
      {"chineseCounting", 1, "一"},
      {"chineseCounting", 10, "十"},
      {"chineseCounting", 14, "十四"},
      {"chineseCounting", 20, "二十"},
      {"chineseCounting", 99, "九十九"},
      {"chineseCounting", 105, "一〇五"},
      {"chineseCountingThousand", 11, "十一"},
      {"chineseCountingThousand", 100, "一百"},
      {"chineseCountingThousand", 105, "一百零五"},
      {"chineseCountingThousand", 110, "一百一十"},
      {"chineseCountingThousand", 1005, "一千零五"},
      {"chineseCountingThousand", 10500, "一万零五百"},
      {"taiwaneseCountingThousand", 20000, "二萬"},
      {"japaneseCounting", 11, "十一"},
      {"japaneseCounting", 110, "百十"},
      {"japaneseCounting", 205, "二百五"},
      {"ideographDigital", 10, "一〇"},
      {"ideographDigital", 23, "二三"},
      {"chineseLegalSimplified", 15, "壹拾伍"},
      {"ideographTraditional", 1, "甲"},
      {"ideographTraditional", 11, "甲"},
      {"ideographZodiac", 12, "亥"},
      {"ideographZodiacTraditional", 13, "丙子"},
      {"ideographEnclosedParen", 2, "㈡"},
      {"lowerLetter", 1, "a"},
      {"lowerLetter", 28, "bb"},
      {"upperLetter", 26, "Z"},
      {"lowerRoman", 14, "xiv"},
      {"upperRoman", 1994, "MCMXCIV"},
      {"none", 3, ""},
      {"somethingNew", 3, "3"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    check_number(cases[i].format, cases[i].number, cases[i].expected);
}

/* Every format, at both sides of every number where it changes (tests/data/number-formats.txt). */
static void formats_at_their_limits(G_GNUC_UNUSED void **state) {
  static const char *const names[] = {"decimal",
                                      "decimalZero",
                                      "decimalFullWidth",
                                      "decimalFullWidth2",
                                      "decimalEnclosedCircle",
                                      "decimalEnclosedFullstop",
                                      "decimalEnclosedParen",
                                      "chineseCounting",
                                      "chineseCountingThousand",
                                      "chineseLegalSimplified",
                                      "taiwaneseCounting",
                                      "taiwaneseCountingThousand",
                                      "taiwaneseDigital",
                                      "japaneseCounting",
                                      "japaneseLegal",
                                      "japaneseDigitalTenThousand",
                                      "ideographDigital",
                                      "ideographEnclosedCircle",
                                      "ideographEnclosedParen",
                                      "ideographLegalTraditional",
                                      "ideographTraditional",
                                      "ideographZodiac",
                                      "ideographZodiacTraditional",
                                      "lowerLetter",
                                      "upperLetter",
                                      "lowerRoman",
                                      "upperRoman",
                                      "bullet"};
  static const guint numbers[] = {
      0,    1,    2,     3,     4,     5,     6,     8,      9,      10,      11,       12,       13,   19,   20,
      21,   22,   26,    27,    35,    36,    40,    50,     51,     52,      53,       60,       61,   90,   99,
      100,  101,  110,   111,   400,   500,   900,   999,    1000,   1001,    1010,     1100,     1664, 1665, 3999,
      4000, 9999, 10000, 10001, 10100, 11000, 20000, 100000, 110000, 1234567, 99999999, 100000000};
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_string_append_printf(all, "# %s\n", names[i]);
    for (gsize k = 0; k < G_N_ELEMENTS(numbers); k++) {
      g_autoptr(GString) text = g_string_new(NULL);
      number_append(text, names[i], numbers[k]);
      if (text->len > 20) /* the letter that is repeated, and how often */
        g_string_append_printf(all, "%u %c x %" G_GSIZE_FORMAT "\n", numbers[k], *text->str, text->len);
      else
        g_string_append_printf(all, "%u %s\n", numbers[k], text->str);
    }
  }
  assert_int_equal(golden_compare("tests/data/number-formats.txt", all->str), 0);
}

#define NUMBERING(lists) WORD_HEAD "<w:numbering " WORD_SPACES ">" lists "</w:numbering>"
#define LEVEL(index, start, format, text)                                                                              \
  "<w:lvl w:ilvl=\"" index "\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text \
  "\"/></w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define LIST(id, abstract, more) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/>" more "</w:num>"

#define SPEECH                                                                                                         \
  ABSTRACT("7", LEVEL("0", "1", "chineseCounting", "%1、") LEVEL("1", "1", "chineseCountingThousand", "（%2）")        \
                    LEVEL("2", "1", "decimalFullWidth", "%3．") LEVEL("3", "1", "lowerLetter", "%4)"))                 \
  LIST("2", "7", "")

static void check(const char *numbering, const char *styles, const char *document, const char *expected) {
  struct word_part parts[] = {{"numbering.xml", numbering}, {styles ? "styles.xml" : NULL, styles}, {NULL, NULL}};
  g_auto(WordCase) c = word_read(word_file(document, parts));
  assert_texts(&c, expected);
}

static void levels(G_GNUC_UNUSED void **state) {
  check(NUMBERING(SPEECH), NULL,
        WORD_DOCUMENT(PARAGRAPH("今天讲几个方面。") NUMBERED("2", "0", "认识") NUMBERED("2", "1", "形势")
                          NUMBERED("2", "1", "任务") NUMBERED("2", "0", "落实") NUMBERED("2", "1", "责任")
                              NUMBERED("2", "2", "分工") NUMBERED("2", "3", "人员")),
        "今天讲几个方面。|一、认识|（一）形势|（二）任务|二、落实|（一）责任|１．分工|a)人员");
}

/* The list of a style and its level, each as it says itself, else as the style below says; list 0 is none. */
static void lists_of_styles_on_styles(G_GNUC_UNUSED void **state) {
#define LISTED(id, base, properties)                                                                                   \
  "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:basedOn w:val=\"" base "\"/><w:pPr><w:numPr>" properties      \
  "</w:numPr></w:pPr></w:style>"
  check(NUMBERING(SPEECH),
        WORD_HEAD "<w:styles " WORD_SPACES ">" LISTED("a", "z", "<w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/>")
            LISTED("b", "a", "<w:numId w:val=\"0\"/>") LISTED("c", "a", "") LISTED("d", "a", "<w:ilvl w:val=\"0\"/>")
                LISTED("e", "a", "<w:numId w:val=\"2\"/>") "</w:styles>",
        WORD_DOCUMENT(PARAGRAPH("今天讲几个方面。") STYLED("d", "认识。") STYLED("a", "形势。") STYLED("b", "办法。")
                          STYLED("c", "任务。") STYLED("e", "人员。") STYLED(
                              "d", "落实。") "<w:p><w:pPr><w:pStyle "
                                             "w:val=\"a\"/><w:numPr><w:ilvl "
                                             "w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>总结。</w:t></w:r></w:p>"),
        "今天讲几个方面。|一、认识。|（一）形势。|办法。|（二）任务。|（三）人员。|二、落实。|三、总结。");
}

/* The numbers that became text make headings, as if somebody had typed them. */
static void numbers_make_headings(G_GNUC_UNUSED void **state) {
  struct word_part parts[] = {{"numbering.xml", NUMBERING(SPEECH)}, {NULL, NULL}};
  g_auto(WordCase) c =
      word_read(word_file(WORD_DOCUMENT(PARAGRAPH("今天在这里主要给大家讲两个方面的意见，请认真听一听。") NUMBERED(
                              "2", "0", "认识") PARAGRAPH("认识要到位。") NUMBERED("2", "0", "落实")),
                          parts));
  assert_roles(&c,
               "body 今天在这里主要给大家讲两个方面的意见，请认真听一听。|h1 一、认识|body 认识要到位。|h1 二、落实");
  assert_finding(&c, "numbering", 0, 0, NULL);
}

static void several_levels_in_one(G_GNUC_UNUSED void **state) {
  const char *numbering = NUMBERING(ABSTRACT(
      "0", LEVEL("0", "1", "chineseCounting", "第%1章") LEVEL(
               "1", "1", "decimal", "%1.%2") "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                                             "<w:isLgl/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl>") LIST("1", "0", ""));
  check(numbering, NULL,
        WORD_DOCUMENT(NUMBERED("1", "0", "总则") NUMBERED("1", "1", "目的是明确的。")
                          NUMBERED("1", "2", "范围是明确的。") NUMBERED("1", "2", "ABC")),
        "第一章总则|一.1 目的是明确的。|1.1.1 范围是明确的。|1.1.2 ABC");
}

/* Start values, a list that starts over, one that continues the other's count, a level that never restarts. */
static void starts(G_GNUC_UNUSED void **state) {
  const char *numbering = NUMBERING(
      ABSTRACT("0", LEVEL("0", "3", "decimal",
                          "%1、") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                                  "w:val=\"decimal\"/><w:lvlText w:val=\"(%2)\"/><w:lvlRestart w:val=\"0\"/></w:lvl>")
          LIST("1", "0", "")
              LIST("2", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
                  LIST("3", "0", ""));
  check(numbering, NULL,
        WORD_DOCUMENT(PARAGRAPH("开头说一句。") NUMBERED("1", "0", "甲。") NUMBERED("1", "1", "子。")
                          NUMBERED("1", "0", "乙。") NUMBERED("1", "1", "丑。") NUMBERED("2", "0", "丙。")
                              NUMBERED("2", "0", "丁。") NUMBERED("3", "0", "戊。")),
        "开头说一句。|3、甲。|(1)子。|4、乙。|(2)丑。|1、丙。|2、丁。|3、戊。");
}

/* An override of a whole level; a list without a level; list 0 takes the number away. */
static void overrides(G_GNUC_UNUSED void **state) {
  const char *numbering = NUMBERING(ABSTRACT("0", LEVEL("0", "1", "decimal", "%1、")) LIST(
      "1", "0", "<w:lvlOverride w:ilvl=\"0\">" LEVEL("0", "5", "ideographTraditional", "%1、") "</w:lvlOverride>"));
  check(numbering, NULL,
        WORD_DOCUMENT(PARAGRAPH("开头说一句。") NUMBERED("1", "0", "甲。") NUMBERED("0", "0", "乙。")
                          NUMBERED("9", "0", "丙。") NUMBERED("1", "8", "丁。")),
        "开头说一句。|戊、甲。|乙。|丙。|丁。");
}

static void bullets(G_GNUC_UNUSED void **state) {
  const char *numbering = NUMBERING(
      ABSTRACT("0", LEVEL("0", "1", "bullet", "\xEF\x82\xB7") LEVEL("1", "1", "bullet", "-")) LIST("1", "0", ""));
  check(numbering, NULL, WORD_DOCUMENT(PARAGRAPH("开头说一句。") NUMBERED("1", "0", "甲。") NUMBERED("1", "1", "乙。")),
        "开头说一句。|•甲。|-乙。");
}

/* Lists of styles: the level is the one that names the style; a list may look as a list style does. */
static void by_style(G_GNUC_UNUSED void **state) {
  const char *numbering = NUMBERING(
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"chineseCounting\"/><w:pStyle w:val=\"1\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl "
      "w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"2\"/><w:lvlText "
      "w:val=\"（%2）\"/></w:lvl></w:abstractNum>" LIST(
          "1", "0", "") "<w:abstractNum w:abstractNumId=\"5\">"
                        "<w:numStyleLink w:val=\"ls\"/></w:abstractNum>" LIST("6", "5", ""));
  const char *styles = WORD_HEAD
      "<w:styles " WORD_SPACES
      "><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name "
      "w:val=\"heading 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style "
      "w:type=\"numbering\" w:styleId=\"ls\"><w:name w:val=\"ls\"/><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style></w:styles>";
  check(numbering, styles,
        WORD_DOCUMENT(STYLED("1", "认识") STYLED("2", "形势") STYLED("2", "任务") STYLED("1", "落实")
                          NUMBERED("6", "0", "领导")),
        "一、认识|（一）形势|（二）任务|二、落实|三、领导");
}

/* What a level says of its paragraphs and its letters is not what it says of itself. */
static void looks_inside_levels_are_passed_over(G_GNUC_UNUSED void **state) {
  const char *numbering = NUMBERING(
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>"
      "<w:lvlText w:val=\"%1.\"/><w:pPr><w:start w:val=\"7\"/></w:pPr><w:rPr><w:start w:val=\"9\"/></w:rPr></w:lvl>"
      "</w:abstractNum>" LIST("1", "0", ""));
  check(numbering, NULL, WORD_DOCUMENT(PARAGRAPH("开头说一句。") NUMBERED("1", "0", "甲。")), "开头说一句。|3.甲。");
}

/* A paragraph that is deleted is not counted; the label stands before what remains. */
static void with_changes(G_GNUC_UNUSED void **state) {
  const char *gone =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr><w:rPr><w:del "
      "w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>旧的。</w:delText></w:r></w:del></w:p>";
  g_autofree char *document = g_strconcat(WORD_HEAD "<w:document " WORD_SPACES "><w:body>" PARAGRAPH("开头说一句。"),
                                          gone, NUMBERED("2", "0", "新的。") "</w:body></w:document>", NULL);
  g_autoptr(GBytes) bytes =
      word_file(document, (struct word_part[]){{"numbering.xml", NUMBERING(SPEECH)}, {NULL, NULL}});
  g_auto(WordCase) accepted = word_read_as(bytes, NULL);
  assert_texts(&accepted, "开头说一句。|一、新的。");
  g_auto(WordCase) original = word_read_as(bytes, &(struct read_docx_options){.changes = CHANGES_ORIGINAL});
  assert_texts(&original, "开头说一句。|一、旧的。|二、新的。");
}

/* Blanks between label and text are layout; places of findings count the label. */
static void places(G_GNUC_UNUSED void **state) {
  struct word_part parts[] = {{"numbering.xml", NUMBERING(SPEECH)}, {NULL, NULL}};
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:tab/>"
                    "<w:t>　认识</w:t><w:drawing/><w:t>要到位。</w:t></w:r></w:p>"),
      parts));
  assert_texts(&c, "一、认识要到位。");
  assert_finding(&c, "picture", 1, 5, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(formats),
      cmocka_unit_test(formats_at_their_limits),
      cmocka_unit_test(levels),
      cmocka_unit_test(lists_of_styles_on_styles),
      cmocka_unit_test(numbers_make_headings),
      cmocka_unit_test(several_levels_in_one),
      cmocka_unit_test(starts),
      cmocka_unit_test(overrides),
      cmocka_unit_test(bullets),
      cmocka_unit_test(by_style),
      cmocka_unit_test(looks_inside_levels_are_passed_over),
      cmocka_unit_test(with_changes),
      cmocka_unit_test(places),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
