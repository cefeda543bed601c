/* A table of the document: w:tbl. */
#pragma once

#include "write/docx/measures.h"
#include "write/docx/runs.h"

/* Writes a table whose cells are the text, parted as in its block (doc/doc.h), as wide as the type area.  Columns are
 * as wide as their cells need, as near as can be told without fonts.  The head is
 * repeated on each page, though without the （续） of print: a file has no place for text that only some pages show. */
void word_table_write(const struct run_context *context, struct run_text *text, const struct paragraph *paragraph,
                      const struct style *style);
