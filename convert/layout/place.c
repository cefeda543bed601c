#include "layout/place.h"

#include "base/items.h"
#include "layout/justify.h"

/* ---- signatures (E10; GB/T 9704-2012 7.3.5) ---- */

/* Sets one line of the block at `x` from the type area's left edge. */
static void place_at(struct galley *galley, double x) {
  galley->align = ALIGN_LEFT;
  galley->first = galley->left = MAX(0, x);
}

static void place_date(struct typesetter *typesetter, struct galley *issuer, struct galley *date) {
  double issuer_x = issuer->measure - galley_width(typesetter, issuer);
  double date_x = issuer_x + SIGNATURE_DATE_INDENT * date->cell;
  double most = date->measure - galley_width(typesetter, date);
  if (date_x > most) {
    date_x = most;
    issuer_x = MIN(issuer_x, date_x - SIGNATURE_DATE_INDENT * date->cell);
  }
  if (issuer_x >= 0) { /* else it has more than one line and stays at the right edge */
    place_at(issuer, issuer_x);
    place_at(date, date_x);
  }
}

/* ---- lists of attachments (E11; GB/T 9704-2012 7.3.4) ---- */

static double width_between(struct typesetter *typesetter, const struct paragraph *paragraph, gsize start, gsize end) {
  struct galley *part = galley_new(paragraph, start, end, typesetter->style);
  double width = galley_width(typesetter, part);
  galley_free(part);
  return width;
}

/* How far from the start of a paragraph the character at `offset` is, the gap before it included. */
static double distance_to(struct typesetter *typesetter, const struct paragraph *paragraph, gsize offset) {
  const char *text = paragraph->text->str;
  gsize end = text[offset] ? (gsize)(g_utf8_next_char(text + offset) - text) : offset;
  return width_between(typesetter, paragraph, 0, end) - width_between(typesetter, paragraph, offset, end);
}

static void place_number(struct typesetter *typesetter, struct galley *galley, const struct galley *labelled) {
  galley->first = labelled->first + distance_to(typesetter, labelled->paragraph, labelled->paragraph->label);
}

/* ---- all ---- */

/* The galley of a paragraph that is before galley `i`. */
static struct galley *galley_of(const GPtrArray *galleys, guint i, const struct paragraph *paragraph) {
  struct galley *galley;
  do
    galley = pointer_at(galleys, --i);
  while (galley->paragraph != paragraph);
  return galley;
}

void place_galley(struct typesetter *typesetter, const GPtrArray *galleys, guint i, const GPtrArray *paragraphs) {
  struct galley *galley = pointer_at(galleys, i);
  const struct paragraph *paragraph = galley->paragraph;
  if (paragraph->anchor != ANCHOR_STYLE) {
    struct galley *anchor = galley_of(galleys, i, paragraph_at(paragraphs, paragraph->anchored_to));
    if (paragraph->anchor == ANCHOR_ISSUER)
      place_date(typesetter, anchor, galley);
    else
      place_number(typesetter, galley, anchor);
  }
  if (paragraph->hang > 0)
    galley->left = galley->first + distance_to(typesetter, paragraph, paragraph->hang);
}
