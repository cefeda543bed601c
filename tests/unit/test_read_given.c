/* What the user says of lines and of characters in them: --as and the sidecar file. */
#include "unit/golden.h"
#include "unit/reading.h"

#define BODY "今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落实。\n"

/* Reads the text with up to three things said. */
static struct reading read_as(const char *text, const char *first, const char *second, const char *third) {
  char *overrides[] = {(char *)(gpointer)first, (char *)(gpointer)second, (char *)(gpointer)third, NULL};
  struct read_options options = {.overrides = overrides};
  return read_bytes(text, strlen(text), &options);
}

/* One thing said: the outline, and what was left out. */
static void assert_as(const char *text, const char *said, const char *outline, const char *dropped) {
  struct reading reading = read_as(text, said, NULL, NULL);
  assert_non_null(reading.doc);
  g_autofree char *got = outline_of(reading.doc);
  g_autofree char *left_out = dropped_of(reading.doc);
  if (strcmp(got, outline) != 0 || strcmp(left_out, dropped) != 0)
    print_message("--as %s\n", said);
  assert_string_equal(got, outline);
  assert_string_equal(left_out, dropped);
  assert_true(has_finding(reading.report, "override"));
  reading_end(&reading);
}

static void lines_and_ranges(G_GNUC_UNUSED void **state) {
  assert_as("在工作会议上的讲话\n同志们：\n" BODY BODY, "3=note", "T S N B", "");
  assert_as("在工作会议上的讲话\n同志们：\n" BODY BODY BODY, "3-4=note", "T S N N B", "");
  assert_as("在工作会议上的讲话\n同志们：\n" BODY "下面的不用\n再下面的也不用\n", "4-5=drop", "T S B",
            "下面的不用|再下面的也不用");
  assert_as("在工作会议上的讲话\n同志们：\n" BODY "某市林业局\n", "4=signature", "T S B G", "");
}

static void every_role_can_be_said(G_GNUC_UNUSED void **state) {
  const enum role roles[] = {ROLE_TITLE,     ROLE_SUBTITLE,         ROLE_SALUTATION,      ROLE_HEADING,
                             ROLE_BODY,      ROLE_INNER_SALUTATION, ROLE_STAGE_DIRECTION, ROLE_NOTE,
                             ROLE_SIGNATURE, ROLE_ATTACHMENT};
  for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
    g_autofree char *said = g_strdup_printf("3=%s", role_name(roles[i]));
    struct reading reading = read_as("在工作会议上的讲话\n同志们：\n山高水长\n" BODY, said, NULL, NULL);
    assert_int_equal(reading.doc->blocks->len, 4);
    assert_int_equal(block_at(&reading, 2)->role, roles[i]);
    assert_string_equal(block_at(&reading, 2)->text, "山高水长");
    reading_end(&reading);
  }
  assert_as("在工作会议上的讲话\n同志们：\n" BODY "甲 乙 丙\n", "4=table", "T S B X", "");
}

static void headings_have_levels(G_GNUC_UNUSED void **state) {
  assert_as("在工作会议上的讲话\n同志们：\n山高水长\n" BODY, "3=heading-2", "T S 2 B", "");
  assert_as("在工作会议上的讲话\n同志们：\n山高水长\n" BODY, "3=heading-4", "T S 4 B", "");
  assert_as("在工作会议上的讲话\n同志们：\n（二）山高水长\n" BODY, "3=heading", "T S 2 B", "");
}

static enum block_kind kind_as(const char *said) {
  struct reading reading = read_as("在工作会议上的讲话\n山高水长\n同志们：\n" BODY, said, NULL, NULL);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T s S B");
  enum block_kind kind = block_at(&reading, 1)->kind;
  reading_end(&reading);
  return kind;
}

static void subtitles_have_kinds(G_GNUC_UNUSED void **state) {
  assert_int_equal(kind_as("2=date"), KIND_DATE);
  assert_int_equal(kind_as("2=speaker"), KIND_SPEAKER);
  assert_int_equal(kind_as("2=occasion"), KIND_OCCASION);
}

/* A date under the last paragraph belongs to who signs. */
static void a_date_signs_at_the_end(G_GNUC_UNUSED void **state) {
  struct reading reading =
      read_as("在工作会议上的讲话\n同志们：\n" BODY "某市林业局\n丰收时节\n", "4=signature", "5=date", NULL);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S B G G");
  assert_int_equal(block_at(&reading, 4)->kind, KIND_DATE);
  reading_end(&reading);
}

