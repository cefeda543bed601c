#include "base/paths.h"

#include <stdbool.h>

/* The name of the file that tells the source tree from an installed prefix. */
#define MARK "styles/gongwen.xml"

/* The folder that holds the program file itself; the returned string lives as long as the process. */
static const char *program_dir(void) {
  static char *dir;
  if (g_once_init_enter(&dir)) {
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_once_init_leave(&dir, program ? g_path_get_dirname(program) : g_strdup("."));
  }
  return dir;
}

/* The source tree above the build folder, or NULL when the program is installed. */
static char *source_tree(void) {
  const char *from_build = g_getenv("JIANGGAO_SOURCE"); /* tests run programs from other folders */
  g_autofree char *tree = from_build ? g_strdup(from_build) : g_path_get_dirname(program_dir());
  g_autofree char *mark = g_build_filename(tree, MARK, NULL);
  return g_file_test(mark, G_FILE_TEST_EXISTS) ? g_steal_pointer(&tree) : NULL;
}

char *paths_data(const char *relative) {
  g_autofree char *tree = source_tree();
  if (tree)
    return g_build_filename(tree, relative, NULL);
  return g_build_filename(program_dir(), "..", "share", "jianggao", relative, NULL);
}

char *paths_locale(void) {
  g_autofree char *built = g_build_filename(program_dir(), "locale", NULL);
  if (g_file_test(built, G_FILE_TEST_IS_DIR))
    return g_steal_pointer(&built);
  return g_build_filename(program_dir(), "..", "share", "locale", NULL);
}

char *paths_page_module(void) {
  g_autofree char *built = g_build_filename(program_dir(), "jianggao-page.so", NULL);
  if (g_file_test(built, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&built);
  return g_build_filename(program_dir(), "..", "lib", "jianggao", "jianggao-page.so", NULL);
}
