/* The examples of findings (styles/findings.examples): each finding has them, and each does what it shows. */
#include "base/example.h"
#include "lib/jianggao.h"
#include "review/review.h"
#include "unit/test.h"

static GArray *examples;
static struct jg *jg;

/* Whether the finding is told of the text. */
static bool tells(enum finding_id id, const struct example *example, const char *text) {
  const char *select[] = {finding_name(id), NULL};
  const struct jg_reading reading = {.select = select, .lossy = true};
  g_autofree char *whole =
      example->kind == EXAMPLE_WHOLE
          ? g_strdup(text)
          : g_strconcat("在全镇工作会议上的讲话\n\n同志们：\n\n今天的会不长，我只说几句话。\n", text, "\n", NULL);
  struct jg_error *error = NULL;
  struct jg_speech *speech = jg_read(jg, "speech.txt", whole, strlen(whole), &reading, &error);
  if (!speech)
    fail_msg("%s: %s", finding_name(id), error->message);
  jg_check(speech);
  struct jg_finding finding;
  bool told = false;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++)
    told = told || strcmp(finding.id, finding_name(id)) == 0;
  jg_speech_free(speech);
  return told;
}

static void every_finding_has_examples(G_GNUC_UNUSED void **state) {
  guint missing = 0;
  for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
    const struct example *example = &g_array_index(examples, struct example, id);
    if (example->told && example->silent)
      continue;
    print_error("styles/findings.examples: %s wants a text that is told and one that is not\n", finding_name(id));
    missing++;
  }
  assert_int_equal(missing, 0);
}

static void every_example_does_what_it_shows(G_GNUC_UNUSED void **state) {
  guint wrong = 0;
  for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
    const struct example *example = &g_array_index(examples, struct example, id);
    if (example->kind == EXAMPLE_SHOWN || !example->told || !example->silent)
      continue;
    if (!tells(id, example, example->told) && ++wrong)
      print_error("%s is not told of: %s\n", finding_name(id), example->told);
    if (tells(id, example, example->silent) && ++wrong)
      print_error("%s is told of: %s\n", finding_name(id), example->silent);
  }
  assert_int_equal(wrong, 0);
}

/* Of what the review finds in a text, a text can be shown. */
static void rules_of_the_review_are_tried(G_GNUC_UNUSED void **state) {
  for (enum finding_id id = 0; id < FINDING_COUNT; id++)
    if (review_tells(id) && g_array_index(examples, struct example, id).kind == EXAMPLE_SHOWN)
      fail_msg("the example of %s is in words; it can be a text", finding_name(id));
}

static int set_up(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  examples = examples_load(&error);
  if (!examples)
    print_error("%s\n", error->message);
  jg = jg_new(NULL, NULL);
  return examples && jg ? 0 : -1;
}

static int tear_down(G_GNUC_UNUSED void **state) {
  g_array_unref(examples);
  jg_free(jg);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_finding_has_examples),
      cmocka_unit_test(every_example_does_what_it_shows),
      cmocka_unit_test(rules_of_the_review_are_tried),
  };
  return cmocka_run_group_tests_name("examples", tests, set_up, tear_down);
}
