#include "compose/title_events.h"

#include "compose/title_times.h"
#include "text/chars.h"

#include <string.h>

/* 动员|部署暨业务培训会, 总结|表彰暨…动员会: what the meeting behind 暨 does first. */
static bool is_half_event(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i), *after = word + 1;
  return i + 1 < around->words->len && (word->is & TITLE_EVENT_WORD) && !(word->is & (TITLE_WORK | TITLE_ACTION)) &&
         (after->is & TITLE_JOINER) && g_str_has_prefix(around->title + after->start, "暨");
}

/* 在民营企业座谈会|上重要讲话精神会议: what was said at that meeting is what this one is about. */
static bool is_nested(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  const char *behind = around->title + word->end + strlen("上");
  if (!(word->is & TITLE_EVENT) || !g_str_has_prefix(around->title + word->end, "上") ||
      !g_unichar_isalpha(g_utf8_get_char(behind)) || chars_is_one_of("的暨", g_utf8_get_char(behind)))
    return false;
  for (guint k = i + 2; k < around->words->len; k++)
    if (title_around_word(around, k)->is & TITLE_EVENT)
      return true;
  return false;
}

/* Whether word `i` ends a meeting's name: a mark, 上, 暨, 主持词 or the end follows. */
static bool ends_event(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  if (is_half_event(around, i))
    return true;
  if (!(word->is & TITLE_EVENT) && !g_str_has_prefix(g_utf8_prev_char(around->title + word->end), "会"))
    return false;
  if (i + 1 == around->words->len)
    return true;
  const gunichar after = g_utf8_get_char(around->title + word->end);
  return chars_is_one_of("上时暨和与及的—（( 　", after) || (title_around_word(around, i + 1)->is & TITLE_KIND);
}

/* So many words may stand between 第五次 and the meeting it counts. */
#define COUNT_REACH 3

/* 干部|大会, 命名|大会, 发放|仪式: a bare 会, 大会 or 仪式 takes a word before it into its name. */
static bool belongs_to_bare(const struct title_around *around, guint event) {
  const struct title_token *bare = title_around_word(around, event), *before = title_around_word(around, event - 1);
  const char *name = around->title + bare->start;
  const bool verb = g_str_has_prefix(name, "大会") || g_str_has_prefix(name, "仪式") || g_str_has_prefix(name, "典礼");
  const guint taken = TITLE_TERM | TITLE_TIME | TITLE_EVENT | TITLE_PERSONS | (verb ? TITLE_VERB : 0);
  if (bare->characters > 2 || (bare->characters == 2 && (before->is & TITLE_ORGAN))) /* 委员会|会议 */
    return false;
  return (before->is & taken) || title_around_is_unknown(around, event - 1) ||
         title_char_before(around->title, before->end) == 0xFF09; /* （扩大）|会议 */
}

bool title_events_is_word(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  return (word->is & TITLE_EVENT_WORD) && !(word->is & (TITLE_SCOPE | TITLE_EVENT));
}

/* Goes back over the words that belong to a meeting's name. */
static guint over_event_words(const struct title_around *around, guint end) {
  guint start = end;
  while (start > 0 && title_events_is_word(around, start - 1))
    start--;
  return start < end && (title_around_belongs_before(around, start) || title_around_is_done(around, start)) ? start + 1
                                                                                                            : start;
}

/* 银企|对接会, but 跨区作业|启动仪式, 获奖项目成果|推介会: one word that nothing is known of, if it does not belong to
 * the word before it; whom a verb is about, 任命人员|宣誓仪式, belongs to that. */
static bool takes_lone_word(const struct title_around *around, guint end) {
  if (title_around_unknown_before(around, end) != 1)
    return false;
  if (end < 2)
    return true;
  const struct title_token *word = title_around_word(around, end - 1), *before = word - 1;
  const guint owners = TITLE_ATTRIBUTE | TITLE_WORK | (word->is & TITLE_PERSONS ? TITLE_VERB : 0);
  return !(before->is & owners) && !(before->is == 0 && before->characters == 1 &&
                                     g_unichar_isalpha(g_utf8_get_char(around->title + before->start)));
}

