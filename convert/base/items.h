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

/* The last item of a GArray of the type; NULL where there is none. */
#define array_last(array, type) ((array)->len > 0 ? &array_at(array, type, (array)->len - 1) : NULL)

/* The pointers beside one of a GPtrArray; NULL before the first and behind the last. */
static inline gpointer pointer_before(const GPtrArray *array, guint index) {
  return index > 0 ? pointer_at(array, index - 1) : NULL;
}

static inline gpointer pointer_behind(const GPtrArray *array, guint index) {
  return index + 1 < array->len ? pointer_at(array, index + 1) : NULL;
}

/* The last pointer of a GPtrArray; NULL where there is none. */
static inline gpointer pointer_last(const GPtrArray *array) {
  return pointer_before(array, array->len);
}

/* Takes the last item of a GArray, which has one, out of it. */
static inline void array_drop_last(GArray *array) {
  g_array_set_size(array, (guint)items_index(array->len - 1, array->len));
}
