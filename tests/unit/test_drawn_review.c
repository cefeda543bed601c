/* What the review tells of texts that a lot has put together of slips of every kind, and of what looks like them, is
 * what it was (tests/data/drawn-review.txt):
 *   # 3
 *   body 0=9:3 21=10:1 第一，要快。第三，要好。   a block, with the places of the source that its bytes come from
 *   - warning series-drift 9:7 三要 => 8-1 是    finding, place, words, and the fix: from where, how many, what */
#include "read/phases.h"
#include "read/reader_words.h"
#include "review/review.h"
#include "text/marker.h"
#include "unit/golden.h"
#include "unit/lot.h"

#define EXPECTED "tests/data/drawn-review.txt"

enum { TEXTS = 1200 };

static struct words *words;

/* What a paragraph is put together of: one of the words of each slot, which are parted by |. */
enum { SLOTS = 7 };
typedef const char *const form[SLOTS];

static form marks[] = {
    {"渠长|水|说|一|今天|“|”|“|”|‘|’|《|》|〈|〉|（|）|〔|〕|\"|\"|(|)|,|;|:|.|?|!|，|。|：|、|…|……|"
     "--|—|——| |GDP|it's|5|12|a|1|）|’|”|。。|，，|！！！！！|...|。。。|、、|、等|等等|【|】|\t|\x07|"
     "\uFFFD"}};

static form dates[] = {
    {"2024年|2023年|1900年|1899年|98年|12345年|", "2月|5月|12月|13月|0月", "1日|29日|30日|31日|32日|0日|8日",
     "（|，| |(|，（|的", "星期一|周三|周日|星期天|星期六", "开会。|来"},
    {"农历|旧历|阴历|今年|", "二月|十二月|十三月|一月|四月", "三十日|二十九号|三十一日|三十二日|三十", "放水。|。"},
    {"上午|晚|8日|比分|5号|到", "25:30|24:00|24：01|8：61|8:59|23:60", "开会。|。"},
    {"从|1|", "2024|1999|2020|999|1000", "年|", "—|——|-|～|至|到|－|~|、", "2020|2024|1999|1000|999", "年|", "。"},
    {"比|以|胜|前|-|A|用|", "8|1000|999|5|10", "～|—|至|-|~", "5|8|0|1000|4", "件|元|级|次|日|%|岁", "。"},
};

static form figures[] = {
    {"约|近|至少|最多|不到|大约|接近|节约", "三十|30|五百多|200", "多|", "人|件|亿元", "左右|上下|以上|以下|以内|",
     "。"},
    {"下降|减少|增长|缩小", "了|到|至|", "近|", "两|3|2.5", "倍|成", "。"},
    {"长", "3|3%|3亿|3.5", "-|—|~|～|至|--", "5|8.5|12", "%|％|亿|亿元|倍|元|年|级", "。"},
    {"3|12|2", "千|百|十", "5|零|零5|多|", "6|克|人|月", "。"},
    {"二〇|二○|二0|二O|20|２０|○○", "二四|24|二4|24", "年", "底|初|来|5月|以来|", "。"},
    {"|1", "24|98", "年", "底|初|来|5月|以来|"},
    {"２０２４|５００|１，２００|ＧＤＰ|（５）|８．５％|８，５", "年|元|", "。"},
    {"1|12|100|2", " |  ", "2|34|200|2 2", "月|年|人|元|渠", "。"},
    {"3，000|12，000|3，00|99。5|1、5|第1、5|12，3，000", "元|%|个|，|渠|米", "。"},
    {"×|XX|××", "区|县|同志", "的|，", "×|XX", "区|县", "。"},
    {"电话|见", "0578-1234567|www.a.cn/b,c|10:30|A4|〔2024〕5号|1,200|5\"", ",|，,|(|)|。|:", "渠"},
};

static form persons[] = {{"书记|副书记|县长|校长|原校长|老师|县委书记",
                          "王建国|王建军|李卫东|李渭东|欧阳文秀|欧阳文修|赵又来|王建|王水国",
                          "说过|来了。|、|讲，|！|的话"}};

