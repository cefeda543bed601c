#include "base/nearest.h"
#include "cli/memory.h"
#include "base/sandbox.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/locale.h"
#include "cli/options.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

static int explain_unknown(const char *given) {
  g_autofree char *word = visible_name(given);
  g_autofree char *known = command_names();
  g_auto(GStrv) names = g_strsplit(known, ", ", 0);
  g_autofree char *hint = nearest_hint(word, (const char *const *)names);
  if (g_file_test(given, G_FILE_TEST_EXISTS))
    g_printerr(_("jianggao: '%s' is not a command. To convert that file: jianggao convert %s\n"), word, word);
  else
    g_printerr(_("jianggao: '%s' is not a command.%s The commands are: %s; see jianggao --help.\n"), word, hint, known);
  return EXIT_FAILED;
}

int main(int argc, char **argv) {
  /* A full disk or a closed pipe is an error to be told, not the end of the program. */
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  const char *word = argc > 1 ? argv[1] : "--help";
  const struct command_row *command = command_by_name(word);
  /* The server starts its workers, which shut themselves in. */
  if (!command || command->run != command_serve)
    sandbox_begin();
  locale_set();
  memory_watch(_("jianggao: there is not enough memory, and nothing was written. Close other programs, or split "
                 "the text into parts."));
  if (command)
    return command->run(argc - 1, argv + 1);
  if (strcmp(word, "help") == 0 && argc > 2) {
    command = command_by_name(argv[2]);
    return command ? command->run(2, (char *[]){argv[2], "--help", NULL}) : explain_unknown(argv[2]);
  }
  if (strcmp(word, "--version") == 0) {
    options_print_version();
    return EXIT_DONE;
  }
  if (strcmp(word, "--help") != 0 && strcmp(word, "-h") != 0 && strcmp(word, "help") != 0)
    return explain_unknown(word);
  g_autofree char *overview = options_overview();
  g_print("%s", overview);
  return argc > 1 ? EXIT_DONE : EXIT_FAILED;
}
