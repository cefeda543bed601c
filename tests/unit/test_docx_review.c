/* --review: findings as comments at their places, fixes as tracked changes that can be rejected. */
#include "unit/docx_case.h"

#include "write/docx/comments.h"

static void add_origin(struct block *block, gsize start, guint line, guint column) {
  struct origin origin = {start, line, column};
  if (!block->origins)
    block->origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
  g_array_append_val(block->origins, origin);
}

static struct finding *find(struct docx_case *c, guint line, guint column, const char *text) {
  return report_add(c->report, FINDING_SERIES_DRIFT, (struct place){line, column, text}, "Look at %s.",
                    text ? text : "this");
}

static void without_review_there_is_none(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  docx_case_add(&c, ROLE_BODY, "一是快，二是好，三要省。");
  find(&c, 1, 9, "三要");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:commentRangeStart)", "0");
  assert_false(package_has(c.package, "word/comments.xml"));
  docx_case_end(&c);
}

static void a_comment_holds_the_words_that_are_meant(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  docx_case_add(&c, ROLE_BODY, "一是快，二是好，三要省。");
  find(&c, 1, 9, "三要");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:r[preceding-sibling::w:commentRangeStart][1])", "三要");
  assert_answer(&c, DOCUMENT, "string(//w:commentRangeEnd/following-sibling::w:r[1]/w:commentReference/@w:id)", "0");
  assert_answer(&c, "word/comments.xml", "string(//w:comment[@w:id='0'])", "Look at 三要.");
  assert_answer(&c, "word/comments.xml", "string(//w:comment/@w:date)", "2026-01-01T00:00:00Z");
  assert_answer(&c, "word/commentsExtended.xml", "string(//w15:commentEx/@w15:done)", "0");
  assert_answer(&c, "word/styles.xml", "count(//w:style[@w:styleId='CommentText'])", "1");
  docx_case_end(&c);
}

/* Who opens the file reads the language of the text, whatever the language of the machine that made it. */
static void comments_are_in_the_language_of_the_text(G_GNUC_UNUSED void **state) {
  struct catalogue *catalogue = catalogue_load("zh_CN");
  assert_non_null(catalogue);
  assert_string_equal(catalogue_text(catalogue, "Say nothing but errors"), "只显示错误");
  assert_string_equal(catalogue_text(catalogue, "no such message"), "no such message");
  assert_string_equal(catalogue_text(NULL, "Say nothing but errors"), "Say nothing but errors");
  assert_null(catalogue_load("xx_YY"));
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  c.report->catalogue = catalogue;
  docx_case_add(&c, ROLE_BODY, "一是快，二是好，三要省。");
  report_add(c.report, FINDING_NUMBERING, (struct place){1, 1, "一是"},
             "%u numbers that Word counts by itself became text", 3);
  report_add(c.report, FINDING_COMMENT, (struct place){1, 5, "二是"}, "%s", "Say nothing but errors");
  docx_case_write(&c);
  const struct finding *finding = g_ptr_array_index(c.report->findings, 0);
  assert_string_equal(finding->message, "3 numbers that Word counts by itself became text");
  assert_answer(&c, "word/comments.xml", "contains(//w:comment[@w:id='0'], 'numbers')", "false");
  assert_answer(&c, "word/comments.xml", "contains(//w:comment[@w:id='0'], '3')", "true");
  assert_answer(&c, "word/comments.xml", "string(//w:comment[@w:id='1'])", "只显示错误");
  docx_case_end(&c);
  catalogue_free(catalogue);
}

/* A plural's one form is found under both words of the source. */
static void plurals_are_in_the_language_of_the_text(G_GNUC_UNUSED void **state) {
  struct catalogue *catalogue = catalogue_load("zh_CN");
  const char *one = catalogue_text(catalogue, "%u more finding has no comment here; jianggao check shows it.");
  const char *many = catalogue_text(catalogue, "%u more findings have no comment here; jianggao check shows them.");
  assert_string_equal(one, many);
  assert_null(strstr(many, "findings"));
  catalogue_free(catalogue);
}

/* Rejecting gives the source, accepting the corrected text. */
static void a_fix_is_a_tracked_change(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  docx_case_add(&c, ROLE_BODY, "一是快，二是好，三要省。");
  struct finding *finding = find(&c, 1, 9, "三要");
  finding->fix = (struct fix){.at = 10, .delete = 1, .insert = g_strdup("是要")};
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:del/w:r/w:delText)", "要");
  assert_answer(&c, DOCUMENT, "string(//w:ins/w:r/w:t)", "是要");
  assert_answer(&c, DOCUMENT, "//w:ins/@w:id = //w:del/@w:id", "false");
  assert_answer(&c, DOCUMENT, "string(//w:ins/@w:author)", "jianggao");
  assert_answer(&c, DOCUMENT, "concat(//w:p/w:r[1], //w:p/w:r[2], //w:p/w:r[4])", "一是快，二是好，三省。");
  assert_answer(&c, DOCUMENT, "count(//w:del//w:t)", "0");
  docx_case_end(&c);
}

