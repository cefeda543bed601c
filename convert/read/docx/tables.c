#include "read/docx/tables.h"

#include "base/items.h"
#include "text/chars.h"

#include <string.h>

/* Word has at most 63 columns (17.4.48). */
#define COLUMNS_MAX 255

/* A cell of the file: where it begins, in columns of the table's grid, and how many of them it takes. */
struct file_cell {
  guint row, column, columns;
  bool goes_on; /* it belongs to the cell above it */
};

struct docx_rows {
  GPtrArray *paragraphs; /* of struct docx_paragraph, owned */
  guint rows, columns;
  guint column;  /* of the open cell */
  GArray *cells; /* of struct file_cell, in their order */
};

struct docx_rows *rows_new(void) {
  struct docx_rows *rows = g_new0(struct docx_rows, 1);
  rows->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  rows->cells = g_array_new(FALSE, FALSE, sizeof(struct file_cell));
  return rows;
}

void rows_free(struct docx_rows *rows) {
  if (!rows)
    return;
  g_ptr_array_unref(rows->paragraphs);
  g_array_unref(rows->cells);
  g_free(rows);
}

void rows_begin_row(struct docx_rows *rows, guint before) {
  rows->column = MIN(before, COLUMNS_MAX);
}

void rows_end_row(struct docx_rows *rows) {
  rows->rows++;
  rows->column = 0;
}

void rows_end_cell(struct docx_rows *rows, guint span, bool goes_on) {
  guint end = MIN(rows->column + span, COLUMNS_MAX);
  if (end > rows->column) {
    const struct file_cell cell = {rows->rows, rows->column, end - rows->column, goes_on};
    g_array_append_val(rows->cells, cell);
  }
  rows->column = end;
  rows->columns = MAX(rows->columns, end);
}

void rows_add(struct docx_rows *rows, struct docx_paragraph *paragraph) {
  paragraph->row = rows->rows;
  paragraph->column = MIN(rows->column, COLUMNS_MAX - 1);
  g_ptr_array_add(rows->paragraphs, paragraph);
}

const GPtrArray *rows_paragraphs(const struct docx_rows *rows) {
  return rows->paragraphs;
}

/* ---- columns ---- */

/* Columns of the grid to columns of the table: where no cell begins, two columns of the grid are one.  Word's grid has
 * a column for every edge that somebody has drawn, also between rows.  Returns how many there are. */
static guint number_columns(const struct docx_rows *rows, guint *numbers) {
  bool begins[COLUMNS_MAX + 1] = {true};
  for (guint i = 0; i < rows->cells->len; i++) {
    const struct file_cell *cell = &array_at(rows->cells, struct file_cell, i);
    begins[cell->column] = true;
  }
  guint count = 0;
  for (guint column = 0; column < rows->columns; column++) {
    count += begins[column];
    numbers[column] = count - 1;
  }
  numbers[rows->columns] = count;
  return count;
}

/* ---- text ---- */

/* A table whose cells are filled one after the other. */
struct filling {
  struct docx_table *table;
  GString *text; /* of the open cell */
  GArray *marks; /* of struct mark, of that text */
  gsize before;  /* bytes of the table's line before the open cell */
};

/* Paragraphs of a cell are parted by VT, as lines of one are; empty ones are none. */
static void add_paragraph(struct filling *filling, const struct docx_paragraph *paragraph) {
  if (chars_strip(paragraph->text->str, paragraph->text->len).length == 0)
    return;
  if (filling->text->len > 0)
    g_string_append_c(filling->text, '\v');
  for (guint i = 0; i < paragraph->marks->len; i++) {
    struct mark mark = array_at(paragraph->marks, struct mark, i);
    mark.start += filling->text->len;
    g_array_append_val(filling->marks, mark);
  }
  g_string_append_len(filling->text, paragraph->text->str, (gssize)paragraph->text->len);
}

