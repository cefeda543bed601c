/* What stands beside the text of a Word file, and what the tree cannot hold: told as findings, its words kept. */
#include "builders/word.h"

#define LONG "各部门要把这项工作放在重要位置，按照分工抓好落实，遇到困难及时报告，不得拖延推诿。"

static void comments(G_GNUC_UNUSED void **state) {
  const char *comments = WORD_HEAD "<w:comments " WORD_SPACES "><w:comment w:id=\"4\" w:author=\"jianggao\">" PARAGRAPH(
      "程序自己的") "</w:comment>"
                    "<w:comment w:id=\"5\" w:author=\"李科长\">" PARAGRAPH("这里")
                        PARAGRAPH("要改") "</w:comment></w:comments>";
  g_auto(WordCase) c = word_read(
      word_file(WORD_DOCUMENT(PARAGRAPH(LONG) "<w:p><w:commentRangeStart w:id=\"4\"/>" RUN(
                    "先把") "<w:commentRangeStart "
                            "w:id=\"5\"/>" RUN("任务") "<w:commentRangeEnd w:id=\"5\"/><w:r><w:commentReference "
                                                       "w:id=\"5\"/></w:r>" RUN("说清楚。") "</w:p>"),
                (struct word_part[]){{"comments.xml", comments}, {NULL, NULL}}));
  assert_texts(&c, LONG "|先把任务说清楚。");
  assert_finding(&c, "comment", 2, 3, "任务");
  assert_non_null(strstr(word_finding(&c, "comment")->message, "李科长"));
  assert_non_null(strstr(word_finding(&c, "comment")->message, "这里 要改"));
}

/* Ends of comments may stand between paragraphs, and behind the last one: they are no paragraphs. */
static void comments_over_paragraphs(G_GNUC_UNUSED void **state) {
  const char *comments = WORD_HEAD
      "<w:comments " WORD_SPACES "><w:comment w:id=\"1\" w:author=\"b\">" PARAGRAPH("全段") "</w:comment></w:comments>";
  g_auto(WordCase) c = word_read(
      word_file(WORD_DOCUMENT("<w:commentRangeStart w:id=\"1\"/>" PARAGRAPH(LONG) "<w:commentRangeEnd w:id=\"1\"/>"),
                (struct word_part[]){{"comments.xml", comments}, {NULL, NULL}}));
  assert_texts(&c, LONG);
  assert_int_equal(c.doc->source.lines, 1);
  assert_finding(&c, "comment", 1, 1, NULL);
}

/* Notes are counted in one row; one with a mark of its own keeps that; one that is not referred to is not there. */
static void notes(G_GNUC_UNUSED void **state) {
  const char *footnotes =
      WORD_HEAD "<w:footnotes " WORD_SPACES "><w:footnote w:id=\"-1\" w:type=\"separator\">" PARAGRAPH(
          "线") "</w:footnote>"
                "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" RUN(
                    "见年鉴。") "</w:p></w:footnote><w:footnote "
                                "w:id=\"3\">" PARAGRAPH("*自有记号。") "</w:footnote><w:footnote w:id=\"9\">" PARAGRAPH(
                                    "没有人提到。") "</w:footnote></w:footnotes>";
  const char *endnotes = WORD_HEAD "<w:endnotes " WORD_SPACES "><w:endnote w:id=\"2\">" PARAGRAPH("见文件")
      PARAGRAPH("第二页。") "</w:endnote></w:endnotes>";
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT("<w:p>" RUN(LONG) "<w:r><w:endnoteReference w:id=\"2\"/></w:r>" RUN(
          "再说一句") "<w:r><w:footnoteReference "
                      "w:id=\"2\"/></w:r>"
                      "<w:r><w:footnoteReference w:id=\"3\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>" RUN(
                          "。") "</w:p>"),
      (struct word_part[]){{"footnotes.xml", footnotes}, {"endnotes.xml", endnotes}, {NULL, NULL}}));
  assert_roles(&c, "body " LONG "〔1〕再说一句〔2〕*。|note 〔1〕见文件 第二页。|note 〔2〕见年鉴。|note *自有记号。");
  assert_finding(&c, "endnote", 1, (guint)g_utf8_strlen(LONG, -1) + 1, "见文件 第二页。");
  assert_int_equal(c.doc->source.lines, 1);
}

