/* Texts that a lot has put together of lines of all kinds, dressed in all ways, are read as they were
 * (tests/data/drawn-texts.txt):
 *   # 3 crlf                                  number, and how its lines end
 *   2:3 title .98 flush above-title 在清渠…9    a piece, what it is taken for, how surely, the facts that it shows by
 * its place, how it begins and how long it is > [title 9] [body 44 +2]                  the blocks: role, characters,
 * spans left out
 *   - breadcrumb 当前位置                        what was left out, by which rule
 *   ! not-sure 3:1                            findings
 */
#include "read/data.h"
#include "read/evidence.h"
#include "unit/golden.h"
#include "unit/reading.h"

#define EXPECTED "tests/data/drawn-texts.txt"

enum { TEXTS = 320, SHOWN = 4 };

static struct read_data *data;

/* What stands above a speech. */
static const char *const tops[] = {
    "当前位置：首页 > 领导讲话 > 正文",
    "渠东水利网",
    "来源：渠东乡政府网  作者：李卫东  发布时间：2024-05-08 09:30",
    "浏览次数：1,234 次 【字体：大 中 小】",
    "内部资料  注意保存",
    "渠东政发〔2024〕6号",
    "2024年5月8日 星期三",
    "发件人：wang@qu.example.cn",
    "主题：清渠会讲话稿（第三稿）",
    "李卫东 2024-05-08 09:30:12",
    "讲话稿",
    "目  录",
    "一、清东渠……………………1",
    "（县长王建国审定）",
    "第3期",
    "请大家阅后回复",
};

static const char *const fronts[] = {
    "在全县冬春农田水利基本建设暨清渠护渠工作现场推进会上的讲话",
    "在清渠现场会上的讲话",
    "让每一滴水都流到田里——在渠东乡春灌动员会上的讲话",
    "——在渠东乡春灌动员会上的讲话",
    "县长 王建国",
    "渠东乡党委书记  李卫东",
    "（2024年5月8日）",
    "二〇二四年五月八日",
    "（根据录音整理）",
    "赵小山",
    "关于清渠护渠工作的报告",
    "讲话提纲",
};

static const char *const salutations[] = {
    "同志们：",
    "各位代表、同志们：",
    "尊敬的各位来宾，",
    "女士们、先生们，朋友们：",
    "市委、市政府：",
    "渠长们，乡亲们！",
    "尊敬的王书记、各位领导：",
    "大家好！",
    "老师们、同学们：大家上午好！",
};

static const char *const bodies[] = {
    "今天清渠的事，我先把话说在前头，大家都听好。",
    "一、清东渠",
    "一、清东渠。东渠八里半，十月底以前清完，谁包的谁签字。",
    "（一）责任分到段",
    "（二）钱用到明处，账贴到墙上。",
    "1.东渠清到底",
    "2、西渠补到头，一锹也不能少。",
    "（3）中渠4月5日前换闸12座。",
    "第一，渠要直。弯渠费水，直渠省工。第二，闸要灵。第三，人要勤。",
    "一是换闸。二是补口。三是包段。",
    "二、清西渠",
    "三、清北渠",
    "第二部分  清西渠",
    "（掌声）",
    "（全场起立，长时间热烈鼓掌）",
    "下面，请县水利局局长赵小山同志发言。",
    "主持人：现在开会。",
    "老王：渠上的事我说两句。",
    "同志们！水是从山上下来的，渠是一锹一锹挖出来的。",
    "“三分种、七分管”",
    "春种一粒粟",
    "秋收万颗子",
    "——水到渠成",
    "序号\t渠段\t长度",
    "1\t东渠\t8.5",
    "2\t西渠\t12",
    "| 渠段 | 长度 |",
    "| --- | --- |",
    "| 东渠 | 8.5 |",
    "- 看水的人要会看天",
    "- 清渠的人要会看地",
    "## 清西渠",
    "**把渠当成自己的渠**",
    "> 渠成水到",
    "渠&nbsp;长&lt;老王&gt;说：<b>渠要直</b>。<br/>",
    "详见 https://qu.example.cn/2024/0508.html?id=3",
    "请×××同志在2024年  月  日以前到____号闸领取工具。",
    "渠 要 直 ， 闸 要 灵 。",
    "渠长[①]的日子不好过*，可是渠长也有渠长的规矩[2]。",
    "责任编辑：李卫东",
    "点击下载全文  扫码关注“渠东水利”公众号",
    "相关阅读：西渠的故事",
    "水利员：“渠里没有水了。”",
    "请看大屏幕（PPT第3页）",
    "=====================",
    "* * *",
    "第 3 页 共 5 页",
    "— 3 —",
    "3",
    "渠东乡清渠现场会讲话稿",
    "",
    "",
};

