#include "compose/columns.h"

/* Gives each column that needs no more than its share what it needs, until the others share the rest. */
static void share(double *widths, guint columns, double room) {
  g_autofree double *wanted = g_memdup2(widths, columns * sizeof *widths);
  g_autofree bool *settled = g_new0(bool, columns);
  guint open = columns;
  for (bool again = true; again && open > 0;) {
    double part = room / open;
    again = false;
    for (guint i = 0; i < columns; i++) {
      if (!settled[i] && wanted[i] <= part) {
        settled[i] = again = true;
        room -= wanted[i];
        open--;
      }
    }
  }
  for (guint i = 0; i < columns; i++)
    widths[i] = !settled[i] ? room / open : open == 0 ? wanted[i] + room / columns : wanted[i];
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

void columns_share(const struct table *table, const double *wanted, double room, double *widths) {
  for (guint column = 0; column < table->columns; column++)
    widths[column] = 0;
  want_all(table, wanted, widths, false);
  want_all(table, wanted, widths, true);
  share(widths, table->columns, room);
}
