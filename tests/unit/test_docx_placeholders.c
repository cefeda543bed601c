/* Placeholders: one content control for each, one value for all that stand for one thing. */
#include "unit/docx_case.h"

#include "write/docx/controls.h"

static void add_placeholder(struct block *block, const char *text, const char *sign, guint identity) {
  if (!block->placeholders)
    block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  gsize after = 0;
  if (block->placeholders->len > 0) {
    const struct placeholder *last =
        &g_array_index(block->placeholders, struct placeholder, block->placeholders->len - 1);
    after = last->start + last->length;
  }
  gsize start = (gsize)(strstr(block->text + after, text) - block->text);
  gsize sign_start = (gsize)(strstr(block->text + start, sign) - block->text);
  struct placeholder placeholder = {start, strlen(text), sign_start, strlen(sign), identity, NULL};
  g_array_append_val(block->placeholders, placeholder);
}

static void begin(struct docx_case *c) {
  docx_case_begin(c);
  g_ptr_array_add(c->doc->placeholder_names, g_strdup("×区"));
  g_ptr_array_add(c->doc->placeholder_names, g_strdup("第×届"));
  struct block *block = docx_case_add(c, ROLE_BODY, "我们×区第×届运动会开幕了，×区人民很高兴。");
  add_placeholder(block, "×区", "×", 1);
  add_placeholder(block, "第×届", "×", 2);
  add_placeholder(block, "×区", "×", 1);
  docx_case_write(c);
}

static void a_control_covers_the_sign_alone(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  assert_answer(&c, DOCUMENT, "count(//w:sdt)", "3");
  assert_answer(&c, DOCUMENT, "string(//w:sdt[1]/w:sdtContent)", "×");
  assert_answer(&c, DOCUMENT, "string(//w:p)", "我们×区第×届运动会开幕了，×区人民很高兴。");
  assert_answer(&c, DOCUMENT, "string(//w:sdt[1]/w:sdtPr/w:alias/@w:val)", "×区");
  assert_answer(&c, DOCUMENT, "//w:sdt[1]/w:sdtPr/w:id/@w:val = //w:sdt[3]/w:sdtPr/w:id/@w:val", "false");
  docx_case_end(&c);
}

static void equal_placeholders_share_a_node(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  static const char path[] = "//w:sdt[%d]/w:sdtPr/w:dataBinding/@w:xpath";
  g_autofree char *first = g_strdup_printf(path, 1), *second = g_strdup_printf(path, 2);
  g_autofree char *third = g_strdup_printf(path, 3);
  g_autofree char *same = g_strdup_printf("%s = %s", first, third);
  g_autofree char *other = g_strdup_printf("%s = %s", first, second);
  assert_answer(&c, DOCUMENT, same, "true");
  assert_answer(&c, DOCUMENT, other, "false");
  /* the paths lead to empty nodes of the data */
  const char *const paths[] = {first, second};
  for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autofree char *xpath = docx_case_ask(&c, DOCUMENT, paths[i]);
    g_autofree char *name = g_strdup_printf("string(%s[not(node())]/@name)", xpath);
    assert_answer(&c, "customXml/item1.xml", name, g_ptr_array_index(c.doc->placeholder_names, i));
  }
  assert_answer(&c, "customXml/item1.xml", "count(/s:placeholders/*)", "2");
  docx_case_end(&c);
}

/* Signs in Han or full-width characters stand in combo boxes: LibreOffice 7.4 saves plain text of several scripts, as
 * it counts them, several times. */
static void signs_of_han_are_no_plain_text(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  g_ptr_array_add(c.doc->placeholder_names, g_strdup("某某县"));
  g_ptr_array_add(c.doc->placeholder_names, g_strdup("XX村"));
  struct block *block = docx_case_add(&c, ROLE_BODY, "某某县XX村的同志们辛苦了。");
  add_placeholder(block, "某某县", "某某", 1);
  add_placeholder(block, "XX村", "XX", 2);
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:sdt[1]/w:sdtPr/w:comboBox) - count(//w:sdt[1]/w:sdtPr/w:text)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:sdt[2]/w:sdtPr/w:text) - count(//w:sdt[2]/w:sdtPr/w:comboBox)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:sdtPr/w:dataBinding)", "2");
  docx_case_end(&c);
}

