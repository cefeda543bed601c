#include "base/error.h"
#include "base/output.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"
#include "write/json.h"
#include "write/page_module.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was left out is told as notes here; a conversion only counts it. */
static void report_dropped(const struct doc *doc, struct report *report) {
  for (guint i = 0; i < doc->dropped->len; i++) {
    const struct dropped *dropped = g_ptr_array_index(doc->dropped, i);
    if (dropped->told)
      continue;
    guint column = dropped->whole ? 0 : (guint)dropped->start + 1;
    report_add(report, FINDING_DROPPED, (struct place){dropped->first_line, column, dropped->text},
               _("left out, not part of the speech (%s): %s"), dropped->rule, dropped->text);
  }
}

/* Lays the pages out to find characters without a glyph.  Without fonts that is a finding, not a failure: the text can
 * be checked all the same. */
static void check_pages(const struct speech *speech, const struct options *options, const struct style *style,
                        const struct family_set *families) {
  struct write_job job = {.doc = speech->doc,
                          .style = style,
                          .families = families,
                          .options = &options->write,
                          .moment = speech->moment,
                          .report = speech->report};
  g_autoptr(GError) error = NULL;
  const struct page_module *module = page_module_load(&error);
  if (!module || !module->check(&job, &error))
    report_add(speech->report, FINDING_NO_FONTS, (struct place){0}, "%s", error->message);
  if (job.page)
    module->job_done(&job);
}

/* One file: its findings are appended to `out`.  Returns the exit status it asks for. */
static int check_file(const char *path, const struct options *options, const struct style *style,
                      const struct family_set *families, GString *out) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Speech) speech = speech_read(path, options, &error);
  if (!speech) {
    message_error(error);
    return EXIT_FAILED;
  }
  check_pages(speech, options, style, families);
  report_dropped(speech->doc, speech->report);
  report_sort(speech->report);
  if (g_strcmp0(options->findings, "json") == 0)
    json_append_findings(out, path, speech->report);
  else
    for (guint i = 0; i < speech->report->findings->len; i++)
      message_append_finding(out, path, g_ptr_array_index(speech->report->findings, i));
  if (options->ledger)
    message_append_ledger(out, path, speech->doc->ledger);
  return report_count(speech->report, SEVERITY_ERROR) > 0 ? EXIT_FOUND : EXIT_DONE;
}

static int check(const struct options *options, GError **error) {
  if (!options->inputs) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("No file was named. Try: jianggao check speech.txt"));
    return EXIT_FAILED;
  }
  g_auto(GStrv) files = inputs_expand(options->inputs, error);
  g_autoptr(Style) style = files ? style_load(options->style_name, error) : NULL;
  g_autoptr(FamilySet) families = style ? families_load(error) : NULL;
  if (!families)
    return EXIT_FAILED;
  bool json = g_strcmp0(options->findings, "json") == 0;
  g_autoptr(GString) out = g_string_new(json ? "[\n" : NULL);
  guint unreadable = 0, found = 0, count = g_strv_length(files);
  for (char **file = files; *file; file++) {
    int status = check_file(*file, options, style, families, out);
    unreadable += status == EXIT_FAILED;
    found += status == EXIT_FOUND;
  }
  if (json)
    g_string_append(out, "\n]\n");
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(g_steal_pointer(&out));
  if (!output_write("-", bytes, error) || unreadable == count)
    return EXIT_FAILED;
  return found > 0 || unreadable > 0 ? EXIT_FOUND : EXIT_DONE;
}

int command_check(int argc, char **argv) {
  struct options options;
  g_autoptr(GError) error = NULL;
  bool done;
  int status = EXIT_FAILED;
  if (options_parse(COMMAND_CHECK, argc, argv, &options, &done, &error))
    status = done ? EXIT_DONE : check(&options, &error);
  if (error)
    message_error(error);
  options_clear(&options);
  return status;
}
