/* Which ASCII marks of a text are drawn full-width (typography E16), and what is drawn for other characters (E7, E13).
 */
#include "layout/drawn.h"
#include "layout/half_width.h"
#include "unit/golden.h"

static void assert_drawn(const char *text, const char *expected) {
  glong count;
  g_autofree gunichar *source = g_utf8_to_ucs4_fast(text, -1, &count);
  g_autofree gunichar *drawn = g_memdup2(source, (gsize)count * sizeof *source);
  const bool changed = half_width_draw(source, drawn, count);
  glong kept = 0;
  for (glong i = 0; i < count; i++)
    if (drawn[i] != HALF_WIDTH_JOINED)
      drawn[kept++] = drawn[i];
  g_autofree char *got = g_ucs4_to_utf8(drawn, kept, NULL, NULL, NULL);
  assert_string_equal(got, expected);
  assert_int_equal(changed, strcmp(text, expected) != 0);
  if (changed)
    assert_true(half_width_is_in(text, strlen(text)));
}

static void marks_between_han(G_GNUC_UNUSED void **state) {
  assert_drawn("今天,我们开会;谁来?快来!主题:防汛", "今天，我们开会；谁来？快来！主题：防汛");
  assert_drawn("第一,学习; 第二,实践.", "第一，学习； 第二，实践。");
  assert_drawn("太好了!!", "太好了！！");
  assert_drawn("《规划》,已经印发", "《规划》，已经印发");
}

/* As the review tells them (finding half-width-mark). */
static void marks_beside_figures_and_words(G_GNUC_UNUSED void **state) {
  assert_drawn("刚才,5个单位发言", "刚才，5个单位发言");
  assert_drawn("增长5%,比去年快;GDP,财政收入", "增长5%，比去年快；GDP，财政收入");
  assert_drawn("会议要求, 3月底前完成", "会议要求， 3月底前完成");
  assert_drawn("电话:12345,微信:abc", "电话:12345，微信:abc");
  assert_drawn("宣读了《通报》 ,*县长讲话", "宣读了《通报》 ，*县长讲话");
}

/* GB/T 15834 4.11: six dots, twelve for a paragraph that is left out. */
static void dots_are_an_ellipsis(G_GNUC_UNUSED void **state) {
  assert_drawn("谈了很多......记下了。", "谈了很多……记下了。");
  assert_drawn("这件事...", "这件事……");
  assert_drawn("不好办。。。再说。。", "不好办……再说。。");
  assert_drawn("菜、、、米···面．．．油", "菜……米……面……油");
  assert_drawn("他说:\"太重...\",走了", "他说：“太重……”，走了");
  assert_drawn("......", "……");
  assert_drawn("............", "…………");
  assert_drawn("等等.............", "等等.............");
  assert_drawn("工作回顾......12", "工作回顾......12");
  assert_drawn("wait... and see", "wait... and see");
  assert_drawn("办事--难", "办事——难");
  assert_drawn("－－在大会上的讲话", "——在大会上的讲话");
  assert_drawn("歼-20、a--b、姓名------", "歼-20、a--b、姓名------");
}

static void points_that_end_a_sentence(G_GNUC_UNUSED void **state) {
  assert_drawn("会议开完了.大家回去落实.", "会议开完了。大家回去落实。");
  assert_drawn("约翰.史密斯来访。", "约翰.史密斯来访。");
  assert_drawn("散会 .", "散会 。");
  assert_drawn("收入增长(人均).今年要快。", "收入增长（人均）。今年要快。");
}

static void brackets_with_their_partners(G_GNUC_UNUSED void **state) {
  assert_drawn("领导(各单位)和产值(GDP)及PM2.5(颗粒物)", "领导（各单位）和产值（GDP）及PM2.5（颗粒物）");
  assert_drawn("(一)水利", "（一）水利");
  assert_drawn("函数 f(x) 和 (1) 项", "函数 f(x) 和 (1) 项");
  assert_drawn("各单位)要", "各单位)要");
}

static void straight_quotes_in_pairs(G_GNUC_UNUSED void **state) {
  assert_drawn("总结\"十三五\",谋划'新'篇", "总结“十三五”，谋划‘新’篇");
  assert_drawn("他说:\"明天再来.\"", "他说：“明天再来。”");
  assert_drawn("建设\"AI\"中心", "建设“AI”中心");
  assert_drawn("一个\"引号", "一个\"引号");
  assert_drawn("5\"屏和 it's", "5\"屏和 it's");
}

