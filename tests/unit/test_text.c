/* The speech as plain text: a line a block, the title in the lines of its author. */
#include "unit/test.h"

#include "doc/check.h"
#include "doc/cursor.h"
#include "write/json.h"
#include "write/text.h"
#include "write/writer.h"

static struct block *add(struct doc *doc, enum role role, const char *text) {
  guint line = doc->blocks->len + 1;
  return doc_add_block(doc, role, line, line, g_strdup(text));
}

static void assert_text(const struct doc *doc, const struct style *style, const char *expected) {
  g_autoptr(GPtrArray) paragraphs = compose_doc(doc, style);
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  struct write_job job = {.doc = doc, .paragraphs = paragraphs, .style = style};
  assert_true(text_write(&job, artifacts, NULL));
  gsize length;
  const char *bytes = g_bytes_get_data(((struct artifact *)g_ptr_array_index(artifacts, 0))->bytes, &length);
  g_autofree char *text = g_strndup(bytes, length);
  assert_string_equal(text, expected);
}

static void titles_have_the_authors_lines(void **state) {
  (void)state;
  g_autoptr(Doc) doc = doc_new();
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  add(doc, ROLE_TITLE, "关于做好全镇冬春季林区防灭火工作的再动员讲话");
  add(doc, ROLE_TITLE, "（提纲）");
  add(doc, ROLE_SUBTITLE, "在全市水利工程建设现场推进会议暨秋冬季农田建设动员大会上的发言");
  add(doc, ROLE_TABLE, "甲\t乙\n丙\t丁");
  assert_text(doc, style,
              "关于做好全镇冬春季林区防灭火工作的再动员讲话\n（提纲）\n"
              "在全市水利工程建设现场推进会议暨秋冬季农田建设动员大会上的发言\n甲\t乙\n丙\t丁\n");
}

/* A heading that runs in shares the line of its body; one whose body is not there has a line of its own. */
static void run_in_headings_share_a_line(void **state) {
  (void)state;
  g_autoptr(Doc) doc = doc_new();
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  static const char *const headings[] = {"一、江海", "二、潮头"};
  for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) {
    struct block *heading = add(doc, ROLE_HEADING, headings[i]);
    heading->level = 1;
    heading->run_in = true;
    heading->source = g_strconcat(heading->text, "。", NULL);
    add(doc, i == 0 ? ROLE_BODY : ROLE_NOTE, "春水来了。");
  }
  assert_text(doc, style, "一、江海。春水来了。\n二、潮头。\n春水来了。\n");
}

static void a_body_is_one_line_however_it_is_set(void **state) {
  (void)state;
  g_autoptr(Doc) doc = doc_new();
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  struct block *body = add(doc, ROLE_BODY, "两件事。一是看江海。二是听春水。");
  static const char *const leads[] = {"一是看江海。", "二是听春水。"};
  body->points = g_array_new(FALSE, TRUE, sizeof(struct point));
  for (gsize i = 0; i < G_N_ELEMENTS(leads); i++) {
    struct point point = {POINT_SENTENCE,
                          (guint)i + 1,
                          (gsize)(strstr(body->text, leads[i]) - body->text),
                          strlen("一是"),
                          strlen(leads[i]),
                          strlen(leads[i]),
                          1};
    g_array_append_val(body->points, point);
  }
  add(doc, ROLE_BODY, "谢谢。");
  for (enum points_mode mode = POINTS_PLAIN; mode <= POINTS_PARAGRAPH; mode++) {
    style->points = mode;
    assert_text(doc, style, "两件事。一是看江海。二是听春水。\n谢谢。\n");
  }
}

/* m² is not m2: what Unicode has raised and lowered stays so. */
static void scripts_are_kept(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  g_autoptr(Style) style = style_load("gongwen", NULL);
  struct block *block = doc_add_block(doc, ROLE_BODY, 1, 1, g_strdup("每亩667m2，少排CO2和xa。"));
  const struct mark marks[] = {
      {10, 1, MARK_SUPERSCRIPT, NULL}, {22, 1, MARK_SUBSCRIPT, NULL}, {27, 1, MARK_SUPERSCRIPT, NULL}};
  block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_vals(block->marks, marks, G_N_ELEMENTS(marks));
  assert_text(doc, style, "每亩667m²，少排CO₂和xa。\n");
}

static void every_raised_and_lowered_sign_has_its_own(G_GNUC_UNUSED void **state) {
  static const char signs[] = "0123456789+-()nx";
  static const struct {
    enum mark_kind kind;
    const char *text;
  } cases[] = {{MARK_SUPERSCRIPT, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿx\n"},
               {MARK_SUBSCRIPT, "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙx\n"},
               {MARK_BOLD, "0123456789+-()nx\n"}};
  g_autoptr(Style) style = style_load("gongwen", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Doc) doc = doc_new();
    struct block *block = doc_add_block(doc, ROLE_BODY, 1, 1, g_strdup(signs));
    const struct mark mark = {0, strlen(signs), cases[i].kind, NULL};
    block->marks = g_array_new(FALSE, FALSE, sizeof mark);
    g_array_append_val(block->marks, mark);
    assert_text(doc, style, cases[i].text);
  }
}

