/* What of a Word file is its text: runs, breaks, fields, changes, hidden text, tables, boxes. */
#include "builders/word.h"

#include "doc/check.h"

/* The texts of a document with this body, changes accepted or rejected. */
static void check_body(const char *body, enum read_changes changes, const char *expected) {
  g_autofree char *document =
      g_strconcat(WORD_HEAD "<w:document " WORD_SPACES "><w:body>", body, "</w:body></w:document>", NULL);
  g_autoptr(GBytes) bytes = word_file(document, NULL);
  g_auto(WordCase) c = word_read_as(bytes, &(struct read_docx_options){.changes = changes});
  if (c.error)
    print_error("%s\n", c.error->message);
  assert_non_null(c.doc);
  assert_texts(&c, expected);
}

static void check(const char *body, const char *expected) {
  check_body(body, CHANGES_ACCEPTED, expected);
}

static void runs(G_GNUC_UNUSED void **state) {
  check("<w:p>" RUN("会") "<w:proofErr w:type=\"spellStart\"/>" RUN(
            "议") "<w:bookmarkStart w:id=\"1\" w:name=\"n\"/>" RUN("开始") "<w:bookmarkEnd "
                                                                           "w:id=\"1\"/></w:p>" PARAGRAPH("散会"),
        "会议开始|散会");
  check("<w:p><w:hyperlink>" RUN("网址") "</w:hyperlink><w:smartTag>" RUN("南京") "</w:smartTag><w:customXml>" RUN(
            "标记") "</w:customXml><w:dir>" RUN("向") "</w:dir><w:bdo>" RUN("左") "</w:bdo></w:p>",
        "网址南京标记向左");
}

static void signs(G_GNUC_UNUSED void **state) {
  check("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/><w:t>丁</w:t></"
        "w:r></w:p>",
        "甲\t乙-丙丁");
  check(
      "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>同意</w:t><w:sym w:font=\"Arial\" w:char=\"00D7\"/>"
      "</w:r></w:p>",
      "☑同意×");
  check("<w:p><w:r><w:t>前</w:t><w:br w:type=\"page\"/><w:br w:type=\"column\"/><w:t>后</w:t></w:r></w:p>", "前后");
}

static void line_breaks(G_GNUC_UNUSED void **state) {
  check("<w:p><w:r><w:t>第一行的话。</w:t><w:br/><w:t>第二行的话。</w:t><w:cr/><w:t>第三行的话。</w:t></w:r></w:p>",
        "第一行的话。|第二行的话。|第三行的话。");
}

static void blanks(G_GNUC_UNUSED void **state) {
  check("<w:p><w:r><w:t> Word </w:t><w:t xml:space=\"preserve\"> and </w:t><w:t>WPS\n\t</w:t></w:r></w:p>",
        "Word and WPS");
  check("<w:p>" RUN("　　缩进用空格。") "</w:p><w:p><w:r><w:tab/><w:t>缩进用制表符。</w:t></w:r></w:p>",
        "缩进用空格。|缩进用制表符。");
  check("<w:p><w:r><w:t xml:space=\"preserve\">一\n二</w:t></w:r></w:p>", "一 二");
}

