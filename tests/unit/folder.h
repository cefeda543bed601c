/* A folder of its own for each test. */
#pragma once

#include "unit/test.h"

static inline char *folder_new(void) {
  char *path = g_dir_make_tmp("test-XXXXXX", NULL);
  assert_non_null(path);
  return path;
}

/* Removes what is there, with all that is in it; links are not followed. */
static inline void folder_remove(const char *path) {
  g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    folder_remove(child);
  }
  g_remove(path);
}

/* How many names are in it; none when it is not there. */
static inline guint folder_count(const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  guint count = 0;
  while (dir && g_dir_read_name(dir))
    count++;
  return count;
}

/* `length` bytes, -1: up to the NUL. */
static inline void folder_write(const char *path, const char *data, gssize length) {
  assert_true(g_file_set_contents(path, data, length, NULL));
}

static inline void assert_holds(const char *path, const char *text) {
  g_autofree char *found = NULL;
  assert_true(g_file_get_contents(path, &found, NULL, NULL));
  assert_string_equal(found, text);
}