static form occasions[] = {{"今天|现在|去年|", "召开|举行|落实|隆重", "第四届|第三届|第六批|2023年|2024年",
                            "渠长大会|渠长大会|龙舟赛|援渠干部欢送会|水利工程", "开幕式|闭幕式|开工仪式|竣工仪式|",
                            "，|。|。上届也好，"}};

static form titles[] = {
    {"在|", "第三届|第三届|第五批|2024年", "渠长大会|渠长大会|龙舟赛|援渠干部欢送会|水利工程",
     "开幕式|竣工仪式|开工仪式|", "上的讲话|致辞|上的讲话", "。|，|：|；||||"},
    {"渠", "长", "：|。|，"},
};

static form words_twice[] = {
    {"他说的的|话|了了|我们我们|要要|干部|群众|工作工作|者|发展发展|布署|再接再励|付主任|自已的|"
     "颁发《先进证书》|举办《渠长论坛》|《渠规》、《水法》|“清”、“修”|，|。|把渠清好|渠 水|记者 王渠|"
     "一段路一段路地走|清渠护渠清渠护渠|看水的人看水的人|水水|慢慢走慢慢走慢慢走|不知道不知道"}};

/* What is counted, in the order of the numbers. */
static const char members[] =
    "一是|二是|三是|四是|五是|一要|二要|三要|四要|一看|二看|三看|第一，|第二，|第三，|第四，|其一，|其二，|"
    "首先，|其次，|再次，|①|②|③|④|（1）|（2）|（3）|（一）|（二）|（四）|第一关，|第二关，|第四关，";

static form promises[] = {
    {"讲三点意见：|提四点要求。|抓两件事，|三个方面的办法，大家听好：|两千亩：|五六点想法：|"
     "我谈两句话，供各位在渠上看水的时候参考：|四个字：|做好第三件事：|几点：|十二条规矩：|还有三点：|"
     "3个方面：|两年：|一点：|办好三件事，一步一步来："}};

static form deeds[] = {{"修渠|看水要看天|换闸|把账记清楚|护坡是本分|再修一段|关闸，守水|二月放水",
                        "；|；|；|。|。|，|。”|、|。另外，|。最后|，同时，|。还有一件。"}};

static form sentences[] = {
    {"渠里的水是从山上一锹一锹引下来的。|谁家的田谁家看水天经地义。|看水的人不能睡觉要警醒。|"
     "看水的人不能睡觉警醒。|他说：“渠里的水是从山上一锹一锹引下来的。”|渠里的水是从山上一锹一锹引下来的！|"
     "闸门要常上油，渠底要常清淤，账目要常上墙，这是老渠长传下来的规矩。|"
     "闸门要常上油，渠底要常清淤，账目要常上墙，规矩好。|闸门要常上油，渠底要常清淤，账目要常上墙，规矩|"
     "这是后话"}};

static form endings[] = {
    {"我们把渠清到底。每一段都要有人看，每一座闸都要有人管，水位3|"
     "我们把渠清到底。每一段都要有人看，每一座闸都要有人管|"
     "每一段都要有人看，每一座闸都要有人管，每一口井都要有人查|"
     "渠要直。闸要灵，人要勤，账要清，田要平，水要匀，话短|渠要直。闸要灵，人要勤，账要清，田要平，水要匀，话|"
     "现将任务部署如下。|今年要做的有以下几点，|提出以下几点要求。|一、把渠清好，把闸换好；|"
     "（一）看水的人要会看天，|，接着说渠|”他说完了。|（一），讲渠|（二）、讲闸|第（一）、（三）项|二，讲人|"
     "三：讲账|谢谢大家"}};

static form scripts[] = {{"渠裡的水流過來了|這裡的閘門|他们把这里的门关了|國|渠水|来|會議開始，大家說話|们"}};

static const char headings[] =
    "一、|二、|三、|四、|一.|二．|（一）|（二）|（三）|(一)|（二）、|（四）：|1.|2.|3．|4、|（1）|(2)|（3）|5.";

