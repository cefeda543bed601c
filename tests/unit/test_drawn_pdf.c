/* The PDFs of documents that are drawn by a seeded lot, in styles drawn with them, as others read them: their elements
 * and what each one says are what they were (tests/data/drawn-pdf.txt).  Of a text the first characters are shown, and
 * how many there are.  And what draws the pages (tests/data/drawn-content.txt):
 *   2: 12 BDC Σ18 … 5 re Σ1210.55            of a page how often an operator stands there, and the sum of its operands
 */
#include "composed.h"

#include "unit/drawn.h"
#include "unit/golden.h"
#include "write/page/finish.h"
#include "write/page/pdf.h"

#include <qpdf/qpdf-c.h>

enum { DOCUMENTS = 20, OF_PARTS = 8, TEXT_SHOWN = 4 };

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

/* How often an operator stands in a page, and the sum of its operands; strings and names count by their length.  Which
 * glyphs share a font depends on the fonts' format (fonts/outlines), and so do the operators that show text. */
static const char *const of_fonts[] = {"Tf", "Tj", "TJ", NULL};

struct use {
  guint count;
  double sum;
};

/* How long the string or the name is that begins here; 0 when it is none. */
static gsize word_length(const char *p) {
  gsize length = 1;
  if (*p == '/')
    return 1 + strcspn(p + 1, " \n[]<>()/");
  if (*p == '<' && p[1] != '<')
    return 1 + strcspn(p, ">");
  if (*p != '(')
    return 0;
  while (p[length] != ')')
    length += p[length] == '\\' ? 2 : 1;
  return length + 1;
}

static void add_use(GTree *uses, const char *operator, gsize length, double sum) {
  g_autofree char *name = g_strndup(operator, length);
  if (g_strv_contains(of_fonts, name))
    return;
  struct use *use = g_tree_lookup(uses, name);
  if (!use) {
    use = g_new0(struct use, 1);
    g_tree_insert(uses, g_strdup(name), use);
  }
  use->count++;
  use->sum += sum;
}

static void count_uses(GTree *uses, const char *content) {
  double sum = 0;
  for (const char *p = content; *p;) {
    const gsize word = word_length(p), length = strcspn(p, " \n[]<>()/");
    char *behind;
    const double number = g_ascii_strtod(p, &behind);
    if (word > 0) {
      sum += (double)word;
      p += word;
    } else if (length == 0) {
      p++;
    } else {
      if (behind == p + length) {
        sum += number;
      } else {
        add_use(uses, p, length, sum);
        sum = 0;
      }
      p += length;
    }
  }
}

static gboolean append_use(gpointer name, gpointer data, gpointer all) {
  const struct use *use = data;
  g_string_append_printf(all, " %u %s Σ%.2f", use->count, (const char *)name, use->sum);
  return FALSE;
}

static gint compare_names(gconstpointer a, gconstpointer b, G_GNUC_UNUSED gpointer data) {
  return strcmp(a, b);
}

static void append_content(GString *all, GBytes *pdf) {
  gsize size;
  const char *data = g_bytes_get_data(pdf, &size);
  qpdf_data qpdf = qpdf_init();
  assert_int_equal(qpdf_read_memory(qpdf, "", data, size, NULL), QPDF_SUCCESS);
  const guint pages = (guint)qpdf_get_num_pages(qpdf);
  for (guint i = 0; i < pages; i++) {
    unsigned char *content;
    size_t length;
    assert_int_equal(qpdf_oh_get_page_content_data(qpdf, qpdf_get_page_n(qpdf, i), &content, &length), QPDF_SUCCESS);
    GTree *uses = g_tree_new_full(compare_names, NULL, g_free, g_free);
    g_autofree char *text = content ? g_strndup((const char *)content, length) : g_strdup(""); /* of an empty page */
    count_uses(uses, text);
    g_string_append_printf(all, "%u:", i + 1);
    g_tree_foreach(uses, append_use, all);
    g_string_append_c(all, '\n');
    g_tree_unref(uses);
    free(content);
  }
  qpdf_cleanup(&qpdf);
}

/* Draws the composed document, and appends what its PDF holds. */
static void append_pdf(GString *all, GString *contents, struct composed *composed) {
  g_autoptr(GBytes) pdf = pdf_of(composed);
  g_autofree char *elements = elements_of(pdf);
  append_elements(all, elements);
  append_content(contents, pdf);
}

static void elements_say_what_they_said(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL), contents = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(2014);
  struct composed composed = composed_new();
  for (guint i = 0; i < DOCUMENTS + OF_PARTS; i++) {
    const gsize before = all->len;
    draw_next(&composed.doc, &composed.style, all, i, rand, i < DOCUMENTS ? draw_document : draw_parts);
    g_string_append(contents, all->str + before);
    append_pdf(all, contents, &composed);
  }
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/drawn-pdf.txt", all->str) +
                       golden_compare("tests/data/drawn-content.txt", contents->str),
                   0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(elements_say_what_they_said)};
  return cmocka_run_group_tests_name("drawn pdf", tests, NULL, NULL);
}
