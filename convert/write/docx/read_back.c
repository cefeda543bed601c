#include "write/docx/read_back.h"

#include "base/error.h"
#include "base/messages.h"
#include "write/docx/packed.h"
#include "write/docx/runs.h"

#include <string.h>

/* The texts of a document, as they stand in its XML: what is in w:t, and in w:delText of a suggestion. */
struct shown_text {
  const char *at, *end;
  bool inside; /* of such an element */
};

static bool opens_text(const char *tag, gsize length) {
  static const char *const names[] = {"<w:t>", "<w:t ", "<w:delText>", "<w:delText "};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (length > strlen(names[i]) && memcmp(tag, names[i], strlen(names[i])) == 0)
      return true;
  return false;
}

/* The character of an entity as libxml2 writes them: &amp; &lt; &gt; &quot; and &#13; which is a blank. */
static gunichar entity(const char *name) {
  return *name == '#' ? ' ' : *name == 'l' ? '<' : *name == 'g' ? '>' : *name == 'q' ? '"' : '&';
}

/* The next character; 0 at the end. */
static gunichar next_character(struct shown_text *shown) {
  while (shown->at && shown->at < shown->end && (!shown->inside || *shown->at == '<')) {
    const char *tag = memchr(shown->at, '<', (gsize)(shown->end - shown->at));
    shown->inside = tag && opens_text(tag, (gsize)(shown->end - tag));
    const char *close = tag ? memchr(tag, '>', (gsize)(shown->end - tag)) : NULL;
    shown->at = close ? close + 1 : NULL;
  }
  if (!shown->at || shown->at >= shown->end)
    return 0;
  const char *p = shown->at;
  const char *semicolon = *p == '&' ? memchr(p, ';', (gsize)(shown->end - p)) : NULL;
  shown->at = semicolon ? semicolon + 1 : g_utf8_next_char(p);
  return semicolon ? entity(p + 1) : g_utf8_get_char(p);
}

static bool holds(struct shown_text *shown, const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c) || !runs_are_plain(c))
      continue;
    gunichar found;
    while ((found = next_character(shown)) != c)
      if (found == 0)
        return false;
  }
  return true;
}

static bool has_all_text(GBytes *document, const GPtrArray *paragraphs) {
  gsize length;
  const char *xml = g_bytes_get_data(document, &length);
  struct shown_text shown = {.at = xml, .end = xml + length};
  for (guint i = 0; i < paragraphs->len; i++)
    if (!holds(&shown, paragraph_at(paragraphs, i)->text->str))
      return false;
  return true;
}

/* The document; NULL when any part cannot be unpacked. */
static GBytes *unpack(GBytes *file) {
  g_autoptr(Package) package = package_open_own(file, NULL);
  g_auto(GStrv) names = package ? package_names(package) : NULL;
  GBytes *document = NULL;
  for (char **name = names; name && *name; name++) {
    GBytes *part = package_read(package, *name, NULL);
    if (!part) {
      g_clear_pointer(&document, g_bytes_unref);
      return NULL;
    }
    if (strcmp(*name, DOCUMENT) == 0)
      document = part;
    else
      g_bytes_unref(part);
  }
  return document;
}

bool read_back(GBytes *file, const struct write_job *job, GError **error) {
  g_autoptr(GBytes) document = unpack(file);
  if (document && has_all_text(document, job->paragraphs))
    return true;
  g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                      document ? _("The Word file that was made does not have all of the text. Please report this text "
                                   "as a bug of jianggao.")
                               : _("The Word file that was made cannot be read back. Try again, or split the text into "
                                   "parts."));
  return false;
}
