/* What sites add goes; what a speaker says stays. */
#include "base/error.h"
#include "unit/reading.h"

#define HEAD "在工作会议上的讲话\n同志们：\n"
#define BODY "今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落实。\n"
#define LAST "让我们携起手来，为完成全年的目标任务而努力奋斗！\n"

static void before_the_title(G_GNUC_UNUSED void **state) {
  assert_dropped("首页 > 范文 > 讲话稿\n" HEAD BODY, "首页 > 范文 > 讲话稿");
  assert_dropped("仅供学习\n某某写作圈\n用心做好每一篇\n免费领取会员资料\n\n\n" HEAD BODY,
                 "仅供学习|某某写作圈|用心做好每一篇|免费领取会员资料");
  assert_dropped("打印\n收藏\n【字号：\n大\n小\n】\n" HEAD BODY, "打印|收藏|【字号：|大|小|】");
  assert_dropped("【下载全文】 【打印】 【收藏】\n" HEAD BODY, "【下载全文】 【打印】 【收藏】");
}

static void beside_the_title(G_GNUC_UNUSED void **state) {
  assert_dropped("在工作会议上的讲话\n2024-10-28 07:43:00\n来源：某某日报\n同志们：\n" BODY,
                 "2024-10-28 07:43:00|来源：某某日报");
  assert_dropped("在工作会议上的讲话\n10-28 某某公文网\n同志们：\n" BODY, "10-28 某某公文网");
  assert_dropped("在工作会议上的讲话\n作者：佚名 来源：网络 点击：12\n（2023年1月5日）\n同志们：\n" BODY,
                 "作者：佚名 来源：网络 点击：12");
  assert_dropped("在工作会议上的讲话\n会议现场。本报记者 李明摄\n同志们：\n" BODY, "会议现场。本报记者 李明摄");
}

static void behind_the_end(G_GNUC_UNUSED void **state) {
  assert_dropped(HEAD BODY LAST "上一篇：没有了\n下一篇：在动员会上的讲话\n相关文章\n在表彰会上的讲话\n",
                 "上一篇：没有了|下一篇：在动员会上的讲话|相关文章|在表彰会上的讲话");
  assert_dropped(HEAD BODY LAST "Public domain\n本作品在本地以及其他地方都属于\n公有领域\n。\n",
                 "Public domain|本作品在本地以及其他地方都属于|公有领域|。");
  assert_dropped(HEAD BODY LAST "【更多讲话稿推荐】\n在招商会上的讲话\n", "【更多讲话稿推荐】|在招商会上的讲话");
  assert_dropped(HEAD BODY LAST "————————\n谢谢！\n", "————————");
  assert_dropped(HEAD BODY "此处隐藏12个字，请登录后查看\n谢谢！\n", "此处隐藏12个字，请登录后查看");
  assert_dropped(HEAD BODY LAST "—END—\n更多范文请访问本站\n", "—END—|更多范文请访问本站");
}

static void speech_before_advertising_on_one_line(G_GNUC_UNUSED void **state) {
  assert_dropped(
      HEAD BODY
      "（此处隐藏80个字，请登录后查看）\n愿大家前程似锦！谢谢！扫码关注公众号，获取更多精彩内容！\n上一篇：没有了\n",
      "（此处隐藏80个字，请登录后查看）|扫码关注公众号，获取更多精彩内容！|上一篇：没有了");
  assert_dropped(HEAD BODY LAST "上一篇：没有了\n扫码关注公众号，获取更多精彩内容！\n",
                 "上一篇：没有了|扫码关注公众号，获取更多精彩内容！");
}

/* What can be read in two ways again and again is tried a limited number of times. */
static void repeated_words_are_read_soon(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text = g_string_new(HEAD BODY);
  for (guint i = 0; i < 35; i++)
    g_string_append(text, "返回首页");
  g_string_append(text, "都不要紧。\n" LAST);
  assert_dropped(text->str, "");
}

/* Lines that begin as a drawn line does: each of its signs may be read in two ways, but is read in one. */
static void rules_with_words_are_read_soon(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text = g_string_new(HEAD BODY);
  for (guint i = 0; i < 1000; i++)
    g_string_append(text, "________________________________________县要办好。\n");
  g_string_append(text, LAST);
  assert_dropped(text->str, "");
}

static void page_numbers_are_no_advertising(G_GNUC_UNUSED void **state) {
  assert_dropped("某某县\n- 1 -\n在工作会议上的讲话\n同志们：\n" BODY, "- 1 -");
}

static void dates_in_figures(G_GNUC_UNUSED void **state) {
  assert_dropped("在工作会议上的讲话\n（2024.5.1）\n同志们：\n" BODY, "");
  assert_dropped("在工作会议上的讲话\n　　　　　　　　2024-5-1\n同志们：\n" BODY, "");
  assert_dropped(HEAD BODY LAST "　　　　　　　　　　张某某\n　　　　　　　　　　2024.5.1\n", "");
  assert_dropped("在工作会议上的讲话\n2024-5-1\n同志们：\n" BODY, "2024-5-1");
  assert_dropped("在工作会议上的讲话\n　　　　　　　　2024-5-1 08:30\n同志们：\n" BODY, "2024-5-1 08:30");
}