/* A note that a field's instruction refers to is none of the text's. */
static void notes_of_instructions(G_GNUC_UNUSED void **state) {
  const char *footnotes = WORD_HEAD "<w:footnotes " WORD_SPACES "><w:footnote w:id=\"2\">" PARAGRAPH(
      "见年鉴。") "</w:footnote><w:footnote w:id=\"3\">" PARAGRAPH("见县志。") "</w:footnote></w:footnotes>";
#define NOTE(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"
#define PART(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
  g_auto(WordCase) c = word_read(
      word_file(WORD_DOCUMENT("<w:p>" RUN(LONG) PART("begin") "<w:r><w:instrText>REF a</w:instrText></w:r>" NOTE("2")
                                  PART("separate") RUN("第一节") NOTE("3") PART("end") RUN("。") "</w:p>"),
                (struct word_part[]){{"footnotes.xml", footnotes}, {NULL, NULL}}));
  assert_roles(&c, "body " LONG "第一节〔1〕。|note 〔1〕见县志。");
}

#define SECTION(references) "<w:sectPr>" references "</w:sectPr>"
#define HEADER(kind, part) "<w:" kind "Reference w:type=\"default\" w:id=\"none\" r:id=\"" part "\"/>"

/* Of notes with one id the first counts, also when the second stands inside it. */
static void doubled_notes(G_GNUC_UNUSED void **state) {
  const char *footnotes = WORD_HEAD
      "<w:footnotes " WORD_SPACES
      "><w:footnote w:id=\"2\">" PARAGRAPH("甲") "<w:footnote w:id=\"2\">" PARAGRAPH("乙") "</w:footnote>" PARAGRAPH(
          "丙") "</w:footnote><w:footnote w:id=\"2\">" PARAGRAPH("丁") "</w:footnote></w:footnotes>";
  g_auto(WordCase) c = word_read(
      word_file(WORD_DOCUMENT("<w:p>" RUN(LONG) "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" RUN("。") "</w:p>"),
                (struct word_part[]){{"footnotes.xml", footnotes}, {NULL, NULL}}));
  assert_texts(&c, LONG "〔1〕。|〔1〕甲 丙");
}

/* Page numbers are layout; what else stands at the head or foot is told, and kept apart from the speech. */
static void headers(G_GNUC_UNUSED void **state) {
  struct word_part parts[] = {
      {"header1.xml", WORD_HEAD "<w:hdr " WORD_SPACES ">" PARAGRAPH("内部资料") "</w:hdr>"},
      {"header2.xml", WORD_HEAD "<w:hdr " WORD_SPACES ">" PARAGRAPH("内部资料") "</w:hdr>"},
      {"header3.xml", WORD_HEAD "<w:hdr " WORD_SPACES ">" PARAGRAPH("没有人用") "</w:hdr>"},
      {"footer1.xml", WORD_HEAD "<w:ftr " WORD_SPACES "><w:p>" RUN("— ") "<w:fldSimple w:instr=\"PAGE\">" RUN(
                          "1") "</w:fldSimple>" RUN(" —") "</w:p></w:ftr>"},
      {NULL, NULL},
  };
  const char *document =
      WORD_DOCUMENT("<w:p><w:pPr>" SECTION(HEADER("header", "header1.xml")) "</w:pPr>" RUN(LONG) "</w:p>" SECTION(
          HEADER("header", "header2.xml") HEADER("footer", "footer1.xml") HEADER("header", "gone.xml")));
  g_autoptr(GBytes) bytes = word_file(document, parts);
  g_auto(WordCase) c = word_read_as(bytes, NULL);
  assert_texts(&c, LONG);
  assert_finding(&c, "page-header", 0, 0, "内部资料");
  assert_int_equal(c.doc->dropped->len, 1);
  const struct dropped *dropped = g_ptr_array_index(c.doc->dropped, 0);
  assert_string_equal(dropped->text, "内部资料");
  assert_string_equal(dropped->rule, "page-header");
  g_auto(WordCase) kept = word_read_as(bytes, &(struct read_docx_options){.read = {.keep_all = true}});
  assert_roles(&kept, "body " LONG "|note 内部资料");
}

/* What is imported has its place before the table that follows it. */
static void imported_before_a_table(G_GNUC_UNUSED void **state) {
#define CELL_OF(text) "<w:tc>" PARAGRAPH(text) "</w:tc>"
  g_auto(WordCase) c =
      word_read(word_file(WORD_DOCUMENT(PARAGRAPH(LONG) "<w:altChunk/><w:tbl><w:tr>" CELL_OF("村名") CELL_OF(
                              "户数") "</w:tr><w:tr>" CELL_OF("东桥") CELL_OF("120") "</w:tr></w:tbl>"),
                          NULL));
  assert_finding(&c, "imported-text", 2, 1, NULL);
  assert_texts(&c, LONG "|村名\t户数\n东桥\t120");
}

