#include "base/error.h"
#include "base/output.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/plan.h"
#include "write/page_module.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Everything the tasks of one call share.  Style and families are read only; the rest is behind `lock`. */
struct batch {
  const struct options *options;
  struct style *style;
  struct family_set *families;
  GMutex lock;
  guint count, done, failed; /* tasks */
  bool progress;             /* a bar on the terminal */
};

/* Keeps somebody's work: a Word file that was edited since it was generated, or that another program made. */
static bool check_overwrite(const struct task *task, const struct options *options, GError **error) {
  for (guint i = 0; i < task->targets->len && !options->force; i++) {
    const struct target *target = &g_array_index(task->targets, struct target, i);
    if (target->writer->may_overwrite && !target->writer->may_overwrite(target->path, error))
      return false;
  }
  return true;
}

/* "speech.png" and part "-01" give "speech-01.png". */
static char *artifact_path(const struct target *target, const char *part) {
  if (!*part || strcmp(target->path, "-") == 0)
    return g_strdup(target->path);
  const char *dot = strrchr(target->path, '.');
  const char *slash = strrchr(target->path, '/');
  gsize stem = dot && (!slash || dot > slash) ? (gsize)(dot - target->path) : strlen(target->path);
  return g_strdup_printf("%.*s%s%s", (int)stem, target->path, part, target->path + stem);
}

static bool write_artifacts(const struct target *target, const GPtrArray *artifacts, GString *written, GError **error) {
  for (guint i = 0; i < artifacts->len; i++) {
    const struct artifact *artifact = g_ptr_array_index(artifacts, i);
    g_autofree char *path = artifact_path(target, artifact->part);
    if (!output_write(path, artifact->bytes, error))
      return false;
    if (strcmp(path, "-") != 0)
      g_string_append_printf(written, "%s%s", written->len ? ", " : "", path);
  }
  return true;
}

/* Makes all outputs of a speech before the first one is written, so that what fails leaves nothing behind. */
static bool write_all(struct write_job *job, const struct task *task, GString *written, GError **error) {
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < task->targets->len; i++) {
    GPtrArray *artifacts = artifacts_new();
    g_ptr_array_add(made, artifacts);
    if (!g_array_index(task->targets, struct target, i).writer->write(job, artifacts, error))
      return false;
  }
  for (guint i = 0; i < made->len; i++)
    if (!write_artifacts(&g_array_index(task->targets, struct target, i), g_ptr_array_index(made, i), written, error))
      return false;
  return true;
}

/* A task that needs the layout as well writes the pages first, so that what layout finds is in the other outputs too.
 */
static gint pages_first(gconstpointer a, gconstpointer b) {
  const struct target *left = a, *right = b;
  return right->writer->draws_pages - left->writer->draws_pages;
}

static bool convert_task(struct batch *batch, struct task *task, GString *told, GError **error) {
  if (!check_overwrite(task, batch->options, error))
    return false;
  g_autoptr(Speech) speech = speech_read(task->input, batch->options, error);
  if (!speech)
    return false;
  g_array_sort(task->targets, pages_first);
  g_autoptr(GPtrArray) paragraphs = compose_doc(speech->doc, batch->style);
  compose_report(paragraphs, speech->report);
  struct write_job job = {.doc = speech->doc,
                          .paragraphs = paragraphs,
                          .style = batch->style,
                          .families = batch->families,
                          .options = &batch->options->write,
                          .moment = speech->moment,
                          .report = speech->report};
  g_autoptr(GString) written = g_string_new(NULL);
  bool done = write_all(&job, task, written, error);
  if (job.page)
    page_module_load(NULL)->job_done(&job);
  message_append_summary(told, task->input, speech->doc, speech->report);
  if (written->len > 0)
    g_string_append_printf(told, _("%s: written: %s\n"), task->input, written->str);
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
  bool done = convert_task(batch, data, told, &error);
  g_mutex_lock(&batch->lock);
  batch->done++;
  batch->failed += !done;
  if (batch->progress && (error || (told->len > 0 && !batch->options->quiet)))
    g_printerr("\r\033[K");
  if (!batch->options->quiet)
    g_printerr("%s", told->str);
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

static int convert(const struct options *options, GError **error) {
  g_autoptr(GPtrArray) tasks = plan_tasks(options, error);
  if (!tasks)
    return EXIT_FAILED;
  g_autoptr(Style) style = style_load(options->style_name, error);
  g_autoptr(FamilySet) families = style ? families_load(error) : NULL;
  if (!families)
    return EXIT_FAILED;
  struct batch batch = {.options = options,
                        .style = style,
                        .families = families,
                        .count = tasks->len,
                        .progress = tasks->len > 1 && !options->quiet && isatty(STDERR_FILENO)};
  g_mutex_init(&batch.lock);
  run_all(&batch, tasks);
  g_mutex_clear(&batch.lock);
  if (batch.failed == 0)
    return EXIT_DONE;
  return batch.failed < batch.count ? EXIT_FOUND : EXIT_FAILED;
}

int command_convert(int argc, char **argv) {
  struct options options;
  g_autoptr(GError) error = NULL;
  bool done;
  int status = EXIT_FAILED;
  if (options_parse(COMMAND_CONVERT, argc, argv, &options, &done, &error))
    status = done ? EXIT_DONE : convert(&options, &error);
  if (error)
    message_error(error);
  options_clear(&options);
  return status;
}
