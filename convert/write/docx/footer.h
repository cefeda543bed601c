/* word/footerN.xml: the page number, — 1 — (GB/T 9704-2012 clause 7.5). */
#pragma once

#include "style/style.h"

/* `side`: ALIGN_RIGHT for odd pages, ALIGN_LEFT for even ones, ALIGN_CENTER for all. */
GBytes *footer_part(const struct style *style, enum align side);
