/* Small things that all rooms use: hints for a misspelt word, strings of JSON, the list of findings. */
#include "base/clock.h"
#include "base/error.h"
#include "base/finding.h"
#include "base/items.h"
#include "base/json_string.h"
#include "base/nearest.h"
#include "base/report.h"
#include "unit/test.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void the_nearest_word_is_named(G_GNUC_UNUSED void **state) {
  static const char *const known[] = {"style", "jobs", "verbose", "keep-all", "fill", NULL};
  static const struct {
    const char *word, *hint; /* NULL: none */
  } cases[] = {
      {"styel", "style"},
      {"tsyle", "style"},
      {"styl", "style"},
      {"styles", "style"},
      {"Style", "style"},
      {"xtylx", NULL},
      {"stxxe", NULL},
      {"verbsoe", "verbose"},
      {"verbxxe", "verbose"},
      {"vexbxxe", NULL},
      {"job", "jobs"},
      {"bojs", NULL},
      {"fil", "fill"},
      {"flil", "fill"},
      {"keepall", "keep-all"},
      {"", NULL},
      {"abcdefghijklmnopqrstuvwxyzabcdefgh", NULL},
      {"style of the house, if you please", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *hint = nearest_hint(cases[i].word, known);
    const char *name = cases[i].hint ? cases[i].hint : "";
    if (!strstr(hint, name) || (*hint != '\0') != (*name != '\0'))
      fail_msg("%s: %s", cases[i].word, hint);
  }
}

static void long_words_are_not_compared(G_GNUC_UNUSED void **state) {
  static const char of_32[] = "abcdefghijklmnopqrstuvwxyz012345", of_33[] = "abcdefghijklmnopqrstuvwxyz0123456";
  g_autofree char *near = nearest_hint("abcdefghijklmnopqrstuvwxyz012346", (const char *const[]){of_33, of_32, NULL});
  assert_non_null(strstr(near, of_32));
  assert_null(strstr(near, of_33));
}

/* Findings are told by their places, those of one place in the order in which they were found. */
static void findings_are_sorted_by_place(G_GNUC_UNUSED void **state) {
  static const struct place places[] = {{2, 1, NULL}, {1, 9, NULL}, {2, 1, NULL},
                                        {0, 0, NULL}, {1, 2, NULL}, {2, 1, NULL}};
  static const char *const sorted[] = {"3", "4", "1", "0", "2", "5"};
  g_autoptr(Report) report = report_new();
  for (guint i = 0; i < G_N_ELEMENTS(places); i++)
    report_add(report, FINDING_DOUBT, places[i], "%u", i);
  report_sort(report);
  for (guint i = 0; i < G_N_ELEMENTS(sorted); i++)
    assert_string_equal(((struct finding *)report->findings->pdata[i])->message, sorted[i]);
}

/* Reports that say the same, one after another. */
static gpointer make_reports(gpointer words) {
  enum { REPORTS = 20000 };
  for (guint i = 0; i < REPORTS; i++) {
    g_autoptr(Report) report = report_new();
    const struct finding *finding =
        report_add(report, FINDING_TRACKED_CHANGES, (struct place){1, 1, words}, "%s", (char *)words);
    if (strcmp(finding->message, words) != 0 || strcmp(finding->remark, words) != 0)
      return words;
  }
  return NULL;
}

/* Files that are converted at a time have reports of their own. */
static void reports_of_several_threads_know_nothing_of_each_other(G_GNUC_UNUSED void **state) {
  GThread *threads[4];
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new(NULL, make_reports, (gpointer) "渠");
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    assert_null(g_thread_join(threads[i]));
}

static void json_strings_are_escaped(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *json;
  } cases[] = {{"", "\"\""},
               {"讲话", "\"讲话\""},
               {"a\"b\\c", "\"a\\\"b\\\\c\""},
               {"\n\t\r", "\"\\n\\t\\u000d\""},
               {"\x01 \x1f", "\"\\u0001 \\u001f\""},
               {"x\x7f", "\"x\x7f\""}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    json_put_string(out, cases[i].text);
    assert_string_equal(out->str, cases[i].json);
  }
  g_autoptr(GString) part = g_string_new(NULL);
  json_put_slice(part, "abc", 2);
  assert_string_equal(part->str, "\"ab\"");
}

