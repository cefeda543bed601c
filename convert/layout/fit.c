#include "layout/fit.h"

#include "layout/spacing.h"

#include <string.h>

/* What sums of widths may be off, pt. */
#define EPSILON 0.01

/* More than any sum of costs: a line that is too wide however much it is squeezed, per pt. */
#define OVERFULL 1e5

/* A break that the lines so far end in. */
struct node {
  double cost;
  guint box;      /* the next line begins with this box */
  guint previous; /* index of the node where the last line began */
};

/* A node that a line may still begin at. */
struct active {
  struct totals before; /* of the paragraph up to the break and the gap after it */
  guint node;
};

struct fitter {
  const struct boxes *boxes;
  const struct galley *galley;
  const struct style *style;
  double line_cost;  /* for each line: tight paragraphs are to have few */
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
  if (box->half.left + box->half.right > 0 || box->class == CLASS_SPACE) {
    for (int step = 0; step < SHRINK_STEPS; step++)
      totals->shrink[step] += box_shrink(box, (enum shrink_step)step, spacing, size);
    totals->stretch += box_stretch(box, spacing, size);
    totals->stretch_more += box_stretch_more(box, spacing);
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
  return galley->align == ALIGN_CENTER ? galley->paragraph->element == ELEMENT_TITLE : start > 0;
}

bool fit_trims_end(const struct galley *galley) {
  return galley->align != ALIGN_CENTER || galley->paragraph->element == ELEMENT_TITLE;
}

/* What a mark at the edge of a line would give inside it; there it gives its half at once, or nothing. */
static void fix_edge(struct line_fit *line, const struct box *box, double trim, const struct fitter *fitter) {
  for (int step = 0; step < SHRINK_STEPS && trim > 0; step++)
    line->totals.shrink[step] -= box_shrink(box, (enum shrink_step)step, &fitter->style->spacing, fitter->galley->size);
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
static struct line_fit measure_line(const struct fitter *fitter, const struct active *active) {
  const struct galley *galley = fitter->galley;
  const struct totals *end = &fitter->end, *before = &active->before;
  struct line_fit line = {.start = g_array_index(fitter->nodes, struct node, active->node).box, .end = fitter->end_box};
  const struct box *first = box_at(fitter->boxes, line.start), *last = box_at(fitter->boxes, line.end - 1);
  line.totals.width = end->width - before->width;
  line.totals.stretch = end->stretch - before->stretch;
  line.totals.stretch_more = end->stretch_more - before->stretch_more;
  line.totals.gaps = end->gaps - before->gaps;
  line.totals.characters = end->characters - before->characters;
  if (fit_trims_start(galley, line.start))
    line.totals.width -= box_start_trim(first);
  if (fit_trims_end(galley))
    line.totals.width -= box_end_trim(last);
  line.excess = line.totals.width - (galley->measure - (line.start == 0 ? galley->first : galley->left));
  if (line.excess > 0)
    measure_shrink(fitter, active, &line);
  return line;
}

double fit_stretch_more(const struct line_fit *line, const struct style *style, double size) {
  double loose = line->totals.gaps * style->costs.loose * size;
  return CLAMP(-line->excess - line->totals.stretch - loose, 0, line->totals.stretch_more);
}

double fit_opening(const struct line_fit *line, const struct style *style, double size) {
  double rest = -line->excess - line->totals.stretch - fit_stretch_more(line, style, size);
  return rest <= 0 ? 0 : rest / MAX(1, line->totals.gaps);
}

/* Squeezing: by the part used of what may go before stops are touched (W8). */
static double shrink_cost(const struct line_fit *line, const struct style *style) {
  const double *shrink = line->totals.shrink;
  double easy = shrink[SHRINK_SPACE] + shrink[SHRINK_BRACKET] + shrink[SHRINK_COMMA] + shrink[SHRINK_GAP];
  double more = shrink[SHRINK_BRACKET_MORE] + shrink[SHRINK_COMMA_MORE];
  double over = line->excess - line->give;
  if (over > EPSILON)
    return OVERFULL * (1 + over);
  double used = MIN(line->excess, easy + more) / MAX(easy, EPSILON);
  double stops = line->excess - easy - more;
  double cost = style->costs.squeeze * MIN(used * used, 4);
  return stops > EPSILON ? cost + style->costs.squeeze_stop * (1 + stops / MAX(shrink[SHRINK_STOP], EPSILON)) : cost;
}

static double stretch_cost(double loose, const struct break_costs *costs) {
  double cost = costs->stretch * (loose / costs->loose) * (loose / costs->loose);
  if (loose > costs->loose)
    cost += costs->loose_line;
  if (loose > costs->very_loose)
    cost += costs->very_loose_line * (loose / costs->very_loose) * (loose / costs->very_loose);
  return cost;
}

/* `loose` is what every gap opens, em. */
static double line_cost(const struct fitter *fitter, const struct line_fit *line, bool last, double loose) {
  const struct break_costs *costs = &fitter->style->costs;
  double cost = fitter->line_cost;
  if (line->excess > EPSILON) {
    cost += shrink_cost(line, fitter->style);
  } else if (!last && fitter->galley->align == ALIGN_JUSTIFY) {
    cost += stretch_cost(loose, costs);
  } else if (!last || fitter->galley->align == ALIGN_CENTER) { /* lines of one length; centred, the last one too */
    double part = line->excess / fitter->galley->measure;
    cost += costs->stretch * part * part;
  }
  if (last && line->start > 0 && line->totals.characters <= 2)
    cost += line->totals.characters == 2 ? costs->two_last : costs->short_last; /* G1 */
  return cost;
}

static void add_node(struct fitter *fitter, guint box, double cost, guint previous) {
  struct node node = {cost, box, previous};
  struct active active = {fitter->sum, fitter->nodes->len};
  g_array_append_val(fitter->nodes, node);
  g_array_append_val(fitter->active, active);
}

/* Forgets breaks that are too far back for any further line, all but one. */
static void drop_far_breaks(struct fitter *fitter) {
  while (fitter->head + 1 < fitter->active->len) {
    struct line_fit line = measure_line(fitter, &g_array_index(fitter->active, struct active, fitter->head));
    if (line.excess - line.give <= fitter->galley->cell)
      break;
    fitter->head++;
  }
  if (fitter->head > 4096) {
    g_array_remove_range(fitter->active, 0, fitter->head);
    fitter->head = 0;
  }
}

/* The best way to end a line at the break before `box` (or at the paragraph's end). */
static void end_line(struct fitter *fitter, guint box, double break_cost) {
  bool last = box == fitter->boxes->boxes->len;
  double best = G_MAXDOUBLE;
  guint best_node = 0;
  bool fits = false;
  drop_far_breaks(fitter);
  for (guint i = fitter->head; i < fitter->active->len; i++) {
    const struct active *active = &g_array_index(fitter->active, struct active, i);
    double before = g_array_index(fitter->nodes, struct node, active->node).cost;
    if (before + break_cost >= best)
      continue; /* no line makes it cheaper */
    struct line_fit line = measure_line(fitter, active);
    double loose = line.excess < 0 ? fit_opening(&line, fitter->style, fitter->galley->size) / fitter->galley->size : 0;
    double cost = before + break_cost + line_cost(fitter, &line, last, loose);
    if (cost < best) {
      best = cost;
      best_node = active->node;
    }
    fits = fits || line.excess - line.give <= EPSILON;
    if (!last && loose > fitter->style->costs.very_loose && fits)
      break; /* the breaks after this one make looser lines still */
  }
  add_node(fitter, box, best, best_node);
}

/* The lines that lead to the last node. */
static GArray *trace_back(struct fitter *fitter) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = fitter->nodes->len - 1; i > 0; i = g_array_index(fitter->nodes, struct node, i).previous)
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
  return measure_line(fitter, &active);
}

