/* Readings above words (ruby; JLREQ 3.3): the room that they take, and where they stand. */
#pragma once

#include "layout/boxes.h"

/* Boxes with a reading above them. */
struct box_ruby {
  guint first, end;   /* boxes from `first` to before `end` */
  double left, right; /* blank that was added to the first and to the last, pt */
  double width;       /* of the reading, pt */
  const char *text;   /* of the reading, the paragraph's */
};

/* Where a box stands on its line, pt from the page's left edge. */
struct box_edges {
  double left, right;
};

/* Finds the boxes that have a reading, into boxes->rubies.  One that is wider than its word hangs over the blank, the
 * marks and the kana beside it, but not over the ink of other characters: there the word gets blank around it.  No line
 * ends inside a word with one reading. */
void ruby_make_room(struct typesetter *typesetter, struct boxes *boxes, const struct galley *galley);

/* Adds the readings of boxes `start` to before `end` to their line, into line->readings, each in the middle above its
 * word, and none over the edges of the measure.  `edges` are those of these boxes; `next`, 0 before the first line,
 * is the first reading that is not on a line yet. */
void ruby_set_line(struct typesetter *typesetter, const struct boxes *boxes, const struct galley *galley,
                   struct line *line, const struct box_edges *edges, guint start, guint end, guint *next);

/* Adds the finding ruby-tight when readings come so near to the line above that they touch it. */
void ruby_report_tight(const struct layout *layout, const struct style *style, struct report *report);
