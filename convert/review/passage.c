#include "base/messages.h"
#include "review/passage.h"

#include "text/chars.h"

#include <string.h>

/* Words that are told beside a finding, at most. */
#define EXCERPT_CHARACTERS 12

/* A byte where nothing is told any more. */
#define TAKEN 1

bool passage_is_free(const struct passage *passage, gsize start, gsize end) {
  return !memchr(passage->taken + start, TAKEN, end - start);
}

void passage_take(const struct passage *passage, gsize start, gsize end) {
  memset(passage->taken + start, TAKEN, end - start);
}

gunichar passage_before(const struct passage *passage, gsize at) {
  return chars_before(passage->text, passage->text + at);
}

gunichar passage_at(const struct passage *passage, gsize at) {
  return chars_at(passage->text + MIN(at, passage->length));
}

struct finding *passage_tell(const struct review *review, struct passage *passage, enum finding_id id, gsize start,
                             gsize end, const char *message) {
  guint line, column;
  block_cursor_place(&passage->cursor, start, &line, &column);
  const char *from = passage->text + start;
  const glong characters = g_utf8_strlen(from, (gssize)(end - start));
  g_autofree char *words = g_utf8_substring(from, 0, MIN(characters, EXCERPT_CHARACTERS));
  passage_take(passage, start, end);
  return report_add(review->report, id, (struct place){line, column, words}, "%s",
                    message ? message : _(finding_meaning(id)));
}

struct finding *passage_tell_free(const struct review *review, struct passage *passage, enum finding_id id, gsize start,
                                  gsize end, const char *message) {
  return passage_is_free(passage, start, end) ? passage_tell(review, passage, id, start, end, message) : NULL;
}
