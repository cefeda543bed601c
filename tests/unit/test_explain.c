/* The search for the cheapest explanation, against all explanations counted one by one. */
#include "read/explain.h"
#include "unit/test.h"

#include "doc/doc.h"

#include <math.h>

/* 15 states in three pieces are 3375 explanations. */
#define PIECES 3
#define PATHS (STATE_COUNT * STATE_COUNT * STATE_COUNT)
#define CLOSE 1e-4

static double anywhere(GRand *rand) {
  return g_rand_double_range(rand, -3, 3);
}

/* A grammar whose costs are all different. */
static struct grammar *make_grammar(GRand *rand) {
  struct grammar *grammar = g_new0(struct grammar, 1);
  for (guint a = 0; a < STATE_COUNT; a++) {
    grammar->begin[a] = (float)anywhere(rand);
    for (guint b = 0; b < STATE_COUNT; b++)
      grammar->step[a][b] = (float)anywhere(rand);
    for (guint id = 0; id < EVIDENCE_COUNT; id++)
      grammar->points[id][a] = (float)anywhere(rand);
  }
  return grammar;
}

struct text {
  struct evidence pieces[PIECES];
  const struct evidence *evidence[PIECES];
  const state_set *allowed; /* or NULL */
};

/* Each piece with some facts, the first and the last one of the list among them. */
static void make_text(struct text *text, GRand *rand, const state_set *allowed) {
  *text = (struct text){.allowed = allowed};
  for (guint i = 0; i < PIECES; i++) {
    text->evidence[i] = &text->pieces[i];
    evidence_set(&text->pieces[i], i == 0 ? 0 : (enum evidence_id)g_rand_int_range(rand, 0, EVIDENCE_COUNT), true);
    evidence_set(&text->pieces[i],
                 i == 1 ? EVIDENCE_COUNT - 1 : (enum evidence_id)g_rand_int_range(rand, 0, EVIDENCE_COUNT), true);
  }
}

static double points_of(const struct grammar *grammar, const struct text *text, guint piece, guint state) {
  double points = 0;
  for (guint id = 0; id < EVIDENCE_COUNT; id++)
    if (evidence_has(text->evidence[piece], (enum evidence_id)id))
      points += (double)grammar->points[id][state];
  bool may = !text->allowed || text->allowed[piece] >> state & 1;
  return may ? points : 2 * (double)GRAMMAR_NEVER;
}

/* What a path costs: the states of the three pieces are the digits of its number. */
static double path_points(const struct grammar *grammar, const struct text *text, guint path, guint *states) {
  double sum = 0;
  for (guint i = 0; i < PIECES; i++, path /= STATE_COUNT) {
    states[i] = path % STATE_COUNT;
    sum += points_of(grammar, text, i, states[i]);
    sum += (double)(i == 0 ? grammar->begin[states[i]] : grammar->step[states[i - 1]][states[i]]);
  }
  return sum;
}

/* What all explanations together say. */
struct counted {
  guint best[PIECES];
  double all; /* the logarithm of the sum of their odds */
  double states[PIECES][STATE_COUNT];
  double steps[STATE_COUNT][STATE_COUNT];
};

static void count_all(const struct grammar *grammar, const struct text *text, struct counted *counted) {
  *counted = (struct counted){.all = 0};
  double best = -HUGE_VAL, sum = 0;
  for (guint path = 0; path < PATHS; path++) {
    guint states[PIECES];
    double points = path_points(grammar, text, path, states), odds = exp(points);
    sum += odds;
    if (points > best) {
      best = points;
      memcpy(counted->best, states, sizeof states);
    }
    for (guint i = 0; i < PIECES; i++) {
      counted->states[i][states[i]] += odds;
      if (i > 0)
        counted->steps[states[i - 1]][states[i]] += odds;
    }
  }
  counted->all = log(sum);
  for (guint a = 0; a < STATE_COUNT; a++) {
    for (guint i = 0; i < PIECES; i++)
      counted->states[i][a] /= sum;
    for (guint b = 0; b < STATE_COUNT; b++)
      counted->steps[a][b] /= sum;
  }
}

/* The share of each role, the last one what is left out; and the likeliest state of the likeliest other role. */
static void check_doubt(const struct counted *counted, guint piece, const struct explanation *explanation) {
  double roles[ROLE_COUNT + 1] = {0};
  for (guint state = 0; state < STATE_COUNT; state++)
    roles[state_role((enum state)state)] += counted->states[piece][state];
  guint own = state_role((enum state)explanation->state), second = own;
  for (guint role = 0; role <= ROLE_COUNT; role++)
    if (role != own && (second == own || roles[role] > roles[second]))
      second = role;
  assert_float_equal(explanation->share, roles[own], CLOSE);
  assert_float_equal(explanation->second_share, roles[second], CLOSE);
  assert_int_equal(state_role((enum state)explanation->second), second);
  for (guint state = 0; state < STATE_COUNT; state++)
    if (state_role((enum state)state) == second)
      assert_true(counted->states[piece][state] <= counted->states[piece][explanation->second] + CLOSE);
}

