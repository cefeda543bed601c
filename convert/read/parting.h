/* Where a long line that holds several paragraphs, or a whole speech, is parted (corpus GUIDE 29). */
#pragma once

#include "read/pieces.h"

/* Goes through one stretch of a line. */
struct parting {
  const struct reader *reader;
  const char *start, *from, *end; /* of the part that comes next, where the search goes on, of the stretch */
  guint edit;                     /* the next edit: blanks inside markup part nothing */
  guint sure_cells;               /* a run of blanks as wide as this parts behind a sentence */
  guint bare_cells;               /* and one as wide as this also behind a line without a mark; 0: none does */
  bool wide;                      /* the runs that part are of blanks as wide as an ideograph */
  guint markers;                  /* a set of 1 << enum marker_kind: before these parts begin without blanks */
  const char *salutation[2];      /* where the salutation of a text in one line begins and ends, or NULL */
  const char *title[2];           /* where the title among other words above it begins and ends, or NULL */
  bool head;                      /* no sentence yet: title, date, speaker and salutation stand here */
};

/* Begins with the stretch from `from` to `end`; `first` says that it is the beginning of its line.  False when it is no
 * more than one part. */
bool parting_start(struct parting *parting, const struct reader *reader, const char *from, const char *end, bool first);

/* The end of the next part; the stretch's end when nothing parts any more. */
const char *parting_next(struct parting *parting);
