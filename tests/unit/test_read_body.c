/* Headings, addresses inside the speech, stage directions, notes, attachments, signatures, tables. */
#include "unit/reading.h"

#define HEAD "在工作会议上的讲话\n同志们：\n"
#define BODY "今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落实。\n"

static void headings_alone(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD "一、提高认识\n" BODY "（一）把握形势\n" BODY "1.找准差距\n" BODY "（1）补齐短板\n" BODY
                      "二、狠抓落实\n" BODY,
                 "T S 1 B 2 B 3 B 4 B 1 B");
  assert_outline(HEAD "一\n" BODY "二\n" BODY, "T S 1 B 1 B");
  assert_outline(HEAD "第一部分　回顾\n" BODY "第二部分　展望\n" BODY, "T S 1 B 1 B");
  assert_outline(HEAD "第一个问题：怎么看\n" BODY "第二个问题：怎么干\n" BODY, "T S 1 B 1 B");
  assert_outline(HEAD "一、提高认识。\n" BODY "二、狠抓落实。\n" BODY, "T S 1 B 1 B");
  assert_outline(HEAD "一、要认清“三个没有变”的形势：这是前提\n" BODY "二、要抓好落实\n" BODY, "T S 1 B 1 B");
}

static void run_in_headings(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "二、转变作风，狠抓落实。空谈误国，实干兴邦。\n");
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S 1r B");
  const struct block *heading = block_at(&reading, 2);
  const struct block *body = block_at(&reading, 3);
  assert_string_equal(heading->text, "二、转变作风，狠抓落实");
  assert_string_equal(heading->source, "二、转变作风，狠抓落实。");
  assert_int_equal(heading->number, 2);
  assert_int_equal(heading->marker_length, strlen("二、"));
  assert_string_equal(body->text, "空谈误国，实干兴邦。");
  guint line, column;
  block_place(body, 0, &line, &column);
  assert_int_equal(line, 3);
  assert_int_equal(column, 13);
  reading_end(&reading);
}

static void where_a_run_in_heading_ends(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *line, *heading, *body;
  } cases[] = {
      {"一、怎样看形势？要用发展的眼光看。", "一、怎样看形势？", "要用发展的眼光看。"},
      {"一、要破“等靠要。”之风。这是关键。", "一、要破“等靠要。”之风", "这是关键。"},
      {"一、抓好《纲要（试行。）》学习。大家要带头。", "一、抓好《纲要（试行。）》学习", "大家要带头。"},
      {"（一）坚持“政府引导\"。强化统筹，营造环境。", "（一）坚持“政府引导\"", "强化统筹，营造环境。"},
      {"1.产值增长1.5倍。这很不容易。", "1.产值增长1.5倍", "这很不容易。"},
      {"一、抓落实.要一抓到底.", "一、抓落实", "要一抓到底."},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf(HEAD "%s\n", cases[i].line);
    struct reading reading = read_text(text);
    assert_int_equal(reading.doc->blocks->len, 4);
    assert_string_equal(block_at(&reading, 2)->text, cases[i].heading);
    assert_string_equal(block_at(&reading, 3)->text, cases[i].body);
    reading_end(&reading);
  }
}

static void siblings_vote(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD "（一）抓教育\n" BODY "（二）抓制度。要管根本。要管长远\n" BODY "（三）抓监督\n" BODY,
                 "T S 2 B 2 B 2 B");
  assert_outline(HEAD "（一）抓教育。要入脑入心。\n（二）抓制度。要管根本。\n", "T S 2r B 2r B");
}

/* A heading up to its colon has at most twenty characters behind its marker. */
static void headings_up_to_a_colon_have_lengths(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *words, *outline;
  } cases[] = {
      {"车位", "T S B 1r B 1r B"},
      {"东区西区南区北区上区下区新区老区大区小区", "T S B 1r B 1r B"},
      {"东区西区南区北区上区下区新区老区大区小区里", "T S B 1 1"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text =
        g_strdup_printf(HEAD BODY "一、%s：各小区把空车位的数目报上来，月底前统一划线编号。\n"
                                  "二、电动车的事：充电棚先建后管，楼道里一辆也不许停，发现一辆拖走一辆。\n",
                        cases[i].words);
    assert_outline(text, cases[i].outline);
  }
}

static void numbered_lines_that_are_no_headings(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD "今天会议有三项议程：\n一、听取汇报；\n二、审议方案；\n三、领导讲话。\n" BODY, "T S B B B B B");
  assert_outline(HEAD "今天的会议主要有两项议程。\n一、请张局长通报情况\n二、请李县长讲话\n现在进行第一项。\n",
                 "T S B B B B");
  assert_outline(HEAD "我们要（一）学理论，（二）学业务，（三）学法律。\n", "T S B");
  assert_outline(HEAD "24年产值突破百亿元。\n22个项目落地。\n3.5万人受益。\n", "T S B B B");
  assert_outline(HEAD "（1）加强学习；\n（2）改进作风；\n（3）勇于担当。\n" BODY, "T S B B B B");
  assert_outline(HEAD "一年来，我们做了以下工作。\n一、二年级的学生也参加了。\n", "T S B B");
}

