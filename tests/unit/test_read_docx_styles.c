/* What a paragraph of a Word file is: by its style's name, its outline level, its words. */
#include "builders/word.h"

#define STYLES(styles) WORD_HEAD "<w:styles " WORD_SPACES ">" styles "</w:styles>"
#define STYLE(id, name) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/></w:style>"
#define STYLE_ON(id, name, base, more)                                                                                 \
  "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"" base            \
  "\"/>" more "</w:style>"

#define LONG "各部门要把这项工作放在重要位置，按照分工抓好落实，遇到困难及时报告，不得拖延推诿。"

static struct word_case read_styled(const char *styles, const char *document) {
  return word_read(word_file(document, (struct word_part[]){{"styles.xml", styles}, {NULL, NULL}}));
}

static void english_names(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      read_styled(STYLES(STYLE("a", "Title") STYLE("b", "Subtitle") STYLE("c", "SALUTATION") STYLE("d", "heading 1")
                             STYLE("e", "Heading 2") STYLE("f", "heading 7") STYLE("g", "Normal")),
                  WORD_DOCUMENT(STYLED("a", "春耕备耕动员") STYLED("b", "（在全镇会议上）") STYLED("c", "乡亲们")
                                    STYLED("d", "认识") STYLED("e", "形势") STYLED("f", "细节") STYLED("g", LONG)));
  assert_roles(
      &c, "title 春耕备耕动员|subtitle/note （在全镇会议上）|salutation 乡亲们|h1 认识|h2 形势|h4 细节|body " LONG);
}

static void chinese_names(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_styled(STYLES(STYLE("a3", "标题") STYLE("a4", "副标题") STYLE("a5", "称呼")
                                              STYLE("1", "标题 1") STYLE("2", "标题2") STYLE("a", "正文")),
                                   WORD_DOCUMENT(STYLED("a3", "春耕备耕动员") STYLED("a4", "——在全镇会议上") STYLED(
                                       "a5", "乡亲们") STYLED("1", "认识") STYLED("2", "形势") STYLED("a", LONG)));
  assert_roles(&c, "title 春耕备耕动员|subtitle/occasion ——在全镇会议上|salutation 乡亲们|h1 认识|h2 形势|body " LONG);
}

static void own_names(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_styled(
      STYLES(STYLE("t", "Title") STYLE("d", "Date") STYLE("s", "署名") STYLE("i", "文中称谓") STYLE("p", "会场提示")
                 STYLE("n", "注文") STYLE("g", "Signature") STYLE("h", "落款") STYLE("x", "附件")),
      WORD_DOCUMENT(STYLED("t", "春耕备耕动员") STYLED("d", "（2025年3月1日）") STYLED("s", "镇长 钱某某") PARAGRAPH(
          LONG) STYLED("i", "乡亲们") STYLED("p", "（鼓掌）") STYLED("n", "这是注") STYLED("x", "附件：名单")
                        STYLED("g", "某某镇人民政府") STYLED("h", "2025年3月1日") STYLED("d", "2025年3月2日")));
  assert_roles(&c, "title 春耕备耕动员|subtitle/date （2025年3月1日）|subtitle/speaker 镇长 钱某某|body " LONG
                   "|inner-salutation 乡亲们|stage-direction （鼓掌）|note 这是注|attachment 附件：名单|signature "
                   "某某镇人民政府|signature/date 2025年3月1日|signature/date 2025年3月2日");
}

/* A title further below begins another speech, whose date and hearers stand beneath it again. */
static void a_second_speech(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      read_styled(STYLES(STYLE("t", "Title") STYLE("d", "Date") STYLE("s", "Salutation")),
                  WORD_DOCUMENT(STYLED("t", "在春耕会上的讲话") STYLED("s", "同志们：") PARAGRAPH(LONG)
                                    STYLED("d", "2025年3月1日") STYLED("t", "在防汛会上的讲话")
                                        STYLED("d", "（2025年5月1日）") STYLED("s", "同志们：") PARAGRAPH(LONG)));
  assert_roles(&c, "title 在春耕会上的讲话|salutation 同志们：|body " LONG
                   "|signature/date 2025年3月1日|title 在防汛会上的讲话"
                   "|subtitle/date （2025年5月1日）|salutation 同志们：|body " LONG);
}

