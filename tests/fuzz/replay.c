/* The fuzz targets without a fuzzer: every kept input of tests/fuzz/corpus, whole, cut in half and empty, must keep all
 * promises.
 *
 * usage: replay [TARGET FILE…]     without arguments: all */
#include "fuzz.h"

#include <stdlib.h>

#define CORPUS "tests/fuzz/corpus"

static void replay(const struct fuzz_target *target, const char *path) {
  g_autofree char *data = NULL;
  gsize length;
  must(g_file_get_contents(path, &data, &length, NULL), "a kept input can be read");
  fuzz_run(target, data, length);
  fuzz_run(target, data, length / 2);
  fuzz_run(target, data, 0);
}

/* Returns how many inputs there were.  The name is told first, for a crash cannot tell it. */
static guint replay_folder(const char *name) {
  const struct fuzz_target *target = fuzz_target(name);
  must(target != NULL, "each folder of inputs belongs to a target");
  g_autofree char *folder = g_build_filename(CORPUS, name, NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint count = 0;
  for (const char *file; dir && (file = g_dir_read_name(dir)); count++) {
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_print("%s\n", path);
    replay(target, path);
  }
  must(count >= 3, "each target has kept inputs");
  return count;
}

int main(int argc, char **argv) {
  const struct fuzz_target *target = argc > 1 ? fuzz_target(argv[1]) : NULL;
  must(argc == 1 || target, "the first argument is a target");
  for (int i = 2; i < argc; i++)
    replay(target, argv[i]);
  if (argc > 1)
    return EXIT_SUCCESS;
  g_autoptr(GDir) corpus = g_dir_open(CORPUS, 0, NULL);
  must(corpus != NULL, CORPUS " is there");
  guint count = 0;
  for (const char *name; (name = g_dir_read_name(corpus));)
    count += replay_folder(name);
  g_print("%u kept inputs keep all promises\n", count);
  return EXIT_SUCCESS;
}
