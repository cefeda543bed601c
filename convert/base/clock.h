/* Moments: seconds since 1970, UTC.  Every date inside an output is a moment that the caller gave, so that outputs are
 * reproducible. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Reads a moment written as SOURCE_DATE_EPOCH is; false for NULL and for what is no such number. */
bool clock_parse(const char *text, gint64 *moment);

/* The file's modification time, else 1980-01-01 (a zip file's first day). */
gint64 clock_of_file(const char *path);

/* "2026-01-01T00:00:00Z" for a moment; free with g_free. */
char *clock_iso8601(gint64 moment);
