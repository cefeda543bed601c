/* The commands that list what is installed. */

#include "base/visible.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"

#include <glib/gi18n.h>

/* Lists of commands name no files. */
static bool names_no_files(enum command command, const struct options *options, GError **error) {
  const char *name = command_rows[command].name;
  return !options->inputs || message_refuse(error, _("%s takes no file names. See jianggao %s --help."), name, name);
}

/* Prints the list, which may be NULL with its cause. */
static int print(char *list, struct jg_error *cause, GError **error) {
  if (!list) {
    message_pass_on(error, cause);
    return EXIT_FAILED;
  }
  g_autofree char *visible = visible_lines(list);
  g_print("%s", visible);
  jg_text_free(list);
  return EXIT_DONE;
}

static int list_fonts(const struct options *options, GError **error) {
  if (!names_no_files(COMMAND_FONTS, options, error))
    return EXIT_FAILED;
  struct jg_error *cause = NULL;
  char *list = jg_list_fonts((const char *const *)options->font_folders, &cause);
  return print(list, cause, error);
}

static int list_styles(const struct options *options, GError **error) {
  if (!names_no_files(COMMAND_STYLES, options, error))
    return EXIT_FAILED;
  struct jg_error *cause = NULL;
  char *list = jg_list_styles(&cause);
  return print(list, cause, error);
}

int command_fonts(int argc, char **argv) {
  return options_run(COMMAND_FONTS, argc, argv, list_fonts);
}

int command_styles(int argc, char **argv) {
  return options_run(COMMAND_STYLES, argc, argv, list_styles);
}
