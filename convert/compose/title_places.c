#include "compose/title_places.h"

#include "compose/title_events.h"
#include "compose/title_groups.h"
#include "compose/title_limits.h"
#include "compose/title_times.h"
#include "text/chars.h"

#include <string.h>

/* ---- what stands around a place ---- */

static bool is_phrase(const struct title_token *word) {
  return (word->is & TITLE_TERM) && word->characters >= 4;
}

/* 上的|生产经营报告 */
static bool is_behind_meeting(const struct title_around *around, gsize at) {
  return at >= strlen("上的") && memcmp(around->title + at - strlen("上的"), "上的", strlen("上的")) == 0;
}

/* Only the kind of document is left behind 的: 上的讲话, 的通知. */
static bool is_kind_left(const struct title_around *around, gsize at) {
  const char *rest = around->title + at, *remark = strstr(rest, "（");
  const glong characters = g_utf8_strlen(rest, remark ? remark - rest : -1);
  return characters <= (is_behind_meeting(around, at) ? 5 : 4);
}

/* “5·12”|国际护士节: the date in quotes names the day that follows. */
static bool parts_holiday(const struct title_around *around) {
  const gsize end = title_around_before(around)->end;
  const gunichar mark = title_char_before(around->title, end);
  if (mark != 0x201D && mark != 0x2019) /* ” ’ */
    return false;
  if (!title_is_numeral(
          title_char_before(around->title, (gsize)(g_utf8_prev_char(around->title + end) - around->title))))
    return false;
  for (guint i = around->next; i < around->words->len && i < around->next + 2; i++)
    if (title_char_before(around->title, title_around_word(around, i)->end) == 0x8282) /* 节 */
      return true;
  return false;
}

/* A short remark in brackets belongs to what is before it: （节选）, 中心组（扩大）. */
#define REMARK_BYTES (6 * strlen("（"))

static bool is_remark(const char *rest) {
  const char *end = g_str_has_prefix(rest, "（") ? strstr(rest, "）") : NULL;
  return end && (gsize)(end - rest) < REMARK_BYTES;
}

