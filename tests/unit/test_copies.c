/* Numbered copies: one PDF that holds the pages of the speech once, or a PDF for each. */
#include "unit/program.h"

#include <qpdf/qpdf-c.h>

#define TEXT                                                                                                                  \
  "在全县春耕动员会上的讲话\n"                                                                                    \
  "（2026年3月12日）\n"                                                                                                  \
  "赵山河\n"                                                                                                               \
  "\n"                                                                                                                        \
  "同志们：\n"                                                                                                            \
  "一年之计在于春。种子、化肥已经到了村口，水渠也修好了，剩下的就看我们的手。材料见 " \
  "https://www.example.gov.cn/spring 。\n"

struct place {
  char *folder, *text;
};

static int make_folder(void **state) {
  struct place *place = g_new0(struct place, 1);
  place->folder = g_dir_make_tmp("copiesXXXXXX", NULL);
  place->text = g_build_filename(place->folder, "speech.txt", NULL);
  *state = place;
  return place->folder && g_file_set_contents(place->text, TEXT, -1, NULL) ? 0 : -1;
}

static char *path_of(const struct place *place, const char *name) {
  return g_build_filename(place->folder, name, NULL);
}

static void remove_file(const struct place *place, const char *name) {
  g_autofree char *path = path_of(place, name);
  g_remove(path);
}

static int remove_folder(void **state) {
  struct place *place = *state;
  g_remove(place->text);
  const int result = g_rmdir(place->folder);
  g_free(place->text);
  g_free(place->folder);
  g_free(place);
  return result;
}

/* Converts the text with up to three more words. */
static void convert(const struct place *place, RunResult *run, const char *first, const char *second,
                    const char *third) {
  run_program(run,
              (const char *const[]){"convert", "-q", "--to", "pdf", "-d", place->folder, place->text, "--copies",
                                    "008-010", first, second, third, NULL},
              NULL, NULL);
}

static qpdf_data open_pdf(const struct place *place, const char *name) {
  g_autofree char *path = path_of(place, name);
  qpdf_data qpdf = qpdf_init();
  assert_int_equal(qpdf_read(qpdf, path, NULL), QPDF_SUCCESS);
  return qpdf;
}

/* The number of the object that is painted on a page. */
static int form_of(qpdf_data qpdf, guint page) {
  const qpdf_oh resources = qpdf_oh_get_key(qpdf, qpdf_get_page_n(qpdf, page), "/Resources");
  const qpdf_oh forms = qpdf_oh_get_key(qpdf, resources, "/XObject");
  return qpdf_oh_get_object_id(qpdf, qpdf_oh_get_key(qpdf, forms, "/P0"));
}

static int links_of(qpdf_data qpdf, guint page) {
  const qpdf_oh links = qpdf_oh_get_key(qpdf, qpdf_get_page_n(qpdf, page), "/Annots");
  return qpdf_oh_is_array(qpdf, links) ? qpdf_oh_get_array_n_items(qpdf, links) : 0;
}

/* Cover, page, cover, page, cover, page. */
static void all_copies_share_their_pages(void **state) {
  const struct place *place = *state;
  g_auto(RunResult) run = {0};
  convert(place, &run, NULL, NULL, NULL);
  assert_int_equal(run.status, 0);
  qpdf_data qpdf = open_pdf(place, "speech.pdf");
  assert_int_equal(qpdf_get_num_pages(qpdf), 6);
  assert_int_not_equal(form_of(qpdf, 0), form_of(qpdf, 2));
  assert_int_not_equal(form_of(qpdf, 2), form_of(qpdf, 4));
  assert_int_not_equal(form_of(qpdf, 1), form_of(qpdf, 3)); /* the first is tagged */
  assert_int_equal(form_of(qpdf, 3), form_of(qpdf, 5));
  assert_int_equal(links_of(qpdf, 1), 1);
  assert_int_equal(links_of(qpdf, 3), 0);
  qpdf_cleanup(&qpdf);
  remove_file(place, "speech.pdf");
}

/* Each is a PDF as if it were alone, and no other document is taken for an old one of theirs. */
static void each_copy_may_be_a_file(void **state) {
  const struct place *place = *state;
  g_autofree char *other = path_of(place, "other.txt");
  g_assert_true(g_file_set_contents(other, TEXT, -1, NULL));
  g_autofree char *neighbour = path_of(place, "speech-01.pdf");
  g_auto(RunResult) first = {0}, run = {0};
  run_program(&first, (const char *const[]){"convert", "-q", "-o", neighbour, other, NULL}, NULL, NULL);
  convert(place, &run, "--copies-apart", NULL, NULL);
  assert_int_equal(run.status, 0);
  static const char *const names[] = {"speech-第008份.pdf", "speech-第009份.pdf", "speech-第010份.pdf"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    qpdf_data qpdf = open_pdf(place, names[i]);
    assert_int_equal(qpdf_get_num_pages(qpdf), 2);
    assert_int_equal(links_of(qpdf, 1), 1);
    assert_true(qpdf_oh_has_key(qpdf, qpdf_get_root(qpdf), "/Outlines"));
    qpdf_cleanup(&qpdf);
    remove_file(place, names[i]);
  }
  assert_true(g_file_test(neighbour, G_FILE_TEST_EXISTS));
  g_remove(neighbour);
  g_remove(other);
}

static void files_and_standard_output_are_refused_together(void **state) {
  const struct place *place = *state;
  g_auto(RunResult) option = {0}, setting = {0};
  convert(place, &option, "--copies-apart", "-o", "-");
  assert_int_equal(option.status, 2);
  assert_string_equal(option.out, "");
  assert_non_null(strstr(option.err, "-d"));
  run_program(&setting,
              (const char *const[]){"convert", "--to", "pdf", "-o", "-", "--copies", "1-2", "--set", "cover.files=yes",
                                    place->text, NULL},
              NULL, NULL);
  assert_int_equal(setting.status, 2);
  assert_string_equal(setting.out, "");
}

/* Too many pages for one PDF are refused before they are made. */
static void all_copies_are_no_more_than_a_pdf_holds(void **state) {
  const struct place *place = *state;
  g_autoptr(GString) text = g_string_new(TEXT);
  for (guint i = 0; i < 330; i++)
    g_string_append(text, "种子到村。\n");
  assert_true(g_file_set_contents(place->text, text->str, -1, NULL));
  g_auto(RunResult) run = {0};
  run_program(&run,
              (const char *const[]){"convert", "-q", "--to", "pdf", "-d", place->folder, "--copies", "1-9999",
                                    place->text, NULL},
              NULL, NULL);
  assert_int_equal(run.status, 2);
  assert_non_null(strstr(run.err, "100000"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(all_copies_share_their_pages, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(each_copy_may_be_a_file, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(files_and_standard_output_are_refused_together, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(all_copies_are_no_more_than_a_pdf_holds, make_folder, remove_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
