#include "compose/columns.h"

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
