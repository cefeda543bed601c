/* What stands before the speech in the Word file: the cover, in a section of its own, and the grade of secrecy above
 * the first page.  All of it is in styles that the reader leaves out. */
#pragma once

#include "write/docx/document.h"
#include "write/docx/runs.h"

bool front_has_cover(const struct style *style);

/* Writes the paragraphs of it: of numbered copies the first.  What is to be filled in on the cover is so with the text.
 */
void front_write(const struct run_context *context, const struct document_input *input);
