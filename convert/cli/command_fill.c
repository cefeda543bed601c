/* The blanks of a text as a list to be completed, which --fill takes. */
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/folders.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/shut_in.h"

#include <glib/gi18n.h>

/* A remark with the number of places and the words around the first, and below it NAME= to be completed. */
static void print_blank(const struct jg_speech *speech, const struct jg_blank *blank) {
  const struct jg_finding place = {.line = blank->line, .column = blank->column};
  unsigned before, cells;
  char *context = jg_context(speech, &place, &before, &cells);
  g_autofree char *visible = visible_name(context ? context : ""), *name = visible_name(blank->name);
  g_print("# ");
  g_print(ngettext("%u place", "%u places", blank->places), blank->places);
  g_print(": %s\n%s=\n\n", visible, name);
  jg_text_free(context);
}

static bool list_file(struct jg *jg, const char *path, const struct options *options, GError **error) {
  struct jg_speech *speech = input_read(jg, path, options, NULL, error);
  if (!speech)
    return false;
  g_autofree char *base = g_path_get_basename(path), *name = visible_name(base);
  struct jg_blank blank;
  if (jg_blank_at(speech, 0, &blank))
    g_print(_("# %s: write behind each =, then: jianggao convert --fill THIS-FILE %s\n\n"), name, name);
  else
    g_print(_("# %s: nothing is to be filled in\n"), name);
  for (gsize i = 0; jg_blank_at(speech, i, &blank); i++)
    print_blank(speech, &blank);
  jg_speech_free(speech);
  return true;
}

static int list_blanks(const struct options *options, GError **error) {
  if (!options->inputs) {
    message_refuse(error, _("No file was named. Try: jianggao fill speech.txt"));
    return EXIT_FAILED;
  }
  g_auto(GStrv) files = folders_expand(options, error);
  struct jg *jg = files ? options_open(options, error) : NULL;
  g_autoptr(GPtrArray) nowhere = g_ptr_array_new();
  bool done = jg && input_isolate(jg, true, 1, error);
  if (done)
    shut_in(options, files, nowhere);
  for (char **file = files; done && *file; file++)
    done = list_file(jg, *file, options, error);
  jg_free(jg);
  return done ? EXIT_DONE : EXIT_FAILED;
}

int command_fill(int argc, char **argv) {
  return options_run(COMMAND_FILL, argc, argv, list_blanks);
}
