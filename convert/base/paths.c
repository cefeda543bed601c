#define _GNU_SOURCE /* dladdr1 */
#include "base/paths.h"

#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>

/* How many folders are looked in, the own one and those above it: no more than are needed, since a folder further up
 * may belong to somebody else.  Tests are two below the source tree; the modules, and the library where libraries lie
 * in a folder of their machine's kind (lib/x86_64-linux-gnu), are two below their prefix. */
#define LEVELS 3

#define CATALOGUE "zh_CN/LC_MESSAGES/jianggao.mo"

/* The file that holds this code: the program, libjianggao.so or a module.  Free with free. */
static char *own_file(void) {
  static const char here;
  Dl_info info;
  struct link_map *map = NULL;
  if (dladdr1(&here, &info, (void **)&map, RTLD_DL_LINKMAP) != 0 && map && *map->l_name)
    return realpath(map->l_name, NULL);
  return realpath("/proc/self/exe", NULL); /* the program itself has no name there */
}

/* The folder of that file; the returned string lives as long as the process. */
static const char *own_folder(void) {
  static char *folder;
  if (g_once_init_enter(&folder)) {
    char *file = own_file();
    g_once_init_leave(&folder, file ? g_path_get_dirname(file) : g_strdup("."));
    free(file);
  }
  return folder;
}

/* From the own folder upward, the first path that is there: `built` in the source tree and its build folder, or
 * `installed` below a prefix.  When there is none, where it would be installed.  Free with g_free. */
static char *find(const char *built, const char *installed) {
  g_autofree char *folder = g_strdup(own_folder());
  for (guint level = 0; level < LEVELS; level++) {
    const char *const places[] = {built, installed};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
      g_autofree char *path = g_build_filename(folder, places[i], NULL);
      if (g_file_test(path, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&path);
    }
    char *next = g_path_get_dirname(folder);
    g_free(folder);
    folder = next;
  }
  return g_build_filename(own_folder(), "..", installed, NULL);
}

/* The folder `levels` above a path.  Free with g_free. */
static char *above(const char *path, guint levels) {
  char *folder = g_strdup(path);
  for (guint level = 0; level < levels; level++) {
    char *next = g_path_get_dirname(folder);
    g_free(folder);
    folder = next;
  }
  return folder;
}

char *paths_data(const char *relative) {
  g_autofree char *mark = find("styles/gongwen.xml", "share/jianggao/styles/gongwen.xml");
  g_autofree char *root = above(mark, 2);
  return g_build_filename(root, relative, NULL);
}

/* Found by a file: /usr/bin and /usr/lib have a "locale" of their own. */
char *paths_locale(void) {
  g_autofree char *mark = find("locale/" CATALOGUE, "share/locale/" CATALOGUE);
  return above(mark, 3);
}

char *paths_module(const char *file) {
  g_autofree char *installed = g_build_filename("lib/jianggao", file, NULL);
  return find(file, installed);
}

char **paths_split(const char *list) {
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  g_auto(GStrv) folders = g_strsplit(list ? list : "", ":", 0);
  for (char **folder = folders; *folder; folder++)
    if (**folder)
      g_strv_builder_add(builder, *folder);
  return g_strv_builder_end(builder);
}

char *paths_program(const char *file) {
  g_autofree char *installed = g_build_filename("bin", file, NULL);
  return find(file, installed);
}
