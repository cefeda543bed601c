#include "compose/columns.h"

#include "compose/cell_text.h"

#include <math.h>

/* Shares what is left among the columns that want more, each by the root of what it holds. */
static double share_rest(double *widths, const double *wishes, const double *contents, guint columns, double left) {
  for (bool again = true; again && left > 0;) {
    double weights = 0, given = 0;
    for (guint i = 0; i < columns; i++)
      weights += widths[i] < wishes[i] ? sqrt(contents[i]) : 0;
    again = false;
    for (guint i = 0; i < columns && weights > 0; i++) {
      const double more = wishes[i] - widths[i], part = left * sqrt(contents[i]) / weights;
      if (more <= 0)
        continue;
      again = again || more < part; /* it takes less than its part: the others share the rest */
      widths[i] += MIN(more, part);
      given += MIN(more, part);
    }
    left -= given;
  }
  return MAX(left, 0);
}

/* Each column has at least what its longest piece needs, and at most what it wishes while others wish for more. */
static void share(double *widths, const double *wishes, const double *contents, guint columns, double room) {
  double least = 0;
  for (guint i = 0; i < columns; i++)
    least += widths[i];
  const double scale = MIN(1, room / least); /* pieces that do not fit together are parted after all */
  for (guint i = 0; i < columns; i++)
    widths[i] *= scale;
  const double left = share_rest(widths, wishes, contents, columns, room - least * scale);
  for (guint i = 0; i < columns; i++)
    widths[i] += left / columns;
}

/* A cell of several columns wants what they have not already in equal parts of each. */
static void want(double *widths, guint columns, double width) {
  double have = 0;
  for (guint i = 0; i < columns; i++)
    have += widths[i];
  for (guint i = 0; i < columns && width > have; i++)
    widths[i] += (width - have) / columns;
}

static void want_all(const struct table *table, const double *wanted, double *widths, bool several) {
  for (guint i = 0; i < table->rows * table->columns; i++) {
    const guint column = i % table->columns;
    const struct extent extent = table_extent(table, i / table->columns, column);
    if (extent.rows > 0 && (extent.columns > 1) == several)
      want(widths + column, MIN(extent.columns, table->columns - column), wanted[i]);
  }
}

static void add_contents(const struct table *table, const double *wanted, double *contents) {
  for (guint i = 0; i < table->rows * table->columns; i++)
    contents[i % table->columns] +=
        table_extent(table, i / table->columns, i % table->columns).rows > 0 ? wanted[i] : 0;
}

void columns_share(const struct table *table, const double *least, const double *wanted, double room, double *widths) {
  g_autofree double *wishes = g_new0(double, table->columns), *contents = g_new0(double, table->columns);
  for (guint column = 0; column < table->columns; column++)
    widths[column] = 0;
  for (int several = 0; several <= 1; several++) {
    want_all(table, least, widths, several > 0);
    want_all(table, wanted, wishes, several > 0);
  }
  add_contents(table, wanted, contents);
  share(widths, wishes, contents, table->columns, room);
}

/* ---- how large ---- */

/* 小四, 五号, 小五: a table that has no room is set in the first of them in which it has.  六号 is under what S4 asks
 * for, but read more easily than figures that run over the lines between them. */
static const double smaller_sizes[] = {12, 10.5, 9, 7.5};

/* A cell of more lines is as good as a column of text: a smaller size makes it shorter, down to 五号. */
#define MOST_CELL_LINES 6
#define READABLE_SIZE 10.5

/* Whether the table, set in `size`, keeps every piece whole, and every cell short. */
static bool has_room(const struct table *table, const struct style *style, const double *least, const double *whole,
                     double size) {
  const guint cells = table->rows * table->columns;
  const double padding = 2 * style->table_padding;
  g_autofree double *pieces = g_new(double, cells), *wishes = g_new(double, cells),
                    *widths = g_new0(double, table->columns);
  for (guint i = 0; i < cells; i++) {
    pieces[i] = (least[i] + padding) * size;
    wishes[i] = MAX(whole[i] + padding, least[i] + padding) * size;
  }
  want_all(table, pieces, widths, false);
  want_all(table, pieces, widths, true);
  double together = 0;
  for (guint i = 0; i < table->columns; i++)
    together += widths[i];
  if (together > style->text_width)
    return false;
  columns_share(table, pieces, wishes, style->text_width, widths);
  for (guint i = 0; i < cells && size > READABLE_SIZE; i++) {
    const guint column = i % table->columns;
    const double room = widths[column] / size - padding;
    if (table_extent(table, i / table->columns, column).columns == 1 && whole[i] > MOST_CELL_LINES * room)
      return false;
  }
  return true;
}

double columns_size(const struct table *table, const struct style *style) {
  const guint cells = table->rows * table->columns;
  double size = style->paragraphs[ELEMENT_TABLE].size;
  g_autofree double *least = g_new(double, cells), *whole = g_new(double, cells);
  for (guint i = 0; i < cells; i++) {
    least[i] = cell_least(table, i / table->columns, i % table->columns);
    whole[i] = cell_whole(table, i / table->columns, i % table->columns);
  }
  for (guint i = 0; i < G_N_ELEMENTS(smaller_sizes) && !has_room(table, style, least, whole, size); i++)
    size = MIN(size, smaller_sizes[i]);
  return size;
}
