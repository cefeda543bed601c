#include "read/explain.h"

#include "doc/doc.h"

#include <math.h>
#include <string.h>

/* The table of the search: a row for each piece.  Inner loops run over the states of one row, STATE_LANES, with what
 * each sum adds in the order of the other state. */
struct path_search {
  const struct evidence *const *evidence;
  const state_set *allowed; /* or NULL */
  const struct grammar *grammar;
  guint count;
  float *forward;                       /* probability of each state, looking back; scaled to sum 1 */
  guint8 *from;                         /* the best state before; NULL: no path is wanted */
  float odds[STATE_COUNT][STATE_LANES]; /* exp of the steps' points */
  float back[STATE_COUNT][STATE_LANES]; /* the same by the state that is stepped to */
};

/* The points that its evidence gives a piece in each state. */
static void find_points(const struct path_search *search, guint piece, float *points) {
  float sums[STATE_LANES] = {0};
  for (guint word = 0; word < EVIDENCE_WORDS; word++)
    for (guint64 facts = search->evidence[piece]->facts[word]; facts; facts &= facts - 1) {
      const float *row = search->grammar->points[word * 64 + (guint)__builtin_ctzll(facts)];
      for (guint state = 0; state < STATE_LANES; state++)
        sums[state] += row[state];
    }
  memcpy(points, sums, sizeof sums);
  for (guint state = 0; search->allowed && state < STATE_COUNT; state++)
    if (!(search->allowed[piece] >> state & 1))
      points[state] = 2 * GRAMMAR_NEVER;
}

static struct path_search search_new(const struct evidence *const *evidence, const state_set *allowed, guint count,
                                     const struct grammar *grammar, bool path) {
  struct path_search search = {.evidence = evidence, .allowed = allowed, .grammar = grammar, .count = count};
  search.forward = g_new0(float, (gsize)count *STATE_LANES);
  search.from = path ? g_new(guint8, (gsize)count * STATE_COUNT) : NULL;
  for (guint a = 0; a < STATE_COUNT; a++)
    for (guint b = 0; b < STATE_COUNT; b++)
      search.odds[a][b] = search.back[b][a] = expf(grammar->step[a][b]);
  return search;
}

static void search_free(struct path_search *search) {
  g_free(search->forward);
  g_free(search->from);
}

static guint best_of(const float *values) {
  guint best = 0;
  for (guint state = 1; state < STATE_COUNT; state++)
    if (values[state] > values[best])
      best = state;
  return best;
}

/* One step of Viterbi: the points of the best paths up to the piece, and where they come from. */
static void extend_paths(const struct path_search *search, guint piece, const float *points, float *best) {
  float next[STATE_LANES];
  guint32 from[STATE_LANES] = {0};
  memcpy(next, search->grammar->begin, sizeof next);
  for (guint state = 0; piece > 0 && state < STATE_LANES; state++)
    next[state] = best[0] + search->grammar->step[0][state];
  for (guint32 before = 1; piece > 0 && before < STATE_COUNT; before++)
    for (guint state = 0; state < STATE_LANES; state++) {
      const float sum = best[before] + search->grammar->step[before][state];
      from[state] = sum > next[state] ? before : from[state];
      next[state] = sum > next[state] ? sum : next[state];
    }
  for (guint state = 0; state < STATE_COUNT; state++) {
    search->from[(gsize)piece * STATE_COUNT + state] = (guint8)from[state];
    next[state] += points[state];
  }
  float top = next[best_of(next)]; /* only differences matter: without this a long text would use up the digits */
  for (guint state = 0; state < STATE_COUNT; state++)
    best[state] = next[state] - top;
}

/* The path that ends in the best of the last states. */
static void trace_path(const struct path_search *search, const float *best, struct explanation *explanations) {
  guint state = best_of(best);
  for (guint i = search->count; i-- > 0;) {
    explanations[i].state = (guint8)state;
    state = search->from[(gsize)i * STATE_COUNT + state];
  }
}

/* Multiplies by the odds of the piece's points; scales the sum to 1.  The logarithm of what was scaled away. */
static double weigh(const float *points, float *values) {
  float top = points[best_of(points)];
  float sum = 0;
  for (guint state = 0; state < STATE_COUNT; state++) {
    values[state] *= expf(points[state] - top);
    sum += values[state];
  }
  if (!(sum > 0)) { /* nothing that is allowed can follow: any state is as good as another */
    for (guint state = 0; state < STATE_COUNT; state++)
      values[state] = 1;
    sum = STATE_COUNT;
  }
  for (guint state = 0; state < STATE_COUNT; state++)
    values[state] /= sum;
  return (double)top + log((double)sum);
}

/* One step of the forward sums. */
static double extend_sums(const struct path_search *search, guint piece, const float *points) {
  float *here = search->forward + (gsize)piece * STATE_LANES;
  const float *before = here - STATE_LANES;
  for (guint state = 0; piece == 0 && state < STATE_COUNT; state++)
    here[state] = expf(search->grammar->begin[state]);
  float sums[STATE_LANES] = {0};
  for (guint from = 0; piece > 0 && from < STATE_COUNT; from++)
    for (guint state = 0; state < STATE_LANES; state++)
      sums[state] += before[from] * search->odds[from][state];
  if (piece > 0)
    memcpy(here, sums, sizeof sums);
  return weigh(points, here);
}

