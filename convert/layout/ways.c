#include "layout/ways.h"

void ways_init(struct ways *ways, bool counted) {
  ways->rows = counted ? LINE_COUNTS : 1;
  ways->best = G_MAXDOUBLE;
  for (guint row = 0; row < ways->rows; row++)
    for (int density = 0; density < DENSITIES; density++)
      ways->nodes[row][density].cost = G_MAXDOUBLE;
}

void ways_offer(struct ways *ways, const struct node *node) {
  struct node *way = &ways->nodes[node->lines % ways->rows][node->density];
  if (node->cost < way->cost)
    *way = *node;
  if (node->cost < ways->best) {
    ways->best = node->cost;
    ways->best_lines = node->lines;
  }
}

/* A style may call all lines loose; em. */
#define LEAST_BOUND 0.01

double ways_looseness(double opening, double bound) {
  const double part = opening / MAX(bound, LEAST_BOUND);
  return part * part;
}

double ways_contrast(const struct break_costs *costs, const struct node *before, const struct node *line) {
  if (before->lines == 0)
    return 0;
  const double seen = MAX(0, ABS((double)(line->spread - before->spread)) - OPEN_GAP);
  const bool pair = before->density == DENSITY_TIGHT && line->density == DENSITY_TIGHT;
  return costs->contrast * ways_looseness(seen, costs->loose) + pair * costs->squeeze_hard;
}

/* Of ways with one number of lines, the cheapest and those that cost so little more that the next line may turn it. */
static void keep_row(const struct node *row, const struct break_costs *costs, GArray *nodes) {
  double best = G_MAXDOUBLE;
  for (int density = 0; density < DENSITIES; density++)
    best = MIN(best, row[density].cost);
  if (best == G_MAXDOUBLE)
    return;
  const double margin = costs->contrast + (row[DENSITY_TIGHT].cost <= best) * costs->squeeze_hard;
  for (int density = 0; density < DENSITIES; density++)
    if (row[density].cost <= best + margin)
      g_array_append_val(nodes, row[density]);
}

/* Whether the ways of a row have as many lines as the cheapest way, or one more or less. */
static bool is_near(const struct ways *ways, const struct node *row) {
  for (int density = 0; density < DENSITIES; density++)
    if (row[density].cost < G_MAXDOUBLE && ABS((int)row[density].lines - (int)ways->best_lines) > 1)
      return false;
  return true;
}

void ways_keep(const struct ways *ways, const struct break_costs *costs, GArray *nodes) {
  for (guint row = 0; row < ways->rows; row++)
    if (is_near(ways, ways->nodes[row]) || ways->rows == 1)
      keep_row(ways->nodes[row], costs, nodes);
}
