/* Lines to paragraphs: one a line, broken lines, several in a line; markup; overrides. */
#include "base/error.h"
#include "unit/reading.h"

#define HEAD "在工作会议上的讲话\n同志们：\n"

/* A paragraph of 96 characters without a stop inside. */
#define LONG                                                                                                                                                  \
  "这次会议是经过认真研究决定召开的一次十分重要的会议，主要任务是总结前一阶段的工作，分析当前面临的形势，" \
  "部署下一阶段的任务，动员全体干部职工进一步振奋精神，扎实工作，确保完成全年目标。"

/* The text broken every `width` characters, `indent` before the first line. */
static char *broken(const char *text, glong width, const char *indent) {
  g_autofree char *whole = g_strconcat(indent, text, NULL);
  GString *lines = g_string_new(NULL);
  glong count = 0;
  for (const char *p = whole; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (count >= width && !g_utf8_strchr("，。、", -1, c)) {
      g_string_append_c(lines, '\n');
      count = 0;
    }
    g_string_append_unichar(lines, c);
    count++;
  }
  g_string_append_c(lines, '\n');
  return g_string_free(lines, FALSE);
}

static void broken_lines_are_joined(G_GNUC_UNUSED void **state) {
  static const glong widths[] = {27, 35, 40};
  static const char *const marks[] = {"　　", "    ", ""};
  for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
    for (gsize m = 0; m < G_N_ELEMENTS(marks); m++) {
      g_autofree char *paragraph = broken(LONG, widths[w], marks[m]);
      const char *gap = *marks[m] ? "" : "\n";
      g_autofree char *text = g_strconcat(HEAD, paragraph, gap, paragraph, gap, "一、提高认识\n", gap, paragraph, NULL);
      struct reading reading = read_text(text);
      g_autofree char *outline = outline_of(reading.doc);
      assert_string_equal(outline, "T S B B 1 B");
      assert_string_equal(block_at(&reading, 2)->text, LONG);
      assert_string_equal(block_at(&reading, 5)->text, LONG);
      reading_end(&reading);
    }
  }
}

static void places_in_joined_lines(G_GNUC_UNUSED void **state) {
  g_autofree char *paragraph = broken(LONG, 27, "　　");
  g_autofree char *text = g_strconcat(HEAD, paragraph, paragraph, NULL);
  struct reading reading = read_text(text);
  const struct block *block = block_at(&reading, 2);
  guint line, column;
  block_place(block, 0, &line, &column);
  assert_int_equal(line, 3);
  assert_int_equal(column, 3);
  block_place(block, strlen("这次会议是经过认真研究决定召开的一次十分重要的会议，主"), &line, &column);
  assert_int_equal(line, 4);
  assert_int_equal(column, 2);
  assert_int_equal(block->last_line, 6);
  reading_end(&reading);
}

static void a_page_number_inside_a_paragraph(G_GNUC_UNUSED void **state) {
  g_autofree char *paragraph = broken(LONG, 27, "　　");
  char *second = strchr(paragraph, '\n') + 1;
  g_autofree char *first = g_strndup(paragraph, (gsize)(second - paragraph));
  g_autofree char *text = g_strconcat(HEAD, paragraph, first, "\n- 2 -\n\n", second, paragraph, NULL);
  struct reading reading = read_text(text);
  g_autofree char *outline = outline_of(reading.doc);
  g_autofree char *dropped = dropped_of(reading.doc);
  assert_string_equal(outline, "T S B B B");
  assert_string_equal(block_at(&reading, 3)->text, LONG);
  assert_string_equal(dropped, "- 2 -");
  reading_end(&reading);
}

static void lines_of_a_text_that_is_not_broken_stay(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD "让我们举杯，\n为祖国的繁荣昌盛，\n为各位的健康，\n干杯！\n", "T S B B B B");
  assert_outline(HEAD LONG "\n" LONG "\n" LONG "\n" LONG "\n", "T S B B B B");
}

