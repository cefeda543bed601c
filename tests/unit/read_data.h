/* What the reader judges by, loaded once for all tests of a file: set-up and tear-down of a group. */
#pragma once

#include "read/data.h"
#include "unit/test.h"

static struct read_data *data;

static inline int read_data_set_up(G_GNUC_UNUSED void **state) {
  data = read_data_load(NULL, NULL);
  return data ? 0 : 1;
}

static inline int read_data_tear_down(G_GNUC_UNUSED void **state) {
  read_data_free(data);
  return 0;
}