static void check(const struct grammar *grammar, const struct text *text) {
  struct counted counted;
  count_all(grammar, text, &counted);
  struct explanation explanations[PIECES];
  explain(text->evidence, text->allowed, PIECES, grammar, explanations);
  float states[PIECES * STATE_COUNT];
  double steps[STATE_COUNT * STATE_COUNT] = {0};
  assert_float_equal(explain_sums(text->evidence, text->allowed, PIECES, grammar, states, steps), counted.all, CLOSE);
  for (guint i = 0; i < PIECES; i++) {
    assert_int_equal(explanations[i].state, counted.best[i]);
    check_doubt(&counted, i, &explanations[i]);
    for (guint a = 0; a < STATE_COUNT; a++)
      assert_float_equal(states[i * STATE_COUNT + a], counted.states[i][a], CLOSE);
  }
  for (guint a = 0; a < STATE_COUNT; a++)
    for (guint b = 0; b < STATE_COUNT; b++)
      assert_float_equal(steps[a * STATE_COUNT + b], counted.steps[a][b], CLOSE);
}

static void it_is_the_best_of_all_explanations(G_GNUC_UNUSED void **state) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(20240506);
  for (guint i = 0; i < 20; i++) {
    g_autofree struct grammar *grammar = make_grammar(rand);
    struct text text;
    make_text(&text, rand, NULL);
    check(grammar, &text);
  }
}

static void only_allowed_states_are_chosen(G_GNUC_UNUSED void **state) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  for (guint i = 0; i < 20; i++) {
    g_autofree struct grammar *grammar = make_grammar(rand);
    const state_set allowed[PIECES] = {1u << STATE_ABOVE | 1u << STATE_BELOW | 1u << STATE_BODY, STATES_ALL,
                                       STATES_LEFT_OUT | 1u << (i % STATE_COUNT)};
    struct text text;
    make_text(&text, rand, allowed);
    check(grammar, &text);
    struct explanation explanations[PIECES];
    explain(text.evidence, allowed, PIECES, grammar, explanations);
    for (guint piece = 0; piece < PIECES; piece++)
      assert_true(allowed[piece] >> explanations[piece].state & 1);
  }
}

/* What must be chosen is, although no step leads there; the shares are numbers all the same. */
static void what_is_given_goes_over_what_may_not_be(G_GNUC_UNUSED void **state) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(11);
  g_autofree struct grammar *grammar = make_grammar(rand);
  for (guint a = 0; a < STATE_COUNT; a++)
    grammar->step[a][STATE_TABLE] = GRAMMAR_NEVER;
  const state_set allowed[PIECES] = {STATES_ALL, 1u << STATE_TABLE, STATES_ALL};
  struct text text;
  make_text(&text, rand, allowed);
  struct explanation explanations[PIECES];
  explain(text.evidence, allowed, PIECES, grammar, explanations);
  assert_int_equal(explanations[1].state, STATE_TABLE);
  for (guint i = 0; i < PIECES; i++)
    assert_true(explanations[i].share >= 0 && explanations[i].share <= 1 + CLOSE && explanations[i].second_share >= 0 &&
                explanations[i].second_share <= 1 + CLOSE);
}

/* A text of very many pieces uses up no digits. */
static void a_long_text_is_explained_as_a_short_one(G_GNUC_UNUSED void **state) {
  enum { MANY = 3000 };
  g_autoptr(GRand) rand = g_rand_new_with_seed(3);
  g_autofree struct grammar *grammar = make_grammar(rand);
  struct evidence body = {.facts = {0}};
  evidence_set(&body, EVIDENCE_SPOKEN, true);
  grammar->points[EVIDENCE_SPOKEN][STATE_BODY] = 40;
  g_autofree const struct evidence **evidence = g_new(const struct evidence *, MANY);
  for (guint i = 0; i < MANY; i++)
    evidence[i] = &body;
  g_autofree struct explanation *explanations = g_new0(struct explanation, MANY);
  explain(evidence, NULL, MANY, grammar, explanations);
  for (guint i = 0; i < MANY; i++) {
    assert_int_equal(explanations[i].state, STATE_BODY);
    assert_true(explanations[i].share > 0.99f);
  }
}

static void nothing_is_explained_by_nothing(G_GNUC_UNUSED void **state) {
  explain(NULL, NULL, 0, NULL, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_is_the_best_of_all_explanations),
      cmocka_unit_test(only_allowed_states_are_chosen),
      cmocka_unit_test(what_is_given_goes_over_what_may_not_be),
      cmocka_unit_test(a_long_text_is_explained_as_a_short_one),
      cmocka_unit_test(nothing_is_explained_by_nothing),
  };
  return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
