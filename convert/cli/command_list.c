/* The commands that list what is installed. */

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"

#include <glib/gi18n.h>

/* Parses the options and calls `list`, which returns what is to be printed. */
static int run(enum command command, int argc, char **argv, char *(*list)(const struct options *, GError **)) {
  struct options options;
  g_autoptr(GError) error = NULL;
  bool done = false;
  char *text = NULL;
  if (options_parse(command, argc, argv, &options, &done, &error) && !done) {
    if (options.inputs)
      g_set_error(&error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("%s takes no file names. See jianggao %s --help."),
                  argv[0], argv[0]);
    else
      text = list(&options, &error);
  }
  if (text)
    g_print("%s", text);
  jg_text_free(text);
  if (error)
    message_error(error);
  options_clear(&options);
  return error ? EXIT_FAILED : EXIT_DONE;
}

static char *list_fonts(const struct options *options, GError **error) {
  struct jg_error *cause = NULL;
  char *list = jg_list_fonts((const char *const *)options->font_folders, &cause);
  if (!list)
    message_pass_on(error, cause);
  return list;
}

static char *list_styles(G_GNUC_UNUSED const struct options *options, GError **error) {
  struct jg_error *cause = NULL;
  char *list = jg_list_styles(&cause);
  if (!list)
    message_pass_on(error, cause);
  return list;
}

int command_fonts(int argc, char **argv) {
  return run(COMMAND_FONTS, argc, argv, list_fonts);
}

int command_styles(int argc, char **argv) {
  return run(COMMAND_STYLES, argc, argv, list_styles);
}