static void controls(G_GNUC_UNUSED void **state) {
  check("<w:sdt><w:sdtPr><w:alias w:val=\"不见\"/></w:sdtPr><w:sdtContent><w:p>" RUN("块") "<w:sdt><w:sdtContent>" RUN(
            "字") "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        "块字");
  check("<w:p>" RUN("在") "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" RUN(
            "×") "</w:sdtContent></w:sdt>" RUN("区工作") "</w:p>",
        "在×区工作");
}

static void fields(G_GNUC_UNUSED void **state) {
  check(
      "<w:p>" RUN(
          "第") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN(
                    "7") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" RUN("页") "<w:fldSimple w:instr=\" DATE "
                                                                                   "\">" RUN("今天") "</w:fldSimple></"
                                                                                                     "w:p>",
      "第7页今天");
  /* one field in the instruction of another: only the outer one's result is seen */
  check(
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN(
          "内") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN("外") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
      "外");
  /* a field that never ends takes nothing beyond its paragraph */
  check("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" RUN("指令") "</w:p>" PARAGRAPH("正文还在。"),
        "正文还在。");
}

static void ruby(G_GNUC_UNUSED void **state) {
  check("<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" RUN("hàn") "</w:rt><w:rubyBase>" RUN(
            "汉") "</w:rubyBase></w:ruby></w:r>" RUN("字") "</w:p>",
        "汉字");
}

#define CHANGED                                                                                                        \
  "<w:p>" RUN("要") "<w:ins w:id=\"1\" w:author=\"a\">" RUN(                                                           \
      "认真") "</w:ins><w:del w:id=\"2\" w:author=\"a\"><w:r>"                                                         \
              "<w:delText>马上</w:delText></w:r></w:del>" RUN("办") "<w:moveFrom w:id=\"3\">" RUN(                     \
                  "甲") "</w:moveFrom>" RUN("和") "<w:moveTo w:id=\"4\">" RUN("甲") "</w:moveTo></w:p>"

static void changes(G_GNUC_UNUSED void **state) {
  check_body(CHANGED, CHANGES_ACCEPTED, "要认真办和甲");
  check_body(CHANGED, CHANGES_ORIGINAL, "要马上办甲和");
  /* inserted first and then deleted: never there */
  const char *both =
      "<w:p>" RUN("留") "<w:ins w:id=\"1\"><w:del w:id=\"2\"><w:r><w:delText>去</w:delText></w:r></w:del>"
                        "</w:ins></w:p>";
  check_body(both, CHANGES_ACCEPTED, "留");
  check_body(both, CHANGES_ORIGINAL, "留");
}

#define MARK(change, text) "<w:p><w:pPr><w:rPr>" change "</w:rPr></w:pPr>" RUN(text) "</w:p>"

static void paragraph_marks(G_GNUC_UNUSED void **state) {
  check_body(MARK("<w:del w:id=\"1\"/>", "上半") PARAGRAPH("下半"), CHANGES_ACCEPTED, "上半下半");
  check_body(MARK("<w:del w:id=\"1\"/>", "上半") PARAGRAPH("下半"), CHANGES_ORIGINAL, "上半|下半");
  check_body(MARK("<w:ins w:id=\"1\"/>", "上半") PARAGRAPH("下半"), CHANGES_ACCEPTED, "上半|下半");
  check_body(MARK("<w:ins w:id=\"1\"/>", "上半") PARAGRAPH("下半"), CHANGES_ORIGINAL, "上半下半");
  check(MARK("<w:vanish/>", "上半") PARAGRAPH("下半"), "上半下半");
  check(MARK("<w:vanish w:val=\"0\"/>", "上半") PARAGRAPH("下半"), "上半|下半");
  check(MARK("<w:specVanish w:val=\"on\"/>", "末"), "末"); /* nothing to go on in */
}

/* A large initial stands in a frame of its own. */
static void initials(G_GNUC_UNUSED void **state) {
  check("<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"2\"/></w:pPr>" RUN("春") "</w:p>" PARAGRAPH("天来了。"),
        "春天来了。");
  check("<w:p><w:pPr><w:framePr w:w=\"100\"/></w:pPr>" RUN("框") "</w:p>" PARAGRAPH("正文。"), "框|正文。");
}

static void hidden(G_GNUC_UNUSED void **state) {
  check("<w:p>" RUN(
            "见") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不见</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr>"
                  "<w:t>又见</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>页</w:t></w:r></w:p>",
        "见又见页");
}

/* Elements of other namespaces mean nothing, whatever their names; those of the strict form of the standard do. */
static void elements_of_other_namespaces(G_GNUC_UNUSED void **state) {
  check("<w:p><w:r><w:t>渠</w:t><o:t xmlns:o=\"urn:other\">甲</o:t><o:br xmlns:o=\"urn:other\"/><m:t>乙</m:t>"
        "<s:t xmlns:s=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">田</s:t></w:r>"
        "<o:r xmlns:o=\"urn:other\"><w:t>埂</w:t></o:r></w:p><o:p xmlns:o=\"urn:other\"><w:r><w:t>丙</w:t></w:r></o:p>",
        "渠乙田埂|丙");
}

static void alternatives(G_GNUC_UNUSED void **state) {
  check("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>甲</w:t></mc:Choice><mc:Choice Requires=\"v\">"
        "<w:t>乙</w:t></mc:Choice><mc:Fallback><w:t>丙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "甲");
  check("<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>丙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "丙");
  /* One inside another, and what stands behind it: each has its own branch. */
  check("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>甲</w:t><mc:AlternateContent>"
        "<mc:Choice Requires=\"v\"><w:t>子</w:t></mc:Choice><mc:Fallback><w:t>丑</w:t></mc:Fallback>"
        "</mc:AlternateContent></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><mc:AlternateContent><mc:Fallback><w:t>丙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "甲子丙");
}

/* ---- marks ---- */

#define LOOK(look, text) "<w:r><w:rPr>" look "</w:rPr><w:t>" text "</w:t></w:r>"
#define RAISED "<w:vertAlign w:val=\"superscript\"/>"
#define LOWERED "<w:vertAlign w:val=\"subscript\"/>"

/* "bold 0+6; superscript 12+1": the marks of a block, in bytes. */
static void assert_marks(const struct word_case *c, guint block, const char *expected) {
  const GArray *marks = ((const struct block *)g_ptr_array_index(c->doc->blocks, block))->marks;
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint i = 0; marks && i < marks->len; i++) {
    const struct mark *mark = &g_array_index(marks, struct mark, i);
    g_string_append_printf(found, "%s%s%s%s %zu+%zu", i > 0 ? "; " : "", mark_name(mark->kind), mark->value ? "/" : "",
                           mark->value ? mark->value : "", mark->start, mark->length);
  }
  assert_string_equal(found->str, expected);
  assert_true(doc_check_order(c->doc));
}

static void marks_are_kept(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT(
      "<w:p>" RUN("在长河镇会上的讲话") "</w:p><w:p>" RUN("造林20km") LOOK(RAISED, "2") RUN("，少排CO")
          LOOK(LOWERED, "2") RUN("，") LOOK("<w:em w:val=\"dot\"/>", "不许") LOOK("<w:em w:val=\"dot\"/>", "砍树")
              LOOK("<w:em w:val=\"none\"/>", "。") "</w:p><w:p>" LOOK("<w:b/>", "要"
                                                                                "快。")
                  LOOK("<w:b w:val=\"0\"/>", "雨水不等人。") "</w:p>");
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_texts(&c, "在长河镇会上的讲话|造林20km2，少排CO2，不许砍树。|要快。雨水不等人。");
  assert_marks(&c, 0, "");
  assert_marks(&c, 1, "superscript 10+1; subscript 22+1; emphasis/dot 26+12");
  assert_marks(&c, 2, "bold 0+9");
}

/* Lines under and through words are kept, with the form of the line; slanted words are kept and told. */
static void lines_along_words_are_kept(G_GNUC_UNUSED void **state) {
  const char *document =
      WORD_DOCUMENT(PARAGRAPH("各位代表：") "<w:p>" RUN("经办人") LOOK("<w:u w:val=\"wave\"/>", "张某某") RUN("，")
                        LOOK("<w:strike/>", "原定") LOOK("<w:dstrike/>", "周五") RUN("改为周六，")
                            LOOK("<w:i/>", "过时") LOOK("<w:i/><w:b/>", "不候")
                                LOOK("<w:u w:val=\"none\"/><w:strike w:val=\"0\"/><w:i w:val=\"0\"/>", "。") "</w:p>");
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_texts(&c, "各位代表：|经办人张某某，原定周五改为周六，过时不候。");
  assert_marks(&c, 1, "underline/wave 9+9; strike 21+12; italic 48+12; bold 54+6");
  assert_finding(&c, "italic", 2, 17, "过时不候");
}

/* Of a heading the style says whether it is bold; a run-in heading's marks and its body's are each their own. */
static void marks_of_headings(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT(
      PARAGRAPH("各位代表：") "<w:p>" LOOK("<w:b/>", "一、修渠10km") LOOK("<w:b/>" RAISED, "2") LOOK("<w:b/>", "。")
          RUN("春天动工，") LOOK("<w:b/>", "秋天") RUN("完工，来年通水，灌溉全镇的稻田和菜地。") "</w:p>" PARAGRAPH(
              "二、栽树。先栽河边，后栽路边，冬天以前全部栽完，来年补栽。"));
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_roles(&c, "salutation 各位代表：|h1+ 一、修渠10km2|body 春天动工，秋天完工，来年通水，灌溉全镇的稻田和菜地。"
                   "|h1+ 二、栽树|body 先栽河边，后栽路边，冬天以前全部栽完，来年补栽。");
  assert_marks(&c, 1, "superscript 16+1");
  assert_marks(&c, 2, "bold 15+6");
}

/* A label of automatic numbering moves the marks; a note's sign is raised by Word and parted by its brackets. */
static void marks_move_with_their_words(G_GNUC_UNUSED void **state) {
  const char *numbering = WORD_HEAD
      "<w:numbering " WORD_SPACES "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      "<w:numFmt w:val=\"decimal\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"（%1）\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
  const char *document = WORD_DOCUMENT(PARAGRAPH(
      "各位代表：") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" RUN("占地300m")
                                           LOOK(RAISED, "2") RUN("，已经平整，可以动工，请大家去看一看。") "</w:p>");
  g_auto(WordCase) c = word_read(word_file(document, (struct word_part[]){{"numbering.xml", numbering}, {NULL, NULL}}));
  assert_texts(&c, "各位代表：|（1） 占地300m2，已经平整，可以动工，请大家去看一看。"); /* the blank is w:suff's */
  assert_marks(&c, 1, "superscript 18+1");
}

static void boxes(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT("<w:p>" RUN(
      "锚") "<w:r><mc:AlternateContent><mc:Choice "
            "Requires=\"wps\"><w:drawing><w:txbxContent>" PARAGRAPH("框一") "<w:p/>" PARAGRAPH(
                "框二") "</w:txbxContent></w:drawing></"
                        "mc:Choice><mc:Fallback><w:pict><w:"
                        "txbxContent>" PARAGRAPH("框一") "</w:txbxContent></"
                                                         "w:pict></"
                                                         "mc:Fallback></"
                                                         "mc:"
                                                         "AlternateContent><"
                                                         "/w:r>" RUN("后") "</w:p>" PARAGRAPH("再说一句。"));
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_texts(&c, "锚后|框一|框二|再说一句。");
  assert_int_equal(((const struct block *)g_ptr_array_index(c.doc->blocks, 1))->role, ROLE_NOTE);
  assert_finding(&c, "text-box", 1, 2, "框一");
}

static void encodings(G_GNUC_UNUSED void **state) {
  const char *xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document " WORD_SPACES
                    "><w:body>" PARAGRAPH("十六位的字。") "</w:body></w:document>";
  const char *const charsets[] = {"UTF-16LE", "UTF-16BE"};
  for (guint i = 0; i < 2; i++) {
    g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", xml, NULL);
    gsize length;
    g_autofree char *wide = g_convert(marked, -1, charsets[i], "UTF-8", NULL, &length, NULL);
    g_auto(WordCase) c = word_read(word_file_of(wide, length, NULL));
    assert_texts(&c, "十六位的字。");
  }
  g_auto(WordCase) c = word_read(word_file("\xEF\xBB\xBF" WORD_DOCUMENT(PARAGRAPH("有签名。")), NULL));
  assert_texts(&c, "有签名。");
}

static void strict(G_GNUC_UNUSED void **state) {
  const char *document =
      WORD_HEAD "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p>"
                "<x:r><x:t>严格的字。</x:t></x:r></x:p></x:body></x:document>";
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_texts(&c, "严格的字。");
}

/* The document part is where the relationships say, by an absolute or relative name of any case. */
static void part_names(G_GNUC_UNUSED void **state) {
  const char *const targets[] = {"/Data/Text.xml", "data/text.xml", "./data/../data/text%2Exml"};
  for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
    g_autoptr(GArray) parts = word_parts_new();
    g_autofree char *relations =
        g_strdup_printf(WORD_HEAD "<Relationships xmlns=\"" NS_RELATIONSHIPS "\"><Relationship Id=\"r1\" Type=\""
                                  "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
                                  "Target=\"%s\"/></Relationships>",
                        targets[i]);
    const char *document = WORD_DOCUMENT(PARAGRAPH("名字随意。"));
    word_append(parts, "data/text.xml", document, strlen(document));
    word_append(parts, "_rels/.rels", relations, strlen(relations));
    g_auto(WordCase) c = word_read(word_pack(parts));
    assert_texts(&c, "名字随意。");
  }
}

static void about_the_source(G_GNUC_UNUSED void **state) {
  GBytes *bytes = word_file(WORD_DOCUMENT(PARAGRAPH("第一段的话。") "<w:p/>" PARAGRAPH("第三段的话。")), NULL);
  g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  g_auto(WordCase) c = word_read(bytes);
  assert_string_equal(c.doc->source.name, "edited.docx");
  assert_string_equal(c.doc->source.encoding, "docx");
  assert_string_equal(c.doc->source.sha256, digest);
  assert_int_equal(c.doc->source.lines, 3);
  assert_int_equal(((const struct block *)g_ptr_array_index(c.doc->blocks, 1))->first_line, 3);
}

/* A role that the user gives by paragraph number goes before everything else. */
static void overrides(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) bytes = word_file(WORD_DOCUMENT(PARAGRAPH("会议纪实") PARAGRAPH("大家上午好，现在开会。")), NULL);
  char *const overrides[] = {(char *)"1=note", NULL};
  g_auto(WordCase) c = word_read_as(bytes, &(struct read_docx_options){.read = {.overrides = overrides}});
  assert_roles(&c, "note 会议纪实|body 大家上午好，现在开会。");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(runs),
      cmocka_unit_test(signs),
      cmocka_unit_test(line_breaks),
      cmocka_unit_test(blanks),
      cmocka_unit_test(controls),
      cmocka_unit_test(fields),
      cmocka_unit_test(ruby),
      cmocka_unit_test(changes),
      cmocka_unit_test(paragraph_marks),
      cmocka_unit_test(hidden),
      cmocka_unit_test(initials),
      cmocka_unit_test(elements_of_other_namespaces),
      cmocka_unit_test(alternatives),
      cmocka_unit_test(marks_are_kept),
      cmocka_unit_test(lines_along_words_are_kept),
      cmocka_unit_test(marks_of_headings),
      cmocka_unit_test(marks_move_with_their_words),
      cmocka_unit_test(boxes),
      cmocka_unit_test(encodings),
      cmocka_unit_test(strict),
      cmocka_unit_test(part_names),
      cmocka_unit_test(about_the_source),
      cmocka_unit_test(overrides),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
