/* The units of WordprocessingML (ECMA-376 part 1, 17.18). */
#pragma once

#include <glib.h>
#include <math.h>

/* Twentieths of a point: w:pgSz, w:ind, w:spacing … */
static inline gint64 twips(double points) {
  return (gint64)lround(points * 20);
}

/* Font sizes: w:sz. */
static inline gint64 half_points(double points) {
  return (gint64)lround(points * 2);
}

/* Thickness of borders: w:sz of w:top …, 2 to 96 (17.3.4). */
static inline gint64 eighth_points(double points) {
  return CLAMP((gint64)lround(points * 8), 2, 96);
}

/* Hundredths of a character or a line: w:firstLineChars, w:beforeLines. */
static inline gint64 hundredths(double cells) {
  return (gint64)lround(cells * 100);
}
