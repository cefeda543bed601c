/* A paragraph on its way from blocks to lines. */
#pragma once

#include "layout/layout.h"

/* A stretch of a paragraph's text that is set in one way, up to the next span's start. */
struct span {
  guint32 start; /* byte offset in the paragraph's text */
  enum font_role font;
  bool bold;
  enum element element;
  guint block;          /* index in doc.blocks */
  guint32 block_offset; /* of the span's first byte in the block's text */
};

struct paragraph {
  GString *text;
  GArray *spans; /* of struct span, rising, the first at 0 */
  enum element element;
  enum align align;
  double size;
  double cell;                 /* advance of a full-width character of this size on the grid, pt */
  double first, left, measure; /* where the first line and the others begin, from the type area's edge; and where the
                                  lines end: the measure's right edge, all in pt */
  double letter_gap;           /* added between two characters of a speaker's name (E4), pt */
  /* Pages: */
  double before;       /* blank lines above, unless it begins a page */
  double leading;      /* grid lines from one line to the next */
  double hang;         /* how far its baselines are below those of body text on their grid lines, pt */
  bool keep_next;      /* its last line stays with the next paragraph */
  bool keep_whole;     /* its lines stay together */
  bool keep_previous;  /* never begins a page: a line of the paragraph before comes with it */
  bool new_page;       /* begins a page */
  guint outline_level; /* 0: no entry */
  char *outline_text;
  struct table_set *table; /* table.h; then the paragraph has no text of its own; else NULL */
  GPtrArray *lines;        /* of struct line, once it is set; y is not yet known */
  double cost;             /* of its line breaks */
  double line_cost;        /* what a line less is worth: more than 0 sets it tight, to save a line */
  bool tried;              /* it was set tight, and that saved nothing */
};

/* A paragraph without text, with the measures that the style gives this element; free with layout_paragraph_free. */
struct paragraph *layout_paragraph_new(enum element element, const struct style *style);
void layout_paragraph_free(struct paragraph *paragraph);

/* Appends text that is set in this way. */
void layout_paragraph_append(struct paragraph *paragraph, const char *text, gsize length, const struct span *span);
