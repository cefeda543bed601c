/* Corrects the hand costs of the reader (styles/reader.costs) by texts with what is right, and writes what is to be
 * added to them: styles/reader.fitted.
 *
 * The path of a text is a chain of states (read/explain.h).  Of all paths those that go through the right states are to
 * be likely; every number is pulled back to its hand cost by the square of what it moves, so that lines move a number
 * only where they speak.  Texts of one source are left out together while the others are fitted, and scored then.
 *
 * usage: fit [--pull P] [--folds N] [--write FILE] FOLDER…      (folders as examples.h tells) */
#include "examples.h"

#include <lbfgs.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define POINTS ((gsize)EVIDENCE_COUNT * STATE_COUNT)
#define STEPS ((gsize)STATE_COUNT * STATE_COUNT)
#define NUMBERS (POINTS + STEPS)

/* Numbers that move by less than this are left out of the file. */
#define LEAST 0.1

struct fit {
  const struct grammar *hand;
  const GPtrArray *examples;
  const bool *left_out; /* by example */
  double pull;
};

/* The hand costs with what is added to them. */
static struct grammar moved(const struct grammar *hand, const lbfgsfloatval_t *added) {
  struct grammar grammar = *hand;
  for (gsize i = 0; i < POINTS; i++)
    grammar.points[i / STATE_COUNT][i % STATE_COUNT] += (float)added[i];
  for (gsize i = 0; i < STEPS; i++)
    grammar.step[i / STATE_COUNT][i % STATE_COUNT] += (float)added[POINTS + i];
  return grammar;
}

/* The pieces of an example side by side. */
struct columns {
  const struct evidence **evidence;
  state_set *allowed, *right;
  guint count;
};

static struct columns columns_of(const struct example *example) {
  guint count = example->pieces->len;
  struct columns columns = {g_new(const struct evidence *, count), g_new(state_set, count), g_new(state_set, count),
                            count};
  for (guint i = 0; i < count; i++) {
    const struct labelled *piece = &g_array_index(example->pieces, struct labelled, i);
    columns.evidence[i] = &piece->evidence;
    columns.allowed[i] = piece->allowed;
    columns.right[i] = piece->right;
  }
  return columns;
}

static void columns_clear(struct columns *columns) {
  g_free(columns->evidence);
  g_free(columns->allowed);
  g_free(columns->right);
}

/* Adds to the gradient how often each number is used, `sign` times; the logarithm of the sum over the paths. */
static double add_use(const struct columns *columns, const state_set *allowed, const struct grammar *grammar,
                      double sign, lbfgsfloatval_t *gradient) {
  g_autofree float *states = g_new(float, (gsize)columns->count *STATE_COUNT);
  double steps[STATE_COUNT * STATE_COUNT] = {0};
  double sum = explain_sums(columns->evidence, allowed, columns->count, grammar, states, steps);
  for (guint i = 0; i < columns->count; i++)
    for (guint id = 0; id < EVIDENCE_COUNT; id++)
      for (guint state = 0; evidence_has(columns->evidence[i], (enum evidence_id)id) && state < STATE_COUNT; state++)
        gradient[(gsize)id * STATE_COUNT + state] += sign * (double)states[(gsize)i * STATE_COUNT + state];
  for (gsize i = 0; i < STEPS; i++)
    gradient[POINTS + i] += sign * steps[i];
  return sum;
}

/* What the search makes small: how unlikely the right paths are, and how far the numbers have moved. */
static lbfgsfloatval_t evaluate(void *data, const lbfgsfloatval_t *added, lbfgsfloatval_t *gradient, int count,
                                G_GNUC_UNUSED lbfgsfloatval_t step) {
  const struct fit *fit = data;
  struct grammar grammar = moved(fit->hand, added);
  double loss = 0;
  for (int i = 0; i < count; i++) {
    gradient[i] = fit->pull * added[i];
    loss += fit->pull * added[i] * added[i] / 2;
  }
  for (guint i = 0; i < fit->examples->len; i++) {
    if (fit->left_out && fit->left_out[i])
      continue;
    struct columns columns = columns_of(g_ptr_array_index(fit->examples, i));
    loss += add_use(&columns, columns.allowed, &grammar, 1, gradient);
    loss -= add_use(&columns, columns.right, &grammar, -1, gradient);
    columns_clear(&columns);
  }
  return loss;
}

static struct grammar fitted(const struct fit *fit, lbfgsfloatval_t *added) {
  lbfgs_parameter_t parameters;
  lbfgs_parameter_init(&parameters);
  parameters.max_iterations = 60;
  parameters.epsilon = 1e-3;
  memset(added, 0, NUMBERS * sizeof *added);
  lbfgs((int)NUMBERS, added, NULL, evaluate, NULL, (void *)(gpointer)fit, &parameters);
  return moved(fit->hand, added);
}

/* How well a grammar reads examples. */
struct score {
  guint lines, wrong_lines, texts, right_texts, harm, harmed, printed;
};

