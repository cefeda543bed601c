/* Large runs: lists of files, shards, the report and going on with it. */
#define _GNU_SOURCE /* posix_openpt */
#include "unit/folder.h"
#include "unit/program.h"

#include <fcntl.h>
#include <unistd.h>

#define FILES 6

struct run {
  char *folder, *list, *report, *out;
};

static char *in(const struct run *run, const char *name) {
  return g_build_filename(run->folder, name, NULL);
}

static char *speech_of(const struct run *run, guint i) {
  g_autofree char *name = g_strdup_printf("speech %u.txt", i);
  return in(run, name);
}

static void write_speech(const struct run *run, guint i, const char *more) {
  g_autofree char *path = speech_of(run, i);
  g_autofree char *text = g_strdup_printf("在第%u次会议上的讲话\n\n同志们：\n\n今天开会。%s\n", i, more);
  assert_true(g_file_set_contents(path, text, -1, NULL));
}

static int set_up(void **state) {
  struct run *run = g_new0(struct run, 1);
  run->folder = folder_new();
  run->list = in(run, "list");
  run->report = in(run, "report.jsonl");
  run->out = in(run, "out");
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < FILES; i++) {
    write_speech(run, i, "");
    g_autofree char *path = speech_of(run, i);
    g_string_append_printf(list, i % 2 ? "%s\r\n" : "%s\n", path);
  }
  g_file_set_contents(run->list, list->str, -1, NULL);
  *state = run;
  return 0;
}

static int tear_down(void **state) {
  struct run *run = *state;
  folder_remove(run->folder);
  g_free(run->folder);
  g_free(run->list);
  g_free(run->report);
  g_free(run->out);
  g_free(run);
  return 0;
}

static int convert(const struct run *run, RunResult *result, const char *const *more) {
  g_autoptr(GPtrArray) line = g_ptr_array_new();
  const char *const first[] = {"convert", "--to", "json", "-d", run->out, "--report", run->report};
  for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
    g_ptr_array_add(line, (gpointer)first[i]);
  for (; *more; more++)
    g_ptr_array_add(line, (gpointer)*more);
  g_ptr_array_add(line, NULL);
  run_program(result, (const char *const *)line->pdata, NULL, NULL);
  return result->status;
}

#define CONVERT(run, result, ...)                                                                                      \
  g_auto(RunResult) result = {0};                                                                                      \
  convert(run, &result, (const char *const[]){__VA_ARGS__, NULL})

static guint lines_of(const char *path) {
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents(path, &text, NULL, NULL));
  guint lines = 0;
  for (const char *p = text; *p; p++)
    lines += *p == '\n';
  return lines;
}

static void shards_make_everything_once(void **state) {
  const struct run *run = *state;
  static const char *const shards[] = {"1/4", "2/4", "3/4", "4/4"};
  static const guint sums[] = {2, 4, 5, 6};
  for (gsize i = 0; i < G_N_ELEMENTS(shards); i++) {
    CONVERT(run, part, "--files-from", run->list, "--shard", shards[i]);
    assert_int_equal(part.status, 0);
    assert_int_equal(folder_count(run->out), sums[i]);
  }
  assert_int_equal(lines_of(run->report), FILES);
  CONVERT(run, none, "--files-from", run->list, "--shard", "9/9");
  assert_int_equal(none.status, 0);
}

static void wrong_shards_are_refused(void **state) {
  const struct run *run = *state;
  static const char *const wrong[] = {"0/4", "5/4", "1", "/", "a/b", "1/0", ""};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    CONVERT(run, refused, "--files-from", run->list, "--shard", wrong[i]);
    assert_int_equal(refused.status, 2);
    assert_non_null(strstr(refused.err, "2/8"));
  }
  assert_int_equal(folder_count(run->out), 0);
}

/* Names of a list may hold line ends when NUL ends them; one that is not there does not stop the others. */
static void a_list_may_name_anything(void **state) {
  const struct run *run = *state;
  g_autofree char *odd = in(run, "odd\nname.txt"), *list = in(run, "nul");
  assert_true(g_file_set_contents(odd, "同志们：\n今天开会。\n", -1, NULL));
  g_autoptr(GString) names = g_string_new(odd);
  g_string_append_c(names, '\0');
  g_string_append(names, "/nonexistent/speech.txt");
  g_file_set_contents(list, names->str, (gssize)names->len, NULL);
  CONVERT(run, some, "--files-from", list, "-0");
  assert_int_equal(some.status, 1);
  assert_non_null(strstr(some.err, "/nonexistent/speech.txt"));
  assert_int_equal(folder_count(run->out), 1);
  assert_int_equal(lines_of(run->report), 2);
}

/* Made anew: what changed, what is gone, what the report does not tell to its end, and all when something else is asked
 * for. */
