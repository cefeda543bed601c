#include "compose/title_evidence.h"

#include "compose/title_events.h"
#include "compose/title_groups.h"
#include "compose/title_names.h"
#include "compose/title_times.h"
#include "compose/title_verbs.h"
#include "text/chars.h"

#include <string.h>

/* What a family of rules says of a place that none of them is about. */
#define NOT_SAID TITLE_COST_COUNT

static bool is_phrase(const struct title_token *word) {
  return (word->is & TITLE_TERM) && word->characters >= 4;
}

/* “八一”|期间, 2025年|上半年, 2025年|第三次: one time. */
static bool parts_time(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  bool year = title_ends_year(around->title, before->end) || g_str_has_prefix(around->title + before->start, "年度");
  bool quote = chars_is_one_of("”’", title_char_before(around->title, before->end));
  return ((after->is & TITLE_TIME) && (year || quote)) ||
         (year && g_str_has_prefix(around->title + after->start, "第"));
}

/* 阶段性|总结, 服务型|政府, 市级|预算, 现代化|城市, 甲等|医院, 特大|洪涝: it tells of what kind the next word is. */
static bool tells_kind(const struct title_around *around, gunichar last) {
  const struct title_token *word = title_around_before(around);
  if (title_around_after(around)->is & (TITLE_OPENER | TITLE_VERB))
    return false;
  return (word->is & TITLE_ATTRIBUTE) ||
         (!(word->is & TITLE_TERM) &&
          (chars_is_one_of("性型级化", last) || (last == 0x7B49 /* 等 */ && word->characters > 1)));
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

/* 安全生产工作|推进会: a short word for the meeting, behind 工作. */
static bool is_work_and_event(const struct title_around *around) {
  return (title_around_before(around)->is & TITLE_WORK) && title_around_before(around)->characters == 2 &&
         title_around_after(around)->characters == 3;
}

/* What speaks for a line that begins with a meeting's name. */
static enum title_cost before_event(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  if (before->is & TITLE_SCOPE)
    return after_scope(around);
  if ((title_around_after(around)->is & TITLE_ORGAN) && title_names_parts(around)) /* 竣工验收|委员会会议 */
    return TITLE_COST_NAME;
  if (title_around_is_behind_joined(around) ||
      (before->is & title_around_after(around)->is & TITLE_PERSONS)) /* 群众|代表座谈会 */
    return TITLE_COST_SHORT_NAME;
  if (around->next > 2 && title_names_ends_region(around) && !(before->is & TITLE_TERM) &&
      chars_is_one_of("省市县镇乡州", title_char_before(around->title, before->end))) /* 督察××省|动员会 */
    return TITLE_COST_SHORT_NAME;
  bool quoted = chars_is_one_of("”’》", title_char_before(around->title, before->end));
  if (before->characters == 1 && (before->is & ~(guint)TITLE_VERB) == 0 && /* 抓|基层党建评议会, 试|生产动员会 */
      g_unichar_isalpha(title_char_before(around->title, before->end)) &&
      !title_is_numeral(title_char_before(around->title, before->start)))
    return TITLE_COST_NOTHING;
  if (title_around_is_unknown(around, around->next - 1) && (title_around_after(around)->is & TITLE_PERSONS))
    return TITLE_COST_SHORT_NAME; /* 村户|代表会议 */
  if (title_around_is_unknown(around, around->next - 1) || is_work_and_event(around))
    return TITLE_COST_EVENT_AFTER_WORD;
  return quoted ? TITLE_COST_AFTER_TIME : TITLE_COST_BEFORE_EVENT;
}

/* 人民代表大会|第四次会议 */
static bool is_meeting_counted(const struct title_around *around) {
  return title_around_is_count(around, around->next) && title_around_is_counted(around, around->next - 1);
}

/* 安全防范|百日攻坚行动: a verb behind its object, before what is done for it. */
static bool is_campaign(const struct title_around *around) {
  return around->next >= 2 && title_around_is_unknown(around, around->next - 2) &&
         title_events_is_campaign(around, title_around_after(around));
}

/* 厕所革命|工作推进会, 智能工厂|建设推进会: behind a phrase of four characters it belongs to the meeting's name. */
static bool is_work_of_event(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const struct title_around behind = {around->title, around->words, around->next + 1};
  const guint meeting = TITLE_WORK | TITLE_EVENT; /* 工作会议 */
  const bool event = (title_around_after(around)->is & meeting) == meeting ||
                     title_events_place(around) == TITLE_EVENT_START ||
                     (title_events_is_word(around, around->next) && behind.next < around->words->len &&
                      title_events_place(&behind) == TITLE_EVENT_START);
  const bool group = title_around_is_unknown(around, around->next - 1) && title_groups_part(around);
  const bool quoted = chars_is_one_of("”’》", title_char_before(around->title, before->end));
  return event && (before->characters >= 4 || quoted || (before->is & TITLE_TIME) || group ||
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

/* “室组地”|联动工作, “石榴籽”|家园揭牌仪式, 肿瘤中心|大楼封顶仪式, 建设|运营经验分享会: one short word before 工作 or
 * the meeting, or before 暨. */
static bool is_lone_word(const struct title_around *around) {
  const struct title_around behind = {around->title, around->words, around->next + 1};
  return title_around_is_unknown(around, around->next) && behind.next < around->words->len &&
         ((title_around_after(&behind)->is & (TITLE_WORK | TITLE_JOINER)) ||
          (title_around_after(&behind)->is & TITLE_EVENT_WORD && title_events_place(&behind) == TITLE_EVENT_NOT) ||
          title_events_place(&behind) == TITLE_EVENT_START);
}

/* 内涝治理|三年攻坚, 县域医共体建设|现场观摩: an action with its object before it is a phrase. */
static bool is_behind_action(const struct title_around *around) {
  const guint clinging = TITLE_WORK | TITLE_ACTION | TITLE_EVENT_WORD, after = title_around_after(around)->is;
  return title_around_is_done(around, around->next - 1) && !(after & clinging) &&
         ((after & TITLE_PERSONS) || !is_lone_word(around)) && title_groups_part(around);
}

#define SHORT_QUOTE 5 /* characters */

/* “模拟联合国”|大会, “工人先锋号”|创建, “两委”|干部, “零事故”|一千天: the word that the quoted one tells of. */
static bool clings_to_quote(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  const char *end = g_utf8_prev_char(around->title + title_around_before(around)->end), *open = end;
  glong characters = 0;
  for (; open > around->title && !chars_is_one_of("“‘《", chars_before(around->title, open)); characters++)
    open = g_utf8_prev_char(open);
  return ((after->is & TITLE_EVENT) && after->characters <= 2) || title_events_is_noun(around, around->next) ||
         (characters <= SHORT_QUOTE && is_lone_word(around)) ||
         (characters <= SHORT_QUOTE &&
          ((after->is & TITLE_PERSONS) || title_is_numeral(g_utf8_get_char(around->title + after->start))));
}

/* 法院院长|会议, 校长|教师 */
static bool parts_post(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  return (title_around_before(around)->is & TITLE_POSITION) &&
         (((after->is & TITLE_EVENT) && after->characters <= 2) || (after->is & TITLE_PERSONS));
}

/* Organs, scopes, times, and what is done with what is before the place. */
static enum title_cost beside_name(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const char *title = around->title;
  const gunichar last = title_char_before(title, before->end);
  if (is_work_of_event(around))
    return TITLE_COST_BEFORE_WORK;
  if (title_around_is_done(around, around->next)) /* 新型城镇化|建设, “清廉”机关|建设, but 文化产业|高质量发展 */
    return is_phrase(before) && title_around_after(around)->characters >= 4 ? TITLE_COST_AFTER_PHRASE
                                                                            : TITLE_COST_SHORT_NAME;
  if (title_names_parts_organs(around) || parts_post(around) || title_names_starts_organ(around))
    return TITLE_COST_NAME;
  if ((before->is & TITLE_ORGAN) && (is_lone_word(around) || title_around_is_behind_joined(around)))
    return TITLE_COST_ORGAN_IN_PHRASE;
  if (before->is & (TITLE_ORGAN | TITLE_POSITION) || title_names_ends_organ(before, last) || is_meeting_counted(around))
    return title_verbs_is_in_object(around) || title_names_parts_speakers(around) ? TITLE_COST_ORGAN_IN_PHRASE
                                                                                  : TITLE_COST_AFTER_ORGAN;
  if (before->is & TITLE_SCOPE)
    return after_scope(around);
  if (last == 0x5B63 && !(before->is & TITLE_TIME)) /* 秋季|农业生产 */
    return TITLE_COST_SHORT_NAME;
  if ((before->is & TITLE_TIME) || title_ends_year(title, before->end) || title_ends_festival(title, before->end))
    return TITLE_COST_AFTER_TIME;
  return NOT_SAID;
}

static enum title_cost beside_quote(const struct title_around *around) {
  const gunichar last = title_char_before(around->title, title_around_before(around)->end);
  const bool verb = title_verbs_is_behind(around);
  if (chars_is_one_of("”’》", last) &&
      chars_is_one_of("“‘《", g_utf8_get_char(around->title + title_around_after(around)->start)))
    return TITLE_COST_SHORT_NAME; /* “最美媳妇”|“最美婆婆” */
  if (chars_is_one_of("”’》", last) && clings_to_quote(around))
    return TITLE_COST_SHORT_NAME;
  if (chars_is_one_of("”’》", last))
    return is_phrase(title_around_after(around)) ? TITLE_COST_AFTER_TIME
           : title_groups_part(around)           ? TITLE_COST_AFTER_QUOTE
                                                 : TITLE_COST_SHORT_NAME;
  if (chars_is_one_of("“《（", g_utf8_get_char(around->title + title_around_after(around)->start)))
    return verb && title_verbs_is_behind_about(around) ? TITLE_COST_ABOUT_VERB
           : verb                                      ? TITLE_COST_VERB_OBJECT
                                                       : TITLE_COST_BEFORE_QUOTE;
  return NOT_SAID;
}

/* Verbs and their objects, verbs that open a phrase. */
static enum title_cost beside_verb(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const bool verb = title_verbs_is_behind(around), phrase_after = is_phrase(after);
  const bool opens = ((after->is & TITLE_OPENER) || title_around_is_slogan_verb(around, around->next)) &&
                     !title_events_is_noun(around, around->next) &&
                     (!verb || (after->is & TITLE_HOLDER) || after->characters >= 4); /* 感恩奋进|奋力谱写 */
  if (verb && before->characters == 1)                                                /* 抓|基层党建 */
    return TITLE_COST_NOTHING;
  if ((before->is & TITLE_ISSUE) && (title_names_starts_place(around) || title_verbs_is_behind_about(around)))
    return TITLE_COST_BEFORE_QUOTE;
  if (verb && title_verbs_is_behind_about(around))
    return TITLE_COST_ABOUT_VERB;
  if ((before->is & TITLE_EVENT) && before->characters >= 3 && !(after->is & TITLE_KIND)) /* 博览会|江南馆开馆仪式 */
    return TITLE_COST_AFTER_TIME;
  if ((before->is & TITLE_EVENT) || is_behind_action(around))
    return TITLE_COST_AFTER_PHRASE;
  if (verb && !opens)
    return phrase_after && is_campaign(around) ? TITLE_COST_AFTER_PHRASE
           : phrase_after                      ? TITLE_COST_VERB_PHRASE
                                               : TITLE_COST_VERB_OBJECT;
  if (is_phrase(before) && (phrase_after || opens))
    return TITLE_COST_TWO_PHRASES;
  if (opens)
    return TITLE_COST_BEFORE_OPENER;
  if ((before->is & TITLE_OPENER) && !(before->is & TITLE_HOLDER) && before->characters >= 4) /* 学习贯彻|… */
    return TITLE_COST_BESIDE_PHRASE;
  if (title_ends_quantity(around->title, before->end) && (after->is & TITLE_VERB)) /* 五起|违反… */
    return TITLE_COST_BEFORE_OPENER;
  return NOT_SAID;
}

/* Set phrases, names, and words of which nothing is known. */
static enum title_cost beside_phrase(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const bool parts = title_groups_part(around), phrase_before = is_phrase(before);
  const bool work_before =
      (before->is & TITLE_WORK) && title_around_belongs_before(around, around->next - 1); /* 监督工作|服务民营经济 */
  if (title_starts_year(around->title, after->start))
    return TITLE_COST_AFTER_TIME;
  if (title_around_parts_joined(around))
    return TITLE_COST_NAME;
  if (title_around_is_behind_joined(around))
    return TITLE_COST_SHORT_NAME;
  if (before->is == 0 && before->characters == 1) /* 促|乡村振兴 */
    return TITLE_COST_NOTHING;
  if (title_char_before(around->title, before->end) == 0x7B49) /* 流行性感冒等|传染病 */
    return TITLE_COST_SHORT_NAME;
  if (title_names_ends_region(around) && !(before->is & TITLE_TERM)) /* 推进××市|… */
    return title_verbs_is_in_object(around) ? TITLE_COST_SHORT_NAME : TITLE_COST_AFTER_SCOPE;
  if (phrase_before && title_events_is_noun(around, around->next)) /* 能力|提升培训班 */
    return TITLE_COST_SHORT_NAME;
  if (phrase_before && heads_phrase(around))
    return TITLE_COST_AFTER_PAIR;
  if (phrase_before || work_before)
    return parts ? TITLE_COST_AFTER_PHRASE : TITLE_COST_SHORT_NAME;
  if (is_phrase(after) && !parts) /* 流感|疫苗接种, but perhaps 高层民用建筑|消防安全 */
    return title_around_unknown_before(around, around->next) >= 3 ? TITLE_COST_AFTER_PAIR : TITLE_COST_SHORT_NAME;
  if (is_phrase(after))
    return TITLE_COST_BESIDE_PHRASE;
  if ((before->is & TITLE_PERSONS) && !(after->is & TITLE_PERSONS))
    return TITLE_COST_AFTER_PERSONS;
  const bool group_before = title_around_is_unknown(around, around->next - 1) || is_behind_name(around);
  return group_before && parts ? TITLE_COST_AFTER_PAIR : TITLE_COST_NOTHING;
}

/* What speaks for a line that begins between these two words, by what they are. */
static enum title_cost between_words(const struct title_around *around) {
  enum title_cost cost = beside_name(around);
  if (cost == NOT_SAID)
    cost = beside_quote(around);
  if (cost == NOT_SAID)
    cost = beside_verb(around);
  if (cost == NOT_SAID)
    cost = beside_phrase(around);
  if (title_verbs_is_in_issued(around) && cost < TITLE_COST_OBJECT_PHRASE)
    return TITLE_COST_OBJECT_PHRASE;
  const bool phrase = cost == TITLE_COST_ORGAN_IN_PHRASE || cost == TITLE_COST_AFTER_PHRASE ||
                      cost == TITLE_COST_BESIDE_PHRASE || cost == TITLE_COST_TWO_PHRASES;
  return phrase && !(title_around_after(around)->is & (TITLE_OPENER | TITLE_VERB)) &&
                 title_verbs_is_in_object_of_about(around)
             ? TITLE_COST_OBJECT_PHRASE
             : cost;
}

/* 政府信息公开|工作年度报告: the word ends the phrase before it, if no meeting and no organ has it in its name. */
static bool is_bare_work(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  const bool last = around->next + 1 == around->words->len;
  return (after->is & TITLE_WORK) && is_phrase(title_around_before(around)) &&
         title_events_place(around) == TITLE_EVENT_NOT &&
         (last || !(title_around_word(around, around->next + 1)->is & TITLE_ORGAN));
}

/* 高价彩礼、|大操大办: between short things of a list, but not between posts, organs, meetings, or two phrases. */
static bool parts_list(const struct title_around *around) {
  const guint names = TITLE_POSITION | TITLE_ORGAN | TITLE_EVENT;
  const struct title_token *item = around->next >= 2 ? title_around_word(around, around->next - 2) : NULL;
  return item && !(item->is & names) && !title_names_ends_organ(item, title_char_before(around->title, item->end)) &&
         !(title_around_after(around)->is & (TITLE_OPENER | TITLE_VERB));
}

/* …上的讲话|（根据录音整理）: nothing but a remark in brackets is left. */
static bool ends_with_remark(const struct title_around *around) {
  const char *end = strstr(around->title + title_around_after(around)->start, "）");
  return end && end[strlen("）")] == '\0';
}

/* 奋战|在抗洪一线, 掌握|在自己手中: a short word that is no organ and no time belongs to where it is, but not
 * 勇担使命|在…, where it is the object of a verb. */
static bool parts_where(const struct title_around *around) {
  const guint known = TITLE_ORGAN | TITLE_EVENT | TITLE_PERSONS | TITLE_SCOPE | TITLE_TIME;
  const struct title_token *before = title_around_before(around);
  const bool adverb = around->next >= 2 && (title_around_word(around, around->next - 2)->is & TITLE_HOLDER);
  return before->characters <= 2 && !(before->is & known) && (adverb || !title_verbs_is_in_object(around)) &&
         g_unichar_isalpha(title_char_before(around->title, before->end));
}

/* What the author's marks, dates and the words that join say, and what is never parted. */
static enum title_cost beside_mark(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const char *title = around->title;
  gunichar last = title_char_before(title, before->end), first = g_utf8_get_char(title + after->start);
  if (first == 0x2014 && last != 0x2014)
    return TITLE_COST_AUTHOR;
  if (g_unichar_isspace(last))
    return title_names_is_organ_end(title_char_before(title, before->start)) ? TITLE_COST_AFTER_ORGAN
                                                                             : TITLE_COST_BLANK;
  if (title_ends_date(title, before->end))
    return TITLE_COST_DATE;
  if (last == 0x7684) /* 的 */
    return TITLE_COST_AFTER_OF;
  if (after->is & TITLE_JOINER)
    return after->is & TITLE_HOLDER && after->characters > 1 ? TITLE_COST_BEFORE_ABOUT : TITLE_COST_BEFORE_AND;
  if (first == 0xFF08 && ends_with_remark(around)) /* 讲话|（根据录音整理） */
    return TITLE_COST_BLANK;
  if (first == 0x5728 && after->characters == 1 && title_names_is_speaker(around)) /* 局长|在… */
    return TITLE_COST_BEFORE_ABOUT;
  if (first == 0x5728 && after->characters == 1 && parts_where(around))
    return TITLE_COST_SHORT_NAME;
  if (title_around_is_and(around, after)) /* no line begins with 和 where there is another way */
    return title_around_joins_events(around) ? TITLE_COST_BEFORE_JOINED : TITLE_COST_LAST_RESORT;
  if (title_names_parts_posts(around) || tells_kind(around, last) || title_ends_span(title, before->end) ||
      is_behind_remark(around))
    return TITLE_COST_NAME;
  if (last == 0x3001 && parts_list(around)) /* 、 */
    return TITLE_COST_BEFORE_JOINED;
  if (chars_is_one_of("，、；：", last))
    return TITLE_COST_AFTER_MARK;
  return NOT_SAID;
}

/* 国际绿色食品|博览会开幕式, 青少年足球|锦标赛（男子组）, 监管工作|联席会议全体会议: the word for a meeting of which
 * the next one is a part. */
static bool parts_owner(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  const bool remarked = (after->is & TITLE_EVENT) && g_str_has_prefix(around->title + after->end, "（");
  return (remarked || title_events_is_owner(around, around->next)) &&
         (after->characters <= 3 || (title_around_before(around)->is & TITLE_WORK)) &&
         !(title_around_before(around)->is & (TITLE_SCOPE | TITLE_TIME | TITLE_ORGAN));
}

/* The most characters of a name that a count belongs to. */
#define COUNTED_NAME 12

/* 第九届世界绿色发展|投资贸易博览会, 第十三届樱花|文化旅游节: inside the name of what is counted. */
static bool parts_counted(const struct title_around *around) {
  guint i = around->next, end = around->next, characters = 0;
  if (!g_unichar_isalpha(title_char_before(around->title, title_around_before(around)->end)))
    return false;
  do {
    const struct title_token *word = title_around_word(around, --i);
    characters += word->characters;
    if ((word->is & (TITLE_JOINER | TITLE_HOLDER)) || title_around_is_counted(around, i))
      return false;
  } while (i > 0 && characters <= COUNTED_NAME && !title_around_is_count(around, i));
  for (; end < around->words->len && characters <= COUNTED_NAME; end++) {
    characters += title_around_word(around, end)->characters;
    if (title_around_is_counted(around, end))
      return title_around_is_count(around, i) && characters <= COUNTED_NAME + title_around_word(around, i)->characters;
  }
  return false;
}

enum title_cost title_evidence(const struct title_around *around) {
  const enum title_cost mark = beside_mark(around);
  if (mark != NOT_SAID)
    return mark;
  if (title_around_belongs_before(around, around->next) || is_bare_work(around))
    return is_work_of_event(around) ? TITLE_COST_BEFORE_WORK : TITLE_COST_SHORT_NAME;
  if (parts_time(around))
    return TITLE_COST_NAME;
  if (title_around_is_joined_year(around))
    return TITLE_COST_AFTER_PAIR;
  if (title_starts_years(around->title, title_around_after(around)->start))
    return title_around_before(around)->is & TITLE_ORGAN ? TITLE_COST_AFTER_ORGAN : TITLE_COST_VERB_PHRASE;
  const enum title_event event = title_events_place(around);
  if (title_names_starts_event_place(around))
    return TITLE_COST_BEFORE_EVENT;
  if (event == TITLE_EVENT_START)
    return before_event(around);
  if (event == TITLE_EVENT_AFTER_WORD)
    return TITLE_COST_AFTER_PAIR;
  if (title_names_parts(around))
    return TITLE_COST_NAME;
  if (parts_owner(around))
    return TITLE_COST_AFTER_PAIR;
  if (parts_counted(around))
    return TITLE_COST_SHORT_NAME;
  if (title_starts_count(around->title, title_around_after(around)->start) && title_names_ends_region(around))
    return TITLE_COST_AFTER_SCOPE;
  return between_words(around);
}
