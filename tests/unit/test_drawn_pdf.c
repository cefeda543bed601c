/* The PDFs of documents that are drawn by a seeded lot, in styles drawn with them, as others read them: their elements
 * and what each one says are what they were (tests/data/drawn-pdf.txt).  Of a text the first characters are shown, and
 * how many there are. */
#include "composed.h"

#include "unit/drawn.h"
#include "unit/golden.h"
#include "write/page/finish.h"
#include "write/page/pdf.h"

#define EXPECTED "tests/data/drawn-pdf.txt"

enum { DOCUMENTS = 20, TEXT_SHOWN = 4 };

/* What pdfinfo tells of the elements of a PDF. */
static char *elements_of(GBytes *pdf) {
  char *path, *out;
  const int fd = g_file_open_tmp("drawnXXXXXX", &path, NULL);
  assert_true(fd >= 0);
  g_close(fd, NULL);
  gsize size;
  const char *data = g_bytes_get_data(pdf, &size);
  assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
  const char *line[] = {"pdfinfo", "-enc", "UTF-8", "-struct-text", path, NULL};
  assert_true(g_spawn_sync(NULL, (char **)line, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                           &out, NULL, NULL, NULL));
  g_remove(path);
  g_free(path);
  return out;
}

/* Appends the elements, a line each, with the beginnings of their texts. */
static void append_elements(GString *all, const char *elements) {
  g_auto(GStrv) lines = g_strsplit(elements, "\n", -1);
  for (char **line = lines; *line; line++) {
    char *object = strstr(*line, "Object "); /* of a link: its number tells nothing */
    if (object)
      object[strlen("Object")] = 0;
    const char *quote = strchr(*line, '"');
    const glong characters = quote ? g_utf8_strlen(quote + 1, -1) - 1 : 0;
    if (characters <= TEXT_SHOWN) {
      g_string_append_printf(all, **line ? "%s\n" : "%s", *line);
      continue;
    }
    g_autofree char *start = g_utf8_substring(quote + 1, 0, TEXT_SHOWN);
    g_string_append_printf(all, "%.*s%s…%ld\n", (int)(quote - *line), *line, start, characters);
  }
}

static GBytes *pdf_of(struct composed *composed) {
  lay_out(composed);
  const struct pdf_info info = {.title = "标题", .creator = "jianggao 1", .moment = 1767225600};
  g_autoptr(GError) error = NULL;
  g_autoptr(DrawnPdf) drawn = pdf_draw(composed->layout, &info, &error);
  GBytes *pdf = drawn ? finish_pdf(drawn, &info, &error) : NULL;
  if (!pdf)
    fail_msg("%s", error->message);
  return pdf;
}

static void elements_say_what_they_said(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(2014);
  struct composed composed = composed_new();
  for (guint i = 0; i < DOCUMENTS; i++) {
    draw_next(&composed.doc, &composed.style, all, i, rand);
    g_autoptr(GBytes) pdf = pdf_of(&composed);
    g_autofree char *elements = elements_of(pdf);
    append_elements(all, elements);
  }
  composed_free(&composed);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(elements_say_what_they_said)};
  return cmocka_run_group_tests_name("drawn pdf", tests, NULL, NULL);
}
