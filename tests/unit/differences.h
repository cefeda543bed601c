/* What is in one list of strings and not in another. */
#pragma once

#include "unit/test.h"

static inline gint differences_compare(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Appends " -string" for what the second list lacks and " +string" for what it has more, and returns the count
 * of them.  Both are sorted. */
static inline guint differences_append(GString *all, GPtrArray *before, GPtrArray *now) {
  g_ptr_array_sort(before, differences_compare);
  g_ptr_array_sort(now, differences_compare);
  guint count = 0;
  for (guint i = 0, k = 0; i < before->len || k < now->len;) {
    const int order = i == before->len ? 1 : k == now->len ? -1 : strcmp(before->pdata[i], now->pdata[k]);
    if (order != 0)
      g_string_append_printf(all, " %c%s", order < 0 ? '-' : '+',
                             (const char *)(order < 0 ? before->pdata[i] : now->pdata[k]));
    count += order != 0;
    i += order <= 0;
    k += order >= 0;
  }
  return count;
}
