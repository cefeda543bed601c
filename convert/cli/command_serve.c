#include "cli/commands.h"

#include "base/paths.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

int command_serve(G_GNUC_UNUSED int argc, char **argv) {
  g_autofree char *program = paths_program("jianggao-serve");
  execv(program, argv);
  g_printerr(_("jianggao: the page in the browser is not installed (%s: %s). Install it with make install, or convert "
               "with: jianggao convert speech.txt\n"),
             program, g_strerror(errno));
  return EXIT_FAILED;
}
