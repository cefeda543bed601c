/* What a file tells of who made it: staff may have worked in it since. */
#pragma once

#include <glib.h>

enum guard_verdict {
  GUARD_MADE,    /* as this program wrote it */
  GUARD_EDITED,  /* this program wrote it, and somebody saved it again since */
  GUARD_FOREIGN, /* somebody else's */
};

/* A seal: a file of this program holds this mark and a digest of itself behind it.  A writer puts GUARD_SEAL where its
 * format has room for a remark, behind all text of the document. */
#define GUARD_SEAL_MARK "jianggao-seal:"
#define GUARD_SEAL GUARD_SEAL_MARK "00000000000000000000000000000000"

/* Writes the digest into the last seal of a finished file.  It is that of all bytes but itself and the four behind it,
 * which in a PNG depend on it. */
void guard_close_seal(void *bytes, gsize length);

/* By its seal; a file without one is foreign. */
enum guard_verdict guard_sealed(GBytes *file);
