#include "compose/title_names.h"

#include "compose/title_events.h"
#include "compose/title_times.h"
#include "text/chars.h"

bool title_names_starts_organ(const struct title_around *around) {
  const struct title_token *before = title_around_before(around);
  const gunichar name = title_char_before(around->title, before->start);
  const bool joined = around->next >= 2 && (title_around_word(around, around->next - 2)->is &
                                            (TITLE_HOLDER | TITLE_OPENER | TITLE_VERB)); /* 与县|领导, 贯彻市|党代会 */
  const bool named = (g_unichar_isalpha(name) && !joined) || name == 0xD7;               /* × */
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

/* A character that an organ's name ends with: 府, 厅, 局. */
static bool is_organ_end(gunichar c) {
  return chars_is_one_of("府室厅局委会院校部所社团队处", c);
}

bool title_names_ends_organ(const struct title_token *word, gunichar last) {
  return word->characters == 1 && (word->is & TITLE_FOLLOWER) && chars_is_one_of("组队院局厅委办所站馆部处室", last);
}

/* What is no part of an organ's name, nor of who speaks for it: 全市|机关, 加强|机关. */
#define TITLE_OUTSIDE (TITLE_SCOPE | TITLE_TIME | TITLE_OPENER | TITLE_VERB | TITLE_POSITION | TITLE_HOLDER)

bool title_names_parts(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  if ((before->is & TITLE_OUTSIDE) || title_ends_year(around->title, before->end) || /* 2025年|政府工作 */
      !g_unichar_isalpha(title_char_before(around->title, before->end)))
    return false;
  bool organ = (after->is & TITLE_ORGAN) ||
               ((after->is & TITLE_TERM) && is_organ_end(title_char_before(around->title, after->end)));
  return (organ && title_names_ends_region(around)) || ((after->is & TITLE_ORGAN) && !(before->is & TITLE_ORGAN)) ||
         (after->is & TITLE_POSITION);
}

bool title_names_is_speaker(const struct title_around *around) {
  for (guint i = around->next; i-- > 0 && i + 4 > around->next;)
    if (title_around_word(around, i)->is & TITLE_POSITION)
      return true;
    else if (!title_around_is_unknown(around, i) && title_around_word(around, i)->characters > 3)
      return false;
  return false;
}