/* One byte comes in, or nothing does, or nothing goes. */
static void a_fix_may_be_small(G_GNUC_UNUSED void **state) {
  static const struct {
    guint delete;
    const char *insert, *deletions, *deleted, *inserted;
  } cases[] = {{1, ",", "1", "，", ","}, {1, "", "1", "，", ""}, {0, ",", "0", "", ","}, {0, "", "0", "", ""}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct docx_case c;
    docx_case_begin(&c);
    c.options.review = true;
    docx_case_add(&c, ROLE_BODY, "修渠1，200米。");
    find(&c, 1, 3, "1，200")->fix =
        (struct fix){.at = 4, .delete = cases[i].delete, .insert = g_strdup(cases[i].insert)};
    docx_case_write(&c);
    assert_answer(&c, DOCUMENT, "count(//w:del)", cases[i].deletions);
    assert_answer(&c, DOCUMENT, "string(//w:del)", cases[i].deleted);
    assert_answer(&c, DOCUMENT, "string(//w:ins)", cases[i].inserted);
    assert_answer(&c, DOCUMENT, "count(//w:ins)", *cases[i].inserted ? "1" : "0");
    docx_case_end(&c);
  }
}

/* A fix may stand before the words that are meant, and the next finding behind them is found all the same. */
static void a_fix_may_stand_before_its_words(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  docx_case_add(&c, ROLE_BODY, "一是快，二是好，三要省，四要准。");
  find(&c, 1, 9, "三要")->fix = (struct fix){.at = 6, .delete = 1, .insert = g_strdup("要")};
  find(&c, 1, 13, "四要");
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "string(//w:del)", "是");
  assert_answer(&c, DOCUMENT, "string(//w:del/preceding-sibling::w:r[1])", "一是快，二");
  assert_answer(&c, DOCUMENT, "string(//w:commentRangeStart[@w:id='1']/following-sibling::w:r[1])", "四要");
  docx_case_end(&c);
}

/* One physical line may be several blocks, and one block several lines. */
static void places_follow_the_source(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  struct block *heading = docx_case_heading(&c, 1, true, "一、开头");
  struct block *body = doc_add_block(c.doc, ROLE_BODY, 1, 3, g_strdup("正文从这里开始，在下一行接着写。"));
  assert_int_equal(heading->first_line, 1);
  add_origin(body, 0, 1, 6);
  add_origin(body, strlen("正文从这里开始，"), 3, 3);
  find(&c, 1, 3, "开头");
  find(&c, 1, 6, "正文");
  find(&c, 3, 3, "在");
  find(&c, 3, 6, "行");
  find(&c, 2, 1, "gone"); /* in a line that was dropped: behind what stands before it */
  docx_case_write(&c);
  static const char path[] = "string(//w:commentRangeStart[@w:id='%d']/following-sibling::w:r[1])";
  static const char *const words[] = {"开头", "正文"};
  for (int i = 0; i < 2; i++) {
    g_autofree char *ask = g_strdup_printf(path, i);
    assert_answer(&c, DOCUMENT, ask, words[i]);
  }
  g_autofree char *first = g_strdup_printf(path, 3), *second = g_strdup_printf(path, 4);
  assert_answer(&c, DOCUMENT, first, "在");
  assert_answer(&c, DOCUMENT, second, "行");
  assert_answer(&c, DOCUMENT, "string(//w:p[1])", "一、开头。");
  docx_case_end(&c);
}

/* The whole input: at the first paragraph.  Dropped lines: nowhere. */
static void findings_without_a_place(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  doc_add_block(c.doc, ROLE_TITLE, 5, 5, g_strdup("在会上的讲话"));
  find(&c, 0, 0, NULL);
  find(&c, 2, 1, "dropped");
  find(&c, 9, 1, "behind");
  docx_case_write(&c);
  assert_answer(&c, "word/comments.xml", "count(//w:comment)", "1");
  assert_answer(&c, DOCUMENT, "string(//w:commentRangeStart/following-sibling::w:r[1])", "在会上的讲话");
  docx_case_end(&c);
}

static void only_the_first_of_equal_placeholders_is_commented(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  g_ptr_array_add(c.doc->placeholder_names, g_strdup("×区"));
  struct block *block = docx_case_add(&c, ROLE_BODY, "×区是新×区。");
  block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  for (gsize start = 0; start <= 12; start += 11) {
    struct placeholder placeholder = {start, 5, start, 2, 1, NULL};
    g_array_append_val(block->placeholders, placeholder);
  }
  report_add(c.report, FINDING_PLACEHOLDER, (struct place){1, 1, "×区"}, "Fill in ×区.");
  report_add(c.report, FINDING_PLACEHOLDER, (struct place){1, 5, "×区"}, "Fill in ×区.");
  docx_case_write(&c);
  assert_answer(&c, "word/comments.xml", "count(//w:comment)", "1");
  assert_answer(&c, DOCUMENT, "count(//w:commentRangeStart/following-sibling::w:sdt)", "2");
  assert_answer(&c, DOCUMENT, "string(//w:p)", "×区是新×区。");
  docx_case_end(&c);
}

