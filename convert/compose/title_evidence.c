#include "compose/title_evidence.h"

#include "compose/title_events.h"
#include "compose/title_groups.h"
#include "compose/title_names.h"
#include "compose/title_times.h"
#include "text/chars.h"

#include <string.h>

/* What a family of rules says of a place that none of them is about. */
#define NOT_SAID TITLE_COST_COUNT

static bool is_phrase(const struct title_token *word) {
  return (word->is & TITLE_TERM) && word->characters >= 4;
}

/* “八一”|期间, 2025年|上半年, 2025年|第三次, 2025年|1至6月: one time. */
static bool parts_time(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  bool year = title_ends_year(around->title, before->end) || g_str_has_prefix(around->title + before->start, "年度");
  bool quote = chars_is_one_of("”’", title_char_before(around->title, before->end));
  return ((after->is & TITLE_TIME) && (year || quote)) ||
         (year &&
          (g_str_has_prefix(around->title + after->start, "第") || title_starts_months(around->title, after->start)));
}

/* 阶段性|总结, 服务型|政府, 市级|预算, 现代化|城市, 甲等|医院, 特大|洪涝: it tells of what kind the next word is. */
static bool tells_kind(const struct title_around *around, gunichar last) {
  const struct title_token *word = title_around_before(around);
  const bool yearly = g_str_has_prefix(around->title + word->start, "年度") &&
                      !title_is_numeral(title_char_before(around->title, word->start)); /* 年度|考核 */
  return (word->is & TITLE_ATTRIBUTE) || yearly ||
         (!(word->is & TITLE_TERM) &&
          (chars_is_one_of("性型级化", last) || (last == 0x7B49 /* 等 */ && word->characters > 1)));
}

/* 在全市|…: the scope may stand alone at the start of a title, or behind a time, hardly behind other words. */
static enum title_cost after_scope(const struct title_around *around) {
  if (around->next <= 2)
    return TITLE_COST_SCOPE;
  const struct title_token *time = title_around_word(around, around->next - 2);
  return (time->is & TITLE_TIME) || title_ends_year(around->title, time->end) ? TITLE_COST_PHRASE : TITLE_COST_INSIDE;
}

/* “室组地”|联动工作, “石榴籽”|家园揭牌仪式: one short word before 工作 or the meeting, or before 暨. */
static bool is_lone_word(const struct title_around *around) {
  const struct title_around behind = {around->title, around->words, around->next + 1};
  return title_around_is_unknown(around, around->next) && behind.next < around->words->len &&
         ((title_around_after(&behind)->is & (TITLE_WORK | TITLE_JOINER)) ||
          title_events_place(&behind) == TITLE_EVENT_START);
}

#define SHORT_QUOTE 5  /* characters */
#define SHORT_REMARK 2 /* characters */

/* “模拟联合国”|大会, “工人先锋号”|创建, “两委”|干部, “零事故”|一千天: the word that the quoted one tells of. */
static bool clings_to_quote(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  return ((after->is & TITLE_EVENT) && after->characters <= 2) || title_events_is_noun(around, around->next) ||
         (title_around_quoted(around, around->next - 1) <= SHORT_QUOTE &&
          (is_lone_word(around) || (after->is & TITLE_PERSONS) ||
           title_is_numeral(g_utf8_get_char(around->title + after->start))));
}

/* 省委|农村工作会议精神: the organ names the meeting whose spirit it is. */
static bool is_before_spirit(const struct title_around *around) {
  for (guint i = around->next; i < around->words->len && i < around->next + 4; i++) {
    const struct title_token *word = title_around_word(around, i);
    if (word->is & (TITLE_HOLDER | TITLE_OPENER))
      return false;
    if ((word->is & TITLE_EVENT) && g_str_has_prefix(around->title + word->end, "精神"))
      return true;
  }
  return false;
}

/* 市委|宣传部, 大学|委员会: the organ's own part, which is named with it; hardly a committee with a name of its own. */
#define SHORT_PART 5
#define SHORT_ORGAN 3

static enum title_cost behind_organ(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  if (is_before_spirit(around))
    return TITLE_COST_NAME;
  if (!(after->is & TITLE_ORGAN) || after->characters > SHORT_PART)
    return TITLE_COST_BORDER;
  return title_around_before(around)->characters <= SHORT_ORGAN ? TITLE_COST_NAME
                                                                : TITLE_COST_PAIR; /* 领导小组|办公室 */
}

