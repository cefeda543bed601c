/* Page and grid of the Word file are computed from the style, whatever its sizes. */
#include "unit/docx_case.h"

#include "write/docx/measures.h"

/* As many cells as the style has columns fit the line with this charSpace, and would not with the next larger one. */
static void assert_tight_grid(const struct style *style) {
  struct measures m = measures_of(style);
  double width = (double)m.text_width / 20;
  double cell = style->size + (double)m.char_space / 4096;
  assert_true(style->columns * cell <= width);
  assert_true(style->columns * (cell + 1.0 / 4096) > width);
  assert_int_equal(m.text_height / m.line_pitch, style->lines);
  assert_true((m.line_pitch + 1) * style->lines > m.text_height);
  assert_int_equal(m.left + m.text_width + m.right, m.page_width);
  assert_int_equal(m.top + m.text_height + m.bottom, m.page_height);
}

/* GB/T 9704-2012: 28 characters of 16 pt by 22 lines. */
static void gongwen(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  struct measures m = measures_of(c.style);
  assert_int_equal(m.page_width, 11906);
  assert_int_equal(m.page_height, 16838);
  assert_int_equal(m.top, 2098);
  assert_int_equal(m.bottom, 1984);
  assert_int_equal(m.left, 1587);
  assert_int_equal(m.text_width, 8844);
  assert_int_equal(m.line_pitch, 579);
  assert_int_equal(m.char_space, -849);
  assert_in_range(m.footer, 1440, 1450); /* the dash 7 mm below the type area */
  assert_tight_grid(c.style);
  docx_case_end(&c);
}

static void a_denser_grid(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.style->columns = 30;
  c.style->lines = 25;
  struct measures m = measures_of(c.style);
  assert_int_equal(m.line_pitch, 510);
  assert_int_equal(m.char_space, -5161); /* (442.2 / 30 - 16) * 4096, down */
  assert_tight_grid(c.style);
  docx_case_end(&c);
}

/* 12 lines of 1063 twips are the type area's height, and in LibreOffice one line too many. */
static void lines_leave_some_twips_free(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.style->lines = 12;
  struct measures m = measures_of(c.style);
  assert_int_equal(m.text_height, 12 * 1063);
  assert_int_equal(m.line_pitch, 1062);
  docx_case_end(&c);
}

/* 12 pt: every size, indent and line of the file follows. */
static void smaller_characters(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.style->size = 12;
  c.style->columns = 36;
  c.style->lines = 30;
  for (int i = 0; i < ELEMENT_COUNT; i++)
    if (c.style->paragraphs[i].size == 16)
      c.style->paragraphs[i].size = 12;
  assert_tight_grid(c.style);
  struct measures m = measures_of(c.style);
  assert_int_equal(m.line_pitch, 425);
  assert_int_equal(m.char_space, 1160); /* (442.2 / 36 - 12) * 4096, down */
  docx_case_add(&c, ROLE_BODY, "一句话。");
  docx_case_write(&c);
  static const char normal[] = "//w:style[@w:styleId='Normal']";
  g_autofree char *size = g_strdup_printf("string(%s/w:rPr/w:sz/@w:val)", normal);
  g_autofree char *line = g_strdup_printf("string(%s/w:pPr/w:spacing/@w:line)", normal);
  g_autofree char *chars = g_strdup_printf("string(%s/w:pPr/w:ind/@w:firstLineChars)", normal);
  g_autofree char *twips = g_strdup_printf("string(%s/w:pPr/w:ind/@w:firstLine)", normal);
  assert_answer(&c, "word/styles.xml", size, "24");
  assert_answer(&c, "word/styles.xml", line, "425");
  assert_answer(&c, "word/styles.xml", chars, "200");
  assert_answer(&c, "word/styles.xml", twips, "480");
  assert_answer(&c, "word/styles.xml", "string(//w:docDefaults//w:sz/@w:val)", "24");
  assert_answer(&c, DOCUMENT, "string(//w:docGrid/@w:linePitch)", "425");
  assert_answer(&c, DOCUMENT, "string(//w:docGrid/@w:charSpace)", "1160");
  docx_case_end(&c);
}