static form matters[] = {{"把渠修直|三产业|换闸门。|看水的人要会看天；|谁来管（ B ）|"
                          "渠要常清，闸要常换，账要常记，水要常看，人要常走，田要常平，。"}};

static void append_any(GString *text, const char *list, GRand *rand) {
  g_auto(GStrv) choices = g_strsplit(list, "|", -1);
  g_string_append(text, choices[lot(rand, g_strv_length(choices))]);
}

static void append_form(GString *text, const char *const *slots, GRand *rand) {
  for (guint i = 0; i < SLOTS && slots[i]; i++)
    append_any(text, slots[i], rand);
}

/* The next of the list, mostly, from the place `at` on. */
static const char *next_of(char **list, guint *at, GRand *rand) {
  const guint count = g_strv_length(list);
  *at = lot(rand, 5) ? (*at + 1) % count : lot(rand, count);
  return list[*at];
}

static void append_series(GString *text, GRand *rand) {
  g_auto(GStrv) list = g_strsplit(members, "|", -1);
  guint at = lot(rand, g_strv_length(list));
  if (lot(rand, 3))
    append_form(text, promises[0], rand);
  for (guint left = 1 + lot(rand, 5); left > 0; left--) {
    g_string_append(text, next_of(list, &at, rand));
    append_form(text, deeds[0], rand);
  }
}

/* The kinds of paragraphs, and how many of the forms one holds at most. */
static const struct {
  form *forms;
  gsize count;
  guint most;
} kinds[] = {{marks, 1, 12},
             {dates, G_N_ELEMENTS(dates), 3},
             {figures, G_N_ELEMENTS(figures), 3},
             {words_twice, 1, 5},
             {persons, 1, 4},
             {sentences, 1, 3},
             {endings, 1, 1},
             {occasions, 1, 2},
             {occasions, 1, 2},
             {scripts, 1, 6}};

enum { SERIES = G_N_ELEMENTS(kinds), KINDS = SERIES + 2 };

static void append_body(GString *text, guint kind, GRand *rand) {
  if (kind >= SERIES)
    append_series(text, rand);
  else
    for (guint left = 1 + lot(rand, kinds[kind].most); left > 0; left--)
      append_form(text, kinds[kind].forms[lot(rand, kinds[kind].count)], rand);
}

static struct block *add(struct doc *doc, enum role role, const char *text) {
  const guint line = 2 * doc->blocks->len + 1;
  return doc_add_block(doc, role, line, line, g_strdup(text));
}

/* From any character on, the block's text comes from further on in its line or from a line below, now and then behind
 * something left out. */
static void part_lines(struct doc *doc, struct block *block, GRand *rand) {
  const glong characters = g_utf8_strlen(block->text, -1);
  const gsize at = (gsize)(g_utf8_offset_to_pointer(block->text, (glong)lot(rand, (gsize)characters)) - block->text);
  const guint gap = lot(rand, 3), further = gap > 0 ? 1 : (guint)characters + 5;
  const struct origin origins[] = {{0, block->first_line, 1 + lot(rand, 3)}, {at, block->first_line + gap, further}};
  block->origins = g_array_new(FALSE, FALSE, sizeof *origins);
  g_array_append_vals(block->origins, origins, at > 0 ? 2 : 1);
  if (lot(rand, 4) == 0)
    doc_add_dropped(doc, block->first_line + 1, block->first_line + 1, g_strdup("3"), "page-number");
}

static void draw_heading(struct doc *doc, char **list, guint *at, GRand *rand) {
  g_autoptr(GString) text = g_string_new(next_of(list, at, rand));
  append_form(text, matters[0], rand);
  struct block *block = add(doc, ROLE_HEADING, text->str);
  const struct marker marker = marker_heading(text->str, text->len);
  block->level = (guint8)MAX(marker.level, 1);
  block->number = marker.number;
  block->marker_length = marker.length;
  block->run_in = lot(rand, 5) == 0;
  if (lot(rand, 4) == 0)
    block->source = g_strconcat(text->str, "。", NULL);
}

