/* The text of a Word file as lines: one for each paragraph that is seen, one for each table; then come notes, headers
 * and footers.  Manual line breaks are VT inside a line (the reader begins a new piece there), tabs are tabs. */
#pragma once

#include "base/limits.h"
#include "read/read.h"

#include <glib.h>

/* A table's cells; its line has them parted by tabs, row by row. */
struct docx_table {
  guint line; /* 1-based */
  guint rows, columns;
  GPtrArray *cells; /* rows * columns strings, owned; their paragraphs parted by VT */
  GArray *extents;  /* of struct extent, one for each cell (doc/doc.h); empty: each is one */
  GArray *marks;    /* of struct mark: bytes of the line */
};

/* A mark of a line's text: bytes of the line. */
struct line_mark {
  guint line; /* 1-based */
  struct mark mark;
};

struct docx_lines {
  GString *text;  /* the lines, each ended by LF */
  GArray *starts; /* of gsize: where each line begins */
  GArray *hints;  /* of struct line_hint, one for each line */
  GArray *marks;  /* of struct line_mark, by line */
  GPtrArray *tables;
  GPtrArray *readings; /* of struct ruby_word, with their places, rising */
  guint body;          /* lines of the document itself: notes, headers and footers come behind them */
};

void lines_init(struct docx_lines *lines);
void lines_clear(struct docx_lines *lines);

/* Appends a line; LF inside it becomes a blank. */
void lines_add(struct docx_lines *lines, const char *text, gsize length, const struct line_hint *hint);

/* Appends marks (of struct mark) of the line that comes next. */
void lines_add_marks(struct docx_lines *lines, const GArray *marks);

/* Appends a table's line, with its marks; `table` is taken over and gets the number of its line. */
void lines_add_table(struct docx_lines *lines, struct docx_table *table);

/* The number that the next line will have. */
guint lines_next(const struct docx_lines *lines);

/* The text of the line, without its LF. */
const char *lines_get(const struct docx_lines *lines, guint line, gsize *length);

/* Nothing of the hint is said. */
extern const struct line_hint no_hint;

/* A table without rows; free with docx_table_free. */
struct docx_table *docx_table_new(void);
void docx_table_free(struct docx_table *table);
