#include "read/glued.h"

#include "read/reader_words.h"

#include <string.h>

/* So many kinds of proof make a tag; what speaks of the text or of an account by name counts twice. */
#define TAG_PROOFS 2
#define SURE_PROOF 2

/* 本段…, 该楼层…: it speaks of the text that it stands in. */
static bool speaks_of_text(const struct reader *reader, const struct glued *glued) {
  return words_open(reader->words, WORDS_TEXT_SELVES, glued->inner.text, glued->inner.length);
}

/* 摘自…, 发自…: it tells where the text comes from. */
static bool credits(const struct reader *reader, const struct glued *glued) {
  return words_open(reader->words, WORDS_CREDIT_OPENERS, glued->inner.text, glued->inner.length);
}

/* @somebody, or a subject behind #, as accounts and subjects are written; 3#楼 is a house. */
static bool has_handle(struct slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p + 1 < end; p++) {
    gunichar next = g_utf8_get_char(p + 1);
    gunichar before = chars_before(text.text, p);
    bool word = chars_is_han(next) || chars_is_latin(next);
    if ((*p == '@' && word && !chars_is_latin(before) && !chars_is_digit(before)) ||
        (*p == '#' && word && (before == 0 || chars_is_blank(before))))
      return true;
  }
  return false;
}

/* In square brackets, or with a sign that points somewhere. */
static bool is_framed(const struct glued *glued) {
  const char *end = glued->fragment.text + glued->fragment.length;
  bool square = chars_is_one_of("【[［", g_utf8_get_char(glued->fragment.text)) &&
                chars_is_closing(chars_before(glued->fragment.text, end));
  return square || evidence_has(glued->whole, EVIDENCE_ODD_SYMBOLS);
}

bool glued_sets_off(struct slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; (p = memchr(p, ' ', (gsize)(end - p))); p++) {
    gunichar before = chars_before(text.text, p);
    gunichar next = g_utf8_get_char(p + 1);
    if ((chars_is_han(before) && g_unichar_isalnum(next) && next < 0x80) ||
        (chars_is_han(next) && g_unichar_isalnum(before) && before < 0x80))
      return true;
  }
  return false;
}

/* Whether it is something else that may stand there: what is done, a remark, a date, who is spoken to, a number. */
static bool is_of_speech(const struct glued *glued) {
  static const enum evidence_id facts[] = {
      EVIDENCE_DONE,       EVIDENCE_DONE_SQUARE, EVIDENCE_REMARK,      EVIDENCE_DATE,
      EVIDENCE_DATE_ROUND, EVIDENCE_ENDS_STOP,   EVIDENCE_STOP_INSIDE, EVIDENCE_TO_HEARERS,
      EVIDENCE_MARKER,     EVIDENCE_GREETING,    EVIDENCE_FAREWELL,    EVIDENCE_HEARERS,
      EVIDENCE_POINT,      EVIDENCE_SPOKEN,      EVIDENCE_ENDS_PAUSE,  EVIDENCE_ALWAYS};
  return evidence_has_one_of(glued->whole, facts) || evidence_has_one_of(glued->words, facts);
}

/* What it says of the text, of an account, or of where the text comes from: no sentence, unless brackets hold it. */
static guint named_proofs(const struct reader *reader, const struct glued *glued, bool offers, bool of_page) {
  bool round = chars_is_one_of("（(", g_utf8_get_char(glued->fragment.text));
  if (evidence_has(glued->words, EVIDENCE_COMMA_INSIDE) && !round && !is_framed(glued))
    return 0;
  guint proofs = speaks_of_text(reader, glued) || has_handle(glued->inner) ? SURE_PROOF : 0;
  return proofs + (credits(reader, glued) ? of_page + offers : 0);
}

bool glued_is_tag(const struct reader *reader, const struct glued *glued) {
  if (glued->inner.length == 0 || is_of_speech(glued))
    return false;
  const struct evidence *words = glued->words;
  bool of_page = words_has(reader->words, WORDS_PAGE_WORDS, glued->inner.text, glued->inner.length);
  bool offers =
      words->junk > 0 || evidence_has_any(words, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE, EVIDENCE_LESSON_TITLE);
  guint says = named_proofs(reader, glued, offers, of_page);
  if (!is_framed(glued))
    return says >= TAG_PROOFS;
  says += offers + glued->repeated;
  guint looks = 1u + evidence_has(words, EVIDENCE_COUNTER) + (!glued->set_off && glued_sets_off(glued->inner));
  return says + looks >= TAG_PROOFS && (says > 0 || of_page);
}
