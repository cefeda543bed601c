#include "doc/mark.h"

#include "base/order.h"

const char *mark_name(enum mark_kind kind) {
  static const char *const names[] = {
#define X(symbol, name) name,
      MARKS(X)
#undef X
  };
  return names[kind];
}

gint mark_compare(gconstpointer a, gconstpointer b) {
  const struct mark *left = a, *right = b;
  return ORDER_OF(left->start, right->start);
}
