#include "cli/plan.h"

#include "base/error.h"
#include "base/items.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "cli/fill.h"
#include "cli/folders.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/option_rows.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

static void target_clear(gpointer data) {
  g_free(((struct target *)data)->path);
}

static void task_free(gpointer data) {
  struct task *task = data;
  g_free(task->input);
  g_strfreev(task->fills);
  g_array_unref(task->targets);
  g_free(task);
}

static void add_target(struct task *task, const struct jg_format *format, char *path) {
  struct target target = {*format, path};
  g_array_append_val(task->targets, target);
}

static bool format_by_name(const char *name, struct jg_format *format, GError **error) {
  for (gsize i = 0; jg_format_at(i, format); i++)
    if (g_ascii_strcasecmp(format->name, name) == 0)
      return true;
  g_autofree char *known = option_word_names(option_by_name("to"));
  g_auto(GStrv) names = g_strsplit(known, ", ", 0);
  g_autofree char *hint = nearest_hint(name, (const char *const *)names);
  return message_refuse(error, _("There is no format called '%s'.%s Choose from: %s."), name, hint, known);
}

static bool format_by_suffix(const char *path, struct jg_format *format) {
  for (gsize i = 0; jg_format_at(i, format); i++)
    if (paths_end_in(path, format->suffix))
      return true;
  return false;
}

/* The formats of old programs, which nothing here writes. */
static bool is_old_word(const char *path) {
  return paths_end_in(path, ".doc") || paths_end_in(path, ".wps");
}

/* The format of an -o file: by its suffix, else the one format of --to. */
static bool format_of_output(const char *path, char *const *formats, struct jg_format *format, GError **error) {
  bool one_format = formats && !formats[1], standard = strcmp(path, "-") == 0;
  if (!standard && format_by_suffix(path, format))
    return true;
  if (is_old_word(path)) {
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".doc"));
    return message_refuse(error, _("%s: the old formats of Word and WPS are not written; both open .docx: -o %s.docx"),
                          path, stem);
  }
  if (one_format)
    return format_by_name(formats[0], format, error);
  g_autofree char *known = option_word_names(option_by_name("to"));
  if (standard)
    return message_refuse(error, _("-o - needs one format: add --to with one of %s."), known);
  return message_refuse(error,
                        _("%s: the name does not tell a format. End it in .pdf or .docx, or add --to with one of %s."),
                        path, known);
}

/* speech.txt to speech, in `folder` or beside the input. */
static char *output_stem(const char *input, const char *folder) {
  g_autofree char *name = g_path_get_basename(input);
  char *dot = strrchr(name, '.');
  if (dot && dot != name)
    *dot = '\0';
  g_autofree char *beside = g_path_get_dirname(input);
  const char *place = folder ? folder : beside;
  return strcmp(place, ".") == 0 ? g_strdup(name) : g_build_filename(place, name, NULL);
}

static bool add_named_targets(struct task *task, const struct options *options, GError **error) {
  for (char **output = options->outputs; *output; output++) {
    struct jg_format format;
    if (!format_of_output(*output, options->formats, &format, error))
      return false;
    bool in_folder = options->folder && strcmp(*output, "-") != 0 && !g_path_is_absolute(*output);
    add_target(task, &format, in_folder ? g_build_filename(options->folder, *output, NULL) : g_strdup(*output));
  }
  return true;
}

/* A name for the file at `path` that is equal for two paths to one file, also when it does not exist yet. */
static char *identity(const char *path) {
  g_autofree char *absolute = g_canonicalize_filename(path, NULL);
  char *real = realpath(absolute, NULL);
  if (real) {
    char *copy = g_strdup(real);
    free(real);
    return copy;
  }
  g_autofree char *folder = g_path_get_dirname(absolute);
  g_autofree char *name = g_path_get_basename(absolute);
  char *real_folder = realpath(folder, NULL);
  char *joined = g_build_filename(real_folder ? real_folder : folder, name, NULL);
  free(real_folder);
  return joined;
}

/* What the tasks are made from, and what is decided so far. */
struct planning {
  const struct options *options;
  struct fill_values values;
  GPtrArray *tasks;  /* of struct task */
  GHashTable *files; /* identities of the inputs */
  GHashTable *taken; /* identities of the outputs, each with the folder of its input */
};

