/* The one clock of the program: every date inside an output comes from here, so that outputs are reproducible. */
#pragma once

#include <glib.h>

/* The moment that outputs made from the file `path` carry: SOURCE_DATE_EPOCH when it is set to a number, else
 * the file's modification time, else 1980-01-01 (a zip file's first day).  Seconds since 1970, UTC. */
gint64 clock_for_input(const char *path);

/* "2026-01-01T00:00:00Z" for a moment; free with g_free. */
char *clock_iso8601(gint64 moment);
