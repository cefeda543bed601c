#include "read/phases.h"
#include "read/shape.h"

#include <string.h>

/* A cell longer than this (in characters) is a paragraph. */
#define CELL_CHARS 60

static void add_cell(GArray *cells, const char *from, const char *to) {
  struct slice cell = chars_strip(from, (gsize)(to - from));
  g_array_append_val(cells, cell);
}

/* Cuts a row into its cells (of struct slice, stripped), parted by | or, without one, by tabs. */
static GArray *cells_of(const char *text, gsize length) {
  GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct slice));
  const char *end = text + length;
  char mark = memchr(text, '|', length) ? '|' : '\t';
  if (mark == '|' && text < end && *text == '|')
    text++;
  if (mark == '|' && end > text && end[-1] == '|')
    end--;
  const char *from = text;
  for (const char *p = text; p < end; p++) {
    if (*p != mark)
      continue;
    add_cell(cells, from, p);
    from = p + 1;
  }
  add_cell(cells, from, end);
  return cells;
}

/* |---|:--:| under the head of a Markdown table. */
static bool is_separator(const struct piece *piece) {
  return piece->length >= 3 && memchr(piece->text, '|', piece->length) &&
         strspn(piece->text, "|-: \t") >= piece->length && memchr(piece->text, '-', piece->length);
}

/* How many cells the piece has as a row; 0 when it can be none. */
static guint count_cells(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (!piece_is_open(reader, index) || piece->length > 8 * 1024)
    return 0;
  bool bars = memchr(piece->text, '|', piece->length) != NULL;
  if (!bars && !memchr(piece->text, '\t', piece->length))
    return 0;
  g_autoptr(GArray) cells = cells_of(piece->text, piece->length);
  guint filled = 0;
  for (guint i = 0; i < cells->len; i++) {
    const struct slice *cell = &g_array_index(cells, struct slice, i);
    filled += cell->length > 0;
    if (chars_count(cell->text, cell->length) > CELL_CHARS ||
        (shape_ends_sentence(cell->text, cell->length) && chars_count(cell->text, cell->length) > 20))
      return 0;
  }
  return cells->len >= 2 && filled >= 1 ? cells->len : 0;
}

/* The tabs behind the piece on its line: the row's last cells are empty. */
static guint empty_at_end(const struct reader *reader, const struct piece *piece) {
  const char *end = reader->source->text + reader->source->length;
  guint tabs = 0;
  for (const char *p = reader->source->text + piece->end; p < end && (*p == '\t' || *p == ' '); p++)
    tabs += *p == '\t';
  return tabs;
}

/* Pieces from `first` on that are rows of one table: the index behind them, and how many are rows. */
static guint table_end(const struct reader *reader, guint first, guint cells, guint *rows) {
  *rows = 0;
  guint end = first;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (i > first && piece->blank_lines > 1)
      break;
    if (i > first && is_separator(piece) && piece_is_open(reader, i)) {
      end = i + 1;
      continue;
    }
    guint count = count_cells(reader, i);
    if (count == 0 || (count != cells && count + empty_at_end(reader, piece) != cells))
      break;
    (*rows)++;
    end = i + 1;
  }
  return end;
}

void tables_find(struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len;) {
    guint cells = is_separator(piece_at(reader, i)) ? 0 : count_cells(reader, i);
    guint rows = 0;
    guint end = cells > 0 ? table_end(reader, i, cells, &rows) : i;
    if (rows < 2) {
      i++;
      continue;
    }
    for (guint row = i; row < end; row++)
      if (is_separator(piece_at(reader, row)))
        piece_at(reader, row)->aside = g_intern_string("markdown");
      else
        piece_at(reader, row)->row = true;
    piece_at(reader, i)->first_row = true;
    i = end;
  }
}

/* Adds a row's cells to the table's, a short row filled up. */
static void add_row(GPtrArray *cells, guint columns, const struct piece *piece) {
  g_autoptr(GArray) row = cells_of(piece->text, piece->length);
  for (guint i = 0; i < columns; i++) {
    const struct slice *cell = i < row->len ? &g_array_index(row, struct slice, i) : NULL;
    g_ptr_array_add(cells, cell ? g_strndup(cell->text, cell->length) : g_strdup(""));
  }
}

static bool is_markdown_line(const struct piece *piece) {
  return piece->aside && strcmp(piece->aside, "markdown") == 0;
}

/* The index behind the rows, and the number of cells in the longest. */
static guint end_of_rows(const struct reader *reader, guint first, guint *columns) {
  guint end = first;
  *columns = 0;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row && !is_markdown_line(piece))
      break;
    if (i > first && piece->first_row)
      break;
    if (!piece->row)
      continue;
    g_autoptr(GArray) row = cells_of(piece->text, piece->length);
    *columns = MAX(*columns, row->len);
    end = i + 1;
  }
  return end;
}

/* The cells as text: parted by tabs, rows by line feeds. */
static char *cells_text(const GPtrArray *cells, guint columns) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < cells->len; i++) {
    if (i > 0)
      g_string_append_c(text, i % columns == 0 ? '\n' : '\t');
    g_string_append(text, g_ptr_array_index(cells, i));
  }
  return g_string_free(text, FALSE);
}

guint table_make(const struct reader *reader, struct doc *doc, guint first) {
  guint columns;
  guint end = end_of_rows(reader, first, &columns);
  g_autoptr(GPtrArray) cells = g_ptr_array_new();
  GString *source = g_string_new(NULL);
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row)
      continue;
    add_row(cells, columns, piece);
    piece_append_source(reader, piece, source);
    g_string_append_c(source, '\n');
  }
  guint last_line = pieces_line_of(reader, piece_at(reader, end - 1)->end - 1);
  struct block *block =
      doc_add_block(doc, ROLE_TABLE, piece_at(reader, first)->line, last_line, cells_text(cells, columns));
  block->source = g_string_free(source, FALSE);
  block->table = g_new0(struct table, 1);
  block->table->rows = cells->len / columns;
  block->table->columns = columns;
  block->table->cells = (char **)g_ptr_array_steal(cells, NULL);
  return end;
}
