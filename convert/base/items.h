/* The items of arrays.  An index beyond the end ends the program: what lies behind the items would go onto a page. */
#pragma once

#include <glib.h>

/* The index, which has to be less than the length. */
static inline gsize items_index(gsize index, gsize length) {
  g_assert(index < length);
  return index;
}

/* An item of a GArray of the type; it can be written to. */
#define array_at(array, type, index) (((type *)(void *)(array)->data)[items_index(index, (array)->len)])

/* A pointer in a GPtrArray; it can be written to. */
#define pointer_at(array, index) ((array)->pdata[items_index(index, (array)->len)])
