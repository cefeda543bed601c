#include "base/items.h"
#include "read/phases.h"
#include "read/table_cells.h"
#include "read/table_tabs.h"

#include <string.h>

/* Adds a row's cells to the table's: a short row by blanks goes where the first row has its columns, one by tabs behind
 * the cells that tabs before it leave empty; any other is filled up at its end. */
static void add_row(const struct reader *reader, GPtrArray *table, const struct row_form *form, const GArray *first,
                    const struct piece *piece) {
  g_autoptr(GArray) row = table_cells_of(piece);
  const guint columns = form->cells, before = table_tabs_empty_cells(reader, piece, form, row->len);
  bool by_blanks = !form->tabs && !table_cells_mark(piece);
  bool aligned = by_blanks && first->len == columns && table_cells_aligned(first, row);
  guint next = 0;
  for (guint column = 0; column < columns; column++) {
    const struct row_cell *cell = next < row->len ? &array_at(row, struct row_cell, next) : NULL;
    bool here = cell && column >= before && (!aligned || table_cells_column(first, cell) == (int)column);
    g_ptr_array_add(table, here ? g_strndup(cell->text.text, cell->text.length) : g_strdup(""));
    next += here;
  }
}

static void add_empty_rows(GPtrArray *table, guint columns, guint rows) {
  for (guint i = 0; i < rows * columns; i++)
    g_ptr_array_add(table, g_strdup(""));
}

static bool is_markdown_line(const struct piece *piece) {
  return piece->aside && strcmp(piece->aside, "markdown") == 0;
}

/* The longest run of empty cells inside a row. */
static guint longest_gap(const GArray *row) {
  guint longest = 0, gap = 0;
  for (guint i = 0; i < row->len; i++) {
    gap = array_at(row, struct row_cell, i).text.length == 0 ? gap + 1 : 0;
    longest = MAX(longest, gap);
  }
  return longest;
}

/* The index behind the rows. */
static guint end_of_rows(const struct reader *reader, guint first) {
  guint end = first;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if ((!piece->row && !is_markdown_line(piece)) || (i > first && piece->first_row))
      break;
    end = piece->row ? i + 1 : end;
  }
  return end;
}

/* The cells of a row by itself.  One of a form ends with cells to write in, as many at most as it has inside (姓名,
 * tab, tab, 性别, tab, tab). */
static guint own_cells(const struct reader *reader, const struct piece *piece) {
  g_autoptr(GArray) row = table_cells_of(piece);
  return row->len + MIN(table_tabs_behind(reader, piece), longest_gap(row));
}

/* Whether all rows up to `end` reach so many cells with the tabs before and behind them. */
static bool all_reach(const struct reader *reader, guint first, guint end, const struct row_form *form) {
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row)
      continue;
    g_autoptr(GArray) row = table_cells_of(piece);
    const guint before = table_tabs_empty_cells(reader, piece, form, row->len);
    if (before + row->len + table_tabs_behind(reader, piece) < form->cells)
      return false;
  }
  return true;
}

/* How the rows up to `end` are parted: tabs before them count where all rows are as long then, else the longest row
 * tells by itself. */
static struct row_form find_form(const struct reader *reader, guint first, guint end) {
  struct row_form form = {.indent = G_MAXUINT};
  guint longest = 0, tabs = 0;
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    const char *mark = piece->row ? table_cells_mark(piece) : NULL;
    form.tabs |= mark && *mark == '\t';
    if (!piece->row)
      continue;
    form.indent = MIN(form.indent, table_tabs_before(reader, piece));
    longest = MAX(longest, own_cells(reader, piece));
    tabs = MAX(tabs, table_tabs_before(reader, piece) + own_cells(reader, piece));
  }
  form.cells = MAX(longest, tabs - form.indent);
  if (!form.tabs || !all_reach(reader, first, end, &form))
    form.cells = longest;
  return form;
}

/* The cells as text: parted by tabs, rows by line feeds. */
static char *cells_text(const GPtrArray *cells, guint columns) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < cells->len; i++) {
    if (i > 0)
      g_string_append_c(text, i % columns == 0 ? '\n' : '\t');
    g_string_append(text, pointer_at(cells, i));
  }
  return g_string_free(text, FALSE);
}

guint table_make(const struct reader *reader, struct doc *doc, guint first) {
  const guint end = end_of_rows(reader, first);
  const struct row_form form = find_form(reader, first, end);
  const guint columns = form.cells;
  g_autoptr(GArray) head = table_cells_of(piece_at(reader, first));
  g_autoptr(GPtrArray) cells = g_ptr_array_new();
  GString *source = g_string_new(NULL);
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row)
      continue;
    add_row(reader, cells, &form, head, piece);
    add_empty_rows(cells, columns, table_tabs_empty_rows(reader, piece, columns));
    piece_append_source(reader, piece, source);
    g_string_append_c(source, '\n');
  }
  const struct piece *last = piece_at(reader, end - 1);
  guint last_line = pieces_last_line(reader, last) + table_tabs_empty_rows(reader, last, columns);
  struct block *block =
      doc_add_block(doc, ROLE_TABLE, piece_at(reader, first)->line, last_line, cells_text(cells, columns));
  block->source = g_string_free(source, FALSE);
  block->table = g_new0(struct table, 1);
  block->table->rows = cells->len / columns;
  block->table->columns = columns;
  block->table->cells = (char **)g_ptr_array_steal(cells, NULL);
  return end;
}