static void pictures(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT("<w:p>" RUN("会场") "<w:r><w:drawing><wp:docPr descr=\"主席台照片\"/></w:drawing></w:r>" RUN(
          "布置完毕，大家可以入场就座，不要随意走动。") "</w:p><w:p><w:r><w:object/></w:r></w:p>"
                                                        "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></"
                                                        "w:p><w:altChunk/>"
                                                        "<w:p><w:r><w:sym w:font=\"Marlett\" "
                                                        "w:char=\"F061\"/></w:r></w:p>"),
      NULL));
  assert_finding(&c, "picture", 1, 3, "主席台照片");
  assert_finding(&c, "object", 2, 1, NULL);
  assert_finding(&c, "formula", 3, 1, "a+b");
  assert_finding(&c, "imported-text", 4, 1, NULL);
  assert_int_equal(word_finding(&c, "imported-text")->severity, SEVERITY_ERROR);
  assert_non_null(word_finding(&c, "symbol-font"));
  assert_texts(&c, "会场布置完毕，大家可以入场就座，不要随意走动。|a+b|\xEF\x81\xA1");
}

/* What pages do not show of words is told, once for words side by side; ink is no colour. */
static void colours(G_GNUC_UNUSED void **state) {
#define COLOURED(look, text) "<w:r><w:rPr>" look "</w:rPr><w:t>" text "</w:t></w:r>"
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT(
          "<w:p>" COLOURED("<w:color w:val=\"333333\"/>", "修渠的") COLOURED("<w:color w:val=\"FF0000\"/>", "三条")
              COLOURED("<w:b/><w:color w:val=\"C00000\"/>", "办法")
                  COLOURED("<w:color w:val=\"auto\"/><w:highlight w:val=\"none\"/>",
                           "已经定了，请大家照办。") "</w:p><w:p>" COLOURED("<w:highlight w:val=\"yellow\"/>", "待定")
                      RUN("的是人手，今天一并商量。") "</w:p><w:p>" RUN("报名在")
                          COLOURED("<w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>", "镇上，谁先到谁先报。") "</w:p>"),
      NULL));
  guint found = 0;
  for (guint i = 0; i < c.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(c.report->findings, i);
    if (finding->id != FINDING_COLOUR)
      continue;
    assert_string_equal(finding->place.words, found == 0 ? "三条办法" : "待定");
    assert_int_equal(finding->place.line, found + 1);
    assert_int_equal(finding->place.column, found == 0 ? 4 : 1);
    found++;
  }
  assert_int_equal(found, 2);
}

/* Readings above words are kept, addresses behind them told; a link inside the document leads nowhere else. */
static void readings_and_links(G_GNUC_UNUSED void **state) {
#define READING "<w:r><w:ruby><w:rt>" RUN("lú") "</w:rt><w:rubyBase>" RUN("泸") "</w:rubyBase></w:ruby></w:r>"
#define LINK "<w:hyperlink w:id=\"none\" r:id=\"styles.xml\">" RUN("公告") "</w:hyperlink>"
#define PLACE "<w:hyperlink w:anchor=\"a\">" RUN("第二节") "</w:hyperlink>"
  g_autofree char *body = g_strdup(WORD_DOCUMENT("<w:p>" RUN("地名") READING RUN("溪，见") LINK PLACE "</w:p>"));
  g_auto(WordCase) c = word_read(word_file(body, NULL));
  assert_texts(&c, "地名泸溪，见公告第二节");
  assert_null(word_finding(&c, "reading"));
  assert_null(word_finding(&c, "link"));
  assert_int_equal(c.doc->readings->len, 1);
  const struct ruby_word *reading = g_ptr_array_index(c.doc->readings, 0);
  assert_string_equal(reading->word, "泸");
  assert_string_equal(reading->reading, "lú");
  assert_int_equal(reading->line, 1);
  assert_int_equal(reading->column, 3);
}

/* A reading above nothing has no place. */
static void readings_without_words_are_told(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(WORD_DOCUMENT("<w:p>" RUN("地名泸溪") "<w:r><w:ruby><w:rt>" RUN(
                                               "lú") "</w:rt><w:rubyBase/></w:ruby></w:r></w:p>"),
                                           NULL));
  assert_texts(&c, "地名泸溪");
  assert_finding(&c, "reading", 1, 5, "lú");
  assert_int_equal(c.doc->readings->len, 0);
}

/* A link that is a field, as WPS writes it. */
static void links_as_fields(G_GNUC_UNUSED void **state) {
#define FIELD(instruction, result)                                                                                     \
  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" instruction                                      \
  "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN(                                        \
      result) "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  g_auto(WordCase) c =
      word_read(word_file(WORD_DOCUMENT("<w:p>" RUN("通知见") FIELD(" HYPERLINK \"http://example.org/a\" ", "网页")
                                            FIELD(" HYPERLINK \\l \"_Toc1\" ", "和附件") FIELD(" PAGE ", "一")
                                                RUN("，请大家下载以后认真看一看。") "</w:p>"),
                          NULL));
  assert_texts(&c, "通知见网页和附件一，请大家下载以后认真看一看。");
  assert_finding(&c, "link", 1, 4, "http://example.org/a");
}

