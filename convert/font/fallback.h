/* The system's fonts, for a character that no role has. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct fallback;

/* Reads the system's font configuration and sorts its fonts, best for Chinese text first (some ten milliseconds). */
struct fallback *fallback_new(void);
void fallback_free(struct fallback *fallback);

/* Where the best of the system's faces that have `c` is, and its name (owned by `fallback`); false when there is none.
 */
bool fallback_find(const struct fallback *fallback, gunichar c, const char **file, int *index, const char **family);
