/* What comes first: comparisons as functions for sorting tell it (less than 0 the left one, more than 0 the right one),
 * and places in what is sorted. */
#pragma once

#include <glib.h>

/* By numbers of any one type, the smaller first. */
#define ORDER_OF(left, right) (((left) > (right)) - ((left) < (right)))

/* By the second order where the first tells nothing. */
static inline gint order_or(gint first, gint second) {
  return first != 0 ? first : second;
}

/* How many of `count` sorted elements come first: those for whose number `i` the condition holds, which it does for no
 * one behind them.  Found by halving. */
#define ORDER_COUNT(count, i, condition)                                                                               \
  (__extension__({                                                                                                     \
    guint order_low = 0;                                                                                               \
    guint order_high = (count);                                                                                        \
    while (order_low < order_high) {                                                                                   \
      const guint i = order_low + (order_high - order_low) / 2;                                                        \
      if (condition)                                                                                                   \
        order_low = i + 1;                                                                                             \
      else                                                                                                             \
        order_high = i;                                                                                                \
    }                                                                                                                  \
    order_low;                                                                                                         \
  }))
