/* How wide marks are: half a cell of each may go, as far as their ink leaves room (typography W1 to W4). */
#pragma once

#include "layout/class.h"
#include "font/font.h"

/* Blank to be taken from the left and the right of a glyph, in the unit of the caller. */
struct blanks {
  float left, right;
};

/* What makes a mark half a cell wide, in em: 1/2 in all, from the side that is blank by its nature first (opening
 * marks left, all others right), and never nearer to the ink than a quarter of `ink_gap` (em).  A font with its ？ in
 * the middle of the cell gives from both sides; a wide mark gives less than 1/2. */
struct blanks mark_half(struct face *face, guint32 glyph, enum char_class class, double ink_gap);

/* Which of two neighbouring marks becomes half a cell wide (W2). */
enum pair { PAIR_NONE, PAIR_FIRST, PAIR_SECOND, PAIR_BOTH };

/* `left` and `right` are characters, with their classes.  ？！ and ！！ take one cell together (GB/T 15834 5.1.2). */
enum pair mark_pair(enum char_class left_class, gunichar left, enum char_class right_class, gunichar right);
