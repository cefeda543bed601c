#include "cli/results.h"

#include "base/items.h"
#include "base/output.h"
#include "cli/interrupt.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Pages are numbered with as many digits at least. */
#define PAGE_DIGITS 2

/* One file that was made. */
struct made {
  struct jg *jg; /* knows whose a file is */
  const struct target *target;
  char *part, *path;
  GBytes *bytes;
  struct output *output; /* once it is written; NULL: it goes to standard output */
};

struct results {
  struct jg *jg;
  const struct target *target; /* of what is taken next */
  GArray *made;                /* of struct made */
};

static void made_clear(gpointer data) {
  struct made *made = data;
  g_free(made->part);
  g_free(made->path);
  g_bytes_unref(made->bytes);
  output_free(made->output);
}

struct results *results_new(struct jg *jg) {
  struct results *results = g_new0(struct results, 1);
  results->jg = jg;
  results->made = g_array_new(FALSE, FALSE, sizeof(struct made));
  g_array_set_clear_func(results->made, made_clear);
  return results;
}

void results_free(struct results *results) {
  if (!results)
    return;
  g_array_unref(results->made);
  g_free(results);
}

static struct made *made_at(const struct results *results, guint i) {
  return &array_at(results->made, struct made, i);
}

void results_begin(struct results *results, const struct target *target) {
  results->target = target;
}

/* Where the name of a file ends and its suffix begins. */
static gsize stem_of(const char *path) {
  const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
  return dot ? (gsize)(dot - path) : strlen(path);
}

static bool is_standard(const char *path) {
  return strcmp(path, "-") == 0;
}

/* "speech.png" and part "-01" give "speech-01.png". */
static char *path_of_part(const char *path, const char *part) {
  const gsize stem = stem_of(path);
  return is_standard(path) ? g_strdup(path) : g_strdup_printf("%.*s%s%s", (int)stem, path, part, path + stem);
}

/* Whether a part is the number of a page: -01.  Others, as of copies, are whole documents. */
static bool is_picture(const char *part) {
  return *part && g_ascii_isdigit(part[strlen("-")]);
}

/* Whole documents behind each other on standard output would be none. */
bool results_take(void *data, const char *part, const void *bytes, size_t length) {
  const struct results *results = data;
  if (*part && !is_picture(part) && is_standard(results->target->path))
    return false;
  const struct made made = {.jg = results->jg,
                            .target = results->target,
                            .part = g_strdup(part),
                            .path = path_of_part(results->target->path, part),
                            .bytes = g_bytes_new(bytes, length)};
  g_array_append_val(results->made, made);
  return true;
}

bool results_are_there(const struct target *target) {
  g_autofree char *first = path_of_part(target->path, "-01");
  return g_file_test(target->path, G_FILE_TEST_EXISTS) || g_file_test(first, G_FILE_TEST_EXISTS);
}

static enum output_origin origin(const void *data, GBytes *there) {
  static const enum output_origin origins[] = {
      [JG_MADE] = OUTPUT_MADE, [JG_CHANGED] = OUTPUT_EDITED, [JG_FOREIGN] = OUTPUT_FOREIGN};
  const struct made *made = data;
  gsize length;
  const void *bytes = g_bytes_get_data(there, &length);
  return origins[jg_origin(made->jg, made->target->format.name, bytes, length)];
}

static struct output_rules rules_of(const struct made *made, const struct stat *source, bool force) {
  return (struct output_rules){.source = S_ISREG(source->st_mode) ? source : NULL,
                               .force = force,
                               .mark = !made->target->format.tells_origin,
                               .origin = origin,
                               .data = made};
}

/* ---- pictures of pages that are no more ---- */

/* Whether `name` is `stem`, a hyphen, digits and `suffix`. */
static bool is_page(const char *name, const char *stem, const char *suffix) {
  if (!g_str_has_prefix(name, stem) || name[strlen(stem)] != '-')
    return false;
  const char *digits = name + strlen(stem) + 1;
  const gsize count = strspn(digits, "0123456789");
  return count >= PAGE_DIGITS && strcmp(digits + count, suffix) == 0;
}

static bool was_made(const struct results *results, const char *path) {
  for (guint i = 0; i < results->made->len; i++)
    if (strcmp(made_at(results, i)->path, path) == 0)
      return true;
  return false;
}

static void remove_other_pages(const struct results *results, const struct target *target, const struct stat *source) {
  g_autofree char *folder = g_path_get_dirname(target->path);
  g_autofree char *name = g_path_get_basename(target->path);
  const gsize length = stem_of(name);
  g_autofree char *stem = g_strndup(name, length);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const struct made old = {.jg = results->jg, .target = target};
  const struct output_rules rules = rules_of(&old, source, false);
  const gsize named = strlen(target->path) - strlen(name); /* of the path: the folder as it was given */
  const char *other;
  while (dir && (other = g_dir_read_name(dir))) {
    g_autofree char *path = g_strdup_printf("%.*s%s", (int)named, target->path, other);
    if (is_page(other, stem, name + length) && !was_made(results, path))
      output_remove(path, &rules);
  }
}

/* ---- writing ---- */

static bool place(const struct made *made, GPtrArray *written, GError **error) {
  if (!made->output)
    return output_write_open(STDOUT_FILENO, _("standard output"), made->bytes, error);
  if (!output_place(made->output, error))
    return false;
  g_ptr_array_add(written, g_strdup(made->path));
  return true;
}

/* Files, or what is none: devices, pipes, standard output. */
static bool place_all(const struct results *results, bool files, GPtrArray *written, GError **error) {
  for (guint i = 0; i < results->made->len; i++) {
    const struct made *made = made_at(results, i);
    const bool is_file = made->output && output_is_file(made->output);
    if (is_file == files && !place(made, written, error))
      return false;
  }
  return true;
}

bool results_write(struct results *results, const struct stat *source, bool force, GPtrArray *written, GError **error) {
  for (guint i = 0; i < results->made->len; i++) {
    struct made *made = made_at(results, i);
    const struct output_rules rules = rules_of(made, source, force);
    if (!is_standard(made->path) && !(made->output = output_new(made->path, made->bytes, &rules, error)))
      return false;
  }
  interrupt_hold();
  bool placed = place_all(results, true, written, error);
  interrupt_release();
  if (!placed || !place_all(results, false, written, error))
    return false;
  const struct target *last = NULL;
  for (guint i = 0; i < results->made->len; i++) {
    const struct made *made = made_at(results, i);
    if (is_picture(made->part) && made->target != last && !is_standard(made->path))
      remove_other_pages(results, made->target, source);
    last = made->target;
  }
  return true;
}
