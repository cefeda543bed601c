#include "read/table_tabs.h"

#include "base/items.h"
#include "read/table_cells.h"

guint table_tabs_before(const struct reader *reader, const struct piece *piece) {
  const struct source_line *line = &array_at(reader->source->lines, struct source_line, piece->line - 1);
  guint tabs = 0;
  for (const char *p = line->text; piece->first_in_line && p < reader->source->text + piece->start; p++)
    if (*p == '\t')
      tabs++;
    else if (*p != ' ')
      return 0;
  return tabs;
}

guint table_tabs_behind(const struct reader *reader, const struct piece *piece) {
  guint tabs = 0;
  for (const char *p = reader->source->text + piece->end; *p == '\t' || *p == ' '; p++)
    tabs += *p == '\t';
  return tabs;
}

/* Whether the line is nothing but tabs, one between any two columns. */
static bool is_empty_row(const struct source_line *line, guint columns) {
  guint tabs = 0;
  for (gsize i = 0; i < line->length; i++) {
    if (line->text[i] != '\t' && line->text[i] != ' ')
      return false;
    tabs += line->text[i] == '\t';
  }
  return tabs + 1 >= columns;
}

guint table_tabs_empty_rows(const struct reader *reader, const struct piece *piece, guint columns) {
  const char *mark = table_cells_mark(piece);
  guint rows = 0;
  if (columns < MIN_COLUMNS_OF_EMPTY || !mark || *mark != '\t')
    return 0;
  const GArray *lines = reader->source->lines;
  for (guint i = pieces_last_line(reader, piece); i < lines->len; i++, rows++)
    if (!is_empty_row(&array_at(lines, struct source_line, i), columns))
      break;
  return rows;
}

guint table_tabs_empty_cells(const struct reader *reader, const struct piece *piece, const struct row_form *form,
                             guint count) {
  const guint tabs = form->tabs ? table_tabs_before(reader, piece) : 0;
  const guint before = MAX(tabs, form->indent) - form->indent;
  return before + count <= form->cells ? before : 0;
}