/* An empty control shows its docPart's text: without it Word would show five blanks. */
static void the_glossary_shows_the_signs(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  assert_answer(&c, "word/glossary/document.xml", "count(//w:docPart)", "1");
  assert_answer(&c, "word/glossary/document.xml", "string(//w:docPartBody)", "×");
  g_autofree char *name = docx_case_ask(&c, "word/glossary/document.xml", "string(//w:docPartPr/w:name/@w:val)");
  assert_answer(&c, DOCUMENT, "string(//w:sdt[2]/w:sdtPr/w:placeholder/w:docPart/@w:val)", name);
  docx_case_end(&c);
}

static void the_data_is_related_to_the_controls(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  g_autofree char *store = docx_case_ask(&c, DOCUMENT, "string(//w:sdt[1]/w:sdtPr/w:dataBinding/@w:storeItemID)");
  assert_int_equal(strlen(store), 38);
  g_autofree char *same = g_strdup_printf("count(/*[@*='%s'])", store);
  assert_answer(&c, "customXml/itemProps1.xml", same, "1");
  assert_answer(&c, "customXml/_rels/item1.xml.rels", "string(//p:Relationship/@Target)", "itemProps1.xml");
  assert_answer(&c, "word/_rels/document.xml.rels",
                "count(//p:Relationship[@Target='../customXml/item1.xml' or @Target='glossary/document.xml'])", "2");
  docx_case_end(&c);
}

static void or_highlighted_text(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  c.options.placeholders = PLACEHOLDERS_HIGHLIGHT;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:sdt)", "0");
  assert_answer(&c, DOCUMENT, "count(//w:r[w:rPr/w:highlight and string(w:t)='×'])", "3");
  assert_false(package_has(c.package, "customXml/item1.xml"));
  assert_false(package_has(c.package, "word/glossary/document.xml"));
  docx_case_end(&c);
}

/* In a heading and in a title, too, and as the last words of a run-in heading. */
static void placeholders_in_headings(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  begin(&c);
  add_placeholder(docx_case_add(&c, ROLE_TITLE, "在XX县的讲话"), "XX县", "XX", 1);
  add_placeholder(docx_case_heading(&c, 1, true, "一、建设好×区"), "×区", "×", 1);
  docx_case_add(&c, ROLE_BODY, "大家都要出力。");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:p[2])", "在XX县的讲话");
  assert_answer(&c, DOCUMENT, "string(//w:p[3])", "一、建设好×区。");
  assert_answer(&c, DOCUMENT, "count(//w:p[2]//w:sdt) + count(//w:p[3]//w:sdt)", "2");
  assert_answer(&c, "word/glossary/document.xml", "count(//w:docPart)", "2");
  docx_case_end(&c);
}

/* Word slows down with thousands of controls: from some number on, highlighting has to do. */
static void very_many_placeholders(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  g_ptr_array_add(c.doc->placeholder_names, g_strdup("×区"));
  GString *text = g_string_new(NULL);
  GArray *list = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  for (guint i = 0; i < CONTROLS_MAX + 3; i++) {
    struct placeholder placeholder = {text->len, strlen("×区"), text->len, strlen("×"), 1, NULL};
    g_array_append_val(list, placeholder);
    g_string_append(text, "×区、");
  }
  docx_case_add(&c, ROLE_BODY, text->str)->placeholders = list;
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:sdt)", "10000");
  assert_answer(&c, DOCUMENT, "count(//w:highlight)", "3");
  g_string_free(text, TRUE);
  docx_case_end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_control_covers_the_sign_alone),
      cmocka_unit_test(equal_placeholders_share_a_node),
      cmocka_unit_test(signs_of_han_are_no_plain_text),
      cmocka_unit_test(the_glossary_shows_the_signs),
      cmocka_unit_test(the_data_is_related_to_the_controls),
      cmocka_unit_test(or_highlighted_text),
      cmocka_unit_test(placeholders_in_headings),
      cmocka_unit_test(very_many_placeholders),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
