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

/* What may not be chosen for a piece, whatever it costs: a set of states (1 << state) that are allowed. */
typedef guint32 state_set;
#define STATES_ALL ((state_set)((1u << STATE_COUNT) - 1))

/* Explains `count` pieces by their evidence: fills `explanations` (of the caller) with the best path (Viterbi) and
 * the posteriors (forward and backward sums).  `allowed` may be NULL.  Time and memory grow with `count`. */
void explain(const struct evidence *evidence, const state_set *allowed, guint count, const struct grammar *grammar,
             struct explanation *explanations);
