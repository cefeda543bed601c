/* The Word file's text and structure: what becomes of each kind of block. */
#include "unit/docx_case.h"

static void title_lines_are_one_paragraph(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "在全市河长制工作会议上的");
  docx_case_add(&c, ROLE_TITLE, "讲话提纲");
  docx_case_add(&c, ROLE_BODY, "今天的会议很重要。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p[w:pPr/w:pStyle/@w:val='Title'])", "1");
  assert_answer(&c, DOCUMENT, "count(//w:p[1]//w:br)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:p[1])", "在全市河长制工作会议上的讲话提纲");
  assert_answer(&c, "docProps/core.xml", "string(//dc:title)", "在全市河长制工作会议上的讲话提纲");
  docx_case_end(&c);
}

static void each_kind_of_line_has_its_style(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "在座谈会上的发言");
  docx_case_add(&c, ROLE_SUBTITLE, "（2025年3月1日）")->kind = KIND_DATE;
  docx_case_add(&c, ROLE_SUBTITLE, "王小明")->kind = KIND_SPEAKER;
  docx_case_add(&c, ROLE_SUBTITLE, "——在第三次会议上")->kind = KIND_OCCASION;
  docx_case_add(&c, ROLE_SALUTATION, "各位同事：");
  docx_case_add(&c, ROLE_INNER_SALUTATION, "同志们！");
  docx_case_add(&c, ROLE_STAGE_DIRECTION, "（宣读名单）");
  docx_case_add(&c, ROLE_NOTE, "注：数据截至二月底。");
  docx_case_add(&c, ROLE_ATTACHMENT, "附件：名单");
  docx_case_add(&c, ROLE_SIGNATURE, "办公室");
  docx_case_add(&c, ROLE_SIGNATURE, "2025年3月1日")->kind = KIND_DATE;
  docx_case_write(&c);
  static const char *const styles[] = {"Title",           "Date",           "Speaker",    "Subtitle",   "Salutation",
                                       "InnerSalutation", "StageDirection", "SpeechNote", "Attachment", "Signature",
                                       "SignatureDate"};
  for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
    g_autofree char *which = g_strdup_printf("string(//w:p[%zu]/w:pPr/w:pStyle/@w:val)", i + 1);
    assert_answer(&c, DOCUMENT, which, styles[i]);
    g_autofree char *defined = g_strdup_printf("count(//w:style[@w:styleId='%s'])", styles[i]);
    assert_answer(&c, "word/styles.xml", defined, "1");
  }
  docx_case_end(&c);
}

/* H04: the heading's paragraph mark is hidden, and its full stop is printed. */
static void a_run_in_heading_is_a_style_separator(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_heading(&c, 1, true, "一、统一思想");
  docx_case_add(&c, ROLE_BODY, "大家要认识到这件事的分量。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[1])", "一、统一思想。");
  assert_answer(&c, DOCUMENT, "string(//w:p[1]/w:pPr/w:pStyle/@w:val)", "Heading1");
  assert_answer(&c, DOCUMENT, "count(//w:p[1]/w:pPr/w:rPr[w:vanish and w:specVanish])", "1");
  assert_answer(&c, DOCUMENT, "count(//w:p[1]/w:r)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]/w:pPr)", "0");
  docx_case_end(&c);
}

static void a_run_in_heading_may_stand_in_a_line_of_its_own(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.headings = HEADINGS_OWN_LINE;
  docx_case_heading(&c, 2, true, "（一）摸清底数");
  docx_case_add(&c, ROLE_BODY, "先把账算清楚。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:vanish)", "0");
  assert_answer(&c, DOCUMENT, "string(//w:p[w:pPr/w:pStyle/@w:val='Heading2'])", "（一）摸清底数。");
  assert_answer(&c, DOCUMENT, "string(//w:p[2])", "先把账算清楚。");
  docx_case_end(&c);
}

