/* Where a finding stands, to be shown: the words around it. */
#include "base/items.h"
#include "lib/jianggao.h"

#include "lib/speech.h"
#include "text/chars.h"

#include <string.h>

/* Cells shown before and behind the place. */
#define CELLS_BEFORE 28
#define CELLS_BEHIND 36

/* At most so many cells are marked. */
#define MARKED_CELLS 24

/* The line of the source, or the paragraph of a Word file; NULL when there is none. */
static const char *find_line(const struct jg_speech *speech, guint number, gsize *length) {
  if (speech->source) {
    if (number == 0 || number > speech->source->lines->len)
      return NULL;
    const struct source_line *line = &array_at(speech->source->lines, struct source_line, number - 1);
    *length = line->length;
    return line->text;
  }
  for (guint i = 0; i < speech->doc->blocks->len; i++) {
    const struct block *block = pointer_at(speech->doc->blocks, i);
    if (block->first_line == number) {
      *length = strlen(block->text);
      return block->text;
    }
  }
  return NULL;
}

static bool ends_sentence(const char *p) {
  return chars_is_one_of("。！？", g_utf8_get_char(p));
}

/* The place where the words shown begin: that of the sentence, if it is near. */
static const char *begin_of(const char *line, const char *place) {
  const char *p = place;
  for (guint cells = 0; p > line; p = g_utf8_prev_char(p)) {
    const char *before = g_utf8_prev_char(p);
    cells += chars_cells(g_utf8_get_char(before));
    if (cells > CELLS_BEFORE || ends_sentence(before))
      break;
  }
  while (p < place && chars_is_blank(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

static const char *end_of(const char *place, const char *end) {
  const char *p = place;
  for (guint cells = 0; p < end; p = g_utf8_next_char(p)) {
    cells += chars_cells(g_utf8_get_char(p));
    if (cells > CELLS_BEHIND)
      break;
    if (ends_sentence(p))
      return g_utf8_next_char(p);
  }
  return p;
}

/* Appends text in which everything has the width it is counted with: controls are shown as blanks. */
static void append_visible(GString *out, const char *from, const char *to) {
  for (; from < to; from = g_utf8_next_char(from)) {
    gunichar c = g_utf8_get_char(from);
    if (c == '\t' || g_unichar_iscntrl(c))
      g_string_append_c(out, ' ');
    else
      g_string_append_unichar(out, c);
  }
}

static unsigned width_of(const char *from, const char *to) {
  g_autoptr(GString) visible = g_string_new(NULL);
  append_visible(visible, from, to);
  return (unsigned)chars_width(visible->str, visible->len);
}

char *jg_context(const struct jg_speech *speech, const struct jg_finding *finding, unsigned *before, unsigned *cells) {
  gsize length;
  const char *line = finding->column > 0 ? find_line(speech, finding->line, &length) : NULL;
  if (!line || (gsize)g_utf8_strlen(line, (gssize)length) < finding->column)
    return NULL;
  const char *place = g_utf8_offset_to_pointer(line, (glong)finding->column - 1), *end = line + length;
  gsize words = finding->words ? strlen(finding->words) : 0;
  bool whole = words > 0 && words <= (gsize)(end - place) && memcmp(place, finding->words, words) == 0;
  const char *from = begin_of(line, place), *to = end_of(place, end);
  const char *marked = MIN(whole ? place + words : g_utf8_next_char(place), to);
  g_autoptr(GString) shown = g_string_new(from > line && !ends_sentence(g_utf8_prev_char(from)) ? "…" : "");
  *before = (unsigned)chars_width(shown->str, shown->len) + width_of(from, place);
  *cells = CLAMP(width_of(place, marked), 1, MARKED_CELLS);
  append_visible(shown, from, to);
  if (to < end && !ends_sentence(g_utf8_prev_char(to)))
    g_string_append(shown, "…");
  return g_string_free(g_steal_pointer(&shown), FALSE);
}
