/* What stands beside the text of the Word file: sections and margins, watermark, cover, grade of secrecy, numbers. */
#include "unit/docx_case.h"
#include "unit/golden.h"

#include "read/docx/docx_reader.h"

#define SETTINGS "word/settings.xml"
#define STYLES "word/styles.xml"
#define BODY_SECTION "//w:body/w:sectPr"
#define COVER_SECTION "//w:pPr/w:sectPr"

static void begin(struct docx_case *c) {
  docx_case_begin(c);
  docx_case_add(c, ROLE_TITLE, "在全县果园现场会上的讲话");
  docx_case_add(c, ROLE_SUBTITLE, "（2026年3月12日）")->kind = KIND_DATE;
  docx_case_add(c, ROLE_SUBTITLE, "县农业农村局局长  周岭")->kind = KIND_SPEAKER;
  docx_case_add(c, ROLE_SALUTATION, "同志们：");
  docx_case_add(c, ROLE_STAGE_DIRECTION, "（播放短片）");
  docx_case_add(c, ROLE_BODY, "今天把会开到果园里来，就是想让大家亲手摸一摸剪下来的枝条。");
}

static void set_text(char **field, const char *text) {
  g_free(*field);
  *field = g_strdup(text);
}

/* The style of gongwen with these settings instead. */
static void set_style(struct docx_case *c, const char *const *settings) {
  style_free(c->style);
  c->style = style_load_with("gongwen", settings, NULL);
  assert_non_null(c->style);
  assert_true(style_load_title_rules(c->style, NULL, NULL));
}

static void assert_attribute(struct docx_case *c, const char *element, const char *attribute, const char *wanted) {
  g_autofree char *which = g_strdup_printf("string(" BODY_SECTION "/w:%s/@w:%s)", element, attribute);
  assert_answer(c, DOCUMENT, which, wanted);
}

/* The text that the reader finds in the file, a block a line. */
static char *read_again(struct docx_case *c) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Doc) doc = read_docx("copy.docx", c->file, NULL, c->report, &error);
  assert_null(error);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    g_string_append_printf(text, "%s %s\n", role_name(block->role), block->text);
  }
  return g_string_free(text, FALSE);
}

/* ---- paper ---- */

static void other_paper_has_its_measures(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  set_style(&c, (const char *const[]){"page.paper=a5", NULL});
  docx_case_write(&c);
  assert_attribute(&c, "pgSz", "w", "8391");  /* 148 mm */
  assert_attribute(&c, "pgSz", "h", "11906"); /* 210 mm */
  assert_attribute(&c, "pgMar", "left", "1077");
  assert_attribute(&c, "pgMar", "right", "964");
  assert_answer(&c, STYLES, "string(//w:style[@w:styleId='Normal']/w:rPr/w:sz/@w:val)", "21");
  set_style(&c, (const char *const[]){"page.paper=16k", NULL});
  docx_case_write(&c);
  assert_attribute(&c, "pgSz", "w", "10431"); /* 184 mm */
  assert_attribute(&c, "pgSz", "h", "14740"); /* 260 mm */
  docx_case_end(&c);
}

static void margins_are_mirrored_on_demand(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  docx_case_write(&c);
  assert_answer(&c, SETTINGS, "count(//w:mirrorMargins)", "0");
  c.style->mirror = true;
  docx_case_write(&c);
  assert_answer(&c, SETTINGS, "count(//w:mirrorMargins)", "1");
  docx_case_end(&c);
}

/* ---- numbers ---- */

static void pages_are_numbered_with_their_total(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  docx_case_write(&c);
  assert_false(package_has(c.package, "word/header1.xml"));
  c.style->number_total = c.style->number_top = true;
  docx_case_write(&c);
  static const char *const parts[] = {"word/footer1.xml", "word/footer2.xml", "word/header1.xml", "word/header2.xml"};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    assert_answer(&c, parts[i], "string(//w:p)", "—  PAGE \\* MERGEFORMAT 1/ NUMPAGES \\* MERGEFORMAT 1 —");
    assert_answer(&c, parts[i], "string(//w:jc/@w:val)", i % 2 == 0 ? "right" : "left");
  }
  assert_answer(&c, DOCUMENT, "count(" BODY_SECTION "/w:headerReference)", "2");
  assert_attribute(&c, "pgMar", "header", "1561"); /* 37 mm less 7 mm less half of 14 pt */
  assert_answer(&c, STYLES, "count(//w:style[@w:styleId='Header'])", "1");
  c.style->furniture.cover = true; /* it is counted, and has no number */
  docx_case_write(&c);
  assert_answer(&c, "word/footer1.xml", "string(//w:p)", "—  PAGE \\* MERGEFORMAT 1 —");
  docx_case_end(&c);
}

