/* What is to be written from what, decided and checked before anything is read. */
#pragma once

#include "cli/options.h"

/* One file (or, for page images, one family of files) to be written. */
struct target {
  struct jg_format format;
  char *path; /* "-" is standard output */
};

/* One input and everything to be made of it. */
struct task {
  char *input;
  char **fills;    /* NAME=VALUE of its blanks; NULL: none */
  GArray *targets; /* of struct target */
  bool renamed;    /* the outputs are not named as the input, since another text of the call has that name */
};

/* The tasks of a command line (of struct task *; free with g_ptr_array_unref), after these rules: -o names files of one
 * input, their suffix or --to tells the format; without -o every input gives the formats of --to (pdf and docx; of a
 * .docx only pdf) beside itself or in -d.  Where two inputs have one name, the outputs of the second are named with its
 * folder too, or with a number; a file that is named twice is one input.  The names depend on the command line alone,
 * not on what is there.  JIANGGAO_ERROR_USAGE for an unknown format, one output named twice by -o, an
 * output that is an input, -o with several inputs; JIANGGAO_ERROR_INPUT for an input that is not there;
 * JIANGGAO_ERROR_OUTPUT when the -d folder cannot be made. */
GPtrArray *plan_tasks(const struct options *options, GError **error);

/* Where the tasks write: folders, or files that are none (devices, pipes); of char *, free with g_ptr_array_unref. */
GPtrArray *plan_places(const GPtrArray *tasks);
