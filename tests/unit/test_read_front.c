/* What stands before the speech: title, subtitle lines, salutations. */
#include "unit/reading.h"

#define BODY "今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落实。\n"

static void titles(G_GNUC_UNUSED void **state) {
  assert_outline("在工作会议上的讲话\n同志们：\n" BODY, "T S B");
  assert_outline("让青春在奋斗中闪光\n\n各位同学：\n" BODY, "T S B");
  assert_outline("同志们：\n" BODY, "S B");
  assert_outline(BODY BODY, "B B");
  assert_outline("工作报告\n" BODY, "T B");
  assert_outline("工作报告\n一、去年的工作\n" BODY, "T 1 B");
  assert_outline("# 工作报告\n\n同志们：\n\n" BODY, "T S B");
}

static void a_title_over_two_lines(G_GNUC_UNUSED void **state) {
  struct reading reading =
      read_text("在全市重点项目建设暨招商引资\n工作推进会议上的讲话\n（2023年3月1日）\n同志们：\n" BODY);
  g_autofree char *outline = outline_of(reading.doc);
  g_autofree char *title = doc_title(reading.doc);
  assert_string_equal(outline, "T T s S B");
  assert_string_equal(title, "在全市重点项目建设暨招商引资工作推进会议上的讲话");
  reading_end(&reading);
  assert_outline("在工作会议上的讲话\n王小明\n同志们：\n" BODY, "T s S B"); /* a name is no part of a title */
}

static void of_two_equal_titles_one_goes(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text("迎新大会致辞\n\n迎新大会致辞\n\n各位同学：\n" BODY);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S B");
  assert_int_equal(block_at(&reading, 0)->first_line, 3);
  const struct dropped *dropped = g_ptr_array_index(reading.doc->dropped, 0);
  assert_string_equal(dropped->rule, "title-twice");
  reading_end(&reading);
}

static void a_second_candidate_is_kept(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text("迎春茶话会致辞\n\n在读书会上的发言\n各位朋友：\n" BODY);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "s T S B");
  assert_int_equal(reading.doc->dropped->len, 0);
  reading_end(&reading);
}

static void assert_subtitle(const char *line, enum block_kind kind) {
  g_autofree char *text = g_strdup_printf("在工作会议上的讲话\n%s\n同志们：\n" BODY, line);
  struct reading reading = read_text(text);
  g_autofree char *outline = outline_of(reading.doc);
  if (strcmp(outline, "T s S B") != 0)
    print_message("in: %s\n", line);
  assert_string_equal(outline, "T s S B");
  assert_string_equal(block_at(&reading, 1)->text, line);
  assert_int_equal(block_at(&reading, 1)->kind, kind);
  reading_end(&reading);
}

static void subtitle_lines_have_kinds(G_GNUC_UNUSED void **state) {
  assert_subtitle("（2023年11月8日）", KIND_DATE);
  assert_subtitle("(二〇一二年三月)", KIND_DATE);
  assert_subtitle("一九五七年五月十五日", KIND_DATE);
  assert_subtitle("2023年11月8日星期三", KIND_DATE);
  assert_subtitle("20××年×月×日", KIND_DATE);
  assert_subtitle("（2025年2月27日上午9:00）", KIND_DATE);
  assert_subtitle("时间：2021年5月4日", KIND_DATE);
  assert_subtitle("——在全省经济工作会议上", KIND_OCCASION);
  assert_subtitle("（2024.5.1）", KIND_DATE);
  assert_subtitle("——县水务局局长 林远山", KIND_SPEAKER);
  assert_subtitle("—— 林远山同志在总结会上", KIND_OCCASION);
  assert_subtitle("市长　王　强", KIND_SPEAKER);
  assert_subtitle("县委书记 ×××", KIND_SPEAKER);
  assert_subtitle("李明同志", KIND_SPEAKER);
  assert_subtitle("欧阳文轩", KIND_SPEAKER);
  assert_subtitle("主讲人：张老师", KIND_SPEAKER);
  assert_subtitle("（根据录音整理，未经本人审阅）", KIND_NOTE);
}

