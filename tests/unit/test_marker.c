/* Markers of headings and points. */
#include "text/marker.h"
#include "unit/golden.h"

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

/* Marks, blanks and numbers that a heading's marker may have, and its level. */
static void spellings_of_headings(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *marker;
    enum marker_kind kind;
    guint level, number;
  } cases[] = {
      {"第 二 章 总则", "第 二 章", MARKER_CHAPTER, 1, 2},
      {"第2章总则", "第2章", MARKER_CHAPTER, 1, 2},
      {"第三節 範圍", "第三節", MARKER_CHAPTER, 2, 3},
      {"第一编 总论", "第一编", MARKER_CHAPTER, 1, 1},
      {"第一編總論", "第一編", MARKER_CHAPTER, 1, 1},
      {"第一篇 总论", "第一篇", MARKER_CHAPTER, 1, 1},
      {"第一篇：总论", "第一篇：", MARKER_CHAPTER, 1, 1},
      {"第二部分", "第二部分", MARKER_CHAPTER, 1, 2},
      {"第一点：要快", "第一点：", MARKER_TOPIC, 1, 1},
      {"第九条希望和要:快", "", MARKER_NONE, 0, 0},
      {"第四大任务:要快", "第四大任务:", MARKER_TOPIC, 1, 4},
      {"㈠抓", "㈠", MARKER_CHINESE_PAREN, 2, 1},
      {"㈩抓", "㈩", MARKER_CHINESE_PAREN, 2, 10},
      {"⑴抓", "⑴", MARKER_ARABIC_PAREN, 4, 1},
      {"⒇抓", "⒇", MARKER_ARABIC_PAREN, 4, 20},
      {"⒈抓", "⒈", MARKER_ARABIC, 3, 1},
      {"⒛抓", "⒛", MARKER_ARABIC, 3, 20},
      {"①、抓", "①、", MARKER_CIRCLED, 4, 1},
      {"⑳.抓", "⑳.", MARKER_CIRCLED, 4, 20},
      {"❿抓", "❿", MARKER_CIRCLED, 4, 10},
      {"（ 三 ）抓", "（ 三 ）", MARKER_CHINESE_PAREN, 2, 3},
      {"〔三）抓", "〔三）", MARKER_CHINESE_PAREN, 2, 3},
      {"(12)、抓", "(12)、", MARKER_ARABIC_PAREN, 4, 12},
      {"（123）抓", "", MARKER_NONE, 0, 0},
      {"三）抓", "", MARKER_NONE, 0, 0},
      {"（三抓", "", MARKER_NONE, 0, 0},
      {"一 、抓", "一 、", MARKER_CHINESE, 1, 1},
      {"一、二年级", "", MARKER_NONE, 0, 0},
      {"一、二是", "一、", MARKER_CHINESE, 1, 1},
      {"一、三年级", "一、", MARKER_CHINESE, 1, 1},
      {"一.二抓", "一.", MARKER_CHINESE, 1, 1},
      {"1 .抓", "1 .", MARKER_ARABIC, 3, 1},
      {"1.5亿", "", MARKER_NONE, 0, 0},
      {"99、抓", "99、", MARKER_ARABIC, 3, 99},
      {"100、抓", "", MARKER_NONE, 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const struct marker got = heading(cases[i].text);
    if (got.kind != cases[i].kind || got.level != cases[i].level || got.number != cases[i].number ||
        got.length != strlen(cases[i].marker))
      fail_msg("%s: kind %d, level %u, number %u, %zu bytes", cases[i].text, (int)got.kind, got.level, got.number,
               got.length);
  }
}