/* The measures are in the styles, so that programs without a character grid set as many characters (docx 3). */
static void text_stands_off_the_grid(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "一句话。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:docGrid/@w:type)", "linesAndChars");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Normal']/w:rPr/w:spacing/@w:val)", "-6");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Normal']/w:rPr/w:snapToGrid/@w:val)", "0");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Normal']/w:pPr/w:snapToGrid/@w:val)", "0");
  assert_answer(&c, "word/styles.xml", /* a row of one line is as high as a line of text */
                "//w:style[@w:styleId='TableText']/w:pPr/w:spacing/@w:line + "
                "//w:style[@w:styleId='TableGrid']/w:tblPr/w:tblCellMar/w:top/@w:w + "
                "//w:style[@w:styleId='TableGrid']/w:tblPr/w:tblCellMar/w:bottom/@w:w",
                "579");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='TableText']/w:pPr/w:spacing/@w:lineRule)",
                "atLeast");
  assert_answer(&c, "word/styles.xml", "count(//w:overflowPunct) + count(//w:topLinePunct)", "0");
  docx_case_end(&c);
}

/* So many characters of the body's size, each drawn together by w:spacing, fit the line, and one more does not need to.
 */
static void characters_fit_without_a_grid(G_GNUC_UNUSED void **state) {
  static const struct {
    guint columns;
    double size;
  } pages[] = {{28, 16}, {30, 14}, {36, 12}};
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
    struct docx_case c;
    docx_case_begin(&c);
    c.style->columns = pages[i].columns;
    c.style->size = c.style->paragraphs[ELEMENT_BODY].size = pages[i].size;
    struct measures m = measures_of(c.style);
    assert_true(pages[i].columns * (pages[i].size * 20 + (double)m.letter_space) <= (double)m.text_width);
    assert_true((pages[i].columns + 1) * (pages[i].size * 20 + (double)m.letter_space) > (double)m.text_width);
    docx_case_end(&c);
  }
}

static void page_numbers_stand_outside_or_in_the_middle(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "一句话。");
  docx_case_write(&c);
  assert_answer(&c, "word/settings.xml", "count(//w:evenAndOddHeaders)", "1");
  assert_answer(&c, "word/footer1.xml", "string(//w:jc/@w:val)", "right");
  assert_answer(&c, "word/footer1.xml", "string(//w:ind/@w:right)", "280");
  assert_answer(&c, "word/footer2.xml", "string(//w:jc/@w:val)", "left");
  assert_answer(&c, "word/footer2.xml", "string(//w:ind/@w:leftChars)", "100");
  assert_answer(&c, "word/footer2.xml", "normalize-space(//w:p)", "— PAGE \\* MERGEFORMAT 1 —");
  c.style->number_place = NUMBER_CENTER;
  docx_case_write(&c);
  assert_answer(&c, "word/settings.xml", "count(//w:evenAndOddHeaders)", "0");
  assert_answer(&c, DOCUMENT, "count(//w:footerReference)", "1");
  assert_answer(&c, "word/footer1.xml", "string(//w:jc/@w:val)", "center");
  assert_false(package_has(c.package, "word/footer2.xml"));
  docx_case_end(&c);
}

/* What does not differ from the body is left to Normal: who changes that changes all. */
static void styles_say_only_what_differs(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "一句话。");
  docx_case_write(&c);
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='Salutation']/w:rPr)", "0");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='Heading1']/w:rPr/w:sz)", "0");
  assert_answer(&c, "word/styles.xml", "string(//w:style[@w:styleId='Heading1']/w:rPr/w:rFonts/@w:eastAsia)", "黑体");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='Heading1']/w:rPr/w:rFonts/@w:ascii)", "0");
  docx_case_end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gongwen),
      cmocka_unit_test(a_denser_grid),
      cmocka_unit_test(lines_leave_some_twips_free),
      cmocka_unit_test(smaller_characters),
      cmocka_unit_test(text_stands_off_the_grid),
      cmocka_unit_test(characters_fit_without_a_grid),
      cmocka_unit_test(page_numbers_stand_outside_or_in_the_middle),
      cmocka_unit_test(styles_say_only_what_differs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
