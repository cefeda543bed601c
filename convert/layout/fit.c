#include "layout/fit.h"

#include "base/items.h"
#include "layout/spacing.h"
#include "layout/ways.h"

#include <string.h>

/* What sums of widths may be off, pt. */
#define EPSILON 0.01

/* What every gap opens at most, em. */
#define MOST_OPENING 0.25

/* More than any sum of costs: a line that is too wide however much it is squeezed, per pt. */
#define OVERFULL 1e5

/* Nodes at one break that a line may still begin at. */
struct active {
  struct totals before; /* of the paragraph up to the break and the gap after it */
  guint node, count;    /* the first of them, and how many */
};

struct fitter {
  const struct boxes *boxes;
  const struct galley *galley;
  const struct style *style;
  bool counted;      /* numbers of lines are told apart */
  GArray *nodes;     /* of struct node */
  GArray *active;    /* of struct active, in the order of the text */
  guint head;        /* the first of them that is still in use */
  struct totals sum; /* over all boxes so far, gaps before them included */
  struct totals end; /* the same up to the last box that is not blank */
  guint end_box;     /* one after that box */
};

static void add_box(struct totals *totals, const struct box *box, const struct fitter *fitter) {
  const struct spacing *spacing = &fitter->style->spacing;
  double size = fitter->galley->size;
  totals->width += box->width;
  totals->characters += box->characters;
  if (box->class != CLASS_HAN) { /* which gives and takes nothing */
    for (int step = 0; step < SHRINK_STEPS; step++)
      totals->shrink[step] += box_shrink(box, (enum shrink_step)step, spacing, size);
    totals->stretch += box_stretch(box, spacing, size);
    totals->stretch_more += box_stretch_more(box, spacing, size);
  }
}

static void add_gap(struct totals *totals, const struct box *left, const struct box *box, const struct fitter *fitter) {
  const struct spacing *spacing = &fitter->style->spacing;
  double size = fitter->galley->size;
  totals->width += box->gap;
  totals->gaps += box_opens(left, box);
  if (box->flags & BOX_GAP) {
    totals->shrink[SHRINK_GAP] += box_gap_shrink(box, spacing, size);
    totals->stretch += box_gap_stretch(box, spacing);
    totals->stretch_more += box_gap_stretch_more(box, spacing);
  }
}

bool fit_trims_start(const struct galley *galley, guint start) {
  if (galley->align == ALIGN_CENTER)
    return galley->paragraph->element == ELEMENT_TITLE;
  return start > 0 || galley->paragraph->table;
}

bool fit_trims_end(const struct galley *galley) {
  return galley->align != ALIGN_CENTER || galley->paragraph->element == ELEMENT_TITLE;
}

/* Whether a choice begins with a box: a line may end before it. */
static bool begins_choice(const struct boxes *boxes, guint box) {
  return box_at(boxes, box)->break_before == BREAK_CHOICE;
}

double fit_indent(const struct boxes *boxes, const struct galley *galley, guint start) {
  return start == 0 || begins_choice(boxes, start) ? galley->first : galley->left;
}

bool fit_stretches(const struct boxes *boxes, const struct galley *galley, guint next) {
  return next < boxes->boxes->len && galley->align == ALIGN_JUSTIFY && !begins_choice(boxes, next);
}

/* What a mark at the edge of a line would give inside it; there it gives its half at once, or nothing. */
static void fix_edge(struct line_fit *line, const struct box *box, double trim, const struct fitter *fitter) {
  for (int step = 0; step < SHRINK_STEPS && trim > 0; step++)
    line->totals.shrink[step] -= box_shrink(box, (enum shrink_step)step, &fitter->style->spacing, fitter->galley->size);
}

/* A mark at the edge of a line does not grow. */
static void hold_edge(struct line_fit *line, const struct box *box, double trim, const struct fitter *fitter) {
  if (trim > 0) {
    line->totals.stretch -= box_stretch(box, &fitter->style->spacing, fitter->galley->size);
    line->totals.stretch_more -= box_stretch_more(box, &fitter->style->spacing, fitter->galley->size);
  }
}