/* What stands in the first line counts as in any other. */
static void the_first_line_has_its_place(G_GNUC_UNUSED void **state) {
  const char *styles = STYLES(STYLE("t", "Title") STYLE("d", "Date") STYLE("s", "Salutation"));
  g_auto(WordCase) dated = read_styled(styles, WORD_DOCUMENT(STYLED("d", "2025年3月1日") STYLED("t", "在春耕会上的讲话")
                                                                 STYLED("s", "同志们：") PARAGRAPH(LONG)));
  assert_roles(&dated, "subtitle/date 2025年3月1日|title 在春耕会上的讲话|salutation 同志们：|body " LONG);
  g_auto(WordCase) spoken = read_styled(styles, WORD_DOCUMENT(PARAGRAPH(LONG) STYLED("s", "同志们：") PARAGRAPH(LONG)));
  assert_roles(&spoken, "body " LONG "|inner-salutation 同志们：|body " LONG);
}

/* A style without a name that says anything is what it is based on; plain text stays plain; circles end. */
static void based_on(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      read_styled(STYLES(STYLE("1", "heading 1") STYLE_ON("x", "单位一级标题", "1", "") STYLE_ON("y", "再改", "x", "")
                             STYLE_ON("n", "Body Text", "1", "") STYLE_ON("p", "p", "q", "") STYLE_ON("q", "q", "p", "")
                                 STYLE_ON("o", "大纲", "p", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")),
                  WORD_DOCUMENT(PARAGRAPH(LONG) STYLED("x", "认识") STYLED("y", "形势") STYLED("n", "第一句话。")
                                    STYLED("q", "第二句话。") STYLED("o", "任务") STYLED("missing", "第三句话。")));
  assert_roles(&c, "body " LONG "|h1 认识|h1 形势|body 第一句话。|body 第二句话。|h2 任务|body 第三句话。");
}

static void outline_levels(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT(PARAGRAPH(LONG) "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" RUN(
          "认识") "</w:p><w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>" RUN("细节") "</w:p><w:p><w:pPr><w:outlineLvl "
                                                                                      "w:val=\"9\"/></w:pPr>" RUN(
                                                                                          "这是正文。") "</w:p>"),
      NULL));
  assert_roles(&c, "body " LONG "|h1 认识|h3 细节|body 这是正文。");
}

/* Without styles the words decide, as in a text file. */
static void words(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      word_read(word_file(WORD_DOCUMENT(PARAGRAPH("在全镇春耕动员会上的讲话") PARAGRAPH("（2025年3月1日）")
                                            PARAGRAPH("同志们：") PARAGRAPH(LONG) PARAGRAPH("一、提高认识")
                                                PARAGRAPH(LONG) PARAGRAPH("二、抓好落实。一是要早。二是要实。")),
                          NULL));
  assert_roles(&c, "title 在全镇春耕动员会上的讲话|subtitle/date （2025年3月1日）|salutation 同志们：|body " LONG
                   "|h1 一、提高认识|body " LONG "|h1+ 二、抓好落实|body 一是要早。二是要实。");
  const struct block *last = g_ptr_array_index(c.doc->blocks, c.doc->blocks->len - 1);
  assert_int_equal(last->points->len, 2);
}