static void a_run_in_heading_may_be_words_of_the_paragraph(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.headings = HEADINGS_INLINE;
  docx_case_heading(&c, 1, true, "一、统一思想");
  docx_case_add(&c, ROLE_BODY, "大家要认识到。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:p)", "一、统一思想。大家要认识到。");
  assert_answer(&c, DOCUMENT, "string(//w:r[1]/w:rPr/w:rStyle/@w:val)", "Heading1Char");
  assert_answer(&c, DOCUMENT, "count(//w:r[2]/w:rPr/w:rStyle)", "0");
  docx_case_end(&c);
}

/* H04 again: where a style indents headings otherwise, both halves still begin at one place. */
static void both_halves_of_a_run_in_heading_have_one_indent(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.style->paragraphs[ELEMENT_HEADING].indent = 0;
  docx_case_heading(&c, 1, true, "一、统一思想");
  docx_case_add(&c, ROLE_BODY, "大家要认识到。");
  docx_case_write(&c);
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Heading1']/w:pPr/w:ind/@w:firstLineChars)", "0");
  assert_answer(&c, DOCUMENT, "string(//w:p[2]/w:pPr/w:ind/@w:firstLineChars)", "0");
  docx_case_end(&c);
}

static void headings_have_bookmarks(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_heading(&c, 1, false, "一、形势");
  docx_case_heading(&c, 2, false, "（一）成绩");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:bookmarkStart)", "2");
  assert_answer(&c, DOCUMENT, "count(//w:bookmarkEnd)", "2");
  assert_answer(&c, DOCUMENT, "//w:bookmarkStart[1]/@w:name != //w:p[2]/w:bookmarkStart/@w:name", "true");
  docx_case_end(&c);
}

static void add_points(struct block *block, gsize second) {
  struct point points[] = {
      {POINT_SENTENCE, 1, 0, strlen("一是"), strlen("一是抓重点。"), second, 1},
      {POINT_SENTENCE, 2, second, strlen("二是"), strlen("二是补短板。"), strlen(block->text) - second, 1},
  };
  block->points = g_array_new(FALSE, FALSE, sizeof(struct point));
  g_array_append_vals(block->points, points, 2);
}

static void points_are_set_as_the_style_says(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  struct block *block = docx_case_add(&c, ROLE_BODY, "一是抓重点。要有次序。二是补短板。要有耐心。");
  add_points(block, strlen("一是抓重点。要有次序。"));
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:r)", "1");
  c.style->points = POINTS_BOLD;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:r)", "4");
  assert_answer(&c, DOCUMENT, "string(//w:r[3][w:rPr/w:rStyle/@w:val='Lead'])", "二是补短板。");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='Lead']/w:rPr/w:b)", "1");
  c.style->points = POINTS_KAI;
  docx_case_write(&c);
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Lead']/w:rPr/w:rFonts/@w:eastAsia)",
                "楷体_GB2312");
  c.style->points = POINTS_PARAGRAPH;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p)", "2");
  assert_answer(&c, DOCUMENT, "string(//w:p[2])", "二是补短板。要有耐心。");
  docx_case_end(&c);
}

/* Counting inside a sentence never parts it, and nothing of it stands out. */
static void clause_points_stay_in_their_sentence(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.style->points = POINTS_PARAGRAPH;
  struct block *block = docx_case_add(&c, ROLE_BODY, "一是抓重点。二是补短板。");
  add_points(block, strlen("一是抓重点。"));
  g_array_index(block->points, struct point, 1).kind = POINT_CLAUSE;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p)", "1");
  static const enum points_mode modes[] = {POINTS_BOLD, POINTS_KAI};
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
    c.style->points = modes[i];
    docx_case_write(&c);
    assert_answer(&c, DOCUMENT, "count(//w:rStyle)", "1");
    assert_answer(&c, DOCUMENT, "string(//w:r[w:rPr/w:rStyle/@w:val='Lead'])", "一是抓重点。");
  }
  docx_case_end(&c);
}

