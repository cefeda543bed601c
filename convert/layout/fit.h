/* Line breaks of a whole paragraph together, at the least total cost (total fit, by dynamic programming). */
#pragma once

#include "layout/boxes.h"

/* What the width of a line is made of, as sums over its boxes. */
struct totals {
  double width;                /* natural, pt */
  double shrink[SHRINK_STEPS]; /* what each step can give */
  double stretch;              /* what spaces and gaps between Han and Latin can take before the other gaps open */
  double stretch_more;         /* what they can take so that the other gaps do not open beyond OPEN_GAP */
  guint gaps;                  /* places that open */
  guint characters;            /* that a reader would count */
};

/* One line: its boxes and how far it is from its measure. */
struct line_fit {
  guint start, end; /* boxes from start to before end; no blanks at either end */
  struct totals totals;
  double excess; /* natural width minus measure, pt: positive shrinks, negative stretches */
  double give;   /* what all shrink steps can give together; it and totals.shrink are 0 when nothing needs to shrink */
};

/* Whether marks lose their blank halves at the start of the line that begins with box `start`, and at its end: on turn
 * lines (W4) and in cells on all (S3), and at all line ends (W3); on title lines both, for in large type the ink is to
 * be in the middle; on other centred lines neither, they are centred by their cells. */
bool fit_trims_start(const struct galley *galley, guint start);
bool fit_trims_end(const struct galley *galley);

/* How far from its galley's edge a line begins whose first box is `start`. */
double fit_indent(const struct boxes *boxes, const struct galley *galley, guint start);

/* Whether a line is brought to its measure when the next one begins with box `next`. */
bool fit_stretches(const struct boxes *boxes, const struct galley *galley, guint next);

/* How a line that is too short is stretched (W8): first by totals.stretch, then every gap up to OPEN_GAP, then by a
 * part of totals.stretch_more, and the rest by all gaps again.  That part, and what every gap opens; pt at the glyph
 * size `size`. */
double fit_stretch_more(const struct line_fit *line, double size);
double fit_opening(const struct line_fit *line, double size);

/* Whether every gap of a line would open so far that it is better left short (W8, B9). */
bool fit_is_torn(const struct line_fit *line, double size);

/* Chooses the breaks of a paragraph, into galley->wanted lines where that is possible.  Returns an array of struct
 * line_fit, and sets `cost` to what they cost.  Time is linear in the paragraph's length.  Free with g_array_unref. */
GArray *fit_galley(const struct boxes *boxes, const struct galley *galley, const struct style *style, double *cost);

/* The same for as many lines as look best, and fit_costs for these lines, found together. */
GArray *fit_with_costs(const struct boxes *boxes, const struct galley *galley, const struct style *style, double *cost,
                       struct line_choice *fewer, struct line_choice *more);

/* Fills in what the paragraph costs with one line less and one more than `lines` (G2, P7), and where its lines begin
 * then when turned sentences cost something in the style. */
void fit_costs(const struct boxes *boxes, const struct galley *galley, const struct style *style, guint lines,
               struct line_choice *fewer, struct line_choice *more);
