/* Which of two comes first, as functions for sorting tell it: less than 0 the left one, more than 0 the right one. */
#pragma once

#include <glib.h>

/* By numbers of any one type, the smaller first. */
#define ORDER_OF(left, right) (((left) > (right)) - ((left) < (right)))

/* By the second order where the first tells nothing. */
static inline gint order_or(gint first, gint second) {
  return first != 0 ? first : second;
}
