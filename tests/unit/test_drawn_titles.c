/* Titles that a lot has put together of what titles are made of.  Broken for lines of several widths, their lines are
 * what they were (tests/data/drawn-titles.txt); a | is a line's end, ? stands behind what is doubtful.  And what speaks
 * for a line to begin at each place is what it was (tests/data/drawn-places.txt): {evidence}. */
#include "compose/title.h"
#include "compose/title_places.h"
#include "unit/golden.h"
#include "unit/lot.h"

enum { TITLES = 2000, JOINED = 1500 };

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
                                      "三资清理",
                                      "感恩奋进奋力谱写水利新篇章",
                                      "凝心聚力攻坚克难",
                                      "抓好春耕备耕确保粮食丰收",
                                      "打赢清渠攻坚战",
                                      "安全生产百日攻坚",
                                      "老干部工作",
                                      "乡村振兴",
                                      "六一儿童节",
                                      "新任职干部集体谈话",
                                      "县长赵小山调研农村改厕"};
static const char *const events[] = {"现场推进会议",
                                     "动员大会",
                                     "座谈会",
                                     "开班式",
                                     "第二次会议",
                                     "表彰大会暨文艺演出",
                                     "启动仪式",
                                     "晚会",
                                     "",
                                     "领导小组会",
                                     "专题学习研讨班",
                                     "揭牌仪式",
                                     "迎检冲刺部署会",
                                     "谈话会",
                                     "奠基典礼",
                                     "并网发电仪式",
                                     "誓师大会",
                                     "演讲比赛颁奖晚会",
                                     "代表大会开幕式",
                                     "通车仪式",
                                     "调度会",
                                     "碰头会",
                                     "视频会议",
                                     "五周年座谈会",
                                     "选举大会第一次全体会议",
                                     "联欢晚会",
                                     "新闻发布会",
                                     "工作组会议"};
static const char *const ends[] = {"上的讲话", "上的致辞",           "的意见", "上的再动员讲话", "上的主持词（代拟稿）",
                                   "发言",     "的报告——致全体渠长", ""};

/* Fronts and ends of titles, each with what the words at its border belong to. */
static const char *const fronts[] = {
    "在××县供销合作社联合社",
    "在县委、县政府领导班子",
    "县农业农村局局长王建国",
    "市文联主席、党组书记",
    "县长赵小山",
    "××市人民政府办公厅关于印发",
    "中共××县委关于转发县水利局",
    "关于表彰",
    "关于进一步加强和改进",
    "关于开展",
    "在庆祝中国共产党成立105周年",
    "纪念渠首大桥通车三十周年",
    "在2025年上半年",
    "2024年度",
    "1998年至2003年",
    "2025年3月12日",
    "在第十三届",
    "在第七次",
    "在十届三次",
    "在首届",
    "第三季度",
    "在秋季",
    "在百日",
    "在三年",
    "在新任职",
    "在特大",
    "在全县",
    "在全市林业系统",
    "在市直机关",
    "在渠东乡柳林河",
    "北京·渠县",
    "在市第一",
    "在县委常委会（扩大）",
    "在首台（套）",
    "在“三改一拆”",
    "在“让每一滴水都流到田里去”",
    "在《中华人民共和国森林法》",
    "在“5·12”",
    "在‘六一’",
    "在全县抓",
    "在加快推进",
    "在深入学习贯彻",
    "坚持守正创新",
    "凝心聚力攻坚克难",
    "奋战",
    "感恩奋进",
    "在美丽集镇",
    "在清洁能源",
    "在新型城镇化",
    "在文化产业",
    "在农村公路和农村饮水",
    "在道路、桥梁",
    "在残疾人",
    "在地质勘查行业突出",
    "在高校毕业生",
    "在离退休老干部",
    "在国际茶叶博览会",
    "在科技活动周",
    "在读书月",
    "在监督工作",
    "在信息公开",
    "在宣传",
    "在试",
    "在AI+",
    "在Wi-Fi",
    "第一条",
    "在12个",
    "在五起",
    "在两家",
    "在全国人民",
    "在市旅游度假",
    "水库除险加固",
    "让河流清起来——",
    "中国—中亚",
    "在水务集团有限责任公司",
    "在城西棚户区",
    "在劳务协作组",
    "在县检察院",
    "在移民安置办",
    "××村第十一届",
};

