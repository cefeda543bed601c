/* Rules over the tree: what an editor should look at before the text is printed. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"

/* Adds the findings about the text's own faults: a series whose suffix drifts (四要 after 三是), a number that is
 * skipped or doubled, placeholders that are still open, marks without a partner, doubled or half-width, no title
 * (review/rules.h).  Changes nothing but the report. */
void review_doc(const struct doc *doc, struct report *report);