static void hold_edges(const struct fitter *fitter, struct line_fit *line) {
  const struct box *first = box_at(fitter->boxes, line->start), *last = box_at(fitter->boxes, line->end - 1);
  hold_edge(line, first, box_start_trim(first), fitter);
  hold_edge(line, last, box_end_trim(last), fitter);
}

/* What a line that is too wide can give. */
static void measure_shrink(const struct fitter *fitter, const struct active *active, struct line_fit *line) {
  const struct box *first = box_at(fitter->boxes, line->start), *last = box_at(fitter->boxes, line->end - 1);
  for (int step = 0; step < SHRINK_STEPS; step++)
    line->totals.shrink[step] = fitter->end.shrink[step] - active->before.shrink[step];
  fix_edge(line, first, box_start_trim(first), fitter);
  fix_edge(line, last, box_end_trim(last), fitter);
  for (int step = 0; step < SHRINK_STEPS; step++)
    line->give += MAX(0, line->totals.shrink[step]);
}

/* The line from an active break to the last box that is not blank. */
static void measure_line(const struct fitter *fitter, const struct active *active, struct line_fit *line) {
  const struct galley *galley = fitter->galley;
  const struct totals *end = &fitter->end, *before = &active->before;
  memset(line, 0, sizeof *line);
  line->start = array_at(fitter->nodes, struct node, active->node).box;
  line->end = fitter->end_box;
  line->totals.width = end->width - before->width;
  line->totals.stretch = end->stretch - before->stretch;
  line->totals.stretch_more = end->stretch_more - before->stretch_more;
  line->totals.gaps = end->gaps - before->gaps;
  line->totals.characters = end->characters - before->characters;
  if (fit_trims_start(galley, line->start))
    line->totals.width -= box_start_trim(box_at(fitter->boxes, line->start));
  if (fit_trims_end(galley))
    line->totals.width -= box_end_trim(box_at(fitter->boxes, line->end - 1));
  line->excess = line->totals.width - (galley->measure - fit_indent(fitter->boxes, galley, line->start));
  if (line->excess > 0)
    measure_shrink(fitter, active, line);
  else
    hold_edges(fitter, line);
}

double fit_stretch_more(const struct line_fit *line, double size) {
  const double open = line->totals.gaps * OPEN_GAP * size;
  return CLAMP(-line->excess - line->totals.stretch - open, 0, line->totals.stretch_more);
}

double fit_opening(const struct line_fit *line, double size) {
  const double rest = -line->excess - line->totals.stretch - fit_stretch_more(line, size);
  return MAX(rest, 0) / MAX(1, line->totals.gaps);
}

bool fit_is_torn(const struct line_fit *line, double size) {
  return fit_opening(line, size) > MOST_OPENING * size;
}

/* What the steps give that leave each mark 3/4 of its cell. */
static double gentle_give(const struct line_fit *line) {
  double give = 0;
  for (int step = 0; step < SHRINK_BRACKET_MORE; step++)
    give += MAX(0, line->totals.shrink[step]);
  return give;
}

/* Which part a line takes of all that there is, when it needs so much. */
static double part_taken(double need, double all) {
  return MIN(need, all) / MAX(all, EPSILON);
}

/* Squeezing: by the part used of what may go before stops are touched (W8), and much more for marks under 3/4 (W12). */
static double shrink_cost(const struct line_fit *line, const struct break_costs *costs) {
  const double over = line->excess - line->give;
  if (over > EPSILON)
    return OVERFULL * (1 + over);
  const double gentle = gentle_give(line), stops = MAX(0, line->totals.shrink[SHRINK_STOP]), easy = gentle - stops;
  const double used = part_taken(line->excess, easy);
  double cost = costs->squeeze * used * used;
  if (line->excess > easy + EPSILON && stops > 0)
    cost += costs->squeeze_stop * MIN(1, (line->excess - easy) / stops);
  if (line->excess > gentle + EPSILON)
    cost += costs->squeeze_hard * (0.5 + 1.5 * (line->excess - gentle) / MAX(line->give - gentle, EPSILON));
  return cost;
}

