/* The list of attachments at the end of a text (GB/T 9704-2012 clause 7.3.4). */
#pragma once

#include "write/docx/indents.h"

/* The indents of a line of the list: turn lines begin under the first character of the name, and further numbers under
 * the first.  `numbers` keeps from line to line where that is; 0 before the list. */
struct indents attachment_indents(const char *text, const struct paragraph_style *look, double *numbers);