/* The folder of the input that has one of the outputs which this stem would name; NULL when they are free. */
static const char *holder_of(const struct planning *planning, const char *stem, const GArray *formats) {
  for (guint i = 0; i < formats->len; i++) {
    g_autofree char *path = g_strconcat(stem, array_at(formats, struct jg_format, i).suffix, NULL);
    g_autofree char *name = identity(path);
    const char *holder = g_hash_table_lookup(planning->taken, name);
    if (holder)
      return holder;
  }
  return NULL;
}

/* What the outputs are named but for their suffix: `stem`, or when another text has that, with the name of the input's
 * folder behind it, or with a number.  Takes `stem`. */
static char *free_stem(const struct planning *planning, struct task *task, const char *folder, const GArray *formats,
                       char *stem) {
  const char *holder = holder_of(planning, stem, formats);
  task->renamed = holder != NULL;
  if (!holder)
    return stem;
  g_autofree char *own = g_path_get_basename(folder);
  char *name = strcmp(holder, folder) == 0 ? g_strconcat(stem, "-2", NULL) : g_strdup_printf("%s-%s", stem, own);
  for (guint number = 2; holder_of(planning, name, formats); number++) {
    g_free(name);
    name = g_strdup_printf("%s-%u", stem, number);
  }
  g_free(stem);
  return name;
}

static GArray *formats_of(const struct task *task, const struct options *options, GError **error) {
  char *both[] = {"pdf", "docx", NULL}, *handout[] = {"pdf", NULL};
  char **names = options->formats ? options->formats : paths_end_in(task->input, ".docx") ? handout : both;
  g_autoptr(GArray) formats = g_array_new(FALSE, FALSE, sizeof(struct jg_format));
  for (; *names; names++) {
    struct jg_format format;
    if (!format_by_name(*names, &format, error))
      return NULL;
    g_array_append_val(formats, format);
  }
  return g_steal_pointer(&formats);
}

/* `ending` is what tells the documents of one text apart, or "". */
static bool add_default_targets(struct planning *planning, struct task *task, const char *ending, GError **error) {
  if (strcmp(task->input, "-") == 0)
    return message_refuse(error, _("Standard input has no name to derive outputs from. Name them with -o."));
  g_autoptr(GArray) formats = formats_of(task, planning->options, error);
  if (!formats)
    return false;
  g_autofree char *own = output_stem(task->input, planning->options->folder);
  g_autofree char *absolute = g_canonicalize_filename(task->input, NULL), *folder = g_path_get_dirname(absolute);
  g_autofree char *stem = free_stem(planning, task, folder, formats, g_strconcat(own, ending, NULL));
  for (guint i = 0; i < formats->len; i++) {
    const struct jg_format *format = &array_at(formats, struct jg_format, i);
    char *path = g_strconcat(stem, format->suffix, NULL);
    add_target(task, format, path);
    g_hash_table_insert(planning->taken, identity(path), g_strdup(folder));
  }
  return true;
}

static bool check_collisions(const GPtrArray *tasks, GError **error) {
  g_autoptr(GHashTable) inputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) outputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tasks->len; i++)
    g_hash_table_add(inputs, identity(((const struct task *)pointer_at(tasks, i))->input));
  for (guint i = 0; i < tasks->len; i++) {
    const struct task *task = pointer_at(tasks, i);
    for (guint k = 0; k < task->targets->len; k++) {
      const char *path = array_at(task->targets, struct target, k).path;
      g_autofree char *name = strcmp(path, "-") == 0 ? g_strdup(path) : identity(path);
      if (g_hash_table_contains(inputs, name))
        return message_refuse(
            error, _("%s: this output is an input as well and would be overwritten. Choose another name or -d."), path);
      if (!g_hash_table_add(outputs, g_steal_pointer(&name)))
        return message_refuse(error, _("%s: two outputs have this name. Give each a name of its own."), path);
    }
  }
  return true;
}

static bool make_folder(const char *folder, GError **error) {
  if (!folder || g_mkdir_with_parents(folder, 0777) == 0)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
              _("%s: this folder cannot be made: %s. Choose another one with -d."), folder, g_strerror(errno));
  return false;
}

/* What document `row` of an input is named, behind the input's own name. */
static char *ending_of(const struct planning *planning, guint row) {
  const char *pattern = planning->options->fill_names;
  if (!planning->values.rows)
    return g_strdup("");
  g_autofree char *name = fill_values_name(&planning->values, pattern ? pattern : "{n}", row);
  return g_strconcat("-", name, NULL);
}

