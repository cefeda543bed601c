/* Title line breaks (typography E2). */
#include <unistd.h>

#include "test.h"
#include "compose/title.h"

static struct title_rules *rules;

static GArray *breaks_of(const char *title, double max_cells) {
  bool doubtful;
  return title_breaks(rules, title, max_cells, max_cells + 2, &doubtful);
}

static void assert_title(double max_cells, const char *expected) {
  g_auto(GStrv) parts = g_strsplit(expected, "|", -1);
  g_autofree char *title = g_strjoinv("", parts);
  g_autoptr(GArray) breaks = breaks_of(title, max_cells);
  g_autoptr(GString) shown = g_string_new(NULL);
  gsize start = 0;
  for (guint i = 0; i <= breaks->len; i++) {
    gsize end = i < breaks->len ? g_array_index(breaks, gsize, i) : strlen(title);
    assert_true(end > start);
    g_string_append_printf(shown, "%s%.*s", i ? "|" : "", (int)(end - start), title + start);
    start = end;
  }
  assert_string_equal(shown->str, expected);
}

static void a_title_that_fits_is_one_line(void **state) {
  (void)state;
  assert_title(18, "在全镇护林防火动员会上的讲话");
  g_autoptr(GArray) breaks = breaks_of("", 18);
  assert_int_equal(breaks->len, 0);
}

static void lines_end_between_words(void **state) {
  (void)state;
  assert_title(18, "在全镇冬季农田水利基本建设|现场推进会议上的讲话");
  assert_title(18, "关于加快推进全县文化产业|高质量发展的意见");     /* not 高|质量 */
  assert_title(18, "在区机关党委理论学习中心组|专题学习会上的发言"); /* not 中心|组 */
  assert_title(18, "在全乡新录用人员岗前培训班|结业式上的讲话");     /* not 培训|班 */
  assert_title(18, "关于做好全镇冬春季|林区防灭火工作的再动员讲话"); /* not 防灭|火, which no dictionary has */
}

static void groups_stay_whole(void **state) {
  (void)state;
  assert_title(18, "在深入学习宣传《中华人民共和国森林法》|座谈会上的讲话");
  assert_title(12, "在全县推进“河长制”工作|现场会议上的讲话");
  assert_title(18, "临江市经济和信息化局印发《关于推进|临江市数据专区建设的若干指导意见》的通知");
  assert_title(14, "在县委理论学习中心组（扩大）|专题研讨会上的发言"); /* not 中心组|（扩大） */
}

static void figures_stay_whole(void **state) {
  (void)state;
  assert_title(14, "在2025年全县|护林防火工作会议上的讲话");
  assert_title(12, "在第十三届人民代表大会|第二次会议上的讲话");
  assert_title(14, "在全县乡村两级干部大会|暨作风建设年会上的讲话"); /* not 两|级 */
}

static void a_subtitle_begins_with_its_dash(void **state) {
  (void)state;
  assert_title(14, "让每一条河都清起来|——在全县治水大会上的讲话");
}

static void a_break_of_the_author_is_taken(void **state) {
  (void)state;
  assert_title(14, "凝心聚力 勇毅前行 |谱写家乡建设新篇章");
}

static void the_last_line_is_not_a_remnant(void **state) {
  (void)state;
  const char *title = "在全县优化营商环境重点工作推进会上的讲话";
  g_autoptr(GArray) breaks = breaks_of(title, 17);
  assert_int_equal(breaks->len, 1);
  const char *last = title + g_array_index(breaks, gsize, 0);
  assert_true(g_utf8_strlen(last, -1) >= 6);
}