/* T03 to T05: elements for tabs and line ends, nothing that XML or Word cannot hold, blanks at edges kept. */
static void text_holds_only_what_a_document_may(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "甲\t乙\x0b丙\x01丁\xe2\x80\x8b戊\xef\xbb\xbf<己>&\"庚\" ");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p)", "甲乙丙丁戊<己>&\"庚\" ");
  assert_answer(&c, DOCUMENT, "count(//w:r)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:t[1]/following-sibling::*[1][self::w:tab])", "1");
  assert_answer(&c, DOCUMENT, "count(//w:br)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:t[last()]/@xml:space)", "preserve");
  assert_answer(&c, DOCUMENT, "count(//w:t[1]/@xml:space)", "0");
  docx_case_end(&c);
}

/* S16, T08: one run for text of one look, and the hint on each. */
static void runs_are_few_and_carry_the_hint(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "讲“三个关系”");
  docx_case_add(&c, ROLE_BODY, "第一句。“第二句”——第三句……1234。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:r)", "2");
  assert_answer(&c, DOCUMENT, "count(//w:r[not(w:rPr/w:rFonts/@w:hint='eastAsia')])", "0");
  docx_case_end(&c);
}

/* Text of millions of characters is one run, in pieces that every XML reader takes. */
static void long_text_comes_in_pieces(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  GString *text = g_string_new(NULL);
  for (guint i = 0; text->len < 3 * 1024 * 1024; i++)
    g_string_append_printf(text, "第%u句话是这样说的。", i * 7919);
  docx_case_add(&c, ROLE_BODY, text->str);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:r)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:t)", "4");
  assert_answer(&c, DOCUMENT, "string(//w:p)", text->str);
  g_string_free(text, TRUE);
  docx_case_end(&c);
}

static void tables_have_a_header_row(G_GNUC_UNUSED void **state) {
  static const char *const cells[] = {"项目", "数量", "桌", "", "椅", "8"};
  struct docx_case c;
  docx_case_begin(&c);
  struct block *block = docx_case_add(&c, ROLE_TABLE, "项目\t数量\n桌\t\n椅\t8");
  block->table = g_new0(struct table, 1);
  *block->table = (struct table){.rows = 3, .columns = 2, .cells = g_new0(char *, 6)};
  for (guint i = 0; i < 6; i++)
    block->table->cells[i] = g_strdup(cells[i]);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:tr)", "3");
  assert_answer(&c, DOCUMENT, "count(//w:tr[1]/w:trPr/w:tblHeader)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:tblHeader)", "1");
  for (guint i = 0; i < 6; i++) {
    g_autofree char *which = g_strdup_printf("string(//w:tr[%u]/w:tc[%u])", i / 2 + 1, i % 2 + 1);
    assert_answer(&c, DOCUMENT, which, cells[i]);
  }
  assert_answer(&c, DOCUMENT, "count(//w:tbl/following-sibling::w:p)", "1");
  docx_case_end(&c);
}

/* As near as can be told without fonts, a column is as wide as its cells; what fits on one line is centred. */
static void columns_are_as_wide_as_their_cells(G_GNUC_UNUSED void **state) {
  static const char *const cells[] = {"序号", "事项", "1",
                                      "修订防汛预案，明确各村的责任人和转移路线，汛期到来以前演练一次"};
  struct docx_case c;
  docx_case_begin(&c);
  g_autofree char *text = g_strdup_printf("%s\t%s\n%s\t%s", cells[0], cells[1], cells[2], cells[3]);
  struct block *block = docx_case_add(&c, ROLE_TABLE, text);
  block->table = g_new0(struct table, 1);
  *block->table = (struct table){.rows = 2, .columns = 2, .cells = g_new0(char *, 4)};
  for (guint i = 0; i < 4; i++)
    block->table->cells[i] = g_strdup(cells[i]);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "//w:gridCol[1]/@w:w * 5 < //w:gridCol[2]/@w:w", "true");
  assert_answer(&c, DOCUMENT, "count(//w:tr[1]//w:jc)", "2");
  assert_answer(&c, DOCUMENT, "count(//w:tr[2]/w:tc[1]//w:jc)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:tr[2]/w:tc[2]//w:jc)", "0");
  docx_case_end(&c);
}

