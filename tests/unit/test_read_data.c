/* The files that the reader judges by: what their lines say, what is told of wrong ones, and what a line's wording
 * weighs. */
#include "base/error.h"
#include "read/grammar.h"
#include "read/wording.h"
#include "unit/folder.h"

static void assert_told(GError *error, gsize row, const char *words) {
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
  if (!strstr(error->message, words))
    fail_msg("row %zu: %s", row, error->message);
}

/* ---- costs ---- */

/* The costs that a file of this text adds to those of the grammar. */
static bool add(struct grammar *grammar, const char *text, GError **error) {
  g_autofree char *dir = folder_new(), *path = g_build_filename(dir, "costs", NULL);
  folder_write(path, text, -1);
  const bool added = grammar_add(grammar, path, error);
  folder_remove(dir);
  return added;
}

static void costs_are_what_their_lines_say(G_GNUC_UNUSED void **state) {
  g_autofree struct grammar *got = g_new0(struct grammar, 1), *wanted = g_new0(struct grammar, 1);
  assert_true(
      add(got,
          "#渠\n\nmay begin title\tbody \nmay title title\nbegin title 0.5 body -2\n"
          "step title title 1.5 # a title of two lines\nalways body 3\nas-title flush 2 first -1\nflush below 4 "
          "above 0.25\n",
          NULL));
  assert_true(add(got, "always body -1 title 1\nas-title flush 0.5", NULL));
  for (guint i = 0; i < STATE_COUNT; i++)
    wanted->begin[i] = wanted->step[STATE_TITLE][i] = GRAMMAR_NEVER;
  wanted->begin[STATE_TITLE] = 0.5f;
  wanted->begin[STATE_BODY] = -2;
  wanted->step[STATE_TITLE][STATE_TITLE] = 1.5f;
  wanted->points[EVIDENCE_ALWAYS][STATE_BODY] = 2;
  wanted->points[EVIDENCE_ALWAYS][STATE_TITLE] = 1;
  wanted->points[EVIDENCE_FLUSH][STATE_BELOW] = 4;
  wanted->points[EVIDENCE_FLUSH][STATE_ABOVE] = 0.25f;
  wanted->as_title[EVIDENCE_FLUSH] = 2.5f;
  wanted->as_title[EVIDENCE_FIRST] = -1;
  assert_memory_equal(got, wanted, sizeof *got);
}

static void wrong_costs_are_told_with_their_line(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *told;
  } cases[] = {
      {"渠 title 1\n", "costs:1: “渠”: expected a name of evidence"},
      {"# 渠\n\n  flush titles 1\n", "costs:3: “titles”: expected a state"},
      {"flush titl 1", "costs:1: “titl”: expected a state"},
      {"flush title", "costs:1: “”: expected points"},
      {"flush title 1 body # 2", "costs:1: “”: expected points"},
      {"flush title 1x", "costs:1: “1x”: expected points"},
      {"flush title x", "costs:1: “x”: expected points"},
      {"begin 渠 1", "costs:1: “渠”: expected a state"},
      {"begin title 渠", "costs:1: “渠”: expected points"},
      {"step begin title 1", "costs:1: “begin”: expected a state"},
      {"step\n", "costs:1: “”: expected a state"},
      {"step title body", "costs:1: “”: expected points"},
      {"may 渠 title", "costs:1: “渠”: expected a state"},
      {"may title body 渠", "costs:1: “渠”: expected a state"},
      {"as-title 渠 1", "costs:1: “渠”: expected a name of evidence"},
      {"as-title flush", "costs:1: “”: expected points"},
      {"as-title first 1 flush -", "costs:1: “-”: expected points"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree struct grammar *grammar = g_new0(struct grammar, 1);
    assert_false(add(grammar, cases[i].text, &error));
    assert_told(error, i, cases[i].told);
  }
  g_autoptr(GError) none = NULL;
  g_autofree struct grammar *grammar = g_new0(struct grammar, 1);
  assert_false(grammar_add(grammar, "/渠/costs", &none));
  assert_told(none, 0, "/渠/costs");
}

