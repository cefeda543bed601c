/* The layout as text, for tests and for people who ask why a line is as it is. */
#pragma once

#include "layout/layout.h"

/* A page is "page 1 595.28 841.89"; below it one line for each line of text (baseline, left end, right end, element)
 * and one for each of its runs (left end, family, size, characters), then its rules; at the end the outline.
 *
 *     page 1 595.28 x 841.89
 *      118.96   79.37  521.57 body first
 *                79.37 FandolHei 16 "一、"
 *               110.95 FandolFang 16 "正文……"
 *     outline 1 page 1 at 79.37 104.88 "一、"
 *
 * Lengths are points with two decimals.  Free with g_string_free. */
GString *dump_layout(const struct layout *layout);