/* Word lists what the document uses, and shows the rest of its own styles with their first use; what is to be filled in
 * is coloured, without a ground that would print. */
static void styles_that_are_not_used_are_hidden(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "讲话");
  docx_case_add(&c, ROLE_BODY, "同志们好。");
  docx_case_write(&c);
  assert_answer(&c, "word/styles.xml",
                "count(//w:latentStyles[@w:defSemiHidden='1' and @w:defUnhideWhenUsed='1']/w:lsdException)>3", "true");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='Title']/w:semiHidden)", "0");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='Heading1'][w:semiHidden and w:unhideWhenUsed])",
                "1");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='PlaceholderText']//w:color/@w:val)", "C00000");
  assert_answer(&c, "word/styles.xml", "count(//w:highlight) + count(//w:shd)", "0");
  docx_case_end(&c);
}

/* 7.3.5: one blank line above, the date two characters to the right of the issuer's beginning. */
static void the_signature_stands_to_the_right(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "谢谢大家。");
  docx_case_add(&c, ROLE_SIGNATURE, "某某市人民政府办公室");           /* 10 */
  docx_case_add(&c, ROLE_SIGNATURE, "2025年3月1日")->kind = KIND_DATE; /* 6, and 5 gaps of 1/4 */
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[2]/w:pPr/w:spacing/@w:beforeLines)", "100");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Signature']//w:ind/@w:rightChars)", "200");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]/w:pPr/w:ind)", "0");
  assert_answer(&c, DOCUMENT, "string(//w:p[3]/w:pPr/w:ind/@w:rightChars)", "275");
  assert_answer(&c, DOCUMENT, "count(//w:p[3]/w:pPr/w:spacing)", "0");
  docx_case_end(&c);
}

static void a_long_date_moves_the_issuer_in(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_SIGNATURE, "区政府");                           /* 3 */
  docx_case_add(&c, ROLE_SIGNATURE, "2025年12月31日")->kind = KIND_DATE; /* 7, and 5 gaps of 1/4 */
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[1]/w:pPr/w:ind/@w:rightChars)", "925");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]/w:pPr/w:ind)", "0");
  docx_case_end(&c);
}

/* Each date stands under its own issuer, not the last one alone. */
static void every_signature_has_its_place(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_SIGNATURE, "某某市人民政府办公室");           /* 10 */
  docx_case_add(&c, ROLE_SIGNATURE, "2025年3月1日")->kind = KIND_DATE; /* 6, and 5 gaps of 1/4 */
  docx_case_add(&c, ROLE_SIGNATURE, "区政府");                         /* 3 */
  docx_case_add(&c, ROLE_SIGNATURE, "2025年12月31日")->kind = KIND_DATE;
  docx_case_add(&c, ROLE_SIGNATURE, "某某市水利局机关工会"); /* 10, without a date: as the style says */
  docx_case_write(&c);
  static const char *const right[] = {"", "275", "925", "", ""};
  for (gsize i = 0; i < G_N_ELEMENTS(right); i++) {
    g_autofree char *which = g_strdup_printf("string(//w:p[%zu]/w:pPr/w:ind/@w:rightChars)", i + 1);
    assert_answer(&c, DOCUMENT, which, right[i]);
  }
  docx_case_end(&c);
}

