/* The commands.  Each takes the arguments from its own name on and returns the program's exit status. */
#pragma once

/* Done; `check` found errors or some of many files failed; it could not be done. */
enum exit_status { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_FAILED = 2 };

/* Texts and Word files to handouts and Word files. */
int command_convert(int argc, char **argv);
/* What to look at before printing, on standard output. */
int command_check(int argc, char **argv);
/* What is installed, one line for each font role and each style, on standard output. */
int command_fonts(int argc, char **argv);
int command_styles(int argc, char **argv);
