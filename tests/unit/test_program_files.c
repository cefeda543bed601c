/* What a process that is shut in may read (base/program_files.h), and lists of paths. */
#include "base/paths.h"
#include "base/program_files.h"
#include "unit/folder.h"

#include <sys/stat.h>
#include <unistd.h>

static bool holds(GPtrArray *places, const char *path) {
  return g_ptr_array_find_with_equal_func(places, path, g_str_equal, NULL);
}

static guint times(GPtrArray *places, const char *path) {
  guint count = 0;
  for (guint i = 0; i < places->len; i++)
    count += strcmp(places->pdata[i], path) == 0;
  return count;
}

static void lists_are_parted_by_colons(G_GNUC_UNUSED void **state) {
  static const char *const cases[][2] = {{NULL, ""},     {"", ""},          {"a", "a"},
                                         {"a:b", "a|b"}, {":a::b:", "a|b"}, {":", ""}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) parts = paths_split(cases[i][0]);
    g_autofree char *joined = g_strjoinv("|", parts);
    assert_string_equal(joined, cases[i][1]);
  }
}

static void suffixes_are_written_large_or_small(G_GNUC_UNUSED void **state) {
  static const char *const named[] = {"a.docx", "/home/a.b/讲话.DOCX", ".Docx"}, *const others[] = {"", "docx", "a.doc",
                                                                                                    "a.docx~"};
  for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
    assert_true(paths_end_in(named[i], ".docx"));
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    assert_false(paths_end_in(others[i], ".docx"));
}

static void programs_and_their_own_files_are_named(G_GNUC_UNUSED void **state) {
  static const char *const named[] = {"/usr", "/lib", "/etc/fonts", "/dev/null", "/mnt/c/Windows/Fonts",
                                      "/one", "/two", "/three"};
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
  program_files_add(places, (const char *const[]){"/one:/two", NULL, "/three"}, 3);
  for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
    if (times(places, named[i]) != 1)
      fail_msg("%s", named[i]);
  static const char *const of_home[] = {".fonts", ".fonts.conf", ".fonts.conf.d"};
  for (gsize i = 0; i < G_N_ELEMENTS(of_home); i++) {
    g_autofree char *path = g_build_filename(g_get_home_dir(), of_home[i], NULL);
    assert_true(holds(places, path));
  }
  g_autofree char *styles = paths_data("styles"), *real = realpath(styles, NULL);
  assert_true(holds(places, real));
}

/* The folder itself, and where links lead that are in it and eight levels below. */
static void links_in_font_folders_are_followed(G_GNUC_UNUSED void **state) {
  enum { LEVELS = 10, SEEN = 8 };
  g_autofree char *made = folder_new(), *root = realpath(made, NULL), *fonts = g_build_filename(root, "fonts", NULL);
  g_autoptr(GString) folder = g_string_new(fonts);
  g_autoptr(GPtrArray) aims = g_ptr_array_new_with_free_func(g_free);
  for (guint level = 0; level < LEVELS; level++) {
    char *aim = g_strdup_printf("%s/aim-%u", root, level);
    g_autofree char *link = g_build_filename(folder->str, "link", NULL),
                    *dot = g_build_filename(folder->str, ".dot", NULL);
    g_autofree char *hidden = g_strdup_printf("%s/hidden-%u", root, level);
    g_ptr_array_add(aims, aim);
    assert_true(g_mkdir(folder->str, 0700) == 0 && g_mkdir(aim, 0700) == 0 && g_mkdir(hidden, 0700) == 0);
    assert_true(symlink(aim, link) == 0 && symlink(hidden, dot) == 0);
    g_string_append(folder, "/d");
  }
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
  const guint descriptors = folder_count("/proc/self/fd");
  program_files_add_fonts(places, NULL);
  assert_int_equal(places->len, 0);
  program_files_add_fonts(places, (char *[]){fonts, (char *)"/no-such-folder", NULL});
  assert_int_equal(places->len, 1 + SEEN);
  assert_true(holds(places, fonts));
  for (guint level = 0; level < SEEN; level++)
    assert_true(holds(places, aims->pdata[level]));
  g_autofree char *outlines = g_build_filename(root, "outlines", NULL);
  assert_int_equal(g_mkdir(outlines, 0700), 0);
  program_files_add_fonts(places, (char *[]){fonts, NULL});
  assert_true(holds(places, outlines));
  assert_int_equal(folder_count("/proc/self/fd"), descriptors);
  folder_remove(root);
}

/* Of a file its folder, once; of a device itself. */
static void an_input_is_read_in_its_folder(G_GNUC_UNUSED void **state) {
  g_autofree char *made = folder_new(), *root = realpath(made, NULL);
  g_autofree char *one = g_build_filename(root, "one", NULL), *two = g_build_filename(root, "two", NULL);
  folder_write(one, "一", -1);
  folder_write(two, "二", -1);
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
  const char *const inputs[] = {one, two, "/dev/null", "/no-such-file", root};
  for (gsize i = 0; i < G_N_ELEMENTS(inputs); i++)
    program_files_add_input(places, inputs[i]);
  assert_int_equal(places->len, 2);
  assert_string_equal(places->pdata[0], root);
  assert_string_equal(places->pdata[1], "/dev/null");
  folder_remove(root);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lists_are_parted_by_colons),
      cmocka_unit_test(suffixes_are_written_large_or_small),
      cmocka_unit_test(programs_and_their_own_files_are_named),
      cmocka_unit_test(links_in_font_folders_are_followed),
      cmocka_unit_test(an_input_is_read_in_its_folder),
  };
  return cmocka_run_group_tests_name("program files", tests, NULL, NULL);
}
