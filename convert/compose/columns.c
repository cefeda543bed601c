#include "compose/columns.h"

#include "base/order.h"
#include "compose/cell_text.h"
#include "compose/columns_lower.h"

#include <math.h>
#include <stdlib.h>

/* Shares what is left among the columns that want more, each by the root of what it holds. */
static double share_rest(double *widths, const double *wishes, const double *contents, guint columns, double left) {
  for (bool again = true; again && left > 0;) {
    double weights = 0, given = 0;
    for (guint i = 0; i < columns; i++)
      if (widths[i] < wishes[i])
        weights += sqrt(contents[i]);
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

static double sum_of(const double *widths, guint columns) {
  double sum = 0;
  for (guint i = 0; i < columns; i++)
    sum += widths[i];
  return sum;
}

/* What is left when no column wishes for more is for those to be written in, `blank`, or for all. */
static void spread(double *widths, const bool *blank, guint columns, double left) {
  guint blanks = 0;
  for (guint i = 0; i < columns; i++)
    blanks += blank[i];
  for (guint i = 0; i < columns; i++)
    widths[i] += blanks == 0 ? left / columns : blank[i] ? left / blanks : 0;
}

/* Each column has at least what its longest piece needs, and at most what it wishes while others wish for more. */
static void share(double *widths, const double *wishes, const double *contents, const bool *blank, guint columns,
                  double room) {
  const double least = sum_of(widths, columns);
  const double scale = MIN(1, room / least); /* pieces that do not fit together are parted after all */
  for (guint i = 0; i < columns; i++)
    widths[i] *= scale;
  spread(widths, blank, columns, share_rest(widths, wishes, contents, columns, room - least * scale));
}

/* A cell of several columns wants what they have not already in equal parts of each. */
static void want(double *widths, guint columns, double width) {
  const double have = sum_of(widths, columns);
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

/* A column to be written in is at least this part as wide as it were if all were alike. */
#define BLANK_PART 0.5

/* What the columns need at least; `blank`: without text below the head, so that somebody is to write in them. */
static void need_all(const struct table *table, const double *least, const bool *blank, double room, double *widths) {
  for (guint column = 0; column < table->columns; column++)
    widths[column] = blank[column] ? BLANK_PART * room / table->columns : 0;
  want_all(table, least, widths, false);
  want_all(table, least, widths, true);
}

static bool *find_blank(const struct table *table) {
  const guint head = table_head_rows(table);
  bool *blank = g_new(bool, table->columns);
  for (guint column = 0; column < table->columns; column++)
    blank[column] = head < table->rows && column_is_empty(table, column, head);
  return blank;
}

/* A column that is to be so much wider. */
struct raise {
  guint column;
  double by;
};

static gint compare_raises(gconstpointer a, gconstpointer b) {
  const struct raise *left = a, *right = b;
  return order_or(ORDER_OF(left->by, right->by), ORDER_OF(left->column, right->column));
}

/* Names that the least does not keep whole may take this part of the room that is left: text wants the other. */
#define LIKED_PART 0.5

/* Makes columns wide enough for what they like, those first that want least for it. */
static void like_all(const struct table *table, const double *liked, double room, double *widths) {
  g_autofree double *likes = g_new0(double, table->columns);
  g_autofree struct raise *raises = g_new(struct raise, table->columns);
  double left = LIKED_PART * (room - sum_of(widths, table->columns));
  want_all(table, liked, likes, false);
  for (guint i = 0; i < table->columns; i++)
    raises[i] = (struct raise){i, MAX(0, likes[i] - widths[i])};
  qsort(raises, table->columns, sizeof *raises, compare_raises);
  for (guint i = 0; i < table->columns && raises[i].by <= left; i++) {
    widths[raises[i].column] += raises[i].by;
    left -= raises[i].by;
  }
}

void columns_share(const struct table *table, const struct column_wants *wants, double room, double *widths) {
  g_autofree double *wishes = g_new0(double, table->columns), *contents = g_new0(double, table->columns);
  g_autofree bool *blank = find_blank(table);
  need_all(table, wants->least, blank, room, widths);
  like_all(table, wants->liked, room, widths);
  want_all(table, wants->whole, wishes, false);
  want_all(table, wants->whole, wishes, true);
  add_contents(table, wants->whole, contents);
  share(widths, wishes, contents, blank, table->columns, room);
}

struct column_wants *column_wants_new(guint cells) {
  struct column_wants *wants = g_new(struct column_wants, 1);
  *wants = (struct column_wants){g_new0(double, cells), g_new0(double, cells), g_new0(double, cells)};
  return wants;
}

void column_wants_free(struct column_wants *wants) {
  g_free(wants->least);
  g_free(wants->liked);
  g_free(wants->whole);
  g_free(wants);
}

/* ---- how large ---- */

/* 小四, 五号, 小五, and on a turned page 六号: the first of them in which a table has room.  六号 is under what S4 asks
 * for, but read more easily than figures that run over the lines between them. */
static const double smaller_sizes[] = {12, 10.5, 9, 7.5};
#define LEAST_UPRIGHT_SIZE 9

/* A cell of more lines is as good as a column of text: a smaller size makes it shorter, down to 五号. */
#define MOST_CELL_LINES 6
#define READABLE_SIZE 10.5

/* Columns are not so close that each is full: so much more each is to have, em. */
#define COLUMN_AIR 0.25

/* Whether the table, set in `size`, keeps every piece whole, and every cell short; `wants`: in em, with the blank
 * beside them.  `widths` gets those of its columns, em. */
static bool has_room(const struct table *table, const struct style *style, const struct column_wants *wants,
                     double size, double *widths) {
  const double room = style->text_width / size, padding = 2 * style->table_padding;
  g_autofree double *least = g_new(double, table->columns);
  g_autofree bool *blank = find_blank(table);
  need_all(table, wants->least, blank, room, least);
  columns_share(table, wants, room, widths);
  if (sum_of(least, table->columns) / style_advance(style) + COLUMN_AIR * table->columns > room)
    return false;
  for (guint i = 0; i < table->rows * table->columns && size > READABLE_SIZE; i++) {
    const guint column = i % table->columns;
    if (table_extent(table, i / table->columns, column).columns == 1 &&
        wants->whole[i] - padding > MOST_CELL_LINES * (widths[column] - padding))
      return false;
  }
  return true;
}

/* The first size, the element's or a smaller one of at least `least_size`, in which the table has room; when there is
 * none, false, and the size is the smallest. */
static bool find_size(const struct table *table, const struct style *style, const struct column_wants *wants,
                      double least_size, struct columns_fit *fit) {
  fit->size = style->paragraphs[ELEMENT_TABLE].size;
  bool fits = has_room(table, style, wants, fit->size, fit->widths);
  for (guint i = 0; i < G_N_ELEMENTS(smaller_sizes) && !fits && smaller_sizes[i] >= least_size; i++) {
    fit->size = MIN(fit->size, smaller_sizes[i]);
    fits = has_room(table, style, wants, fit->size, fit->widths);
  }
  return fits;
}

/* What the cells want, em, with the blank beside them. */
static struct column_wants *wants_of(const struct table *table, double padding, double advance) {
  const guint cells = table->rows * table->columns, head = table_head_rows(table);
  struct column_wants *wants = column_wants_new(cells);
  for (guint i = 0; i < cells; i++) {
    wants->least[i] = cell_least(table, i / table->columns, i % table->columns, head, advance) + padding;
    wants->liked[i] = cell_liked(table, i / table->columns, i % table->columns, advance) + padding;
    wants->whole[i] =
        MAX(cell_whole(table, i / table->columns, i % table->columns, advance) + padding, wants->least[i]);
  }
  return wants;
}

/* Makes the table lower where other widths do, and tells them in points. */
static void settle(const struct table *table, const struct style *style, const struct column_wants *wants,
                   struct columns_fit *fit) {
  const double room = style->text_width / fit->size;
  g_autofree double *least = g_new(double, table->columns);
  g_autofree bool *blank = find_blank(table);
  need_all(table, wants->least, blank, room, least);
  const struct column_room columns = {least, 2 * style->table_padding, style_advance(style)};
  if (sum_of(least, table->columns) < room && columns_lower(table, &columns, fit->widths))
    spread(fit->widths, blank, table->columns, room - sum_of(fit->widths, table->columns));
  for (guint i = 0; i < table->columns; i++)
    fit->widths[i] *= fit->size;
}

struct columns_fit columns_fit(const struct table *table, const struct style *style) {
  const struct style turned = style_turned(style);
  g_autoptr(ColumnWants) wants = wants_of(table, 2 * style->table_padding, style_advance(style));
  struct columns_fit fit = {.widths = g_new(double, table->columns)};
  if (!find_size(table, style, wants, LEAST_UPRIGHT_SIZE, &fit)) {
    fit.turned = turned.text_width > style->text_width;
    find_size(table, fit.turned ? &turned : style, wants, 0, &fit);
  }
  settle(table, fit.turned ? &turned : style, wants, &fit);
  return fit;
}