static const char *const tails[] = {
    "谢谢大家！",
    "最后，祝大家工作顺利，身体健康！",
    "我的话讲完了，不对的地方请批评指正。",
    "此致",
    "敬礼！",
    "渠东乡人民政府",
    "2024年3月6日",
    "（印章）",
    "附件：1.清渠任务表",
    "　　　2.渠东乡清渠护渠责任分段表",
    "附件1",
    "清渠任务表",
    "抄送：县水利局，各村。",
    "渠东乡党政办公室 2024年3月7日印发",
    "注释",
    "①指渠东村的东渠。",
    "②见《渠东乡志》第12页。",
    "[2] 渠长：管渠的人。",
    "* 据录音整理，未经本人审阅。",
    "注：本稿以实际讲话为准。",
    "分享到：微信 微博 QQ空间",
    "上一篇：春灌动员会  下一篇：没有了",
    "版权所有 渠东乡人民政府 备案号：示例0001号",
    "打印 关闭 返回顶部",
    "编辑：小赵  审核：老李",
    "如果需要，我可以再帮您把第二部分改得更口语一些。",
    "联系人：赵小山  电话：0578-1234567",
};

static const char *const indents[] = {"", "", "", "　　", "　　", "    ", "　", "\t", "  > ", "1 "};
static const char *const endings[] = {"", "", "", "", "", "", " ", "　　", "\u200B"};

static guint lot(GRand *rand, gsize count) {
  return (guint)g_rand_int_range(rand, 0, (gint32)count);
}

#define ANY(rand, list) ((list)[lot(rand, G_N_ELEMENTS(list))])

/* Appends up to `most` lines of the list; half of the texts go through it in order. */
static void append_lines(GString *text, const char *const *list, gsize count, guint most, GRand *rand) {
  const bool ordered = lot(rand, 2) == 0;
  guint at = lot(rand, count);
  for (guint left = lot(rand, most + 1); left > 0; left--) {
    at = ordered ? (guint)((at + 1) % count) : lot(rand, count);
    const char *indent = lot(rand, 3) ? "" : ANY(rand, indents);
    g_string_append_printf(text, "%s%s%s\n", indent, list[at], lot(rand, 3) ? "" : ANY(rand, endings));
    if (lot(rand, 8) == 0)
      g_string_append(text, "\n");
  }
}

#define SOME(text, list, most, rand) append_lines(text, list, G_N_ELEMENTS(list), most, rand)

static char *draw_text(GRand *rand, bool crlf) {
  g_autoptr(GString) text = g_string_new(NULL);
  SOME(text, tops, lot(rand, 2) ? 0 : 4, rand);
  SOME(text, fronts, 3, rand);
  SOME(text, salutations, 2, rand);
  SOME(text, bodies, lot(rand, 5) ? 7 : 16, rand);
  if (lot(rand, 6) == 0) {
    SOME(text, fronts, 2, rand);
    SOME(text, salutations, 2, rand);
    SOME(text, bodies, 6, rand);
  }
  SOME(text, tails, lot(rand, 3) ? 3 : 6, rand);
  if (crlf)
    g_string_replace(text, "\n", "\r\n", 0);
  return g_strdup(text->str);
}