/* Goes through the pieces: the forward sums and, when a path is wanted, the best one.  The logarithm of the sum over
 * all paths. */
static double search_forward(const struct path_search *search, struct explanation *explanations) {
  float best[STATE_COUNT]; /* of the pieces so far */
  float points[STATE_LANES];
  double all = 0;
  for (guint i = 0; i < search->count; i++) {
    find_points(search, i, points);
    all += extend_sums(search, i, points);
    if (explanations)
      extend_paths(search, i, points, best);
  }
  if (explanations)
    trace_path(search, best, explanations);
  return all;
}

/* The probabilities of the piece's states from both sides' sums; `behind` holds the backward sums of the piece. */
static void join_sums(const float *forward, const float *behind, float *shares) {
  float sum = 0;
  for (guint state = 0; state < STATE_COUNT; state++)
    sum += shares[state] = forward[state] * behind[state];
  for (guint state = 0; state < STATE_COUNT; state++)
    shares[state] = sum > 0 ? shares[state] / sum : 0;
}

/* Adds the probabilities of the steps to piece `next` from the one before it; `reach` holds the backward sums of `next`
 * with its own points. */
static void add_steps(const struct path_search *search, guint next, const float *reach, double *steps) {
  const float *before = search->forward + (gsize)(next - 1) * STATE_LANES;
  double sum = 0;
  for (guint a = 0; a < STATE_COUNT; a++)
    for (guint b = 0; b < STATE_COUNT; b++)
      sum += (double)(before[a] * search->odds[a][b] * reach[b]);
  for (guint a = 0; sum > 0 && a < STATE_COUNT; a++)
    for (guint b = 0; b < STATE_COUNT; b++)
      steps[a * STATE_COUNT + b] += (double)(before[a] * search->odds[a][b] * reach[b]) / sum;
}

/* The backward sums; hands each piece's probabilities to `take`. */
static void search_backward(const struct path_search *search, double *steps,
                            void (*take)(guint piece, const float *shares, void *data), void *data) {
  float behind[STATE_COUNT];
  for (guint state = 0; state < STATE_COUNT; state++)
    behind[state] = 1;
  for (guint i = search->count; i-- > 0;) {
    float shares[STATE_COUNT];
    join_sums(search->forward + (gsize)i * STATE_LANES, behind, shares);
    take(i, shares, data);
    if (i == 0)
      break;
    float points[STATE_LANES];
    find_points(search, i, points);
    weigh(points, behind);
    if (steps)
      add_steps(search, i, behind, steps);
    float before[STATE_LANES] = {0};
    for (guint b = 0; b < STATE_COUNT; b++)
      for (guint a = 0; a < STATE_LANES; a++)
        before[a] += search->back[b][a] * behind[b];
    memcpy(behind, before, sizeof behind);
  }
}

/* How sure the role is that the path chose, and what the likeliest other one is. */
static void take_doubt(guint piece, const float *shares, void *data) {
  struct explanation *explanation = &((struct explanation *)data)[piece];
  float roles[ROLE_COUNT + 1] = {0}; /* by enum role; the last: left out */
  guint likeliest[ROLE_COUNT + 1] = {0};
  for (guint state = 0; state < STATE_COUNT; state++) {
    guint role = state_role((enum state)state);
    if (roles[role] == 0 || shares[state] > shares[likeliest[role]])
      likeliest[role] = state;
    roles[role] += shares[state];
  }
  guint own = state_role((enum state)explanation->state);
  explanation->share = roles[own];
  roles[own] = -INFINITY; /* any other is better */
  guint second = 0;
  for (guint role = 1; role < G_N_ELEMENTS(roles); role++)
    if (roles[role] > roles[second])
      second = role;
  explanation->second = (guint8)likeliest[second];
  explanation->second_share = roles[second];
}

void explain(const struct evidence *const *evidence, const state_set *allowed, guint count,
             const struct grammar *grammar, struct explanation *explanations) {
  if (count == 0)
    return;
  struct path_search search = search_new(evidence, allowed, count, grammar, true);
  search_forward(&search, explanations);
  search_backward(&search, NULL, take_doubt, explanations);
  search_free(&search);
}

static void take_shares(guint piece, const float *shares, void *data) {
  memcpy((float *)data + (gsize)piece * STATE_COUNT, shares, STATE_COUNT * sizeof *shares);
}

double explain_sums(const struct evidence *const *evidence, const state_set *allowed, guint count,
                    const struct grammar *grammar, float *states, double *steps) {
  struct path_search search = search_new(evidence, allowed, count, grammar, false);
  double all = search_forward(&search, NULL);
  search_backward(&search, steps, take_shares, states);
  search_free(&search);
  return all;
}