static void a_sentence_is_no_title(G_GNUC_UNUSED void **state) {
  assert_outline("大家：现在开会。\n　　一、要团结。团结起来力量就大。\n　　二、要奋斗。奋斗起来道路就宽。\n",
                 "B 1r B 1r B");
  assert_outline("会议开始。\n- 1 -\n行程安排\n" BODY, "B B B");
}

static void a_year_in_a_title_is_no_date(G_GNUC_UNUSED void **state) {
  assert_outline("2023年全县工作总结\n同志们：\n" BODY, "T S B");
  assert_outline("2023年度工作报告\n（2024年1月5日）\n各位代表：\n" BODY, "T s S B");
}

static void salutations(G_GNUC_UNUSED void **state) {
  static const char *const lines[] = {"同志们：",
                                      "各位代表:",
                                      "尊敬的各位领导、各位来宾！",
                                      "老师们，同学们：",
                                      "亲爱的同学们!",
                                      "女士们、先生们：",
                                      "尊敬的王局长、各位同事：",
                                      "同誌們：",
                                      "各位评委，大家好：",
                                      "各区政府，各有关单位：",
                                      "主席先生，各位代表："};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *text = g_strdup_printf("在工作会议上的讲话\n%s\n" BODY, lines[i]);
    assert_outline(text, "T S B");
  }
  assert_outline("庆典致辞\n尊敬的各位领导、各位来宾，\n女士们、先生们：\n" BODY, "T S S B");
  assert_outline("庆典致辞\n尊敬的各位领导：\n亲爱的同学们：\n" BODY, "T S S B");
}

static void lines_that_only_look_like_salutations(G_GNUC_UNUSED void **state) {
  static const char *const lines[] = {
      "谢谢各位领导！", "下面请各位代表审议：", "大家好！", "让我们祝福同学们！", "各地区都要努力！", "记者：",
      "我们！"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *text = g_strdup_printf("在工作会议上的讲话\n同志们：\n%s\n" BODY, lines[i]);
    assert_outline(text, "T S B B");
  }
}

static void contents_and_excerpts_go(G_GNUC_UNUSED void **state) {
  assert_outline("目　录\n1. 讲话 …… 1\n2. 报告 …… 5\n3. 致辞 …… 9\n在工作会议上的讲话\n同志们：\n" BODY, "T S B");
  assert_outline("目录\n· 讲话\n· 报告\n· 致辞\n讲话\n同志们：\n" BODY, "T S B");
  assert_outline("今天召开的这次会议，是在全县上下深入学习、扎实推进各项工作的关键时刻召开的一次重要会议...\n"
                 "在工作会议上的讲话\n同志们：\n"
                 "今天召开的这次会议，是在全县上下深入学习、扎实推进各项工作的关键时刻召开的一次重要会议，很有意义。\n",
                 "T S B");
}

/* Long lists at the head of a text: each line is looked at a few times at most. */
static void long_heads_are_read_in_linear_time(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) calls = g_string_new(NULL);
  g_autoptr(GString) contents = g_string_new("目录\n");
  for (guint i = 1; i <= 20000; i++) {
    g_string_append(calls, "各位领导，\n");
    g_string_append_printf(contents, "第%u节　调研情况%u\n", i, i);
  }
  struct reading reading = read_text(calls->str);
  const struct block *last = block_at(&reading, reading.doc->blocks->len - 1);
  assert_int_equal(last->last_line, 20000);
  reading_end(&reading);
  g_string_append(contents, "在工作会议上的讲话\n同志们：\n" BODY);
  reading = read_text(contents->str);
  assert_int_equal(reading.doc->dropped->len, 20001);
  reading_end(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles),
      cmocka_unit_test(a_title_over_two_lines),
      cmocka_unit_test(of_two_equal_titles_one_goes),
      cmocka_unit_test(a_second_candidate_is_kept),
      cmocka_unit_test(subtitle_lines_have_kinds),
      cmocka_unit_test(a_sentence_is_no_title),
      cmocka_unit_test(a_year_in_a_title_is_no_date),
      cmocka_unit_test(salutations),
      cmocka_unit_test(lines_that_only_look_like_salutations),
      cmocka_unit_test(contents_and_excerpts_go),
      cmocka_unit_test(long_heads_are_read_in_linear_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
