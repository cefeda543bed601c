/* The commands: one row for each, from which the overview, completions and the manual come. */
#pragma once

#include <glib.h>

/* Done; `check` found errors or some of many files failed; it could not be done. */
enum exit_status { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_FAILED = 2 };

enum command {
  COMMAND_CONVERT,
  COMMAND_CHECK,
  COMMAND_FILL,
  COMMAND_FONTS,
  COMMAND_STYLES,
  COMMAND_SERVE,
  COMMAND_COUNT
};

/* The words for people are English: msgids of messages. */
struct command_row {
  const char *name;
  int (*run)(int argc, char **argv); /* takes the arguments from its own name on; returns an exit status */
  const char *example;               /* what people type behind the program's name */
  const char *operands;              /* what stands behind its options, or NULL */
  const char *purpose;               /* "make handouts and Word files" */
  const char *summary;               /* a line or two more, for --help */
  const char *manual;                /* for the manual: `bold`, {slanted} */
};
extern const struct command_row command_rows[COMMAND_COUNT];

/* The command of this name; NULL when there is none. */
const struct command_row *command_by_name(const char *name);

/* The names, parted by ", "; free with g_free. */
char *command_names(void);

/* Texts and Word files to handouts and Word files. */
int command_convert(int argc, char **argv);
/* What to look at before printing, on standard output. */
int command_check(int argc, char **argv);
/* What a text leaves open, as a list to be completed, on standard output. */
int command_fill(int argc, char **argv);
/* What is installed, one line for each font role and each style, on standard output. */
int command_fonts(int argc, char **argv);
int command_styles(int argc, char **argv);
/* The page in the browser: becomes the program jianggao-serve, and returns only when that is not there. */
int command_serve(int argc, char **argv);
