#include "base/nearest.h"

#include "base/messages.h"

#include <string.h>

/* Longer words are not compared. */
#define LONGEST 32

/* Slips between two words: a letter more, less or another, or two that changed places (optimal string alignment). */
static guint slips(const char *one, const char *other) {
  gsize rows = strlen(one), columns = strlen(other);
  guint cost[LONGEST + 1][LONGEST + 1];
  for (gsize i = 1; i <= rows; i++)
    cost[i][0] = (guint)i;
  for (gsize k = 0; k <= columns; k++)
    cost[0][k] = (guint)k;
  for (gsize i = 1; i <= rows; i++)
    for (gsize k = 1; k <= columns; k++) {
      char left = g_ascii_tolower(one[i - 1]), right = g_ascii_tolower(other[k - 1]);
      guint least = MIN(MIN(cost[i - 1][k], cost[i][k - 1]) + 1, cost[i - 1][k - 1] + (left != right));
      if (i > 1 && k > 1 && left == g_ascii_tolower(other[k - 2]) && right == g_ascii_tolower(one[i - 2]))
        least = MIN(least, cost[i - 2][k - 2] + 1);
      cost[i][k] = least;
    }
  return cost[rows][columns];
}

char *nearest_hint(const char *word, const char *const *known) {
  const char *nearest = NULL;
  guint least = strlen(word) > 5 ? 3 : 2; /* of a short word one slip, of a longer one two */
  for (; *known && strlen(word) <= LONGEST; known++) {
    guint count = strlen(*known) <= LONGEST ? slips(word, *known) : least;
    if (count < least) {
      least = count;
      nearest = *known;
    }
  }
  return nearest ? g_strdup_printf(_(" Did you mean %s?"), nearest) : g_strdup("");
}