/* Starts and ends are balanced, however findings lie across each other and across controls. */
static void overlapping_comments_are_balanced(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  g_ptr_array_add(c.doc->placeholder_names, g_strdup("XXX市"));
  struct block *block = docx_case_add(&c, ROLE_BODY, "在XXX市开会。");
  struct placeholder placeholder = {3, 6, 3, 3, 1, NULL};
  block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  g_array_append_val(block->placeholders, placeholder);
  find(&c, 1, 1, "在XX");
  find(&c, 1, 3, "X");
  find(&c, 1, 4, "X市开会。");
  find(&c, 1, 8, "。");
  find(&c, 1, 0, NULL);
  struct finding *inside = find(&c, 1, 3, "X");
  inside->fix = (struct fix){.at = 3, .delete = 1, .insert = g_strdup("Y")};
  docx_case_write(&c);
  assert_answer(&c, DOCUMENT, "count(//w:commentRangeStart)", "6");
  assert_answer(&c, DOCUMENT, "count(//w:commentRangeEnd)", "6");
  assert_answer(&c, DOCUMENT, "count(//w:commentReference)", "6");
  assert_answer(&c, DOCUMENT, "concat(//w:p/w:r[1], //w:sdt)", "在XXX");
  assert_answer(&c, DOCUMENT, "count(//w:ins | //w:del)", "0"); /* what is to be filled in is not corrected */
  docx_case_end(&c);
}

/* Beside what is to be filled in corrections are made, in it none, nor between its signs. */
static void corrections_stop_at_what_is_to_be_filled_in(G_GNUC_UNUSED void **state) {
  static const struct {
    guint at, delete;
    const char *deleted, *inserted;
  } cases[] = {{2, 1, "在", "到"}, {2, 2, "", ""},       {3, 0, "", "到"}, {4, 0, "", ""},
               {3, 1, "", ""},     {4, 1, "", ""},       {5, 0, "", "到"}, {5, 1, "区", "到"},
               {6, 1, "开", "到"}, {7, 2, "会，", "到"}, {8, 2, "", ""}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct docx_case c;
    docx_case_begin(&c);
    c.options.review = true;
    g_ptr_array_add(c.doc->placeholder_names, g_strdup("××区"));
    struct block *block = docx_case_add(&c, ROLE_BODY, "请在××区开会，×区看水。");
    const struct placeholder holders[] = {{6, 7, 6, 4, 1, NULL}, {22, 5, 22, 2, 1, NULL}};
    block->placeholders = g_array_new(FALSE, FALSE, sizeof *holders);
    g_array_append_vals(block->placeholders, holders, G_N_ELEMENTS(holders));
    find(&c, 1, cases[i].at, NULL)->fix =
        (struct fix){.at = cases[i].at, .delete = cases[i].delete, .insert = g_strdup("到")};
    docx_case_write(&c);
    assert_answer(&c, DOCUMENT, "string(//w:del)", cases[i].deleted);
    assert_answer(&c, DOCUMENT, "string(//w:ins)", cases[i].inserted);
    docx_case_end(&c);
  }
}

static void very_many_findings(G_GNUC_UNUSED void **state) {
  struct docx_case c;
  docx_case_begin(&c);
  c.options.review = true;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < COMMENTS_MAX + 5; i++) {
    g_string_append(text, "字句。");
    find(&c, 1, 3 * i + 1, "字");
  }
  docx_case_add(&c, ROLE_BODY, text->str);
  docx_case_write(&c);
  assert_answer(&c, "word/comments.xml", "count(//w:comment)", "10000");
  assert_answer(&c, DOCUMENT, "count(//w:commentReference)", "10000");
  g_autofree char *last = docx_case_ask(&c, "word/comments.xml", "string(//w:comment[last()])");
  assert_non_null(strstr(last, "6 more findings")); /* all but the 9,999 that have theirs */
  g_string_free(text, TRUE);
  docx_case_end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(without_review_there_is_none),
      cmocka_unit_test(a_comment_holds_the_words_that_are_meant),
      cmocka_unit_test(a_fix_is_a_tracked_change),
      cmocka_unit_test(comments_are_in_the_language_of_the_text),
      cmocka_unit_test(plurals_are_in_the_language_of_the_text),
      cmocka_unit_test(a_fix_may_be_small),
      cmocka_unit_test(a_fix_may_stand_before_its_words),
      cmocka_unit_test(places_follow_the_source),
      cmocka_unit_test(findings_without_a_place),
      cmocka_unit_test(only_the_first_of_equal_placeholders_is_commented),
      cmocka_unit_test(corrections_stop_at_what_is_to_be_filled_in),
      cmocka_unit_test(very_many_findings),
      cmocka_unit_test(overlapping_comments_are_balanced),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
