/* The rules of the review, each a function over the whole tree. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"

/* [series-drift]: a member of a series has another suffix than the ones before it (四要 after 三是), with a fix where
 * the words allow one.  [series-order]: a member is missing or counted twice. */
void review_series(const struct doc *doc, struct report *report);

/* [heading-order]: a heading's number does not follow the one before it on its level. */
void review_headings(const struct doc *doc, struct report *report);

/* [placeholder]: once for each thing that is to be filled in, at its first place. */
void review_blanks(const struct doc *doc, struct report *report);

/* [unpaired-mark]: quotes, brackets and title marks without a partner in their paragraph.  [doubled-mark]: a stop mark
 * written twice.  [half-width-mark]: half-width marks between Chinese characters, told once. */
void review_marks(const struct doc *doc, struct report *report);

/* [no-title]: the text has none, so that the handout and the file's properties have none either. */
void review_title(const struct doc *doc, struct report *report);
