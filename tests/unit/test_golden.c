/* The whole program over the examples and over small cases: lines, tree, findings, paragraphs, layout and document.xml
 * are compared with what was looked at and found right.  `make golden` writes them anew; look at the difference before
 * committing it. */
#include "unit/golden.h"
#include "unit/program.h"

#include "ooxml/package.h"

#define CASES "tests/golden"
#define EXPECTED "tests/golden/expected"

static guint compare(const char *name, const char *kind, const char *got) {
  g_autofree char *path = g_strdup_printf(EXPECTED "/%s.%s", name, kind);
  return golden_compare(path, got);
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

static char *part_text(struct package *package, const char *name) {
  g_autoptr(GBytes) part = package_read(package, name, NULL);
  g_autofree char *xml = g_strndup(g_bytes_get_data(part, NULL), g_bytes_get_size(part));
  return unfold(xml);
}

/* The Word file made of the input; options before it, ended by NULL. */
static struct package *word_file_of(const char *input, const char *const *options) {
  g_autofree char *dir = g_dir_make_tmp("golden-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "out.docx", NULL);
  g_autoptr(GPtrArray) line = g_ptr_array_new();
  const char *const first[] = {"convert", "-q", "-o", path, input};
  for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
    g_ptr_array_add(line, (gpointer)first[i]);
  for (; *options; options++)
    g_ptr_array_add(line, (gpointer)*options);
  g_ptr_array_add(line, NULL);
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const *)line->pdata, NULL, NULL);
  assert_int_equal(run.status, 0);
  char *data;
  gsize length;
  assert_true(g_file_get_contents(path, &data, &length, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  g_remove(path);
  g_rmdir(dir);
  return package_open(bytes, NULL);
}

static guint compare_document(const char *input, const char *name) {
  g_autoptr(Package) package = word_file_of(input, (const char *const[]){NULL});
  g_autofree char *readable = part_text(package, "word/document.xml");
  return compare(name, "document.xml", readable);
}

/* All parts, with what a review and a table of contents add. */
static void parts_of_a_reviewed_file_are_as_expected(G_GNUC_UNUSED void **state) {
  g_autoptr(Package) package =
      word_file_of(CASES "/host.txt", (const char *const[]){"--review", "--toc", "--author", "办公室", NULL});
  g_auto(GStrv) names = package_names(package);
  g_autoptr(GString) all = g_string_new(NULL);
  for (char **name = names; *name; name++) {
    g_autofree char *text = part_text(package, *name);
    g_string_append_printf(all, "== %s\n%s\n", *name, text);
  }
  assert_int_equal(compare("host", "reviewed.parts", all->str), 0);
}

static guint compare_check(const char *name, const char *kind, const char *const *options) {
  g_autofree char *input = g_strdup_printf(CASES "/%s.txt", name);
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"check", "--fail-on", "never", input, options[0], options[1], NULL}, NULL,
              NULL);
  assert_int_equal(run.status, 0);
  const char *results =
      strstr(run.out, "\"results\""); /* SARIF has a list of all rules before them, by which it counts */
  g_autoptr(GRegex) index = g_regex_new(" \"ruleIndex\": [0-9]+,", 0, 0, NULL);
  g_autofree char *got = g_regex_replace_literal(index, results ? results : run.out, -1, 0, "", 0, NULL);
  return compare(name, kind, got);
}

/* The line that convert says of a text. */
static guint compare_summary(const char *name) {
  g_autofree char *input = g_strdup_printf(CASES "/%s.txt", name);
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "--to", "txt", "-o", "-", input, NULL}, NULL, NULL);
  assert_int_equal(run.status, 0);
  return compare(name, "summary", run.err);
}