/* What a style says itself counts, also that something is not so; the rest is as in the style below it. */
static void own_looks_count(G_GNUC_UNUSED void **state) {
#define LEVEL_OF(level) "<w:pPr><w:outlineLvl w:val=\"" level "\"/></w:pPr>"
#define OF_WORDS(id, base, more)                                                                                       \
  "<w:style w:type=\"character\" w:styleId=\"" id "\"><w:basedOn w:val=\"" base "\"/><w:rPr>" more "</w:rPr></"        \
  "w:style>"
#define WORDS_IN(style) "<w:r><w:rPr><w:rStyle w:val=\"" style "\"/></w:rPr><w:t>" style "</w:t></w:r>"
  const char *styles = STYLES(
      STYLE_ON("x", "甲", "q", LEVEL_OF("1")) STYLE_ON("y", "乙", "x", LEVEL_OF("0")) STYLE_ON("z", "丙", "x", "")
          OF_WORDS("bold", "none", "<w:b/>") OF_WORDS("plain", "bold", "<w:b w:val=\"0\"/>")
              OF_WORDS("as-bold", "bold", "") OF_WORDS("slanted", "none", "<w:i/>")
                  OF_WORDS("upright", "slanted", "<w:i w:val=\"0\"/>") OF_WORDS("as-slanted", "slanted", "")
                      OF_WORDS("hidden", "none", "<w:vanish/>") OF_WORDS("seen", "hidden", "<w:vanish w:val=\"0\"/>")
                          OF_WORDS("as-hidden", "hidden", ""));
  g_auto(WordCase) c = read_styled(
      styles, WORD_DOCUMENT(PARAGRAPH(LONG) STYLED("y", "认识") STYLED("x", "形势")
                                STYLED("z", "办法") "<w:p>" WORDS_IN("plain") WORDS_IN("bold") WORDS_IN("seen")
                                    WORDS_IN("as-bold") WORDS_IN("upright") WORDS_IN("slanted") WORDS_IN("seen")
                                        WORDS_IN("as-slanted") WORDS_IN("as-hidden") "</w:p>" PARAGRAPH(LONG)));
  assert_roles(&c, "body " LONG
                   "|h1 认识|h2 形势|h2 办法|body plainboldseenas-bolduprightslantedseenas-slanted|body " LONG);
  const struct block *block = g_ptr_array_index(c.doc->blocks, 4);
  g_autoptr(GString) marks = g_string_new(NULL);
  for (guint i = 0; i < block->marks->len; i++) {
    const struct mark *mark = &g_array_index(block->marks, struct mark, i);
    g_string_append_printf(marks, "%s %.*s;", mark_name(mark->kind), (int)mark->length, block->text + mark->start);
  }
  assert_string_equal(marks->str, "bold bold;bold as-bold;italic slanted;italic as-slanted;");
}

/* A heading that shares its line with text: by a style separator, or set in the heading's character style. */
static void run_in(G_GNUC_UNUSED void **state) {
  const char *styles = STYLES(
      "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:link w:val=\"10\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"10\"><w:name w:val=\"标题 1 字符\"/></w:style>");
#define LEAD(text) "<w:r><w:rPr><w:rStyle w:val=\"10\"/></w:rPr><w:t>" text "</w:t></w:r>"
  g_auto(WordCase) c = read_styled(
      styles,
      WORD_DOCUMENT(
          PARAGRAPH(LONG) "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>" RUN(
              "一、提高认识。") "</w:p>" PARAGRAPH("认识要到位。") "<w:p>" LEAD("二、抓好") LEAD("落实。")
              RUN("落实要有力。") "</w:p><w:p>" LEAD("三、加强领导") "</w:p>" PARAGRAPH(LONG)));
  assert_roles(&c, "body " LONG
                   "|h1+ 一、提高认识|body 认识要到位。|h1+ 二、抓好落实|body 落实要有力。|h1 三、加强领导|body " LONG);
  assert_string_equal(block_end_mark(g_ptr_array_index(c.doc->blocks, 1)), "。");
  const struct block *heading = g_ptr_array_index(c.doc->blocks, 3);
  assert_int_equal(heading->number, 2);
  assert_int_equal(heading->marker_length, strlen("二、"));
}

/* A whole paragraph in a heading's style is no heading. */
static void paragraph_in_heading_style(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_styled(STYLES(STYLE("1", "heading 1")),
                                   WORD_DOCUMENT(PARAGRAPH(LONG) STYLED("1", LONG LONG LONG) STYLED("1", "任务")));
  assert_roles(&c, "body " LONG "|body " LONG LONG LONG "|h1 任务");
}

/* A heading 1 before all text and without a number is the title, unless there are more such; where there is no other
 * heading 1, the headings below move up. */
