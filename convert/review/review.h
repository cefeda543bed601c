/* Rules over the tree: what an editor should look at before the text is printed. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"

/* Adds the findings of all rules; changes nothing but the report. */
void review_doc(const struct doc *doc, struct report *report);

/* Whether a rule of the review tells this finding (others are told by the readers and by the layout). */
bool review_tells(enum finding_id id);