static GArray *collect_lines(struct fitter *fitter) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line_fit));
  GArray *ends = trace_back(fitter);
  for (guint i = ends->len, from = 0; i-- > 0;) {
    guint to = g_array_index(ends, guint, i);
    struct line_fit line = line_between(fitter, from, g_array_index(fitter->nodes, struct node, from).box,
                                        g_array_index(fitter->nodes, struct node, to).box);
    g_array_append_val(lines, line);
    from = to;
  }
  g_array_unref(ends);
  return lines;
}

GArray *fit_galley(const struct boxes *boxes, const struct galley *galley, const struct style *style, double *cost) {
  struct fitter fitter = {.boxes = boxes, .galley = galley, .style = style};
  fitter.line_cost = galley->line_cost;
  fitter.nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
  fitter.active = g_array_new(FALSE, FALSE, sizeof(struct active));
  guint n = boxes->boxes->len;
  for (guint i = 0; i < n; i++) {
    const struct box *box = box_at(boxes, i);
    if (i > 0)
      add_gap(&fitter.sum, box_at(boxes, i - 1), box, &fitter);
    if (i == 0)
      add_node(&fitter, 0, 0, 0);
    else if (box->break_before != BREAK_NO)
      end_line(&fitter, i, break_cost(&style->costs, (enum break_kind)box->break_before));
    add_box(&fitter.sum, box, &fitter);
    if (box->class != CLASS_SPACE || fitter.end_box == 0) {
      fitter.end = fitter.sum;
      fitter.end_box = i + 1;
    }
  }
  if (n > 0)
    end_line(&fitter, n, 0);
  GArray *lines = collect_lines(&fitter);
  if (cost) {
    double total = fitter.nodes->len ? g_array_index(fitter.nodes, struct node, fitter.nodes->len - 1).cost : 0;
    *cost = total - fitter.line_cost * lines->len;
  }
  g_array_unref(fitter.nodes);
  g_array_unref(fitter.active);
  return lines;
}
