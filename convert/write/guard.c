#define _GNU_SOURCE /* memmem */
#include "write/guard.h"

#include <string.h>

#define DIGEST G_CHECKSUM_MD5 /* tells changes, not attacks: who can forge it can write the file */
#define DIGITS (sizeof GUARD_SEAL - sizeof GUARD_SEAL_MARK)
#define LEFT_OUT (DIGITS + 4)

/* The digits of the last seal, or NULL. */
static char *find_digits(const char *bytes, gsize length) {
  const gsize mark = strlen(GUARD_SEAL_MARK);
  const char *found = NULL, *at = bytes, *end = bytes + length;
  while (at && (at = memmem(at, (gsize)(end - at), GUARD_SEAL_MARK, mark))) {
    at += mark;
    found = at;
  }
  return found && (gsize)(end - found) >= LEFT_OUT ? (char *)found : NULL;
}

static char *digest(const char *bytes, gsize length, const char *digits) {
  g_autoptr(GChecksum) checksum = g_checksum_new(DIGEST);
  const char *behind = digits + LEFT_OUT;
  g_checksum_update(checksum, (const guchar *)bytes, digits - bytes);
  g_checksum_update(checksum, (const guchar *)behind, bytes + length - behind);
  return g_strdup(g_checksum_get_string(checksum));
}

void guard_close_seal(void *bytes, gsize length) {
  char *digits = find_digits(bytes, length);
  g_assert(digits);
  g_autofree char *own = digest(bytes, length, digits);
  memcpy(digits, own, DIGITS);
}

enum guard_verdict guard_sealed(GBytes *file) {
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  const char *digits = bytes ? find_digits(bytes, length) : NULL;
  if (!digits)
    return GUARD_FOREIGN;
  g_autofree char *own = digest(bytes, length, digits);
  return memcmp(digits, own, DIGITS) == 0 ? GUARD_MADE : GUARD_EDITED;
}