static void inside_the_speech(G_GNUC_UNUSED void **state) {
  assert_dropped(HEAD BODY "此处隐藏1200个字，请登录后查看\n" LAST, "此处隐藏1200个字，请登录后查看");
  assert_dropped(HEAD BODY "第 3 页 共 9 页\n" LAST "第 4 页 共 9 页\n", "第 3 页 共 9 页|第 4 页 共 9 页");
  assert_dropped(HEAD BODY "--------\n" LAST, "--------");
}

static void parts_of_lines(G_GNUC_UNUSED void **state) {
  assert_dropped(HEAD "我们要坚持学以致用，……此处隐藏326个字……把学到的东西用到工作中去。\n" LAST,
                 "……此处隐藏326个字……");
  assert_dropped(HEAD
                 "党建工作是一切工作的基础，必须抓紧抓好。（本文来源于某某范文网）要做到知行合一，学用结合。\n" LAST,
                 "（本文来源于某某范文网）");
  assert_dropped(HEAD BODY "让我们为完成全年各项目标任务而努力奋斗，再创新的辉煌业绩！更多精彩范文请关注本站公众号。\n",
                 "更多精彩范文请关注本站公众号。");
}

static void a_span_says_where_it_was(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "　　我们要学，（剩余800字）\n");
  assert_int_equal(reading.doc->dropped->len, 1);
  const struct dropped *dropped = g_ptr_array_index(reading.doc->dropped, 0);
  assert_false(dropped->whole);
  assert_int_equal(dropped->first_line, 3);
  assert_int_equal(dropped->start, 7);
  assert_string_equal(dropped->rule, "remaining");
  assert_string_equal(block_at(&reading, 2)->text, "我们要学，");
  reading_end(&reading);
}

static void what_a_speaker_says_stays(G_GNUC_UNUSED void **state) {
  static const char *const lines[] = {
      "请大家扫描二维码下载手机应用，注册以后就可以免费使用。",
      "全体会员要带头订阅报刊，积极转发正能量的文章。",
      "要用好微信公众号和QQ群，把政策讲清楚。",
      "读者可以登录网站www.example.org查询目录。",
      "我们的资料室收藏了两万册图书。",
      "刚才王局长作了点评，更多的内容会后再交流。",
      "同志们辛苦了！",
      "谢谢大家！",
      "一要抓紧，二要抓实。",
      "责任重于泰山。",
      "我们要把好的经验分享到基层去。",
      "大家要珍惜平台、用好平台。",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *middle = g_strdup_printf(HEAD BODY "%s\n" LAST, lines[i]);
    g_autofree char *end = g_strdup_printf(HEAD BODY LAST "%s\n", lines[i]);
    assert_dropped(middle, "");
    assert_dropped(end, "");
  }
  assert_dropped("关于推广会员制度的讲话\n各位会员：\n" BODY, "");
  assert_dropped("在图书资料下载平台上线仪式上的致辞\n各位来宾：\n" BODY, "");
  assert_dropped("在春训会上的讲话\n今年以来，我们整理了资料，搭建了平台，各项工作都取得了新的进展，值得充分肯定。\n同"
                 "志们：\n" BODY,
                 "");
  assert_dropped("在春训会上的讲话\n（内部资料，注意保存）\n同志们：\n" BODY, "");
}

static void doubts_are_told(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD BODY "请扫码关注微信公众号，免费领取资料，注册会员。\n" LAST);
  assert_int_equal(reading.doc->dropped->len, 0);
  assert_true(has_finding(reading.report, "kept-doubtful"));
  reading_end(&reading);
}

static void keep_all_drops_nothing(G_GNUC_UNUSED void **state) {
  const char *text = "首页 > 范文\n" HEAD BODY "此处隐藏20个字\n";
  struct read_options options = {.keep_all = true};
  struct reading reading = read_bytes(text, strlen(text), &options);
  assert_non_null(reading.doc);
  assert_int_equal(reading.doc->dropped->len, 0);
  reading_end(&reading);
}

