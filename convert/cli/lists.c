/* The commands that list what is installed. */
#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "style/families.h"
#include "write/page_module.h"

#include <glib/gi18n.h>

/* Parses the options and calls `list`, which returns what is to be printed. */
static int run(enum command command, int argc, char **argv, char *(*list)(const struct options *, GError **)) {
  struct options options;
  g_autoptr(GError) error = NULL;
  bool done = false;
  g_autofree char *text = NULL;
  if (options_parse(command, argc, argv, &options, &done, &error) && !done) {
    if (options.inputs)
      g_set_error(&error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("%s takes no file names. See jianggao %s --help."),
                  argv[0], argv[0]);
    else
      text = list(&options, &error);
  }
  if (text)
    g_print("%s", text);
  if (error)
    message_error(error);
  options_clear(&options);
  return error ? EXIT_FAILED : EXIT_DONE;
}

static char *list_fonts(const struct options *options, GError **error) {
  g_autoptr(FamilySet) families = families_load(error);
  const struct page_module *module = families ? page_module_load(error) : NULL;
  return module ? module->list_fonts(families, options->font_dirs, error) : NULL;
}

static char *list_styles(G_GNUC_UNUSED const struct options *options, GError **error) {
  g_auto(GStrv) names = style_names();
  g_autoptr(GString) out = g_string_new(NULL);
  for (char **name = names; *name; name++) {
    g_autoptr(Style) style = style_load(*name, error);
    if (!style)
      return NULL;
    g_string_append_printf(out, "%-16s %s\n", style->name, style->description ? style->description : "");
  }
  return g_strdup(out->str);
}

int command_fonts(int argc, char **argv) {
  return run(COMMAND_FONTS, argc, argv, list_fonts);
}

int command_styles(int argc, char **argv) {
  return run(COMMAND_STYLES, argc, argv, list_styles);
}
