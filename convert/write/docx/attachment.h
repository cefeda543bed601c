/* The list of attachments at the end of a text, and the head of one that is bound with it (GB/T 9704-2012 clauses 7.3.4
 * and 7.3.7). */
#pragma once

#include "write/docx/indents.h"

/* True for "附件", "附件1", "附件二" alone on a line: an attachment begins there. */
bool attachment_is_head(const char *text);

/* The indents of a line of the list: turn lines begin under the first character of the name, and further numbers under
 * the first.  `numbers` keeps from line to line where that is; 0 before the list. */
struct indents attachment_indents(const char *text, const struct paragraph_style *look, double *numbers);