/* The tree as JSON tells the marks, in code points. */
static void json_tells_the_marks(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  g_autoptr(Report) report = report_new();
  struct block *block = add(doc, ROLE_BODY, "绿地m2，不许砍树。");
  const struct mark marks[] = {{7, 1, MARK_SUPERSCRIPT, NULL}, {11, 12, MARK_EMPHASIS, "dot"}};
  block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_vals(block->marks, marks, G_N_ELEMENTS(marks));
  assert_true(doc_check_order(doc));
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  assert_true(json_write(&(struct write_job){.doc = doc, .report = report}, artifacts, NULL));
  gsize length;
  const char *bytes = g_bytes_get_data(((struct artifact *)g_ptr_array_index(artifacts, 0))->bytes, &length);
  g_autofree char *json = g_strndup(bytes, length);
  assert_non_null(strstr(json, "{ \"start\": 3, \"length\": 1, \"kind\": \"superscript\" }"));
  assert_non_null(strstr(json, "{ \"start\": 5, \"length\": 4, \"kind\": \"emphasis\", \"value\": \"dot\" }"));
  g_array_index(block->marks, struct mark, 1).length = 2; /* ends inside a character */
  assert_false(doc_check_order(doc));
}

/* A table's rows, and the cells that take more than one place. */
static void json_tells_the_cells_that_are_one(G_GNUC_UNUSED void **state) {
  static const char *const cells[] = {"渠", "长", "", "宽", "东渠", "三里"};
  const struct extent extents[] = {{2, 1}, {1, 2}, {0, 0}, {0, 0}, {1, 1}, {1, 1}};
  g_autoptr(Doc) doc = doc_new();
  g_autoptr(Report) report = report_new();
  struct block *block = add(doc, ROLE_TABLE, "渠\t长\t\n宽\t东渠\t三里");
  block->table = g_new0(struct table, 1);
  *block->table = (struct table){2, 3, g_new0(char *, G_N_ELEMENTS(cells)), g_memdup2(extents, sizeof extents)};
  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    block->table->cells[i] = g_strdup(cells[i]);
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  assert_true(json_write(&(struct write_job){.doc = doc, .report = report}, artifacts, NULL));
  gsize length;
  const char *bytes = g_bytes_get_data(((struct artifact *)g_ptr_array_index(artifacts, 0))->bytes, &length);
  g_autofree char *json = g_strndup(bytes, length);
  assert_non_null(strstr(json, "\"rows\": [[\"渠\", \"长\", \"\"], [\"宽\", \"东渠\", \"三里\"]]"));
  assert_non_null(strstr(json, "\"merged\": [{ \"row\": 0, \"column\": 0, \"rows\": 2, \"columns\": 1 }, "
                               "{ \"row\": 0, \"column\": 1, \"rows\": 1, \"columns\": 2 }]"));
}

/* A cursor finds what block_place() finds, in whatever order it is asked, and its way back leads to the same byte. */
static void a_cursor_finds_the_same_places(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  struct block *blocks[] = {add(doc, ROLE_BODY, "江水a长，b山高。"), add(doc, ROLE_BODY, "江水a长，b山高。")};
  const struct origin origins[] = {{0, 3, 5}, {7, 4, 1}, {13, 6, 9}};
  blocks[1]->origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
  g_array_append_vals(blocks[1]->origins, origins, G_N_ELEMENTS(origins));
  static const gsize order[] = {20, 0, 13, 10, 7, 14, 6, 3, 17, 23, 7, 0, 20};
  for (guint i = 0; i < G_N_ELEMENTS(blocks); i++) {
    struct block_cursor cursor = block_cursor(blocks[i]);
    for (guint k = 0; k < G_N_ELEMENTS(order); k++) {
      guint line, column, same_line, same_column;
      block_place(blocks[i], order[k], &line, &column);
      block_cursor_place(&cursor, order[k], &same_line, &same_column);
      assert_int_equal(same_line, line);
      assert_int_equal(same_column, column);
      assert_int_equal(block_seek(&cursor, line, column), order[k]);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_have_the_authors_lines),
      cmocka_unit_test(run_in_headings_share_a_line),
      cmocka_unit_test(a_body_is_one_line_however_it_is_set),
      cmocka_unit_test(scripts_are_kept),
      cmocka_unit_test(every_raised_and_lowered_sign_has_its_own),
      cmocka_unit_test(json_tells_the_marks),
      cmocka_unit_test(json_tells_the_cells_that_are_one),
      cmocka_unit_test(a_cursor_finds_the_same_places),
  };
  return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
