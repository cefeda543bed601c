#include "write/docx/word_toc.h"

#include "base/items.h"
#include "ooxml/word_styles.h"
#include "text/chars.h"
#include "write/docx/measures.h"
#include "write/docx/runs.h"

#include <math.h>
#include <string.h>

char *word_toc_bookmark(guint number) {
  return g_strdup_printf("_Toc%08u", number);
}

#define FIELD_CHAR(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

static void put_instruction(struct xml_out *out, const char *instruction) {
  xml_out_fixed(out, FIELD_CHAR("begin") "<w:r><w:instrText xml:space=\"preserve\">");
  xml_out_text(out, instruction, strlen(instruction));
  xml_out_fixed(out, "</w:instrText></w:r>" FIELD_CHAR("separate"));
}

/* What an entry leaves free behind its text for dots and the number of its page, in characters (compose/toc.c). */
#define NUMBER_ROOM 2

/* Where an entry is broken whose last line has no room for the number: the dots would have a line to themselves, so
 * its last two characters go there with them.  The end of the text when there is room. */
static gsize entry_break(const struct style *style, const char *heading, guint level) {
  const gsize length = strlen(heading);
  const double line = style->columns - (level - 1.0), width = measures_width(heading, length);
  const double rest = width - line * floor(width / line);
  if (rest > 0 && rest <= line - NUMBER_ROOM)
    return length;
  const char *at = heading + length;
  for (guint moved = 0; at > heading && (moved < 2 || !chars_is_han(g_utf8_get_char(at))); moved++)
    at = g_utf8_prev_char(at);
  return at > heading ? (gsize)(at - heading) : length;
}

/* `page`: 0 when it is not known. */
static void put_entry(struct xml_out *out, const char *heading, gsize first, const char *bookmark, guint page) {
  g_autofree char *reference = g_strdup_printf(" PAGEREF %s \\h ", bookmark);
  xml_out_open(out, "w:hyperlink");
  xml_out_attributes(out, "w:anchor", bookmark, "w:history", "1", NULL);
  run_write(out, NULL, heading, first);
  if (heading[first]) {
    xml_out_fixed(out, "<w:r><w:br/></w:r>");
    run_write(out, NULL, heading + first, strlen(heading + first));
  }
  xml_out_fixed(out, "<w:r><w:tab/></w:r>");
  put_instruction(out, reference);
  g_autofree char *number = g_strdup_printf("%u", page);
  run_write(out, NULL, number, page > 0 ? strlen(number) : 0);
  xml_out_fixed(out, FIELD_CHAR("end"));
  xml_out_close(out);
}

void word_toc_write(struct xml_out *out, const GPtrArray *paragraphs, const struct style *style, const GArray *pages) {
  guint number = 0, entry = 0; /* of headings; of the outline, where the title is an entry too */
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *heading = paragraph_at(paragraphs, i);
    guint at = entry;
    entry += heading->level > 0;
    if (!paragraph_is_heading(heading))
      continue;
    if (number > 0)
      xml_out_fixed(out, "</w:p>");
    g_autofree char *bookmark = word_toc_bookmark(++number);
    xml_out_fixed(out, "<w:p><w:pPr>");
    xml_out_value(out, "w:pStyle", toc_style(heading->level));
    xml_out_fixed(out, "</w:pPr>");
    if (number == 1)
      put_instruction(out, " TOC \\o \"1-4\" \\h \\z \\u ");
    const gsize first = entry_break(style, heading->outline, heading->level);
    put_entry(out, heading->outline, first, bookmark, pages && at < pages->len ? array_at(pages, guint, at) : 0);
  }
  if (number > 0)
    xml_out_fixed(out, FIELD_CHAR("end") "</w:p>");
}
