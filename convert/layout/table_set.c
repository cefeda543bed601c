#include "layout/table_set.h"

#include "base/items.h"
#include "compose/cell_text.h"
#include "layout/justify.h"
#include "layout/table_rows.h"

#include <math.h>
#include <string.h>

/* What sums of widths may be off, pt. */
#define EPSILON 0.01

/* A cell with its paragraphs, each a galley that begins at the type area's left edge. */
struct table_cell {
  guint row, column;
  struct extent extent;
  GPtrArray *parts; /* of struct galley */
};

/* A table on its way into rows. */
struct table_setter {
  struct typesetter *typesetter;
  const struct paragraph *paragraph;
  const struct table *table;
  GPtrArray *cells; /* of struct table_cell, row by row */
  guint *owners;    /* for each place of the table the cell that has it */
  double *tops;     /* for each row, and behind the last, the grid lines above it */
  guint head;       /* rows of the head */
};

static void cell_free(struct table_cell *cell) {
  g_ptr_array_unref(cell->parts);
  g_free(cell);
}

static struct table_cell *cell_at(const struct table_setter *setter, guint i) {
  return pointer_at(setter->cells, i);
}

static guint owner_at(const struct table_setter *setter, guint row, guint column) {
  return setter->owners[row * setter->table->columns + column];
}

/* ---- cells ---- */

static void add_part(const struct table_setter *setter, struct table_cell *cell, gsize from, gsize to) {
  struct galley *part = galley_new(setter->paragraph, from, to, setter->typesetter->style);
  part->first = part->left = 0;
  part->cell *= setter->paragraph->table_size / part->size;
  part->size = setter->paragraph->table_size;
  part->hei = cell->row < setter->head && setter->head < setter->table->rows;
  g_ptr_array_add(cell->parts, part);
}

/* The cell at this place, whose text begins at byte `start`; paragraphs of it are parted by VT (doc.h). */
static struct table_cell *new_cell(const struct table_setter *setter, guint row, guint column, gsize start) {
  const struct table *table = setter->table;
  const struct extent extent = table_extent(table, row, column);
  struct table_cell *cell = g_new0(struct table_cell, 1);
  cell->row = row;
  cell->column = column;
  cell->extent.rows = CLAMP(extent.rows, 1, table->rows - row);
  cell->extent.columns = CLAMP(extent.columns, 1, table->columns - column);
  cell->parts = g_ptr_array_new_with_free_func((GDestroyNotify)galley_free);
  const char *text = table->cells[row * table->columns + column];
  for (const char *end; (end = strchr(text, '\v')); text = end + 1) {
    add_part(setter, cell, start, start + (gsize)(end - text));
    start += (gsize)(end - text) + 1;
  }
  add_part(setter, cell, start, start + strlen(text));
  return cell;
}

static void own_places(const struct table_setter *setter, const struct table_cell *cell, guint number) {
  for (guint row = cell->row; row < cell->row + cell->extent.rows; row++)
    for (guint column = cell->column; column < cell->column + cell->extent.columns; column++)
      if (owner_at(setter, row, column) == G_MAXUINT)
        setter->owners[row * setter->table->columns + column] = number;
}

/* Cells stand in the paragraph's text one after the other, parted by one byte (doc.h). */
static void make_cells(const struct table_setter *setter) {
  const struct table *table = setter->table;
  gsize start = 0;
  for (guint i = 0; i < table->rows * table->columns; i++)
    setter->owners[i] = G_MAXUINT;
  for (guint i = 0; i < table->rows * table->columns; i++) {
    if (setter->owners[i] == G_MAXUINT) {
      struct table_cell *cell = new_cell(setter, i / table->columns, i % table->columns, start);
      own_places(setter, cell, setter->cells->len);
      g_ptr_array_add(setter->cells, cell);
    }
    start += strlen(table->cells[i]) + 1;
  }
}

/* ---- columns ---- */

static double text_width(const struct table_setter *setter, const struct table_cell *cell) {
  double widest = 0;
  for (guint i = 0; i < cell->parts->len; i++)
    widest = MAX(widest, galley_width(setter->typesetter, pointer_at(cell->parts, i)));
  return widest;
}

/* The x of the vertical rules. */
static GArray *find_edges(const struct table_setter *setter) {
  double x = setter->typesetter->style->margin_left;
  GArray *edges = g_array_new(FALSE, FALSE, sizeof(double));
  g_array_append_val(edges, x);
  for (guint column = 0; column < setter->table->columns; column++) {
    x += setter->paragraph->table_widths[column];
    g_array_append_val(edges, x);
  }
  return edges;
}

