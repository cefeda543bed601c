/* Points and placeholders. */
#include "unit/reading.h"

#define HEAD "在工作会议上的讲话\n同志们：\n"

static void points_by_their_place(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "一是抓学习。\n二是抓作风。\n三是抓落实。\n", "l一是 l二是 l三是");
  assert_points(HEAD "要抓三件事。一是抓学习。二是抓作风。三是抓落实。\n", "s一是 s二是 s三是");
  assert_points(HEAD "要抓三件事：一是学习；二是作风，三是落实。\n", "c一是 c二是 c三是");
  assert_points(HEAD "一、狠抓落实。一要抓紧；二要抓实。\n", "s一要 c二要");
}

static void kinds_of_series(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "第一，要学习。\n第二，要实践。\n", "l第一， l第二，");
  assert_points(HEAD "首先，感谢大家。\n其次，祝贺大家。\n最后，祝福大家。\n", "l首先， l其次， l最后，");
  assert_points(HEAD "——经济平稳。\n——社会和谐。\n", "l—— l——");
  assert_points(HEAD "子、敬业。\n丑、乐群。\n", "l子、 l丑、");
  assert_points(HEAD "甲、学习。乙、实践。\n", "l甲、 s乙、");
}

static void the_number_carries_a_series(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "一是抓学习。二是抓作风。三要抓落实。四靠奋斗。\n", "l一是 s二是 s三要 s四靠");
}

static void what_is_no_point(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "三是要抓落实。\n", "");           /* an orphan */
  assert_points(HEAD "首先，请允许我表示祝贺。\n", ""); /* alone */
  assert_points(HEAD "我们首先要学习，其次要实践。\n", "");
  assert_points(HEAD "一种是好的，一种是坏的。一方面要学，另一方面要做。\n", "");
  assert_points(HEAD "——这就是我们的初心。\n", "");
  assert_points(HEAD "统一是大势，这一是必然。四要素齐全。\n", "");
  assert_points(HEAD "第一产业增长，第二产业持平。\n", "");
}

static void series_nest_and_end(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "第一，抓学习。一是学理论，二是学业务。\n第二，抓作风。一是查问题，二是抓整改。\n",
                "l第一， s一是 c二是 l第二， s一是 c二是");
  assert_points(HEAD "一、学习\n一是学理论。\n二、作风\n二是改作风。\n", "l一是");
}

static void a_gap_or_a_repeat_does_not_end_a_series(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "要办几件事。一是修路。路通了，货就走得快。三是通水。四是通电。\n", "s一是 s三是 s四是");
  assert_points(HEAD "要办几件事。一是修路。二是通水。二是通电。三是通网。\n", "s一是 s二是 s二是 s三是");
  assert_points(HEAD "第一，看苗情。\n第三，看墒情。\n", "l第一， l第三，");
  assert_points(HEAD "要办几件事。一是修路。九是通水。\n", "s一是"); /* too far to be a slip */
  /* what goes on exactly is nearer than what goes on over a repeat */
  assert_points(HEAD "要办几件事。一是修路。一是平地基，二是铺石子。二是通水。三是通电。\n",
                "s一是 s一是 c二是 s二是 s三是");
}

/* Series inside one another are told apart by their words. */
static void series_inside_a_series(G_GNUC_UNUSED void **state) {
  struct reading reading =
      read_text(HEAD "修路要有三股劲。一是敢闯的劲；二是实干的劲，一要吃得了苦，二要沉得住气；三是坚持的劲。\n");
  const GArray *points = block_at(&reading, 2)->points;
  assert_int_equal(points->len, 5);
  const guint series[] = {1, 1, 2, 2, 1};
  for (guint i = 0; i < points->len; i++)
    assert_int_equal(g_array_index(points, struct point, i).series, series[i]);
  reading_end(&reading);
}

static void idioms_are_no_points(G_GNUC_UNUSED void **state) {
  assert_points(HEAD "一是一，二是二，账本上的数字不许改。\n", "");
  assert_points(HEAD "他这个人，一是一、二是二，从不含糊。\n", "");
  assert_points(HEAD "要把好关。一是一把手要带头。二是一线要有人。\n", "s一是 s二是");
  assert_points(HEAD "要把好关。一要人到位。二要物到位。三要素齐全才能开工。\n", "s一要 s二要");
}

