/* The rules of the review as data: tests/review/NAME.txt holds texts on which the finding NAME is told, and texts on
 * which the review says nothing.
 *
 * Texts are parted by a line `---`.  A text begins with what is expected of it:
 *   ! 4:12 四要    the finding stands in line 4 at character 12 and means these words (one line for each)
 *   !             it is told of the whole text
 *   .             no rule of the review tells anything
 * Lines are counted from the first line behind the expectations.  What other rules say of a text with `!` is not
 * compared. */
#include "review/review.h"
#include "unit/golden.h"
#include "unit/reading.h"
#include "unit/review_texts.h"

#define TOLD "tests/review-told.txt"

static struct words *words;
static struct review_patterns *patterns;

struct text_case {
  const char *path;
  enum finding_id id;
  GPtrArray *wanted; /* of char *: "4:12 四要", "" for the whole text; empty: the review is to be silent */
  const char *text;
};

static char *describe(const struct finding *finding) {
  if (finding->place.line == 0)
    return g_strdup("");
  return g_strchomp(g_strdup_printf("%u:%u %s", finding->place.line, finding->place.column,
                                    finding->place.words ? finding->place.words : ""));
}

/* What the review said: of this finding, or of all when it is to be silent. */
static GPtrArray *told_of(const struct text_case *one, const struct report *report) {
  GPtrArray *told = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(report->findings, i);
    bool asked = finding_is_usual(finding->id) || finding->id == one->id;
    if (one->wanted->len > 0 ? finding->id == one->id
                             : finding->id != FINDING_NO_TITLE && asked && review_tells(finding->id))
      g_ptr_array_add(told, describe(finding));
  }
  return told;
}

static char *joined(const GPtrArray *places) {
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf(list, "[%s]", (const char *)places->pdata[i]);
  return g_strdup(list->str);
}

static bool is_right(const struct text_case *one) {
  struct reading reading = read_text(one->text);
  review_doc(reading.doc, patterns, reading.report);
  report_sort(reading.report);
  g_autoptr(GPtrArray) told = told_of(one, reading.report);
  g_autofree char *wanted = joined(one->wanted), *got = joined(told);
  reading_end(&reading);
  if (strcmp(wanted, got) == 0)
    return true;
  print_error("%s: wanted %s, told %s in:\n%s\n", one->path, wanted, got, one->text);
  return false;
}

/* Takes the expectations off the head of a text; counts texts that are told and texts that are not. */
static bool check_text(const char *path, enum finding_id id, const char *text, guint *told, guint *silent) {
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func(g_free);
  bool expects = false;
  for (; *text == '!' || *text == '.'; text += strcspn(text, "\n") + 1) {
    g_autofree char *line = g_strndup(text + 1, strcspn(text + 1, "\n"));
    if (*text == '!')
      g_ptr_array_add(wanted, g_strdup(g_strstrip(line)));
    expects = true;
  }
  if (!expects)
    fail_msg("%s: a text begins with ! or . and not with: %.40s", path, text);
  ++*(wanted->len > 0 ? told : silent);
  return is_right(&(struct text_case){path, id, wanted, text});
}

static guint check_rule(enum finding_id id) {
  g_autofree char *path = g_strdup_printf(REVIEW_TEXTS "/%s.txt", finding_name(id)), *content = NULL;
  if (!g_file_get_contents(path, &content, NULL, NULL)) {
    print_error("%s is missing: every rule of the review has texts on which it is told and texts on which it is not\n",
                path);
    return 1;
  }
  guint wrong = 0, told = 0, silent = 0;
  g_auto(GStrv) texts = g_strsplit(content, "\n---\n", -1);
  for (char **text = texts; *text; text++)
    wrong += !check_text(path, id, *text, &told, &silent);
  if (told == 0 || silent == 0) {
    print_error("%s has %u texts that are told and %u that are not; it needs both\n", path, told, silent);
    wrong++;
  }
  return wrong;
}

static void every_rule_tells_its_texts_and_no_others(G_GNUC_UNUSED void **state) {
  guint wrong = 0;
  for (enum finding_id id = 0; id < FINDING_COUNT; id++)
    wrong += review_tells(id) ? check_rule(id) : 0;
  assert_int_equal(wrong, 0);
}

/* A file whose name is no rule's would never be read. */
static void every_file_is_of_a_rule(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(REVIEW_TEXTS, 0, NULL);
  assert_non_null(dir);
  for (const char *file; (file = g_dir_read_name(dir));) {
    g_autofree char *name = g_strndup(file, strcspn(file, "."));
    enum finding_id id = finding_by_name(name);
    if (id == FINDING_COUNT || !review_tells(id))
      fail_msg(REVIEW_TEXTS "/%s is of no rule of the review", file);
  }
}

static void every_pattern_compiles(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  if (!review_patterns_compile(patterns, &error))
    fail_msg("%s", error->message);
}

static void append_told(GString *all, const char *file, guint number, const char *text) {
  for (; *text == '!' || *text == '.'; text += strcspn(text, "\n") + 1) {
  }
  struct reading reading = read_text(text);
  review_doc(reading.doc, patterns, reading.report);
  report_sort(reading.report);
  for (guint i = 0; i < reading.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading.report->findings, i);
    if (!review_tells(finding->id) || finding->id == FINDING_NO_TITLE)
      continue;
    g_autofree char *place = describe(finding);
    g_string_append_printf(all, "%s %u: %s %s %s%s%s\n", file, number, severity_name(finding->severity),
                           finding_name(finding->id), place, finding->fix.at > 0 ? " => " : "",
                           finding->fix.at > 0 ? finding->fix.insert : "");
  }
  reading_end(&reading);
}

/* What all rules together tell of all texts, with the corrections. */
static void all_rules_tell_what_they_told(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = review_texts_told(append_told);
  assert_int_equal(golden_compare(TOLD, all->str), 0);
}

static int load(G_GNUC_UNUSED void **state) {
  words = reader_words_load(NULL);
  patterns = words ? review_load(words, NULL) : NULL;
  return patterns ? 0 : -1;
}

static int unload(G_GNUC_UNUSED void **state) {
  review_patterns_free(patterns);
  words_free(words);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_rule_tells_its_texts_and_no_others),
      cmocka_unit_test(all_rules_tell_what_they_told),
      cmocka_unit_test(every_file_is_of_a_rule),
      cmocka_unit_test(every_pattern_compiles),
  };
  return cmocka_run_group_tests_name("review cases", tests, load, unload);
}
