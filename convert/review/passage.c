#include "base/messages.h"
#include "review/passage.h"

#include "text/chars.h"

#include <string.h>

/* Words that are told beside a finding, at most. */
#define EXCERPT_CHARACTERS 12

bool passage_is_free(const struct passage *passage, gsize start, gsize end) {
  return !memchr(passage->taken + start, 1, MAX(end, start + 1) - start);
}

gunichar passage_before(const struct passage *passage, gsize at) {
  return at > 0 ? chars_at(g_utf8_prev_char(passage->text + at)) : 0;
}

gunichar passage_at(const struct passage *passage, gsize at) {
  return at < passage->length ? chars_at(passage->text + at) : 0;
}

struct finding *passage_tell(const struct review *review, struct passage *passage, enum finding_id id, gsize start,
                             gsize end, const char *message) {
  guint line, column;
  block_cursor_place(&passage->cursor, start, &line, &column);
  const char *from = passage->text + start, *to = passage->text + end;
  if (g_utf8_strlen(from, to - from) > EXCERPT_CHARACTERS)
    to = g_utf8_offset_to_pointer(from, EXCERPT_CHARACTERS);
  g_autofree char *words = g_strndup(from, (gsize)(to - from));
  memset(passage->taken + start, 1, end - start);
  return report_add(review->report, id, (struct place){line, column, words}, "%s",
                    message ? message : _(finding_meaning(id)));
}

struct finding *passage_tell_free(const struct review *review, struct passage *passage, enum finding_id id, gsize start,
                                  gsize end, const char *message) {
  return passage_is_free(passage, start, end) ? passage_tell(review, passage, id, start, end, message) : NULL;
}
