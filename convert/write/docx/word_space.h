/* The blank above and below the paragraphs of a Word file, whose styles have some of it already. */
#pragma once

#include "compose/paragraph.h"

struct word_space {
  const GPtrArray *paragraphs;
  const struct style *style;
  guint toc_place; /* the paragraph that the table of contents stands before; G_MAXUINT: there is none */
};

/* Blank lines between paragraph `i` and the one above, as in print, but for those that the title's style has below. */
double word_space_lines(const struct word_space *space, guint i);

/* The blank lines that paragraph `i` has above, and below.  They belong to the paragraph below, but for body text and
 * what is said between it: that is all alike, so that a paragraph can be moved. */
double word_space_above(const struct word_space *space, guint i);
double word_space_below(const struct word_space *space, guint i);

/* What text has beside a table at `table`, which in Word has no blank of its own (typography S2); blank lines. */
double word_space_beside(const struct word_space *space, guint i, guint table);
