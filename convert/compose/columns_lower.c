#include "compose/columns_lower.h"

#include "compose/cell_lines.h"
#include "compose/cell_text.h"
#include "compose/han_words.h"

#include <string.h>

/* Room is given in steps of so many em. */
#define STEP 0.25

/* What a line of a cell costs, beside a name or word that is parted. */
#define LINE_COST 2

/* What a cell that is not the highest of its row costs, beside one that is: of two that are, the first to be lowered
 * wins something too. */
#define LOW_CELL 0.03

/* Other widths are chosen where they save so much: a line. */
#define LEAST_SAVED LINE_COST

/* Tables of more cells or bytes are left as they are: each cell is asked for its lines in each width. */
#define MOST_CELLS 2000
#define MOST_BYTES (128 * 1024)

struct search {
  const struct table *table;
  const struct column_room *room;
  guint steps;   /* that there are beyond what the columns have at least */
  GString *text; /* of all cells, each with a byte behind it */
  GArray *words; /* where its words begin */
  guint8 *costs; /* of each cell, row by row, with so many steps for its column, and with the widths that there were */
};

static guint8 *costs_of(const struct search *search, guint row, guint column) {
  return search->costs + ((gsize)row * search->table->columns + column) * (search->steps + 2);
}

/* How wide a cell is whose paragraphs have one line each. */
static double whole_of(const struct search *search, guint row, guint column) {
  return cell_whole(search->table, row, column, search->room->advance) + search->room->padding;
}

static guint8 cost_in(const struct search *search, const struct cell_lines *lines, double width, guint rows) {
  guint parted;
  const guint count = cell_lines_in(lines, width - search->room->padding, &parted);
  return (guint8)MIN((count + rows - 1) / rows * LINE_COST + parted, G_MAXUINT8);
}

/* What a cell costs in each width; its text begins at byte `start`.  One of several columns has what they have
 * together, which is not looked at; one of several rows has its lines in all of them. */
static void find_costs(const struct search *search, guint row, guint column, gsize start, double width) {
  const gsize length = strlen(search->table->cells[row * search->table->columns + column]);
  const struct extent extent = table_extent(search->table, row, column);
  const double least = search->room->least[column];
  guint8 *costs = costs_of(search, row, column);
  memset(costs, LINE_COST, search->steps + 2);
  if (extent.columns != 1 || whole_of(search, row, column) <= MIN(least, width))
    return;
  g_autoptr(CellLines) lines = cell_lines_new(search->text->str, start, length, search->words, search->room->advance);
  guint step = 0;
  do
    costs[step] = cost_in(search, lines, least + step * STEP, extent.rows);
  while (costs[step] > LINE_COST && ++step <= search->steps);
  costs[search->steps + 1] = cost_in(search, lines, width, extent.rows);
}

static void find_all_costs(const struct search *search, const double *widths) {
  gsize start = 0;
  for (guint i = 0; i < search->table->rows * search->table->columns; i++) {
    const guint column = i % search->table->columns;
    find_costs(search, i / search->table->columns, column, start, widths[column]);
    start += strlen(search->table->cells[i]) + 1;
  }
}

/* What the rows of the table cost when each column has so many steps. */
static double cost_of(const struct search *search, const guint *taken) {
  double cost = 0;
  for (guint row = 0; row < search->table->rows; row++) {
    guint most = 0, sum = 0;
    for (guint column = 0; column < search->table->columns; column++) {
      const guint8 own = costs_of(search, row, column)[taken[column]];
      most = MAX(most, own);
      sum += own;
    }
    cost += most + LOW_CELL * sum;
  }
  return cost;
}

/* Whether a cell of the column costs something else with so many steps than with one less. */
static bool changes(const struct search *search, guint column, guint steps) {
  for (guint row = 0; row < search->table->rows; row++)
    if (costs_of(search, row, column)[steps] != costs_of(search, row, column)[steps - 1])
      return true;
  return false;
}

/* Gives some of the steps to the column where each saves most.  Returns how many; 0: none saves anything. */
static guint give(const struct search *search, guint steps, guint *taken) {
  const double cost = cost_of(search, taken);
  double best = 0;
  guint wins = 0, gets = 0;
  for (guint column = 0; column < search->table->columns; column++)
    for (guint more = 1; more <= steps; more++) {
      if (!changes(search, column, taken[column] + more))
        continue;
      taken[column] += more;
      const double saved = (cost - cost_of(search, taken)) / more;
      taken[column] -= more;
      if (saved > best) {
        best = saved;
        wins = column;
        gets = more;
      }
    }
  taken[wins] += gets;
  return gets;
}

/* Whether a cell takes several lines, in a table that is not too large. */
static bool may_be_lower(const struct search *search, const double *widths) {
  const guint columns = search->table->columns, cells = search->table->rows * columns;
  bool several = false;
  for (guint i = 0; i < cells && cells <= MOST_CELLS && !several; i++)
    several = whole_of(search, i / columns, i % columns) > widths[i % columns];
  return several && search->text->len <= MOST_BYTES;
}

/* The steps that there are beyond what the columns have at least. */
static guint count_steps(const struct table *table, const struct column_room *room, const double *widths) {
  double left = 0;
  for (guint column = 0; column < table->columns; column++)
    left += widths[column] - room->least[column];
  return left > 0 ? (guint)(left / STEP) : 0;
}

/* Gives away all steps that save something.  Whether what the columns have taken then costs less, by a line, than what
 * they had. */
static bool take_steps(const struct search *search, guint *taken) {
  g_autofree guint *had = g_new(guint, search->table->columns);
  for (guint column = 0; column < search->table->columns; column++)
    had[column] = search->steps + 1;
  for (guint rest = search->steps, gets; (gets = give(search, rest, taken)) > 0;)
    rest -= gets;
  return cost_of(search, taken) + LEAST_SAVED <= cost_of(search, had);
}

bool columns_lower(const struct table *table, const struct column_room *room, double *widths) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < table->rows * table->columns; i++)
    g_string_append_c(g_string_append(text, table->cells[i]), '\n');
  struct search search = {.table = table, .room = room, .steps = count_steps(table, room, widths), .text = text};
  if (!may_be_lower(&search, widths))
    return false;
  g_autoptr(GArray) words = han_words_starts(text->str, text->len);
  search.words = words;
  g_autofree guint8 *costs = g_new(guint8, (gsize)table->rows * table->columns * (search.steps + 2));
  search.costs = costs;
  g_autofree guint *taken = g_new0(guint, table->columns);
  find_all_costs(&search, widths);
  if (!take_steps(&search, taken))
    return false;
  for (guint column = 0; column < table->columns; column++)
    widths[column] = room->least[column] + taken[column] * STEP;
  return true;
}