/* ---- cells in lines ---- */

static guint line_count(const struct table_cell *cell) {
  guint lines = 0;
  for (guint i = 0; i < cell->parts->len; i++)
    lines += ((const struct galley *)pointer_at(cell->parts, i))->lines->len;
  return lines;
}

static bool is_head(const struct table_setter *setter, const struct table_cell *cell) {
  return cell->row < setter->head;
}

/* Lines of several hold a whole number of characters, so that they end at one edge; what is left over is blank. */
static double whole_measure(const struct table_setter *setter, const struct table_cell *cell, const struct galley *part,
                            double room) {
  const double whole = floor((room + EPSILON) / part->cell) * part->cell;
  const bool one_line = galley_width(setter->typesetter, part) <= room;
  return one_line || whole < cell_least(setter->table, cell->row, cell->column, setter->head, part->cell / part->size) *
                                 part->size
             ? room
             : whole;
}

static void set_parts(const struct table_setter *setter, const struct table_cell *cell, const GArray *edges) {
  const double left = array_at(edges, double, cell->column);
  const double right = array_at(edges, double, cell->column + cell->extent.columns);
  for (guint i = 0; i < cell->parts->len; i++) {
    struct galley *part = pointer_at(cell->parts, i);
    part->measure =
        whole_measure(setter, cell, part, right - left - 2 * setter->typesetter->style->table_padding * part->size);
    galley_set(setter->typesetter, part);
  }
}

/* 总投资|（万元）: a column's name that needs two lines is parted before its unit. */
static bool part_before_unit(const struct table_setter *setter, struct table_cell *cell) {
  const struct galley *part = pointer_at(cell->parts, 0);
  const char *unit = g_strstr_len(part->text, (gssize)part->length, "（");
  if (cell->parts->len > 1 || part->lines->len < 2 || !unit || unit == part->text)
    return false;
  const gsize start = part->start, at = start + (gsize)(unit - part->text), end = start + part->length;
  g_ptr_array_set_size(cell->parts, 0);
  add_part(setter, cell, start, at);
  add_part(setter, cell, at, end);
  return true;
}

static void set_cell(const struct table_setter *setter, struct table_cell *cell, const GArray *edges) {
  set_parts(setter, cell, edges);
  if (is_head(setter, cell) && part_before_unit(setter, cell))
    set_parts(setter, cell, edges);
}

/* Sets a cell once more, in the middle or at the right of its measure, from which `right` is taken. */
static void align_cell(const struct table_setter *setter, const struct table_cell *cell, enum align align,
                       double right) {
  for (guint i = 0; i < cell->parts->len; i++) {
    struct galley *part = pointer_at(cell->parts, i);
    part->align = align;
    part->measure -= right;
    galley_set(setter->typesetter, part);
  }
}

/* Figures end below each other, and the widest of a column is in its middle: what is left to the right of them in each
 * column that holds figures, else less than nothing. */
static double *find_figures(const struct table_setter *setter) {
  double *rights = g_new(double, setter->table->columns);
  for (guint column = 0; column < setter->table->columns; column++)
    rights[column] = column_kind_of(setter->table, column, setter->head) == COLUMN_FIGURES ? G_MAXDOUBLE : -1;
  for (guint i = setter->head * setter->table->columns; i < setter->table->rows * setter->table->columns; i++) {
    const struct table_cell *cell = cell_at(setter, setter->owners[i]);
    if (cell->extent.columns > 1 || cell->row < setter->head || rights[cell->column] < 0)
      continue;
    const struct galley *part = pointer_at(cell->parts, 0);
    rights[cell->column] = MIN(rights[cell->column], MAX(0, (part->measure - text_width(setter, cell)) / 2));
  }
  return rights;
}

/* Sets the cells; a column is centred when each of its cells fits on one line, and so is what tells what columns are;
 * figures are at the right. */
static void set_cells(const struct table_setter *setter, const GArray *edges) {
  g_autofree bool *several = g_new0(bool, setter->table->columns);
  for (guint i = 0; i < setter->cells->len; i++) {
    struct table_cell *cell = cell_at(setter, i);
    set_cell(setter, cell, edges);
    if (cell->extent.columns == 1)
      several[cell->column] |= line_count(cell) > 1;
  }
  g_autofree double *figures = find_figures(setter);
  for (guint i = 0; i < setter->cells->len; i++) {
    const struct table_cell *cell = cell_at(setter, i);
    const bool single = cell->extent.columns == 1 ? !several[cell->column] : line_count(cell) <= 1;
    const bool head = is_head(setter, cell);
    if (!head && cell->extent.columns == 1 && figures[cell->column] >= 0)
      align_cell(setter, cell, ALIGN_RIGHT, figures[cell->column]);
    else if (single || head)
      align_cell(setter, cell, ALIGN_CENTER, 0);
  }
}

