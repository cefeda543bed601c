/* Texts that a lot has put together of lines of all kinds, dressed in all ways, are read as they were
 * (tests/data/drawn-texts.txt):
 *   # 3 crlf                                  number, and how its lines end
 *   2:3 title .98 flush above-title 在清渠…9    a piece, what it is taken for, how surely, the facts that it shows by
 * its place, how it begins and how long it is > [title 9] [body 44 +2]                  the blocks: role, characters,
 * spans left out
 *   - breadcrumb 当前位置                        what was left out, by which rule
 *   ! not-sure 3:1                            findings
 */
#include "read/evidence.h"
#include "unit/golden.h"
#include "unit/line_kinds.h"
#include "unit/lot.h"
#include "unit/read_data.h"
#include "unit/reading.h"

#define EXPECTED "tests/data/drawn-texts.txt"

enum { TEXTS = 320, SHOWN = 4 };

static const char *const indents[] = {"", "", "", "　　", "　　", "    ", "　", "\t", "  > ", "1 "};
static const char *const endings[] = {"", "", "", "", "", "", " ", "　　", "\u200B"};

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

/* ---- texts in one line ---- */

enum { ONE_LINE = 240 };

static const char *const gaps[] = {"　　", "　　", "  ", "    ", "　", " ", "      ", "\t"};
static const char *const forms[] = {
    "请在2024年    月    日前到会。", "领取    元，逾期不候。", "自    月  日起施行，到  年底为止。",
    "联系人：        电话：      。", "编号    ，共    页。",   "渠长    签字："};

static void append_one_line(GString *text, const char *const *list, gsize count, guint most, const char *gap,
                            GRand *rand) {
  for (guint left = lot(rand, most + 1); left > 0; left--) {
    const char *behind = lot(rand, 10) ? gap : ANY(rand, gaps);
    g_string_append_printf(text, "%s%s", list[lot(rand, count)], behind);
  }
}

#define SOME_IN_LINE(text, list, most, gap, rand) append_one_line(text, list, G_N_ELEMENTS(list), most, gap, rand)

/* What is one line by the loss of its line ends falls into the paragraphs that it fell into. */
static void texts_in_one_line_are_read_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1962);
  for (guint i = 0; i < ONE_LINE; i++) {
    const char *gap = ANY(rand, gaps);
    g_autoptr(GString) text = g_string_new(NULL);
    SOME_IN_LINE(text, fronts, 2, gap, rand);
    SOME_IN_LINE(text, salutations, 1, gap, rand);
    SOME_IN_LINE(text, bodies, 6, gap, rand);
    SOME_IN_LINE(text, forms, 2, gap, rand);
    SOME_IN_LINE(text, tails, 2, gap, rand);
    const struct read_options options = {.data = data};
    struct reading reading = read_bytes(text->str, text->len, &options);
    g_string_append_printf(all, "# %u %s\n", i, text->str);
    if (reading.doc)
      append_tree(all, &reading);
    reading_end(&reading);
  }
  assert_int_equal(golden_compare("tests/data/drawn-one-line.txt", all->str), 0);
}

/* ---- lines of a lot of words ---- */