/* 7.3.1, 7.3.2: one blank line below the title; the lines under it follow at once, and then comes the blank one. */
static void blank_lines_are_paragraph_spacing(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "在座谈会上的发言");
  docx_case_add(&c, ROLE_SALUTATION, "各位同事：");
  docx_case_write(&c);
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Title']/w:pPr/w:spacing/@w:afterLines)", "100");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Title']/w:pPr/w:spacing/@w:after)", "579");
  assert_answer(&c, DOCUMENT, "count(//w:spacing)", "0");
  struct block *salutation = g_ptr_array_steal_index(c.doc->blocks, 1);
  docx_case_add(&c, ROLE_SUBTITLE, "王小明");
  docx_case_add(&c, ROLE_SUBTITLE, "（三月一日）")->kind = KIND_DATE;
  g_ptr_array_add(c.doc->blocks, salutation);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[1]/w:pPr/w:spacing/@w:afterLines)", "50");
  assert_answer(&c, DOCUMENT, "string(//w:p[1]/w:pPr/w:spacing/@w:beforeLines)", "50"); /* P8 */
  assert_answer(&c, DOCUMENT, "string(//w:p[1]/w:pPr/w:spacing/@w:before)", "289");     /* two of them: under 579 */
  assert_answer(&c, DOCUMENT, "count(//w:p[2]/w:pPr/w:spacing) + count(//w:p[3]/w:pPr/w:spacing)", "0");
  assert_answer(&c, DOCUMENT, "string(//w:p[4]/w:pPr/w:spacing/@w:beforeLines)", "100");
  docx_case_end(&c);
}

/* E4: a blank is one character wide, and a name of two characters as wide as one of three: 20 twips a point. */
static void blanks_of_a_speaker_are_spacing(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "在座谈会上的发言");
  docx_case_add(&c, ROLE_SUBTITLE, "县农业农村局副局长 江海")->kind = KIND_SPEAKER;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:r[w:t=' ']/w:rPr/w:spacing/@w:val)", "234");  /* 3/4 of 16 pt, less 6 */
  assert_answer(&c, DOCUMENT, "string(//w:r[w:t='江']/w:rPr/w:spacing/@w:val)", "314"); /* 16 pt, less 6 */
  assert_answer(&c, DOCUMENT, "count(//w:r/w:rPr/w:spacing)", "2");
  docx_case_end(&c);
}

/* 7.3.4: turn lines under the name's first character, further numbers under the first; 7.3.7: an attachment that is
 * bound with the text begins a page. */
static void attachments_are_listed_and_headed(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "谢谢大家。");
  docx_case_add(&c, ROLE_ATTACHMENT, "附件：1. 任务清单"); /* indent 2, label 3, number 1 */
  docx_case_add(&c, ROLE_ATTACHMENT, "2. 人员名单");
  docx_case_add(&c, ROLE_ATTACHMENT, "附件1");
  docx_case_add(&c, ROLE_ATTACHMENT, "任务清单");
  docx_case_add(&c, ROLE_ATTACHMENT, "（征求意见稿）");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[2]/w:pPr/w:spacing/@w:beforeLines)", "100");
  assert_answer(&c, DOCUMENT, "string(//w:p[2]/w:pPr/w:ind/@w:leftChars)", "600");
  assert_answer(&c, DOCUMENT, "string(//w:p[2]/w:pPr/w:ind/@w:hangingChars)", "400");
  assert_answer(&c, DOCUMENT, "string(//w:p[3]/w:pPr/w:ind/@w:leftChars)", "600");
  assert_answer(&c, DOCUMENT, "string(//w:p[3]/w:pPr/w:ind/@w:hangingChars)", "100");
  assert_answer(&c, DOCUMENT, "string(//w:p[4]/w:pPr/w:pStyle/@w:val)", "AttachmentHead");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='AttachmentHead']/w:pPr/w:pageBreakBefore)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:p[6]/w:pPr/w:jc/@w:val)", "center");
  assert_answer(&c, DOCUMENT, "string(//w:p[6]/w:pPr/w:ind/@w:firstLineChars)", "200");
  assert_answer(&c, DOCUMENT, "string(//w:p[6]/w:pPr/w:ind/@w:rightChars)", "200");
  docx_case_end(&c);
}

