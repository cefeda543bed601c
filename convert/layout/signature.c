#include "layout/signature.h"

#include "layout/justify.h"

/* Sets one line of the block at `x` from the type area's left edge. */
static void place_at(struct paragraph *paragraph, double x) {
  paragraph->align = ALIGN_LEFT;
  paragraph->first = paragraph->left = MAX(0, x);
}

static void place_date(struct composer *composer, struct paragraph *issuer, struct paragraph *date) {
  double issuer_x = issuer->measure - layout_paragraph_width(composer, issuer);
  double date_x = issuer_x + SIGNATURE_DATE_INDENT * date->cell;
  double most = date->measure - layout_paragraph_width(composer, date);
  if (date_x > most) {
    date_x = most;
    issuer_x = MIN(issuer_x, date_x - SIGNATURE_DATE_INDENT * date->cell);
  }
  if (issuer_x >= 0) { /* else it has more than one line and stays at the right edge */
    place_at(issuer, issuer_x);
    place_at(date, date_x);
  }
}

void place_signature(struct composer *composer, GPtrArray *paragraphs, guint first) {
  for (guint i = first; i < paragraphs->len; i++) {
    struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
    struct paragraph *issuer = i > first ? g_ptr_array_index(paragraphs, i - 1) : NULL;
    if (issuer && paragraph->element == ELEMENT_DATE && issuer->element == ELEMENT_SIGNATURE)
      place_date(composer, issuer, paragraph);
    paragraph->keep_whole = true;
    paragraph->keep_next = i + 1 < paragraphs->len;
    paragraph->keep_previous = i == first;
  }
}