static void a_run_goes_on(void **state) {
  const struct run *run = *state;
  CONVERT(run, first, "--files-from", run->list);
  assert_int_equal(first.status, 0);
  CONVERT(run, again, "--files-from", run->list, "--resume", "-j", "1");
  assert_non_null(strstr(again.err, "6 files were done before"));
  assert_int_equal(lines_of(run->report), FILES);
  write_speech(run, 1, "散会。");
  g_autofree char *gone = g_build_filename(run->out, "speech 2.json", NULL);
  g_remove(gone);
  CONVERT(run, two, "--files-from", run->list, "--resume");
  assert_non_null(strstr(two.err, "4 files were done before"));
  assert_true(g_file_test(gone, G_FILE_TEST_EXISTS));
  CONVERT(run, other, "--files-from", run->list, "--resume", "--keep-all");
  assert_null(strstr(other.err, "done before"));
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents(run->report, &text, NULL, NULL));
  const char *line = text; /* the last line of the first run is cut */
  for (guint i = 1; i < FILES; i++)
    line = strchr(line, '\n') + 1;
  g_file_set_contents(run->report, text, line + 150 - text, NULL);
  CONVERT(run, cut, "--files-from", run->list, "--resume");
  assert_int_equal(cut.status, 0);
  assert_null(strstr(cut.err, "6 files"));
  CONVERT(run, last, "--files-from", run->list, "--resume");
  assert_non_null(strstr(last.err, "6 files were done before"));
}

static void a_report_tells_what_failed(void **state) {
  const struct run *run = *state;
  g_autofree char *bad = in(run, "bad\"\033.txt");
  assert_true(g_file_set_contents(bad, "\0\0\0\0", 4, NULL));
  CONVERT(run, failed, bad);
  assert_int_equal(failed.status, 2);
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents(run->report, &text, NULL, NULL));
  assert_non_null(strstr(text, "\"status\":2}"));
  assert_non_null(strstr(text, "bad\\u0022\\u001b.txt\""));
  assert_non_null(strstr(text, "\"message\":\""));
  CONVERT(run, again, "--resume", bad);
  assert_int_equal(again.status, 2); /* what failed is tried again */
  g_auto(RunResult) nameless = {0};
  run_program(&nameless, (const char *const[]){"convert", "--resume", bad, NULL}, NULL, NULL);
  assert_non_null(strstr(nameless.err, "--report"));
}

/* A line of JSON a file: what was made of it and what it holds. */
static void a_report_has_a_line_a_file(void **state) {
  const struct run *run = *state;
  g_autofree char *first = speech_of(run, 0), *second = speech_of(run, 1), *none = in(run, "empty.txt");
  write_speech(run, 1, "再,开一次会。请×县长来。");
  folder_write(none, "", -1);
  CONVERT(run, result, "-j1", "--to", "txt", first, second, none);
  assert_int_equal(result.status, 1);
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents(run->report, &text, NULL, NULL));
  g_autoptr(GString) lines = g_string_new(text);
  g_string_replace(lines, run->folder, "FOLDER", 0);
  g_autoptr(GRegex) digits = g_regex_new("[0-9a-f]{64}", 0, 0, NULL);
  g_autofree char *shown = g_regex_replace(digits, lines->str, -1, 0, "DIGITS", 0, NULL);
  assert_string_equal(shown, "{\"input\":\"FOLDER/speech 0.txt\",\"sha256\":\"DIGITS\",\"key\":\"DIGITS\","
                             "\"outputs\":[\"FOLDER/out/speech 0.json\",\"FOLDER/out/speech 0.txt\"],"
                             "\"errors\":0,\"warnings\":0,\"notes\":0,\"status\":0}\n"
                             "{\"input\":\"FOLDER/speech 1.txt\",\"sha256\":\"DIGITS\",\"key\":\"DIGITS\","
                             "\"outputs\":[\"FOLDER/out/speech 1.json\",\"FOLDER/out/speech 1.txt\"],"
                             "\"errors\":0,\"warnings\":2,\"notes\":0,\"status\":0}\n"
                             "{\"input\":\"FOLDER/empty.txt\",\"sha256\":\"DIGITS\",\"key\":\"DIGITS\",\"outputs\":[],"
                             "\"errors\":0,\"warnings\":0,\"notes\":0,"
                             "\"message\":\"empty.txt is empty: there is no text in it\",\"status\":2}\n");
}

/* In another order other texts have the names that are given twice. */
static void names_that_changed_are_made_anew(void **state) {
  const struct run *run = *state;
  g_autofree char *one = in(run, "one"), *other = in(run, "other");
  g_autofree char *first = g_build_filename(one, "speech.txt", NULL),
                  *second = g_build_filename(other, "speech.txt", NULL);
  g_autofree char *made = g_build_filename(run->out, "speech.json", NULL), *tree = NULL;
  assert_true(g_mkdir(one, 0700) == 0 && g_mkdir(other, 0700) == 0);
  folder_write(first, "同志们：\n今天开会。\n", -1);
  folder_write(second, "同志们：\n明天开会。\n", -1);
  CONVERT(run, before, "-j1", first, second);
  CONVERT(run, same, "-j1", "--resume", first, second);
  assert_non_null(strstr(same.err, "2 files were done before"));
  CONVERT(run, turned, "-j1", "--resume", second, first);
  assert_int_equal(turned.status, 0);
  assert_true(g_file_get_contents(made, &tree, NULL, NULL));
  assert_non_null(strstr(tree, "明天"));
}

