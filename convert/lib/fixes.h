/* Safe corrections, by class (enum fix_class of base/finding.h). */
#pragma once

#include "base/report.h"
#include "doc/doc.h"
#include "text/source.h"

/* Makes the corrections of these classes in the tree, and takes their findings out of the report.  Returns how many. */
guint fixes_set(struct doc *doc, struct report *report, guint classes);

/* The source's text with the corrections, in UTF-8; free with g_free.  `count` becomes their number. */
char *fixes_text(const struct source *source, const struct report *report, guint classes, guint *count);

/* A text in the encoding of the source, with a BOM where it had one.  NULL and JIANGGAO_ERROR_OUTPUT when that has not
 * all of its characters. */
GBytes *fixes_encode(const struct source *source, const char *text, GError **error);
