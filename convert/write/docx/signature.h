/* Where the lines of a signature stand (GB/T 9704-2012 clause 7.3.5). */
#pragma once

#include "style/style.h"

/* The date of a signature and the issuer's line above it; NULL where there is no such pair. */
struct signature {
  const struct block *issuer, *date;
};

/* The signature at the end of a document. */
struct signature signature_of(const GPtrArray *blocks);

/* How far a line ends from the right edge, in characters, when it is one of the two; else -1: the style's own distance
 * is right. */
double signature_right(const struct signature *signature, const struct style *style, const struct block *block);