/* What a break parts is told by words: organs, meetings, counts and what they count. */
static void sense_goes_before_shape(G_GNUC_UNUSED void **state) {
  assert_title(18, "在全镇秋冬季森林草原防灭火|暨秸秆禁烧工作动员部署会上的讲话");
  assert_title(18, "在××县供销合作社联合社|第五次社员代表大会上的工作报告"); /* not 第五次社员|代表大会 */
  assert_title(18, "在市直机关工委庆祝中国共产党成立一百周年|座谈会上的发言");
  assert_title(18, "在××村第十一届村民委员会|换届选举工作动员会上的讲话");
  assert_title(18, "××局党组书记|在年轻干部座谈会上的讲话");                   /* the speaker stands by himself */
  assert_title(18, "深学细悟笃行实干推动党的创新理论|在基层落地生根");         /* not 党的|创新理论 */
  assert_title(18, "在市政协十四届三次会议|闭幕会上的讲话（节选）");           /* the remark is no line */
  assert_title(18, "在县委理论学习中心组|2025年第三次集体学习会上的研讨发言"); /* the year counts with 第三次 */
}

/* What is one name, one time or one phrase, though its words are unknown. */
static void names_and_times_stay_whole(G_GNUC_UNUSED void **state) {
  assert_title(18, "临江县水利局党组书记、局长|在防汛动员会上的讲话");
  assert_title(18, "在“三服务”主题活动|阶段性总结推进会上的讲话");
  assert_title(18, "在全市抓党建促乡村振兴|暨基层党组织书记专题研讨班结业式上的讲话"); /* not 党组织|书记 */
  assert_title(18, "在省生态环境保护督察组|督察××市动员会上的讲话");                   /* not 保护|督察组 */
  assert_title(18, "在滨江农场职工医院住院大楼|落成典礼上的致辞"); /* not 职工|医院, 落成|典礼 */
  assert_title(18, "关于2025年上半年|城市更新项目推进情况的通报"); /* not 2025年|上半年 */
  assert_title(18, "××市城市管理局关于进一步规范|共享单车停放秩序的通告");
  assert_title(18, "在全县茶叶产业提质三年行动|启动仪式上的讲话"); /* not 三年|行动 */
}

/* Words that only tell of a kind, the two things that 和 joins, quotes side by side, an event's own event. */
static void parts_of_one_thing_stay_together(G_GNUC_UNUSED void **state) {
  assert_title(18, "在市直单位年轻党员特大暴雨救援|先进事迹分享会上的讲话");   /* not 先进|事迹 */
  assert_title(18, "在××社区首届“好邻居”“好楼长”|评选表彰大会上的讲话");       /* not ”|“ */
  assert_title(18, "在全县教育系统招生腐败、基建腐败|专项治理动员会上的讲话"); /* not 、| */
  assert_title(18, "在全市政务热线“未诉先办”|工作推进会上的讲话");             /* not 工作|推进会 */
  assert_title(18, "在××县移民安置竣工验收委员会|会议上的讲话");               /* not 验收|委员会 */
  assert_title(18, "关于进一步加强和改进|新时代全省文物安全防范工作的意见");   /* not 新时代|全省 */
  assert_title(18, "关于进一步规范|校服采购管理和家长监督工作机制的通知");     /* not 和家长|监督 */
  assert_title(18, "在全省推动产业园区“二次创业”|誓师动员大会上的讲话");       /* 二次 counts no meeting */
}

/* Verbs that are nouns, actions that are verbs, the title of what is issued, and words before a ceremony. */
static void words_are_what_their_neighbours_make_them(G_GNUC_UNUSED void **state) {
  assert_title(18, "××市教育局关于印发|校园足球普及攻坚行动方案的通知");     /* a document begins behind 印发 */
  assert_title(18, "在城西棚户区三期安置房钥匙|发放仪式上的讲话");           /* not 发放|仪式 */
  assert_title(18, "在青石湾灌区“一渠一策”治理方案|专家会商会上的发言");     /* not 治理|方案 */
  assert_title(18, "坚持守正创新加强和改进社区工作|建设更有温度的人民城市"); /* not 工作建设|更 */
}

