#define _GNU_SOURCE /* memmem */
#include "read/table_cells.h"
#include "base/items.h"
#include "read/shape.h"

#include <string.h>

/* A run of blanks this wide (in cells) stands between two columns. */
#define COLUMN_CELLS 2

static void add_cell(GArray *cells, const char *from, const char *to) {
  struct row_cell cell = {chars_strip(from, (gsize)(to - from)), 0};
  g_array_append_val(cells, cell);
}

/* Cells parted by runs of blanks. */
static void add_aligned_cells(GArray *cells, const struct piece *piece) {
  const char *end = piece->text + piece->length;
  guint column = piece->indent;
  guint run = COLUMN_CELLS;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    guint width = chars_cells(c);
    if (chars_is_ignorable(c)) {
      run += width;
    } else {
      if (run >= COLUMN_CELLS) {
        struct row_cell cell = {{p, 0}, column};
        g_array_append_val(cells, cell);
      }
      struct row_cell *cell = &array_at(cells, struct row_cell, cells->len - 1);
      cell->text.length = (gsize)(g_utf8_next_char(p) - cell->text.text);
      run = 0;
    }
    column += width;
  }
}

/* Whether the cell is one ideograph, and the cell behind it another, a character's width apart. */
static bool is_spread(const GArray *cells, guint index) {
  if (index + 1 >= cells->len)
    return false;
  const struct row_cell *cell = &array_at(cells, struct row_cell, index);
  const struct row_cell *next = cell + 1;
  return chars_count(cell->text.text, cell->text.length) == 1 && chars_is_han(chars_at(cell->text.text)) &&
         chars_count(next->text.text, next->text.length) == 1 && chars_is_han(chars_at(next->text.text)) &&
         next->column == cell->column + 2 + COLUMN_CELLS;
}

/* A name of two characters that is spread as wide as one of three, 张　明, is one cell; a row of more single characters
 * is columns. */
static void join_spread_names(GArray *cells) {
  for (guint i = 0; i < cells->len; i++) {
    if (!is_spread(cells, i))
      continue;
    guint end = i + 1;
    while (is_spread(cells, end))
      end++;
    if (end == i + 1) {
      struct row_cell *cell = &array_at(cells, struct row_cell, i);
      struct slice rest = cell[1].text;
      cell->text.length = (gsize)(rest.text + rest.length - cell->text.text);
      g_array_remove_index(cells, end);
    } else
      i = end;
  }
}

/* Whether the mark stands at both ends of the piece, with something between them. */
static bool is_between(const struct piece *piece, const char *mark) {
  return piece->length > 2 * strlen(mark) && shape_begins(piece->text, piece->length, mark) &&
         shape_ends(piece->text, piece->length, mark);
}

#define WIDE_BAR "｜"

const char *table_cells_mark(const struct piece *piece) {
  if (memchr(piece->text, '|', piece->length))
    return "|";
  if (is_between(piece, WIDE_BAR))
    return WIDE_BAR;
  return memchr(piece->text, '\t', piece->length) ? "\t" : NULL;
}

/* Adds the cells of a row that a mark parts; bars at its ends part nothing. */
static void add_marked_cells(GArray *cells, const struct piece *piece, const char *mark) {
  const gsize length = strlen(mark);
  const char *text = piece->text, *end = text + piece->length;
  const bool bar = *mark != '\t';
  if (bar && shape_begins(text, (gsize)(end - text), mark))
    text += length;
  if (bar && shape_ends(text, (gsize)(end - text), mark))
    end -= length;
  for (const char *next; (next = memmem(text, (gsize)(end - text), mark, length)); text = next + length)
    add_cell(cells, text, next);
  add_cell(cells, text, end);
}

GArray *table_cells_of(const struct piece *piece) {
  GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct row_cell));
  const char *mark = table_cells_mark(piece);
  if (mark) {
    add_marked_cells(cells, piece, mark);
  } else {
    add_aligned_cells(cells, piece);
    join_spread_names(cells);
  }
  return cells;
}

bool table_cells_fenced(const struct piece *piece) {
  return is_between(piece, "|") || is_between(piece, WIDE_BAR);
}

/* Whether two columns are one, as blanks are typed. */
static bool are_near(guint column, guint other) {
  return ABS((int)column - (int)other) <= 1;
}

int table_cells_column(const GArray *first, const struct row_cell *cell) {
  guint end = cell->column + (guint)chars_width(cell->text.text, cell->text.length);
  for (guint i = 0; i < first->len; i++) {
    const struct row_cell *head = &array_at(first, struct row_cell, i);
    guint head_end = head->column + (guint)chars_width(head->text.text, head->text.length);
    if (are_near(cell->column, head->column) || are_near(end, head_end))
      return (int)i;
  }
  return -1;
}

bool table_cells_aligned(const GArray *first, const GArray *row) {
  int before = -1;
  for (guint i = 0; i < row->len; i++) {
    int column = table_cells_column(first, &array_at(row, struct row_cell, i));
    if (column <= before)
      return false;
    before = column;
  }
  return true;
}
