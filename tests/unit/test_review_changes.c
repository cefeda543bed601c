/* The texts of tests/review without one of their clauses, and with one twice: which findings go and which come is what
 * it was (tests/review-changes.txt):
 *   # doubled-mark 3                      the text
 *   without 2: -doubled-mark 。。 +missing-end-mark
 * The number, the series, the pair or the place that a rule wants is broken by one clause or other. */
#include "read/data.h"
#include "review/review.h"
#include "text/chars.h"
#include "unit/differences.h"
#include "unit/golden.h"
#include "unit/reading.h"
#include "unit/review_texts.h"

#define EXPECTED "tests/review-changes.txt"

static struct read_data *data;
static struct review_patterns *patterns;

/* What the review tells of the text: "doubled-mark 。。". */
static GPtrArray *told_of(const char *text) {
  GPtrArray *told = g_ptr_array_new_with_free_func(g_free);
  const struct read_options options = {.data = data};
  struct reading reading = read_bytes(text, strlen(text), &options);
  if (reading.doc)
    review_doc(reading.doc, patterns, reading.report);
  for (guint i = 0; reading.doc && i < reading.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading.report->findings, i);
    if (review_tells(finding->id) && finding->id != FINDING_NO_TITLE)
      g_ptr_array_add(told,
                      g_strdup_printf("%s %s%s%s", finding_name(finding->id),
                                      finding->place.words ? finding->place.words : "", finding->fix.at > 0 ? "=>" : "",
                                      finding->fix.at > 0 ? finding->fix.insert : ""));
  }
  reading_end(&reading);
  return told;
}

/* Where the clause that begins at `p` ends: behind its mark, or at the line's end. */
static const char *clause_end(const char *p) {
  while (*p && *p != '\n') {
    const gunichar c = g_utf8_get_char(p);
    p = g_utf8_next_char(p);
    if (chars_is_pause(c) || chars_is_stop(c))
      break;
  }
  return p;
}

static GPtrArray *clauses_of(const char *text) {
  GPtrArray *clauses = g_ptr_array_new();
  for (const char *p = text; *p; p = *p == '\n' ? p + 1 : clause_end(p))
    if (*p != '\n')
      g_ptr_array_add(clauses, (gpointer)p);
  return clauses;
}

/* Appends how the findings of a changed text differ from those before. */
static void append_change(GString *all, const char *how, guint clause, GPtrArray *before, const char *changed) {
  g_autoptr(GPtrArray) now = told_of(changed);
  const gsize length = all->len;
  differences_append(all, before, now);
  if (all->len == length)
    return;
  g_autofree char *head = g_strdup_printf("%s %u:", how, clause);
  g_string_insert(all, (gssize)length, head);
  g_string_append_c(all, '\n');
}

static void append_text(GString *all, const char *name, guint number, const char *text) {
  while (*text == '!' || *text == '.')
    text += strcspn(text, "\n") + 1;
  g_string_append_printf(all, "# %s %u\n", name, number);
  g_autoptr(GPtrArray) before = told_of(text), clauses = clauses_of(text);
  for (guint i = 0; i < clauses->len; i++) {
    const char *start = clauses->pdata[i], *end = clause_end(start);
    g_autofree char *without = g_strdup_printf("%.*s%s", (int)(start - text), text, end);
    g_autofree char *twice = g_strdup_printf("%.*s%s", (int)(end - text), text, start);
    append_change(all, "without", i + 1, before, without);
    append_change(all, "twice", i + 1, before, twice);
  }
}

static void one_clause_less_or_more_changes_what_it_changed(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = review_texts_told(append_text);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

static int load(G_GNUC_UNUSED void **state) {
  data = read_data_load(NULL, NULL);
  patterns = data ? review_load(data->words, NULL) : NULL;
  return patterns ? 0 : 1;
}

static int unload(G_GNUC_UNUSED void **state) {
  review_patterns_free(patterns);
  read_data_free(data);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(one_clause_less_or_more_changes_what_it_changed)};
  return cmocka_run_group_tests_name("review changes", tests, load, unload);
}
