/* The property elements of paragraphs, runs, rows and cells, as far as they matter to what is read. */
#pragma once

#include "read/docx/text_flow.h"
#include "ooxml/part.h"

/* What the reader takes along from w:pPr beside the look. */
struct paragraph_properties {
  struct look *look;
  const struct looks *looks;
  bool original;      /* tracked changes are rejected */
  guint changes;      /* tracked ones that were met */
  GPtrArray *headers; /* relationship ids of headers and footers are added, each once */
};

/* Reads w:pPr, which has just begun. */
void paragraph_properties_read(struct part *part, struct paragraph_properties *properties);

/* Reads w:sectPr, which has just begun. */
void section_read(struct part *part, GPtrArray *headers);

/* Reads w:rPr of a run, which has just begun. */
struct run_look run_look_read(struct part *part, const struct looks *looks, bool original);

/* w:trPr and w:tcPr. */
struct row_look {
  guint before; /* columns left free before its first cell */
  bool changed; /* the row is inserted or deleted */
  bool gone;    /* and so is not seen */
};

struct row_look row_look_read(struct part *part, bool original);

struct cell_look {
  guint span;   /* columns */
  bool changed; /* the cell is inserted or deleted; what is in it says so itself */
  bool goes_on; /* it belongs to the cell above it */
};

struct cell_look cell_look_read(struct part *part);

/* The Unicode character that w:sym shows: its code, or, for the usual signs of the symbol fonts, what they look like.
 */
gunichar symbol_character(gunichar code, const char *font);
