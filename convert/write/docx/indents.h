/* Paragraph indents. */
#pragma once

#include "ooxml/xml_out.h"
#include "style/style.h"

/* In characters: of the first line beyond the others (negative: to their left), and of all lines. */
struct indents {
  double first, left, right;
};

/* The indents that a style gives an element. */
struct indents indents_of(const struct paragraph_style *look);

/* Writes w:ind with all of them. */
void indents_write(struct xml_out *out, const struct style *style, const struct indents *indents);
