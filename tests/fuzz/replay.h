/* The fuzz targets without a fuzzer: every seed of the corpus, whole and cut short, must keep all promises.  Each
 * length chooses other options (fuzz.h).  A target is included before this file. */
#pragma once

#include "unit/test.h"

#ifndef SEEDS
#define SEEDS "tests/fuzz/corpus/text"
#endif
#define LENGTHS 12

static void test_seeds(void **state) {
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open(SEEDS, 0, &error);
  assert_non_null(folder);
  guint count = 0;
  for (const char *name; (name = g_dir_read_name(folder)); count++) {
    g_autofree char *path = g_build_filename(SEEDS, name, NULL);
    g_autofree char *data = NULL;
    gsize length;
    assert_true(g_file_get_contents(path, &data, &length, &error));
    for (gsize cut = 0; cut < LENGTHS && cut < length; cut++)
      LLVMFuzzerTestOneInput((const uint8_t *)data, length - cut);
  }
  assert_true(count >= 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_seeds)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
