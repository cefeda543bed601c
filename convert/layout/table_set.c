#include "layout/table_set.h"

#include "layout/justify.h"

#include <string.h>

/* What sums of widths may be off, pt. */
#define EPSILON 0.01

static void row_free(struct table_row *row) {
  g_ptr_array_unref(row->lines);
  g_free(row);
}

void table_free(struct table_set *table) {
  g_ptr_array_unref(table->rows);
  g_array_unref(table->edges);
  g_free(table);
}

/* A table on its way into rows. */
struct table_setter {
  struct typesetter *typesetter;
  const struct paragraph *paragraph;
  const struct table *table;
  gsize *starts; /* of each cell in the paragraph's text, row by row, and behind the last */
};

/* Cells stand in the paragraph's text one after the other, parted by one byte (doc.h). */
static gsize *find_starts(const struct table *table) {
  guint count = table->rows * table->columns;
  gsize *starts = g_new0(gsize, count + 1);
  for (guint i = 0; i < count; i++)
    starts[i + 1] = starts[i] + strlen(table->cells[i]) + 1;
  return starts;
}

/* A cell as a galley of its own that begins at the type area's left edge. */
static struct galley *new_cell(const struct table_setter *setter, guint row, guint column) {
  const gsize *start = &setter->starts[row * setter->table->columns + column];
  struct galley *cell = galley_new(setter->paragraph, start[0], start[1] - 1, setter->typesetter->style);
  cell->first = cell->left = 0;
  return cell;
}

static double natural_width(const struct table_setter *setter, guint column) {
  double widest = 0;
  for (guint row = 0; row < setter->table->rows; row++) {
    struct galley *cell = new_cell(setter, row, column);
    widest = MAX(widest, galley_width(setter->typesetter, cell));
    galley_free(cell);
  }
  return widest;
}

/* Gives each column that needs no more than its share what it needs, until the others share the rest. */
static void share_width(double *widths, guint columns, double room) {
  g_autofree double *wanted = g_memdup2(widths, columns * sizeof *widths);
  g_autofree bool *settled = g_new0(bool, columns);
  guint open = columns;
  for (bool again = true; again && open > 0;) {
    double share = room / open;
    again = false;
    for (guint i = 0; i < columns; i++) {
      if (!settled[i] && wanted[i] <= share) {
        settled[i] = again = true;
        room -= wanted[i];
        open--;
      }
    }
  }
  for (guint i = 0; i < columns; i++)
    widths[i] = !settled[i] ? room / open : open == 0 ? wanted[i] + room / columns : wanted[i];
}

/* The x of the vertical rules: columns as wide as they need, together as wide as the type area. */
static GArray *find_edges(const struct table_setter *setter) {
  const struct style *style = setter->typesetter->style;
  guint columns = setter->table->columns;
  double padding = 2 * style->table_padding * style->paragraphs[ELEMENT_TABLE].size, x = style->margin_left;
  g_autofree double *widths = g_new(double, columns);
  for (guint column = 0; column < columns; column++)
    widths[column] = natural_width(setter, column) + padding + EPSILON;
  share_width(widths, columns, style->text_width);
  GArray *edges = g_array_new(FALSE, FALSE, sizeof(double));
  g_array_append_val(edges, x);
  for (guint column = 0; column < columns; column++) {
    x += widths[column];
    g_array_append_val(edges, x);
  }
  return edges;
}

/* Sets the cells of a column; it is centred when each of them fits on one line. */
static GPtrArray *set_column(const struct table_setter *setter, guint column, double width) {
  GPtrArray *cells = g_ptr_array_new_with_free_func((GDestroyNotify)galley_free);
  bool single = true;
  for (guint row = 0; row < setter->table->rows; row++) {
    struct galley *cell = new_cell(setter, row, column);
    cell->measure = width - 2 * setter->typesetter->style->table_padding * cell->size;
    galley_set(setter->typesetter, cell);
    single = single && cell->lines->len <= 1;
    g_ptr_array_add(cells, cell);
  }
  for (guint row = 0; row < setter->table->rows; row++) {
    struct galley *cell = g_ptr_array_index(cells, row);
    if (single || row == 0) {
      cell->align = ALIGN_CENTER;
      galley_set(setter->typesetter, cell);
    }
  }
  return cells;
}

