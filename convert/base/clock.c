#include "base/clock.h"

#include <glib/gstdio.h>

/* 1980-01-01T00:00:00Z, the first date that a zip entry can hold. */
#define ZIP_EPOCH 315532800

bool clock_parse(const char *text, gint64 *moment) {
  guint64 seconds;
  if (!text || !g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return false;
  *moment = (gint64)seconds;
  return true;
}

gint64 clock_of_file(const char *path) {
  GStatBuf status;
  return g_stat(path, &status) == 0 ? (gint64)status.st_mtime : ZIP_EPOCH;
}

char *clock_iso8601(gint64 moment) {
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(moment);
  return g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
}