/* The cell's text without the blanks around it, and its marks as marks of the table's line. */
static void end_cell(struct filling *filling) {
  g_strdelimit(filling->text->str, "\t\n", ' ');
  struct slice words = chars_strip(filling->text->str, filling->text->len);
  gsize lead = (gsize)(words.text - filling->text->str);
  for (guint i = 0; i < filling->marks->len; i++) {
    struct mark mark = array_at(filling->marks, struct mark, i);
    gsize start = CLAMP(mark.start, lead, lead + words.length);
    gsize end = CLAMP(mark.start + mark.length, lead, lead + words.length);
    mark.start = filling->before + start - lead;
    mark.length = end - start;
    if (mark.length > 0)
      g_array_append_val(filling->table->marks, mark);
  }
  g_ptr_array_add(filling->table->cells, g_strndup(words.text, words.length));
  filling->before += words.length + 1;
  g_string_assign(filling->text, "");
  g_array_set_size(filling->marks, 0);
}

static void fill_cells(struct docx_table *table, const struct docx_rows *rows, const guint *numbers) {
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  struct filling filling = {table, text, marks, 0};
  for (guint i = 0; i < rows->paragraphs->len; i++) {
    const struct docx_paragraph *paragraph = pointer_at(rows->paragraphs, i);
    const guint cell = paragraph->row * table->columns + MIN(numbers[paragraph->column], table->columns - 1);
    while (table->cells->len < cell)
      end_cell(&filling);
    add_paragraph(&filling, paragraph);
  }
  while (table->cells->len < table->rows * table->columns)
    end_cell(&filling);
}

/* ---- cells that are one ---- */

static struct extent *extent_at(const struct docx_table *table, guint row, guint column) {
  return &array_at(table->extents, struct extent, row * table->columns + column);
}

/* The cell that begins above this one, at the same column and as wide, and reaches down to it; NULL when there is
 * none. */
static struct extent *find_above(const struct docx_table *table, guint row, guint column, guint columns) {
  for (guint up = row; up-- > 0;) {
    struct extent *above = extent_at(table, up, column);
    if (above->rows > 0)
      return above->columns == columns && up + above->rows == row ? above : NULL;
  }
  return NULL;
}

static void merge_cell(struct docx_table *table, const struct file_cell *cell, guint column, guint columns) {
  const char *text = pointer_at(table->cells, cell->row * table->columns + column);
  struct extent *own = extent_at(table, cell->row, column);
  struct extent *above = cell->goes_on && *text == '\0' ? find_above(table, cell->row, column, columns) : NULL;
  for (guint i = 1; i < columns; i++)
    *extent_at(table, cell->row, column + i) = (struct extent){0, 0};
  *own = above ? (struct extent){0, 0} : (struct extent){1, columns};
  if (above)
    above->rows++;
}

/* Gives the table its extents, when one cell takes more than one place. */
static void merge_cells(struct docx_table *table, const struct docx_rows *rows, const guint *numbers) {
  bool merged = false;
  g_array_set_size(table->extents, table->cells->len);
  for (guint i = 0; i < table->extents->len; i++)
    array_at(table->extents, struct extent, i) = (struct extent){1, 1};
  for (guint i = 0; i < rows->cells->len; i++) {
    const struct file_cell *cell = &array_at(rows->cells, struct file_cell, i);
    const guint column = numbers[cell->column], columns = numbers[cell->column + cell->columns] - column;
    if (cell->row >= table->rows || columns == 0)
      continue;
    merge_cell(table, cell, column, columns);
    merged |= extent_at(table, cell->row, column)->rows == 0 || columns > 1;
  }
  if (!merged)
    g_array_set_size(table->extents, 0);
}

struct docx_table *rows_make(const struct docx_rows *rows, guint most) {
  guint numbers[COLUMNS_MAX + 1];
  const guint columns = number_columns(rows, numbers);
  if (rows->rows < 2 || columns < 2 || (guint64)rows->rows * columns > most)
    return NULL;
  struct docx_table *table = docx_table_new();
  table->rows = rows->rows;
  table->columns = columns;
  fill_cells(table, rows, numbers);
  merge_cells(table, rows, numbers);
  return table;
}
