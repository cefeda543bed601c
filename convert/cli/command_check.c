#include "base/output.h"
#include "base/program_files.h"
#include "base/to_nul.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/correction.h"
#include "cli/fill.h"
#include "cli/finding_list.h"
#include "cli/folders.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/shut_in.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* The words of --format, in their order. */
enum { FORMAT_TEXT, FORMAT_LINES, FORMAT_JSON, FORMAT_SARIF };

/* All files of one call. */
struct checking {
  struct jg *jg;
  const struct options *options;
  GString *out;
  struct finding_counts counts;
  guint told;  /* files in `out` */
  bool single; /* there is one file: its name is enough */
};

static bool is_document(const struct options *options) {
  return options->format == FORMAT_JSON || options->format == FORMAT_SARIF;
}

static enum jg_findings_format document_format(const struct options *options) {
  return options->format == FORMAT_SARIF ? JG_FINDINGS_SARIF : JG_FINDINGS_JSON;
}

/* Whether a finding makes the exit status 1: the words of --fail-on go from errors down. */
static bool fails(const struct jg_speech *speech, int fail_on) {
  struct jg_finding finding;
  for (gsize i = 0; fail_on < 3 && jg_finding_at(speech, i, &finding); i++)
    if ((int)finding.severity >= (int)JG_ERROR - fail_on)
      return true;
  return false;
}

static void append_document(struct checking *checking, const char *path, const struct jg_speech *speech) {
  char *text = jg_findings_of(speech, path, document_format(checking->options));
  g_string_append_printf(checking->out, "%s%s", checking->told > 0 && *text ? ",\n" : "", text);
  checking->told += *text != '\0';
  jg_text_free(text);
}

/* What people read of a path: one file's name without its folders.  Free with g_free. */
static char *shown_name(const struct checking *checking, const char *path) {
  return checking->single ? g_path_get_basename(path) : g_strdup(path);
}

static void append_text(struct checking *checking, const char *path, const struct jg_speech *speech) {
  const struct options *options = checking->options;
  const struct finding_list_options list = {.color = message_colors(options->color, STDOUT_FILENO),
                                            .all = options->verbose};
  if (checking->told++ > 0)
    g_string_append_c(checking->out, '\n');
  g_autofree char *name = shown_name(checking, path);
  finding_list_append(checking->out, name, speech, &list, &checking->counts);
}

static void append_lines(GString *out, const char *path, const struct jg_speech *speech) {
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++)
    message_append_finding(out, path, &finding);
}

static bool append_stats(struct checking *checking, const char *path, struct jg_speech *speech, GError **error) {
  struct jg_stats stats;
  struct jg_error *cause = NULL;
  if (!jg_lay_out(speech, &cause))
    return message_pass_on(error, cause);
  jg_stats_of(speech, &stats);
  g_autofree char *name = shown_name(checking, path);
  message_append_stats(checking->out, name, &stats, checking->options->rate);
  message_append_ledger(checking->out, name, speech);
  return true;
}

/* The corrections that are asked for: those of --fix, or all. */
static guint classes_of(const struct options *options) {
  return options->fix ? options->fix : JG_FIX_ALL;
}

static bool append_diff(struct checking *checking, const char *path, const struct jg_speech *speech, GError **error) {
  char *diff = jg_fix_diff(speech, path, classes_of(checking->options));
  if (!diff)
    return message_refuse(
        error, _("%s: of a Word file there is no diff. jianggao convert --fix --to docx tracks the changes."), path);
  g_string_append(checking->out, diff);
  jg_text_free(diff);
  return true;
}

/* What is told of one text. */
static bool append_speech(struct checking *checking, const char *path, struct jg_speech *speech, GError **error) {
  const struct options *options = checking->options;
  if (options->diff || options->write)
    return (!options->diff || append_diff(checking, path, speech, error)) &&
           (!options->write || correction_write(path, speech, classes_of(options), checking->out, error));
  if (options->stats)
    return append_stats(checking, path, speech, error);
  if (is_document(options))
    append_document(checking, path, speech);
  else if (options->format == FORMAT_LINES)
    append_lines(checking->out, path, speech);
  else
    append_text(checking, path, speech);
  if (options->ledger)
    message_append_ledger(checking->out, path, speech);
  return true;
}

