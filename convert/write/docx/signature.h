/* Where the lines of a signature stand (GB/T 9704-2012 clause 7.3.5). */
#pragma once

#include "style/style.h"

/* Widths in characters: of the widest line that names an issuer, and of the date.  0 when there is none. */
struct signature {
  double issuer, date;
};

/* The signature of a document: it has one. */
struct signature signature_of(const GPtrArray *blocks);

/* How far a line of it, the date or an issuer, ends from the right edge, in hundredths of a character; -1 when the
 * style's own distance is right. */
gint64 signature_right(const struct signature *signature, const struct style *style, bool is_date);