/* Organs, scopes, times, and what is done with what is before the place. */
static enum title_cost beside_name(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const char *title = around->title;
  const gunichar last = title_char_before(title, before->end);
  if (title_around_is_done(around, around->next)) /* 新型城镇化|建设, “清廉”机关|建设, but 文化产业|高质量发展 */
    return is_phrase(before) && title_around_after(around)->characters >= 4 ? TITLE_COST_PHRASE : TITLE_COST_INSIDE;
  if (title_names_starts_organ(around))
    return TITLE_COST_NAME;
  if (before->is & TITLE_ORGAN)
    return behind_organ(around);
  if (before->is & (TITLE_POSITION | TITLE_EVENT) || title_names_ends_organ(before, last))
    return TITLE_COST_BORDER;
  if (before->is & TITLE_SCOPE)
    return after_scope(around);
  if ((before->is & TITLE_TIME) || title_ends_year(title, before->end) || title_ends_month(title, before->end) ||
      title_ends_festival(title, before->end))
    return TITLE_COST_BORDER;
  return NOT_SAID;
}

/* 三资清理|演讲比赛, 优化支付服务|提升便利, but not 颁布|实施: a verb without an object, or the object of one. */
static bool is_noun_before(const struct title_around *around) {
  const guint verb = TITLE_OPENER | TITLE_VERB;
  return title_events_is_noun(around, around->next - 1) &&
         (!(title_around_after(around)->is & verb) ||
          (around->next >= 3 && (title_around_word(around, around->next - 3)->is & verb)));
}

/* 加强|…: a short verb ends at the place, whose object comes next, not before it as in 社会治安整治|“百日行动”. */
static bool is_behind_verb(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  return (before->is & (TITLE_OPENER | TITLE_VERB)) && before->characters <= 2 &&
         !title_around_is_done(around, around->next - 1) && !is_noun_before(around);
}

/* 关于切实做好|2025年…的通知, 关于加强和改进|…: behind 关于 and its verbs a line may end, since all that follows is the
 * object. */
static bool is_behind_about(const struct title_around *around) {
  const guint adverb = TITLE_OPENER | TITLE_HOLDER, about = TITLE_JOINER | TITLE_HOLDER,
              verb = TITLE_OPENER | TITLE_VERB;
  guint i = around->next - 1;
  if (i > 2 && title_around_is_and(around, title_around_word(around, i - 1)) &&
      (title_around_word(around, i - 2)->is & verb))
    i -= 2;
  const bool issue = title_around_before(around)->is & TITLE_ISSUE; /* 关于印发|支持…若干措施 */
  if (!issue && (title_around_after(around)->is & (TITLE_OPENER | TITLE_VERB)) &&
      title_around_after(around)->characters == 2 && !title_events_is_noun(around, around->next))
    return false; /* 关于组织|开展, 关于同意|设立, but not 关于加强|服务工作 */
  while (i > 1 && (title_around_word(around, i - 1)->is & adverb) &&
         !(title_around_word(around, i - 1)->is & (TITLE_JOINER | TITLE_ISSUE)))
    i--;
  return i > 0 && (title_around_word(around, i - 1)->is & about) == about &&
         title_around_word(around, i - 1)->characters > 1;
}

static enum title_cost beside_quote(const struct title_around *around) {
  const gunichar last = title_char_before(around->title, title_around_before(around)->end);
  const gunichar first = g_utf8_get_char(around->title + title_around_after(around)->start);
  if (chars_is_one_of("”’》", last))
    return chars_is_one_of("“‘《", first) || clings_to_quote(around) || !title_groups_part(around) /* “最美媳妇”|“… */
               ? TITLE_COST_INSIDE
               : TITLE_COST_PHRASE;
  if (last == 0xFF09 && title_around_quoted(around, around->next - 1) > SHORT_REMARK) /* （总商会）|第九届… */
    return TITLE_COST_BORDER;
  if (!chars_is_one_of("“《（", first))
    return NOT_SAID;
  return is_behind_verb(around) && !is_behind_about(around) ? TITLE_COST_INSIDE : TITLE_COST_PHRASE;
}

/* Verbs and their objects, verbs that open a phrase. */
static enum title_cost beside_verb(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const bool verb = is_behind_verb(around);
  const bool opens = (after->is & TITLE_OPENER) && !title_events_is_noun(around, around->next) &&
                     (!verb || (after->is & TITLE_HOLDER) || after->characters >= 4); /* 感恩奋进|奋力谱写 */
  if (verb && is_behind_about(around)) /* 关于印发|…方案的通知: what is issued is a title of its own */
    return before->is & TITLE_ISSUE ? TITLE_COST_BORDER : TITLE_COST_PHRASE;
  if (verb && !opens)
    return TITLE_COST_INSIDE;
  const bool phrases = is_phrase(before) && is_phrase(after) && !title_groups_is_half(around);
  if (opens || title_around_opens_clause(around, around->next) || phrases)
    return TITLE_COST_BORDER;
  if (title_names_ends_region(around) && (after->is & TITLE_VERB) && !title_events_is_noun(around, around->next))
    return TITLE_COST_BORDER; /* 同意××县|设立… */
  if ((before->is & TITLE_OPENER) && !(before->is & TITLE_HOLDER) && before->characters >= 4) /* 学习贯彻|… */
    return TITLE_COST_PHRASE;
  return NOT_SAID;
}