/* Where the parts of a title meet: behind a meeting inside it, a field, a clause; and what a bare 会议 is of. */
static void lines_end_where_the_parts_meet(G_GNUC_UNUSED void **state) {
  assert_title(18, "在市第二届职工运动会|筹备工作领导小组会议上的讲话"); /* not 筹备|工作, 工作|领导小组 */
  assert_title(18, "在全市预防和打击电信网络诈骗工作领导小组|会议上的讲话");
  assert_title(18, "在广播影视和网络视听领域|行业代表座谈会上的讲话");
  assert_title(18, "关于同意××市海州县|设立开放口岸综合保税区的批复"); /* who, and what is done */
  assert_title(18, "在市工商业联合会（总商会）|第九届执委会上的报告"); /* behind a remark that is a name */
}

/* What is held belongs to the meeting, what it is about does not; one word more may belong to either. */
static void a_meeting_takes_what_it_does(G_GNUC_UNUSED void **state) {
  assert_title(18, "在××河大桥项目建设工程|竣工通车仪式上的致辞");     /* not 竣工|通车 */
  assert_title(18, "在全市科技特派员团队创新成果|发布会上的讲话");     /* not 创新|成果 */
  assert_title(18, "在2025年全市“三秋”农机跨区作业|启动仪式上的讲话"); /* not 跨区|作业 */
  assert_title(18, "在临江农商银行支持中小微企业|银企对接会上的讲话"); /* not 银企|对接会 */
  assert_title(18, "在全市重点工业项目|百日攻坚动员会上的讲话");       /* not 百日|攻坚 */
}

/* Where no words fit, lines are parted between words where none begins otherwise, before they are inside words. */
static void narrow_lines_end_between_words_first(G_GNUC_UNUSED void **state) {
  assert_title(7, "在第八届廉政|启动仪式上的致辞");
}

/* What a kind, a span, a single dash and the words before a meeting belong to. */
static void words_stay_with_what_they_tell_of(G_GNUC_UNUSED void **state) {
  assert_title(18, "在第三届中国—中亚果蔬产品产销对接大会|开幕式上的致辞");            /* one — joins names */
  assert_title(18, "在市博物馆创建国家一级博物馆|冲刺动员大会上的讲话");               /* not 一级|博物馆 */
  assert_title(18, "在××县污水处理厂二期扩建工程|建成通水仪式上的致辞");               /* not 建成|通水仪式 */
  assert_title(18, "县检察院在“护苗”品牌发布会|暨共建协议签约仪式上的讲话");           /* not 品牌|发布会 */
  assert_title(18, "××市教育局关于印发|校园足球三年攻坚行动方案的通知");               /* not 三年|攻坚 */
  assert_title(18, "在全市抓作风促落实工作会|暨“青春建功”等12个品牌授牌仪式上的讲话"); /* not 12个|品牌 */
  assert_title(18, "镇党委书记在全镇抓党建促振兴|述职评议会上的讲话"); /* not 在全镇|抓, 抓|党建 */
  assert_title(18, "踏浪前行开新路携手并进铸辉煌|二〇二四年新春贺词"); /* a year opens a phrase */
}

/* Words that neither list knows, remarks inside names, festivals, classes of a year, documents without 《》. */
static void what_no_list_knows_stays_whole(G_GNUC_UNUSED void **state) {
  assert_title(14, "在全县脱贫户劳务输出|欢送会上的讲话");                       /* not 脱|贫, 劳|务 */
  assert_title(18, "在高端装备首台（套）产品技术|鉴定会上的致辞");               /* not 首台（套）|产品 */
  assert_title(18, "在“11·9”全国消防日|暨消防宣传月活动启动仪式上的致辞");       /* behind a day */
  assert_title(18, "在××职业学院2025届优秀毕业生|表彰大会上的讲话");             /* 2025届 counts no meeting */
  assert_title(18, "××市人民政府办公室关于印发|××市校园食品安全工作方案的通知"); /* the document begins a line */
  assert_title(18, "中共××县委办公室关于开展|“面对面”活动情况专项督查的通知");   /* not 活动|情况 */
  assert_title(18, "在庆祝中国共产党成立105周年|暨全县“两优一先”表彰大会|和“光荣在党50年”纪念章颁发仪式上的讲话");
  assert_title(18, "在武警××支队野外驻训开训动员|暨誓师大会上的讲话");
  assert_title(18, "携手加快建设现代化滨海新城|奋力谱写发展新篇章"); /* not 现代化|滨海 */
}