static const char *const tails[] = {
    "现场推进会上的讲话",
    "全县冬季农田水利基本建设动员会上的讲话",
    "暨誓师大会上的讲话",
    "和表彰大会上的讲话",
    "与抗旱保苗工作会议上的讲话",
    "关于提前做好防汛准备工作的通知",
    "在抗洪一线",
    "在年轻干部座谈会上的讲话",
    "的通知",
    "的通知（代拟稿）",
    "上的讲话",
    "上的述职报告（根据录音整理）",
    "第一次全体会议闭幕会上的讲话",
    "第三次职工代表大会上的工作报告",
    "三次会议开幕式上的致辞",
    "2025年全县造林总结大会上的讲话",
    "二〇二四年新春贺词",
    "3月5日的讲话",
    "62周年座谈会上的发言",
    "五个专项行动部署会",
    "12家企业签约仪式上的致辞",
    "一百周年庆祝活动上的讲话",
    "上半年推进情况的通报",
    "“三服务”活动启动仪式上的致辞",
    "《渠系管理办法》宣传活动上的讲话",
    "（试点）推进会上的讲话",
    "（节选）",
    "××分会场启动仪式上的致辞",
    "××省“十五五”水运发展规划的通知",
    "市级节水型单位的决定",
    "县人民医院落成典礼上的致辞",
    "江海县开发区揭牌仪式上的致辞",
    "领导小组会议上的讲话",
    "机关党组织书记培训班结业式上的讲话",
    "委员会换届选举大会上的讲话",
    "书记在述职评议会上的讲话",
    "局长办公会议上的讲话",
    "群众代表座谈会上的讲话",
    "教师表彰大会上的讲话",
    "毕业生欢送会",
    "建设现场会上的讲话",
    "创建誓师大会上的讲话",
    "治理攻坚行动动员会上的讲话",
    "提升培训班开班式上的讲话",
    "展示活动上的致辞",
    "贡献者表彰大会",
    "发放仪式上的讲话",
    "高质量发展大会上的讲话",
    "安全风险隐患排查会议上的讲话",
    "节开幕式上的致辞",
    "国际护士节庆祝大会上的致辞",
    "文化旅游节新闻发布会",
    "歌曲合唱比赛颁奖晚会上的致辞",
    "证件管理会议",
    "月度调度会",
    "级干部大会上的讲话",
    "工作年度报告",
    "工作联席会议全体会议上的讲话",
    "工作监督小组会议",
    "反事故演习总结会上的讲话",
    "助理业务培训班上的讲话",
    "签约项目开工仪式上的致辞",
    "奋力谱写水利新篇章",
    "建设更有温度的人民城市",
    "建设人与江河和谐相处的幸福家园",
    "抓好春耕备耕",
    "推进会",
    "督察动员会上的讲话",
    "违反中央八项规定精神问题的通报",
    "大操大办等陋习专项整治会",
    "等传染病防控会",
    "倡议书",
    "慰问信——致全体渠长",
    "主持词",
    "院士座谈会上的讲话",
    "迎检冲刺部署会上的讲话",
    "大楼封顶仪式上的致辞",
    "茶话会",
    "博览会江南馆开馆仪式",
    "钱塘江",
};

static const double widths[] = {7, 9, 12, 14, 18, 22};

static char *draw_title(GRand *rand) {
  const char *matter = ANY(rand, matters);
  const char *scope = ANY(rand, scopes);
  g_autofree char *first = g_strconcat(ANY(rand, openers), scope, matter, NULL);
  const char *end = ANY(rand, ends);
  g_autofree char *second = g_strconcat(ANY(rand, events), end, NULL);
  const guint form = lot(rand, 8);
  if (form == 0)
    return g_strconcat(first, " ", ANY(rand, matters), second, NULL);
  if (form == 1)
    return g_strconcat(first, "和", ANY(rand, matters), second, NULL);
  if (form == 2)
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
  assert_int_equal(golden_compare("tests/data/drawn-titles.txt", all->str), 0);
}

#define NAME(symbol, name) name,

static void append_places(GString *all, const struct title_rules *rules, const char *title) {
  static const char *const names[] = {TITLE_COSTS(NAME)};
  g_autoptr(GArray) places = title_places(rules, title, 0);
  gsize at = 0;
  for (guint i = 1; i + 1 < places->len; i++) {
    const struct title_place *place = &g_array_index(places, struct title_place, i);
    g_string_append_printf(all, "%.*s{%s}", (int)(place->offset - at), title + at, names[place->evidence]);
    at = place->offset;
  }
  g_string_append_printf(all, "%s\n", title + at);
}

static void places_are_weighed_as_they_were(G_GNUC_UNUSED void **state) {
  struct title_rules *rules = title_rules_load("styles/titles.rules", NULL, NULL);
  assert_non_null(rules);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1984);
  for (guint i = 0; i < JOINED; i++) {
    const char *front = fronts[i % G_N_ELEMENTS(fronts)];
    g_autofree char *matter = g_strdup(i % 3 == 2 ? ANY(rand, matters) : "");
    g_autofree char *title = g_strconcat(front, matter, ANY(rand, tails), NULL);
    append_places(all, rules, title);
  }
  title_rules_free(rules);
  assert_int_equal(golden_compare("tests/data/drawn-places.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_are_broken_as_they_were),
      cmocka_unit_test(places_are_weighed_as_they_were),
  };
  return cmocka_run_group_tests_name("drawn titles", tests, NULL, NULL);
}
