#include "cli/message.h"

#include "base/error.h"
#include "base/visible.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* More than this is told as a number only. */
#define LISTED_BLANKS 6

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

const char *message_severity(enum severity severity) {
  static const char *const names[] = {N_("note"), N_("warning"), N_("error")};
  return _(names[severity]);
}

const char *message_grounds(enum grounds grounds) {
  static const char *const sentences[] = {
      [GROUNDS_FACT] = N_("It rests on what the program saw or did itself."),
      [GROUNDS_STANDARD] = N_("It rests on a standard."),
      [GROUNDS_USAGE] = N_("It rests on what careful texts do."),
      [GROUNDS_HABIT] = N_("It rests on what offices are used to."),
  };
  return _(sentences[grounds]);
}

void message_append_finding(GString *out, const char *file, const struct jg_finding *finding) {
  g_string_append(out, file);
  if (finding->line > 0)
    g_string_append_printf(out, ":%u", finding->line);
  if (finding->line > 0 && finding->column > 0)
    g_string_append_printf(out, ":%u", finding->column);
  g_autofree char *message = visible_name(finding->message);
  g_string_append_printf(out, ": %s: %s [%s]\n", message_severity((enum severity)finding->severity), message,
                         finding->id);
}

/* A list of line numbers as "1-5, 7, 9": the whole lines that were dropped, and how many.  Free with g_free. */
static char *dropped_lines(const struct jg_speech *speech, guint *count) {
  g_autoptr(GString) list = g_string_new(NULL);
  guint first = 0, last = 0; /* the range that is open */
  struct jg_dropped dropped;
  *count = 0;
  for (gsize i = 0, more = true; more; i++) {
    more = jg_dropped_at(speech, i, &dropped);
    if (more && !dropped.whole)
      continue;
    if (more && last > 0 && dropped.first_line <= last + 1) {
      *count += dropped.last_line > last ? dropped.last_line - MAX(last, dropped.first_line - 1) : 0;
      last = MAX(last, dropped.last_line);
      continue;
    }
    if (last > 0)
      g_string_append_printf(list, first == last ? "%s%u" : "%s%u-%u", list->len ? ", " : "", first, last);
    if (more) {
      first = dropped.first_line;
      last = dropped.last_line;
      *count += last - first + 1;
    }
  }
  return g_strdup(list->str);
}

static void append_dropped(GString *out, const char *file, const struct jg_speech *speech) {
  guint lines, spans = 0;
  g_autofree char *list = dropped_lines(speech, &lines);
  struct jg_dropped dropped;
  for (gsize i = 0; jg_dropped_at(speech, i, &dropped); i++)
    spans += !dropped.whole;
  if (lines > 0)
    g_string_append_printf(
        out,
        ngettext("%s: %u line that is not part of the speech was left out (%s); --keep-all keeps it\n",
                 "%s: %u lines that are not part of the speech were left out (%s); --keep-all keeps "
                 "them\n",
                 lines),
        file, lines, list);
  if (spans > 0)
    g_string_append_printf(out,
                           ngettext("%s: %u piece inside a line was left out; jianggao check shows it\n",
                                    "%s: %u pieces inside lines were left out; jianggao check shows them\n", spans),
                           file, spans);
}

static void append_blanks(GString *out, const char *file, const struct jg_speech *speech) {
  g_autoptr(GString) list = g_string_new(NULL);
  struct jg_blank blank;
  gsize count = 0;
  guint places = 0;
  for (; jg_blank_at(speech, count, &blank); count++) {
    places += blank.places;
    if (count >= LISTED_BLANKS)
      continue;
    g_string_append_printf(list, "%s%s", count > 0 ? ", " : "", blank.name);
    if (blank.places > 1)
      g_string_append_printf(list, " (%u)", blank.places);
  }
  if (count == 0)
    return;
  if (count > LISTED_BLANKS)
    g_string_append(list, " …");
  g_string_append_printf(
      out, ngettext("%s: %u place is to be filled in: %s\n", "%s: %u places are to be filled in: %s\n", places), file,
      places, list->str);
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
                           entry.name ? entry.name : _(accounts[entry.account]));
}

/* So fast are speeches read, in syllables a minute. */
#define SLOW_RATE 180
#define FAST_RATE 220

void message_append_stats(GString *out, const char *file, const struct jg_stats *stats, int rate) {
  guint slow = rate > 0 ? (guint)rate : SLOW_RATE, fast = rate > 0 ? (guint)rate : FAST_RATE;
  guint longest = MAX(1, (stats->spoken + slow / 2) / slow), shortest = MAX(1, (stats->spoken + fast / 2) / fast);
  g_string_append_printf(out, _("%s: %u characters, %u sentences, %u paragraphs, %u pages\n"), file, stats->characters,
                         stats->sentences, stats->paragraphs, stats->pages);
  if (longest == shortest)
    g_string_append_printf(out, ngettext("%s: about %u minute aloud", "%s: about %u minutes aloud", longest), file,
                           longest);
  else
    g_string_append_printf(out, _("%s: about %u to %u minutes aloud"), file, shortest, longest);
  if (slow == fast)
    g_string_append_printf(out, _(" (%u characters a minute)\n"), slow);
  else
    g_string_append_printf(out, _(" (%u to %u characters a minute)\n"), slow, fast);
}

void message_append_fixes(GString *out, const char *file, gsize count) {
  g_string_append_printf(
      out, ngettext("%s: %zu place was corrected\n", "%s: %zu places were corrected\n", (unsigned long)count), file,
      count);
}

void message_append_summary(GString *out, const char *file, const struct jg_speech *speech) {
  append_dropped(out, file, speech);
  append_blanks(out, file, speech);
  guint warnings = 0;
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++) {
    if (finding.severity == JG_ERROR)
      message_append_finding(out, file, &finding);
    warnings += finding.severity == JG_WARNING;
  }
  if (warnings > 0)
    g_string_append_printf(out,
                           ngettext("%s: %u thing to look at; jianggao check shows it\n",
                                    "%s: %u things to look at; jianggao check shows them\n", warnings),
                           file, warnings);
}