/* What the last characters of a word tell of it, what an action belongs to, words in pairs, verbs behind 关于. */
static void the_ends_of_words_tell_their_kind(G_GNUC_UNUSED void **state) {
  assert_title(18, "在海川纺织有限责任公司|第三届第一次职工代表大会上的工作报告"); /* a company is an organ */
  assert_title(18, "在市摄影家协会纪实摄影骨干|培训结业典礼上的讲话");             /* 结业典礼 is a meeting */
  assert_title(18, "在全县数字乡村先导区建设|现场推进会上的讲话");                 /* not 先导区|建设 */
  assert_title(18, "在全区创建国家园林示范城市迎检冲刺|部署会上的讲话");
  assert_title(18, "在全县国有企业新任领导人员|任前廉政谈话会上的讲话");               /* not 廉政|谈话 */
  assert_title(18, "在全省第五次全国经济普查|动员部署会上的讲话");                     /* 第五次 counts the census */
  assert_title(18, "××市住房和城乡建设局关于开展|老旧小区外墙保温材料专项排查的通知"); /* 关于 and its verb */
  assert_title(18, "在全县农村公路管护路段达标创建|誓师大会上的讲话");                 /* not 达标|创建 */
  assert_title(9, "关于共同守护|柳林河的倡议书");                                      /* not 柳林|河 */
  assert_title(18, "在工会系统服务保障实体经济高质量发展|新闻发布会上的发言");         /* not 实体经济|高质量 */
  assert_title(18, "关于表彰2025年度|市级节水型单位和节水型企业的决定");               /* 市 begins a word */
}

/* Words of which nothing is known are read in pairs: one that is left over belongs to its neighbour. */
static void unknown_words_go_in_pairs(G_GNUC_UNUSED void **state) {
  assert_title(18, "在市工艺美术馆“指尖生辉”|剪纸作品联展开幕式上的致辞");
  assert_title(18, "在全县“三变”改革试点村|经验交流会上的讲话");         /* not “三变”|改革 */
  assert_title(18, "在地质勘查行业突出贡献者|表彰大会上的讲话");         /* not 突出|贡献者 */
  assert_title(18, "在市福利院庆祝“六一”国际儿童节|文艺演出上的致辞");   /* not “六一”|国际儿童节 */
  assert_title(18, "市侨联主席、党组书记|在归侨侨眷迎春茶话会上的致辞"); /* the speaker stands by himself */
  assert_title(18, "在市实验中学“金话筒”|才艺展示活动上的致辞");         /* not 才艺|展示 */
  assert_title(18, "在水泥厂搬迁改造项目|试投料动员会上的讲话");         /* not 试|投料 */
  assert_title(18, "在全市村“两委”干部|履职承诺大会上的讲话");           /* not “两委”|干部 */
  assert_title(18, "在全市人民法院院长会议|分组讨论会上的发言");         /* not 院长|会议 */
  assert_title(9, "在第三次Wi-Fi|推广会上的讲话");                       /* not Wi|-Fi */
  assert_title(18, "中共××县委××县人民政府|关于深化集体林权制度改革|加快林业高质量发展的意见"); /* not 市委|××市 */
}