/* What marks the members of a series is looser than what marks a heading. */
static void markers_in_series(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *marker;
    enum marker_kind kind;
    guint level, number;
  } cases[] = {
      {"一 抓落实", "一 ", MARKER_CHINESE_BLANK, 1, 1},
      {"一 ", "", MARKER_NONE, 0, 0},
      {"壹、抓落实", "壹、", MARKER_CAPITAL, 1, 1},
      {"拾：抓落实", "拾：", MARKER_CAPITAL, 1, 10},
      {"壹抓落实", "", MARKER_NONE, 0, 0},
      {"Ⅰ、抓落实", "Ⅰ、", MARKER_ROMAN, 1, 1},
      {"Ⅻ.抓落实", "Ⅻ.", MARKER_ROMAN, 1, 12},
      {"A、抓落实", "A、", MARKER_LETTER, 3, 1},
      {"Ｚ．抓落实", "Ｚ．", MARKER_LETTER, 3, 26},
      {"Z.抓落实", "Z.", MARKER_LETTER, 3, 26},
      {"Ｂ：抓落实", "Ｂ：", MARKER_LETTER, 3, 2},
      {"a.抓落实", "", MARKER_NONE, 0, 0},
      {"A.B公司", "", MARKER_NONE, 0, 0},
      {"A.1号楼", "", MARKER_NONE, 0, 0},
      {"1.1 抓落实", "1.1 ", MARKER_DECIMAL, 3, 1},
      {"1.2.3 抓落实", "1.2.3 ", MARKER_DECIMAL, 3, 3},
      {"1.2.3.4 抓落实", "", MARKER_NONE, 0, 0},
      {"1.1抓落实", "", MARKER_NONE, 0, 0},
      {"7 抓落实", "7 ", MARKER_FIGURE, 3, 7},
      {"7 days", "", MARKER_NONE, 0, 0},
      {"★一、抓落实", "★一、", MARKER_CHINESE, 1, 1},
      {"#一、抓落实", "#一、", MARKER_CHINESE, 1, 1},
      {"● 7 抓落实", "● 7 ", MARKER_FIGURE, 3, 7},
      {"◆抓落实", "", MARKER_NONE, 0, 0},
      {"【小故事一】抓落实", "【小故事一】", MARKER_CHINESE, 1, 1},
      {"【一个故事一】抓落实", "", MARKER_NONE, 0, 0},
      {"【修渠故事二】抓落实", "", MARKER_NONE, 0, 0},
      {"【第二件大事】抓落实", "【第二件大事】", MARKER_CHINESE, 1, 2},
      {"【第二件大好事】抓落实", "", MARKER_NONE, 0, 0},
      {"〖事三〗 抓落实", "〖事三〗 ", MARKER_CHINESE, 1, 3},
      {"第一个大问题：抓落实", "第一个大问题：", MARKER_TOPIC, 1, 1},
      {"第一个问题，抓落实", "第一个问题，", MARKER_TOPIC, 1, 1},
      {"第一个，抓落实", "", MARKER_NONE, 0, 0},
      {"第一个大的问题：抓落实", "", MARKER_NONE, 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const struct marker got = marker_in_series(cases[i].text, strlen(cases[i].text));
    if (got.kind != cases[i].kind || got.level != cases[i].level || got.number != cases[i].number ||
        (got.kind != MARKER_NONE && got.length != strlen(cases[i].marker)))
      fail_msg("%s: kind %d, level %u, number %u, %zu bytes", cases[i].text, (int)got.kind, got.level, got.number,
               got.length);
  }
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
  } cases[] = {{"一是抓紧", 0, MARKER_SERIES, 1, "一是"},
               {"二要抓紧", 0, MARKER_SERIES, 2, "二要"},
               {"四靠奋斗", 4, MARKER_SERIES, 4, "四靠"},
               {"三十是抓紧", 0, MARKER_SERIES, 30, "三十是"},
               {"第三十，抓紧", 0, MARKER_ORDINAL, 30, "第三十，"},
               {"其次抓紧", 0, MARKER_ADVERB, 2, "其次"},
               {"再次，抓紧", 0, MARKER_ADVERB, 3, "再次，"},
               {"--抓紧", 0, MARKER_DASH, 0, "--"},
               {"癸：抓紧", 0, MARKER_STEM, 10, "癸："},
               {"第一、三产业", 0, MARKER_ORDINAL, 1, "第一、"},
               {"第一，二是", 0, MARKER_ORDINAL, 1, "第一，"},
               {"第三，抓紧", 0, MARKER_ORDINAL, 3, "第三，"},
               {"其一，抓紧", 0, MARKER_ORDINAL, 1, "其一，"},
               {"首先，抓紧", 0, MARKER_ADVERB, 1, "首先，"},
               {"最后抓紧", 0, MARKER_ADVERB, MARKER_LAST, "最后"},
               {"——抓紧", 0, MARKER_DASH, 0, "——"},
               {"丑、抓紧", 0, MARKER_BRANCH, 2, "丑、"},
               {"乙、抓紧", 0, MARKER_STEM, 2, "乙、"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct marker got = marker_point(cases[i].text, strlen(cases[i].text), cases[i].next);
    assert_int_equal(got.kind, cases[i].kind);
    assert_int_equal(got.number, cases[i].number);
    assert_int_equal(got.length, strlen(cases[i].marker));
  }
}

static void no_points(G_GNUC_UNUSED void **state) {
  static const char *const texts[] = {"四靠奋斗",       "一种是好的", "一方面要抓", "第一产业",     "第一、二产业",
                                      "第一、第二产业", "一个是钱",   "-----",      "三十一是抓紧", "第三十一，抓紧",
                                      "五靠奋斗",       "最先",       "甲方",       "子公司"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_int_equal(marker_point(texts[i], strlen(texts[i]), 0).kind, MARKER_NONE);
}

#define MARKERS "tests/data/markers.txt"

/* The marker's words, its kind, level and number; - when there is none. */
static void append_marker(GString *line, const char *name, const char *text, const struct marker *marker) {
  if (marker->kind == MARKER_NONE)
    g_string_append_printf(line, " %s -", name);
  else
    g_string_append_printf(line, " %s [%.*s] %d.%u.%u", name, (int)marker->length, text, marker->kind, marker->level,
                           marker->number);
}

/* Every kind of marker and what only looks like one: each line of MARKERS and what is found at its beginning as a
 * heading, in a series of headings, as a point, and as the third of a series of points. */
static void every_marker_and_what_is_none(G_GNUC_UNUSED void **state) {
  g_autofree char *content = NULL;
  assert_true(g_file_get_contents(MARKERS, &content, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(g_strchomp(content), "\n", -1);
  g_autoptr(GString) all = g_string_new(NULL);
  for (char **line = lines; *line; line++) {
    char *arrow = strstr(*line, " => ");
    if (arrow) {
      *arrow = '\0';
      gsize length = strlen(*line);
      const struct marker found[] = {marker_heading(*line, length), marker_in_series(*line, length),
                                     marker_point(*line, length, 0), marker_point(*line, length, 3)};
      static const char *const names[] = {"heading", "series", "point", "third"};
      g_string_append_printf(all, "%s =>", *line);
      for (gsize i = 0; i < G_N_ELEMENTS(found); i++)
        append_marker(all, names[i], *line, &found[i]);
      g_string_append_c(all, '\n');
    } else {
      g_string_append_printf(all, "%s\n", *line);
    }
  }
  assert_int_equal(golden_compare(MARKERS, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(headings),
                                     cmocka_unit_test(spellings_of_headings),
                                     cmocka_unit_test(markers_in_series),
                                     cmocka_unit_test(no_headings),
                                     cmocka_unit_test(points),
                                     cmocka_unit_test(no_points),
                                     cmocka_unit_test(every_marker_and_what_is_none)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
