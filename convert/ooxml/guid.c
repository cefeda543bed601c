#include "ooxml/guid.h"

#include "base/to_nul.h"

#include <glib.h>

char *guid_of(const char *text) {
  g_autofree char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, TO_NUL);
  g_autofree char *upper = g_ascii_strup(hex, 32);
  /* RFC 9562: version 8, made by a rule of one's own; variant 10. */
  return g_strdup_printf("{%.8s-%.4s-8%.3s-A%.3s-%.12s}", upper, upper + 8, upper + 13, upper + 17, upper + 20);
}