/* A watermark is lettering; a picture of a text box is none. */
static void lettering(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT("<w:p>" RUN(LONG) "<w:r><w:pict><v:textpath string=\"机密\"/></w:pict></w:r></w:p>"), NULL));
  assert_finding(&c, "picture", 1, (guint)g_utf8_strlen(LONG, -1) + 1, "机密");
}

static void hidden_text(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT(
          "<w:p>" RUN(LONG) "<w:r><w:rPr><w:vanish/></w:rPr><w:t>此处</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
                            "<w:t>存疑</w:t></w:r></w:p>"),
      NULL));
  assert_finding(&c, "hidden-text", 1, (guint)g_utf8_strlen(LONG, -1) + 1, "此处存疑");
}

static void tracked_changes(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT(
      PARAGRAPH(LONG) "<w:p>" RUN("还要") "<w:ins w:id=\"1\">" RUN("再") "</w:ins>" RUN("努力。") "</w:p>");
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_finding(&c, "tracked-changes", 2, 0, NULL);
  g_auto(WordCase) none = word_read(word_file(WORD_DOCUMENT(PARAGRAPH(LONG)), NULL));
  assert_int_equal(none.report->findings->len, 0);
}

/* What this program proposed is no text until somebody accepts it; people's changes are. */
static void proposals_are_not_accepted(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT(PARAGRAPH(LONG) "<w:p>" RUN(
      "还要") "<w:del w:id=\"1\" w:author=\"jianggao\"><w:r><w:delText>在</w:delText></w:r></w:del>"
              "<w:ins w:id=\"2\" w:author=\"jianggao\">" RUN("再") "</w:ins><w:ins w:id=\"3\" w:author=\"钱某某\">" RUN(
                  "加倍") "</w:ins>" RUN("努力。") "</w:p>");
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_texts(&c, LONG "|还要在加倍努力。");
  assert_int_equal(c.report->findings->len, 2); /* of either kind */
}

/* Text boxes of a table follow it; boxes in boxes are not lost. */
static void boxes_in_places(G_GNUC_UNUSED void **state) {
#define BOX(content) "<w:r><w:pict><w:txbxContent>" content "</w:txbxContent></w:pict></w:r>"
#define ROW(a, b) "<w:tr><w:tc><w:p>" a "</w:p></w:tc><w:tc><w:p>" b "</w:p></w:tc></w:tr>"
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT(PARAGRAPH(LONG) "<w:tbl>" ROW(RUN("甲"), RUN("乙") BOX(PARAGRAPH("格中框")))
                        ROW(RUN("丙"), RUN("丁")) "</w:tbl><w:p>" RUN("后")
                            BOX("<w:p>" RUN("外框") BOX(PARAGRAPH("内框")) "</w:p>") "</w:p>" PARAGRAPH("完了。")),
      NULL));
  assert_roles(&c, "body " LONG "|table 甲\t乙\n丙\t丁|note 格中框|body 后|note 外框|note 内框|body 完了。");
}

/* A box that is all there is in its paragraph, or that hangs on the last one, holds a title or a signature. */
static void boxes_with_titles_and_signatures(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = word_read(word_file(
      WORD_DOCUMENT("<w:p>" BOX(PARAGRAPH("在春灌会上的讲话")) "</w:p>" PARAGRAPH("同志们：") PARAGRAPH(
          LONG) "<w:p>" RUN("谢谢大家！") BOX(PARAGRAPH("平川县水务局") PARAGRAPH("2025年3月1日")) "</w:p><w:p/>"),
      NULL));
  assert_roles(&c, "title 在春灌会上的讲话|salutation 同志们：|body " LONG
                   "|body 谢谢大家！|signature 平川县水务局|signature/date 2025年3月1日");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(comments),
      cmocka_unit_test(comments_over_paragraphs),
      cmocka_unit_test(notes),
      cmocka_unit_test(notes_of_instructions),
      cmocka_unit_test(doubled_notes),
      cmocka_unit_test(headers),
      cmocka_unit_test(imported_before_a_table),
      cmocka_unit_test(pictures),
      cmocka_unit_test(colours),
      cmocka_unit_test(readings_and_links),
      cmocka_unit_test(readings_without_words_are_told),
      cmocka_unit_test(links_as_fields),
      cmocka_unit_test(lettering),
      cmocka_unit_test(hidden_text),
      cmocka_unit_test(tracked_changes),
      cmocka_unit_test(proposals_are_not_accepted),
      cmocka_unit_test(boxes_in_places),
      cmocka_unit_test(boxes_with_titles_and_signatures),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
