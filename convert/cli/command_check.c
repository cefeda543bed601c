#include "base/output.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Appends the findings of one file, and returns the exit status that they ask for. */
static int append_findings(GString *out, const char *path, const struct jg_speech *speech, bool json, int fail_on) {
  int status = EXIT_DONE;
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++)
    if (fail_on < 3 && (int)finding.severity >= (int)JG_ERROR - fail_on)
      status = EXIT_FOUND;
  if (!json)
    message_append_findings(out, path, speech);
  else {
    char *members = jg_findings_json(speech, path);
    g_string_append_printf(out, "%s%s", *members && out->str[out->len - 1] == '}' ? ",\n" : "", members);
    jg_text_free(members);
  }
  return status;
}

/* One file: its findings are appended to `out`.  Returns the exit status it asks for. */
static int check_file(struct jg *jg, const char *path, const struct options *options, GString *out) {
  g_autoptr(GError) error = NULL;
  struct jg_speech *speech = input_read(jg, path, options, NULL, &error);
  if (!speech) {
    message_error(error);
    return EXIT_FAILED;
  }
  jg_check(speech);
  /* JSON has its own way with control characters, but none with bytes that are no text. */
  bool as_it_is = options->json && g_utf8_validate(path, -1, NULL);
  g_autofree char *name = as_it_is ? g_strdup(path) : visible_name(path);
  int status = append_findings(out, name, speech, options->json, options->fail_on);
  if (options->ledger)
    message_append_ledger(out, name, speech);
  jg_speech_free(speech);
  return status;
}

/* All files; the exit status. */
static int check_files(struct jg *jg, char *const *files, const struct options *options, GError **error) {
  g_autoptr(GString) out = g_string_new(options->json ? "[\n" : NULL);
  guint unreadable = 0, found = 0, count = 0;
  for (; files[count]; count++) {
    int status = check_file(jg, files[count], options, out);
    unreadable += status == EXIT_FAILED;
    found += status == EXIT_FOUND;
  }
  if (options->json)
    g_string_append(out, "\n]\n");
  char *text = options->json ? g_strdup(out->str) : visible_lines(out->str);
  g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
  if (!output_write_open(STDOUT_FILENO, _("standard output"), bytes, error) || unreadable == count)
    return EXIT_FAILED;
  return found > 0 || unreadable > 0 ? EXIT_FOUND : EXIT_DONE;
}

/* --explain: what a finding means, on standard output. */
static int explain(const char *name, GError **error) {
  enum finding_id id = finding_by_name(name);
  if (id == FINDING_COUNT) {
    message_refuse(error, _("There is no finding called '%s'. man jianggao lists them all."), name);
    return EXIT_FAILED;
  }
  g_print("%s (%s)\n%s\n%s\n", name, message_severity(finding_severity(id)), _(finding_meaning(id)),
          message_grounds(finding_grounds(id)));
  return EXIT_DONE;
}

static int check(const struct options *options, GError **error) {
  if (options->explain)
    return explain(options->explain, error);
  if (!options->inputs) {
    message_refuse(error, _("No file was named. Try: jianggao check speech.txt"));
    return EXIT_FAILED;
  }
  g_auto(GStrv) files = inputs_expand(options->inputs, error);
  if (!files)
    return EXIT_FAILED;
  struct jg *jg = options_open(options, error);
  if (!jg)
    return EXIT_FAILED;
  int status = check_files(jg, files, options, error);
  jg_free(jg);
  return status;
}

int command_check(int argc, char **argv) {
  return options_run(COMMAND_CHECK, argc, argv, check);
}
