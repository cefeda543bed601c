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
};

/* The tasks of a command line (of struct task *; free with g_ptr_array_unref), after these rules: -o names files of one
 * input, their suffix or --to tells the format; without -o every input gives the formats of --to (pdf and docx; of a
 * .docx only pdf) beside itself or in -d.  JIANGGAO_ERROR_USAGE for an unknown format, one output named twice, an
 * output that is an input, -o with several inputs; JIANGGAO_ERROR_INPUT for an input that is not there;
 * JIANGGAO_ERROR_OUTPUT when the -d folder cannot be made. */
GPtrArray *plan_tasks(const struct options *options, GError **error);

/* Where the tasks write: folders, or files that are none (devices, pipes); of char *, free with g_ptr_array_unref. */
GPtrArray *plan_places(const GPtrArray *tasks);
