/* Which encoding the bytes of a text are in, and their conversion to UTF-8. */
#pragma once

#include "base/report.h"
#include "text/source.h"

/* A text converted to UTF-8. */
struct decoded {
  const char *encoding; /* interned name */
  bool bom;
  char *text; /* valid UTF-8 without a BOM; NUL-terminated; owned */
  gsize length;
};

/* Decides (unless `options` names the encoding) and converts.  The choice is a finding [encoding] where it was not
 * plain from a BOM or valid UTF-8.  Bytes that do not decode are an error with their offset, or, when
 * `options->lossy`, findings [undecodable] and U+FFFD in the text. */
bool encoding_decode(const char *name, const guint8 *bytes, gsize size, const struct decode_options *options,
                     struct report *report, struct decoded *decoded, GError **error);