static void only_advertising_is_an_error(G_GNUC_UNUSED void **state) {
  const char *text = "点击下载全文\n上一篇：没有了\n";
  struct reading reading = read_bytes(text, strlen(text), NULL);
  assert_null(reading.doc);
  assert_true(g_error_matches(reading.error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
  reading_end(&reading);
}

/* Reads with a rule file of this content. */
static struct reading read_with_rules(const char *text, const char *rules) {
  g_autofree char *path = NULL;
  int file = g_file_open_tmp("rulesXXXXXX", &path, NULL);
  assert_true(file >= 0 && g_close(file, NULL));
  assert_true(g_file_set_contents(path, rules, -1, NULL));
  GError *error = NULL;
  struct read_options options = {.data = read_data_load(path, &error)};
  g_unlink(path);
  if (error)
    return (struct reading){.error = error};
  struct reading reading = read_bytes(text, strlen(text), &options);
  read_data_free(options.data);
  return reading;
}

static void rules_can_be_added(G_GNUC_UNUSED void **state) {
  const char *text = HEAD BODY "蓝天写作坊荣誉出品\n" LAST;
  assert_dropped(text, "");
  struct reading reading = read_with_rules(text, "[my-site]\nline=蓝天写作坊.*\n");
  const struct dropped *dropped = g_ptr_array_index(reading.doc->dropped, 0);
  assert_string_equal(dropped->rule, "my-site");
  reading_end(&reading);
}

/* Sites write their names in capital letters or not: a pattern takes both. */
static void patterns_take_capital_letters(G_GNUC_UNUSED void **state) {
  static const char *const lines[] = {"blue sky 写作坊荣誉出品\n", "Blue SKY 写作坊荣誉出品\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *text = g_strconcat(HEAD BODY, lines[i], LAST, NULL);
    struct reading reading = read_with_rules(text, "[my-site]\nline=blue sky.*\n");
    assert_int_equal(reading.doc->dropped->len, 1);
    reading_end(&reading);
  }
}

static void wrong_rules_are_named(G_GNUC_UNUSED void **state) {
  static const char *const wrong[] = {
      "[a]\nline=(\n",     "[a]\nspan=x\n", "[a]\nweight=ten\n",           "[a]\nzone=moon\n",
      "[a]\ncolour=red\n", "no group\n",    "[a]\nnear=b\nspan=\xE6\xE4\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    struct reading reading = read_with_rules(HEAD BODY, wrong[i]);
    assert_null(reading.doc);
    assert_true(g_error_matches(reading.error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
    reading_end(&reading);
  }
}

/* Repeated in two ways: without a limit each of the lines would take longer than anybody waits. */
#define SLOW "(?:同*志*)*[xy]"
#define LINE "同志同志同志同志同志同志同志同志同志同志同志同志同志同志同志同志同志同志同志同志。\n"

static const struct finding *given_up(const struct reading *reading) {
  for (guint i = 0; i < reading->report->findings->len; i++) {
    const struct finding *finding = reading->report->findings->pdata[i];
    if (finding->id == FINDING_PATTERN_GIVEN_UP)
      return finding;
  }
  return NULL;
}

static void slow_patterns_are_told(G_GNUC_UNUSED void **state) {
  static const char *const rules[] = {"[slow]\nline=" SLOW "\n", "[slow]\nnear=同志\nspan=" SLOW "\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
    struct reading reading = read_with_rules(HEAD BODY LINE LAST, rules[i]);
    const struct finding *finding = given_up(&reading);
    assert_non_null(finding);
    assert_non_null(strstr(finding->message, "[slow]"));
    assert_true(g_str_has_prefix(finding->place.words, "同志同志"));
    reading_end(&reading);
    struct reading good = read_with_rules(HEAD BODY LINE LAST, "[good]\nline=(?:同*志*)*+[xy]\n");
    assert_null(given_up(&good));
    reading_end(&good);
  }
}

static void many_slow_lines_are_read_soon(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text = g_string_new(HEAD BODY);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf(text, "%u%s", i, LINE);
  struct reading reading = read_with_rules(text->str, "[slow]\nline=[0-9]*" SLOW "\n");
  const struct finding *finding = given_up(&reading);
  assert_non_null(finding);
  assert_non_null(strstr(finding->message, " 200 lines"));
  reading_end(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(before_the_title),
      cmocka_unit_test(beside_the_title),
      cmocka_unit_test(behind_the_end),
      cmocka_unit_test(speech_before_advertising_on_one_line),
      cmocka_unit_test(repeated_words_are_read_soon),
      cmocka_unit_test(rules_with_words_are_read_soon),
      cmocka_unit_test(page_numbers_are_no_advertising),
      cmocka_unit_test(dates_in_figures),
      cmocka_unit_test(inside_the_speech),
      cmocka_unit_test(parts_of_lines),
      cmocka_unit_test(a_span_says_where_it_was),
      cmocka_unit_test(what_a_speaker_says_stays),
      cmocka_unit_test(doubts_are_told),
      cmocka_unit_test(keep_all_drops_nothing),
      cmocka_unit_test(only_advertising_is_an_error),
      cmocka_unit_test(rules_can_be_added),
      cmocka_unit_test(patterns_take_capital_letters),
      cmocka_unit_test(wrong_rules_are_named),
      cmocka_unit_test(slow_patterns_are_told),
      cmocka_unit_test(many_slow_lines_are_read_soon),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
