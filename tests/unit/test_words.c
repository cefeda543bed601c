/* The word lists of the reader, and what is told of files of data that are wrong. */
#include "base/error.h"
#include "read/reader_words.h"
#include "review/passage.h"
#include "unit/folder.h"

static struct words *words;

static int set_up(G_GNUC_UNUSED void **state) {
  words = reader_words_load(NULL);
  return words ? 0 : -1;
}

static int tear_down(G_GNUC_UNUSED void **state) {
  words_free(words);
  words_free(NULL);
  return 0;
}

static void the_longest_word_counts(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *begin, *end; /* what of HEARERS it begins and ends with */
    guint in;
  } cases[] = {
      {"各位代表", "", "代表", 1},
      {"代表们", "代表", "们", 2},
      {"运动员", "运动员", "运动员", 1},
      {"同志", "同志", "同志", 1},
      {"同志代表同志", "同志", "同志", 3},
      {"今天", "", "", 0},
      {"", "", "", 0},
      {"我们的会", "", "", 1},
      {"们", "们", "们", 1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const char *text = cases[i].text;
    const gsize length = strlen(text);
    assert_int_equal(words_begin(words, WORDS_HEARERS, text, length), strlen(cases[i].begin));
    assert_int_equal(words_end(words, WORDS_HEARERS, text, length), strlen(cases[i].end));
    assert_int_equal(words_in(words, WORDS_HEARERS, text, length), cases[i].in);
    assert_int_equal(words_has(words, WORDS_HEARERS, text, length), cases[i].in > 0);
    guint counts[WORD_LIST_COUNT] = {0};
    words_count(words, 1u << WORDS_HEARERS | 1u << WORDS_HONOURS, text, length, counts);
    assert_int_equal(counts[WORDS_HEARERS], cases[i].in);
    assert_int_equal(counts[WORDS_HONOURS], strstr(text, "各位") != NULL);
    assert_int_equal(counts[WORDS_GREETINGS], 0);
  }
  assert_int_equal(words_begin(words, WORDS_HEARERS, "同志", strlen("同")), 0); /* no further than it was told */
  assert_int_equal(words_end(words, WORDS_HEARERS, "同志", strlen("同")), 0);
}

static void a_word_is_all_of_the_text(G_GNUC_UNUSED void **state) {
  assert_true(words_are(words, WORDS_HEARERS, "同志", strlen("同志")));
  assert_false(words_are(words, WORDS_HEARERS, "同志好", strlen("同志好")));
  assert_false(words_are(words, WORDS_HEARERS, "", 0));
}

static const char *const names[] = {"hearers", "offices"};

enum { HEARERS, OFFICES };

/* The lists of a file with this text; NULL and an error when it is wrong. */
static struct words *lists_of(const char *text, GError **error) {
  g_autofree char *dir = folder_new(), *path = g_build_filename(dir, "lists", NULL);
  folder_write(path, text, -1);
  struct words *lists = words_load(path, names, G_N_ELEMENTS(names), error);
  folder_remove(dir);
  return lists;
}

static void wrong_lists_are_told_with_their_line(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *place;
  } cases[] = {{"words=渠长\n", "lists:1: “words=渠长”: expected [list]"},
               {"# 渠\n\n [hearers] \n渠长\n", "lists:4: “渠长”: expected [list]"},
               {"[hearers]\n[渠]\n", "lists:2: “[渠]”: expected a list"},
               {"[hearer]", "lists:1: “[hearer]”: expected a list"},
               {"[hearers", "lists:1: “[hearers”: expected [list]"},
               {"hearers]", "lists:1: “hearers]”: expected [list]"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(lists_of(cases[i].text, &error));
    assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
    if (!strstr(error->message, cases[i].place))
      fail_msg("row %zu: %s", i, error->message);
  }
  g_autoptr(GError) none = NULL;
  assert_null(words_load("/渠/lists", names, G_N_ELEMENTS(names), &none));
  assert_non_null(strstr(none->message, "/渠/lists"));
}

static bool is_hearer(const struct words *lists, const char *word) {
  return words_are(lists, HEARERS, word, strlen(word));
}

/* Blanks round words, empty ones, keys of any kind; a word is no longer than a byte tells, and no more are kept than
 * two bytes count. */
