/* Markers of headings and points. */
#include "text/marker.h"
#include "unit/test.h"

static struct marker heading(const char *text) {
  return marker_heading(text, strlen(text));
}

static void assert_heading(const char *text, const char *marker, guint level, guint number) {
  struct marker got = heading(text);
  assert_int_equal(got.length, strlen(marker));
  assert_memory_equal(text, marker, strlen(marker));
  assert_int_equal(got.level, level);
  assert_int_equal(got.number, number);
}

static void headings(G_GNUC_UNUSED void **state) {
  assert_heading("一、抓落实", "一、", 1, 1);
  assert_heading("十二．抓落实", "十二．", 1, 12);
  assert_heading("三", "三", 1, 3);
  assert_heading("（二）抓落实", "（二）", 2, 2);
  assert_heading("(二)抓落实", "(二)", 2, 2);
  assert_heading("（二）、抓落实", "（二）、", 2, 2);
  assert_heading("㈡抓落实", "㈡", 2, 2);
  assert_heading("3.抓落实", "3.", 3, 3);
  assert_heading("3、抓落实", "3、", 3, 3);
  assert_heading("１２．抓落实", "１２．", 3, 12);
  assert_heading("（4）抓落实", "（4）", 4, 4);
  assert_heading("4）抓落实", "4）", 4, 4);
  assert_heading("⑷抓落实", "⑷", 4, 4);
  assert_heading("④抓落实", "④", 4, 4);
  assert_heading("第一章　总则", "第一章", 1, 1);
  assert_heading("第二节 范围", "第二节", 2, 2);
  assert_heading("第一部分　回顾", "第一部分", 1, 1);
  assert_heading("第三个问题：怎么办", "第三个问题：", 1, 3);
  assert_heading("第二句话：要实干", "第二句话：", 1, 2);
}

static void no_headings(G_GNUC_UNUSED void **state) {
  static const char *const texts[] = {
      "24年产值增长",   "1.5亿元投资到位", "2023.6.1", "一年来，我们", "一是抓落实", "一、二年级的同学", "第一，抓落实",
      "第一个问题是钱", "3个项目",         "",         "（略）",       "2024年",     "十分重要",         "一部分同志"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    if (heading(texts[i]).kind != MARKER_NONE)
      print_message("in: %s\n", texts[i]);
    assert_int_equal(heading(texts[i]).kind, MARKER_NONE);
  }
}

static void points(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    guint next;
    enum marker_kind kind;
    guint number;
    const char *marker;
  } cases[] = {{"一是抓紧", 0, MARKER_SERIES, 1, "一是"},           {"二要抓紧", 0, MARKER_SERIES, 2, "二要"},
               {"四靠奋斗", 4, MARKER_SERIES, 4, "四靠"},           {"第三，抓紧", 0, MARKER_ORDINAL, 3, "第三，"},
               {"其一，抓紧", 0, MARKER_ORDINAL, 1, "其一，"},      {"首先，抓紧", 0, MARKER_ADVERB, 1, "首先，"},
               {"最后抓紧", 0, MARKER_ADVERB, MARKER_LAST, "最后"}, {"——抓紧", 0, MARKER_DASH, 0, "——"},
               {"丑、抓紧", 0, MARKER_BRANCH, 2, "丑、"},           {"乙、抓紧", 0, MARKER_STEM, 2, "乙、"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct marker got = marker_point(cases[i].text, strlen(cases[i].text), cases[i].next);
    assert_int_equal(got.kind, cases[i].kind);
    assert_int_equal(got.number, cases[i].number);
    assert_int_equal(got.length, strlen(cases[i].marker));
  }
}

static void no_points(G_GNUC_UNUSED void **state) {
  static const char *const texts[] = {"四靠奋斗",       "一种是好的", "一方面要抓", "第一产业", "第一、二产业",
                                      "第一、第二产业", "一个是钱",   "-----",      "甲方",     "子公司"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_int_equal(marker_point(texts[i], strlen(texts[i]), 0).kind, MARKER_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(headings), cmocka_unit_test(no_headings),
                                     cmocka_unit_test(points), cmocka_unit_test(no_points)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