static void append_start(GString *all, const char *text) {
  const glong characters = g_utf8_strlen(text, -1);
  g_autofree char *start = g_utf8_substring(text, 0, MIN(characters, SHOWN));
  g_string_append_printf(all, " %s%ld\n", start, characters);
}

/* Appends a line a piece: of the explanation its first state and share, of the evidence what depends on the place. */
static void append_pieces(GString *all, const char *explanation, const char *evidence) {
  g_auto(GStrv) taken = g_strsplit(explanation, "\n", -1);
  g_auto(GStrv) shown = g_strsplit(evidence, "\n", -1);
  for (guint i = 0; taken[i] && *taken[i]; i++) {
    g_auto(GStrv) words = g_strsplit(taken[i], " ", 4);
    g_string_append_printf(all, "%s %s %.2f", words[0], words[1], g_ascii_strtod(words[2], NULL));
    char *end = strchr(shown[i], ';');
    assert_non_null(end);
    *end = 0;
    g_auto(GStrv) facts = g_strsplit(shown[i], " ", -1);
    for (char **fact = facts + 1; *fact; fact++)
      if (evidence_from_name(*fact) >= EVIDENCE_FIRST)
        g_string_append_printf(all, " %s", *fact);
    append_start(all, strstr(taken[i], ": ") + 2);
  }
}

static void append_tree(GString *all, const struct reading *reading) {
  g_string_append_c(all, '>');
  for (guint i = 0; i < reading->doc->blocks->len; i++) {
    const struct block *block = block_at(reading, i);
    g_string_append_printf(all, " [%s%s %ld", role_name(block->role), block->run_in ? "+" : "",
                           g_utf8_strlen(block->text, -1));
    if (block->level > 0)
      g_string_append_printf(all, " level %u", block->level);
    if (block->kind != KIND_NONE)
      g_string_append_printf(all, " %s", kind_name(block->kind));
    if (block->points)
      g_string_append_printf(all, " points %u", block->points->len);
    if (block->placeholders)
      g_string_append_printf(all, " blanks %u", block->placeholders->len);
    g_string_append_c(all, ']');
  }
  g_string_append_c(all, '\n');
  for (guint i = 0; i < reading->doc->dropped->len; i++) {
    const struct dropped *dropped = g_ptr_array_index(reading->doc->dropped, i);
    g_string_append_printf(all, "- %s", dropped->rule);
    append_start(all, dropped->text);
  }
  for (guint i = 0; i < reading->report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading->report->findings, i);
    g_string_append_printf(all, "! %s %u:%u\n", finding_name(finding->id), finding->place.line, finding->place.column);
  }
}

static void texts_are_read_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1949);
  for (guint i = 0; i < TEXTS; i++) {
    const bool crlf = lot(rand, 8) == 0;
    g_autofree char *text = draw_text(rand, crlf);
    g_autoptr(GString) evidence = g_string_new(NULL), explanation = g_string_new(NULL);
    struct read_dumps dumps = {.evidence = evidence, .explanation = explanation};
    const struct read_options options = {.data = data, .dumps = &dumps};
    struct reading reading = read_bytes(text, strlen(text), &options);
    g_string_append_printf(all, "# %u%s\n", i, crlf ? " crlf" : "");
    if (reading.doc) {
      append_pieces(all, explanation->str, evidence->str);
      append_tree(all, &reading);
    } else {
      g_string_append_printf(all, "%s\n", reading.error->message);
    }
    reading_end(&reading);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

static int load(G_GNUC_UNUSED void **state) {
  data = read_data_load(NULL, NULL);
  return data ? 0 : 1;
}

static int unload(G_GNUC_UNUSED void **state) {
  read_data_free(data);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_read_as_they_were)};
  return cmocka_run_group_tests_name("drawn texts", tests, load, unload);
}