static void paragraphs_inside_a_line(G_GNUC_UNUSED void **state) {
  assert_outline("　　同志们：　　今天我们召开会议，传达上级精神。　　一、统一思想　　思想是行动的先导，"
                 "要自觉学习，入脑入心。　　二、狠抓落实　　把责任压实到人，把措施落实到位。",
                 "S B 1 B 1 B");
  assert_outline("在开学典礼上的讲话    老师们、同学们：    新学期开始了，我提三点希望，请大家记在心里。    "
                 "一、勤奋学习。要珍惜时间，刻苦用功。    谢谢大家！",
                 "T S B 1r B B");
  assert_outline(HEAD "姓名　　　　单位\n", "T S B");
  assert_outline(
      HEAD
      "会议定于今年　　月　　日召开，请各单位　　前报名，并认真做好会议的各项准备工作，确保会议圆满成功，取得实效。\n",
      "T S B");
  assert_outline(HEAD "第一段结束了。\x0B第二段也结束了。\xE2\x80\xA9第三段。\n", "T S B B B");
}

static void blank_lines_by_the_dozen(G_GNUC_UNUSED void **state) {
  assert_outline("\n\n\n在工作会议上的讲话\n\n\n\n\n\n同志们：\n\n\n\n我们开会。\n\n\n\n\n\n\n\n散会。\n\n\n",
                 "T S B B");
}

static void markdown(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(
      "# 在座谈会上的讲话\n\n各位朋友：\n\n## 一、立志\n\n要**立大志**、明大德。\n\n> 业精于勤。\n\n---\n\n谢谢！\n");
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S 1 B B B");
  assert_string_equal(block_at(&reading, 0)->text, "在座谈会上的讲话");
  assert_string_equal(block_at(&reading, 2)->text, "一、立志");
  assert_string_equal(block_at(&reading, 3)->text, "要立大志、明大德。");
  assert_string_equal(block_at(&reading, 3)->source, "要**立大志**、明大德。");
  assert_true(has_finding(reading.report, "markdown-removed"));
  reading_end(&reading);
}

static void stars_that_are_no_markdown(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "从20**年到19**年，#号楼和**县都有变化，3 > 2。\n");
  assert_string_equal(block_at(&reading, 2)->text, "从20**年到19**年，#号楼和**县都有变化，3 > 2。");
  assert_null(block_at(&reading, 2)->source);
  reading_end(&reading);
}

static void html(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text("<h1>在工作会议上的讲话</h1>\n<p>&nbsp;&nbsp;同志们：</"
                                     "p><p>一要&ldquo;学&rdquo;；<br/>二要&#8220;干&#8221;。</p>\n"
                                     "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>\n"
                                     "<script>var x = '<p>';</script>\n谢谢&amp;再见！&nbsp;&nbsp\n");
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S B B X B");
  assert_string_equal(block_at(&reading, 1)->text, "同志们：");
  assert_string_equal(block_at(&reading, 2)->text, "一要“学”；");
  assert_string_equal(block_at(&reading, 3)->text, "二要“干”。");
  assert_string_equal(block_at(&reading, 4)->text, "甲\t1\n乙\t2");
  assert_string_equal(block_at(&reading, 5)->text, "谢谢&再见！");
  assert_true(has_finding(reading.report, "html-removed"));
  reading_end(&reading);
}

/* The places of one finding and their words: "3:9 ** 3:14 **". */
static char *places_of(const struct reading *reading, enum finding_id id) {
  g_autoptr(GString) places = g_string_new(NULL);
  for (guint i = 0; i < reading->report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading->report->findings, i);
    if (finding->id == id)
      g_string_append_printf(places, "%s%u:%u %s", places->len ? " " : "", finding->place.line, finding->place.column,
                             finding->place.words);
  }
  return g_strdup(places->str);
}

/* Marks that were forgotten inside sentences have their places; where marks begin lines, they are how the text was
 * written. */