/* Stretching what may grow before all gaps do costs as much as squeezing it. */
static double ease_cost(const struct line_fit *line, const struct break_costs *costs) {
  const double used = part_taken(-line->excess, line->totals.stretch);
  return costs->squeeze * used * used;
}

static double stretch_cost(double loose, const struct break_costs *costs) {
  double cost = costs->stretch * ways_looseness(loose, costs->loose);
  if (loose > OPEN_GAP)
    cost += costs->open_line;
  if (loose > costs->loose)
    cost += costs->loose_line;
  if (loose > costs->very_loose)
    cost += costs->very_loose_line * ways_looseness(loose, costs->very_loose);
  return cost;
}

/* What a line costs that is left short by a part of its measure: more than the widest one that is opened where it is
 * one of Han, whose gaps would open wider only from a sixth on; little where an address nearly fills it. */
static double torn_cost(double part, const struct break_costs *costs) {
  return stretch_cost(MOST_OPENING, costs) * part * part * 36;
}

/* `next` is the box that the next line begins with, `opening` what every gap opens, em. */
static double line_cost(const struct fitter *fitter, const struct line_fit *line, guint next, double opening) {
  const struct break_costs *costs = &fitter->style->costs;
  const bool last = next == fitter->boxes->boxes->len;
  double cost = 0;
  if (line->excess > EPSILON) {
    cost += shrink_cost(line, costs);
  } else if (fit_stretches(fitter->boxes, fitter->galley, next)) {
    cost += fit_is_torn(line, fitter->galley->size)
                ? torn_cost(line->excess / (line->excess - line->totals.width), costs)
                : ease_cost(line, costs) + stretch_cost(opening, costs);
  } else if (!last || fitter->galley->align == ALIGN_CENTER) { /* lines of one length; centred, the last one too */
    const bool row = !last && fitter->galley->align == ALIGN_JUSTIFY; /* of choices: little, that none is parted */
    const double part = line->excess / fitter->galley->measure;
    cost += (row ? break_cost(costs, BREAK_MEMBER) : costs->stretch) * part * part;
  }
  const bool short_lines = fitter->galley->paragraph->table; /* of a cell: two characters are no little there */
  if (last && line->start > 0 && line->totals.characters <= (short_lines ? 1 : 2))
    cost += line->totals.characters == 2 ? costs->two_last : costs->short_last; /* G1 */
  return cost;
}

/* How the line is beside others. */
static enum density density_of(const struct line_fit *line, double opening) {
  if (line->excess > 0)
    return line->excess > gentle_give(line) + EPSILON ? DENSITY_TIGHT : DENSITY_EVEN;
  return opening > OPEN_GAP ? DENSITY_OPEN : DENSITY_EVEN;
}

/* A node for a line that ends here, without the lines before it. */
static struct node end_node(const struct fitter *fitter, guint box, const struct line_fit *line, enum break_kind kind) {
  const double size = fitter->galley->size;
  const bool opens = fit_stretches(fitter->boxes, fitter->galley, box) && !fit_is_torn(line, size);
  const double opening = opens ? fit_opening(line, size) / size : 0;
  const double spread = (opens ? -line->excess : MIN(0, -line->excess)) / (size * MAX(1, line->totals.gaps));
  const double cost = line_cost(fitter, line, box, opening);
  return (struct node){.box = box,
                       .cost = break_cost(&fitter->style->costs, kind) + cost,
                       .spread = (float)spread,
                       .density = (guint8)density_of(line, opening)};
}

static void keep_ways(struct fitter *fitter, const struct ways *ways) {
  struct active active = {.before = fitter->sum, .node = fitter->nodes->len};
  ways_keep(ways, &fitter->style->costs, fitter->nodes);
  active.count = fitter->nodes->len - active.node;
  g_array_append_val(fitter->active, active);
}

/* Whether an active break is too far back for any further line. */
static bool is_far(const struct fitter *fitter, const struct line_fit *line) {
  return line->excess - line->give > fitter->galley->cell;
}

