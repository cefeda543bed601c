#include "base/items.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/folders.h"
#include "cli/input.h"
#include "cli/memory.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "cli/plan.h"
#include "cli/record.h"
#include "cli/results.h"
#include "cli/shut_in.h"
#include "cli/summary.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Everything the tasks of one call share.  What is below `lock` is behind it. */
struct batch {
  const struct options *options;
  struct jg *jg;
  struct record *record; /* or NULL */
  bool progress;         /* a bar on the terminal */
  GMutex lock;
  guint count, done, failed; /* tasks */
  guint skipped;             /* of those that are done: by a run before */
  gint64 begun;              /* monotonic, in microseconds */
  GString *failures;         /* names of the inputs that failed */
  guint incomplete;          /* tasks that were done, with a character that no font has */
};

static bool has_pages(const struct task *task) {
  for (guint i = 0; i < task->targets->len; i++)
    if (array_at(task->targets, struct target, i).format.pages)
      return true;
  return false;
}

/* Makes everything before the first file is written, so that what fails leaves nothing behind.  The pages are set
 * first, so that what is found on the way is in the other outputs too. */
static bool make_all(struct jg_speech *speech, const struct task *task, const struct options *options,
                     struct results *results, struct jg_error **error) {
  if (has_pages(task) && !jg_lay_out(speech, error))
    return false;
  for (guint i = 0; i < task->targets->len; i++) {
    const struct target *target = &array_at(task->targets, struct target, i);
    results_begin(results, target);
    if (!jg_write(speech, target->format.name, &options->writing, results_take, results, error))
      return false;
  }
  return true;
}

/* Whether a character is printed as 〓 (typography K5). */
static bool misses_glyph(const struct jg_speech *speech) {
  struct jg_finding finding;
  for (size_t i = 0; jg_finding_at(speech, i, &finding); i++)
    if (strcmp(finding.id, "missing-glyph") == 0)
      return true;
  return false;
}

/* How a task went. */
struct outcome {
  GString *told; /* lines for people */
  bool done, incomplete, skipped;
  GPtrArray *written; /* paths, of char * */
  guint findings[3];
  GError *error;
};

static void outcome_clear(struct outcome *outcome) {
  g_string_free(outcome->told, TRUE);
  g_ptr_array_unref(outcome->written);
  g_clear_error(&outcome->error);
}

static void count_findings(struct outcome *outcome, const struct jg_speech *speech) {
  struct jg_finding finding;
  for (size_t i = 0; jg_finding_at(speech, i, &finding); i++)
    outcome->findings[finding.severity]++;
}

static bool convert_task(struct batch *batch, const struct task *task, struct outcome *outcome, GError **error) {
  GString *told = outcome->told;
  struct jg_error *cause = NULL;
  struct stat source;
  struct options options = *batch->options;
  options.reading.fills = (const char *const *)task->fills;
  struct jg_speech *speech = input_read(batch->jg, task->input, &options, &source, error);
  if (!speech)
    return false;
  g_autoptr(Results) results = results_new(batch->jg);
  bool done = make_all(speech, task, batch->options, results, &cause)
                  ? results_write(results, &source, batch->options->force, outcome->written, error)
                  : message_pass_on(error, cause);
  const struct summary summary = {task, outcome->written, options.fix ? jg_fix_count(speech, options.fix) : 0,
                                  options.verbose};
  if (done && !options.quiet)
    summary_append(told, &summary, speech);
  outcome->incomplete = done && misses_glyph(speech);
  count_findings(outcome, speech);
  jg_speech_free(speech);
  return done;
}

static enum exit_status status_of(const struct outcome *outcome) {
  return !outcome->done ? EXIT_FAILED : outcome->incomplete ? EXIT_FOUND : EXIT_DONE;
}

/* Converts, unless the report says that it is done, and adds to the report. */
static void convert_recorded(struct batch *batch, const struct task *task, struct outcome *outcome) {
  g_autofree char *sha256 = NULL;
  g_autofree char *key = batch->record ? record_key(batch->options, task, &sha256) : NULL;
  outcome->skipped = batch->options->resume && record_is_done(batch->record, task, key);
  outcome->done = outcome->skipped || convert_task(batch, task, outcome, &outcome->error);
  if (!batch->record || outcome->skipped)
    return;
  struct recorded recorded = {.task = task,
                              .key = key,
                              .sha256 = sha256,
                              .status = status_of(outcome),
                              .outputs = outcome->written,
                              .message = outcome->error ? outcome->error->message : NULL};
  memcpy(recorded.findings, outcome->findings, sizeof recorded.findings);
  record_add(batch->record, &recorded);
}

#define BAR_CELLS 24

/* [=====-----] 12/120, how many a second, how long the rest will take. */
static void show_progress(const struct batch *batch) {
  if (!batch->progress)
    return;
  guint filled = BAR_CELLS * batch->done / batch->count;
  const double seconds = (double)(g_get_monotonic_time() - batch->begun) / G_USEC_PER_SEC;
  const guint rest = (guint)(seconds * (batch->count - batch->done) / batch->done + 0.5);
  g_printerr("\r\033[K[");
  for (guint i = 0; i < BAR_CELLS; i++)
    g_printerr(i < filled ? "=" : "-");
  g_printerr(_("] %u/%u, %.1f a second, %u:%02u left"), batch->done, batch->count, batch->done / seconds, rest / 60,
             rest % 60);
  if (batch->done == batch->count)
    g_printerr("\r\033[K");
}

/* 118 written, 2 failed: a.txt, b.txt */
static void close_batch(const struct batch *batch) {
  if (batch->count < 2 || batch->options->quiet)
    return;
  g_printerr(ngettext("%u written", "%u written", batch->count - batch->failed), batch->count - batch->failed);
  if (batch->failed > 0)
    g_printerr(_(", %u failed: %s"), batch->failed, batch->failures->str);
  g_printerr("\n");
}

