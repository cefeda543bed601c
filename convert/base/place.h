/* The place of an output in the file system: what stands there, and how a new file comes to it in one step. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

/* A file that was looked at. */
struct place_file {
  bool exists;
  struct stat status;
  GBytes *bytes; /* NULL: it is no file, cannot be read or is far larger than any that this program makes */
  char *mark;    /* its extended attribute, or NULL */
};

/* The path without links; NULL for a link to what is not there.  Free with g_free. */
char *place_of(const char *path);

/* Looks at what stands at `path`.  0, or the errno that tells why nothing can be written there.  Clear with
 * place_file_clear. */
int place_look(const char *path, struct place_file *file);
void place_file_clear(struct place_file *file);

/* Whether an office program says that it has the file open, by a file of its own beside it: ~$ of Word, .~ of WPS,
 * .~lock. of LibreOffice. */
bool place_is_open_in_office(const char *path);

/* What the attribute of a file tells: it is as it was when it was marked, or not. */
enum place_mark { PLACE_MARK_NONE, PLACE_MARK_HOLDS, PLACE_MARK_BROKEN };
enum place_mark place_mark(const struct place_file *file);

/* Marks an open file, with the digest of its bytes; does nothing where the file system has no such attributes. */
void place_set_mark(int fd, GBytes *bytes);

/* These return 0 or an errno. */

/* Gives an open file without a name the name `path`; EEXIST when there is one. */
int place_link(int fd, const char *path);
/* Renames; EEXIST when there is a file of the new name. */
int place_rename_new(const char *from, const char *to);
/* Renames over whatever there is. */
int place_rename(const char *from, const char *to);
/* Renames over the file that `status` is of and takes that away; EEXIST when another one is there, which stays. */
int place_exchange(const char *from, const char *to, const struct stat *status);
