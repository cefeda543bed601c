/* Phase: what a site added goes, whole lines and parts of lines (corpus GUIDE 4 to 7). */
#pragma once

#include "read/pieces.h"

/* Lines and spans that rules, shape and place name as advertising anywhere in the text.  Sets piece.junk. */
void junk_mark(struct reader *reader);

/* Behind the end of the speech: from the first piece of advertising on, nothing is speech. */
void junk_tail(struct reader *reader);

/* Advertising glued to the end of a paragraph: sentences behind the last one of the speech. */
void junk_glued(struct reader *reader);

/* Findings about what was kept in doubt. */
void junk_report(struct reader *reader);
