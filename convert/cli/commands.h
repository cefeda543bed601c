/* The commands.  Each takes the arguments from its own name on and returns the program's exit status. */
#pragma once

/* Done; `check` found errors or some of many files failed; it could not be done. */
enum exit_status { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_FAILED = 2 };

int command_convert(int argc, char **argv);
int command_check(int argc, char **argv);
int command_fonts(int argc, char **argv);
int command_styles(int argc, char **argv);
