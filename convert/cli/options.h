/* What the user chose on the command line, shared by the commands. */
#pragma once

#include "cli/commands.h"
#include "lib/jianggao.h"

#include <glib.h>
#include <stdbool.h>

struct options {
  /* What the rows of cli/option_rows.c fill in, owned. */
  char **inputs;                                             /* what is left of the command line: files and folders */
  char **outputs;                                            /* -o, in order */
  char **formats;                                            /* --to, split at commas; NULL: not given */
  char *folder;                                              /* -d */
  char *style;                                               /* --style */
  char **settings;                                           /* --set PROPERTY=VALUE */
  char *edition, *paper, *watermark, *copies, *grade, *ruby; /* of an edition (cli/edition.h) */
  int sheet;                                                 /* --nup: pages on a sheet, less one */
  gboolean duplex, booklet, cover, copies_apart, draft;
  char **measures;     /* all of these as settings, those of --set last; owned */
  char *show, *check;  /* styles --show NAME, --check FILE */
  char **font_folders; /* --font-dir, then JIANGGAO_FONTS; NULL: none */
  char *encoding, *junk_rules, *titles, *author, *dump, *explain;
  char **overrides; /* --as LINES=ROLE */
  char *files_from, *shard, *report;
  guint shard_at, shard_of; /* of --shard 2/8; 0: all files */
  char **asked;             /* the words of the command line that say what is made, without those of a large run */
  char **fill;              /* --fill: NAME=VALUE and files */
  char *fill_names;         /* --fill-names: how the documents of a table are named */
  char **select, **ignore;  /* ids of findings, split at commas; NULL: not given */
  int fail_on;              /* 0: errors, 1: warnings too, 2: notes too, 3: nothing */
  double resolution;
  int jobs; /* 0: a thread per core */
  int headings, placeholders, changes, format, color;
  guint fix; /* JG_FIX_…, in the order of the words of --fix; 0: not given */
  int rate;  /* syllables a minute; 0: a usual span */
  gboolean null, resume;
  gboolean lossy, keep_all, quiet, force, review, toc, embed_fonts, ledger, stats, diff, write, verbose, recursive,
      help, version;
  /* The same for the library; the strings are those above. */
  struct jg_setup setup;
  struct jg_reading reading;
  struct jg_writing writing;
};

/* Parses the arguments behind the command's name (argv[0] is the command).  Prints --help or --version and ends with
 * *done set to true.  False and JIANGGAO_ERROR_USAGE for what cannot be meant.  Clear with options_clear. */
bool options_parse(enum command command, int argc, char **argv, struct options *options, bool *done, GError **error);

/* A command from its arguments to its exit status: parses them, calls `run`, which returns one and may set an error,
 * and tells the error on standard error. */
int options_run(enum command command, int argc, char **argv, int (*run)(const struct options *, GError **));

/* What the texts of a run share, as these options want it; free with jg_free.  NULL and an error of the library. */
struct jg *options_open(const struct options *options, GError **error);

/* Frees what options_parse filled in; the struct itself is the caller's. */
void options_clear(struct options *options);

/* The text of `jianggao --help`; free with g_free. */
char *options_overview(void);

/* "jianggao 0.1.0" and the licence, as --version prints it. */
void options_print_version(void);
