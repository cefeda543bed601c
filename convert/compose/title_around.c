#include "compose/title_around.h"

#include "base/items.h"
#include "compose/title_limits.h"
#include "compose/title_times.h"
#include "text/chars.h"

const struct title_token *title_around_word(const struct title_around *around, guint i) {
  return &array_at(around->words, struct title_token, i);
}

const struct title_token *title_around_before(const struct title_around *around) {
  return title_around_word(around, around->next - 1);
}

const struct title_token *title_around_after(const struct title_around *around) {
  return title_around_word(around, around->next);
}

bool title_around_is_and(const struct title_around *around, const struct title_token *word) {
  return (word->is & TITLE_FOLLOWER) && chars_is_one_of("和与及", title_char_before(around->title, word->end));
}

bool title_around_is_unknown(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  return (word->is & ~(guint)(TITLE_TERM | TITLE_PERSONS)) == 0 && word->characters <= 2 &&
         g_unichar_isalpha(g_utf8_get_char(around->title + word->start));
}

guint title_around_unknown_before(const struct title_around *around, guint next) {
  guint words = 0;
  while (next > words && title_around_is_unknown(around, next - words - 1) &&
         title_around_word(around, next - words - 1)->characters == 2)
    words++;
  return words;
}

bool title_around_is_count(const struct title_around *around, guint i) {
  const char *title = around->title;
  const gsize at = title_around_word(around, i)->end;
  const gunichar last = title_char_before(title, at);
  if (!chars_is_one_of("次届", last))
    return false;
  const gsize end = at - strlen("次"), start = title_number_start(title, end);
  return start < end && !title_ends_class(title, at) && /* 第三次, 十届三次, but not 二次创业 */
         (last == 0x5C4A /* 届 */ || chars_is_one_of("第届", title_char_before(title, start)));
}

bool title_around_is_counted(const struct title_around *around, guint i) {
  const struct title_token *word = title_around_word(around, i);
  return (word->is & (TITLE_ORGAN | TITLE_EVENT)) ||
         chars_is_one_of("会节赛展", title_char_before(around->title, word->end));
}

glong title_around_quoted(const struct title_around *around, guint i) {
  const char *end = g_utf8_prev_char(around->title + title_around_word(around, i)->end), *open = end;
  while (open > around->title && !chars_is_one_of("“‘《（", chars_before(around->title, open)))
    open = g_utf8_prev_char(open);
  return g_utf8_pointer_to_offset(open, end);
}

/* Whether word `i` is 工作 with a meeting behind it, whose name it may open. */
static bool is_before_event(const struct title_around *around, guint i) {
  const guint event = TITLE_EVENT | TITLE_EVENT_WORD;
  return i + 1 < around->words->len && (title_around_word(around, i)->is & TITLE_EVENT_WORD) &&
         (title_around_word(around, i + 1)->is & event);
}

/* The most characters of a name that 工作 belongs to: 编制工作|启动会, but 厕所革命|工作推进会. */
#define SHORT_NAME 3
#define LONG_NAME 4

bool title_around_belongs_before(const struct title_around *around, guint i) {
  const struct title_token *before = i > 0 ? title_around_word(around, i - 1) : NULL;
  if (!before || !(title_around_word(around, i)->is & TITLE_WORK) || (before->is & (TITLE_TIME | TITLE_SCOPE)) ||
      chars_is_one_of("市县区镇乡", g_utf8_get_char(around->title + before->start))) /* ××市|工作动员会 */
    return false;
  const glong most = is_before_event(around, i) ? SHORT_NAME : LONG_NAME;
  if (chars_is_one_of("”’》", title_char_before(around->title, before->end)))
    return most == LONG_NAME || title_around_quoted(around, i - 1) <= most;
  return before->characters <= (guint)most;
}

guint title_around_count_start(const struct title_around *around, guint i) {
  const char *title = around->title;
  for (bool year = false;; year = true) {
    while (i > 0 && !title_may_break(title, title_around_word(around, i)->start, 0))
      i--;
    const struct title_token *before = i > 0 ? title_around_word(around, i - 1) : NULL;
    if (year || !before || !(title_ends_year(title, before->end) || g_str_has_prefix(title + before->start, "年度")))
      return i;
    i--;
  }
}

/* What stands by itself, so that an action behind it has no other object. */
#define TITLE_STANDING                                                                                                 \
  (TITLE_TIME | TITLE_SCOPE | TITLE_POSITION | TITLE_OPENER | TITLE_VERB | TITLE_JOINER | TITLE_HOLDER)

bool title_around_is_behind_noun(const struct title_around *around, guint i) {
  const struct title_token *before = i > 0 ? title_around_word(around, i - 1) : NULL;
  return before && !(before->is & TITLE_STANDING) &&
         (g_unichar_isalpha(title_char_before(around->title, before->end)) ||
          title_char_before(around->title, before->end) == 0x201D) && /* ” */
         !title_ends_year(around->title, before->end);
}

/* Whether no blank and no dash of the author is before word `i`. */
static bool is_joined(const struct title_around *around, guint i) {
  const gsize at = title_around_word(around, i)->start;
  return !g_unichar_isspace(title_char_before(around->title, at)) &&
         g_utf8_get_char(around->title + at) != 0x2014; /* — */
}

/* Whether the word is in a part of the title that says what to do, and of no meeting, organ or document. */
static bool is_in_slogan(const struct title_around *around, guint i) {
  const guint others = TITLE_EVENT | TITLE_KIND | TITLE_JOINER | TITLE_ORGAN | TITLE_SCOPE;
  guint start = i, end = i;
  while (start > 0 && is_joined(around, start))
    start--;
  while (end + 1 < around->words->len && is_joined(around, end + 1))
    end++;
  for (guint k = start; k <= end; k++)
    if ((title_around_word(around, k)->is & others) ||
        g_str_has_prefix(around->title + title_around_word(around, k)->start, "在"))
      return false;
  return true;
}

bool title_around_opens_clause(const struct title_around *around, guint i) {
  const guint verbs = TITLE_OPENER | TITLE_VERB;
  const struct title_token *word = title_around_word(around, i);
  if (!(word->is & TITLE_ACTION) || i + 1 == around->words->len || i < 2 ||
      ((word[1].is & (verbs | TITLE_HOLDER | TITLE_ACTION | TITLE_WORK | TITLE_FOLLOWER)) &&
       !(word[1].is & TITLE_ATTRIBUTE)) || /* 建设更加美丽… */
      !title_around_is_behind_noun(around, i) ||
      !is_in_slogan(around, i))
    return false;
  for (guint k = i - 1; k-- > 0 && k + 4 > i;)
    if (title_around_word(around, k)->is & verbs)
      return true;
  return false;
}

bool title_around_is_done(const struct title_around *around, guint i) {
  return (title_around_word(around, i)->is & TITLE_ACTION) && title_around_is_behind_noun(around, i) &&
         !title_around_opens_clause(around, i);
}