static void characters_of_a_line(G_GNUC_UNUSED void **state) {
  assert_as("在工作会议上的讲话\n同志们：\n办公室工作无小事。海量素材都在这里\n" BODY, "3:10-17=drop", "T S B B",
            "海量素材都在这里");
  assert_as("在工作会议上的讲话\n同志们：\n办公室（广告位）工作无小事，桩桩件件连民心。\n" BODY, "3:4-8=drop",
            "T S B B", "（广告位）");
  assert_as("在工作会议上的讲话\n同志们：今天的会议十分重要，大家要认真学习，抓好落实。\n" BODY, "2:1-4=salutation",
            "T S B B", "");
  /* a heading of some characters runs into its paragraph */
  assert_as("在工作会议上的讲话\n同志们：\n开头要稳。今天的会议十分重要，大家要认真学习，抓好落实。\n" BODY,
            "3:1-5=heading-1", "T S 1r B B", "");
  assert_as("在工作会议上的讲话\n同志们：\n（二）开头要稳，大家要认真学习，抓好落实。\n" BODY, "3:1-2=heading",
            "T S 2r B B", "");
  /* a range that goes on behind the end of the line is all there is */
  assert_as("在工作会议上的讲话\n同志们：\n办公室工作无小事。海量素材\n" BODY, "3:10-99=drop", "T S B B", "海量素材");
}

/* In a text of one line, characters are the only way to name a paragraph. */
static void characters_of_a_text_in_one_line(G_GNUC_UNUSED void **state) {
  struct reading reading = read_as("在工作会议上的讲话　　同志们：　　今天的会议十分重要，大家要认真学习领会，切实抓好"
                                   "各项任务的落实。　　下面我讲三点意见，供大家参考，不对的地方请批评指正。\n",
                                   "1:52-77=note", NULL, NULL);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S B N");
  reading_end(&reading);
}

/* Lines of a text that is broken by hand: said to be a paragraph, they are still one. */
static void lines_of_a_paragraph_are_joined(G_GNUC_UNUSED void **state) {
  struct reading reading = read_as("在开学典礼上的讲话\n老师们、同学们：\n"
                                   "　　新的学期开始了，校园里又响起了熟悉的铃声，操场上又有了奔跑的身影，教\n"
                                   "室里又传出了朗朗的读书声。看着一张张晒黑了的脸，我知道大家过了一个充实的\n"
                                   "假期，有的同学学会了游泳，有的同学帮家里收了麦子，还有的同学读完了一套厚\n"
                                   "厚的书。\n"
                                   "　　新学期我有三个愿望，想说给大家听一听，也请老师们和家长们一起做个见证，\n"
                                   "到了期末我们再来对一对，看看有多少变成了真的，又有多少还要接着努力，明年\n"
                                   "再来实现它们。\n",
                                   "3-6=body", NULL, NULL);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S B B");
  reading_end(&reading);
}

static void what_comes_later_counts(G_GNUC_UNUSED void **state) {
  struct reading reading =
      read_as("在工作会议上的讲话\n同志们：\n" BODY BODY, "speech.txt.as:1: 3-4=note", "4=body", NULL);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S N B");
  reading_end(&reading);
}

/* Appends the outline, what was left out, and the text of the line that was cut. */
static void append_cut(GString *all, const char *said, const struct reading *reading) {
  g_autofree char *outline = outline_of(reading->doc), *dropped = dropped_of(reading->doc);
  g_string_append_printf(all, "%s: %s / %s /", said, outline, dropped);
  for (guint i = 0; i < reading->doc->blocks->len; i++)
    if (block_at(reading, i)->first_line == 3)
      g_string_append_printf(all, " %s", block_at(reading, i)->text);
  g_string_append_c(all, '\n');
}

/* Cuts that overlap, and one that begins inside a mark of markup: nothing is lost and nothing made; what is left is
 * what it was (tests/data/given-cuts.txt). */
static void cuts_keep_every_character(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  const char *text = "在工作会议上的讲话\n同志们：\n办公室&nbsp;&nbsp;工作无小事，桩桩件件连民心。\n" BODY;
  for (guint from = 1; from < 20; from++)
    for (guint to = from; to < 24; to += 3) {
      g_autofree char *first = g_strdup_printf("3:%u-%u=drop", from, to);
      g_autofree char *second = g_strdup_printf("3:%u-%u=drop", to, to + 2);
      g_autofree char *third = g_strdup_printf("3:%u-%u=heading", from, to + 1);
      struct reading cut = read_as(text, first, second, NULL), parted = read_as(text, third, first, NULL);
      assert_non_null(cut.doc);
      assert_non_null(parted.doc);
      append_cut(all, first, &cut);
      append_cut(all, third, &parted);
      reading_end(&cut);
      reading_end(&parted);
    }
  for (guint from = 1; from < 70; from += 3)
    for (guint to = from + 5; to < 80; to += 9) { /* pieces of one line */
      g_autofree char *said = g_strdup_printf("1:%u-%u=drop", from, to);
      struct reading cut =
          read_as("在工作会议上的讲话　　同志们：　　今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落"
                  "实。　　下面我讲三点意见，供大家参考，不对的地方请批评指正。\n",
                  said, NULL, NULL);
      if (cut.doc)
        append_cut(all, said, &cut);
      else
        g_string_append_printf(all, "%s: nothing\n", said);
      reading_end(&cut);
    }
  assert_int_equal(golden_compare("tests/data/given-cuts.txt", all->str), 0);
}

