#include "base/messages.h"
#include "review/passage.h"

#include "base/error.h"
#include "text/chars.h"

/* Characters of one script alone (styles/scripts.txt). */
enum { NONE, TRADITIONAL, SIMPLIFIED };

/* A simplified text has one traditional character, and one more for each so many of its own; a traditional one has one
 * simplified for so many. */
#define SIMPLIFIED_PART 3
#define TRADITIONAL_PART 12

#define FIRST_HAN 0x4E00
#define LAST_HAN 0x9FFF
#define HAN_COUNT (LAST_HAN - FIRST_HAN + 1)

static bool is_han(gunichar c) {
  return c >= FIRST_HAN && c <= LAST_HAN;
}

guint8 *review_scripts_load(const char *path, GError **error) {
  g_autofree char *content = NULL;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &content, NULL, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return NULL;
  }
  guint8 *scripts = g_new0(guint8, HAN_COUNT), script = TRADITIONAL;
  gunichar before = 0;
  for (const char *p = content; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (c == '\n' && before == '\n')
      script = SIMPLIFIED;
    if (is_han(c))
      scripts[c - FIRST_HAN] = script;
    before = c;
  }
  return scripts;
}

static int script_of(const struct review *review, gunichar c) {
  return is_han(c) ? review->scripts[c - FIRST_HAN] : NONE;
}

static guint count(const struct review *review, int script) {
  guint found = 0;
  for (guint i = 0; i < review->passages->len; i++)
    for (const char *p = review_passage(review, i)->text; *p; p = g_utf8_next_char(p))
      found += script_of(review, chars_at(p)) == script;
  return found;
}

static void tell_all(struct review *review, int script) {
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
      gsize at = (gsize)(p - passage->text), end = (gsize)(g_utf8_next_char(p) - passage->text);
      if (script_of(review, chars_at(p)) == script)
        passage_tell_free(review, passage, FINDING_TRADITIONAL_MIXED, at, end, NULL);
    }
  }
}

void review_script(struct review *review) {
  guint traditional = count(review, TRADITIONAL), simplified = count(review, SIMPLIFIED);
  if (simplified > 0 && traditional <= 1 + simplified / SIMPLIFIED_PART)
    tell_all(review, TRADITIONAL);
  else if (simplified <= traditional / TRADITIONAL_PART)
    tell_all(review, SIMPLIFIED);
}

/* ---- characters that are none ---- */

void review_characters(struct review *review) {
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
      gunichar c = chars_at(p);
      gsize at = (gsize)(p - passage->text), end = (gsize)(g_utf8_next_char(p) - passage->text);
      bool parts = c == '\t' || c == '\n' || (c == '\v' && passage->block->table); /* lines and cells (doc.h) */
      bool control = (c < 0x20 && !parts) || (c >= 0x7F && c < 0xA0);
      if (control || c == 0xFFFD || chars_is_private_use(c))
        passage_tell_free(review, passage, FINDING_BAD_CHARACTER, at, end, NULL);
    }
  }
}