static void addresses_inside(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD BODY "同志们！\n" BODY "各位代表：\n" BODY, "T S B I B I B");
  assert_outline(HEAD BODY "同志们！新的征程已经开始，让我们一起努力。\n", "T S B B");
  assert_outline(HEAD BODY "祝同志们身体健康！\n", "T S B B");
}

static void stage_directions(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD BODY "（宣读完毕后）\n" BODY "……\n" BODY, "T S B D B D B");
  assert_outline(HEAD BODY "（全体起立，奏国歌）\n", "T S B D");
  assert_outline(HEAD "大家要深入学习（包括原著）。\n", "T S B");
}

static void notes(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD "我们要学习〔1〕，也要实践〔2〕。\n注释\n〔1〕指学习原著。\n〔2〕指下基层。\n", "T S B N N N");
  assert_outline(HEAD BODY "（这是作者在一次读书会上的发言，根据录音整理，发表时有删节。）\n", "T S B N");
  assert_outline(HEAD "请看注释。\n" BODY, "T S B B");
}

static void attachments(G_GNUC_UNUSED void **state) {
  assert_outline(HEAD BODY "附件：1.任务分解表\n      2.责任清单\n\n某某局办公室\n2020年5月6日\n", "T S B A A G G");
  assert_outline(HEAD BODY "附近的居民都来了。\n", "T S B B");
}

/* Under one heading numbers stand alone, under another they run in: what all under one heading do is not outvoted. */
static void headings_go_by_those_beside_them(G_GNUC_UNUSED void **state) {
#define ALONE(number, name) "（" number "）" name "\n" BODY
  assert_outline(HEAD "一、总体要求\n" ALONE("一", "指导思想") ALONE("二", "工作目标")
                     ALONE("三", "组织领导") "二、基本原则\n"
                                             "（一）坚持政府引导。强化统筹和政策供给，营造良好的发展环境。\n"
                                             "（二）坚持安全可控。严格遵守法律法规，确保数据依法合规使用。\n",
                 "T S 1 2 B 2 B 2 B 1 2r B 2r B");
}

/* A notice that is signed, and behind it the paper that it has named, which begins with its title. */
static void papers_that_a_notice_sends_along(G_GNUC_UNUSED void **state) {
#define NOTICE "关于印发河道保洁办法的通知\n各镇政府：\n《河道保洁办法》已经研究同意，现印发给你们，请认真贯彻执行。\n"
#define PAPER "为加强河道保洁，改善水环境，制定本办法。\n各镇负责本辖区河道的日常保洁。\n"
  assert_outline(NOTICE "县水务局\n2024年5月6日\n河道保洁办法\n" PAPER, "T S B G G T B B");
  assert_outline(NOTICE "县水务局　2024年5月6日\n\n河道保洁办法\n" PAPER, "T S B G G T B B");
  assert_outline(NOTICE
                 "县水务局\n2024年5月6日\n（此件公开发布）\n\n河道保洁办法\n（2024年4月县政府常务会议通过）\n" PAPER,
                 "T S B G G N T s B B");
  assert_outline(NOTICE "县水务局\n2024年5月6日\n河道养护办法\n" PAPER, "T S B B B B B B"); /* it has named another */
  assert_outline(NOTICE "河道保洁办法\n" PAPER, "T S B B B B");                             /* nobody has signed it */
}

static void signatures(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD BODY "                  中共某某县委员会\n                  2023年1月20日\n");
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S B G G");
  assert_int_equal(block_at(&reading, 3)->kind, KIND_NONE);
  assert_int_equal(block_at(&reading, 4)->kind, KIND_DATE);
  assert_string_equal(block_at(&reading, 3)->text, "中共某某县委员会");
  reading_end(&reading);
  assert_outline(HEAD BODY "　　　　　　　　　　张某某\n　　　　　　　　　　2024.5.1\n", "T S B G G");
  assert_outline(HEAD BODY "祖国万岁！\n", "T S B B");
  assert_outline(HEAD BODY "谢谢大家\n", "T S B B");
}

static void assert_cells(const char *source, const char *wanted) {
  struct reading reading = read_text(source);
  assert_string_equal(block_at(&reading, 2)->text, wanted);
  reading_end(&reading);
}

#define LONG_CELL "对照清单逐条逐项检查，列出问题，明确时限，整改一项，销号一项，做到件件有着落。"

