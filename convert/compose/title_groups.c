#include "compose/title_groups.h"

#include "compose/title_events.h"
#include "compose/title_times.h"
#include "text/chars.h"

#include <string.h>

/* Words of which nothing is known, from `start` up to `end`. */
struct row {
  guint start, end;
  bool uneven;                /* one of them is a single character: 反|事故|演习 are one group */
  bool first_left, last_left; /* this word belongs to its neighbour outside */
};

static bool is_in_row(const struct title_around *around, guint i) {
  return title_around_is_unknown(around, i) || title_events_is_noun(around, i);
}

/* A name of three characters or more takes a word that is left over. */
static bool is_name(const struct title_token *word) {
  return (word->is & ~(guint)(TITLE_TERM | TITLE_PERSONS)) == 0 && word->characters >= 3;
}

static bool takes_word_before(const struct title_around *around, guint i) {
  const guint heads = TITLE_EVENT | TITLE_ORGAN | TITLE_WORK | TITLE_ACTION;
  const struct title_around behind = {around->title, around->words, i};
  if (i >= around->words->len)
    return false;
  const enum title_event event = title_events_place(&behind);
  if (event != TITLE_EVENT_NOT) /* 助理|业务培训班, but 住院综合大楼|奠基典礼 */
    return event != TITLE_EVENT_START;
  const gunichar first = g_utf8_get_char(around->title + title_around_word(around, i)->start);
  return is_name(title_around_word(around, i)) || (title_around_word(around, i)->is & heads) || first == 0xFF08 ||
         title_is_numeral(first); /* 首台（套）, 发表|62周年 */
}

/* 百日|督查, 三年|攻坚, but not 第三届|樱花文化旅游节 */
static bool is_count(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  return word->characters == 1 && !title_around_is_count(around, i) &&
         title_is_numeral(title_char_before(around->title, word->start));
}

static bool takes_word_behind(const struct title_around *around, guint i) {
  return is_name(title_around_word(around, i)) || is_count(around, i);
}

static struct row row_around(const struct title_around *around) {
  struct row row = {around->next, around->next, false, false, false};
  while (row.start > 0 && is_in_row(around, row.start - 1))
    row.start--;
  while (row.end < around->words->len && is_in_row(around, row.end))
    row.end++;
  for (guint i = row.start; i < row.end; i++)
    row.uneven = row.uneven || title_around_word(around, i)->characters == 1;
  const guint words = row.end - row.start;
  if (words == 0 || row.uneven)
    return row;
  const bool counted = row.start > 0 && is_count(around, row.start - 1), odd = words % 2 == 1;
  row.last_left = odd && !counted && takes_word_before(around, row.end);
  row.first_left = (words - row.last_left) % 2 == 1 && row.start > 0 && takes_word_behind(around, row.start - 1);
  return row;
}

bool title_groups_part(const struct title_around *around) {
  const struct row row = row_around(around);
  const guint before = around->next - row.start, behind = row.end - around->next;
  if (before == 0)
    return !row.first_left;
  if (behind == 0)
    return !row.last_left && (before > 1 || row.first_left);
  return !row.uneven && (before - row.first_left) % 2 == 0 && behind - row.last_left != 1;
}

#define HALF 4 /* characters of a phrase that is often half of one of eight */

/* What is no part of a phrase behind it. */
#define TITLE_APART                                                                                                    \
  (TITLE_ORGAN | TITLE_EVENT | TITLE_TIME | TITLE_SCOPE | TITLE_POSITION | TITLE_OPENER | TITLE_VERB | TITLE_JOINER |  \
   TITLE_HOLDER | TITLE_ATTRIBUTE)

/* 重点|外贸企业, 河道|非法采砂: a short word that makes the phrase behind it longer, but not 省级|农业产业. */
static bool is_modifier(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  return !(word->is & TITLE_APART) && (word->characters == 2 || word->characters == 3) &&
         !chars_is_one_of("性型级化”、", title_char_before(around->title, word->end));
}

/* 校园安全|专项整治工作会议: the phrase behind the place is what the meeting does. */
static bool is_before_matter(const struct title_around *around) {
  const struct title_around behind = {around->title, around->words, around->next + 1};
  const struct title_token *after = title_around_after(around);
  return (after->is & TITLE_TERM) && after->characters >= HALF && behind.next < around->words->len &&
         title_events_place(&behind) == TITLE_EVENT_START;
}

static bool is_four(const struct title_token *word) {
  return (word->is & TITLE_TERM) && word->characters == HALF;
}

bool title_groups_is_half(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  guint i = around->next;
  while (i > 0 && is_four(title_around_word(around, i - 1)))
    i--;
  const guint phrases = around->next - i;
  if (phrases % 2 == 0 || (phrases == 1 && i > 0 && is_modifier(around, i - 1)))
    return false;
  const bool work =
      before->end >= strlen("工作") && g_str_has_prefix(around->title + before->end - strlen("工作"), "工作");
  const struct title_token *after = title_around_after(around);
  const bool verb = (after->is & TITLE_VERB) && after->characters > 1 && !title_events_is_noun(around, around->next);
  return !work && !verb && !(before->is & TITLE_PERSONS) && /* 信访工作|…, 春耕备耕|确保…, 领导干部|… */
         !is_before_matter(around);
}
