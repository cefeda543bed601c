/* Tables. */
#pragma once

#include "write/docx/measures.h"
#include "write/docx/runs.h"

/* As wide as the type area, all columns alike; the first row is repeated on each page.  `cuts`: only comments are taken
 * from them, and put around the first cell. */
void table_write(const struct run_context *context, const struct table *table, const struct measures *measures,
                 const GArray *cuts);