static void every_fifth_line_is_numbered(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  c.style->furniture.line_numbers = 5;
  docx_case_write(&c);
  assert_attribute(&c, "lnNumType", "countBy", "5");
  assert_attribute(&c, "lnNumType", "restart", "newPage");
  assert_answer(&c, STYLES, "string(//w:style[@w:styleId='LineNumber']/w:rPr/w:sz/@w:val)", "21");
  docx_case_end(&c);
}

/* The speaker turns no page in a paragraph of up to four lines. */
static void short_paragraphs_stay_whole(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  g_autofree char *line = g_strnfill(3 * 28 * 4, ' ');
  for (gsize i = 0; i < strlen(line); i += 3)
    memcpy(line + i, "果", 3);
  docx_case_add(&c, ROLE_BODY, line); /* with its indent more than four lines */
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p/w:pPr/w:keepLines)", "0");
  c.style->whole_paragraph = 4;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p[6]/w:pPr/w:keepLines)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:p[7]/w:pPr/w:keepLines)", "0");
  docx_case_end(&c);
}

/* ---- watermark ---- */

#define SHAPE "//*[local-name()='shape']"

static void the_watermark_is_lettering_in_each_header(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  set_text(&c.style->furniture.watermark, "征求意见稿");
  docx_case_write(&c);
  static const char *const parts[] = {"word/header1.xml", "word/header2.xml"};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    assert_answer(&c, parts[i], "string(" SHAPE "/*[local-name()='textpath']/@string)", "征求意见稿");
    assert_answer(&c, parts[i], "string(" SHAPE "/@fillcolor)", "#e6e6e6"); /* a tenth of black */
    assert_answer(&c, parts[i], "contains(" SHAPE "/@style, 'width:561pt;height:112pt;rotation:315;')", "true");
    assert_answer(&c, parts[i], "count(//w:t)", "0");
  }
  g_autofree char *text = read_again(&c);
  assert_null(strstr(text, "征求"));
  docx_case_end(&c);
}

/* ---- cover and grade ---- */

static const char speech[] = "title 在全县果园现场会上的讲话\n"
                             "subtitle （2026年3月12日）\n"
                             "subtitle 县农业农村局局长  周岭\n"
                             "salutation 同志们：\n"
                             "stage-direction （播放短片）\n"
                             "body 今天把会开到果园里来，就是想让大家亲手摸一摸剪下来的枝条。\n";

static void the_cover_is_a_section_before_the_speech(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  set_text(&c.style->furniture.copies, "007-020");
  set_text(&c.style->furniture.grade, "秘密★1年");
  set_text(&c.style->furniture.watermark, "草案");
  docx_case_write(&c);
  static const char *const lines[] = {"第 007 份",     "秘密★1年", "在全县果园现场会上的讲话", "县农业农村局局长  周岭",
                                      "2026年3月12日", "秘密★1年", "在全县果园现场会上的讲话"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *which = g_strdup_printf("string(//w:body/w:p[%zu])", i + 1);
    assert_answer(&c, DOCUMENT, which, lines[i]);
  }
  assert_answer(&c, DOCUMENT,
                "count(//w:p[5]"
                "/w:pPr/w:sectPr)",
                "1");
  assert_answer(&c, DOCUMENT, "string(" COVER_SECTION "/w:pgNumType/@w:start)", "0");
  assert_answer(&c, DOCUMENT, "count(" COVER_SECTION "/w:footerReference)", "0");
  assert_answer(&c, DOCUMENT, "count(" COVER_SECTION "/w:headerReference)", "2");
  assert_answer(&c, DOCUMENT, "count(" BODY_SECTION "/w:footerReference)", "2");
  assert_answer(&c, DOCUMENT, "string(//w:p[6]/w:pPr/w:spacing/@w:after)", "592"); /* a blank line */
  g_autofree char *text = read_again(&c);
  assert_string_equal(text, speech);
  docx_case_end(&c);
}