/* How small the table's type is beside that of its element. */
static double smallness_of(const struct table_setter *setter) {
  return setter->paragraph->table_size / setter->typesetter->style->paragraphs[ELEMENT_TABLE].size;
}

/* Grid lines from one line of a cell to the next: closer when the type is smaller. */
static double line_step(const struct table_setter *setter) {
  return setter->typesetter->style->table_line * smallness_of(setter);
}

/* What so many lines of a cell take, grid lines: the first as much as a line of text. */
static double height_of(const struct table_setter *setter, guint lines) {
  return 1 + (MAX(lines, 1) - 1) * line_step(setter);
}

/* Half of a Han character stands so far above its baseline, em. */
#define MIDDLE 0.38

/* Smaller type stands in the middle of its row too: its baselines are so much higher, pt. */
static double raise_of(const struct table_setter *setter) {
  const double size = setter->typesetter->style->paragraphs[ELEMENT_TABLE].size;
  return MIDDLE * size * (1 - smallness_of(setter));
}

/* Makes the last row of each cell so high that its rows hold it: of cells of one row, or of those of several. */
static void raise_rows(const struct table_setter *setter, double *slots, bool several) {
  for (guint i = 0; i < setter->cells->len; i++) {
    const struct table_cell *cell = cell_at(setter, i);
    if ((cell->extent.rows > 1) != several)
      continue;
    const guint end = cell->row + cell->extent.rows;
    double missing = height_of(setter, line_count(cell));
    for (guint row = cell->row; row < end; row++)
      missing -= slots[row];
    slots[end - 1] += MAX(0, missing);
  }
}

/* Each row is as high as its cells; one of several rows makes the last of them higher, when it needs that. */
static void find_tops(const struct table_setter *setter) {
  const guint rows = setter->table->rows;
  g_autofree double *slots = g_new(double, rows);
  for (guint row = 0; row < rows; row++)
    slots[row] = 1;
  raise_rows(setter, slots, false);
  raise_rows(setter, slots, true);
  setter->tops[0] = 0;
  for (guint row = 0; row < rows; row++)
    setter->tops[row + 1] = setter->tops[row] + slots[row];
}

/* ---- rows ---- */

/* The rows of the table that one row of the page is made of. */
struct stretch_of_rows {
  guint first, end;
};

/* Rows that a cell joins stay together, unless that takes more than half a page: then each is by itself. */
static struct stretch_of_rows joined_rows(const struct table_setter *setter, guint first) {
  const struct table *table = setter->table;
  struct stretch_of_rows rows = {first, first + 1};
  bool parted = false;
  for (guint row = first; row < rows.end; row++)
    for (guint column = 0; column < table->columns; column++) {
      const struct table_cell *cell = cell_at(setter, owner_at(setter, row, column));
      parted |= cell->row < first;
      rows.end = MAX(rows.end, cell->row + cell->extent.rows);
    }
  if (parted || setter->tops[rows.end] - setter->tops[first] > setter->typesetter->style->lines / 2.0)
    rows.end = first + 1;
  return rows;
}

/* Whether a rule parts a place from the one above it, or from the one to its left. */
static bool parts_above(const struct table_setter *setter, guint row, guint column) {
  return row == 0 || owner_at(setter, row - 1, column) != owner_at(setter, row, column);
}

static bool parts_left(const struct table_setter *setter, guint row, guint column) {
  return owner_at(setter, row, column - 1) != owner_at(setter, row, column);
}

static void add_rules_above(const struct table_setter *setter, struct table_row *out, guint row, double slot) {
  const guint columns = setter->table->columns;
  for (guint column = 0, end; column < columns; column = end + 1) {
    for (end = column; end < columns && parts_above(setter, row, end);)
      end++;
    if (end > column)
      table_rows_rule(out, (struct table_rule){column, end, slot, slot});
  }
}

static void add_rules_beside(const struct table_setter *setter, struct table_row *out, struct stretch_of_rows rows) {
  const double *tops = setter->tops, top = tops[rows.first];
  for (guint column = 1; column < setter->table->columns; column++)
    for (guint row = rows.first, end; row < rows.end; row = end + 1) {
      for (end = row; end < rows.end && parts_left(setter, end, column);)
        end++;
      if (end > row)
        table_rows_rule(out, (struct table_rule){column, column, tops[row] - top, tops[end] - top});
    }
}

