/* Where the program's own data files are: beside the program in a build folder, or in its prefix. */
#pragma once

#include <glib.h>

/* The full path of a data file such as "styles/gongwen.xml" or "fonts/families.xml": in the source tree when
 * the program runs from its build folder, else below PREFIX/share/jianggao.  The file need not exist.  Free
 * with g_free. */
char *paths_data(const char *relative);

/* The folder of the message catalogues; free with g_free. */
char *paths_locale(void);

/* The full path of the page module (layout and PDF), a shared object; free with g_free. */
char *paths_page_module(void);
