/* What the program itself reads after it has begun, for base/sandbox.h: it loads much only when a text wants it. */
#pragma once

#include <glib.h>

/* Adds (as new strings) the places of the program's data, modules and catalogues, of libraries, and of the system's
 * fonts and settings; some are not there.  `lists` are `count` further lists of paths, parted by colons, as environment
 * variables have them; NULL is none. */
void program_files_add(GPtrArray *places, const char *const *lists, gsize count);

/* Adds folders of fonts (NULL-terminated; NULL: none): these, where links in them lead, and the copies of the program's
 * own fonts that are drawn (font/outlines.h), for fonts/files may be one of them. */
void program_files_add_fonts(GPtrArray *places, char *const *folders);

/* Adds the folder of a file that is to be read, wherever links lead to it, so that it may be replaced while the program
 * runs; what is no file is added itself. */
void program_files_add_input(GPtrArray *places, const char *path);