/* Everything else is done, but the next run would not know it. */
static void a_report_that_is_cut_off_is_told(void **state) {
  const struct run *run = *state;
  CONVERT(run, full, "--files-from", run->list, "--report", "/dev/full");
  assert_int_equal(full.status, 1);
  assert_int_equal(folder_count(run->out), FILES);
  const char *told = strstr(full.err, "the report cannot be written");
  assert_non_null(told);
  assert_null(strstr(told + 1, "the report cannot be written"));
  CONVERT(run, never, "--files-from", run->list, "--report", run->folder);
  assert_int_equal(never.status, 2);
}

/* What stands in a file that an option names counts, however it is named. */
static void a_run_goes_on_with_the_same_files(void **state) {
  const struct run *run = *state;
  g_autofree char *style = in(run, "my.xml"), *joined = g_strconcat("--style=", style, NULL);
  g_autofree char *speech = speech_of(run, 0);
  const char *const ways[][2] = {{"--style", style}, {joined, NULL}};
  for (guint way = 0; way < G_N_ELEMENTS(ways); way++) {
    g_remove(run->report);
    for (guint lines = 20; lines > 17; lines--) {
      g_autofree char *text = g_strdup_printf("<style xmlns=\"urn:jianggao:style:1\" name=\"my\" extends=\"gongwen\">"
                                              "<type-area lines=\"%u\"/></style>",
                                              MAX(lines, 19));
      assert_true(g_file_set_contents(style, text, -1, NULL));
      CONVERT(run, result, speech, "--resume", ways[way][0], ways[way][1]);
      assert_int_equal(result.status, 0);
      assert_int_equal(strstr(result.err, "done before") != NULL, lines < 19);
    }
  }
}

/* In the child: errors go to the terminal. */
static void to_terminal(gpointer data) {
  dup2(*(const int *)data, STDERR_FILENO);
}

/* What the terminal was sent until nobody had it open, with N for figures that the clock makes. */
static char *seen_on(int terminal) {
  g_autoptr(GString) seen = g_string_new(NULL);
  char part[1000];
  for (gssize length; (length = read(terminal, part, sizeof part)) > 0;)
    g_string_append_len(seen, part, length);
  g_autoptr(GRegex) figures = g_regex_new("[\\d.]+ a second, \\d+:\\d\\d", 0, 0, NULL);
  return g_regex_replace(figures, seen->str, -1, 0, "N a second, N", 0, NULL);
}

static void a_terminal_sees_how_far_it_is(void **state) {
  const struct run *run = *state;
  g_autofree char *first = speech_of(run, 0), *second = speech_of(run, 1), *third = speech_of(run, 2);
  const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  assert_true(terminal != -1 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
  int other = open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  assert_true(other != -1);
  g_autofree char *program = program_path();
  char *line[] = {program,      (char *)"convert", (char *)"--to", (char *)"json", (char *)"-j1",
                  (char *)"-d", run->out,          first,          second,         third,
                  NULL};
  g_auto(GStrv) environment =
      g_environ_setenv(g_environ_setenv(g_get_environ(), "LC_ALL", "C.UTF-8", TRUE), "LANGUAGE", "en", TRUE);
  int status;
  assert_true(g_spawn_sync(NULL, line, environment, G_SPAWN_DEFAULT, to_terminal, &other, NULL, NULL, &status, NULL));
  assert_int_equal(status, 0);
  close(other);
  g_autofree char *seen = seen_on(terminal);
  for (guint i = 1; i <= 3; i++) {
    g_autofree char *full = g_strnfill(8 * i, '='), *empty = g_strnfill(24 - 8 * i, '-');
    g_autofree char *bar = g_strdup_printf("\r\033[K[%s%s] %u/3, N a second, N left%s", full, empty, i,
                                           i == 3 ? "\r\033[K3 written" : "\r\033[K");
    if (!strstr(seen, bar))
      fail_msg("%u: %s", i, seen);
  }
  close(terminal);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(shards_make_everything_once),       TEST(wrong_shards_are_refused),
      TEST(a_list_may_name_anything),          TEST(a_run_goes_on),
      TEST(a_report_has_a_line_a_file),        TEST(a_report_tells_what_failed),
      TEST(a_terminal_sees_how_far_it_is),     TEST(a_report_that_is_cut_off_is_told),
      TEST(a_run_goes_on_with_the_same_files), TEST(names_that_changed_are_made_anew),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
