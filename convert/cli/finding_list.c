#include "cli/finding_list.h"

#include "base/items.h"
#include "base/order.h"
#include "base/to_nul.h"
#include "base/visible.h"
#include "cli/message.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many places of a kind are shown with their words, and so many more are named. */
#define SHOWN_PLACES 3
#define NAMED_PLACES 8

/* And so many ranges of lines that were left out. */
#define NAMED_RANGES 16

#define BOLD "1"
#define GREEN "32"

/* A kind of finding in one file, with its places. */
struct kind {
  struct jg_kind what;
  gsize index; /* of the kind */
  enum jg_severity severity;
  GArray *findings; /* of struct jg_finding */
};

static void kind_free(gpointer data) {
  struct kind *kind = data;
  g_array_unref(kind->findings);
  g_free(kind);
}

static void append_colored(GString *out, bool color, const char *code, const char *text) {
  if (color)
    g_string_append_printf(out, "\033[%sm%s\033[0m", code, text);
  else
    g_string_append(out, text);
}

static const char *color_of(enum jg_severity severity) {
  static const char *const codes[] = {[JG_NOTE] = "36", [JG_WARNING] = "1;33", [JG_ERROR] = "1;31"};
  return codes[severity];
}

/* ---- kinds, by what matters first ---- */

static gint compare_kinds(gconstpointer a, gconstpointer b) {
  const struct kind *left = *(const struct kind *const *)a, *right = *(const struct kind *const *)b;
  return order_or(ORDER_OF(right->severity, left->severity), ORDER_OF(left->index, right->index));
}

static struct kind *kind_of(GPtrArray *kinds, const struct jg_finding *finding) {
  for (guint i = 0; i < kinds->len; i++) {
    struct kind *kind = pointer_at(kinds, i);
    if (strcmp(kind->what.id, finding->id) == 0 && kind->severity == finding->severity)
      return kind;
  }
  struct kind *kind = g_new0(struct kind, 1);
  while (jg_kind_at(kind->index, &kind->what) && strcmp(kind->what.id, finding->id) != 0)
    kind->index++;
  kind->severity = finding->severity;
  kind->findings = g_array_new(FALSE, FALSE, sizeof(struct jg_finding));
  g_ptr_array_add(kinds, kind);
  return kind;
}

static GPtrArray *collect(const struct jg_speech *speech, struct finding_counts *counts) {
  GPtrArray *kinds = g_ptr_array_new_with_free_func(kind_free);
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++) {
    g_array_append_val(kind_of(kinds, &finding)->findings, finding);
    counts->of[finding.severity]++;
  }
  g_ptr_array_sort(kinds, compare_kinds);
  return kinds;
}

/* ---- places ---- */

static const struct jg_finding *finding_of(const struct kind *kind, guint i) {
  return &array_at(kind->findings, struct jg_finding, i);
}

static char *place_text(const struct jg_finding *finding) {
  if (finding->line == 0)
    return g_strdup("");
  return finding->column > 0 ? g_strdup_printf("%u:%u", finding->line, finding->column)
                             : g_strdup_printf("%u", finding->line);
}

/* "    4:12  …the words around it" and below, under its place, ^^^^.  False where no words are known. */
static bool append_context(GString *out, const struct jg_speech *speech, const struct jg_finding *finding, bool color) {
  g_autofree char *place = place_text(finding);
  unsigned before, cells;
  char *context = jg_context(speech, finding, &before, &cells);
  if (!context)
    return false;
  g_autofree char *visible = visible_name(context);
  jg_text_free(context);
  g_string_append_printf(out, "    %-7s %s\n", place, visible);
  g_autofree char *carets = g_strnfill(cells, '^');
  g_string_append_printf(out, "%*s", (int)(12 + before), "");
  append_colored(out, color, GREEN, carets);
  g_string_append_c(out, '\n');
  return true;
}

/* Whether the message says more than its kind does. */
static bool says_more(const struct kind *kind, const struct jg_finding *finding) {
  return strcmp(finding->message, _(kind->what.meaning)) != 0;
}

static void append_place(GString *out, const struct jg_speech *speech, const struct kind *kind, guint i, bool color) {
  const struct jg_finding *finding = finding_of(kind, i);
  const bool shown = append_context(out, speech, finding, color);
  if (!says_more(kind, finding) || kind->findings->len == 1)
    return;
  g_autofree char *place = place_text(finding);
  g_autofree char *message = visible_name(finding->message);
  g_string_append_printf(out, "    %-7s %s\n", shown ? "" : place, message);
}