static void forget_far_breaks(struct fitter *fitter) {
  if (fitter->head > 4096) {
    g_array_remove_range(fitter->active, 0, fitter->head);
    fitter->head = 0;
  }
}

/* The best ways to end a line at the break before `box`, which is of this kind (or at the paragraph's end). */
static void end_line(struct fitter *fitter, guint box, enum break_kind kind) {
  const bool stretched = fit_stretches(fitter->boxes, fitter->galley, box);
  const double size = fitter->galley->size;
  const struct break_costs *costs = &fitter->style->costs;
  struct ways ways;
  bool fits = false;
  ways_init(&ways, fitter->counted);
  for (guint i = fitter->head; i < fitter->active->len; i++) {
    const struct active *active = &array_at(fitter->active, struct active, i);
    struct line_fit line;
    measure_line(fitter, active, &line);
    if (i == fitter->head && i + 1 < fitter->active->len && is_far(fitter, &line)) {
      fitter->head++;
      continue;
    }
    const struct node end = end_node(fitter, box, &line, kind);
    for (guint k = active->node; k < active->node + active->count; k++) {
      const struct node *before = &array_at(fitter->nodes, struct node, k);
      struct node node = end;
      node.previous = k;
      node.lines = before->lines + 1;
      node.cost += before->cost + ways_contrast(costs, before, &end);
      ways_offer(&ways, &node);
    }
    fits = fits || line.excess - line.give <= EPSILON;
    if (stretched && fits && fit_opening(&line, size) > costs->very_loose * size)
      break; /* the breaks after this one make looser lines still */
  }
  forget_far_breaks(fitter);
  keep_ways(fitter, &ways);
}

/* The cheapest way to the paragraph's end, or the cheapest with so many lines: its node; 0 when there is none. */
static guint last_node(const struct fitter *fitter, guint lines) {
  const struct active *end = &array_at(fitter->active, struct active, fitter->active->len - 1);
  double best = G_MAXDOUBLE;
  guint found = 0;
  for (guint i = end->node; i < end->node + end->count; i++) {
    const struct node *node = &array_at(fitter->nodes, struct node, i);
    if ((lines == 0 || node->lines == lines) && node->cost < best) {
      best = node->cost;
      found = i;
    }
  }
  return found;
}

/* The lines that lead to a node, the last one first. */
static GArray *trace_back(struct fitter *fitter, guint last) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = last; i > 0; i = array_at(fitter->nodes, struct node, i).previous)
    g_array_append_val(ends, i);
  return ends;
}

static bool is_blank(const struct fitter *fitter, guint box) {
  return box_at(fitter->boxes, box)->class == CLASS_SPACE;
}

/* Sums up the line between two nodes again. */
static struct line_fit line_between(struct fitter *fitter, guint first_node, guint start, guint end) {
  struct active active = {.node = first_node};
  while (end > start + 1 && is_blank(fitter, end - 1))
    end--;
  memset(&fitter->end, 0, sizeof fitter->end);
  for (guint i = start; i < end; i++) {
    if (i > start)
      add_gap(&fitter->end, box_at(fitter->boxes, i - 1), box_at(fitter->boxes, i), fitter);
    add_box(&fitter->end, box_at(fitter->boxes, i), fitter);
  }
  fitter->end_box = end;
  struct line_fit line;
  measure_line(fitter, &active, &line);
  return line;
}

static GArray *collect_lines(struct fitter *fitter, guint last) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line_fit));
  g_autoptr(GArray) ends = trace_back(fitter, last);
  for (guint i = ends->len, from = 0; i-- > 0;) {
    guint to = array_at(ends, guint, i);
    struct line_fit line = line_between(fitter, from, array_at(fitter->nodes, struct node, from).box,
                                        array_at(fitter->nodes, struct node, to).box);
    g_array_append_val(lines, line);
    from = to;
  }
  return lines;
}

