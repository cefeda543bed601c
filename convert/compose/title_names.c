#include "compose/title_names.h"

#include "compose/title_events.h"
#include "compose/title_times.h"
#include "text/chars.h"

bool title_names_starts_organ(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const gunichar name = title_char_before(around->title, before->start);
  const bool named = (g_unichar_isalpha(name) && name != 0x5728 /* 在 */) || name == 0xD7; /* × */
  return before->characters == 1 && !named &&
         !title_is_numeral(g_utf8_get_char(around->title + title_around_after(around)->start)) && /* 县|三级 */

         chars_is_one_of("省市县区镇乡州", title_char_before(around->title, before->end));
}

bool title_names_ends_region(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  return !title_names_starts_organ(around) && !(before->is & TITLE_SCOPE) &&
         !(before->characters == 2 && before->is != 0) &&
         chars_is_one_of("省市县区镇乡州盟旗村", title_char_before(around->title, before->end));
}

bool title_names_starts_place(const struct title_around *around) {
  for (guint i = around->next; i < around->words->len && i < around->next + 3; i++) {
    const struct title_token *word = title_around_word(around, i);
    if ((word->is & TITLE_SCOPE) || chars_is_one_of("省市县区镇乡州", title_char_before(around->title, word->end)))
      return true;
  }
  return false;
}

bool title_names_starts_event_place(const struct title_around *around) {
  struct title_around behind = {around->title, around->words, around->next + 1};
  while (behind.next < around->words->len &&
         title_char_before(around->title, title_around_before(&behind)->end) == 0xD7)
    behind.next++; /* × */
  return chars_is_one_of("周月节日会赛展", title_char_before(around->title, title_around_before(around)->end)) &&
         behind.next < around->words->len && title_names_ends_region(&behind) &&
         title_events_place(&behind) == TITLE_EVENT_START;
}

bool title_names_is_organ_end(gunichar c) {
  return chars_is_one_of("府室厅局委会院校部所社团队处", c);
}

bool title_names_ends_organ(const struct title_token *word, gunichar last) {
  return word->characters == 1 && (word->is & TITLE_FOLLOWER) && chars_is_one_of("组队院局厅委办所站馆", last);
}

/* What is no part of an organ's name, nor of who speaks for it: 全市|机关, 加强|机关. */
#define TITLE_OUTSIDE (TITLE_SCOPE | TITLE_TIME | TITLE_OPENER | TITLE_POSITION | TITLE_HOLDER)

bool title_names_parts(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  if ((before->is & TITLE_OUTSIDE) || !g_unichar_isalpha(title_char_before(around->title, before->end)))
    return false;
  bool organ = (after->is & TITLE_ORGAN) ||
               ((after->is & TITLE_TERM) && title_names_is_organ_end(title_char_before(around->title, after->end)));
  return (organ && title_names_ends_region(around)) || ((after->is & TITLE_ORGAN) && !(before->is & TITLE_ORGAN)) ||
         (after->is & TITLE_POSITION);
}

bool title_names_parts_organs(const struct title_around *around) {
  const struct title_token *after = title_around_after(around);
  return (title_around_before(around)->is & TITLE_ORGAN) && (after->is & TITLE_ORGAN) && after->characters <= 3;
}

bool title_names_parts_speakers(const struct title_around *around) {
  const guint about = TITLE_JOINER | TITLE_HOLDER;
  for (guint i = around->next; i + 1 < around->words->len && i < around->next + 6; i++)
    if ((title_around_word(around, i)->is & TITLE_ORGAN) && (title_around_word(around, i + 1)->is & about) == about)
      return title_around_word(around, i + 1)->characters > 1;
  return false;
}

bool title_names_parts_posts(const struct title_around *around) {
  const struct title_token *post = around->next >= 2 ? title_around_word(around, around->next - 2) : NULL;
  return post && title_char_before(around->title, title_around_before(around)->end) == 0x3001 /* 、 */ &&
         (post->is & title_around_after(around)->is & TITLE_POSITION);
}
