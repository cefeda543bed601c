/* Safe corrections and blanks that are filled in: what moves along in a block, what is left alone, and that tracked
 * changes can be taken back. */
#include "doc/edit.h"
#include "lib/jianggao.h"
#include "ooxml/package.h"
#include "unit/test.h"

#include <string.h>

#define TEXT                                                                                                           \
  "在植树会上的讲话\r\n\r\n同志们：\r\n\r\n"                                                               \
  "一是早准备,二是保成活。三要常管护...今年栽了１，２００棵！\r\n\r\n"                      \
  "大家评上了\"红旗组\",都高兴。网址是http://a.cn/x,y，电话是0571-8888。\r\n"

static struct jg *jg;

static struct jg_speech *read_with(const char *text, guint fix) {
  const struct jg_reading reading = {.fix = fix};
  struct jg_speech *speech = jg_read(jg, "speech.txt", text, strlen(text), &reading, NULL);
  assert_non_null(speech);
  return speech;
}

static bool keep(void *data, G_GNUC_UNUSED const char *part, const void *bytes, size_t length) {
  g_string_append_len(data, bytes, (gssize)length);
  return true;
}

static char *text_of(struct jg_speech *speech, const char *format) {
  GString *out = g_string_new(NULL);
  assert_true(jg_write(speech, format, NULL, keep, out, NULL));
  return g_string_free(out, FALSE);
}

/* ---- a block ---- */

static struct block *add_block(struct doc *doc, const char *text) {
  return doc_add_block(doc, ROLE_BODY, 7, 7, g_strdup(text));
}

static void everything_moves_along(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  struct block *block = add_block(doc, "一是快...二是×区好");
  const struct point points[] = {{.number = 1, .marker_length = 6, .lead_length = 12, .length = 12},
                                 {.number = 2, .start = 12, .marker_length = 6, .lead_length = 14, .length = 14}};
  const struct placeholder holder = {.start = 18, .length = 5, .sign_start = 18, .sign_length = 2, .identity = 1};
  block->points = g_array_new(FALSE, FALSE, sizeof(struct point));
  g_array_append_vals(block->points, points, 2);
  block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  g_array_append_val(block->placeholders, holder);
  assert_true(block_replace(block, 9, 3, "……"));
  assert_string_equal(block->text, "一是快……二是×区好");
  assert_string_equal(block->source, "一是快...二是×区好");
  const struct point *second = &g_array_index(block->points, struct point, 1);
  assert_int_equal(second->start, 15);
  assert_int_equal(g_array_index(block->points, struct point, 0).length, 15);
  const struct placeholder *moved = &g_array_index(block->placeholders, struct placeholder, 0);
  assert_int_equal(moved->sign_start, 21);
  guint line, column;
  block_place(block, second->start, &line, &column);
  assert_int_equal(column, 7);
  assert_true(block_replace(block, moved->sign_start, moved->sign_length, "城东"));
  assert_string_equal(block->text, "一是快……二是城东区好");
  moved = &g_array_index(block->placeholders, struct placeholder, 0);
  assert_int_equal(moved->sign_length, strlen("城东"));
  assert_int_equal(moved->length, strlen("城东区"));
  block_place(block, strlen("一是快……二是城东区"), &line, &column);
  assert_int_equal(column, 11);
}

static void a_table_is_left_alone(G_GNUC_UNUSED void **state) {
  g_autoptr(Doc) doc = doc_new();
  struct block *block = add_block(doc, "甲\t乙");
  block->table = g_new0(struct table, 1);
  assert_false(block_replace(block, 0, 3, "丙"));
  assert_string_equal(block->text, "甲\t乙");
}

/* ---- a text ---- */

static void without_being_asked_nothing_changes(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech = read_with(TEXT, 0);
  g_autofree char *text = text_of(speech, "txt");
  assert_non_null(strstr(text, "一是早准备,二是保成活。三要常管护...今年栽了１，２００棵！"));
  size_t length;
  char *bytes = jg_fix_bytes(speech, 0, &length, NULL);
  assert_int_equal(length, strlen(TEXT));
  assert_memory_equal(bytes, TEXT, length);
  jg_text_free(bytes);
  jg_speech_free(speech);
}

static void corrections_are_set(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech = read_with(TEXT, JG_FIX_ALL);
  g_autofree char *text = text_of(speech, "txt");
  assert_non_null(strstr(text, "一是早准备，二是保成活。三是要常管护……今年栽了1,200棵！"));
  assert_non_null(strstr(text, "大家评上了“红旗组”，都高兴。网址是http://a.cn/x,y，电话是0571-8888。"));
  struct jg_finding finding;
  assert_false(jg_finding_at(speech, 0, &finding));
  assert_int_equal(jg_fix_count(speech, JG_FIX_ALL), 7);
  jg_speech_free(speech);
}