/* E2: a long title is broken at words, with line breaks that the text itself does not have. */
static void long_titles_are_broken(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  static const char title[] = "在全市深化农村集体产权制度改革暨乡村建设工作推进会议上的讲话";
  docx_case_add(&c, ROLE_TITLE, title);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:p)", title);
  assert_answer(&c, DOCUMENT, "count(//w:br) > 0", "true");
  docx_case_end(&c);
}

/* A table of contents is a field with its entries in it and the pages that the layout knows (H07, H08): no program has
 * to ask anything when it opens the file (H06). */
static void contents_on_demand(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "年度报告");
  docx_case_heading(&c, 1, false, "一、回顾");
  docx_case_heading(&c, 2, true, "（一）产量");
  docx_case_add(&c, ROLE_BODY, "比上年多。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:fldChar)", "0");
  c.options.toc = true;
  c.toc_pages = g_array_new(FALSE, FALSE, sizeof(guint));
  g_array_append_vals(c.toc_pages, (const guint[]){1, 2, 14}, 3); /* the title is in the outline too */
  docx_case_write(&c);
  assert_answer(&c, "word/settings.xml", "count(//w:updateFields)", "0");
  assert_answer(&c, DOCUMENT, "string((//w:hyperlink)[1])", "一、回顾 PAGEREF _Toc00000001 \\h 2");
  assert_answer(&c, DOCUMENT, "string((//w:hyperlink)[2])", "（一）产量 PAGEREF _Toc00000002 \\h 14");
  assert_answer(&c, DOCUMENT, "string((//w:fldChar[@w:fldCharType='separate'])[3]/../following-sibling::w:r[1])", "14");
  assert_answer(&c, DOCUMENT, "string(//w:p[2])", "目录");
  assert_answer(&c, DOCUMENT, "count(//w:hyperlink)", "2");
  assert_answer(&c, DOCUMENT, "//w:hyperlink[1]/@w:anchor = //w:bookmarkStart/@w:name", "true");
  assert_answer(&c, DOCUMENT, "string(//w:p[4]/w:pPr/w:pStyle/@w:val)", "TOC2");
  assert_answer(&c, DOCUMENT, "count(//w:fldChar[@w:fldCharType='begin'])", "3");
  assert_answer(&c, DOCUMENT, "count(//w:fldChar[@w:fldCharType='end'])", "3");
  docx_case_end(&c);
}

/* An entry that fills its line takes two characters to the next one, where the dots and the number stand. */
static void a_full_entry_is_broken_before_its_dots(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_heading(&c, 1, false, "一、提高认识，切实增强做好防汛抗旱工作的责任感和紧迫感"); /* 27 */
  docx_case_heading(&c, 1, false, "二、落实责任");
  docx_case_add(&c, ROLE_BODY, "同志们好。");
  c.options.toc = true;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:hyperlink[1]//w:br)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:hyperlink[1]/w:r[w:br]/following-sibling::w:r[1])", "迫感");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]/w:hyperlink//w:br) + count(//w:p[3]/w:hyperlink//w:br)", "1");
  docx_case_end(&c);
}

static void no_contents_without_headings(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.toc = true;
  docx_case_add(&c, ROLE_TITLE, "祝酒词");
  docx_case_add(&c, ROLE_BODY, "请大家举杯。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:fldChar)", "0");
  docx_case_end(&c);
}

/* A long line under the title keeps its text and is broken as in print, whichever of its parts is the longer one. */
static void long_lines_under_the_title_are_broken_as_in_print(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "工作报告");
  docx_case_add(&c, ROLE_SUBTITLE, "——2025年1月8日在第九届职工代表大会第二次全体会议上")->kind = KIND_OCCASION;
  docx_case_add(&c, ROLE_SUBTITLE, "（一月八日）");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p[2]//w:br[@w:type = 'textWrapping'])", "1");
  assert_answer(&c, DOCUMENT, "string(//w:p[2]/w:r[w:br]/following-sibling::w:r/w:t)",
                "在第九届职工代表大会第二次全体会议上");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]/w:pPr/w:ind)", "0");
  assert_answer(&c, DOCUMENT, "count(//w:p[3]//w:br)", "0");
  docx_case_end(&c);
}

