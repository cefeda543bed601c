/* How wide text is, as near as can be told without fonts. */
#pragma once

#include <glib.h>

/* Width of `length` bytes in characters of the grid: Latin letters and figures take half of one. */
double width_of(const char *text, gsize length);
