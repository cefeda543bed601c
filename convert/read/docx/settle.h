/* What the styles of single paragraphs say, settled by where the paragraphs stand; and the tables of the tree. */
#pragma once

#include "doc/doc.h"
#include "read/docx/lines.h"

/* The hints of the document's lines taken together: a date or salutation means one thing above the speech and another
 * in or beneath it; a heading 1 without a number above everything is the title. */
void settle_hints(struct docx_lines *lines);

/* Gives the blocks of the tree the marks of the lines that they come from, but for what the look of their roles says.
 */
void settle_marks(const struct docx_lines *lines, struct doc *doc);

/* Gives the table blocks of the tree the cells of the file. */
void settle_tables(const struct docx_lines *lines, struct doc *doc);
