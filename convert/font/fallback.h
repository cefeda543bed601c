/* The system's fonts, for a character that no role has. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct fallback;

/* Reads the system's font configuration and sorts its fonts, best for Chinese text first (some ten milliseconds). */
struct fallback *fallback_new(void);
void fallback_free(struct fallback *fallback);

/* Where the system's faces that have `c` are, and their names (owned by `fallback`): the best one first, then with a
 * rising `rank` the next ones, for when a file cannot be used.  False when there is no further one. */
bool fallback_find(const struct fallback *fallback, gunichar c, guint rank, const char **file, int *index,
                   const char **family);
