/* Ways to break the lines of a paragraph, as the total fit (fit.c) keeps them. */
#pragma once

#include "style/style.h"

/* How dense a line looks beside its neighbours (W12). */
enum density { DENSITY_TIGHT /* a mark is under 3/4 of its cell */, DENSITY_EVEN, DENSITY_OPEN, DENSITIES };

/* A line is open when its gaps are wider than this, em: W12's 1/64, less what coordinates are rounded by. */
#define OPEN_GAP (1.0 / 64 - 0.001)

/* A break that the lines so far end in: the cheapest way to it of those whose last line is of one density (and, where a
 * number of lines is wanted, of those with as many lines). */
struct node {
  double cost;
  guint box;      /* the next line begins with this box */
  guint previous; /* index of the node where the last line began */
  guint lines;    /* up to here */
  float spread;   /* what the last line is opened or, below 0, squeezed by, shared among its gaps, em */
  guint8 density; /* enum density of the last line */
};

/* Numbers of lines that are told apart at a break. */
#define LINE_COUNTS 4

/* The ways to one break that were found; cost G_MAXDOUBLE: there is none. */
struct ways {
  struct node nodes[LINE_COUNTS][DENSITIES]; /* rows by number of lines, where one is wanted */
  guint rows;                                /* in use */
  double best;
  guint best_lines; /* of the cheapest */
};

/* No way yet.  `counted`: ways with different numbers of lines are told apart. */
void ways_init(struct ways *ways, bool counted);

/* One more way; of those that are alike the cheaper one stays. */
void ways_offer(struct ways *ways, const struct node *node);

/* Appends the cheapest way to `nodes` (of struct node), and those that what follows may make cheaper: of another
 * density, or with a line more or less. */
void ways_keep(const struct ways *ways, const struct break_costs *costs, GArray *nodes);

/* How loose a line looks whose gaps open, or differ from those of another, by so many em, beside `bound`, which the style
 * calls loose: squared, as the eye sees it. */
double ways_looseness(double opening, double bound);

/* What a line costs for being unlike the line before, or for being as tight (W12). */
double ways_contrast(const struct break_costs *costs, const struct node *before, const struct node *line);