/* One file: its findings are appended.  Returns the exit status it asks for. */
static int check_file(struct checking *checking, const char *path) {
  g_autoptr(GError) error = NULL;
  struct jg_speech *speech = input_read(checking->jg, path, checking->options, NULL, &error);
  int status = EXIT_FAILED;
  if (speech) {
    jg_check(speech);
    /* JSON has its own way with control characters, but none with bytes that are no text. */
    bool as_it_is = is_document(checking->options) && g_utf8_validate(path, TO_NUL, NULL);
    g_autofree char *name = as_it_is ? g_strdup(path) : visible_name(path);
    if (append_speech(checking, name, speech, &error))
      status = fails(speech, checking->options->fail_on) ? EXIT_FOUND : EXIT_DONE;
  }
  if (error)
    message_error(error);
  jg_speech_free(speech);
  return status;
}

static void begin(struct checking *checking) {
  checking->out = g_string_new(NULL);
  if (!is_document(checking->options))
    return;
  char *head = jg_findings_head(document_format(checking->options));
  g_string_append(checking->out, head);
  jg_text_free(head);
}

static void end(struct checking *checking, guint files) {
  if (is_document(checking->options))
    g_string_append(checking->out, jg_findings_tail(document_format(checking->options)));
  else
    finding_list_close(checking->out, &checking->counts, files);
}

/* All files; the exit status. */
static int check_files(struct jg *jg, char *const *files, const struct options *options, GError **error) {
  struct checking checking = {.jg = jg, .options = options, .single = files[0] && !files[1]};
  begin(&checking);
  guint unreadable = 0, found = 0, count = 0;
  for (; files[count]; count++) {
    int status = check_file(&checking, files[count]);
    unreadable += status == EXIT_FAILED;
    found += status == EXIT_FOUND;
  }
  end(&checking, count);
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(checking.out);
  if (!output_write_open(STDOUT_FILENO, _("standard output"), bytes, error) || unreadable == count)
    return EXIT_FAILED;
  return found > 0 || unreadable > 0 ? EXIT_FOUND : EXIT_DONE;
}

/* A text under its heading, its lines set in. */
static void print_example(const char *heading, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
  g_print("\n%s\n", heading);
  for (char **line = lines; *line; line++)
    g_print("%s%s\n", **line ? "    " : "", *line);
}

/* --explain: what a finding means, on standard output. */
static int explain(const char *name, GError **error) {
  char *told, *silent;
  struct jg_error *cause = NULL;
  if (!jg_kind_examples(name, &told, &silent, &cause)) {
    message_pass_on(error, cause);
    return EXIT_FAILED;
  }
  struct jg_kind kind;
  gsize index = 0;
  while (jg_kind_at(index, &kind) && strcmp(kind.id, name) != 0)
    index++;
  g_print("%s (%s)\n%s\n%s\n", name, message_severity(kind.severity), _(kind.meaning), message_grounds(kind.grounds));
  print_example(_("Told:"), told);
  print_example(_("Not told:"), silent);
  jg_text_free(told);
  jg_text_free(silent);
  g_print(_("\nNot to see it: jianggao check --ignore %s FILE\n"), name);
  return EXIT_DONE;
}

/* The same with what --fill says; a table makes many documents of a text, and a check looks at one. */
static int check_filled(struct jg *jg, char *const *files, const struct options *options, GError **error) {
  struct fill_values values;
  int status = EXIT_FAILED;
  if (!fill_values_read(options->fill, &values, error) || values.rows) {
    if (values.rows)
      message_refuse(error, _("A table makes many documents, and check looks at one: give it NAME=VALUE or a list."));
  } else {
    struct options filled = *options;
    filled.reading.fills = (const char *const *)values.pairs;
    status = check_files(jg, files, &filled, error);
  }
  fill_values_clear(&values);
  return status;
}

/* Only --write writes, in the place of the input. */
static void shut_in_check(const struct options *options, char *const *files) {
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
  for (char *const *file = files; options->write && *file; file++)
    program_files_add_input(written, *file);
  shut_in(options, files, written);
}

static int check(const struct options *options, GError **error) {
  if (options->explain)
    return explain(options->explain, error);
  if (!options->inputs) {
    message_refuse(error, _("No file was named. Try: jianggao check speech.txt"));
    return EXIT_FAILED;
  }
  g_auto(GStrv) files = folders_expand(options, error);
  if (!files)
    return EXIT_FAILED;
  struct jg *jg = options_open(options, error);
  bool word = false;
  for (char **file = files; *file && !word; file++)
    word = input_may_be_word(*file);
  if (!jg || !input_isolate(jg, word, 1, error)) {
    jg_free(jg);
    return EXIT_FAILED;
  }
  shut_in_check(options, files);
  int status = options->fill ? check_filled(jg, files, options, error) : check_files(jg, files, options, error);
  jg_free(jg);
  return status;
}

int command_check(int argc, char **argv) {
  return options_run(COMMAND_CHECK, argc, argv, check);
}