/* Of two verbs in a row the first one has no object, what is done has it before it, 关于 takes both. */
static void verbs_in_a_row_stay_together(G_GNUC_UNUSED void **state) {
  assert_title(18, "在××镇农村宅基地规范管理|试点工作动员会上的讲话");             /* not 宅基地|规范 */
  assert_title(18, "在全市公安机关冬季社会治安整治|“百日行动”动员部署会上的讲话"); /* not 治安|整治 */
  assert_title(18, "××县应急管理局关于组织开展|有限空间作业专项执法检查的通知");   /* not 组织|开展 */
  assert_title(18, "××市人民政府|关于同意设立清溪区临河湿地公园的批复");           /* not 同意|设立 */
  assert_title(18, "中共临江市纪委市监委|关于四起违反换届纪律典型问题的通报");     /* not 四起|违反 */
  assert_title(18, "在全市燃气安全“百日会战”第二次调度|暨重点问题约谈会上的讲话"); /* not 第二次|调度 */
}

/* What was said at another meeting is what this one is about. */
static void a_meeting_in_the_matter_stays_whole(G_GNUC_UNUSED void **state) {
  assert_title(18, "在全省传达学习贯彻|习近平总书记在民营企业座谈会上|重要讲话精神会议上的讲话");
}

/* A number of three figures behind 第 counts, months belong to their year, whom a bare 大会 is of belongs to it. */
static void counts_months_and_persons_stay(G_GNUC_UNUSED void **state) {
  assert_title(18, "在临江中学第二十二届校园文化读书节|闭幕式上的讲话"); /* not 校园文化|读书节 */
  assert_title(18, "关于临江市重点项目2025年1至9月|投资完成情况的通报"); /* not 2025年|1至9月 */
  assert_title(18, "关于临江市2025年1至9月|固定资产投资情况的通报");     /* not 1至|9月 */
  assert_title(18, "临江机械厂|关于做好冬季设备维护保养工作的通知");     /* not 冬季|设备 */
  assert_title(18, "在长江三角洲地区人工智能|开发者大会上的推介讲话");   /* not 开发者|大会 */
}

/* The object of a verb is in no meeting's name; a place behind a verb has no name before it. */
static void objects_stay_with_their_verbs(G_GNUC_UNUSED void **state) {
  assert_title(18, "在县人大常委会任命人员|宪法宣誓仪式上的讲话");                   /* not 任命|人员 */
  assert_title(18, "中共××市委办公室关于认真学习宣传贯彻|市第十次党代会精神的通知"); /* not 贯彻市|第十次 */
}

/* In a slogan an action with its object behind it is a verb: a line may begin with it. */
static void actions_open_clauses_of_slogans(G_GNUC_UNUSED void **state) {
  assert_title(18, "牢固树立绿色发展理念|建设生态宜居美丽家园");     /* not 绿色发展|理念 */
  assert_title(18, "践行总体国家安全观|建设更高水平的平安临江");     /* not 国家安全观建设|更高 */
  assert_title(18, "弘扬工匠精神|建设知识型技能型创新型劳动者大军"); /* not 技能型|创新型 */
  assert_title(18, "加快推进数字政府建设|全面提升全市政务服务效能"); /* 建设 has its object before it */
}

/* 理念, 关系: a general word belongs to the phrase before it. */
static void phrases_of_four_are_halves(G_GNUC_UNUSED void **state) {
  assert_title(18, "关于临江市上半年|财政预算执行情况的专题报告");       /* not 财政预算|执行情况 */
  assert_title(18, "在临江县中小学校园安全|专项整治工作会议上的讲话");   /* what the meeting does */
  assert_title(18, "在临江县推进城市供水管网改造工作|调度会上的讲话");   /* not 城市供水|管网 */
  assert_title(18, "在全区重点水利工程建设|征地移民工作座谈会上的讲话"); /* 重点 makes it longer */
  assert_title(18, "关于全市信访工作|成绩突出单位和个人的表扬通报");     /* nor is what ends with 工作 */
}