static void heading_as_title(G_GNUC_UNUSED void **state) {
  const char *styles = STYLES(STYLE("1", "heading 1") STYLE("2", "heading 2"));
  g_auto(WordCase) c = read_styled(
      styles, WORD_DOCUMENT(STYLED("1", "春耕备耕动员") STYLED("2", "认识") PARAGRAPH(LONG) STYLED("2", "任务")));
  assert_roles(&c, "title 春耕备耕动员|h1 认识|body " LONG "|h1 任务");
  g_auto(WordCase) numbered =
      read_styled(styles, WORD_DOCUMENT(STYLED("1", "一、春耕备耕") PARAGRAPH(LONG) STYLED("2", "任务")));
  assert_roles(&numbered, "h1 一、春耕备耕|body " LONG "|h2 任务");
  g_auto(WordCase) above = read_styled(
      styles, WORD_DOCUMENT(STYLED("1", "春耕备耕动员") STYLED("1", "一、认识") PARAGRAPH(LONG) STYLED("2", "任务")));
  assert_roles(&above, "title 春耕备耕动员|h1 一、认识|body " LONG "|h2 任务");
  g_auto(WordCase) plain =
      read_styled(styles, WORD_DOCUMENT(STYLED("1", "认识") PARAGRAPH(LONG) STYLED("1", "任务") PARAGRAPH(LONG)));
  assert_roles(&plain, "h1 认识|body " LONG "|h1 任务|body " LONG);
}

/* A title's breaks are made anew: Word and LibreOffice do not keep which of them were ours (docx 7). */
static void titles_of_several_lines(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_styled(
      STYLES(STYLE("t", "Title") STYLE("1", "heading 1")),
      WORD_DOCUMENT("<w:p><w:pPr><w:pStyle w:val=\"t\"/></w:pPr><w:r><w:t>春耕备耕</w:t><w:br w:type=\"textWrapping\"/>"
                    "<w:t>动员会</w:t><w:br/><w:t>上的讲话</w:t></w:r></w:p>" PARAGRAPH(
                        LONG) "<w:p><w:pPr><w:pStyle "
                              "w:val=\"1\"/></w:pPr><w:r><w:t>提高</w:t><w:br/><w:t>认识 "
                              "Word</w:t><w:br/><w:t>WPS</w:t><w:br/><w:t>B</w:t><w:br/><w:t>C股</w:t></w:r></w:p>"));
  assert_roles(&c, "title 春耕备耕动员会上的讲话|body " LONG "|h1 提高认识 Word WPS B C股");
}

/* Lines of a table of contents are made by the program that shows it. */
static void contents(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      read_styled(STYLES(STYLE("h", "TOC Heading") STYLE("1", "toc 1") STYLE("2", "heading 1")),
                  WORD_DOCUMENT(STYLED("h", "目录") STYLED("1", "认识	1") STYLED("2", "认识") PARAGRAPH(LONG)));
  assert_texts(&c, "认识|" LONG);
  assert_int_equal(c.doc->dropped->len, 2);
  assert_string_equal(((const struct dropped *)g_ptr_array_index(c.doc->dropped, 1))->rule, "contents");
  assert_null(word_finding(&c, "kept-doubtful"));
}

/* Characters that stand higher or lower and are smaller than their paragraph's are superscripts and subscripts. */
static void shifted_characters(G_GNUC_UNUSED void **state) {
#define SHIFTED(rise, size, text)                                                                                      \
  "<w:r><w:rPr><w:position w:val=\"" rise "\"/><w:sz w:val=\"" size "\"/></w:rPr><w:t>" text "</w:t></w:r>"
  g_auto(WordCase) c = read_styled(
      STYLES("<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:rPrDefault></w:docDefaults>" STYLE(
          "b", "Normal")),
      WORD_DOCUMENT(PARAGRAPH(LONG) "<w:p>" RUN("造林20km") SHIFTED("8", "19", "2") RUN("，少排CO")
                        SHIFTED("-2", "19", "2") SHIFTED("6", "32", "，大家都要出力。") "</w:p>"));
  const GArray *marks = ((const struct block *)g_ptr_array_index(c.doc->blocks, 1))->marks;
  assert_int_equal(marks->len, 2);
  assert_int_equal(g_array_index(marks, struct mark, 0).kind, MARK_SUPERSCRIPT);
  assert_int_equal(g_array_index(marks, struct mark, 1).kind, MARK_SUBSCRIPT);
}