/* Filling in the speaker in the text fills him in on the cover, too. */
static void blanks_of_the_cover_are_those_of_the_text(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_TITLE, "在现场会上的讲话");
  struct block *speaker = docx_case_add(&c, ROLE_SUBTITLE, "县长  ×××");
  speaker->kind = KIND_SPEAKER;
  speaker->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  const gsize start = strlen("县长  ");
  const struct placeholder placeholder = {
      .start = start, .length = strlen("×××"), .sign_start = start, .sign_length = strlen("×××"), .identity = 1};
  g_array_append_val(speaker->placeholders, placeholder);
  g_ptr_array_add(c.doc->placeholder_names, g_strdup("×××"));
  docx_case_add(&c, ROLE_BODY, "谢谢大家。");
  c.style->furniture.cover = true;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[2])", "县长  ×××");
  assert_answer(&c, DOCUMENT, "count(//w:sdt)", "2");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]//w:sdt)", "1");
  assert_answer(&c, DOCUMENT, "(//w:sdt)[1]//w:dataBinding/@w:xpath = (//w:sdt)[2]//w:dataBinding/@w:xpath", "true");
  assert_answer(&c, DOCUMENT, "(//w:sdt)[1]//w:id/@w:val = (//w:sdt)[2]//w:id/@w:val", "false");
  g_autofree char *text = read_again(&c);
  assert_string_equal(text, "title 在现场会上的讲话\nsubtitle 县长  ×××\nbody 谢谢大家。\n");
  docx_case_end(&c);
}

static void under_duplex_the_speech_begins_on_a_front(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  c.style->furniture.cover = c.style->mirror = c.style->blank_back = true;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(" COVER_SECTION "/w:pgNumType)", "0");
  assert_answer(&c, DOCUMENT, "string(" BODY_SECTION "/w:type/@w:val)", "oddPage");
  assert_attribute(&c, "pgNumType", "start", "1");
  docx_case_end(&c);
}

static void a_cover_without_words_is_a_page(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "谢谢大家。");
  c.style->furniture.cover = true;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:p[1]/w:pPr/w:sectPr)", "1");
  g_autofree char *text = read_again(&c);
  assert_string_equal(text, "body 谢谢大家。\n");
  docx_case_end(&c);
}

static void the_grade_alone_stands_above_the_title(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  set_text(&c.style->furniture.grade, "机密");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[1])", "机密");
  assert_answer(&c, DOCUMENT, "count(//w:sectPr)", "1");
  g_autofree char *text = read_again(&c);
  assert_string_equal(text, speech);
  docx_case_end(&c);
}

/* ---- stage directions ---- */

static void directions_for_the_margin_have_a_box(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  docx_case_write(&c);
  assert_answer(&c, STYLES, "count(//w:style[@w:styleId='StageDirection']/w:pPr/w:pBdr)", "0");
  c.style->directions = DIRECTION_MARGIN;
  docx_case_write(&c);
  assert_answer(&c, STYLES, "count(//w:style[@w:styleId='StageDirection']/w:pPr/w:pBdr/*)", "4");
  docx_case_end(&c);
}

/* ---- all of it, as it was looked at in LibreOffice ---- */

/* One element a line, so that a difference is readable. */
static void append_part(struct docx_case *c, GString *all, const char *name) {
  g_autoptr(GBytes) part = package_read(c->package, name, NULL);
  g_autofree char *xml = g_strndup(g_bytes_get_data(part, NULL), g_bytes_get_size(part));
  g_auto(GStrv) elements = g_strsplit(xml, "><", -1);
  g_autofree char *unfolded = g_strjoinv(">\n<", elements);
  g_string_append_printf(all, "== %s\n%s\n", name, unfolded);
}

static void parts_are_as_expected(G_GNUC_UNUSED void **state) {
  static const char *const settings[] = {
      "page.mirror=yes",       "page.blank-back=yes",  "cover.copies=001-003", "grade.text=秘密★1年",
      "watermark.text=讨论稿", "line-numbers.every=5", "directions.as=margin", NULL};
  static const char *const parts[] = {DOCUMENT,           "word/header1.xml", "word/header3.xml",
                                      "word/footer1.xml", SETTINGS,           STYLES};
  struct docx_case c;
  begin(&c);
  set_style(&c, settings);
  docx_case_write(&c);
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    append_part(&c, all, parts[i]);
  assert_int_equal(golden_compare("tests/golden/editions/furniture.parts", all->str), 0);
  docx_case_end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(other_paper_has_its_measures),
      cmocka_unit_test(margins_are_mirrored_on_demand),
      cmocka_unit_test(pages_are_numbered_with_their_total),
      cmocka_unit_test(every_fifth_line_is_numbered),
      cmocka_unit_test(short_paragraphs_stay_whole),
      cmocka_unit_test(the_watermark_is_lettering_in_each_header),
      cmocka_unit_test(the_cover_is_a_section_before_the_speech),
      cmocka_unit_test(blanks_of_the_cover_are_those_of_the_text),
      cmocka_unit_test(under_duplex_the_speech_begins_on_a_front),
      cmocka_unit_test(a_cover_without_words_is_a_page),
      cmocka_unit_test(the_grade_alone_stands_above_the_title),
      cmocka_unit_test(directions_for_the_margin_have_a_box),
      cmocka_unit_test(parts_are_as_expected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