static void move_line(struct line *line, double x, double y) {
  line->y = y;
  for (guint i = 0; i < line->runs->len; i++) {
    GArray *glyphs = ((struct run *)g_ptr_array_index(line->runs, i))->glyphs;
    for (guint k = 0; k < glyphs->len; k++)
      g_array_index(glyphs, struct placed_glyph, k).x += (float)x;
  }
}

/* Moves the lines of a cell into its row, centred from top to bottom. */
static void fill_row(struct table_row *row, struct galley *cell, const struct cell *place, double x, double pitch) {
  double y = (row->slots - cell->lines->len) * pitch / 2;
  while (cell->lines->len > 0) {
    struct line *line = g_ptr_array_steal_index(cell->lines, 0);
    move_line(line, x, y);
    line->cell = *place;
    g_ptr_array_add(row->lines, line);
    y += pitch;
  }
}

static struct galley *cell_at(const GPtrArray *columns, guint column, guint row) {
  const GPtrArray *cells = g_ptr_array_index(columns, column);
  return g_ptr_array_index(cells, row);
}

static struct table_row *new_row(GPtrArray *rows, guint slots) {
  struct table_row *row = g_new0(struct table_row, 1);
  row->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  row->slots = slots;
  g_ptr_array_add(rows, row);
  return row;
}

static void add_row(struct typesetter *typesetter, struct table_set *set, const GPtrArray *columns, guint r) {
  const struct style *style = typesetter->style;
  guint slots = 1;
  for (guint column = 0; column < columns->len; column++)
    slots = MAX(slots, cell_at(columns, column, r)->lines->len);
  struct table_row *row = new_row(set->rows, slots);
  const GPtrArray *cells = g_ptr_array_index(columns, 0);
  const bool head = r == 0 && cells->len > 1;
  for (guint column = 0; column < columns->len; column++) {
    struct galley *cell = cell_at(columns, column, r);
    double x = g_array_index(set->edges, double, column) - style->margin_left + style->table_padding * cell->size;
    const struct cell place = {.column = column, .columns = columns->len, .head = head};
    fill_row(row, cell, &place, x, style->line_pitch);
  }
}

/* Moves what does not fit on a page of `most` grid lines from the last row into further rows. */
static void part_last_row(struct table_set *set, guint most, double pitch) {
  struct table_row *row = g_ptr_array_index(set->rows, set->rows->len - 1);
  while (row->slots > most) {
    struct table_row *next = new_row(set->rows, row->slots - most);
    row->slots = most;
    for (guint i = 0; i < row->lines->len;) {
      struct line *line = g_ptr_array_index(row->lines, i);
      if (line->y < (most - 0.75) * pitch) { /* cells are centred on half lines */
        i++;
        continue;
      }
      line->y -= most * pitch;
      g_ptr_array_add(next->lines, g_ptr_array_steal_index(row->lines, i));
    }
    row = next;
  }
}

struct table_set *table_set_galley(struct typesetter *typesetter, const struct galley *galley) {
  const struct style *style = typesetter->style;
  const struct table *table = galley->paragraph->table;
  g_autofree gsize *starts = find_starts(table);
  const struct table_setter setter = {typesetter, galley->paragraph, table, starts};
  struct table_set *set = g_new0(struct table_set, 1);
  set->rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
  set->edges = find_edges(&setter);
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  for (guint column = 0; column < table->columns; column++) {
    double width = g_array_index(set->edges, double, column + 1) - g_array_index(set->edges, double, column);
    g_ptr_array_add(columns, set_column(&setter, column, width));
  }
  guint room = style->lines; /* for a row below the head */
  for (guint r = 0; r < table->rows; r++) {
    add_row(typesetter, set, columns, r);
    const struct table_row *head = g_ptr_array_index(set->rows, 0);
    if (r == 0 && head->slots <= style->lines / 2) {
      set->repeats = table->rows > 1;
      room = style->lines - (set->repeats ? head->slots : 0);
    }
    part_last_row(set, r == 0 ? style->lines : room, style->line_pitch);
  }
  return set;
}
