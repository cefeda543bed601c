/* The search: the cheapest explanation of all pieces together, and how sure it is. */
#pragma once

#include "read/evidence.h"
#include "read/grammar.h"

#include <glib.h>
#include <stdbool.h>

/* What a piece is in the cheapest explanation of all. */
struct explanation {
  guint8 state;  /* enum state */
  guint8 second; /* the likeliest state of another role */
  float share;   /* probability of the role, 0 to 1: summed over its states and over all paths */
  float second_share;
};

/* A set of states, a bit each: those that may be chosen for a piece, whatever they cost. */
typedef guint32 state_set;
#define STATES_ALL ((state_set)((1u << STATE_COUNT) - 1))
#define STATES_LEFT_OUT ((state_set)(1u << STATE_ABOVE | 1u << STATE_INSIDE | 1u << STATE_BELOW))

/* Explains pieces by their evidence: fills `explanations` (of the caller, `count`) with the best path (Viterbi) and
 * its posteriors (forward and backward sums).  `allowed` (`count`) may be NULL.  Time and memory grow with `count`. */
void explain(const struct evidence *const *evidence, const state_set *allowed, guint count,
             const struct grammar *grammar, struct explanation *explanations);

/* The sums alone, for fitting: the logarithm of the sum over all allowed paths; `states` (count * STATE_COUNT) gets
 * the probability of each state, `steps` (STATE_COUNT * STATE_COUNT, added to) the expected number of each step. */
double explain_sums(const struct evidence *const *evidence, const state_set *allowed, guint count,
                    const struct grammar *grammar, float *states, double *steps);
