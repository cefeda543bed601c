#include "base/clock.h"

#include <glib/gstdio.h>

/* 1980-01-01T00:00:00Z, the first date that a zip entry can hold. */
#define ZIP_EPOCH 315532800

gint64 clock_for_input(const char *path) {
  const char *wanted = g_getenv("SOURCE_DATE_EPOCH");
  guint64 moment;
  if (wanted && g_ascii_string_to_unsigned(wanted, 10, 0, G_MAXUINT32, &moment, NULL))
    return (gint64)moment;
  GStatBuf status;
  if (path && g_stat(path, &status) == 0)
    return (gint64)status.st_mtime;
  return ZIP_EPOCH;
}

char *clock_iso8601(gint64 moment) {
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(moment);
  return g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
}
