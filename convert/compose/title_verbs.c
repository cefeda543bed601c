#include "compose/title_verbs.h"

#include "compose/title_events.h"

/* 加快建设|现代化城市: a word of meetings' names is a verb behind one that opens a phrase. */
static bool is_second_verb(const struct title_around *around) {
  return around->next >= 2 && title_events_is_word(around, around->next - 1) &&
         (title_around_word(around, around->next - 2)->is & TITLE_OPENER) &&
         (title_around_word(around, around->next - 2)->is & TITLE_HOLDER);
}

bool title_verbs_is_behind(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  return ((before->is & (TITLE_OPENER | TITLE_VERB)) || is_second_verb(around) ||
          title_around_is_slogan_verb(around, around->next - 1)) &&
         before->characters <= 2;
}

bool title_verbs_is_behind_about(const struct title_around *around) {
  const guint adverb = TITLE_OPENER | TITLE_HOLDER, about = TITLE_JOINER | TITLE_HOLDER,
              verb = TITLE_OPENER | TITLE_VERB;
  guint i = around->next - 1;
  if (i > 2 && title_around_is_and(around, title_around_word(around, i - 1)) &&
      (title_around_word(around, i - 2)->is & verb))
    i -= 2;
  while (i > 1 && (title_around_word(around, i - 1)->is & (adverb | TITLE_JOINER)) == adverb)
    i--;
  return i > 0 && (title_around_word(around, i - 1)->is & about) == about &&
         title_around_word(around, i - 1)->characters > 1;
}

bool title_verbs_is_in_object(const struct title_around *around) {
  for (guint i = around->next - 1; i-- > 0;) {
    const struct title_token *word = title_around_word(around, i);
    const gunichar first = g_utf8_get_char(around->title + word->start);
    if ((word->is & TITLE_JOINER) || !(g_unichar_isalpha(first) || first == 0xD7)) /* × */
      return false;
    if ((word->is & (TITLE_OPENER | TITLE_VERB)) && word->characters > 1)
      return true;
  }
  return false;
}

/* A word of what a verb is about: no verb itself, and none that joins, holds or tells when. */
static bool is_noun_of_object(const struct title_token *word) {
  return !(word->is &
           (TITLE_OPENER | TITLE_VERB | TITLE_JOINER | TITLE_HOLDER | TITLE_FOLLOWER | TITLE_TIME | TITLE_SCOPE));
}

bool title_verbs_is_in_object_of_about(const struct title_around *around) {
  struct title_around verb = {around->title, around->words, around->next - 1};
  for (; verb.next > 1 && is_noun_of_object(title_around_after(&verb)); verb.next--)
    if (title_verbs_is_behind(&verb))
      return title_verbs_is_behind_about(&verb);
  return false;
}

bool title_verbs_is_in_issued(const struct title_around *around) {
  for (guint i = around->next - 1; i-- > 0 && !(title_around_word(around, i)->is & TITLE_JOINER);)
    if (title_around_word(around, i)->is & TITLE_ISSUE)
      return true;
  return false;
}