static const char *const site_words[] = {
    "下载",   "全文", "浏览",   "打印",   "点击",   "关注",       "公众号", "扫码",
    "二维码", "本文", "3页",    "1862字", "热度",   "阅读",       "评论",   "收藏",
    "分享",   "小编", "整理",   "免费",   "会员",   "文档",       "范文",   "编辑",
    "来源",   "更多", "相关",   "推荐",   "上一篇", "首页",       "返回",   "顶部",
    "版权",   "投稿", "订阅",   "微信",   "讲话",   "渠长",       "大家",   "您",
    "请",     "可以", "的",     "后",     "在",     "并",         "和",     "，",
    "。",     "！",   "：",     "【",     "】",     "★",          " | ",    " > ",
    "（",     "）",   "12.5元", "5分钟",  "5.8MB",  "2024-05-08", "9:30",   "www.qu.example.cn",
    "人",     "次",   "页",     "字",
};
static const char *const head_words[] = {
    "县长",   "王建国", "李卫东", "同志",        "各位", "局长", "书记", "水利局",     "渠东乡", "人民政府", "2024年",
    "5月8日", "上午",   "星期三", "（",          "）",   "在",   "会议", "座谈会",     "上的",   "讲话",     "致辞",
    "主持",   "发言",   "根据",   "录音",        "整理", "未经", "本人", "审阅",       "时间",   "地点",     "主讲人",
    "：",     " ",      "——",     "，",          "、",   "和",   "全县", "清渠",       "工作",   "尊敬的",   "领导",
    "同志们", "朋友们", "女士们", "先生们",      "老师", "同学", "代表", "二〇二四年", "五月",   "国庆节",   "第三次",
    "稿",     "初稿",   "密★5年", "〔2024〕6号", "党委", "关于", "的",   "报告",
};
static const char *const speech_words[] = {
    "我",     "我们",   "大家",   "同志们",  "要",     "谢谢", "祝",   "身体健康", "一、",     "1.",
    "（一）", "第一，", "渠要直", "闸要灵",  "。",     "，",   "：",   "“",        "”",        "《渠规》",
    "①",      "[2]",    "*",      "——",      "……",     "？",   "！",   "；",       "（掌声）", "（",
    "）",     "2024年", "12万元", "8.5公里", "3月6日", "附件", "注",   "此致",     "敬礼",     "清渠任务表",
    "王建国", "说",     "今天",   "现在",    "下面",   "请",   "发言", "结束",     "汇报完毕", "a",
    "Wi-Fi",  "open",   " ",      "　",      "\t",     "水",   "渠长", "的",       "了",       "吧",
};

#define WORDS(list)                                                                                                    \
  { list, G_N_ELEMENTS(list) }

static const struct line_kinds word_kinds[] = {WORDS(site_words), WORDS(head_words), WORDS(speech_words)};

enum { LINES = 1800, LONGEST_LINE = 9 };

/* Appends the facts of the only line of a text, but for how long it is. */
static void append_facts(GString *all, const char *evidence) {
  g_auto(GStrv) facts = g_strsplit_set(evidence, " ;", -1);
  for (char **fact = facts; *fact && strcmp(*fact, "proofs") != 0; fact++) {
    const int id = evidence_from_name(*fact);
    if (id >= 0 && id < EVIDENCE_FIRST && id != EVIDENCE_ALWAYS && !g_str_has_prefix(*fact, "chars-"))
      g_string_append_printf(all, " %s", *fact);
  }
}

/* What lines of words drawn by a lot show alone. */
static void lines_show_what_they_showed(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1954);
  for (guint i = 0; i < LINES; i++) {
    const struct line_kinds *kind = &word_kinds[i % G_N_ELEMENTS(word_kinds)];
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint left = 1 + lot(rand, LONGEST_LINE); left > 0; left--)
      g_string_append(line, kind->lines[lot(rand, kind->count)]);
    g_autoptr(GString) evidence = g_string_new(NULL);
    struct read_dumps dumps = {.evidence = evidence};
    const struct read_options options = {.data = data, .dumps = &dumps};
    struct reading reading = read_bytes(line->str, line->len, &options);
    g_string_append_printf(all, "%s\n", line->str);
    append_facts(all, evidence->str);
    g_string_append_c(all, '\n');
    reading_end(&reading);
  }
  assert_int_equal(golden_compare("tests/data/drawn-lines.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_are_read_as_they_were),
      cmocka_unit_test(texts_in_one_line_are_read_as_they_were),
      cmocka_unit_test(lines_show_what_they_showed),
  };
  return cmocka_run_group_tests_name("drawn texts", tests, read_data_set_up, read_data_tear_down);
}
