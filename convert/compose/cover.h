/* What a cover says of a speech: what stands in its head, line by line. */
#pragma once

#include "compose/paragraph.h"

/* Where the middle of its words is on the page's height: the eye takes the middle to be higher than it is. */
#define COVER_MIDDLE 0.45

/* Bytes of a paragraph's text that are one line of the cover, without brackets around them. */
struct cover_line {
  const struct paragraph *paragraph;
  gsize start, end;
  double above; /* blank lines */
};

/* Occasion, title in its lines, speaker and date, as far as the head of the first speech has them; an occasion that
 * begins with a dash (——在…会议上的讲话) stands below the title, as it does in the text.  Of struct cover_line; free
 * with g_array_unref. */
GArray *cover_lines(const GPtrArray *paragraphs);