static void equal_input_gives_equal_bytes(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "在动员会上的讲话");
  docx_case_add(&c, ROLE_BODY, "现在开始。");
  docx_case_write(&c);
  g_autoptr(GBytes) first = g_bytes_ref(c.file);
  docx_case_write(&c);
  assert_true(g_bytes_equal(first, c.file));
  docx_case_end(&c);
}

static void the_file_tells_what_it_is(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "没有标题的一段话。");
  c.options.author = "办公室";
  docx_case_write(&c);
  assert_answer(&c, "docProps/core.xml", "string(//dc:title)", "meeting");
  assert_answer(&c, "docProps/core.xml", "string(//dc:creator)", "办公室");
  assert_answer(&c, "docProps/core.xml", "string(//dc:language)", "zh-CN");
  assert_answer(&c, "docProps/core.xml", "string(//dcterms:created)", "2026-01-01T00:00:00Z");
  assert_answer(&c, "docProps/custom.xml", "string(//c:property[@name='SourceSHA256'])", "0123456789abcdef");
  assert_answer(&c, "docProps/custom.xml", "string(//c:property[@name='Generator'])", "jianggao " VERSION);
  docx_case_end(&c);
}

/* P02 to P08: the order of the package, and every part typed and related to. */
static void the_package_is_complete(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "一句话。");
  docx_case_write(&c);
  g_auto(GStrv) names = package_names(c.package);
  assert_string_equal(names[0], "[Content_Types].xml");
  assert_string_equal(names[1], "_rels/.rels");
  assert_string_equal(names[2], "word/document.xml");
  assert_string_equal(names[3], "word/_rels/document.xml.rels");
  for (char **name = names + 2; *name; name++) {
    if (g_str_has_suffix(*name, ".rels"))
      continue;
    g_autofree char *typed = g_strdup_printf("count(//t:Override[@PartName='/%s'])", *name);
    assert_answer(&c, "[Content_Types].xml", typed, "1");
  }
  assert_false(package_has(c.package, "word/comments.xml"));
  assert_false(package_has(c.package, "word/glossary/document.xml"));
  assert_answer(&c, DOCUMENT, "count(//w:ins | //w:del | //w:sdt)", "0");
  docx_case_end(&c);
}

static guint hex_pair(const char *digits) {
  return (guint)(g_ascii_xdigit_value(digits[0]) << 4 | g_ascii_xdigit_value(digits[1]));
}

/* A face is stored behind its key: the GUID's pairs of digits from the last to the first, twice (17.8.1). */
static void faces_are_embedded_behind_a_key(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "春耕开始了。");
  docx_case_write(&c);
  assert_answer(&c, "word/settings.xml", "count(//w:embedTrueTypeFonts)", "0");
  assert_answer(&c, "word/fontTable.xml", "count(//w:embedRegular)", "0");
  char font[40];
  for (gsize i = 0; i < sizeof font; i++)
    font[i] = (char)(i * 7);
  c.faces[FONT_BODY] = g_bytes_new(font, sizeof font);
  docx_case_write(&c);
  assert_answer(&c, "word/settings.xml", "count(//w:embedTrueTypeFonts) + count(//w:saveSubsetFonts)", "2");
  assert_answer(&c, "word/fontTable.xml", "string(//w:font[w:embedRegular]/@w:name)", "仿宋_GB2312");
  g_autofree char *key = docx_case_ask(&c, "word/fontTable.xml", "string(//w:embedRegular/@w:fontKey)");
  g_autofree char *id = docx_case_ask(&c, "word/fontTable.xml", "string(//w:embedRegular/@r:id)");
  g_autofree char *question = g_strdup_printf("string(//p:Relationship[@Id='%s']/@Target)", id);
  g_autofree char *target = docx_case_ask(&c, "word/_rels/fontTable.xml.rels", question);
  g_autofree char *name = g_strconcat("word/", target, NULL);
  g_autoptr(GBytes) stored = package_read(c.package, name, NULL);
  assert_non_null(stored);
  gsize length;
  const guchar *data = g_bytes_get_data(stored, &length);
  static const gsize pairs[] = {35, 33, 31, 29, 27, 25, 22, 20, 17, 15, 12, 10, 7, 5, 3, 1}; /* in "{8-4-4-4-12}" */
  assert_int_equal(length, sizeof font);
  for (gsize i = 0; i < length; i++)
    assert_int_equal((guchar)font[i], i < 32 ? data[i] ^ hex_pair(key + pairs[i % 16]) : data[i]);
  docx_case_end(&c);
}