static void lists_hold_what_their_lines_say(G_GNUC_UNUSED void **state) {
  g_autofree char *longest = g_strnfill(255, 'a'), *longer = g_strnfill(256, 'b');
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_printf(text, "[offices]\nwords=站长\n[hearers]\n[a= 渠长 ;;闸工;\nb]=%s;%s\nwords2=工友\n", longest, longer);
  struct words *lists = lists_of(text->str, NULL);
  assert_non_null(lists);
  const char *const in[] = {"渠长", "闸工", "工友", longest}, *const out[] = {"站长", " 渠长", longer, "a=", "[a"};
  for (gsize i = 0; i < G_N_ELEMENTS(in); i++)
    assert_true(is_hearer(lists, in[i]));
  for (gsize i = 0; i < G_N_ELEMENTS(out); i++)
    assert_false(is_hearer(lists, out[i]));
  assert_true(words_are(lists, OFFICES, "站长", strlen("站长")));
  words_free(lists);
  g_string_assign(text, "[hearers]\nwords=");
  for (guint i = 0; i < G_MAXUINT16 - 1; i++)
    g_string_append(text, "渠;");
  g_string_append(text, "闸;坝;");
  lists = lists_of(text->str, NULL);
  assert_true(is_hearer(lists, "闸"));
  assert_false(is_hearer(lists, "坝"));
  words_free(lists);
}

static void a_label_ends_with_its_colon(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    gsize length, label;
  } cases[] = {{"同志：你好", 15, 9}, {"同志:你好", 13, 7}, {"同志们", 9, 0},
               {"同志：", 6, 0},      {"同志：", 9, 9},     {"好：", 6, 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_int_equal(words_label(words, WORDS_HEARERS, cases[i].text, cases[i].length), cases[i].label);
}

/* One character of script a line, a blank line between the two. */
#define SCRIPTS "黨\n\n党\n"

static struct review_patterns *load(const char *rules, const char *scripts, GError **error) {
  g_autofree char *dir = folder_new(), *first = g_build_filename(dir, "rules", NULL),
                  *second = g_build_filename(dir, "scripts", NULL);
  if (rules)
    folder_write(first, rules, -1);
  if (scripts)
    folder_write(second, scripts, -1);
  struct review_patterns *patterns = review_patterns_load(first, second, words, error);
  folder_remove(dir);
  return patterns;
}

static void wrong_rules_are_told_with_their_line(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *rules, *place;
  } cases[] = {{"[no-such-finding]\n", "rules:1: "},
               {"# remark\n\ntell x\n", "rules:3: "},
               {"[doubled-mark]\nsay x\n", "rules:2: "},
               {"[doubled-mark]\ntell x\nnot y\nif z\nx\n", "rules:5: "}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    assert_null(load(cases[i].rules, SCRIPTS, &error));
    assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
    if (!strstr(error->message, cases[i].place))
      fail_msg("row %zu: %s", i, error->message);
  }
}

static void files_that_are_not_there_are_named(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) none = NULL, scripts = NULL;
  assert_null(load(NULL, SCRIPTS, &none));
  assert_non_null(strstr(none->message, "/rules"));
  assert_null(load("[doubled-mark]\ntell x\n", NULL, &scripts));
  assert_non_null(strstr(scripts->message, "/scripts"));
  struct review_patterns *patterns = load("[doubled-mark]\n  if a b\n  tell x\n  not y\n", SCRIPTS, NULL);
  assert_non_null(patterns);
  assert_true(review_patterns_compile(patterns, NULL));
  assert_int_equal(review_patterns_scripts(patterns)[0x9EE8 - 0x4E00], 1);
  assert_int_equal(review_patterns_scripts(patterns)[0x515A - 0x4E00], 2);
  assert_int_equal(review_patterns_scripts(patterns)[0], 0);
  review_patterns_free(patterns);
  g_autoptr(GError) bytes = NULL;
  assert_null(load("[doubled-mark]\nif \xEF\ntell x\n", SCRIPTS, &bytes));
  assert_non_null(strstr(bytes->message, "/rules: is no text"));
}

/* Wherever it stands. */
static void a_pattern_that_does_not_compile_is_found(G_GNUC_UNUSED void **state) {
  static const char *const rules[] = {"[doubled-mark]\ntell (\n", "[doubled-mark]\ntell x\ntell (\n",
                                      "[doubled-mark]\ntell x\nnot y\nnot (\n",
                                      "[guard]\ntell x\n[doubled-mark]\ntell x\n[piled-mark]\ntell (\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
    g_autoptr(GError) error = NULL;
    struct review_patterns *patterns = load(rules[i], SCRIPTS, NULL);
    assert_non_null(patterns);
    assert_false(review_patterns_compile(patterns, &error));
    assert_non_null(error);
    review_patterns_free(patterns);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_longest_word_counts),
      cmocka_unit_test(a_word_is_all_of_the_text),
      cmocka_unit_test(wrong_lists_are_told_with_their_line),
      cmocka_unit_test(lists_hold_what_their_lines_say),
      cmocka_unit_test(a_label_ends_with_its_colon),
      cmocka_unit_test(wrong_rules_are_told_with_their_line),
      cmocka_unit_test(files_that_are_not_there_are_named),
      cmocka_unit_test(a_pattern_that_does_not_compile_is_found),
  };
  return cmocka_run_group_tests_name("words", tests, set_up, tear_down);
}
