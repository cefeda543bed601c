#include "cli/folders.h"

#include "base/error.h"
#include "base/items.h"
#include "base/paths.h"
#include "base/visible.h"
#include "cli/message.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* So many names are told of what was passed over. */
#define LISTED_NAMES 4

/* Folders in folders, at most: a link may lead back. */
#define DEEPEST 16

struct folder_search {
  const struct options *options;
  GPtrArray *files;       /* of char * */
  GPtrArray *passed_over; /* of char *: names */
};

static gint compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* speech.docx beside speech.txt, and the lock of an office program. */
static bool is_made(const char *path, const char *name) {
  g_autofree char *text = g_strdup_printf("%.*s.txt", (int)(strlen(path) - strlen(".docx")), path);
  return g_file_test(text, G_FILE_TEST_EXISTS) || g_str_has_prefix(name, "~$");
}

/* Handouts, pictures of pages and the like stand beside what they were made of. */
static bool is_result(const char *name) {
  struct jg_format format;
  for (gsize i = 0; jg_format_at(i, &format); i++)
    if (paths_end_in(name, format.suffix) && strcmp(format.suffix, ".txt") != 0)
      return true;
  return false;
}

/* The names in a folder, sorted; NULL and an error. */
static GPtrArray *read_folder(const char *folder, GError **error) {
  g_autoptr(GError) cause = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &cause);
  if (!dir) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, "%s", cause->message);
    return NULL;
  }
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir));)
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_paths);
  return names;
}

/* The folder of -d: what is in it was made by this program. */
static bool is_results(const struct folder_search *search, const char *path) {
  GStatBuf one, other;
  return search->options->folder && g_stat(path, &one) == 0 && g_stat(search->options->folder, &other) == 0 &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static bool add_folder(struct folder_search *search, const char *folder, guint depth, GError **error) {
  g_autoptr(GPtrArray) names = read_folder(folder, error);
  for (guint i = 0; names && i < names->len; i++) {
    const char *name = pointer_at(names, i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (*name == '.')
      continue;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
      if (search->options->recursive && depth < DEEPEST && !is_results(search, path) &&
          !add_folder(search, path, depth + 1, error))
        return false;
    } else if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
      continue;
    else if (paths_end_in(name, ".txt") || (paths_end_in(name, ".docx") && !is_made(path, name)))
      g_ptr_array_add(search->files, g_steal_pointer(&path));
    else if (!is_result(name) && !paths_end_in(name, ".as") && !paths_end_in(name, ".bak"))
      g_ptr_array_add(search->passed_over, g_strdup(name));
  }
  return names != NULL;
}

static bool add_input(struct folder_search *search, const char *input, GError **error) {
  if (strcmp(input, "-") != 0 && !g_file_test(input, G_FILE_TEST_EXISTS)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s: there is no such file. Look at its name and folder again."), input);
    return false;
  }
  if (!g_file_test(input, G_FILE_TEST_IS_DIR)) {
    g_ptr_array_add(search->files, g_strdup(input));
    return true;
  }
  guint before = search->files->len;
  if (!add_folder(search, input, 0, error))
    return false;
  if (search->files->len > before)
    return true;
  g_set_error(
      error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
      search->options->recursive
          ? _("%s: this folder holds no .txt and .docx files. Name the file to convert, or a folder with texts.")
          : _("%s: this folder holds no .txt and .docx files. Name the file to convert, a folder with texts, or "
              "--recursive for the folders in it."),
      input);
  return false;
}

static void tell_passed_over(const struct folder_search *search) {
  const GPtrArray *names = search->passed_over;
  if (names->len == 0 || search->options->quiet)
    return;
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < MIN(names->len, LISTED_NAMES); i++)
    g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", (const char *)pointer_at(names, i));
  g_autofree char *visible = visible_name(list->str);
  g_printerr(ngettext("passed over, no text: %u file (%s%s)\n", "passed over, no texts: %u files (%s%s)\n", names->len),
             names->len, visible, names->len > LISTED_NAMES ? " …" : "");
}

char **folders_expand(const struct options *options, GError **error) {
  struct folder_search search = {.options = options,
                                 .files = g_ptr_array_new_with_free_func(g_free),
                                 .passed_over = g_ptr_array_new_with_free_func(g_free)};
  bool done = true;
  for (char **input = options->inputs; done && *input; input++)
    done = add_input(&search, *input, error);
  if (done)
    tell_passed_over(&search);
  g_ptr_array_unref(search.passed_over);
  if (!done) {
    g_ptr_array_unref(search.files);
    return NULL;
  }
  g_ptr_array_add(search.files, NULL);
  return (char **)g_ptr_array_free(search.files, FALSE);
}