/* 封关运营|仪式, 廉洁从业警示教育|大会: words that nothing is known of go in pairs, but 大|飞机接收|仪式. */
static bool has_pair_before(const struct title_around *around, guint event) {
  const guint words = title_around_unknown_before(around, event);
  return words > 0 && words % 2 == 0 &&
         (event == words || title_around_word(around, event - words - 1)->characters > 1);
}

/* The first word of the name of the meeting that word `end` ends: words that belong to such names, one set phrase
 * or short word before a bare 大会, and all from a count on. */
static guint event_start(const struct title_around *around, guint end) {
  guint start = over_event_words(around, end);
  if (start == end && takes_lone_word(around, end)) /* 冲刺阶段|誓师大会, 并网|发电仪式 */
    start = over_event_words(around, start - 1);
  else if (start == end && start > 0 && belongs_to_bare(around, end))
    start -= has_pair_before(around, end) ? 2 : 1;
  for (guint i = MIN(start + 1, end); i > 0 && i + COUNT_REACH > start && !title_around_is_counted(around, i - 1); i--)
    if (title_around_is_count(around, i - 1))
      return title_around_count_start(around, i - 1);
  return start;
}

#define EVENT_REACH 8 /* words of the longest name of a meeting */

bool title_events_is_owner(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i), *after = word + 1;
  return i + 1 < around->words->len && (word->is & TITLE_EVENT) && !(word->is & TITLE_EVENT_WORD) &&
         (after->is & TITLE_EVENT) && after->characters >= 3;
}

/* Whether 在 with a name behind it, up to word `end`, goes over the place: 总书记在民营企业|座谈会上. */
static bool is_in_clause(const struct title_around *around, guint end) {
  for (guint i = around->next; i-- > 1 && i + EVENT_REACH > end;)
    if (strncmp(around->title + title_around_word(around, i)->start, "在", strlen("在")) == 0)
      return true;
  return false;
}

enum title_event title_events_place(const struct title_around *around) {
  for (guint end = around->next; end < around->words->len && end < around->next + EVENT_REACH; end++) {
    if (title_events_is_owner(around, end) && event_start(around, end) < around->next)
      return TITLE_EVENT_INSIDE;
    if (is_nested(around, end))
      return is_in_clause(around, end) ? TITLE_EVENT_INSIDE : TITLE_EVENT_NOT;
    if (ends_event(around, end)) {
      const guint start = event_start(around, end);
      return start == around->next ? TITLE_EVENT_START : start < around->next ? TITLE_EVENT_INSIDE : TITLE_EVENT_NOT;
    }
  }
  return TITLE_EVENT_NOT;
}

/* 营商环境|优化提升, 宅基地|规范管理, 支付|服务提升: of two verbs in a row behind a noun the first one opens no phrase.
 */
static bool is_doubled(const struct title_around *around, guint i) {
  const struct title_token *after = title_around_word(around, i + 1);
  return (after->is & (TITLE_OPENER | TITLE_VERB | TITLE_ACTION)) && !(after->is & (TITLE_HOLDER | TITLE_JOINER)) &&
         after->characters == 2 && title_around_is_behind_noun(around, i);
}

bool title_events_is_noun(const struct title_around *around, guint i) {
  const struct title_token *verb = title_around_word(around, i);
  const guint none = TITLE_HOLDER | TITLE_JOINER, nouns = TITLE_WORK | TITLE_EVENT,
              ends = TITLE_FOLLOWER | TITLE_JOINER;
  if (!(verb->is & (TITLE_OPENER | TITLE_VERB)) || (verb->is & none) || verb->characters != 2)
    return false;
  const struct title_around behind = {around->title, around->words, i + 1};
  if (i + 1 == around->words->len)
    return true;
  const struct title_token *after = title_around_after(&behind);
  return (after->is & (nouns | ends)) || is_doubled(around, i) || g_str_has_prefix(around->title + verb->end, "者") ||
         title_events_place(&behind) == TITLE_EVENT_START;
}