/* Tabs before a row part empty cells from it, unless all rows have them; lines of nothing but tabs are rows, too. */
static void rows_with_empty_cells(G_GNUC_UNUSED void **state) {
  assert_cells(HEAD "日期\t带班\t值班\n1日\t王海\t李明\n\t\t赵云\n2日\t刘洋\t陈静\n" BODY,
               "日期\t带班\t值班\n1日\t王海\t李明\n\t\t赵云\n2日\t刘洋\t陈静");
  assert_cells(HEAD "\t2023年\t2024年\n收入\t12\t15\n" BODY, "\t2023年\t2024年\n收入\t12\t15");
  assert_cells(HEAD "\t项目\t数量\n\t桌子\t12\n" BODY, "项目\t数量\n桌子\t12");
  assert_cells(HEAD "姓名\t单位\t职务\n\t\t\n\t\t\n" BODY, "姓名\t单位\t职务\n\t\t\n\t\t");
  assert_cells(HEAD "姓名\t\t性别\t\t\n民族\t\t籍贯\t\t\n" BODY, "姓名\t\t性别\t\n民族\t\t籍贯\t");
  assert_cells(HEAD "渠名\t长度\t进度\n东渠\t三里\t完工\n西渠\t四里\n" BODY,
               "渠名\t长度\t进度\n东渠\t三里\t完工\n西渠\t四里\t");
  assert_cells(HEAD "｜姓名｜单位｜\n｜王海｜｜\n" BODY, "姓名\t单位\n王海\t");
  assert_cells(HEAD "| 事项 | 说明 |\n|---|---|\n| 甲 | " LONG_CELL LONG_CELL " |\n" BODY,
               "事项\t说明\n甲\t" LONG_CELL LONG_CELL);
  assert_cells(HEAD "序号\t任务\t单位\n1\t" LONG_CELL "\t甲局\n" BODY, "序号\t任务\t单位\n1\t" LONG_CELL "\t甲局");
  assert_outline(HEAD "姓名\t单位\n\t\n" BODY, "T S B B"); /* a tab alone is there by chance */
  assert_outline(HEAD "登记表\n姓名\t单位\t职务\n" BODY, "T S B X B");
  assert_outline(HEAD "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n| 丙 | 丁 |\n|---|---|\n| 3 | 4 |\n" BODY, "T S X X B");
}

static void tables(G_GNUC_UNUSED void **state) {
  struct reading reading = read_text(HEAD "单位\t件数\t名次\n甲镇\t12\t1\n乙镇\t\t2\n" BODY);
  g_autofree char *outline = outline_of(reading.doc);
  assert_string_equal(outline, "T S X B");
  const struct table *table = block_at(&reading, 2)->table;
  assert_int_equal(table->rows, 3);
  assert_int_equal(table->columns, 3);
  assert_string_equal(table->cells[3], "甲镇");
  assert_string_equal(table->cells[7], "");
  assert_string_equal(block_at(&reading, 2)->text, "单位\t件数\t名次\n甲镇\t12\t1\n乙镇\t\t2");
  reading_end(&reading);
  assert_outline(HEAD "| 单位 | 件数 |\n|---|---|\n| 甲镇 | 12 |\n" BODY, "T S X B");
  assert_outline(HEAD "单位\t件数\t名次\n甲镇\t12\t1\n乙镇\t7\t\n丙镇\t\t\n" BODY,
                 "T S X B"); /* 丙镇's cells are empty */
  assert_outline(HEAD "单位\t件数\t名次\n甲镇\t12\t1\n乙镇\t7\t\n丙镇\t\n" BODY, "T S X B B"); /* a tab too few */
  assert_outline(HEAD "单位\t件数\t名次\n甲镇\t12\t1\n乙镇\t7\t\n" BODY, "T S X B");
  assert_outline(HEAD "甲镇\t12\n" BODY, "T S B B"); /* one row is none */
  assert_outline(HEAD "我们要学习，\t也要实践，把各项工作做得更好，让群众满意放心。\n大家要团结，\t也要奋斗，把各项事业"
                      "推向前进，让家乡更加美丽。\n",
                 "T S B B");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headings_alone),
      cmocka_unit_test(rows_with_empty_cells),
      cmocka_unit_test(run_in_headings),
      cmocka_unit_test(where_a_run_in_heading_ends),
      cmocka_unit_test(siblings_vote),
      cmocka_unit_test(headings_up_to_a_colon_have_lengths),
      cmocka_unit_test(numbered_lines_that_are_no_headings),
      cmocka_unit_test(addresses_inside),
      cmocka_unit_test(stage_directions),
      cmocka_unit_test(notes),
      cmocka_unit_test(attachments),
      cmocka_unit_test(headings_go_by_those_beside_them),
      cmocka_unit_test(papers_that_a_notice_sends_along),
      cmocka_unit_test(signatures),
      cmocka_unit_test(tables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
