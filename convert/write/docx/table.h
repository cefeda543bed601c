/* Tables. */
#pragma once

#include "write/docx/measures.h"
#include "write/docx/runs.h"

/* As wide as the type area, all columns alike; the first row is repeated on each page.  `text` is the block's text,
 * with the cells parted by tabs and the rows by line feeds. */
void table_write(const struct run_context *context, const struct table *table, struct run_text *text,
                 const struct measures *measures);