static void phrases_end_where_another_begins(G_GNUC_UNUSED void **state) {
  assert_title(18, "关于临江县2025年|政府性债务风险化解工作方案");           /* not 县|2025年 */
  assert_title(18, "临江市人民政府关于印发|支持民营经济发展若干举措的通知"); /* not 支持|民营经济 */
  assert_title(18, "弘扬伟大抗洪精神|建设更加美丽富裕新临江");               /* not 建设|更加 */
  assert_title(18, "在临江市网络文明大会|主论坛上的主旨演讲（节选）");       /* not 大会主|论坛 */
}

static void work_goes_with_the_longer(G_GNUC_UNUSED void **state) {
  assert_title(18, "在临江市“十五五”交通规划编制工作|启动会上的讲话");   /* not 编制|工作 */
  assert_title(18, "在全市烟花爆竹禁燃禁放|工作部署会上的讲话");         /* not 工作|部署会 */
  assert_title(18, "在省委第二巡视组巡视临江市|工作动员会上的表态发言"); /* nor behind a region */
  assert_title(18, "在全市义务教育阶段“阳光分班”|工作现场会上的讲话");
}

static void an_organ_keeps_its_parts_and_meetings(G_GNUC_UNUSED void **state) {
  assert_title(18, "关于学习贯彻|省委农村工作会议精神的实施意见");   /* not 省委|农村工作会议精神 */
  assert_title(18, "在临江大学委员会|理论学习会议上的讲话（摘要）"); /* not 大学|委员会 */
}

static void general_words_end_a_phrase(G_GNUC_UNUSED void **state) {
  assert_title(18, "在全县深化绿色发展理念|教育实践活动上的讲话");
}

static void traditional_characters_are_known(G_GNUC_UNUSED void **state) {
  assert_title(18, "在澳門中華教育會|第五十屆理監事就職典禮上的致辭"); /* not 第五十|屆, 就職|典禮 */
  assert_title(18, "在海外鄉親懇親大會|暨家鄉投資環境推介會上的講話");
}

/* A title of more than four lines is parted by sense too. */
static void a_very_long_title_is_parted_by_sense(G_GNUC_UNUSED void **state) {
  assert_title(18, "××省人力资源和社会保障厅|××省财政厅××省教育厅|关于进一步加强高校毕业生、|退役军人等"
                   "重点群体就业创业服务工作|全力保持就业形势总体稳定若干措施的通知");
}

/* A line that begins with —— has a shape of its own, and always begins there. */
static void a_dash_line_has_its_own_shape(G_GNUC_UNUSED void **state) {
  assert_title(18, "青山常在绿水长流|——在2025年全县植树造林总结大会上的讲话");
  assert_title(18, "学深悟透勇担当|——在2025年春季学期|“青年讲堂”结业式上的讲话");
}

/* A break that nothing speaks for is told, so that somebody looks at it. */
static void a_break_without_evidence_is_doubtful(G_GNUC_UNUSED void **state) {
  bool doubtful;
  G_GNUC_UNUSED g_autoptr(GArray) clear =
      title_breaks(rules, "在全镇秋冬季森林草原防灭火暨秸秆禁烧工作动员部署会上的讲话", 18, 20, &doubtful);
  assert_false(doubtful);
  g_autoptr(GArray) dark = title_breaks(rules, "柴米油盐酱醋茶琴棋书画诗酒花风花雪月雨雷电", 18, 20, &doubtful);
  assert_int_equal(dark->len, 1);
  assert_true(doubtful);
}

static void wrong_rules_are_refused(G_GNUC_UNUSED void **state) {
  static const char *const wrong[] = {"word\n[nonsense]\n", "[costs]\nline many\n", "[costs]\nunheard-of 3\n",
                                      "[costs]\nline\n",    "[traditional]\n會\n",  "[traditional]\n會a\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("titles-XXXXXX", &path, NULL);
    assert_true(fd >= 0 && g_file_set_contents(path, wrong[i], -1, NULL));
    close(fd);
    assert_null(title_rules_load("styles/titles.rules", path, &error));
    assert_non_null(error);
    g_autofree char *place = g_strconcat(path, ":2: ", NULL);
    assert_true(g_str_has_prefix(error->message, place));
    assert_null(title_rules_load(path, NULL, NULL)); /* and alone it lacks the costs */
    g_remove(path);
  }
}