/* 成立|一百周年, 五四运动|106周年; only a festival may stand by itself: 国际妇女节|115周年. */
static bool counts_years(const struct title_around *around) {
  const char *p = around->title + title_around_after(around)->start, *start = p;
  while (title_is_numeral(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p > start && (g_str_has_prefix(p, "周年") || g_str_has_prefix(p, "个"));
}

/* ××市, 渠县: a place, but not 全市, nor 城市, which the rules have. */
static bool ends_region(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  return !(before->is & TITLE_SCOPE) && !(before->characters == 2 && before->is != 0) &&
         chars_is_one_of("省市县区镇乡州盟旗村", title_char_before(around->title, before->end));
}

#define ORGAN_ENDS "府室厅局委会院校部所社团队处"

/* What is no part of an organ's name, nor of who speaks for it: 全市|机关, 加强|机关. */
#define TITLE_OUTSIDE (TITLE_SCOPE | TITLE_TIME | TITLE_OPENER | TITLE_POSITION | TITLE_HOLDER)

/* ××市|人民政府办公室, 扫黑除恶专项斗争|领导小组, 华东|公司, 党组织|书记: one name. */
static bool parts_name(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  if ((before->is & TITLE_OUTSIDE) || !g_unichar_isalpha(title_char_before(around->title, before->end)))
    return false;
  bool organ = (after->is & TITLE_ORGAN) ||
               ((after->is & TITLE_TERM) && chars_is_one_of(ORGAN_ENDS, title_char_before(around->title, after->end)));
  return (organ && ends_region(around)) || ((after->is & TITLE_ORGAN) && !(before->is & TITLE_ORGAN)) ||
         (after->is & TITLE_POSITION);
}

/* Behind 和 a year is that of the second of two things: 执行情况和2025年|预算草案. */
static bool is_joined_year(const struct title_around *around) {
  const guint start = title_around_count_start(around, around->next - 1);
  const struct title_token *joiner = start > 0 ? title_around_word(around, start - 1) : NULL;
  return title_ends_year(around->title, title_around_before(around)->end) && joiner &&
         chars_is_one_of("和与及", title_char_before(around->title, joiner->end));
}

/* “八一”|期间, 2025年|上半年, 2025年|第三次: one time. */
static bool parts_time(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  bool year = title_ends_year(around->title, before->end) || g_str_has_prefix(around->title + before->start, "年度");
  bool quote = chars_is_one_of("”’", title_char_before(around->title, before->end));
  return ((after->is & TITLE_TIME) && (year || quote)) || is_joined_year(around) ||
         (year && g_str_has_prefix(around->title + after->start, "第"));
}

/* ---- evidence ---- */

static bool is_and(const struct title_around *around, const struct title_token *word) {
  return (word->is & TITLE_FOLLOWER) && chars_is_one_of("和与及", title_char_before(around->title, word->end));
}

/* 表彰大会|和…颁奖仪式: 和 joins two parts of the title, and not two words. */
static bool joins_parts(const struct title_around *around) {
  return (title_around_before(around)->is & TITLE_EVENT) && is_and(around, title_around_after(around));
}

/* 的 holds what follows less than 在 or 关于 do: a line may end with it where there is no better place. */
static bool is_of(const struct title_token *word, gunichar last) {
  return last == 0x7684 && word->characters == 1;
}

/* 市|直机关, 县|人民政府, 江|海县: behind a time the region is none that has its name before it. */
static bool starts_region(const struct title_around *around) {
  return chars_is_one_of("省市县区镇乡村河湖江山岛湾沟坝寨屯庄坪岭桥巷街路",
                         g_utf8_get_char(around->title + title_around_after(around)->start));
}

/* 许可|证, 北|郊: a character that nothing is known of, behind a word that it may belong to. */
static bool clings_to_word(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const guint ends =
      TITLE_SCOPE | TITLE_TIME | TITLE_JOINER | TITLE_OPENER | TITLE_VERB | TITLE_HOLDER | TITLE_ORGAN | TITLE_POSITION;
  const gunichar first = g_utf8_get_char(around->title + after->start);
  return after->is == 0 && after->characters == 1 && !(before->is & ends) && g_unichar_isalpha(first) &&
         !title_ends_year(around->title, before->end) && !title_is_numeral(first) &&
         g_unichar_isalpha(title_char_before(around->title, before->end));
}

/* No line begins here: a word that clings to its neighbour, a count and what it counts, a meeting's name. */
static bool is_barred(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  gunichar last = title_char_before(around->title, before->end);
  bool region = (before->is & TITLE_TIME) || title_ends_year(around->title, before->end) || /* 2025年|市… */
                title_ends_date(around->title, before->end);
  bool clings = !(region && starts_region(around)) && (after->is & TITLE_FOLLOWER) &&
                !chars_is_one_of("，、；：", last) && !is_and(around, after);
  return clings || ((before->is & TITLE_HOLDER) && !is_of(before, last)) || is_remark(around->title + after->start) ||
         parts_holiday(around) || clings_to_word(around) || title_around_is_count(around, around->next - 1) ||
         (title_ends_quantity(around->title, before->end) && !(after->is & TITLE_VERB)) ||
         /* 五起|违反… */ (counts_years(around) && last != 0x8282 /* 节 */) ||
         (last == 0x7684 && is_kind_left(around, before->end)) || /* 的 */
         (title_events_place(around) == TITLE_EVENT_INSIDE && !(after->is & TITLE_JOINER));
}

/* 党组书记、|局长: two posts of one person. */
static bool parts_posts(const struct title_around *around) {
  const struct title_token *post = around->next >= 2 ? title_around_word(around, around->next - 2) : NULL;
  return post && title_char_before(around->title, title_around_before(around)->end) == 0x3001 /* 、 */ &&
         (post->is & title_around_after(around)->is & TITLE_POSITION);
}

/* 阶段性|总结, 服务型|政府, 市级|预算, 现代化|城市, 甲等|医院: it tells of what kind the next word is. */
static bool tells_kind(const struct title_around *around, gunichar last) {
  const struct title_token *word = title_around_before(around);
  return !(word->is & TITLE_TERM) && !(title_around_after(around)->is & (TITLE_OPENER | TITLE_VERB)) &&
         (chars_is_one_of("性型级化", last) || (last == 0x7B49 /* 等 */ && word->characters > 1));
}

/* 首台（套）|产品, 第三次（扩大）|会议: a remark inside a name. */
static bool is_behind_remark(const struct title_around *around) {
  guint i = around->next - 1;
  if (title_char_before(around->title, title_around_before(around)->end) != 0xFF09) /* ） */
    return false;
  while (i > 0 && g_utf8_get_char(around->title + title_around_word(around, i)->start) != 0xFF08) /* （ */
    i--;
  return i > 0 && title_around_before(around)->start - title_around_word(around, i)->end <= 2 * strlen("套");
}

/* 在全市|…: the scope may stand alone at the start of a title, or behind a time, hardly behind other words. */
static enum title_cost after_scope(const struct title_around *around) {
  if (around->next <= 2)
    return TITLE_COST_AFTER_SCOPE;
  const struct title_token *time = title_around_word(around, around->next - 2);
  return (time->is & TITLE_TIME) || title_ends_year(around->title, time->end) ? TITLE_COST_AFTER_PHRASE
                                                                              : TITLE_COST_SHORT_NAME;
}

/* 推广普通话宣传周|××省启动仪式: behind a festival or a meeting a place belongs to the name of the meeting there. */
static bool is_place_of_event(const struct title_around *around) {
  struct title_around behind = {around->title, around->words, around->next + 1};
  while (behind.next < around->words->len &&
         title_char_before(around->title, title_around_before(&behind)->end) == 0xD7)
    behind.next++; /* × */
  return chars_is_one_of("周月节日会赛展", title_char_before(around->title, title_around_before(around)->end)) &&
         behind.next < around->words->len && ends_region(&behind) && title_events_place(&behind) == TITLE_EVENT_START;
}

/* What speaks for a line that begins with a meeting's name. */
static enum title_cost before_event(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  if (before->is & TITLE_SCOPE)
    return after_scope(around);
  if (around->next > 2 && ends_region(around) && !(before->is & TITLE_TERM) &&
      chars_is_one_of("省市县镇乡州", title_char_before(around->title, before->end))) /* 督察××省|动员会 */
    return TITLE_COST_SHORT_NAME;
  bool quoted = chars_is_one_of("”’》", title_char_before(around->title, before->end));
  if (before->characters == 1 && (before->is & ~(guint)TITLE_VERB) == 0 && /* 抓|基层党建评议会, 试|生产动员会 */
      g_unichar_isalpha(title_char_before(around->title, before->end)))
    return TITLE_COST_NOTHING;
  if (title_around_is_unknown(around, around->next - 1))
    return TITLE_COST_EVENT_AFTER_WORD;
  return quoted ? TITLE_COST_AFTER_TIME : TITLE_COST_BEFORE_EVENT;
}

/* 加快建设|现代化城市: a word of meetings' names is a verb behind one that opens a phrase. */
static bool is_second_verb(const struct title_around *around) {
  return around->next >= 2 && title_events_is_word(around, around->next - 1) &&
         (title_around_word(around, around->next - 2)->is & TITLE_OPENER) &&
         (title_around_word(around, around->next - 2)->is & TITLE_HOLDER);
}

/* Whether the name of a place, or 全市, comes next. */
static bool starts_place(const struct title_around *around) {
  for (guint i = around->next; i < around->words->len && i < around->next + 3; i++) {
    const struct title_token *word = title_around_word(around, i);
    if ((word->is & TITLE_SCOPE) || chars_is_one_of("省市县区镇乡州", title_char_before(around->title, word->end)))
      return true;
  }
  return false;
}

/* 关于切实做好|2025年…的通知: behind 关于 and its verb a line may end, since all that follows is the object. */
static bool is_behind_about(const struct title_around *around) {
  const guint adverb = TITLE_OPENER | TITLE_HOLDER, about = TITLE_JOINER | TITLE_HOLDER;
  guint i = around->next - 1;
  while (i > 1 && (title_around_word(around, i - 1)->is & (adverb | TITLE_JOINER)) == adverb)
    i--;
  return i > 0 && (title_around_word(around, i - 1)->is & about) == about &&
         title_around_word(around, i - 1)->characters > 1;
}

/* 开展全县学校|食堂专项检查: behind a verb the organ only tells of what something is. */
static bool is_in_object(const struct title_around *around) {
  for (guint i = around->next - 1; i-- > 0;) {
    const struct title_token *word = title_around_word(around, i);
    if ((word->is & TITLE_JOINER) || !g_unichar_isalpha(g_utf8_get_char(around->title + word->start)))
      return false;
    if ((word->is & (TITLE_OPENER | TITLE_VERB)) && word->characters > 1)
      return true;
  }
  return false;
}

/* 国务院|办公厅, 集团公司|党委: an organ of the organ before it. */
static bool is_bare_organ(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  return (title_around_before(around)->is & TITLE_ORGAN) && (after->is & TITLE_ORGAN) && after->characters <= 3;
}

/* ××市委|××市人民政府关于…: of two organs that speak together neither is a line before 关于 is. */
static bool parts_speakers(const struct title_around *around) {
  const guint about = TITLE_JOINER | TITLE_HOLDER;
  for (guint i = around->next; i + 1 < around->words->len && i < around->next + 6; i++)
    if ((title_around_word(around, i)->is & TITLE_ORGAN) && (title_around_word(around, i + 1)->is & about) == about)
      return title_around_word(around, i + 1)->characters > 1;
  return false;
}

/* 保护督察组|, 妇幼保健院|: the character that ends an organ's name, behind words that no list has with it. */
static bool ends_organ(const struct title_token *word, gunichar last) {
  return word->characters == 1 && (word->is & TITLE_FOLLOWER) && chars_is_one_of("组队院局厅委办所站馆", last);
}

/* 人民代表大会|第四次会议 */
static bool is_meeting_counted(const struct title_around *around) {
  return title_around_is_count(around, around->next) && title_around_is_counted(around, around->next - 1);
}

/* 安全防范|百日攻坚行动: a verb behind its object, before what is done for it. */
static bool is_campaign(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  const char *tail = around->title + after->end - strlen("行动");
  return around->next >= 2 && title_around_is_unknown(around, around->next - 2) && after->characters >= 4 &&
         (g_str_has_prefix(tail, "行动") || g_str_has_prefix(tail, "活动") || g_str_has_prefix(tail, "工程"));
}

/* 厕所革命|工作推进会, 智能工厂|建设推进会: behind a phrase of four characters it belongs to the meeting's name. */
static bool is_work_of_event(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const struct title_around behind = {around->title, around->words, around->next + 1};
  const guint meeting = TITLE_WORK | TITLE_EVENT; /* 工作会议 */
  const bool event = (title_around_after(around)->is & meeting) == meeting ||
                     (title_events_is_word(around, around->next) && behind.next < around->words->len &&
                      title_events_place(&behind) == TITLE_EVENT_START);
  const bool group = title_around_is_unknown(around, around->next - 1) && title_groups_part(around);
  return event && (before->characters >= 4 || (before->is & TITLE_TIME) || group ||
                   title_ends_year(around->title, before->end) || title_around_is_done(around, around->next - 1));
}

/* 隐患点|群众转移, 产业园|一期项目: a name of three characters stands by itself before a pair. */
static bool is_behind_name(const struct title_around *around) {
  return title_around_before(around)->characters >= 3 && around->next + 1 < around->words->len &&
         title_around_is_unknown(around, around->next) && title_around_is_unknown(around, around->next + 1);
}

/* 地质灾害|隐患点, 新能源汽车|产业园: a name of three characters is what the phrase before it tells of. */
static bool heads_phrase(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  return (after->is & ~(guint)(TITLE_TERM | TITLE_PERSONS)) == 0 && after->characters == 3 &&
         (around->next + 1 == around->words->len || !title_around_is_done(around, around->next + 1));
}

/* 内涝治理|三年攻坚, 县域医共体建设|现场观摩: an action with its object before it is a phrase. */
static bool is_behind_action(const struct title_around *around) {
  const guint clinging = TITLE_WORK | TITLE_ACTION | TITLE_EVENT_WORD;
  return title_around_is_done(around, around->next - 1) && !(title_around_after(around)->is & clinging) &&
         title_groups_part(around);
}

#define SHORT_QUOTE 5 /* characters */

/* “模拟联合国”|大会, “工人先锋号”|创建, “两委”|干部: the word that the quoted one tells of. */
static bool clings_to_quote(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  const char *end = g_utf8_prev_char(around->title + title_around_before(around)->end), *open = end;
  glong characters = 0;
  for (; open > around->title && !chars_is_one_of("“‘《", chars_before(around->title, open)); characters++)
    open = g_utf8_prev_char(open);
  return ((after->is & TITLE_EVENT) && after->characters <= 2) || title_events_is_noun(around, around->next) ||
         ((after->is & TITLE_PERSONS) && characters <= SHORT_QUOTE);
}

/* What speaks for a line that begins between these two words, by what they are. */
static enum title_cost between_words(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const char *title = around->title;
  gunichar last = title_char_before(title, before->end), first = g_utf8_get_char(title + after->start);
  bool phrase_before = is_phrase(before), phrase_after = is_phrase(after), parts = title_groups_part(around);
  bool noun = title_events_is_noun(around, around->next); /* 标准化达标|创建誓师大会 */
  bool verb = ((before->is & (TITLE_OPENER | TITLE_VERB)) || is_second_verb(around)) && before->characters <= 2;
  bool opens = (after->is & TITLE_OPENER) && !noun &&
               (!verb || (after->is & TITLE_HOLDER) || after->characters >= 4); /* 感恩奋进|奋力谱写 */
  bool work_before =
      (before->is & TITLE_WORK) && title_around_belongs_before(around, around->next - 1); /* 监督工作|服务民营经济 */
  if (is_work_of_event(around))
    return TITLE_COST_BEFORE_WORK;
  if (title_around_is_done(around, around->next)) /* 新型城镇化|建设, “清廉”机关|建设 */
    return TITLE_COST_SHORT_NAME;
  if (is_bare_organ(around))
    return TITLE_COST_NAME;
  if (before->is & (TITLE_ORGAN | TITLE_POSITION) || ends_organ(before, last) || is_meeting_counted(around))
    return is_in_object(around) || parts_speakers(around) ? TITLE_COST_ORGAN_IN_PHRASE : TITLE_COST_AFTER_ORGAN;
  if (before->is & TITLE_SCOPE)
    return after_scope(around);
  if (last == 0x5B63 && !(before->is & TITLE_TIME)) /* 秋季|农业生产 */
    return TITLE_COST_SHORT_NAME;
  if ((before->is & TITLE_TIME) || title_ends_year(title, before->end) || title_ends_festival(title, before->end))
    return TITLE_COST_AFTER_TIME;
  if (chars_is_one_of("”’》", last) && clings_to_quote(around))
    return TITLE_COST_SHORT_NAME;
  if (chars_is_one_of("”’》", last))
    return phrase_after ? TITLE_COST_AFTER_TIME : parts ? TITLE_COST_AFTER_QUOTE : TITLE_COST_SHORT_NAME;
  if (chars_is_one_of("“《（", first))
    return verb && is_behind_about(around) ? TITLE_COST_ABOUT_VERB
           : verb                          ? TITLE_COST_VERB_OBJECT
                                           : TITLE_COST_BEFORE_QUOTE;
  if (verb && before->characters == 1) /* 抓|基层党建 */
    return TITLE_COST_NOTHING;
  if ((before->is & TITLE_ISSUE) && starts_place(around))
    return TITLE_COST_BEFORE_QUOTE;
  if (verb && is_behind_about(around))
    return TITLE_COST_ABOUT_VERB;
  if ((before->is & TITLE_EVENT) || is_behind_action(around)) /* 职工代表大会|民主评议 */
    return TITLE_COST_AFTER_PHRASE;
  if (verb && !opens)
    return phrase_after && is_campaign(around) ? TITLE_COST_AFTER_PHRASE
           : phrase_after                      ? TITLE_COST_VERB_PHRASE
                                               : TITLE_COST_VERB_OBJECT;
  if (phrase_before && (phrase_after || opens))
    return TITLE_COST_TWO_PHRASES;
  if (opens)
    return TITLE_COST_BEFORE_OPENER;
  if ((before->is & TITLE_OPENER) && !(before->is & TITLE_HOLDER) && before->characters >= 4) /* 学习贯彻|… */
    return TITLE_COST_BESIDE_PHRASE;
  if (title_starts_year(title, after->start))
    return TITLE_COST_AFTER_TIME;
  if (before->is == 0 && before->characters == 1) /* 促|乡村振兴 */
    return TITLE_COST_NOTHING;
  if (last == 0x7B49) /* 流行性感冒等|传染病 */
    return TITLE_COST_SHORT_NAME;
  if (ends_region(around) && !(before->is & TITLE_TERM)) /* 推进××市|… */
    return around->next <= 2 ? TITLE_COST_AFTER_SCOPE : TITLE_COST_SHORT_NAME;
  if (title_ends_quantity(title, before->end)) /* 五起|违反… */
    return TITLE_COST_BEFORE_OPENER;
  if (phrase_before && noun) /* 能力|提升培训班 */
    return TITLE_COST_SHORT_NAME;
  if (phrase_before && heads_phrase(around))
    return TITLE_COST_AFTER_PAIR;
  if (phrase_before || work_before)
    return parts ? TITLE_COST_AFTER_PHRASE : TITLE_COST_SHORT_NAME;
  if (phrase_after && !parts) /* 流感|疫苗接种, but perhaps 高层民用建筑|消防安全 */
    return title_around_unknown_before(around, around->next) >= 3 ? TITLE_COST_AFTER_PAIR : TITLE_COST_SHORT_NAME;
  if (phrase_after)
    return TITLE_COST_BESIDE_PHRASE;
  if ((before->is & TITLE_PERSONS) && !(after->is & TITLE_PERSONS))
    return TITLE_COST_AFTER_PERSONS;
  const bool group_before = title_around_is_unknown(around, around->next - 1) || is_behind_name(around);
  return group_before && parts ? TITLE_COST_AFTER_PAIR : TITLE_COST_NOTHING;
}

/* 政府信息公开|工作年度报告: the word ends the phrase before it, if no meeting and no organ has it in its name. */
static bool is_bare_work(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  const bool last = around->next + 1 == around->words->len;
  return (after->is & TITLE_WORK) && is_phrase(title_around_before(around)) &&
         title_events_place(around) == TITLE_EVENT_NOT &&
         (last || !(title_around_word(around, around->next + 1)->is & TITLE_ORGAN));
}

/* The strongest evidence for a line that begins before word `next`. */
static enum title_cost evidence_of(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const char *title = around->title;
  gunichar last = title_char_before(title, before->end), first = g_utf8_get_char(title + after->start);
  if (first == 0x2014 && last != 0x2014)
    return TITLE_COST_AUTHOR;
  if (g_unichar_isspace(last))
    return chars_is_one_of(ORGAN_ENDS, title_char_before(title, before->start)) ? TITLE_COST_AFTER_ORGAN
                                                                                : TITLE_COST_BLANK;
  if (title_ends_date(title, before->end))
    return TITLE_COST_DATE;
  if (last == 0x7684) /* 的 */
    return TITLE_COST_AFTER_OF;
  if (after->is & TITLE_JOINER)
    return after->is & TITLE_HOLDER && after->characters > 1 ? TITLE_COST_BEFORE_ABOUT : TITLE_COST_BEFORE_AND;
  if ((before->is & TITLE_POSITION) && first == 0x5728 && after->characters == 1) /* 局长|在… */
    return TITLE_COST_BEFORE_ABOUT;
  if (is_and(around, after)) /* no line begins with 和 where there is another way */
    return joins_parts(around) ? TITLE_COST_BEFORE_JOINED : TITLE_COST_LAST_RESORT;
  if (parts_posts(around) || tells_kind(around, last) || title_ends_span(title, before->end) ||
      is_behind_remark(around))
    return TITLE_COST_NAME;
  if (chars_is_one_of("，、；：", last))
    return TITLE_COST_AFTER_MARK;
  if (title_around_belongs_before(around, around->next) || is_bare_work(around))
    return is_work_of_event(around) ? TITLE_COST_BEFORE_WORK : TITLE_COST_SHORT_NAME;
  if (parts_time(around))
    return TITLE_COST_NAME;
  if (counts_years(around))
    return TITLE_COST_VERB_PHRASE;
  const enum title_event event = title_events_place(around);
  if (is_place_of_event(around))
    return TITLE_COST_BEFORE_EVENT;
  if (event == TITLE_EVENT_START)
    return before_event(around);
  if (event == TITLE_EVENT_AFTER_WORD)
    return TITLE_COST_AFTER_PAIR;
  if (parts_name(around))
    return TITLE_COST_NAME;
  if (title_starts_count(title, after->start) && ends_region(around))
    return TITLE_COST_AFTER_SCOPE;
  return between_words(around);
}

static void add_place(GArray *places, const char *title, gsize at, enum title_cost evidence) {
  const struct title_place *last = places->len > 0 ? &g_array_index(places, struct title_place, places->len - 1) : NULL;
  double cells = last ? last->cells + title_cells(title, last->offset, at) : 0;
  struct title_place place = {at, cells, evidence};
  g_array_append_val(places, place);
}

GArray *title_places(const struct title_rules *rules, const char *title, double max_cells) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(struct title_place));
  g_autoptr(GArray) found = title_words(rules, title);
  add_place(places, title, 0, TITLE_COST_NOTHING);
  for (struct title_around around = {title, found, 1}; around.next < found->len; around.next++) {
    gsize at = title_around_after(&around)->start;
    enum title_cost evidence = evidence_of(&around);
    if (title_may_break(title, at, max_cells) && (evidence <= TITLE_COST_BLANK || !is_barred(&around)))
      add_place(places, title, at, evidence);
  }
  add_place(places, title, strlen(title), TITLE_COST_NOTHING);
  return places;
}