static void add_row(const struct table_setter *setter, struct table_set *set, struct stretch_of_rows rows) {
  const double top = setter->tops[rows.first];
  struct table_row *out = table_rows_add(set->rows, setter->tops[rows.end] - top);
  for (guint row = rows.first; row < rows.end; row++)
    add_rules_above(setter, out, row, setter->tops[row] - top);
  add_rules_beside(setter, out, rows);
}

/* ---- lines in rows ---- */

/* A row of the page while cells are put into it: where it is in the table. */
struct open_row {
  guint number; /* in set->rows */
  double top;   /* grid lines of the table above it */
  guint first;  /* rows of the table above it */
};

/* Whether a page holds so many grid lines below the repeated head and （续）. */
static bool fits_page(const struct table_setter *setter, double slots) {
  const double head = setter->head > 0 ? setter->tops[setter->head] + 1 : 0;
  return slots <= setter->typesetter->style->lines - head + EPSILON;
}

/* Puts the lines of a cell into the row that it begins in, centred from top to bottom where a page holds it, and those
 * of a cell that goes on below it into the rows after that. */
static void put_cell(const struct table_setter *setter, const struct table_set *set, struct open_row at, bool head,
                     struct table_cell *cell) {
  const struct style *style = setter->typesetter->style;
  const struct table_row *row = pointer_at(set->rows, at.number);
  const double top = setter->tops[cell->row], bottom = setter->tops[cell->row + cell->extent.rows];
  const bool inside = bottom <= at.top + row->slots + EPSILON && fits_page(setter, bottom - top);
  double y = top - at.top + (inside ? (bottom - top - height_of(setter, line_count(cell))) / 2 : 0);
  guint place_row = cell->row - at.first;
  for (guint i = 0; i < cell->parts->len; i++) {
    struct galley *part = pointer_at(cell->parts, i);
    const double left = array_at(set->edges, double, cell->column) - style->margin_left;
    for (guint k = 0; k < part->lines->len; k++) {
      while (y > row->slots - TABLE_LINE_FITS && at.number + 1 < set->rows->len) {
        y = MAX(0, y - row->slots);
        row = pointer_at(set->rows, ++at.number);
        place_row = 0;
      }
      struct line *line = g_steal_pointer(&pointer_at(part->lines, k));
      line_place(line, left + style->table_padding * part->size, y * style->line_pitch - raise_of(setter));
      line->cell = (struct cell){place_row, cell->column, setter->table->columns, head};
      g_ptr_array_add(row->lines, line);
      y += line_step(setter);
    }
  }
}

static void put_cells(const struct table_setter *setter, const struct table_set *set, const GArray *firsts) {
  struct open_row at = {0};
  const guint head = setter->head > 0 && setter->table->rows > 1 ? array_at(firsts, guint, 1) : 0;
  for (guint i = 0; i < setter->cells->len; i++) {
    struct table_cell *cell = cell_at(setter, i);
    while (cell->row >= array_at(firsts, guint, at.number + 1))
      at.number++;
    at.first = array_at(firsts, guint, at.number);
    at.top = setter->tops[at.first];
    put_cell(setter, set, at, cell->row < head, cell);
  }
  for (guint i = 0; i < set->rows->len; i++)
    table_rows_sort(pointer_at(set->rows, i));
}

struct table_set *table_set_galley(struct typesetter *typesetter, const struct galley *galley) {
  const struct table *table = galley->paragraph->table;
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func((GDestroyNotify)cell_free);
  g_autofree guint *owners = g_new(guint, table->rows * table->columns);
  g_autofree double *tops = g_new(double, table->rows + 1);
  const struct table_setter setter = {typesetter, galley->paragraph,     table, cells, owners,
                                      tops,       table_head_rows(table)};
  struct table_set *set = g_new0(struct table_set, 1);
  set->rows = g_ptr_array_new_with_free_func((GDestroyNotify)table_rows_free);
  make_cells(&setter);
  set->edges = find_edges(&setter);
  set_cells(&setter, set->edges);
  find_tops(&setter);
  g_autoptr(GArray) firsts = g_array_new(FALSE, FALSE, sizeof(guint)); /* of the table's rows, for each of the page's */
  struct stretch_of_rows rows = {0};
  while (rows.end < table->rows) {
    rows = joined_rows(&setter, rows.end);
    g_array_append_val(firsts, rows.first);
    add_row(&setter, set, rows);
  }
  g_array_append_val(firsts, rows.end);
  put_cells(&setter, set, firsts);
  table_rows_fit(typesetter, galley->paragraph, set, setter.head > 0);
  return set;
}