static void measures_of_points(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "要抓两件事。一是抓学习。学无止境。二是抓作风\n");
  const struct block *block = block_at(&reading, 2);
  assert_int_equal(block->points->len, 2);
  const struct point *first = &g_array_index(block->points, struct point, 0);
  const struct point *second = &g_array_index(block->points, struct point, 1);
  assert_int_equal(first->start, strlen("要抓两件事。"));
  assert_int_equal(first->length, strlen("一是抓学习。学无止境。"));
  assert_int_equal(first->lead_length, strlen("一是抓学习。"));
  assert_int_equal(first->number, 1);
  assert_int_equal(second->lead_length, second->length);
  assert_int_equal(second->number, 2);
  reading_end(&reading);
}

static void placeholders(G_GNUC_UNUSED void **state) {
  assert_placeholders(HEAD "建设幸福的×区，开好×届×次会议，让×区更美。\n", "×区=1 ×届=2 ×次=3 ×区=1");
  assert_placeholders(HEAD "刚才，×××同志和XX县、xx局作了发言。\n", "×××=1 XX县=2 xx局=3");
  assert_placeholders(HEAD "20**年和201x年，第x个建军节，*市有新变化。\n", "20**年=1 201x年=2 第x个=3 *市=4");
  assert_placeholders(HEAD "某某同志到□□村，看了○○厂，填了____元。\n", "某某同志=1 □□村=2 ○○=3 ____=4");
  assert_placeholders(HEAD "他当过公社副***、***，后来到县里任****。\n", "***=1 ***=2 ****=3");
  assert_placeholders(HEAD "○○村的老路要改造，请大家支持。\n", "○○村=1");
  assert_placeholders("在××市大会上的讲话\n同志们：\n今天××市开会。\n", "××市=1 ××市=1");
}

static void blanks_to_be_filled_in(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "今年    月    日开会，到会（　　）人。\n");
  const GArray *found = block_at(&reading, 2)->placeholders;
  assert_int_equal(found->len, 3);
  const struct placeholder *first = &g_array_index(found, struct placeholder, 0);
  assert_int_equal(first->start, strlen("今年"));
  assert_int_equal(first->length, 4);
  assert_string_equal(g_ptr_array_index(reading.doc->placeholder_names, 0), "    月");
  reading_end(&reading);
}

static void what_is_no_placeholder(G_GNUC_UNUSED void **state) {
  assert_placeholders(HEAD "3×5的网格，X光机，xml和Linux，某人，二○二○年，5*3=15。\n", "");
  assert_placeholders(HEAD "路面宽6.5米×长42米，井盖直径70厘米×厚5厘米。\n", "");
  assert_placeholders(HEAD "姓名  单位，张三　李四。\n", "");
  assert_placeholders(HEAD "工作要抓重点，**，不能眉毛胡子一把抓。\n", "");
}

static void blanks_of_templates(G_GNUC_UNUSED void **state) {
  assert_placeholders(HEAD "今天，[单位名称]召开大会，到会{人数}人，由<主持人姓名>主持。\n",
                      "[单位名称]=1 {人数}=2 <主持人姓名>=3");
  assert_placeholders(HEAD "我代表【主办单位】欢迎大家，（此处补充背景）谢谢。\n", "【主办单位】=1 （此处补充背景）=2");
  assert_placeholders(HEAD "走访企业N家，完成率XX.X%，惠及△△村，※※镇也在内。\n", "N家=1 XX.X=2 △△村=3 ※※镇=4");
  assert_placeholders(HEAD "20--年秋天，我来到--小学，听党_讲课。\n", "20--年=1 --小学=2 党_=3");
  assert_placeholders(HEAD "×月×日，X常委和X总工程师、X副省长到x一中。\n",
                      "×月=1 ×日=2 X常委=3 X总工程师=4 X副省长=5 x一=6");
  assert_placeholders(HEAD "推广x+x+x的办法，学习李××、王*两位同志。\n", "x+x+x=1 ××=2 *=3");
}

