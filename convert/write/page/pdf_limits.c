#include "write/page/pdf_limits.h"

#include "base/error.h"
#include "base/items.h"
#include "base/limits.h"
#include "base/messages.h"
#include "text/chars.h"

#include <string.h>

#define CHARACTERS 0x110000 /* of Unicode */

/* What the pages have. */
struct counts {
  guint glyphs, changes, characters;
  guint8 *seen[2]; /* a bit for each character, plain and thickened: it is among them */
};

/* Whether Cairo puts a character into the font of one byte that it makes of a face, beside those of two for all others:
 * WinAnsiEncoding (ISO 32000-1 D.2). */
static bool is_simple(gunichar c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xFF) || chars_is_one_of("‘’“”—…–•†‡‚„ˆ˜‰‹›€ƒŠšŒœŽžŸ™", c);
}

/* Whether a glyph is that before it and stands for another text: one of them is drawn from a second font (meanings.h).
 */
static bool means_otherwise(const struct run *run, guint i) {
  const struct placed_glyph *before = &array_at(run->glyphs, struct placed_glyph, i - 1), *glyph = before + 1;
  return before->glyph == glyph->glyph &&
         (before->text_length != glyph->text_length ||
          memcmp(run->text + before->text_start, run->text + glyph->text_start, glyph->text_length) != 0);
}

/* What one run has, which begins with a change. */
static void count_run(struct counts *counts, const struct run *run) {
  guint8 *seen = counts->seen[run->bold];
  bool simple = is_simple(g_utf8_get_char(run->text));
  counts->glyphs += run->glyphs->len;
  counts->changes++;
  for (guint i = 1; i < run->glyphs->len; i++)
    counts->changes += means_otherwise(run, i);
  for (const char *text = run->text; *text; text = g_utf8_next_char(text)) {
    const gunichar c = g_utf8_get_char(text);
    if (c >= CHARACTERS) /* no text: Cairo refuses it */
      continue;
    const guint8 bit = (guint8)(1 << c % 8);
    if (!(seen[c / 8] & bit))
      counts->characters += run->bold ? LIMIT_CHARACTERS_BOLD : 1;
    seen[c / 8] |= bit;
    counts->changes += is_simple(c) != simple;
    simple = is_simple(c);
  }
}

static void count_page(struct counts *counts, const struct page *page) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = pointer_at(page->lines, i);
    for (guint k = 0; k < line->runs->len; k++)
      count_run(counts, pointer_at(line->runs, k));
  }
}

static bool check_text(const struct layout *layout, GError **error) {
  g_autofree guint8 *plain = g_new0(guint8, CHARACTERS / 8), *thick = g_new0(guint8, CHARACTERS / 8);
  struct counts counts = {.seen = {plain, thick}};
  for (guint i = 0; i < layout->pages->len; i++)
    count_page(&counts, pointer_at(layout->pages, i));
  const guint most = LIMIT_CHANGES + counts.glyphs / LIMIT_CHANGES_GLYPHS;
  if (counts.characters > LIMIT_CHARACTERS)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("the text has %u different characters, where those in a bold that their font lacks count twice: more "
                  "than the %d that one PDF may have. Split the text into parts, or make the Word file alone: --to "
                  "docx"),
                counts.characters, LIMIT_CHARACTERS);
  else if (counts.changes > most)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("the text changes between fonts %u times, more often than a PDF of its length may (%u times). Split "
                  "the text into parts, or make the Word file alone: --to docx"),
                counts.changes, most);
  return counts.characters <= LIMIT_CHARACTERS && counts.changes <= most;
}

/* Each copy of numbered ones has its pages. */
static bool check_sides(const struct layout *layout, GError **error) {
  if (!layout->sheets || layout->sheets->count <= LIMIT_SIDES)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
              _("all copies together are %u pages, more than the %d that one PDF may have: ask for fewer copies at a "
                "time, or for each in a file of its own (--copies-apart)"),
              layout->sheets->count, LIMIT_SIDES);
  return false;
}

bool pdf_limits_check(const struct layout *layout, GError **error) {
  return check_sides(layout, error) && check_text(layout, error);
}