static void fitter_init(struct fitter *fitter, const struct boxes *boxes, const struct galley *galley,
                        const struct style *style, bool counted) {
  *fitter = (struct fitter){.boxes = boxes, .galley = galley, .style = style, .counted = counted};
  fitter->nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
  fitter->active = g_array_new(FALSE, FALSE, sizeof(struct active));
}

static void fitter_clear(struct fitter *fitter) {
  g_array_unref(fitter->nodes);
  g_array_unref(fitter->active);
}

static void begin_paragraph(struct fitter *fitter) {
  const struct node node = {.density = DENSITY_EVEN};
  const struct active active = {.count = 1};
  g_array_append_val(fitter->nodes, node);
  g_array_append_val(fitter->active, active);
}

/* Finds the ways to each break, box by box. */
static void find_ways(struct fitter *fitter) {
  const guint n = fitter->boxes->boxes->len;
  begin_paragraph(fitter);
  for (guint i = 0; i < n; i++) {
    const struct box *box = box_at(fitter->boxes, i);
    if (i > 0)
      add_gap(&fitter->sum, box_at(fitter->boxes, i - 1), box, fitter);
    if (i > 0 && box->break_before != BREAK_NO)
      end_line(fitter, i, (enum break_kind)box->break_before);
    add_box(&fitter->sum, box, fitter);
    if (box->class != CLASS_SPACE || fitter->end_box == 0) {
      fitter->end = fitter->sum;
      fitter->end_box = i + 1;
    }
  }
  if (n > 0)
    end_line(fitter, n, BREAK_FREE);
}

GArray *fit_galley(const struct boxes *boxes, const struct galley *galley, const struct style *style, double *cost) {
  struct fitter fitter;
  fitter_init(&fitter, boxes, galley, style, galley->wanted > 0);
  find_ways(&fitter);
  guint last = last_node(&fitter, galley->wanted);
  if (last == 0)
    last = last_node(&fitter, 0);
  GArray *lines = collect_lines(&fitter, last);
  *cost = array_at(fitter.nodes, struct node, last).cost;
  fitter_clear(&fitter);
  return lines;
}

/* Where the lines begin that lead to a node: bytes of the galley's text. */
static GArray *collect_starts(struct fitter *fitter, guint last) {
  GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  g_autoptr(GArray) ends = trace_back(fitter, last);
  for (guint i = ends->len, from = 0; i-- > 0; from = array_at(ends, guint, i)) {
    const gsize start = box_at(fitter->boxes, array_at(fitter->nodes, struct node, from).box)->text;
    g_array_append_val(starts, start);
  }
  return starts;
}

static struct line_choice choice_with(struct fitter *fitter, guint lines) {
  const guint last = lines ? last_node(fitter, lines) : 0;
  const double cost = array_at(fitter->nodes, struct node, last).cost;
  if (!last || cost >= OVERFULL)
    return (struct line_choice){G_MAXDOUBLE, NULL};
  return (struct line_choice){cost, fitter->style->costs.turned_sentence > 0 ? collect_starts(fitter, last) : NULL};
}

GArray *fit_with_costs(const struct boxes *boxes, const struct galley *galley, const struct style *style, double *cost,
                       struct line_choice *fewer, struct line_choice *more) {
  struct fitter fitter;
  fitter_init(&fitter, boxes, galley, style, true);
  find_ways(&fitter);
  const guint last = last_node(&fitter, 0);
  const struct node node = array_at(fitter.nodes, struct node, last);
  GArray *lines = collect_lines(&fitter, last);
  *cost = node.cost;
  *fewer = choice_with(&fitter, node.lines - 1);
  *more = choice_with(&fitter, node.lines + 1);
  fitter_clear(&fitter);
  return lines;
}

void fit_costs(const struct boxes *boxes, const struct galley *galley, const struct style *style, guint lines,
               struct line_choice *fewer, struct line_choice *more) {
  struct fitter fitter;
  fitter_init(&fitter, boxes, galley, style, true);
  find_ways(&fitter);
  *fewer = choice_with(&fitter, lines - 1);
  *more = choice_with(&fitter, lines + 1);
  fitter_clear(&fitter);
}
