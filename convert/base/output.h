/* Writing results so that a reader never sees half a file, and nobody's file is lost. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

/* Whose the file is that stands where an output shall go. */
enum output_origin {
  OUTPUT_MADE,    /* as this program wrote it */
  OUTPUT_EDITED,  /* this program wrote it, and somebody changed it since */
  OUTPUT_FOREIGN, /* somebody else's */
};

/* How a file may come into its place. */
struct output_rules {
  /* The file that it was made from, which it never replaces and is never more readable than; NULL: none. */
  const struct stat *source;
  bool force; /* whatever else stands in its place is replaced */
  bool mark;  /* its bytes do not tell who made it: an extended attribute shall, where the file system has these */
  /* What the bytes of a file there tell of it; they may be large.  NULL: nothing. */
  enum output_origin (*origin)(const void *data, GBytes *there);
  const void *data;
};

struct output;

/* Writes `bytes` where nobody sees them yet, after asking whether they may come to `path`: a file that stands there is
 * replaced when it is as this program made it, or has these bytes already, and no office program has it open.  A link
 * is followed: what it leads to is asked and replaced, and it must lead to a file.  A path that is a device or a pipe
 * (/dev/stdout) is written later, directly.
 *
 * NULL and JIANGGAO_ERROR_EDITED for a file that stays as it is, JIANGGAO_ERROR_OUTPUT for what cannot be written; both
 * tell the path and what to do.  Free with output_free, which leaves nothing behind when it was not placed. */
struct output *output_new(const char *path, GBytes *bytes, const struct output_rules *rules, GError **error);

/* Puts it into its place in one step; what came there since output_new was asked is asked anew.  Errors as above. */
bool output_place(struct output *output, GError **error);

/* Whether it is a file, which comes into its place in no time; a device or a pipe may take long. */
bool output_is_file(const struct output *output);

void output_free(struct output *output);

/* Writes into a file that is open already; `name` is what errors call it. */
bool output_write_open(int fd, const char *name, GBytes *bytes, GError **error);

/* Takes a file away if it is as this program made it; others, and links, stay. */
void output_remove(const char *path, const struct output_rules *rules);
