/* A paragraph on its way to lines: what of it is set, in which measure, and the lines it has then. */
#pragma once

#include "compose/paragraph.h"
#include "doc/cursor.h"
#include "layout/layout.h"

/* What it costs to set a paragraph in a number of lines, G_MAXDOUBLE where that cannot be, and where the lines begin
 * then: as galley->starts. */
struct line_choice {
  double cost;
  GArray *starts;
};

/* A paragraph, or a part of one that is set by itself: a line of a title, a cell of a table. */
struct galley {
  const struct paragraph *paragraph;
  gsize start, length; /* of the paragraph's text */
  const char *text;    /* of these bytes, not ended by a zero */
  bool opens;          /* the first of its paragraph */
  bool aside;          /* in a box at the margin (directions.h): its lines take none of the page's, and are put on it as
                          one, with the line before */
  bool hei;            /* in Hei: what tells what the columns of a table are */
  enum align align;
  double size;
  double cell;                 /* advance of a full-width character of this size on the grid, pt */
  double edge;                 /* the type area's left edge, pt from the page's, or from that of its turned frame */
  double first, left, measure; /* where the first line and the others begin, from the type area's edge; and where the
                                  lines end: the measure's right edge, all in pt */
  /* Pages: */
  double before;                  /* blank lines above, unless it begins a page */
  double leading;                 /* grid lines from one line to the next */
  double hang;                    /* how far its baselines are below those of body text on their grid lines, pt */
  struct table_set *table;        /* table.h; then it has no lines of its own; else NULL */
  GPtrArray *lines;               /* of struct line, once it is set; y is not yet known */
  double cost;                    /* of its line breaks */
  GArray *starts;                 /* where its lines begin (of gsize, bytes of its text), for styles whose pages turn
                                     where sentences end; else NULL */
  struct line_choice fewer, more; /* with a line less and with one more (galley_price), once it was asked for: */
  bool priced;
  guint wanted; /* lines that it is to have, for the pages' sake; 0: as many as look best */
  bool told;    /* what is to be said of its lines was said */
};

/* Bytes `start` up to `end` of a paragraph, in the measures that the style gives its element.  The paragraph must
 * outlive it; free with galley_free. */
struct galley *galley_new(const struct paragraph *paragraph, gsize start, gsize end, const struct style *style);
void galley_free(struct galley *galley);

/* The span that holds byte `at` of the galley's text.  `index`, the number of a span near it, is moved
 * to it. */
const struct span *galley_span(const struct galley *galley, gsize at, guint *index);

/* Whether byte `at` of the galley's text is part of a placeholder: blanks that somebody is to write on. */
bool galley_is_to_fill(const struct galley *galley, gsize at);

/* How text of a span is set. */
enum font_role galley_font(const struct galley *galley, const struct span *span, const struct style *style);
bool galley_bold(const struct span *span, const struct style *style);

/* Superscripts and subscripts: their size as a part of the text's, and how far their baseline is below the line's
 * (upward is negative), in em of the text.  1 and 0 for all else. */
double galley_scale(const struct span *span);
double galley_drop(const struct span *span);

/* The source line and column of byte `at` of the galley's text.  `cursor` is at the place that was asked for before, in
 * the same galley, or all zero. */
void galley_place(const struct galley *galley, gsize at, struct block_cursor *cursor, guint *line, guint *column);

/* How many lines it has, or rows of its table: as they are set, or as it is to be set again (galley->wanted); those of
 * a galley that is set aside are one. */
guint galley_lines(const struct galley *galley);

/* Frees what it knows of where its lines begin, before it is set anew. */
void galley_forget_starts(struct galley *galley);

/* Whether a sentence ends before line `line` (1 or more) of the lines that galley_lines counts.  Only where the style
 * has turned sentences cost something, and galley->wanted is a number of lines that galley_price has found. */
bool galley_ends_sentence(const struct galley *galley, guint line);

/* A line without runs; free with line_free, which takes NULL too (a line that a page has taken). */
struct line *line_new(void);
void line_free(struct line *line);

/* Moves a line to the right by `x`, with the readings above its words, and gives it the baseline `y`; pt. */
void line_place(struct line *line, double x, double y);

/* A deep copy, for the head of a table that is repeated. */
struct line *line_copy(const struct line *line);

/* An empty run, with no text yet; free with run_free. */
struct run *run_new(struct face *face, double size);
void run_free(struct run *run);

/* Appends an empty run, with no text yet; the line owns it. */
struct run *line_add_run(struct line *line, struct face *face, double size);
