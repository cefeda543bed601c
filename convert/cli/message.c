#include "cli/message.h"

#include <glib/gi18n.h>

/* More than this is told as a number only. */
#define LISTED_PLACEHOLDERS 6

void message_error(const GError *error) {
  g_printerr("jianggao: %s\n", error->message);
}

void message_append_finding(GString *out, const char *file, const struct finding *finding) {
  static const char *const severities[] = {N_("note"), N_("warning"), N_("error")};
  g_string_append(out, file);
  if (finding->place.line > 0)
    g_string_append_printf(out, ":%u", finding->place.line);
  if (finding->place.line > 0 && finding->place.column > 0)
    g_string_append_printf(out, ":%u", finding->place.column);
  g_string_append_printf(out, ": %s: %s [%s]\n", _(severities[finding->severity]), finding->message,
                         finding_name(finding->id));
}

/* A list of line numbers as "1-5, 7, 9": the whole lines that were dropped, and how many.  Free with g_free. */
static char *dropped_lines(const struct doc *doc, guint *count) {
  g_autoptr(GString) list = g_string_new(NULL);
  guint first = 0, last = 0; /* the range that is open */
  *count = 0;
  for (guint i = 0; i <= doc->dropped->len; i++) {
    const struct dropped *dropped = i < doc->dropped->len ? g_ptr_array_index(doc->dropped, i) : NULL;
    if (dropped && !dropped->whole)
      continue;
    if (dropped && last > 0 && dropped->first_line <= last + 1) {
      *count += dropped->last_line > last ? dropped->last_line - MAX(last, dropped->first_line - 1) : 0;
      last = MAX(last, dropped->last_line);
      continue;
    }
    if (last > 0)
      g_string_append_printf(list, first == last ? "%s%u" : "%s%u-%u", list->len ? ", " : "", first, last);
    if (dropped) {
      first = dropped->first_line;
      last = dropped->last_line;
      *count += last - first + 1;
    }
  }
  return g_strdup(list->str);
}

static void append_dropped(GString *out, const char *file, const struct doc *doc) {
  guint lines, spans = 0;
  g_autofree char *list = dropped_lines(doc, &lines);
  for (guint i = 0; i < doc->dropped->len; i++)
    spans += !((const struct dropped *)g_ptr_array_index(doc->dropped, i))->whole;
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

static void append_placeholders(GString *out, const char *file, const struct doc *doc) {
  const GPtrArray *names = doc->placeholder_names;
  if (names->len == 0)
    return;
  g_autofree guint *counts = g_new0(guint, names->len);
  guint places = 0;
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    for (guint k = 0; block->placeholders && k < block->placeholders->len; k++, places++)
      counts[g_array_index(block->placeholders, struct placeholder, k).identity - 1]++;
  }
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < MIN(names->len, LISTED_PLACEHOLDERS); i++) {
    g_string_append_printf(list, "%s%s", i ? ", " : "", (const char *)g_ptr_array_index(names, i));
    if (counts[i] > 1)
      g_string_append_printf(list, " (%u)", counts[i]);
  }
  if (names->len > LISTED_PLACEHOLDERS)
    g_string_append(list, " …");
  g_string_append_printf(
      out, ngettext("%s: %u place is to be filled in: %s\n", "%s: %u places are to be filled in: %s\n", places), file,
      places, list->str);
}

static void append_count(GString *out, gsize count, const char *what) {
  g_string_append_printf(out, "%10zu  %s\n", count, what);
}

void message_append_ledger(GString *out, const char *file, const struct ledger *ledger) {
  g_string_append_printf(out, _("%s: where its characters went\n"), file);
  append_count(out, ledger_printed(ledger), _("printed"));
  for (guint role = 0; role < ROLE_COUNT; role++)
    if (ledger->printed[role] > 0)
      g_string_append_printf(out, "%10zu    %s\n", ledger->printed[role], role_name((enum role)role));
  append_count(out, ledger_dropped(ledger), _("left out, not part of the speech"));
  for (guint i = 0; i < ledger->dropped->len; i++) {
    const struct ledger_entry *entry = &g_array_index(ledger->dropped, struct ledger_entry, i);
    g_string_append_printf(out, "%10zu    %s\n", entry->characters, entry->rule);
  }
  append_count(out, ledger->marks, _("marks that were undone"));
  append_count(out, ledger->blanks, _("blanks and line ends"));
  append_count(out, ledger->characters, _("characters of the source in all"));
}

void message_append_summary(GString *out, const char *file, const struct doc *doc, const struct report *report) {
  append_dropped(out, file, doc);
  append_placeholders(out, file, doc);
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(report->findings, i);
    if (finding->severity == SEVERITY_ERROR)
      message_append_finding(out, file, finding);
  }
  guint warnings = report_count(report, SEVERITY_WARNING) - report_count(report, SEVERITY_ERROR);
  if (warnings > 0)
    g_string_append_printf(out,
                           ngettext("%s: %u thing to look at; jianggao check shows it\n",
                                    "%s: %u things to look at; jianggao check shows them\n", warnings),
                           file, warnings);
}