static void run_task(gpointer data, gpointer user_data) {
  struct batch *batch = user_data;
  struct outcome outcome = {.told = g_string_new(NULL), .written = g_ptr_array_new_with_free_func(g_free)};
  convert_recorded(batch, data, &outcome);
  g_mutex_lock(&batch->lock);
  batch->done++;
  if (!outcome.done) {
    g_autofree char *name = g_path_get_basename(((const struct task *)data)->input);
    g_autofree char *shown = visible_name(name);
    g_string_append_printf(batch->failures, "%s%s", batch->failed > 0 ? ", " : "", shown);
  }
  batch->failed += !outcome.done;
  batch->incomplete += outcome.incomplete;
  batch->skipped += outcome.skipped;
  if (batch->progress)
    g_printerr("\r\033[K");
  if (!batch->options->quiet)
    message_print(outcome.told->str);
  if (outcome.error)
    message_error(outcome.error);
  show_progress(batch);
  g_mutex_unlock(&batch->lock);
  outcome_clear(&outcome);
}

static guint jobs_of(const struct options *options, const GPtrArray *tasks) {
  const guint wanted = options->jobs > 0 ? (guint)options->jobs : g_get_num_processors();
  return MIN(wanted, tasks->len);
}

/* Whether Word files are to be read: inputs, and outputs of before.  Of many files some are. */
static bool wants_word(const GPtrArray *tasks) {
  if (tasks->len != 1)
    return true;
  const struct task *task = pointer_at(tasks, 0);
  bool wants = input_may_be_word(task->input);
  for (guint i = 0; !wants && i < task->targets->len; i++) {
    const struct target *target = &array_at(task->targets, struct target, i);
    wants = strcmp(target->path, "-") != 0 && !target->format.pages && input_may_be_word(target->path);
  }
  return wants;
}

static void run_all(struct batch *batch, GPtrArray *tasks) {
  const guint jobs = jobs_of(batch->options, tasks);
  if (jobs <= 1) {
    if (jobs == 1 && has_pages(pointer_at(tasks, 0)))
      memory_reserve();
    g_ptr_array_foreach(tasks, run_task, batch);
    return;
  }
  GThreadPool *pool = g_thread_pool_new(run_task, batch, (int)jobs, TRUE, NULL);
  for (guint i = 0; i < tasks->len; i++)
    g_thread_pool_push(pool, pointer_at(tasks, i), NULL);
  g_thread_pool_free(pool, FALSE, TRUE);
}

/* --dump of one file, on standard output. */
static bool dump_file(struct jg *jg, const char *path, const struct options *options, GError **error) {
  char *text = input_dump(jg, path, options, error);
  if (!text)
    return false;
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  jg_text_free(text);
  return output_write_open(STDOUT_FILENO, _("standard output"), bytes, error);
}

static int dump(struct jg *jg, const struct options *options, GError **error) {
  g_auto(GStrv) files = options->inputs ? folders_expand(options, error) : NULL;
  if (!options->inputs)
    message_refuse(error, _("No file was named. Try: jianggao convert speech.txt"));
  if (files && !input_isolate(jg, true, 1, error))
    return EXIT_FAILED;
  g_autoptr(GPtrArray) nowhere = g_ptr_array_new();
  if (files)
    shut_in(options, files, nowhere);
  for (char **file = files; file && *file; file++)
    if (!dump_file(jg, *file, options, error))
      return EXIT_FAILED;
  return files ? EXIT_DONE : EXIT_FAILED;
}

static int convert_all(struct jg *jg, const struct options *options, GError **error) {
  g_autoptr(GPtrArray) tasks = plan_tasks(options, error);
  if (!tasks || !input_isolate(jg, wants_word(tasks), jobs_of(options, tasks), error))
    return EXIT_FAILED;
  struct record *record = options->report ? record_open(options, error) : NULL;
  if (options->report && !record)
    return EXIT_FAILED;
  g_autoptr(GPtrArray) places = plan_places(tasks), inputs = g_ptr_array_new();
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add(inputs, ((struct task *)pointer_at(tasks, i))->input);
  g_ptr_array_add(inputs, NULL);
  shut_in(options, (char *const *)inputs->pdata, places);
  interrupt_watch();
  struct batch batch = {.options = options,
                        .jg = jg,
                        .record = record,
                        .count = tasks->len,
                        .begun = g_get_monotonic_time(),
                        .failures = g_string_new(NULL),
                        .progress = tasks->len > 1 && !options->quiet && isatty(STDERR_FILENO)};
  g_mutex_init(&batch.lock);
  run_all(&batch, tasks);
  close_batch(&batch);
  g_string_free(batch.failures, TRUE);
  g_mutex_clear(&batch.lock);
  const bool recorded = !record || record_close(record, error);
  if (batch.skipped > 0 && !options->quiet)
    g_printerr(ngettext("%u file was done before\n", "%u files were done before\n", batch.skipped), batch.skipped);
  if (batch.failed == 0)
    return batch.incomplete == 0 && recorded ? EXIT_DONE : EXIT_FOUND;
  return batch.failed < batch.count ? EXIT_FOUND : EXIT_FAILED;
}

static int convert(const struct options *options, GError **error) {
  struct jg *jg = options_open(options, error);
  if (!jg)
    return EXIT_FAILED;
  int status = options->dump ? dump(jg, options, error) : convert_all(jg, options, error);
  jg_free(jg);
  return status;
}

int command_convert(int argc, char **argv) {
  return options_run(COMMAND_CONVERT, argc, argv, convert);
}
