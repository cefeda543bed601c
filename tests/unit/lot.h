/* Draws of a seeded lot.  One draw stands in one statement: which argument of a call is worked out first is each
 * compiler's own choice, and the draws that follow would be others. */
#pragma once

#include <glib.h>

/* A number below `count`. */
static inline guint lot(GRand *rand, gsize count) {
  return (guint)g_rand_int_range(rand, 0, (gint32)count);
}

#define ANY(rand, list) ((list)[lot(rand, G_N_ELEMENTS(list))])