static void reports_are_as_expected(G_GNUC_UNUSED void **state) {
  static const char *const names[] = {"site", "host", "marks", "marked-up"};
  guint differences = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    differences += compare_summary(names[i]) +
                   compare_check(names[i], "ledger", (const char *const[]){"--ledger", NULL}) +
                   compare_check(names[i], "stats", (const char *const[]){"--stats", NULL}) +
                   compare_check(names[i], "findings.json", (const char *const[]){"--format", "json"}) +
                   compare_check(names[i], "findings.sarif", (const char *const[]){"--format", "sarif"});
  assert_int_equal(differences, 0);
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
      differences += compare_step(input, name, "pieces", "pieces", "gongwen") +
                     compare_step(input, name, "evidence", "evidence", "gongwen") +
                     compare_step(input, name, "small.layout", "layout", CASES "/small.xml");
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

/* Pages to read aloud from, and those that take little paper. */
static void editions_are_as_expected(G_GNUC_UNUSED void **state) {
  guint differences =
      compare_step(CASES "/gala-script.txt", "gala-script", "speaker.layout", "layout", "speaker") +
      compare_step("examples/training-class.txt", "training-class", "speaker.layout", "layout", "speaker") +
      compare_step("examples/toast.txt", "toast", "speaker-22.layout", "layout", "speaker-22") +
      compare_step("examples/work-meeting.txt", "work-meeting", "compact.layout", "layout", "compact");
  assert_int_equal(differences, 0);
}

/* The sides of sheets that the pages come on. */
static void sheets_are_as_expected(G_GNUC_UNUSED void **state) {
  g_auto(RunResult) run = {0};
  run_program(&run,
              (const char *const[]){"convert", "--dump", "layout", "--booklet", "examples/work-meeting.txt", NULL},
              NULL, NULL);
  assert_int_equal(run.status, 0);
  const char *sides = strstr(run.out, "side 1 ");
  assert_non_null(sides);
  assert_int_equal(compare("work-meeting", "sides", sides), 0);
}

/* The number behind ` name="` of an element. */
static double number_of(const char *element, const char *name) {
  g_autofree char *opening = g_strdup_printf(" %s=\"", name);
  const char *found = strstr(element, opening);
  assert_non_null(found);
  return g_ascii_strtod(found + strlen(opening), NULL);
}

/* Where the glyphs of an SVG page stand, a line of it a line: what squeezing and stretching came to. */
static void append_places(GString *places, const char *svg) {
  double line = 0;
  for (const char *use = svg; (use = strstr(use, "<use ")); use++) {
    const double y = number_of(use, "y");
    if (y != line)
      g_string_append_printf(places, "\n%.2f:", y);
    line = y;
    g_string_append_printf(places, " %.2f", number_of(use, "x"));
  }
}

static guint compare_places(const char *name) {
  g_autofree char *dir = g_dir_make_tmp("golden-XXXXXX", NULL);
  g_autofree char *input = g_strdup_printf(CASES "/%s.txt", name);
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "-q", "--to", "svg", "-d", dir, input, NULL}, NULL, NULL);
  assert_int_equal(run.status, 0);
  g_autoptr(GString) places = g_string_new(NULL);
  for (guint page = 1; page <= 2; page++) {
    g_autofree char *path = g_strdup_printf("%s/%s-%02u.svg", dir, name, page);
    g_autofree char *svg = NULL;
    assert_true(g_file_get_contents(path, &svg, NULL, NULL));
    append_places(places, svg);
    g_remove(path);
  }
  g_string_append_c(places, '\n');
  g_rmdir(dir);
  return compare(name, "places", places->str);
}

static void marks_are_placed_as_expected(G_GNUC_UNUSED void **state) {
  assert_int_equal(compare_places("marks") + compare_places("lines"), 0);
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
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(examples_are_as_expected),     cmocka_unit_test(cases_are_as_expected),
      cmocka_unit_test(points_are_as_expected),       cmocka_unit_test(editions_are_as_expected),
      cmocka_unit_test(sheets_are_as_expected),
      cmocka_unit_test(marks_are_placed_as_expected), cmocka_unit_test(parts_of_a_reviewed_file_are_as_expected),
      cmocka_unit_test(reports_are_as_expected),      cmocka_unit_test(every_golden_file_has_its_input),
  };
  return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}