/* What was fitted comes on top of what is written by hand. */
static void fitted_costs_are_added(G_GNUC_UNUSED void **state) {
  g_autofree struct grammar *by_hand = grammar_load(false, NULL), *fitted = grammar_load(true, NULL);
  assert_non_null(by_hand);
  assert_non_null(fitted);
  assert_memory_not_equal(by_hand, fitted, sizeof *fitted);
  for (guint i = 0; i < STATE_COUNT; i++)
    assert_true((by_hand->begin[i] > GRAMMAR_NEVER / 2) == (fitted->begin[i] > GRAMMAR_NEVER / 2));
}

/* ---- wording ---- */

static struct wording *wording_of(const char *text, GError **error) {
  g_autofree char *dir = folder_new(), *path = g_build_filename(dir, "wording", NULL);
  folder_write(path, text, -1);
  struct wording *wording = wording_load(path, error);
  folder_remove(dir);
  return wording;
}

static void wrong_wording_is_told_with_its_line(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *told;
  } cases[] = {
      {"渠=1\n", "wording:1: “渠=1”: expected points"},
      {"# 渠\n\n=渠\n", "wording:3: “=渠”: expected points"},
      {"1\n=渠", "wording:1: “1”: expected points"},
      {"1;渠", "wording:1: “1;渠”: expected points"},
      {"1=渠;东渠头;闸", "wording:1: “东渠头”: expected one or two characters"},
      {"1=渠;;闸\n", "wording:1: “”: expected one or two characters"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(wording_of(cases[i].text, &error));
    assert_told(error, i, cases[i].told);
  }
  g_autoptr(GError) none = NULL;
  assert_null(wording_load("/渠/wording", &none));
  assert_told(none, 0, "/渠/wording");
}

static void lines_weigh_what_the_table_says(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *own;
    struct wording_sum sum;
  } cases[] = {
      {"", NULL, {0, G_MAXINT, 0, false}},        {"下", NULL, {10, 10, 0, false}},
      {"载下", NULL, {10, 10, 1, false}},         {"下载", NULL, {40, 40, 0, false}},
      {"下载", "他说下载", {0, 0, 2, false}},     {"下载", "他说下山", {40, 40, 0, false}},
      {"渠下载", NULL, {15, 15, 1, false}},       {"渠水下载", NULL, {15, 15, 2, false}},
      {"渠水下载", "渠水下山", {5, 5, 3, false}}, {"下a载", NULL, {10, 10, 0, false}},
      {"下载，渠水", NULL, {15, -25, 0, true}},   {"下载：渠", NULL, {15, -25, 0, false}},
      {"渠:下载。", NULL, {15, -25, 1, false}},   {"下，载，渠", NULL, {-15, -25, 0, false}},
      {"水载", NULL, {0, 0, 2, false}},
  };
  struct wording *wording = wording_of("# 渠\n3=下载\n\n1.04=下\n-2.5=渠;a", NULL);
  assert_non_null(wording);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const struct wording_sum *wanted = &cases[i].sum;
    const struct wording_sum got = wording_weigh(wording, cases[i].text, strlen(cases[i].text), cases[i].own);
    if (got.points != wanted->points || got.least != wanted->least || got.lead != wanted->lead ||
        got.couplet != wanted->couplet)
      fail_msg("%s: %d %d %u %d", cases[i].text, got.points, got.least, got.lead, got.couplet);
  }
  wording_free(wording);
  wording_free(NULL);
}

static void lines_of_pages_have_so_many_points(G_GNUC_UNUSED void **state) {
  const struct wording_sum least = {50, 10, 3, false}, clauses = {70, 10, 3, false};
  assert_true(wording_is_page(least, false));
  assert_false(wording_is_page(least, true));
  assert_true(wording_is_page(clauses, true));
  assert_false(wording_is_page((struct wording_sum){49, 49, 0, false}, false));
  assert_false(wording_is_page((struct wording_sum){69, 35, 0, false}, true));
  assert_false(wording_is_page((struct wording_sum){90, 9, 0, false}, true));
  assert_false(wording_is_page((struct wording_sum){90, 10, 4, false}, true));
  assert_false(wording_is_page((struct wording_sum){90, 10, 0, true}, true));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(costs_are_what_their_lines_say),  cmocka_unit_test(wrong_costs_are_told_with_their_line),
      cmocka_unit_test(fitted_costs_are_added),          cmocka_unit_test(wrong_wording_is_told_with_its_line),
      cmocka_unit_test(lines_weigh_what_the_table_says), cmocka_unit_test(lines_of_pages_have_so_many_points),
  };
  return cmocka_run_group_tests_name("read data", tests, NULL, NULL);
}
