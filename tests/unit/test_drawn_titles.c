/* Titles that a lot has put together of what titles are made of, broken for lines of several widths: the lines are what
 * they were (tests/data/drawn-titles.txt).  A | is a line's end; ? stands behind what is doubtful. */
#include "compose/title.h"
#include "unit/golden.h"

#define EXPECTED "tests/data/drawn-titles.txt"

enum { TITLES = 1600 };

static const char *const openers[] = {"在", "在", "在", "", "关于", "在深入", "贯彻", "2024年", "（1998—2025年）",
                                      "AI+"};
static const char *const scopes[] = {"全县",
                                     "渠东乡",
                                     "临江市2025年",
                                     "全国第三次",
                                     "省、市、县三级",
                                     "市委常委会（扩大）",
                                     "",
                                     "北京·渠县",
                                     "第十三届",
                                     "全系统“十四五”",
                                     "中国共产党渠县第十五届委员会",
                                     "3·15",
                                     "全镇乡村两级",
                                     "区直机关"};
static const char *const matters[] = {"冬季农田水利基本建设",
                                      "推进“河长制”工作",
                                      "学习《中华人民共和国森林法》",
                                      "优化营商环境重点工作",
                                      "护林防火",
                                      "文化产业高质量发展",
                                      "农村饮水安全和农业节水灌溉",
                                      "“书香里弄”阅读推广",
                                      "主题教育",
                                      "新录用公务员岗前培训",
                                      "Wi-Fi和GPS应用",
                                      "三河两岸综合整治",
                                      "防汛抗旱暨安全生产",
                                      "纪念渠首工程建成70周年",
                                      "民主党派、工商联和无党派人士",
                                      "国庆节",
                                      "住院综合大楼",
                                      "创建示范城市",
                                      "廉政",
                                      "抢订单拓市场",
                                      "攻坚拔寨",
                                      "挂职干部",
                                      "返乡农民工",
                                      "渠首大桥建成",
                                      "三资清理"};
static const char *const events[] = {
    "现场推进会议",   "动员大会", "座谈会",   "开班式",       "第二次会议",     "表彰大会暨文艺演出",
    "启动仪式",       "晚会",     "",         "领导小组会",   "专题学习研讨班", "揭牌仪式",
    "迎检冲刺部署会", "谈话会",   "奠基典礼", "并网发电仪式", "誓师大会",       "演讲比赛颁奖晚会",
    "代表大会开幕式", "通车仪式", "调度会",   "碰头会"};
static const char *const ends[] = {"上的讲话", "上的致辞",           "的意见", "上的再动员讲话", "上的主持词（代拟稿）",
                                   "发言",     "的报告——致全体渠长", ""};

static const double widths[] = {7, 9, 12, 14, 18, 22};

static const char *any(GRand *rand, const char *const *list, gsize count) {
  return list[g_rand_int_range(rand, 0, (gint32)count)];
}

#define ANY(rand, list) any(rand, list, G_N_ELEMENTS(list))

static char *draw_title(GRand *rand) {
  g_autofree char *first = g_strconcat(ANY(rand, openers), ANY(rand, scopes), ANY(rand, matters), NULL);
  g_autofree char *second = g_strconcat(ANY(rand, events), ANY(rand, ends), NULL);
  const gint lot = g_rand_int_range(rand, 0, 8);
  if (lot == 0)
    return g_strconcat(first, " ", ANY(rand, matters), second, NULL);
  if (lot == 1)
    return g_strconcat(first, "和", ANY(rand, matters), second, NULL);
  if (lot == 2)
    return g_strconcat("让每一滴水都流到田里——", first, second, NULL);
  return g_strconcat(first, second, NULL);
}

static void append_lines(GString *all, const struct title_rules *rules, const char *title, double width) {
  bool doubtful = false;
  g_autoptr(GArray) breaks = title_breaks(rules, title, width, width + 2, &doubtful);
  g_string_append_printf(all, "%g ", width);
  gsize start = 0;
  for (guint i = 0; i < breaks->len; i++) {
    const gsize end = g_array_index(breaks, gsize, i);
    g_string_append_printf(all, "%.*s|", (int)(end - start), title + start);
    start = end;
  }
  g_string_append_printf(all, "%s%s\n", title + start, doubtful ? "?" : "");
}

static void titles_are_broken_as_they_were(G_GNUC_UNUSED void **state) {
  struct title_rules *rules = title_rules_load("styles/titles.rules", NULL, NULL);
  assert_non_null(rules);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1970);
  for (guint i = 0; i < TITLES; i++) {
    g_autofree char *title = draw_title(rand);
    append_lines(all, rules, title, widths[i % G_N_ELEMENTS(widths)]);
  }
  title_rules_free(rules);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(titles_are_broken_as_they_were)};
  return cmocka_run_group_tests_name("drawn titles", tests, NULL, NULL);
}
