#include "base/visible.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "cli/plan.h"
#include "cli/results.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Everything the tasks of one call share.  What is below `lock` is behind it. */
struct batch {
  const struct options *options;
  struct jg *jg;
  bool progress; /* a bar on the terminal */
  GMutex lock;
  guint count, done, failed; /* tasks */
  guint incomplete;          /* tasks that were done, with a character that no font has */
};

/* Makes everything before the first file is written, so that what fails leaves nothing behind.  The pages are set
 * first, so that what is found on the way is in the other outputs too. */
static bool make_all(struct jg_speech *speech, const struct task *task, const struct options *options,
                     struct results *results, struct jg_error **error) {
  for (guint i = 0; i < task->targets->len; i++)
    if (g_array_index(task->targets, struct target, i).format.pages && !jg_lay_out(speech, error))
      return false;
  for (guint i = 0; i < task->targets->len; i++) {
    const struct target *target = &g_array_index(task->targets, struct target, i);
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
    if (strcmp(finding.id, finding_name(FINDING_MISSING_GLYPH)) == 0)
      return true;
  return false;
}

static bool convert_task(struct batch *batch, const struct task *task, GString *told, bool *incomplete,
                         GError **error) {
  struct jg_error *cause = NULL;
  struct stat source;
  struct options options = *batch->options;
  options.reading.fills = (const char *const *)task->fills;
  struct jg_speech *speech = input_read(batch->jg, task->input, &options, &source, error);
  if (!speech)
    return false;
  g_autoptr(Results) results = results_new();
  g_autoptr(GString) written = g_string_new(NULL);
  bool done = make_all(speech, task, batch->options, results, &cause)
                  ? results_write(results, &source, batch->options->force, written, error)
                  : message_pass_on(error, cause);
  g_autofree char *name = visible_name(task->input);
  if (batch->options->fix)
    message_append_fixes(told, name, jg_fix_count(speech, batch->options->fix));
  message_append_summary(told, name, speech);
  *incomplete = done && misses_glyph(speech);
  jg_speech_free(speech);
  if (written->len > 0)
    g_string_append_printf(told, _("%s: written: %s\n"), name, written->str);
  return done;
}

static void show_progress(const struct batch *batch) {
  if (batch->progress)
    g_printerr("\r\033[K[%u/%u]%s", batch->done, batch->count, batch->done == batch->count ? "\n" : "");
}

static void run_task(gpointer data, gpointer user_data) {
  struct batch *batch = user_data;
  g_autoptr(GString) told = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  bool incomplete = false;
  bool done = convert_task(batch, data, told, &incomplete, &error);
  g_mutex_lock(&batch->lock);
  batch->done++;
  batch->failed += !done;
  batch->incomplete += incomplete;
  if (batch->progress && (error || (told->len > 0 && !batch->options->quiet)))
    g_printerr("\r\033[K");
  if (!batch->options->quiet)
    message_print(told->str);
  if (error)
    message_error(error);
  show_progress(batch);
  g_mutex_unlock(&batch->lock);
}

static void run_all(struct batch *batch, GPtrArray *tasks) {
  guint jobs = batch->options->jobs > 0 ? (guint)batch->options->jobs : g_get_num_processors();
  if (tasks->len == 1 || jobs == 1) {
    g_ptr_array_foreach(tasks, run_task, batch);
    return;
  }
  GThreadPool *pool = g_thread_pool_new(run_task, batch, (int)MIN(jobs, tasks->len), TRUE, NULL);
  for (guint i = 0; i < tasks->len; i++)
    g_thread_pool_push(pool, g_ptr_array_index(tasks, i), NULL);
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
  g_auto(GStrv) files = options->inputs ? inputs_expand(options->inputs, error) : NULL;
  if (!options->inputs)
    message_refuse(error, _("No file was named. Try: jianggao convert speech.txt"));
  for (char **file = files; file && *file; file++)
    if (!dump_file(jg, *file, options, error))
      return EXIT_FAILED;
  return files ? EXIT_DONE : EXIT_FAILED;
}

static int convert_all(struct jg *jg, const struct options *options, GError **error) {
  g_autoptr(GPtrArray) tasks = plan_tasks(options, error);
  if (!tasks)
    return EXIT_FAILED;
  interrupt_watch();
  struct batch batch = {.options = options,
                        .jg = jg,
                        .count = tasks->len,
                        .progress = tasks->len > 1 && !options->quiet && isatty(STDERR_FILENO)};
  g_mutex_init(&batch.lock);
  run_all(&batch, tasks);
  g_mutex_clear(&batch.lock);
  if (batch.failed == 0)
    return batch.incomplete == 0 ? EXIT_DONE : EXIT_FOUND;
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
