/* What font files a folder has, under which names. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* One face in a font file. */
struct font_file {
  char *file;
  int index;           /* in a collection */
  char *name;          /* its first family name, as it is written */
  GPtrArray *families; /* of char *: family names in all the font's languages, case-folded */
  GPtrArray *full;     /* full names ("FandolSong Bold", "FandolSong-Bold"), case-folded */
  float weight;        /* 400 is regular, from its OS/2 table */
  bool regular;        /* its style name is Regular */
  bool italic;
};

/* The faces of a font file, or of the font files in a folder and below, in the order of their names; NULL when there is
 * no such file or folder.  Free with g_ptr_array_unref. */
GPtrArray *folder_scan(const char *path);

/* The face that a family name (or a full name such as "FandolSong Bold") means: the regular one when the family has
 * several.  NULL when the folder has none. */
const struct font_file *folder_find(const GPtrArray *files, const char *name);