static void brackets_that_are_no_blanks(G_GNUC_UNUSED void **state) {
  assert_placeholders(HEAD "感谢大家[掌声]。我们见过[1]和（一）的说法，也见过{0}。\n", "");
  assert_placeholders(HEAD "讲到（此处应有掌声）的时候，（此处隐藏300个字）大家笑了。\n", "");
  assert_placeholders(HEAD "【活动主题】传承红色基因，争做时代新人。\n", "");
  assert_placeholders(HEAD "谢谢大家！[抱拳]\n", "");
  assert_placeholders(HEAD "发展是硬道理--这句话我们记了几十年，电话是0571-8888。\n", "");
  assert_placeholders(HEAD "NBA的球星来了，2的N次方很大。\n", "");
}

static void somebody_is_a_name_or_a_turn_of_speech(G_GNUC_UNUSED void **state) {
  assert_placeholders(HEAD "有人说某某单位拖拉，某某人不担当。\n", "");
  assert_placeholders(HEAD "某某镇的路通了。\n", "某某镇=1");
  assert_placeholders(HEAD "某某山多地少，某某人勤劳，建设某某要靠大家。\n", "某某=1 某某人=2 某某=3");
}

/* The words before ××× are taken whole: an office is never cut in the middle, and a sentence is no name. */
static void names_are_whole(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *name;
  } cases[] = {{"下面请救援大队大队长×××发言。", "救援大队大队长×××"},
               {"感谢永和村党支部书记×××。", "永和村党支部书记×××"},
               {"刚才，市教育局局长×××作了说明。", "市教育局局长×××"},
               {"下面请×××发言。", "×××"},
               {"这条路越走越宽，慢慢走出了一条适合××的路子。", "适合××"},
               {"今天在这里送别退休干部×××。", "干部×××"},
               {"下面請財政處處長×××發言。", "財政處處長×××"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strconcat(HEAD, cases[i].text, "\n", NULL);
    struct reading reading = read_text(text);
    assert_int_equal(reading.doc->placeholder_names->len, 1);
    assert_string_equal(g_ptr_array_index(reading.doc->placeholder_names, 0), cases[i].name);
    reading_end(&reading);
  }
}

static guint identity_at(const struct reading *reading, guint block, guint index) {
  const struct block *body = block_at(reading, block);
  assert_true(body->placeholders && index < body->placeholders->len);
  return g_array_index(body->placeholders, struct placeholder, index).identity;
}

/* Word fills every copy of one thing at once, so two things must never count as one. */
static void different_things_are_told_apart(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "请水务局局长×××发言，再请林业局局长×××发言，最后请水务局局长×××总结。\n"
                                          "到会的有（　　　）和（　　　），签名：____、____。\n");
  assert_int_equal(identity_at(&reading, 2, 0), identity_at(&reading, 2, 2));
  assert_int_not_equal(identity_at(&reading, 2, 0), identity_at(&reading, 2, 1));
  assert_int_not_equal(identity_at(&reading, 3, 0), identity_at(&reading, 3, 1));
  assert_int_not_equal(identity_at(&reading, 3, 2), identity_at(&reading, 3, 3));
  assert_string_equal(g_ptr_array_index(reading.doc->placeholder_names, identity_at(&reading, 3, 0) - 1), "（　　　）");
  reading_end(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(different_things_are_told_apart),
      cmocka_unit_test(points_by_their_place),
      cmocka_unit_test(kinds_of_series),
      cmocka_unit_test(the_number_carries_a_series),
      cmocka_unit_test(what_is_no_point),
      cmocka_unit_test(series_nest_and_end),
      cmocka_unit_test(a_gap_or_a_repeat_does_not_end_a_series),
      cmocka_unit_test(series_inside_a_series),
      cmocka_unit_test(idioms_are_no_points),
      cmocka_unit_test(measures_of_points),
      cmocka_unit_test(placeholders),
      cmocka_unit_test(blanks_to_be_filled_in),
      cmocka_unit_test(what_is_no_placeholder),
      cmocka_unit_test(blanks_of_templates),
      cmocka_unit_test(brackets_that_are_no_blanks),
      cmocka_unit_test(somebody_is_a_name_or_a_turn_of_speech),
      cmocka_unit_test(names_are_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