static void every_finding_has_its_name_alone(G_GNUC_UNUSED void **state) {
  for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
    assert_int_equal(finding_by_name(finding_name(id)), id);
    assert_true(*finding_meaning(id));
    assert_non_null(grounds_name(finding_grounds(id)));
  }
  assert_int_equal(finding_by_name("no-such-finding"), FINDING_COUNT);
  g_autoptr(GError) error = NULL;
  assert_int_equal(finding_find("placeholder", &error), finding_by_name("placeholder"));
  assert_null(error);
  assert_int_equal(finding_find("placehodler", &error), FINDING_COUNT);
  assert_int_equal(error->code, JIANGGAO_ERROR_USAGE);
  assert_non_null(strstr(error->message, "placeholder"));
  assert_string_equal(severity_name(SEVERITY_NOTE), "note");
  assert_string_equal(severity_name(SEVERITY_ERROR), "error");
  assert_string_equal(grounds_name(GROUNDS_HABIT), "habit");
}

static void findings_are_told_in_the_order_of_the_text(G_GNUC_UNUSED void **state) {
  struct report *report = report_new();
  static const struct place places[] = {{3, 1, NULL}, {1, 5, NULL}, {0}, {1, 2, NULL}};
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
    report_add(report, FINDING_PLACEHOLDER, places[i], "%zu", i);
  report_sort(report);
  g_autoptr(GString) order = g_string_new(NULL);
  for (guint i = 0; i < report->findings->len; i++)
    g_string_append(order, ((struct finding *)g_ptr_array_index(report->findings, i))->message);
  assert_string_equal(order->str, "2310");
  report_free(report);
}

static void moments_are_seconds(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    gint64 moment; /* -1: none */
  } cases[] = {{"0", 0},
               {"315532800", 315532800},
               {"4294967295", 4294967295},
               {"4294967296", -1},
               {"-1", -1},
               {"", -1},
               {"1x", -1},
               {NULL, -1}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    gint64 moment = -1;
    assert_int_equal(clock_parse(cases[i].text, &moment), cases[i].moment >= 0);
    assert_int_equal(moment, cases[i].moment);
  }
  g_autofree char *first = clock_iso8601(0), *later = clock_iso8601(1709683201);
  assert_string_equal(first, "1970-01-01T00:00:00Z");
  assert_string_equal(later, "2024-03-06T00:00:01Z");
  assert_int_equal(clock_of_file("/no-such-file"), 315532800);
}

/* Whether a process that takes the item of this index from two ends by a signal. */
static bool ends_the_program(int take(guint index), guint index) {
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    signal(SIGABRT, SIG_DFL); /* cmocka's own would go on */
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    _exit(take(index));
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  if (WIFEXITED(status))
    assert_int_equal(WEXITSTATUS(status), index + 1);
  return WIFSIGNALED(status);
}

static int take_number(guint index) {
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_append_vals(numbers, ((const int[]){1, 2, 3}), 3);
  g_array_set_size(numbers, 2);
  return array_at(numbers, int, index);
}

static int take_pointer(guint index) {
  static int items[] = {1, 2, 3};
  g_autoptr(GPtrArray) pointers = g_ptr_array_new();
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add(pointers, &items[i]);
  const int *item = pointer_at(pointers, index);
  return *item;
}

static void nothing_is_taken_from_behind_an_array(G_GNUC_UNUSED void **state) {
  for (guint index = 0; index < 4; index++) {
    assert_int_equal(ends_the_program(take_number, index), index >= 2);
    assert_int_equal(ends_the_program(take_pointer, index), index >= 2);
  }
  assert_true(ends_the_program(take_number, G_MAXUINT));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_nearest_word_is_named),
      cmocka_unit_test(long_words_are_not_compared),
      cmocka_unit_test(findings_are_sorted_by_place),
      cmocka_unit_test(reports_of_several_threads_know_nothing_of_each_other),
      cmocka_unit_test(json_strings_are_escaped),
      cmocka_unit_test(every_finding_has_its_name_alone),
      cmocka_unit_test(findings_are_told_in_the_order_of_the_text),
      cmocka_unit_test(moments_are_seconds),
      cmocka_unit_test(nothing_is_taken_from_behind_an_array),
  };
  return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