/* 5:1 ×区, 6:2 … */
static void append_rest(GString *out, const struct kind *kind, guint from) {
  g_autoptr(GString) list = g_string_new(NULL);
  guint count = kind->findings->len - from, named = MIN(count, NAMED_PLACES);
  for (guint i = from; i < from + named; i++) {
    g_autofree char *place = place_text(finding_of(kind, i));
    const char *said = finding_of(kind, i)->words;
    g_autofree char *words = said ? visible_name(said) : NULL;
    g_string_append_printf(list, "%s%s", i > from ? ", " : "", place);
    if (strcmp(kind->what.id, "placeholder") == 0 && words && g_utf8_strlen(words, TO_NUL) <= NAMED_PLACES)
      g_string_append_printf(list, " %s", words);
  }
  g_string_append_printf(out, "    ");
  g_string_append_printf(out, ngettext("%u more place: %s%s", "%u more places: %s%s", count), count, list->str,
                         count > named ? " …" : "");
  g_string_append_c(out, '\n');
}

/* Lines that were left out are one line: 1-3, 88 (navigation, advertising). */
static void append_dropped(GString *out, const struct kind *kind) {
  g_autoptr(GString) lines = g_string_new(NULL);
  guint named = 0, i = 0;
  for (; i < kind->findings->len && named < NAMED_RANGES; i++) {
    guint line = finding_of(kind, i)->line, last = line;
    while (i + 1 < kind->findings->len && finding_of(kind, i + 1)->line <= last + 1)
      last = finding_of(kind, ++i)->line;
    g_string_append_printf(lines, last > line ? "%s%u-%u" : "%s%u", named++ > 0 ? ", " : "", line, last);
  }
  if (i < kind->findings->len)
    g_string_append(lines, " …");
  g_string_append_printf(out, "    ");
  g_string_append_printf(out, _("lines %s; --verbose shows them"), lines->str);
  g_string_append_c(out, '\n');
}

/* ---- a kind ---- */

static void append_kind(GString *out, const struct jg_speech *speech, const struct kind *kind,
                        const struct finding_list_options *options) {
  guint count = kind->findings->len;
  g_string_append(out, "  ");
  append_colored(out, options->color, color_of(kind->severity), message_severity(kind->severity));
  g_autofree char *meaning = visible_name(count == 1 ? finding_of(kind, 0)->message : _(kind->what.meaning));
  g_string_append_printf(out, "  %s", meaning);
  if (count > 1)
    g_string_append_printf(out, ngettext(" (%u place)", " (%u places)", count), count);
  g_string_append_printf(out, " [%s]\n", kind->what.id);
  if (strcmp(kind->what.id, "dropped") == 0 && !options->all) {
    append_dropped(out, kind);
    return;
  }
  guint shown = options->all ? count : MIN(count, SHOWN_PLACES);
  for (guint i = 0; i < shown; i++)
    append_place(out, speech, kind, i, options->color);
  if (shown < count)
    append_rest(out, kind, shown);
}

void finding_list_append(GString *out, const char *file, const struct jg_speech *speech,
                         const struct finding_list_options *options, struct finding_counts *counts) {
  g_autoptr(GPtrArray) kinds = collect(speech, counts);
  if (kinds->len == 0) {
    g_string_append_printf(out, _("%s: nothing to tell"), file);
    g_string_append_c(out, '\n');
    return;
  }
  append_colored(out, options->color, BOLD, file);
  g_string_append_c(out, '\n');
  for (guint i = 0; i < kinds->len; i++)
    append_kind(out, speech, pointer_at(kinds, i), options);
}

void finding_list_close(GString *out, const struct finding_counts *counts, guint files) {
  if (counts->of[JG_ERROR] + counts->of[JG_WARNING] + counts->of[JG_NOTE] == 0)
    return;
  g_string_append_c(out, '\n');
  if (files > 1)
    g_string_append_printf(out, ngettext("%u file: ", "%u files: ", files), files);
  g_string_append_printf(out, _("%u to correct, %u to look at, %u to know"), counts->of[JG_ERROR],
                         counts->of[JG_WARNING], counts->of[JG_NOTE]);
  g_string_append_c(out, '\n');
}