static void an_endless_title_is_filled(void **state) {
  (void)state;
  g_autoptr(GString) title = g_string_new(NULL);
  for (int i = 0; i < 40; i++)
    g_string_append(title, "扎实做好护林防火工作");
  g_autoptr(GArray) breaks = breaks_of(title->str, 18);
  assert_in_range(breaks->len, 22, 30);
}

/* A whole text that was read as a title: every line is filled, and the work grows with its length, not its square. */
static void a_text_as_a_title_is_filled_line_by_line(void **state) {
  (void)state;
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 50000; i++)
    g_string_append(text, "关于推进“河长制”工作的意见");
  g_autoptr(GArray) breaks = breaks_of(text->str, 18);
  gsize start = 0;
  for (guint i = 0; i < breaks->len; i++) {
    gsize end = g_array_index(breaks, gsize, i);
    assert_true(end > start && g_utf8_strlen(text->str + start, (gssize)(end - start)) <= 18);
    start = end;
  }
  assert_true(g_utf8_strlen(text->str + start, -1) <= 18);
}

static int load_rules(G_GNUC_UNUSED void **state) {
  rules = title_rules_load("styles/titles.rules", NULL, NULL);
  return rules ? 0 : -1;
}

static int free_rules(G_GNUC_UNUSED void **state) {
  title_rules_free(rules);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_title_that_fits_is_one_line),
      cmocka_unit_test(lines_end_between_words),
      cmocka_unit_test(groups_stay_whole),
      cmocka_unit_test(figures_stay_whole),
      cmocka_unit_test(a_subtitle_begins_with_its_dash),
      cmocka_unit_test(a_break_of_the_author_is_taken),
      cmocka_unit_test(the_last_line_is_not_a_remnant),
      cmocka_unit_test(sense_goes_before_shape),
      cmocka_unit_test(names_and_times_stay_whole),
      cmocka_unit_test(parts_of_one_thing_stay_together),
      cmocka_unit_test(words_are_what_their_neighbours_make_them),
      cmocka_unit_test(lines_end_where_the_parts_meet),
      cmocka_unit_test(a_meeting_takes_what_it_does),
      cmocka_unit_test(narrow_lines_end_between_words_first),
      cmocka_unit_test(words_stay_with_what_they_tell_of),
      cmocka_unit_test(what_no_list_knows_stays_whole),
      cmocka_unit_test(the_ends_of_words_tell_their_kind),
      cmocka_unit_test(unknown_words_go_in_pairs),
      cmocka_unit_test(verbs_in_a_row_stay_together),
      cmocka_unit_test(a_meeting_in_the_matter_stays_whole),
      cmocka_unit_test(counts_months_and_persons_stay),
      cmocka_unit_test(objects_stay_with_their_verbs),
      cmocka_unit_test(actions_open_clauses_of_slogans),
      cmocka_unit_test(phrases_of_four_are_halves),
      cmocka_unit_test(phrases_end_where_another_begins),
      cmocka_unit_test(work_goes_with_the_longer),
      cmocka_unit_test(an_organ_keeps_its_parts_and_meetings),
      cmocka_unit_test(general_words_end_a_phrase),
      cmocka_unit_test(traditional_characters_are_known),
      cmocka_unit_test(a_very_long_title_is_parted_by_sense),
      cmocka_unit_test(a_dash_line_has_its_own_shape),
      cmocka_unit_test(a_break_without_evidence_is_doubtful),
      cmocka_unit_test(wrong_rules_are_refused),
      cmocka_unit_test(an_endless_title_is_filled),
      cmocka_unit_test(a_text_as_a_title_is_filled_line_by_line),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