/* Markup before and behind a cut is undone as without it. */
static void markup_around_a_cut_is_undone(G_GNUC_UNUSED void **state) {
  const char *text =
      "在工作会议上的讲话\n同志们：\n大家要&nbsp;认真学习领会，切实抓好各项任务的落实。\n"
      "办公室（广告位）工作无小事，桩桩件件连民心。\n会议&nbsp;十分重要，大家要&nbsp;认真学习，抓好落实。\n" BODY;
  struct reading reading = read_as(text, "4:4-8=drop", NULL, NULL);
  assert_non_null(reading.doc);
  assert_string_equal(block_at(&reading, 2)->text, "大家要\u00A0认真学习领会，切实抓好各项任务的落实。");
  assert_string_equal(block_at(&reading, 3)->text, "办公室工作无小事，桩桩件件连民心。");
  assert_string_equal(block_at(&reading, 4)->text, "会议\u00A0十分重要，大家要\u00A0认真学习，抓好落实。");
  reading_end(&reading);
}

static void wrong_words_are_named(G_GNUC_UNUSED void **state) {
  static const char *const wrong[] = {"title",    "0=title",    "x=title",  "1=nothing",  "1=heading-5",
                                      "3-1=drop", "1-2:3=drop", "1:0=drop", "1:5-2=drop", "1:=drop",
                                      "-3=drop",  "1-=drop",    "1=",       "=",          "1:2-3-4=note"};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    struct reading reading = read_as(BODY BODY, wrong[i], NULL, NULL);
    if (reading.doc)
      print_message("--as %s\n", wrong[i]);
    assert_null(reading.doc);
    assert_non_null(strstr(reading.error->message, wrong[i]));
    if (g_str_has_suffix(wrong[i], "=title")) /* the place is wrong, the role is not */
      assert_null(strstr(reading.error->message, "Did you mean"));
    static const char *const names[] = {"inner-salutation", "drop", "occasion", "heading-4"};
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++)
      assert_non_null(strstr(reading.error->message, names[k]));
    reading_end(&reading);
  }
  struct reading reading = read_as(BODY, "speech.txt.as:7: 1=nothing", NULL, NULL);
  assert_true(g_str_has_prefix(reading.error->message, "speech.txt.as:7: “1=nothing”"));
  reading_end(&reading);
}

/* Blanks, a BOM of an editor and full-width signs do no harm. */
static void words_are_tidied(G_GNUC_UNUSED void **state) {
  static const char *const tidy[] = {" 3 = note ",
                                     ("\xEF\xBB\xBF"
                                      "3=note"),
                                     "３＝note",
                                     "3: 1 - 99 = note",
                                     "a: b.as:12: 3 = note",
                                     "３：１－９９＝note"};
  for (gsize i = 0; i < G_N_ELEMENTS(tidy); i++)
    assert_as("在工作会议上的讲话\n同志们：\n" BODY BODY, tidy[i], "T S N B", "");
}

static void what_is_not_there_is_told(G_GNUC_UNUSED void **state) {
  static const char *const nowhere[] = {"9=body", "2=body", "1:80-90=drop", "9:1=drop", "4294967297=body"};
  for (gsize i = 0; i < G_N_ELEMENTS(nowhere); i++) {
    struct reading reading = read_as(BODY "\n" BODY, nowhere[i], NULL, NULL);
    if (reading.doc)
      assert_true(has_finding(reading.report, "override-unused"));
    else
      assert_true(strchr(nowhere[i], '4') != NULL); /* no such line can be */
    reading_end(&reading);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_and_ranges),
      cmocka_unit_test(every_role_can_be_said),
      cmocka_unit_test(headings_have_levels),
      cmocka_unit_test(subtitles_have_kinds),
      cmocka_unit_test(a_date_signs_at_the_end),
      cmocka_unit_test(characters_of_a_line),
      cmocka_unit_test(characters_of_a_text_in_one_line),
      cmocka_unit_test(lines_of_a_paragraph_are_joined),
      cmocka_unit_test(what_comes_later_counts),
      cmocka_unit_test(cuts_keep_every_character),
      cmocka_unit_test(markup_around_a_cut_is_undone),
      cmocka_unit_test(wrong_words_are_named),
      cmocka_unit_test(words_are_tidied),
      cmocka_unit_test(what_is_not_there_is_told),
  };
  return cmocka_run_group_tests_name("read_given", tests, NULL, NULL);
}