static void draw_top(struct doc *doc, GRand *rand) {
  for (guint left = lot(rand, 4) ? 1 : lot(rand, 3); left > 0; left--) {
    g_autoptr(GString) title = g_string_new(NULL);
    append_form(title, titles[lot(rand, G_N_ELEMENTS(titles))], rand);
    add(doc, ROLE_TITLE, title->str);
  }
  if (lot(rand, 3) == 0)
    add(doc, ROLE_SUBTITLE, lot(rand, 2) ? "（2024年5月8日）" : "二〇二四年十月二十一日")->kind = KIND_DATE;
  if (lot(rand, 2))
    add(doc, ROLE_SALUTATION, lot(rand, 2) ? "同志们：" : lot(rand, 2) ? "同志们，" : "乡亲们");
}

/* The kinds of a text are two, so that its paragraphs have to do with each other. */
static void draw_text(struct doc *doc, GRand *rand) {
  const guint one = lot(rand, KINDS), pair[] = {one, lot(rand, KINDS)};
  g_auto(GStrv) list = g_strsplit(headings, "|", -1);
  guint heading = lot(rand, g_strv_length(list));
  draw_top(doc, rand);
  for (guint left = 1 + lot(rand, 6); left > 0; left--) {
    for (guint more = lot(rand, 3) ? 0 : 1 + lot(rand, 3); more > 0; more--)
      draw_heading(doc, list, &heading, rand);
    g_autoptr(GString) text = g_string_new(NULL);
    append_body(text, pair[lot(rand, 2)], rand);
    struct block *block = add(doc, lot(rand, 12) ? ROLE_BODY : ROLE_NOTE, text->str);
    if (lot(rand, 6) == 0)
      part_lines(doc, block, rand);
  }
  if (lot(rand, 3) == 0)
    add(doc, ROLE_SIGNATURE, lot(rand, 2) ? "2024年5月8日" : "二〇二四年十月二十日")->kind = KIND_DATE;
  placeholders_find(words, doc);
}

static void append_block(GString *all, const struct block *block) {
  g_string_append(all, role_name(block->role));
  if (block->role == ROLE_HEADING)
    g_string_append_printf(all, " %u%s%s", block->level, block->run_in ? "r" : "", block->source ? "。" : "");
  for (guint i = 0; block->origins && i < block->origins->len; i++) {
    const struct origin *origin = &g_array_index(block->origins, struct origin, i);
    g_string_append_printf(all, " %zu=%u:%u", origin->start, origin->line, origin->column);
  }
  g_string_append_printf(all, " %s\n", block->text);
}

static void append_finding(GString *all, const struct finding *finding) {
  const struct place *place = &finding->place;
  g_string_append_printf(all, "- %s %s %u:%u %s", severity_name(finding->severity), finding_name(finding->id),
                         place->line, place->column, place->words ? place->words : "");
  if (finding->fix.at > 0)
    g_string_append_printf(all, " => %u-%u %s", finding->fix.at, finding->fix.delete, finding->fix.insert);
  g_string_append_c(all, '\n');
}

static void texts_are_reviewed_as_they_were(void **state) {
  const struct review_patterns *patterns = *state;
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1958);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(Doc) doc = doc_new();
    g_autoptr(Report) report = report_new();
    draw_text(doc, rand);
    review_doc(doc, patterns, report);
    report_sort(report);
    g_string_append_printf(all, "# %u\n", i);
    for (guint k = 0; k < doc->blocks->len; k++)
      append_block(all, doc->blocks->pdata[k]);
    for (guint k = 0; k < report->findings->len; k++)
      append_finding(all, report->findings->pdata[k]);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

static int load(void **state) {
  words = reader_words_load(NULL);
  *state = words ? review_load(words, NULL) : NULL;
  return *state ? 0 : 1;
}

static int unload(void **state) {
  review_patterns_free(*state);
  words_free(words);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_reviewed_as_they_were)};
  return cmocka_run_group_tests_name("drawn review", tests, load, unload);
}
