#include "write/docx/measures.h"

#include "base/items.h"
#include "ooxml/units.h"
#include "text/chars.h"

#include <string.h>

/* Twips that the lines of a page leave free: LibreOffice reckons in hundredths of a millimetre, and sets a line less
 * when they fill the page to the last twip. */
#define SPARE_HEIGHT 4

struct measures measures_of(const struct style *style) {
  struct measures m = {
      .page_width = twips(style->page_width),
      .page_height = twips(style->page_height),
      .top = twips(style->margin_top),
      .left = twips(style->margin_left),
      .text_width = twips(style->text_width),
      .text_height = twips(style->text_height),
  };
  m.right = m.page_width - m.left - m.text_width;
  m.bottom = m.page_height - m.top - m.text_height;
  /* The number stands on a line as high as its characters, and the dash in the middle of it. */
  m.footer = MAX(m.bottom - twips(style->number_below + style->number_size / 2), 0);
  m.header = m.top / 2;
  if (style->number_top) /* as far above the text as it is below */
    m.header = MAX(m.top - twips(style->number_below + style->number_size / 2), 0);
  m.line_pitch = (m.text_height - SPARE_HEIGHT) / style->lines;
  /* From the whole twips above, rounded down: a cell wider by 1/4096 pt would leave one character less on the line. */
  double excess = (double)m.text_width / 20 / style->columns - style->size;
  m.char_space = (gint64)floor(excess * 4096);
  m.letter_space = (gint64)floor(excess * 20) - 1; /* one twip to spare: LibreOffice 7.4 rounds up (docx 3) */
  return m;
}

gint64 measures_line(const struct measures *measures, const struct paragraph_style *paragraph) {
  return measures_lines(measures, paragraph->leading);
}

gint64 measures_lines(const struct measures *measures, double lines) {
  return (gint64)lround((double)measures->line_pitch * lines);
}

/* ---- indents ---- */

/* Characters and twips both: Word goes by the characters, other programs read only the twips (rules A01, A02).  Those
 * are of body characters, so that there first lines begin at one place whatever their size. */
static void put_indent(struct xml_out *m, const char *chars, const char *length, double cells, double size) {
  xml_out_attribute_number(m, chars, hundredths(cells));
  xml_out_attribute_number(m, length, twips(cells * size));
}

void indents_write(struct xml_out *out, const struct style *style, const struct indents *indents) {
  double size = style->paragraphs[ELEMENT_BODY].size;
  xml_out_open(out, "w:ind");
  put_indent(out, "w:leftChars", "w:left", indents->left, size);
  put_indent(out, "w:rightChars", "w:right", indents->right, size);
  if (indents->first < 0)
    put_indent(out, "w:hangingChars", "w:hanging", -indents->first, size);
  else
    put_indent(out, "w:firstLineChars", "w:firstLine", indents->first, size);
  xml_out_close(out);
}

struct indents indents_of(const struct paragraph_style *look) {
  return (struct indents){.first = look->indent, .left = look->left, .right = look->right};
}

/* ---- widths ---- */

/* Beyond the Latin letters: Greek, marks and all of Han are set in full-width characters. */
#define FIRST_FULL_WIDTH 0x250

/* The width of `length` bytes in characters: Latin letters and figures take half of one, points and blanks a
 * quarter. */
static double width_of(const char *text, gsize length) {
  double width = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    width += strchr(" .,:;", *p) ? 0.25 : g_utf8_get_char(p) < FIRST_FULL_WIDTH ? 0.5 : 1;
  return width;
}

enum script { SCRIPT_OTHER, SCRIPT_LATIN, SCRIPT_HAN };

static enum script script_of(gunichar c) {
  if (c < FIRST_FULL_WIDTH)
    return g_unichar_isalnum(c) ? SCRIPT_LATIN : SCRIPT_OTHER;
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN ? SCRIPT_HAN : SCRIPT_OTHER;
}

/* What Word adds to that: a quarter between Han and Latin letters or figures (w:autoSpaceDE, w:autoSpaceDN). */
static double spacing_of(const char *text, gsize length) {
  double spacing = 0;
  enum script before = SCRIPT_OTHER;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    enum script here = script_of(g_utf8_get_char(p));
    bool meet = before != here && before != SCRIPT_OTHER && here != SCRIPT_OTHER;
    if (meet)
      spacing += 0.25;
    before = here;
  }
  return spacing;
}

double measures_width(const char *text, gsize length) {
  return width_of(text, length) + spacing_of(text, length);
}

/* ---- places ---- */

/* The issuer or the date of a pair. */
static bool place_signature(struct indents *indents, const struct paragraph *issuer, const struct paragraph *date,
                            bool is_date, const struct style *style) {
  const struct paragraph_style *look = &style->paragraphs[is_date ? ELEMENT_DATE : ELEMENT_SIGNATURE];
  double issuer_right = style->paragraphs[ELEMENT_SIGNATURE].right, least = style->paragraphs[ELEMENT_DATE].right;
  double date_right = issuer_right + measures_width(issuer->text->str, issuer->text->len) - SIGNATURE_DATE_INDENT -
                      measures_width(date->text->str, date->text->len);
  if (date_right < least) { /* a long date: it keeps its distance, and the issuer moves in (7.3.5.1) */
    issuer_right += least - date_right;
    date_right = least;
  }
  double right = is_date ? date_right : issuer_right;
  *indents = (struct indents){.first = look->indent, .left = look->left, .right = right};
  return right >= 0 && right != look->right;
}

/* How wide what turn lines stand behind is: a ":" after a name is drawn full-width (typography E16), and names with it
 * hang as those with "：". */
static double hang_width(const struct paragraph *paragraph) {
  const char *text = paragraph->text->str;
  const gsize hang = paragraph->hang;
  return chars_before(text, text + hang) == ':' ? width_of(text, hang - 1) + 1 : width_of(text, hang);
}

/* A paragraph whose turn lines begin under the character at `hang`.  `labelled`: the paragraph under whose first number
 * this one's stands, or NULL. */
static bool place_hanging(struct indents *indents, const struct paragraph *paragraph, const struct paragraph *labelled,
                          const struct style *style) {
  const struct paragraph_style *look = &style->paragraphs[paragraph->element];
  double first = paragraph->flush ? 0 : look->left + look->indent;
  if (labelled)
    first += width_of(labelled->text->str, labelled->label);
  double hang = hang_width(paragraph);
  double left = first + (paragraph->hang > 0 ? hang : look->indent); /* what is flush hangs by an indent (rule A01) */
  *indents = (struct indents){.first = first - left, .left = left, .right = look->right};
  return left != look->left || paragraph->flush;
}

bool indents_place(struct indents *indents, const GPtrArray *paragraphs, guint i, const struct style *style) {
  const struct paragraph *paragraph = paragraph_at(paragraphs, i);
  const struct paragraph *next = pointer_behind(paragraphs, i);
  const struct paragraph *anchor =
      paragraph->anchor != ANCHOR_STYLE ? paragraph_at(paragraphs, paragraph->anchored_to) : NULL;
  if (paragraph->anchor == ANCHOR_ISSUER)
    return place_signature(indents, anchor, paragraph, true, style);
  if (next && next->anchor == ANCHOR_ISSUER && next->anchored_to == i)
    return place_signature(indents, paragraph, next, false, style);
  return (paragraph->hang > 0 || paragraph->flush) && place_hanging(indents, paragraph, anchor, style);
}
