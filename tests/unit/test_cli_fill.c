/* Files of values to fill in: lists, CSV as programs write it, and the names of the documents. */
#include "unit/folder.h"
#include "unit/program.h"

#define SPEECH "在×县植树会上的讲话\n同志们：\n×县今年要栽树×万亩，大家辛苦了。\n"

struct place {
  char *dir, *speech, *values, *out;
};

static int set_up(void **state) {
  struct place *place = g_new0(struct place, 1);
  place->dir = folder_new();
  place->speech = g_build_filename(place->dir, "holes.txt", NULL);
  place->values = g_build_filename(place->dir, "values.csv", NULL);
  place->out = g_build_filename(place->dir, "out", NULL);
  folder_write(place->speech, SPEECH, -1);
  *state = place;
  return 0;
}

static int tear_down(void **state) {
  struct place *place = *state;
  folder_remove(place->dir);
  g_free(place->dir);
  g_free(place->speech);
  g_free(place->values);
  g_free(place->out);
  g_free(place);
  return 0;
}

/* Fills from place->values; the names of the documents in `names`. */
static void fill(const struct place *place, struct run_result *run, const char *names) {
  run_program(run,
              (const char *const[]){"convert", "-q", "--to", "txt", "-d", place->out, "--fill", place->values,
                                    "--fill-names", names, place->speech, NULL},
              NULL, NULL);
}

static void assert_document(const struct place *place, const char *name, const char *words) {
  g_autofree char *path = g_build_filename(place->out, name, NULL), *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    fail_msg("%s is not there", name);
  if (!strstr(text, words))
    fail_msg("%s: %s", name, text);
}

static void tables_are_read_as_programs_write_them(void **state) {
  const struct place *place = *state;
  static const struct {
    const char *csv, *name, *words; /* a document, and what is in it */
    guint documents;
  } cases[] = {
      {"×县,×万\n青山县,3\n绿水县,4\n", "holes-1.txt", "青山县今年要栽树3万亩", 2},
      {"×县,×万\n青山县,3\n绿水县,4", "holes-2.txt", "绿水县今年要栽树4万亩", 2},
      {"\xEF\xBB\xBF×县,×万\r\n青山县,3\r\n\r\n绿水县,4\r\n", "holes-2.txt", "绿水县今年要栽树4万亩", 2},
      {"×县,×万\n,\n青山县,3\n", "holes-1.txt", "青山县今年要栽树3万亩", 1},
      {"\"×县\",\"×万\"\n\"青\"\"山\"\"县\",3\n", "holes-1.txt", "青\"山\"县今年要栽树3万亩", 1},
      {"×县,×万\n\"青山,县\" , 3 \n", "holes-1.txt", "青山,县今年要栽树3万亩", 1},
      {"×万,,×县\n3,x,青山县\n", "holes-1.txt", "青山县今年要栽树3万亩", 1},
      {"×县\n青山县,多\n", "holes-1.txt", "青山县今年要栽树×万亩", 1},
      {"\xA1\xC1\xCF\xD8,\xA1\xC1\xCD\xF2\n\xC7\xE0\xC9\xBD\xCF\xD8,3\n", "holes-1.txt", "青山县今年要栽树3万亩", 1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    folder_write(place->values, cases[i].csv, -1);
    g_auto(RunResult) run = {0};
    fill(place, &run, "{n}");
    if (run.status != 0 || folder_count(place->out) != cases[i].documents)
      fail_msg("row %zu: status %d, %u documents: %s", i, run.status, folder_count(place->out), run.err);
    assert_document(place, cases[i].name, cases[i].words);
    folder_remove(place->out);
  }
}

static void documents_are_named_by_their_values(void **state) {
  const struct place *place = *state;
  static const struct {
    const char *pattern, *name;
  } cases[] = {{"{×县}", "holes-青山_县.txt"}, {"第{n}份", "holes-第1份.txt"}, {"{×县}{n}", "holes-青山_县1.txt"},
               {"{x}{n}", "holes-{x}1.txt"},   {"{n", "holes-{n.txt"},         {"{×}", "holes-{×}.txt"}};
  folder_write(place->values, "×县,×万\n青山/县,3\n", -1);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(RunResult) run = {0};
    fill(place, &run, cases[i].pattern);
    assert_document(place, cases[i].name, "3万亩");
    folder_remove(place->out);
  }
}

static void tables_without_rows_or_text_are_refused(void **state) {
  const struct place *place = *state;
  static const struct {
    const char *bytes;
    gssize length;
  } cases[] = {{"×县,×万\n", -1},
               {"", 0},
               {"\xFF\xFF\n\x80\x81\xFF", -1},
               {"×县,×万\n\"青山县,3\n绿水县,4\n", -1},
               {"×县,×万\n青山县,\"3\"\"\n", -1},
               {"×县,\"×万\n青山县,3\n", -1}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    folder_write(place->values, cases[i].bytes, cases[i].length);
    g_auto(RunResult) run = {0};
    fill(place, &run, "{n}");
    assert_int_equal(run.status, 2);
    assert_non_null(strstr(run.err, "values.csv"));
    assert_int_equal(folder_count(place->out), 0);
  }
  folder_write(place->values, "×县\n青山县\n", -1);
  g_auto(RunResult) two = {0};
  run_program(&two,
              (const char *const[]){"convert", "-d", place->out, "--fill", place->values, "--fill", place->values,
                                    "--fill-names", "{n}", place->speech, NULL},
              NULL, NULL);
  assert_int_equal(two.status, 2);
}

static void lists_have_remarks_and_blank_lines(void **state) {
  const struct place *place = *state;
  g_autofree char *list = g_build_filename(place->dir, "list.txt", NULL);
  folder_write(list, "\xEF\xBB\xBF# ×县=红土县\n\n  ×县=青山县  \nno value\r\n×万=3\r\n", -1);
  g_auto(RunResult) run = {0};
  run_program(&run,
              (const char *const[]){"convert", "-q", "--to", "txt", "-o", "-", "--fill", list, place->speech, NULL},
              NULL, NULL);
  assert_non_null(strstr(run.out, "青山县今年要栽树3万亩"));
}

static void a_text_that_cannot_be_read_is_refused(void **state) {
  const struct place *place = *state;
  g_auto(RunResult) missing = {0}, nothing = {0};
  run_program(&missing, (const char *const[]){"fill", place->values, NULL}, NULL, NULL);
  assert_int_equal(missing.status, 2);
  assert_string_equal(missing.out, "");
  folder_write(place->speech, "同志们：\n今天开会，请大家都来。\n", -1);
  run_program(&nothing, (const char *const[]){"fill", place->speech, NULL}, NULL, NULL);
  assert_int_equal(nothing.status, 0);
  assert_null(strchr(nothing.out, '='));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(tables_are_read_as_programs_write_them),  TEST(documents_are_named_by_their_values),
      TEST(tables_without_rows_or_text_are_refused), TEST(lists_have_remarks_and_blank_lines),
      TEST(a_text_that_cannot_be_read_is_refused),
  };
  return cmocka_run_group_tests_name("cli fill", tests, NULL, NULL);
}