static void straight_quotes_with_typed_ones(G_GNUC_UNUSED void **state) {
  assert_drawn("坚持“开门办水\"。修渠", "坚持“开门办水”。修渠");
  assert_drawn("坚持\"开门办水”。修渠", "坚持“开门办水”。修渠");
  assert_drawn("“十四五“规划和\"修渠\"，", "“十四五“规划和“修渠”，");
  assert_drawn("他说“水到\"渠\"成”", "他说“水到“渠”成”");
  assert_drawn("\"水到“渠”成\"了", "“水到“渠”成”了");
  assert_drawn("他问“谁修渠，答“大家”，\"好", "他问“谁修渠，答“大家”，\"好");
  assert_drawn("渠成”了\"水", "渠成”了\"水");
  assert_drawn("‘渠'成\"水”到", "‘渠’成“水”到");
}

static void figures_addresses_and_latin_phrases_stay(G_GNUC_UNUSED void **state) {
  const char *const texts[] = {
      "于10:30开始", "共3,000元", "增长8.5%", "见http://www.abc.cn/a,b?c=d:8080 页", "he said \"fine\", (really) yes.",
      "1.加强领导"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_drawn(texts[i], texts[i]);
}

/* ---- what a lot puts together ---- */

enum { TEXTS = 1600, MOST_PIECES = 9 };

static const char *const pieces[] = {"渠",
                                     "水",
                                     "今天",
                                     "王",
                                     "一",
                                     "二",
                                     "九",
                                     "○",
                                     "〇",
                                     "年",
                                     "年",
                                     "2",
                                     "5",
                                     "10",
                                     "30",
                                     "000",
                                     "1234",
                                     "２",
                                     "５",
                                     "１０",
                                     "０００",
                                     "Ａ",
                                     "ｂ",
                                     "Ｘ",
                                     "ｘ",
                                     "a",
                                     "GDP",
                                     "it",
                                     "s",
                                     " ",
                                     "　",
                                     ",",
                                     ";",
                                     ":",
                                     ".",
                                     "?",
                                     "!",
                                     "(",
                                     ")",
                                     "\"",
                                     "'",
                                     "\"",
                                     "...",
                                     "...",
                                     "。。。",
                                     "···",
                                     "．．．",
                                     "......",
                                     "........",
                                     "............",
                                     ".............",
                                     "--",
                                     "----",
                                     "-----",
                                     "－－",
                                     "－",
                                     "－",
                                     "．",
                                     "．",
                                     "，",
                                     "，",
                                     "：",
                                     "：",
                                     "∶",
                                     "％",
                                     "%",
                                     "。",
                                     "》",
                                     "《",
                                     "”",
                                     "“",
                                     "、",
                                     "、、、",
                                     "×",
                                     "附件",
                                     "http://a.cn/b,c",
                                     "!!",
                                     "\xF0\xA0\xAE\xB7"};

/* The drawn text, and behind it each place of it that stands for another of the source. */
static void append_drawn(GString *all, const char *text, bool opens, bool full_marks, gsize label) {
  struct drawn *drawn = drawn_new(text, strlen(text), opens, full_marks, label);
  g_string_append_printf(all, "%s%s %s", opens ? "|" : " ", label > 0 ? "label" : full_marks ? "marks" : "", text);
  if (drawn) {
    assert_int_equal(strlen(drawn->text), drawn->length);
    g_string_append_printf(all, " > %s", drawn->text);
    gsize moved = 0;
    for (gsize at = 0; at <= drawn->length;
         at = at < drawn->length ? (gsize)(g_utf8_next_char(drawn->text + at) - drawn->text) : at + 1)
      if (drawn->sources[at] - at != moved) {
        moved = drawn->sources[at] - at;
        g_string_append_printf(all, " %zu=%u", at, drawn->sources[at]);
      }
  }
  g_string_append_c(all, '\n');
  drawn_free(drawn);
}

static void texts_are_drawn_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1912);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (gint left = g_rand_int_range(rand, 1, MOST_PIECES); left > 0; left--)
      g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    const char *colon = strchr(text->str, ':');
    append_drawn(all, text->str, i % 3 == 0, i % 4 > 0, i % 8 == 7 && colon ? (gsize)(colon - text->str) + 1 : 0);
  }
  assert_int_equal(golden_compare("tests/data/drawn-marks.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_between_han),          cmocka_unit_test(marks_beside_figures_and_words),
      cmocka_unit_test(points_that_end_a_sentence), cmocka_unit_test(brackets_with_their_partners),
      cmocka_unit_test(straight_quotes_with_typed_ones),
      cmocka_unit_test(straight_quotes_in_pairs),   cmocka_unit_test(figures_addresses_and_latin_phrases_stay),
      cmocka_unit_test(dots_are_an_ellipsis),       cmocka_unit_test(texts_are_drawn_as_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