/* Set phrases, names, and words of which nothing is known. */
static enum title_cost beside_phrase(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const bool parts = title_groups_part(around);
  const bool work_before =
      (before->is & TITLE_WORK) && title_around_belongs_before(around, around->next - 1); /* 监督工作|服务民营经济 */
  if (title_names_ends_region(around) && !(before->is & TITLE_TERM))                      /* 推进××市|… */
    return TITLE_COST_SCOPE;
  if (parts && title_groups_is_half(around))
    return TITLE_COST_HALF;
  if (is_phrase(before) || work_before || is_phrase(title_around_after(around)))
    return parts ? TITLE_COST_PHRASE : TITLE_COST_INSIDE;
  if ((before->is & TITLE_PERSONS) && !(title_around_after(around)->is & TITLE_PERSONS) && parts)
    return TITLE_COST_SCOPE; /* 致…朋友|… */
  return title_around_is_unknown(around, around->next - 1) && parts ? TITLE_COST_PAIR : TITLE_COST_INSIDE;
}

/* What speaks for a line that begins between these two words, by what they are. */
static enum title_cost between_words(const struct title_around *around) {
  enum title_cost cost = beside_name(around);
  if (cost == NOT_SAID)
    cost = beside_quote(around);
  if (cost == NOT_SAID)
    cost = beside_verb(around);
  return cost == NOT_SAID ? beside_phrase(around) : cost;
}

/* 政府信息公开|工作年度报告: the word ends the phrase before it, if no meeting has it in its name. */
static bool is_bare_work(const struct title_around *around) {
  return (title_around_after(around)->is & TITLE_WORK) && is_phrase(title_around_before(around)) &&
         title_events_place(around) == TITLE_EVENT_NOT;
}

/* 防灭火|工作领导小组 */
static bool is_work_of_organ(const struct title_around *around) {
  return (title_around_after(around)->is & TITLE_WORK) && around->next + 1 < around->words->len &&
         (title_around_word(around, around->next + 1)->is & TITLE_ORGAN);
}

/* …上的讲话|（根据录音整理）: nothing but a remark in brackets is left. */
static bool ends_with_remark(const struct title_around *around) {
  const char *end = strstr(around->title + title_around_after(around)->start, "）");
  return end && end[strlen("）")] == '\0';
}

/* What the author's marks, dates and the words that join say, and what is never parted. */
static enum title_cost beside_mark(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const char *title = around->title;
  gunichar last = title_char_before(title, before->end), first = g_utf8_get_char(title + after->start);
  if (first == 0x2014 && last != 0x2014)
    return TITLE_COST_AUTHOR;
  if (title_ends_date(title, before->end))
    return TITLE_COST_DATE;
  if (g_unichar_isspace(last) || (after->is & TITLE_JOINER) || chars_is_one_of("，；：", last) ||
      (first == 0xFF08 && ends_with_remark(around)) ||                               /* （ */
      (first == 0x5728 && after->characters == 1 && title_names_is_speaker(around))) /* 局长|在… */
    return TITLE_COST_PART;
  if (last == 0x7684) /* 的 */
    return TITLE_COST_INSIDE;
  if (title_around_is_and(around, after)) /* no line begins with 和 where there is another way */
    return before->is & TITLE_EVENT ? TITLE_COST_PHRASE : TITLE_COST_LAST_RESORT;
  if (tells_kind(around, last) || title_ends_span(title, before->end))
    return TITLE_COST_NAME;
  return last == 0x3001 /* 、 */ ? TITLE_COST_SCOPE : NOT_SAID;
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
  if (is_work_of_organ(around))
    return TITLE_COST_NAME;
  if (title_around_belongs_before(around, around->next) || is_bare_work(around))
    return TITLE_COST_INSIDE;
  if (parts_time(around))
    return TITLE_COST_NAME;
  if (title_starts_year(around->title, title_around_after(around)->start))
    return TITLE_COST_BORDER;
  const enum title_event event = title_events_place(around);
  if (event == TITLE_EVENT_START)
    return title_around_before(around)->is & TITLE_SCOPE ? after_scope(around) : TITLE_COST_BORDER;
  if (event == TITLE_EVENT_INSIDE)
    return TITLE_COST_INSIDE;
  if (title_names_parts(around))
    return TITLE_COST_NAME;
  if (parts_owner(around))
    return TITLE_COST_PAIR;
  return parts_counted(around) ? TITLE_COST_INSIDE : between_words(around);
}
