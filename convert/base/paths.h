/* Where the program's own data files are: above the file that holds this code (the program, the library or a module),
 * in the source tree that it was built in or in the prefix that it was installed to. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* The full path of a data file such as "styles/gongwen.xml" or "fonts/families.xml": in the source tree, else below
 * PREFIX/share/jianggao.  The file need not exist.  Free with g_free. */
char *paths_data(const char *relative);

/* The folder of the message catalogues; free with g_free. */
char *paths_locale(void);

/* The full path of one of the program's shared objects, such as "jianggao-page.so"; free with g_free. */
char *paths_module(const char *file);

/* The folders of a list that is parted by colons, without empty ones; NULL: none.  Free with g_strfreev. */
char **paths_split(const char *list);

/* Whether a path ends in a suffix, written large or small: ".docx". */
static inline bool paths_end_in(const char *path, const char *suffix) {
  const gsize whole = strlen(path), length = strlen(suffix);
  return whole >= length && g_ascii_strcasecmp(path + whole - length, suffix) == 0;
}

/* The full path of another of the project's programs; free with g_free. */
char *paths_program(const char *file);
