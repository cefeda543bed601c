/* The whole program over the examples and over small cases: lines, tree, findings, paragraphs, layout and document.xml
 * are compared with what was looked at and found right.  `make golden` writes them anew; look at the difference before
 * committing it. */
#include "unit/program.h"

#include "ooxml/package.h"

#define CASES "tests/golden"
#define EXPECTED "tests/golden/expected"

static bool updating;

static char *first_difference(const char *expected, const char *got) {
  g_auto(GStrv) left = g_strsplit(expected, "\n", -1);
  g_auto(GStrv) right = g_strsplit(got, "\n", -1);
  guint line = 0;
  while (left[line] && right[line] && strcmp(left[line], right[line]) == 0)
    line++;
  return g_strdup_printf("line %u\nexpected: %.300s\ngot:      %.300s", line + 1, left[line] ? left[line] : "(end)",
                         right[line] ? right[line] : "(end)");
}

/* Compares, or writes when updating; counts differences instead of stopping, so that one run tells all. */
static guint compare(const char *name, const char *kind, const char *got) {
  g_autofree char *path = g_strdup_printf(EXPECTED "/%s.%s", name, kind);
  if (updating) {
    assert_true(g_file_set_contents(path, got, -1, NULL));
    return 0;
  }
  g_autofree char *expected = NULL;
  if (!g_file_get_contents(path, &expected, NULL, NULL)) {
    print_error("%s is missing; make golden writes it\n", path);
    return 1;
  }
  if (strcmp(expected, got) == 0)
    return 0;
  g_autofree char *difference = first_difference(expected, got);
  print_error("%s differs at %s\n", path, difference);
  return 1;
}

static guint compare_run(const char *input, const char *name, const char *format) {
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "-q", "--to", format, "-o", "-", input, NULL}, NULL, NULL);
  if (run.status > 1) { /* 1: a character is printed as 〓, which the findings tell */
    print_error("%s to %s: status %d: %s\n", input, format, run.status, run.err);
    return 1;
  }
  return compare(name, format, run.out);
}

static guint compare_findings(const char *input, const char *name) {
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"check", input, NULL}, NULL, NULL);
  if (run.status > 1 || *run.err) {
    print_error("check %s: status %d: %s\n", input, run.status, run.err);
    return 1;
  }
  return compare(name, "findings", run.out);
}

/* One element a line, so that a difference is readable. */
static char *unfold(const char *xml) {
  g_auto(GStrv) parts = g_strsplit(xml, "><", -1);
  return g_strjoinv(">\n<", parts);
}

static guint compare_document(const char *input, const char *name) {
  g_autofree char *dir = g_dir_make_tmp("golden-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "out.docx", NULL);
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "-q", "-o", path, input, NULL}, NULL, NULL);
  assert_int_equal(run.status, 0);
  char *data;
  gsize length;
  assert_true(g_file_get_contents(path, &data, &length, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  g_autoptr(Package) package = package_open(bytes, NULL);
  g_autoptr(GBytes) part = package_read(package, "word/document.xml", NULL);
  g_autofree char *xml = g_strndup(g_bytes_get_data(part, NULL), g_bytes_get_size(part));
  g_autofree char *readable = unfold(xml);
  g_remove(path);
  g_rmdir(dir);
  return compare(name, "document.xml", readable);
}

/* What a step hands to the next, in a style. */
static guint compare_step(const char *input, const char *name, const char *kind, const char *step, const char *style) {
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "--dump", step, "--style", style, input, NULL}, NULL, NULL);
  if (run.status != 0) {
    print_error("%s of %s: status %d: %s\n", step, input, run.status, run.err);
    return 1;
  }
  return compare(name, kind, run.out);
}

static guint compare_folder(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  assert_non_null(dir);
  const char *file;
  guint differences = 0, cases = 0;
  while ((file = g_dir_read_name(dir))) {
    if (!g_str_has_suffix(file, ".txt"))
      continue;
    cases++;
    g_autofree char *input = g_build_filename(folder, file, NULL);
    g_autofree char *name = g_strndup(file, strlen(file) - strlen(".txt"));
    differences += compare_step(input, name, "lines", "lines", "gongwen");
    if (strcmp(folder, CASES) == 0)
      differences += compare_step(input, name, "pieces", "pieces", "gongwen");
    differences += compare_run(input, name, "json");
    differences += compare_step(input, name, "paragraphs", "paragraphs", "gongwen");
    differences += compare_step(input, name, "layout", "layout", "gongwen");
    differences += compare_findings(input, name);
    differences += compare_document(input, name);
  }
  assert_int_not_equal(cases, 0);
  return differences;
}

static void examples_are_as_expected(G_GNUC_UNUSED void **state) {
  assert_int_equal(compare_folder("examples"), 0);
}

static void cases_are_as_expected(G_GNUC_UNUSED void **state) {
  assert_int_equal(compare_folder(CASES), 0);
}

static void points_are_as_expected(G_GNUC_UNUSED void **state) {
  static const char input[] = CASES "/points.txt";
  guint differences =
      compare_step(input, "points", "bold.paragraphs", "paragraphs", CASES "/points-bold.xml") +
      compare_step(input, "points", "paragraph.paragraphs", "paragraphs", CASES "/points-paragraph.xml");
  assert_int_equal(differences, 0);
}

/* A golden file whose input is gone would never be compared again. */
static void every_golden_file_has_its_input(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(EXPECTED, 0, NULL);
  assert_non_null(dir);
  const char *file;
  while ((file = g_dir_read_name(dir))) {
    g_autofree char *name = g_strndup(file, strcspn(file, "."));
    g_autofree char *example = g_strdup_printf("examples/%s.txt", name);
    g_autofree char *small = g_strdup_printf(CASES "/%s.txt", name);
    if (!g_file_test(example, G_FILE_TEST_EXISTS) && !g_file_test(small, G_FILE_TEST_EXISTS))
      fail_msg(EXPECTED "/%s has no input", file);
  }
}

int main(void) {
  updating = g_getenv("JIANGGAO_GOLDEN_UPDATE") != NULL;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(examples_are_as_expected),
      cmocka_unit_test(cases_are_as_expected),
      cmocka_unit_test(points_are_as_expected),
      cmocka_unit_test(every_golden_file_has_its_input),
  };
  return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}
