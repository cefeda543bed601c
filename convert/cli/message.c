#include "cli/message.h"

#include "base/error.h"
#include "base/visible.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

void message_error(const GError *error) {
  g_autofree char *message = visible_lines(error->message);
  g_printerr("jianggao: %s\n", message);
}

void message_print(const char *lines) {
  g_autofree char *visible = visible_lines(lines);
  g_printerr("%s", visible);
}

bool message_refuse(GError **error, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, message);
  return false;
}

bool message_pass_on(GError **error, struct jg_error *cause) {
  g_set_error_literal(error, JIANGGAO_ERROR, (gint)cause->problem, cause->message);
  jg_error_free(cause);
  return false;
}

bool message_colors(int choice, int fd) {
  enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
  const char *forbidden = g_getenv("NO_COLOR");
  if (choice != COLOR_AUTO)
    return choice == COLOR_ALWAYS;
  return !(forbidden && *forbidden) && isatty(fd) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

const char *message_severity(enum jg_severity severity) {
  static const char *const names[] = {N_("note"), N_("warning"), N_("error")};
  return _(names[severity]);
}

const char *message_grounds(enum jg_grounds grounds) {
  static const char *const sentences[] = {
      [JG_GROUNDS_FACT] = N_("It rests on what the program saw or did itself."),
      [JG_GROUNDS_STANDARD] = N_("It rests on a standard."),
      [JG_GROUNDS_USAGE] = N_("It rests on what careful texts do."),
      [JG_GROUNDS_HABIT] = N_("It rests on what offices are used to."),
  };
  return _(sentences[grounds]);
}

void message_append_finding(GString *out, const char *file, const struct jg_finding *finding) {
  g_string_append(out, file);
  if (finding->line > 0)
    g_string_append_printf(out, ":%u", finding->line);
  if (finding->column > 0)
    g_string_append_printf(out, ":%u", finding->column);
  g_autofree char *message = visible_name(finding->message);
  g_string_append_printf(out, ": %s: %s [%s]\n", message_severity(finding->severity), message, finding->id);
}

/* What people read for a name of the ledger; one that is not here is shown as it is. */
static const char *ledger_name(const char *name) {
  static const char *const names[] = {
      N_("title"),          N_("subtitle"),         N_("salutation"),      N_("heading"),
      N_("body"),           N_("inner-salutation"), N_("stage-direction"), N_("signature"),
      N_("table"),          N_("attachment"),       N_("lead-in"),         N_("ornament"),
      N_("behind-the-end"), N_("rule-line"),        N_("before-title"),    N_("contents"),
      N_("counter"),        N_("navigation"),       N_("net-address"),     N_("repeated-line"),
      N_("title-twice"),    N_("upload-stamp"),     N_("hidden"),          N_("cover")};
  if (strcmp(name, "note") == 0) /* the severity of a finding has this word too */
    return _("notes");
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(names[i], name) == 0)
      return _(names[i]);
  return name;
}

void message_append_ledger(GString *out, const char *file, const struct jg_speech *speech) {
  static const char *const accounts[] = {
      [JG_PRINTED] = N_("printed"),
      [JG_LEFT_OUT] = N_("left out, not part of the speech"),
      [JG_MARKS] = N_("marks that were undone"),
      [JG_BLANKS] = N_("blanks and line ends"),
      [JG_CHARACTERS] = N_("characters of the source in all"),
  };
  g_string_append_printf(out, _("%s: where its characters went\n"), file);
  struct jg_ledger_entry entry;
  for (gsize i = 0; jg_ledger_at(speech, i, &entry); i++)
    g_string_append_printf(out, "%10zu  %s%s\n", entry.characters, entry.name ? "  " : "",
                           entry.name ? ledger_name(entry.name) : _(accounts[entry.account]));
}

/* So fast are speeches read, in syllables a minute. */
#define SLOW_RATE 180
#define FAST_RATE 220

char *message_minutes(const struct jg_stats *stats, int rate) {
  guint slow = rate ? (guint)rate : SLOW_RATE, fast = rate ? (guint)rate : FAST_RATE;
  guint longest = MAX(1, (stats->spoken + slow / 2) / slow), shortest = MAX(1, (stats->spoken + fast / 2) / fast);
  return longest == shortest
             ? g_strdup_printf(ngettext("about %u minute aloud", "about %u minutes aloud", longest), longest)
             : g_strdup_printf(_("about %u to %u minutes aloud"), shortest, longest);
}

char *message_pages(guint pages) {
  return g_strdup_printf(ngettext("%u page", "%u pages", pages), pages);
}

void message_append_stats(GString *out, const char *file, const struct jg_stats *stats, int rate) {
  g_autofree char *characters =
      g_strdup_printf(ngettext("%u character", "%u characters", stats->characters), stats->characters);
  g_autofree char *sentences =
      g_strdup_printf(ngettext("%u sentence", "%u sentences", stats->sentences), stats->sentences);
  g_autofree char *paragraphs =
      g_strdup_printf(ngettext("%u paragraph", "%u paragraphs", stats->paragraphs), stats->paragraphs);
  g_autofree char *pages = message_pages(stats->pages);
  g_string_append_printf(out, _("%s: %s, %s, %s, %s\n"), file, characters, sentences, paragraphs, pages);
  g_autofree char *minutes = message_minutes(stats, rate);
  g_string_append_printf(out, _("%s: %s"), file, minutes);
  if (rate)
    g_string_append_printf(out, _(" (%u characters a minute)\n"), (guint)rate);
  else
    g_string_append_printf(out, _(" (%u to %u characters a minute)\n"), SLOW_RATE, FAST_RATE);
}

void message_append_fixes(GString *out, const char *file, gsize count) {
  g_string_append_printf(
      out, ngettext("%s: %zu place was corrected\n", "%s: %zu places were corrected\n", (unsigned long)count), file,
      count);
}
