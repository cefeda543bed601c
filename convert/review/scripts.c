#include "base/messages.h"
#include "review/passage.h"

#include "base/error.h"
#include "text/chars.h"

/* Characters of one script alone (styles/scripts.txt). */
enum { TRADITIONAL = 1, SIMPLIFIED };

/* A text of one script has at most so many characters of the other, for each of its own. */
#define FOREIGN_SHARE 0.34

#define FIRST_HAN 0x4E00
#define LAST_HAN 0x9FFF

guint8 *review_scripts_load(const char *path, GError **error) {
  g_autofree char *content = NULL;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &content, NULL, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return NULL;
  }
  guint8 *scripts = g_new0(guint8, LAST_HAN - FIRST_HAN + 1), script = TRADITIONAL;
  gunichar before = 0;
  for (const char *p = content; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (c == '\n' && before == '\n')
      script = SIMPLIFIED;
    if (c >= FIRST_HAN && c <= LAST_HAN)
      scripts[c - FIRST_HAN] = script;
    before = c;
  }
  return scripts;
}

static int script_of(const struct review *review, gunichar c) {
  return c >= FIRST_HAN && c <= LAST_HAN ? review->scripts[c - FIRST_HAN] : 0;
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
  if (traditional > 0 && traditional <= 1 + FOREIGN_SHARE * simplified && simplified > 0)
    tell_all(review, TRADITIONAL);
  else if (simplified > 0 && simplified <= FOREIGN_SHARE / 4 * traditional)
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