/* A text in one line: each correction finds its own paragraph. */
static void corrections_in_one_line_are_set(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech =
      read_with("在植树会上的讲话　　　　同志们：　　　　今天讲种树,大家记牢。　　　　苗要早挖...坑要深挖。　　　　"
                "水要浇透,土要踏实。　　　　谢谢大家！\n",
                JG_FIX_ALL);
  g_autofree char *text = text_of(speech, "txt");
  assert_non_null(strstr(text, "今天讲种树，大家记牢。"));
  assert_non_null(strstr(text, "苗要早挖……坑要深挖。"));
  assert_non_null(strstr(text, "水要浇透，土要踏实。"));
  assert_int_equal(jg_fix_count(speech, JG_FIX_ALL), 3);
  jg_speech_free(speech);
}

/* Of a pair both marks are corrected or none, a comma with one Chinese side is one, and what is corrected stays. */
static void corrections_are_whole_and_stay(G_GNUC_UNUSED void **state) {
  static const char wanted[] =
      "在植树会上的讲话\n\n同志们：\n\n今年稳中有进（成绩另有材料，角度不同），刚才，5个组都说增产8%，"
      "比去年好。甲(Windows)\"乙\"\"丙。\n";
  struct jg_speech *speech =
      read_with("在植树会上的讲话\n\n同志们：\n\n今年稳中有进(成绩另有材料，角度不同),刚才,5个组都说增产8%,"
                "比去年好。甲(Windows)\"乙\"\"丙。\n",
                0);
  size_t length;
  char *bytes = jg_fix_bytes(speech, JG_FIX_ALL, &length, NULL);
  assert_int_equal(length, strlen(wanted));
  assert_memory_equal(bytes, wanted, length);
  struct jg_speech *again = read_with(wanted, 0);
  assert_int_equal(jg_fix_count(again, JG_FIX_ALL), 0);
  jg_speech_free(again);
  jg_text_free(bytes);
  jg_speech_free(speech);
}

static void classes_are_corrected_alone(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech = read_with(TEXT, JG_FIX_FIGURES);
  g_autofree char *text = text_of(speech, "txt");
  assert_non_null(strstr(text, "一是早准备,二是保成活。三要常管护...今年栽了1,200棵！"));
  jg_speech_free(speech);
}

/* Of the Word file the text before the changes is the source, and the text with them the corrected one. */
static void tracked_changes_can_be_taken_back(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech = read_with(TEXT, JG_FIX_ALL), *plain = read_with(TEXT, 0);
  GString *docx = g_string_new(NULL);
  assert_true(jg_write(speech, "docx", NULL, keep, docx, NULL));
  for (int original = 0; original < 2; original++) {
    const struct jg_reading reading = {.original = original, .proposals = !original};
    struct jg_speech *back = jg_read(jg, "speech.docx", docx->str, docx->len, &reading, NULL);
    assert_non_null(back);
    g_autofree char *got = text_of(back, "txt"), *wanted = text_of(original ? plain : speech, "txt");
    assert_string_equal(got, wanted);
    jg_speech_free(back);
  }
  g_string_free(docx, TRUE);
  jg_speech_free(speech);
  jg_speech_free(plain);
}

static void the_text_itself_keeps_its_encoding(G_GNUC_UNUSED void **state) {
  gsize size;
  g_autofree char *gb = g_convert(TEXT, -1, "GB18030", "UTF-8", NULL, &size, NULL);
  struct jg_speech *speech = jg_read(jg, "speech.txt", gb, size, NULL, NULL);
  size_t length;
  g_autofree char *bytes = jg_fix_bytes(speech, JG_FIX_MARKS, &length, NULL);
  g_autofree char *text = g_convert(bytes, (gssize)length, "UTF-8", "GB18030", NULL, NULL, NULL);
  assert_non_null(strstr(text, "一是早准备，二是保成活。三要常管护……今年栽了１，２００棵！\r\n\r\n"));
  char *diff = jg_fix_diff(speech, "speech.txt", JG_FIX_SERIES);
  assert_non_null(strstr(diff, "@@ -5 +5 @@\n-一是早准备,二是保成活。三要常管护"));
  assert_non_null(strstr(diff, "\n+一是早准备,二是保成活。三是要常管护"));
  jg_text_free(diff);
  jg_speech_free(speech);
}

