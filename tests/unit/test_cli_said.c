/* What the program says, as data: tests/cli/NAME.txt holds command lines and what came of them.
 *
 * Sessions are parted by a line `---`; each begins with the files of tests/cli/files in a folder of its own.  A line
 * `$ …` is a command line without the program's name, or `$ write FILE TEXT`, `$ show FILE`; behind it stands what was
 * printed (`> ` on standard output, `! ` on standard error), the files that are new (`+ `) or gone (`- `), and the exit
 * status.  A line of `#` says what is looked at.  `make golden` writes the answers anew. */
#include "unit/folder.h"
#include "unit/golden.h"
#include "unit/program.h"

#define FOLDER "tests/cli"
#define FILES FOLDER "/files"

static void copy_files(const char *to) {
  g_autoptr(GDir) dir = g_dir_open(FILES, 0, NULL);
  assert_non_null(dir);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *from = g_build_filename(FILES, name, NULL), *path = g_build_filename(to, name, NULL);
    g_autofree char *data = NULL;
    gsize length;
    assert_true(g_file_get_contents(from, &data, &length, NULL));
    folder_write(path, data, (gssize)length);
  }
}

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_names(GPtrArray *names, const char *folder, const char *before) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL), *below = g_strconcat(before, name, "/", NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      add_names(names, path, below);
    else
      g_ptr_array_add(names, g_strconcat(before, name, NULL));
  }
}

/* The names in the folder and those below, in order. */
static GPtrArray *names_in(const char *folder) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  add_names(names, folder, "");
  g_ptr_array_sort(names, by_name);
  return names;
}

static void append_lines(GString *all, char mark, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line && (**line || line[1]); line++)
    g_string_append_printf(all, "%c%s%s\n", mark, **line ? " " : "", *line);
}

/* The names that are in the one and not in the other. */
static void append_names(GString *all, char mark, GPtrArray *these, GPtrArray *others) {
  for (guint i = 0; i < these->len; i++)
    if (!g_ptr_array_find_with_equal_func(others, these->pdata[i], g_str_equal, NULL))
      g_string_append_printf(all, "%c %s\n", mark, (const char *)these->pdata[i]);
}

static void run_line(GString *all, const char *folder, char **words) {
  g_autoptr(GPtrArray) before = names_in(folder);
  g_auto(RunResult) run = {0};
  g_autofree char *program = program_path();
  run_in(folder, program, &run, (const char *const *)words, NULL, NULL);
  g_autoptr(GPtrArray) after = names_in(folder);
  append_lines(all, '>', run.out);
  append_lines(all, '!', run.err);
  append_names(all, '+', after, before);
  append_names(all, '-', before, after);
  g_string_append_printf(all, "= %d\n", run.status);
}

static void answer(GString *all, const char *folder, const char *line) {
  g_auto(GStrv) words = NULL;
  g_string_append_printf(all, "$ %s\n", line);
  assert_true(g_shell_parse_argv(line, NULL, &words, NULL));
  g_autofree char *path = words[0] && words[1] ? g_build_filename(folder, words[1], NULL) : NULL;
  if (strcmp(words[0], "write") == 0) {
    g_autofree char *text = g_strcompress(words[2]);
    folder_write(path, text, -1);
  } else if (strcmp(words[0], "show") == 0) {
    g_autofree char *data = NULL;
    assert_true(g_file_get_contents(path, &data, NULL, NULL));
    append_lines(all, '>', data);
  } else {
    run_line(all, folder, words);
  }
}

static guint compare_sessions(const char *name) {
  g_autofree char *path = g_build_filename(FOLDER, name, NULL), *content = NULL, *folder = folder_new();
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  copy_files(folder);
  g_autoptr(GString) all = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  for (char **line = lines; *line; line++) {
    if (g_str_has_prefix(*line, "$ "))
      answer(all, folder, *line + 2);
    else if (**line == '#' || strcmp(*line, "---") == 0)
      g_string_append_printf(all, "%s\n", *line);
    if (strcmp(*line, "---") == 0) {
      folder_remove(folder);
      assert_int_equal(g_mkdir(folder, 0700), 0);
      copy_files(folder);
    }
  }
  folder_remove(folder);
  return golden_compare(path, all->str);
}

static void every_command_is_answered(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
  assert_non_null(dir);
  guint wrong = 0;
  for (const char *name; (name = g_dir_read_name(dir));)
    wrong += g_str_has_suffix(name, ".txt") ? compare_sessions(name) : 0;
  assert_int_equal(wrong, 0);
}

/* The help of the program and of its commands, with the words that options may have. */
static void help_is_as_it_was(G_GNUC_UNUSED void **state) {
  static const char *const commands[] = {"convert", "check", "fill", "fonts", "styles", "serve"};
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    g_auto(RunResult) run = {0};
    run_program(&run, (const char *const[]){commands[i], "--help", NULL}, NULL, NULL);
    g_string_append_printf(all, "$ %s --help\n%s%s= %d\n", commands[i], run.out, run.err, run.status);
  }
  assert_int_equal(golden_compare("tests/data/help.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_command_is_answered),
      cmocka_unit_test(help_is_as_it_was),
  };
  return cmocka_run_group_tests_name("cli said", tests, NULL, NULL);
}