static void markup_inside_sentences_has_places(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "种树的要点是**浇透水**，其次是扶正。\n\n坑要挖深，&nbsp;土要踩实。\n");
  g_autofree char *places = places_of(&reading, FINDING_LEFTOVER_MARKUP);
  assert_string_equal(places, "3:7 ** 3:12 ** 5:6 &nbsp;");
  reading_end(&reading);
  reading = read_text(HEAD "**第一，浇透水。** 一坑一桶，**不能省**。\n\n坑要挖深，&nbsp;土要踩实。\n");
  g_autofree char *manner = places_of(&reading, FINDING_LEFTOVER_MARKUP);
  assert_string_equal(manner, "5:6 &nbsp;");
  reading_end(&reading);
}

static void control_characters_have_places(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "树苗一共\a三百棵。\n\n乡亲们👨\u200d👩\u200d👧都来了。\n");
  g_autofree char *places = places_of(&reading, FINDING_BAD_CHARACTER);
  assert_string_equal(places, "3:5 \a");
  assert_non_null(strstr(block_at(&reading, reading.doc->blocks->len - 1)->text, "👨\u200d👩\u200d👧"));
  reading_end(&reading);
}

static void angle_brackets_that_are_no_tags(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "甲<乙，乙>丙，<某某> AT&T 价格&lt。\n");
  assert_string_equal(block_at(&reading, 2)->text, "甲<乙，乙>丙，<某某> AT&T 价格&lt。");
  reading_end(&reading);
}

static struct reading read_as(const char *text, const char *first, const char *second) {
  char *overrides[] = {(char *)(gpointer)first, (char *)(gpointer)second, NULL};
  struct read_options options = {.overrides = overrides};
  return read_bytes(text, strlen(text), &options);
}

static void the_user_knows_better(G_GNUC_UNUSED void **state) {
  struct reading reading = read_as("春之声\n" HEAD "我们开会。\n散会。\n", "1=title", "5=drop");
  g_autofree char *dropped = dropped_of(reading.doc);
  assert_string_equal(block_at(&reading, 0)->text, "春之声");
  assert_int_equal(block_at(&reading, 0)->role, ROLE_TITLE);
  assert_string_equal(dropped, "散会。");
  assert_true(has_finding(reading.report, "override"));
  reading_end(&reading);
  reading = read_as(HEAD "点击下载全文\n我们开会。\n", "3=body", "9=note");
  g_autofree char *kept = outline_of(reading.doc);
  assert_string_equal(kept, "T S B B");
  assert_true(has_finding(reading.report, "override-unused"));
  reading_end(&reading);
}

static void wrong_overrides_are_named(G_GNUC_UNUSED void **state) {
  static const char *const wrong[] = {"title", "0=title", "x=title", "3=headline", "3=", "=body", "99999999999=body"};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    struct reading reading = read_as(HEAD "我们开会。\n", wrong[i], NULL);
    assert_null(reading.doc);
    assert_true(g_error_matches(reading.error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE));
    assert_non_null(strstr(reading.error->message, wrong[i]));
    reading_end(&reading);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(broken_lines_are_joined),
      cmocka_unit_test(places_in_joined_lines),
      cmocka_unit_test(a_page_number_inside_a_paragraph),
      cmocka_unit_test(lines_of_a_text_that_is_not_broken_stay),
      cmocka_unit_test(paragraphs_inside_a_line),
      cmocka_unit_test(blank_lines_by_the_dozen),
      cmocka_unit_test(markdown),
      cmocka_unit_test(stars_that_are_no_markdown),
      cmocka_unit_test(html),
      cmocka_unit_test(markup_inside_sentences_has_places),
      cmocka_unit_test(control_characters_have_places),
      cmocka_unit_test(angle_brackets_that_are_no_tags),
      cmocka_unit_test(the_user_knows_better),
      cmocka_unit_test(wrong_overrides_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