/* ---- blanks ---- */

#define BLANKS "在×县植树会上的讲话\n\n同志们：\n\n×县今年要栽树×万亩，第×次植树从今天开始。请×××局长讲话。\n"

static struct jg_speech *read_filled(const char *const *fills) {
  const struct jg_reading reading = {.fills = fills};
  struct jg_speech *speech = jg_read(jg, "speech.txt", BLANKS, strlen(BLANKS), &reading, NULL);
  assert_non_null(speech);
  return speech;
}

static guint count_of(const struct jg_speech *speech, const char *id) {
  struct jg_finding finding;
  guint count = 0;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++)
    count += strcmp(finding.id, id) == 0;
  return count;
}

static void every_copy_is_filled(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech =
      read_filled((const char *const[]){"×县=青山县", "×万=3", "第×次=第二次", "×区=城东", NULL});
  g_autofree char *text = text_of(speech, "txt");
  assert_non_null(strstr(text, "在青山县植树会上的讲话"));
  assert_non_null(strstr(text, "青山县今年要栽树3万亩，第二次植树从今天开始。请×××局长讲话。"));
  assert_int_equal(count_of(speech, "fill-unknown"), 1);
  assert_int_equal(count_of(speech, "placeholder"), 1);
  struct jg_blank blank;
  assert_true(jg_blank_at(speech, 0, &blank));
  assert_int_equal(blank.places, 1);
  assert_int_equal(blank.line, 5);
  assert_false(jg_blank_at(speech, 1, &blank));
  jg_speech_free(speech);
}

static void an_empty_value_leaves_the_blank(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech = read_filled((const char *const[]){"×县=", NULL});
  g_autofree char *text = text_of(speech, "txt");
  assert_non_null(strstr(text, "在×县植树会上的讲话"));
  assert_int_equal(count_of(speech, "fill-unknown"), 0);
  jg_speech_free(speech);
}

/* A control that is filled in is bound to the data, which has its words. */
static void a_filled_control_keeps_its_binding(G_GNUC_UNUSED void **state) {
  struct jg_speech *speech = read_filled((const char *const[]){"×县=青山县", NULL});
  GString *docx = g_string_new(NULL);
  assert_true(jg_write(speech, "docx", NULL, keep, docx, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new(docx->str, docx->len);
  g_autoptr(Package) package = package_open(bytes, NULL);
  g_autoptr(GBytes) data = package_read(package, "customXml/item1.xml", NULL),
                    document = package_read(package, "word/document.xml", NULL);
  g_autofree char *values = g_strndup(g_bytes_get_data(data, NULL), g_bytes_get_size(data));
  g_autofree char *xml = g_strndup(g_bytes_get_data(document, NULL), g_bytes_get_size(document));
  assert_non_null(strstr(values, "<s:item1 name=\"×县\">青山</s:item1>"));
  assert_non_null(strstr(values, "<s:item2 name=\"×万\"/>"));
  const char *control = strstr(xml, "<w:tag w:val=\"item1\"/>"), *end = strstr(control, "</w:sdt>");
  g_autofree char *filled = g_strndup(control, (gsize)(end - control));
  assert_non_null(strstr(filled, "<w:t>青山</w:t>"));
  assert_non_null(strstr(filled, "w:dataBinding"));
  assert_null(strstr(filled, "showingPlcHdr"));
  g_string_free(docx, TRUE);
  jg_speech_free(speech);
}

static int load(G_GNUC_UNUSED void **state) {
  jg = jg_new(NULL, NULL);
  return jg ? 0 : -1;
}

static int unload(G_GNUC_UNUSED void **state) {
  jg_free(jg);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(everything_moves_along),
      cmocka_unit_test(a_table_is_left_alone),
      cmocka_unit_test(without_being_asked_nothing_changes),
      cmocka_unit_test(corrections_are_set),
      cmocka_unit_test(corrections_in_one_line_are_set),
      cmocka_unit_test(corrections_are_whole_and_stay),
      cmocka_unit_test(classes_are_corrected_alone),
      cmocka_unit_test(tracked_changes_can_be_taken_back),
      cmocka_unit_test(the_text_itself_keeps_its_encoding),
      cmocka_unit_test(every_copy_is_filled),
      cmocka_unit_test(an_empty_value_leaves_the_blank),
      cmocka_unit_test(a_filled_control_keeps_its_binding),
  };
  return cmocka_run_group_tests_name("fixes", tests, load, unload);
}
