/* A table of the document while it is read, cell by cell. */
#pragma once

#include "read/docx/text_flow.h"

struct docx_rows;

struct docx_rows *rows_new(void);
void rows_free(struct docx_rows *rows);

/* A row begins, with `before` columns left free. */
void rows_begin_row(struct docx_rows *rows, guint before);
void rows_end_row(struct docx_rows *rows);

/* The open cell takes so many columns; it is over.  `goes_on`: it belongs to the cell above it. */
void rows_end_cell(struct docx_rows *rows, guint span, bool goes_on);

/* A paragraph of the open cell; taken over. */
void rows_add(struct docx_rows *rows, struct docx_paragraph *paragraph);

/* The paragraphs so far, of struct docx_paragraph. */
const GPtrArray *rows_paragraphs(const struct docx_rows *rows);

/* The table, the paragraphs of each cell together; NULL when it is a frame around text (one row or one column) or would
 * have more than `most` cells: its paragraphs are then text like any other, cell by cell. */
struct docx_table *rows_make(const struct docx_rows *rows, guint most);
