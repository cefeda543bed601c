/* What the user chose on the command line, shared by the commands. */
#pragma once

#include "read/docx/docx_reader.h"
#include "style/style.h"
#include "text/source.h"
#include "write/writer.h"

struct options {
  char **inputs;             /* what is left of the command line: files and folders */
  char **outputs;            /* -o, in order */
  char **formats;            /* --to, split at commas; NULL: not given */
  char *folder;              /* -d */
  char *style_name;          /* --style */
  char **font_dirs;          /* --font-dir */
  char *encoding;            /* --encoding */
  char *junk_rules;          /* --junk-rules */
  char **overrides;          /* --as LINE=ROLE */
  char *author;              /* --author */
  char *findings;            /* --format: "text" or "json" */
  enum read_changes changes; /* --changes */
  int jobs;                  /* --jobs; 0: a thread per core */
  gboolean lossy, keep_all, ledger, quiet, force, review, toc;
  struct write_options write;
};

enum command { COMMAND_CONVERT, COMMAND_CHECK, COMMAND_FONTS, COMMAND_STYLES };

/* Parses the arguments behind the command's name (argv[0] is the command).  Prints --help or --version and ends with
 * *done set to true.  False and JIANGGAO_ERROR_USAGE for what cannot be meant.  Clear with options_clear. */
bool options_parse(enum command command, int argc, char **argv, struct options *options, bool *done, GError **error);

/* Frees what options_parse filled in; the struct itself is the caller's. */
void options_clear(struct options *options);

/* The text of `jianggao --help`; free with g_free. */
char *options_overview(void);

/* "jianggao 0.1.0" and the licence, as --version prints it. */
void options_print_version(void);