static void score_example(const struct example *example, const struct grammar *grammar, struct score *score,
                          bool tell) {
  struct columns columns = columns_of(example);
  g_autofree struct explanation *explanations = g_new0(struct explanation, columns.count);
  explain(columns.evidence, columns.allowed, columns.count, grammar, explanations);
  guint wrong = 0;
  guint harm = 0;
  for (guint i = 0; i < columns.count; i++) {
    const struct labelled *piece = &g_array_index(example->pieces, struct labelled, i);
    state_set state = (state_set)1 << explanations[i].state;
    bool dropped = state & STATES_LEFT_OUT;
    bool site = !(piece->right & ~STATES_LEFT_OUT);
    if (piece->right == piece->allowed)
      continue;
    score->lines++;
    wrong += !(piece->right & state);
    harm += dropped && !site ? piece->characters : 0;
    score->printed += !dropped && site ? piece->characters : 0;
    if (tell && !(piece->right & state))
      printf("  %s:%u %s\n", example->name, piece->line, state_name((enum state)explanations[i].state));
  }
  score->texts++;
  score->right_texts += wrong == 0;
  score->harm += harm;
  score->harmed += harm > 0;
  score->wrong_lines += wrong;
  columns_clear(&columns);
}

static void score_tell(const char *what, const struct score *score) {
  printf("%s: lines %.3f of %u, texts right %u of %u, harm %u in %u, site text printed %u\n", what,
         1 - (double)score->wrong_lines / MAX(1, score->lines), score->lines, score->right_texts, score->texts,
         score->harm, score->harmed, score->printed);
}

/* Scores every text with its source left out. */
static void score_folds(const struct fit *all, guint folds, lbfgsfloatval_t *added) {
  struct score hand = {0}, left = {0};
  for (guint fold = 0; fold < folds; fold++) {
    g_autofree bool *left_out = g_new0(bool, all->examples->len);
    for (guint i = 0; i < all->examples->len; i++)
      left_out[i] = g_str_hash(((const struct example *)g_ptr_array_index(all->examples, i))->source) % folds == fold;
    struct fit fit = *all;
    fit.left_out = left_out;
    struct grammar grammar = fitted(&fit, added);
    for (guint i = 0; i < all->examples->len; i++)
      if (left_out[i]) {
        score_example(g_ptr_array_index(all->examples, i), &grammar, &left, true);
        score_example(g_ptr_array_index(all->examples, i), all->hand, &hand, false);
      }
  }
  score_tell("costs by hand", &hand);
  score_tell("corrected, each source left out", &left);
}

/* One line of the file: a name and the states whose number moved. */
static void write_row(FILE *file, const char *name, const lbfgsfloatval_t *row) {
  bool begun = false;
  for (guint state = 0; state < STATE_COUNT; state++) {
    double rounded = round(row[state] * 10) / 10;
    if (fabs(rounded) < LEAST)
      continue;
    if (!begun)
      fprintf(file, "%s", name);
    begun = true;
    fprintf(file, " %s %.1f", state_name((enum state)state), rounded);
  }
  if (begun)
    fputc('\n', file);
}

static bool write_file(const char *path, const lbfgsfloatval_t *added) {
  FILE *file = fopen(path, "w");
  if (!file)
    return false;
  fputs(
      "# What tools/fit adds to styles/reader.costs; that file tells the form.  Written by the program: `make fit`.\n",
      file);
  for (guint id = 0; id < EVIDENCE_COUNT; id++)
    write_row(file, evidence_name((enum evidence_id)id), added + (gsize)id * STATE_COUNT);
  for (guint state = 0; state < STATE_COUNT; state++) {
    g_autofree char *name = g_strdup_printf("step %s", state_name((enum state)state));
    write_row(file, name, added + POINTS + (gsize)state * STATE_COUNT);
  }
  return fclose(file) == 0;
}

int main(int argc, char **argv) {
  double pull = 4;
  int folds = 10;
  g_autofree char *path = NULL;
  g_auto(GStrv) folders = NULL;
  GOptionEntry entries[] = {
      {"pull", 0, 0, G_OPTION_ARG_DOUBLE, &pull, "how hard a number is pulled to its hand cost", "P"},
      {"folds", 0, 0, G_OPTION_ARG_INT, &folds, "parts by source that are left out in turn", "N"},
      {"write", 0, 0, G_OPTION_ARG_FILENAME, &path, "where the corrections go", "FILE"},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &folders, NULL, NULL},
      G_OPTION_ENTRY_NULL};
  g_autoptr(GOptionContext) context = g_option_context_new("FOLDER…");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) examples = g_ptr_array_new_with_free_func(example_free);
  g_option_context_add_main_entries(context, entries, NULL);
  bool ready = g_option_context_parse(context, &argc, &argv, &error);
  for (guint i = 0; ready && folders && folders[i]; i++)
    ready = examples_add(examples, folders[i], &error);
  g_autofree struct grammar *hand = ready ? grammar_load(false, &error) : NULL;
  if (!hand) {
    fprintf(stderr, "fit: %s\n", error->message);
    return 1;
  }
  g_autofree lbfgsfloatval_t *added = g_new0(lbfgsfloatval_t, NUMBERS);
  struct fit fit = {hand, examples, NULL, pull};
  if (folds > 1)
    score_folds(&fit, (guint)folds, added);
  if (path) {
    fitted(&fit, added);
    if (!write_file(path, added)) {
      fprintf(stderr, "fit: %s cannot be written\n", path);
      return 1;
    }
  }
  return 0;
}
