/* Phase: lines broken at a fixed width become paragraphs again. */
#pragma once

#include "read/pieces.h"

/* Finds out whether the text is broken at a fixed width, and if so merges the lines of each paragraph.  Paragraphs
 * are told by indents, blank lines, markers and lines that end early. */
void wrap_join(struct reader *reader);
