#include "base/program_files.h"

#include "base/paths.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Folders inside folders, as font/folders.c goes into them. */
#define DEEPEST 8

/* Programs and what belongs to them, by the file system's standard and beside it; nothing of anybody's own.  Windows's
 * fonts are where fontconfig is told of them under WSL. */
static const char *const of_system[] = {
    "/usr",
    "/lib",
    "/lib64",
    "/opt",
    "/nix",
    "/gnu",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/ssl",
    "/etc/gnutls",
    "/etc/crypto-policies",
    "/etc/ld.so.cache",
    "/dev/null",
    "/dev/urandom",
    "/proc/self",
    "/sys/devices/system/cpu",
    "/var/cache/fontconfig",
    "/mnt/c/Windows/Fonts",
};

/* Fonts and settings for them in a user's home. */
static const char *const of_home[] = {".fonts", ".fonts.conf", ".fonts.conf.d"};

static void add(GPtrArray *places, char *path) {
  g_ptr_array_add(places, path);
}

/* Paths parted by colons. */
static void add_list(GPtrArray *places, const char *list) {
  g_auto(GStrv) paths = paths_split(list);
  for (char **path = paths; *path; path++)
    add(places, g_strdup(*path));
}

static void add_user_fonts(GPtrArray *places) {
  add(places, g_build_filename(g_get_user_data_dir(), "fonts", NULL));
  add(places, g_build_filename(g_get_user_config_dir(), "fontconfig", NULL));
  add(places, g_build_filename(g_get_user_cache_dir(), "fontconfig", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(of_home); i++)
    add(places, g_build_filename(g_get_home_dir(), of_home[i], NULL));
}

static void add_linked(GPtrArray *places, const char *path, int depth);

static void add_links(GPtrArray *places, const char *folder, int depth) {
  DIR *dir = depth > 0 ? opendir(folder) : NULL;
  const struct dirent *entry;
  while (dir && (entry = readdir(dir))) {
    if (*entry->d_name == '.' || (entry->d_type != DT_LNK && entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN))
      continue;
    g_autofree char *path = g_build_filename(folder, entry->d_name, NULL);
    if (entry->d_type == DT_DIR)
      add_links(places, path, depth - 1);
    else
      add_linked(places, path, depth - 1);
  }
  if (dir)
    closedir(dir);
}

/* A folder or file, and where the links lead that are in it and in so many levels of folders below. */
static void add_linked(GPtrArray *places, const char *path, int depth) {
  char *real = realpath(path, NULL);
  if (real) {
    const bool known = g_ptr_array_find_with_equal_func(places, real, g_str_equal, NULL);
    add(places, g_strdup(real));
    if (!known)
      add_links(places, real, depth);
  }
  free(real);
}

void program_files_add_fonts(GPtrArray *places, char *const *folders) {
  for (; folders && *folders; folders++) {
    g_autofree char *outlines = g_build_filename(*folders, "../outlines", NULL);
    add_linked(places, *folders, DEEPEST);
    add_linked(places, outlines, 0);
  }
}

void program_files_add_input(GPtrArray *places, const char *path) {
  struct stat status;
  char *real = realpath(path, NULL);
  if (real && stat(real, &status) == 0) {
    char *place = S_ISREG(status.st_mode) ? g_path_get_dirname(real) : g_strdup(real);
    if (g_ptr_array_find_with_equal_func(places, place, g_str_equal, NULL))
      g_free(place);
    else
      add(places, place);
  }
  free(real);
}

void program_files_add(GPtrArray *places, const char *const *lists, gsize count) {
  for (gsize i = 0; i < G_N_ELEMENTS(of_system); i++)
    add(places, g_strdup(of_system[i]));
  add_user_fonts(places);
  for (gsize i = 0; i < count; i++)
    add_list(places, lists[i]);
  g_autofree char *styles = paths_data("styles"), *fonts = paths_data("fonts");
  g_autofree char *module = paths_module("jianggao-page.so");
  add_linked(places, styles, 0);
  add_linked(places, fonts, 1);
  add(places, g_path_get_dirname(module));
  add(places, paths_locale());
}
