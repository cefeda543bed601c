#include "cli/summary.h"

#include "base/items.h"
#include "base/visible.h"
#include "cli/message.h"

#include <glib/gi18n.h>
#include <string.h>

/* More than this is told as a number only. */
#define LISTED_BLANKS 4

/* Lines that follow each other. */
struct range {
  guint first, last;
};

/* The whole lines that were dropped, of struct range.  Free with g_array_unref. */
static GArray *dropped_ranges(const struct jg_speech *speech) {
  GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
  struct jg_dropped dropped;
  for (gsize i = 0; jg_dropped_at(speech, i, &dropped); i++) {
    struct range *before = array_last(ranges, struct range);
    const struct range range = {dropped.first_line, dropped.last_line};
    if (!dropped.whole)
      continue;
    if (before && range.first <= before->last + 1)
      before->last = MAX(before->last, range.last);
    else
      g_array_append_val(ranges, range);
  }
  return ranges;
}

/* Them as "1-5, 7, 9", and how many lines they are.  Free with g_free. */
static char *dropped_lines(const struct jg_speech *speech, guint *count) {
  g_autoptr(GArray) ranges = dropped_ranges(speech);
  g_autoptr(GString) list = g_string_new(NULL);
  *count = 0;
  for (guint i = 0; i < ranges->len; i++) {
    const struct range *range = &array_at(ranges, struct range, i);
    g_string_append_printf(list, range->first == range->last ? "%s%u" : "%s%u-%u", i > 0 ? ", " : "", range->first,
                           range->last);
    *count += range->last - range->first + 1;
  }
  return g_strdup(list->str);
}

static void add_clause(GPtrArray *clauses, char *clause) {
  g_ptr_array_add(clauses, clause);
}

/* Pages, where they were set, and minutes. */
static void add_length(GPtrArray *clauses, const struct jg_speech *speech) {
  struct jg_stats stats;
  jg_stats_of(speech, &stats);
  if (stats.pages > 0)
    add_clause(clauses, message_pages(stats.pages));
  add_clause(clauses, message_minutes(&stats, 0));
}

static void add_dropped(GPtrArray *clauses, const struct jg_speech *speech) {
  guint count, spans = 0;
  g_autofree char *list = dropped_lines(speech, &count);
  struct jg_dropped dropped;
  for (gsize i = 0; jg_dropped_at(speech, i, &dropped); i++)
    spans += !dropped.whole;
  if (count > 0)
    add_clause(clauses,
               g_strdup_printf(ngettext("%u line left out (%s)", "%u lines left out (%s)", count), count, list));
  if (spans > 0)
    add_clause(clauses,
               g_strdup_printf(ngettext("%u piece of a line left out", "%u pieces of lines left out", spans), spans));
}

static void add_blanks(GPtrArray *clauses, const struct jg_speech *speech) {
  g_autoptr(GString) list = g_string_new(NULL);
  struct jg_blank blank;
  gsize count = 0;
  for (; jg_blank_at(speech, count, &blank); count++) {
    if (count >= LISTED_BLANKS)
      continue;
    g_string_append_printf(list, "%s%s", count > 0 ? ", " : "", blank.name);
    if (blank.places > 1)
      g_string_append_printf(list, ngettext(" (%u place)", " (%u places)", blank.places), blank.places);
  }
  if (count > 0)
    add_clause(clauses, g_strdup_printf(_("to fill in: %s%s"), list->str, count > LISTED_BLANKS ? " …" : ""));
}

/* What there is to look at; text of a site that may be printed is told by itself. */
static void add_findings(GPtrArray *clauses, const struct jg_speech *speech) {
  struct jg_finding finding;
  guint warnings = 0, line = 0;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++) {
    if (line == 0 && strcmp(finding.id, "kept-doubtful") == 0)
      line = finding.line;
    warnings += finding.severity == JG_WARNING && strcmp(finding.id, "placeholder") != 0;
  }
  if (line > 0)
    add_clause(clauses, g_strdup_printf(_("line %u may be advertising, and is printed"), line));
  if (warnings > 0)
    add_clause(clauses, g_strdup_printf(ngettext("%u thing to look at (jianggao check)",
                                                 "%u things to look at (jianggao check)", warnings),
                                        warnings));
}

/* What was said on the command line and fits nothing in the text is told at once. */
static bool is_about_the_call(const struct jg_finding *finding) {
  return strcmp(finding->id, "fill-unknown") == 0 || strcmp(finding->id, "override-unused") == 0 ||
         strcmp(finding->id, "ruby-unused") == 0;
}

void summary_append(GString *out, const struct summary *summary, const struct jg_speech *speech) {
  g_autoptr(GPtrArray) clauses = g_ptr_array_new_with_free_func(g_free);
  add_length(clauses, speech);
  add_dropped(clauses, speech);
  if (summary->fixes > 0)
    add_clause(clauses,
               g_strdup_printf(ngettext("%zu place corrected", "%zu places corrected", (unsigned long)summary->fixes),
                               summary->fixes));
  add_blanks(clauses, speech);
  if (summary->task->renamed)
    add_clause(clauses, g_strdup(_("another text has the same name, so this one is named apart")));
  add_findings(clauses, speech);
  g_ptr_array_add(clauses, NULL);
  g_autofree char *line = g_strjoinv(_("; "), (char **)clauses->pdata);
  g_autofree char *base = g_path_get_basename(summary->task->input), *name = visible_name(base);
  g_string_append_printf(out, _("%s: %s"), name, line);
  for (guint i = 0; i < summary->written->len; i++) {
    g_autofree char *written = visible_name(pointer_at(summary->written, i));
    g_string_append_printf(out, "%s%s", i == 0 ? " → " : ", ", written);
  }
  g_string_append_c(out, '\n');
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++)
    if (finding.severity == JG_ERROR || summary->verbose || is_about_the_call(&finding))
      message_append_finding(out, name, &finding);
}
