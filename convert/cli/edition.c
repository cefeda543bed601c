#include "cli/edition.h"

#include "cli/message.h"

#include <glib/gi18n.h>
#include <string.h>

/* The one style that is asked for; true when there is none. */
static bool choose_style(struct options *options, GError **error) {
  const char *edition = options->edition ? options->edition : options->draft ? "draft" : NULL;
  if (options->draft && options->edition && strcmp(options->edition, "draft") != 0)
    return message_refuse(error, _("--draft is --edition draft. Give one edition."));
  if (!edition)
    return true;
  if (options->style && strcmp(options->style, edition) != 0)
    return message_refuse(error, _("--edition %s and --style %s are two styles. Give one."), edition, options->style);
  g_free(options->style);
  options->style = g_strdup(edition);
  return true;
}

/* An option that is given (a text that is not NULL, a flag that is set) makes PROPERTY=VALUE. */
static void add(GStrvBuilder *words, const char *property, const char *value) {
  g_autofree char *word = value ? g_strdup_printf("%s=%s", property, value) : NULL;
  if (word)
    g_strv_builder_add(words, word);
}

bool edition_settle(struct options *options, GError **error) {
  if (options->booklet && options->sheet)
    return message_refuse(error, _("--booklet has two pages on a sheet already. Leave --nup out."));
  if (options->copies_apart && options->outputs && g_strv_contains((const char *const *)options->outputs, "-"))
    return message_refuse(error, _("--copies-apart makes several files. Give a name with -o, or a folder with -d."));
  g_autoptr(GStrvBuilder) words = g_strv_builder_new();
  g_autofree char *rate = options->rate ? g_strdup_printf("%d", options->rate) : NULL;
  const char *const yes = "yes";
  add(words, "page.paper", options->paper);
  add(words, "page.mirror", options->duplex ? yes : NULL);
  add(words, "page.blank-back", options->duplex ? yes : NULL);
  add(words, "sheet.as", options->booklet ? "booklet" : options->sheet ? "two-up" : NULL);
  add(words, "watermark.text", options->watermark);
  add(words, "cover.shown", options->cover || options->copies ? yes : NULL);
  add(words, "cover.copies", options->copies);
  add(words, "cover.files", options->copies_apart ? yes : NULL);
  add(words, "grade.text", options->grade);
  add(words, "minutes.rate", rate);
  if (options->settings)
    g_strv_builder_addv(words, (const char **)options->settings);
  options->measures = g_strv_builder_end(words);
  return choose_style(options, error);
}