/* Marks are properties of runs, in the order of the schema (X05). */
static void marks_are_run_properties(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  struct block *block = docx_case_add(&c, ROLE_BODY, "绿地m2要快。");
  const struct mark marks[] = {
      {7, 1, MARK_SUPERSCRIPT, NULL}, {8, 6, MARK_BOLD, NULL}, {11, 3, MARK_EMPHASIS, "underDot"}};
  block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_vals(block->marks, marks, G_N_ELEMENTS(marks));
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p[1]/w:r)", "5");
  assert_answer(&c, DOCUMENT, "string(//w:r[w:rPr/w:vertAlign/@w:val='superscript'])", "2");
  assert_answer(&c, DOCUMENT, "string(//w:r[w:rPr/w:b])", "要");
  assert_answer(&c, DOCUMENT, "string(//w:r[w:rPr/w:b and w:rPr/w:em/@w:val='underDot'])", "快");
  assert_answer(&c, DOCUMENT, "count((//w:r[w:rPr/w:em])/w:rPr/w:b/preceding-sibling::w:em)", "0");
  assert_answer(&c, DOCUMENT, "string(//w:p[1])", "绿地m2要快。");
  docx_case_end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(title_lines_are_one_paragraph),
      cmocka_unit_test(each_kind_of_line_has_its_style),
      cmocka_unit_test(a_run_in_heading_is_a_style_separator),
      cmocka_unit_test(a_run_in_heading_may_stand_in_a_line_of_its_own),
      cmocka_unit_test(a_run_in_heading_may_be_words_of_the_paragraph),
      cmocka_unit_test(both_halves_of_a_run_in_heading_have_one_indent),
      cmocka_unit_test(headings_have_bookmarks),
      cmocka_unit_test(points_are_set_as_the_style_says),
      cmocka_unit_test(clause_points_stay_in_their_sentence),
      cmocka_unit_test(text_holds_only_what_a_document_may),
      cmocka_unit_test(runs_are_few_and_carry_the_hint),
      cmocka_unit_test(long_text_comes_in_pieces),
      cmocka_unit_test(styles_that_are_not_used_are_hidden),
      cmocka_unit_test(tables_have_a_header_row),
      cmocka_unit_test(columns_are_as_wide_as_their_cells),
      cmocka_unit_test(the_signature_stands_to_the_right),
      cmocka_unit_test(every_signature_has_its_place),
      cmocka_unit_test(a_long_date_moves_the_issuer_in),
      cmocka_unit_test(blank_lines_are_paragraph_spacing),
      cmocka_unit_test(blanks_of_a_speaker_are_spacing),
      cmocka_unit_test(attachments_are_listed_and_headed),
      cmocka_unit_test(long_titles_are_broken),
      cmocka_unit_test(contents_on_demand),
      cmocka_unit_test(marks_are_run_properties),
      cmocka_unit_test(faces_are_embedded_behind_a_key),
      cmocka_unit_test(a_full_entry_is_broken_before_its_dots),
      cmocka_unit_test(no_contents_without_headings),
      cmocka_unit_test(long_lines_under_the_title_are_broken_as_in_print),
      cmocka_unit_test(equal_input_gives_equal_bytes),
      cmocka_unit_test(the_file_tells_what_it_is),
      cmocka_unit_test(the_package_is_complete),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
