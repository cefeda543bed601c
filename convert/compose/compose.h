/* Blocks to paragraphs: what each block of the tree is set as, whoever prints it (typography E1 to E11). */
#pragma once

#include "base/report.h"
#include "compose/paragraph.h"

/* Whether a line of the title, under it, or of what may be the title of an attachment is too long for a line: then the
 * style's title rules must be there. */
bool compose_wants_title_rules(const struct doc *doc, const struct style *style);

/* All paragraphs of the document (of struct paragraph), in the order of the text.  They point into `doc`, which must
 * outlive them; free with g_ptr_array_unref. */
GPtrArray *compose_doc(const struct doc *doc, const struct style *style);

/* Adds what somebody should look at: a title whose lines are broken where nothing speaks for it. */
void compose_report(const GPtrArray *paragraphs, struct report *report);

/* Appends the paragraphs as text, for people and for tests: a line for each, and under it one for each span. */
void compose_dump(const GPtrArray *paragraphs, GString *out);