static bool add_task(struct planning *planning, const char *file, guint row, GError **error) {
  const struct options *options = planning->options;
  struct task *task = g_new0(struct task, 1);
  task->input = g_strdup(file);
  task->targets = g_array_new(FALSE, FALSE, sizeof(struct target));
  g_array_set_clear_func(task->targets, target_clear);
  g_ptr_array_add(planning->tasks, task);
  if (options->fill)
    task->fills = fill_values_of(&planning->values, row);
  g_autofree char *ending = ending_of(planning, row);
  return options->outputs ? add_named_targets(task, options, error)
                          : add_default_targets(planning, task, ending, error);
}

/* A task for each file, or for each row of a table. */
static bool add_tasks(struct planning *planning, char *const *files, GError **error) {
  const struct options *options = planning->options;
  guint rows = planning->values.rows ? planning->values.rows->len : 1;
  if (options->outputs && (files[0] && files[1]))
    return message_refuse(error,
                          _("-o names the output of one input, and there are several. Use -d and --to instead."));
  if (options->outputs && rows > 1)
    return message_refuse(error, _("-o names one document, and the table has several rows. Use -d and --to instead."));
  for (char *const *file = files; *file; file++)
    for (guint row = 0; row < rows && (row > 0 || g_hash_table_add(planning->files, identity(*file))); row++)
      if (!add_task(planning, *file, row, error))
        return false;
  return true;
}

/* Those of the command line and those of the list. */
static char **all_files(const struct options *options, GError **error) {
  g_autoptr(GStrvBuilder) all = g_strv_builder_new();
  g_auto(GStrv) named = options->inputs ? folders_expand(options, error) : NULL;
  if (options->inputs && !named)
    return NULL;
  g_auto(GStrv) listed = options->files_from ? inputs_listed(options->files_from, options->null, error) : NULL;
  if (options->files_from && !listed)
    return NULL;
  if (named)
    g_strv_builder_addv(all, (const char **)named);
  if (listed)
    g_strv_builder_addv(all, (const char **)listed);
  return g_strv_builder_end(all);
}

/* Takes the tasks of other shards away.  All were planned: that no two outputs have one name is asked of all. */
static void keep_shard(GPtrArray *tasks, guint at, guint of) {
  guint kept = 0;
  if (of == 0)
    return;
  for (guint i = 0; i < tasks->len; i++)
    if (i % of == at - 1) {
      gpointer task = pointer_at(tasks, i);
      pointer_at(tasks, i) = pointer_at(tasks, kept);
      pointer_at(tasks, kept++) = task;
    }
  g_ptr_array_set_size(tasks, (int)kept);
}

GPtrArray *plan_tasks(const struct options *options, GError **error) {
  if (!options->inputs && !options->files_from) {
    message_refuse(error, _("No file was named. Try: jianggao convert speech.txt"));
    return NULL;
  }
  g_auto(GStrv) files = all_files(options, error);
  if (!files)
    return NULL;
  g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func(task_free);
  g_autoptr(GHashTable) named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  struct planning planning = {.options = options, .tasks = tasks, .files = named, .taken = taken};
  bool done = fill_values_read(options->fill, &planning.values, error) && add_tasks(&planning, files, error);
  fill_values_clear(&planning.values);
  if (!done || !check_collisions(tasks, error) || !make_folder(options->folder, error))
    return NULL;
  keep_shard(tasks, options->shard_at, options->shard_of);
  return g_steal_pointer(&tasks);
}

/* The folder of a link's file, and a device itself. */
static char *place_of_target(const char *path) {
  char *real = realpath(path, NULL);
  const char *end = real ? real : path;
  struct stat status;
  const bool other = stat(end, &status) == 0 && !S_ISREG(status.st_mode);
  char *place = other ? g_strdup(end) : g_path_get_dirname(end);
  free(real);
  return place;
}

GPtrArray *plan_places(const GPtrArray *tasks) {
  GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < tasks->len; i++) {
    const GArray *targets = ((const struct task *)pointer_at(tasks, i))->targets;
    for (guint k = 0; k < targets->len; k++) {
      const char *path = array_at(targets, struct target, k).path;
      char *place = strcmp(path, "-") == 0 ? NULL : place_of_target(path);
      if (!place || g_hash_table_contains(known, place)) {
        g_free(place);
        continue;
      }
      g_hash_table_add(known, place);
      g_ptr_array_add(places, place);
    }
  }
  return places;
}