/* Hidden by the paragraph's style, seen again by a character style that turns it round, hidden by the run itself. */
static void hidden_by_style(G_GNUC_UNUSED void **state) {
#define HIDING(type, id)                                                                                               \
  "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" id "\"/><w:rPr><w:vanish/></w:rPr></w:style>"
  g_auto(WordCase) c = read_styled(
      STYLES(HIDING("paragraph", "p") HIDING("character", "c") STYLE_ON("q", "q", "p", "")),
      WORD_DOCUMENT(STYLED("p", "不见")
                        STYLED("q", "也不见") "<w:p><w:pPr><w:pStyle w:val=\"p\"/></w:pPr><w:r><w:rPr>"
                                              "<w:rStyle w:val=\"c\"/></w:rPr><w:t>又见</w:t></w:r></w:p><w:p>" RUN(
                                                  "见") "<w:r><w:rPr><w:rStyle "
                                                        "w:val=\"c\"/></w:rPr><w:t>藏</w:t></w:r></w:p>"));
  assert_texts(&c, "又见|见");
}

/* What looks like advertising stays in a Word file, and is told; in a file of this program's, paragraphs are what they
 * are. */
static void own_files_are_settled(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT(PARAGRAPH(LONG) PARAGRAPH("更多讲话稿请加微信公众号下载"));
  g_auto(WordCase) foreign = word_read(word_file(document, NULL));
  assert_texts(&foreign, LONG "|更多讲话稿请加微信公众号下载");
  assert_non_null(word_finding(&foreign, "kept-doubtful"));
  assert_int_equal(word_finding(&foreign, "kept-doubtful")->place.line, 2);
  g_auto(WordCase) whole = word_read(word_file(WORD_DOCUMENT(PARAGRAPH(LONG) PARAGRAPH("点击下载全文")), NULL));
  assert_finding(&whole, "kept-doubtful", 2, 0, "点击下载全文");
  g_autoptr(GArray) parts = word_parts_new();
  const char *properties = WORD_HEAD
      "<Properties xmlns=\"" NS_CUSTOM "\" xmlns:vt=\"" NS_VT "\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-"
      "08002B2CF9AE}\" pid=\"2\" name=\"Generator\"><vt:lpwstr>jianggao 0.1.0</vt:lpwstr></property></Properties>";
  word_append(parts, "_rels/.rels", WORD_ROOT_RELATIONS, strlen(WORD_ROOT_RELATIONS));
  word_append(parts, "word/document.xml", document, strlen(document));
  word_append(parts, "docProps/custom.xml", properties, strlen(properties));
  g_auto(WordCase) own = word_read(word_pack(parts));
  assert_texts(&own, LONG "|更多讲话稿请加微信公众号下载");
}

/* A text in another language is no advertising. */
static void foreign_languages_are_read(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT(PARAGRAPH("MEMO") PARAGRAPH("To: all staff") PARAGRAPH("The lift is out of service on Monday.")),
      NULL));
  assert_texts(&c, "MEMO|To: all staff|The lift is out of service on Monday.");
}

/* With the changes rejected, a paragraph has the style it had. */
static void changed_styles(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) bytes = word_file(
      WORD_DOCUMENT(PARAGRAPH(LONG) "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:pPrChange w:id=\"1\"><w:pPr><w:pStyle "
                                    "w:val=\"2\"/></w:pPr></w:pPrChange></w:pPr>" RUN("任务") "</w:p>"),
      (struct word_part[]){{"styles.xml", STYLES(STYLE("1", "heading 1") STYLE("2", "heading 2"))}, {NULL, NULL}});
  g_auto(WordCase) accepted = word_read_as(bytes, NULL);
  assert_roles(&accepted, "body " LONG "|h1 任务");
  g_auto(WordCase) original = word_read_as(bytes, &(struct read_docx_options){.changes = CHANGES_ORIGINAL});
  assert_roles(&original, "body " LONG "|h2 任务");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(english_names),
      cmocka_unit_test(chinese_names),
      cmocka_unit_test(own_names),
      cmocka_unit_test(a_second_speech),
      cmocka_unit_test(the_first_line_has_its_place),
      cmocka_unit_test(based_on),
      cmocka_unit_test(outline_levels),
      cmocka_unit_test(words),
      cmocka_unit_test(own_looks_count),
      cmocka_unit_test(run_in),
      cmocka_unit_test(paragraph_in_heading_style),
      cmocka_unit_test(heading_as_title),
      cmocka_unit_test(titles_of_several_lines),
      cmocka_unit_test(contents),
      cmocka_unit_test(shifted_characters),
      cmocka_unit_test(hidden_by_style),
      cmocka_unit_test(own_files_are_settled),
      cmocka_unit_test(changed_styles),
      cmocka_unit_test(foreign_languages_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
