/* The limits of base/limits.h: what is beyond is refused, or done without, and what is within is taken.  Those of texts
 * and packages that have a test of their own subject are in test_source.c, test_package.c and test_read_docx_hostile.c.
 */
#include "builders/word.h"
#include "unit/test.h"

#include "base/keeper.h"
#include "base/limits.h"
#include "base/place.h"
#include "lib/jianggao.h"
#include "lib/speech.h"

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

/* --- Packages ---------------------------------------------------------------------------------------------------- */

/* In the central directory of a zip archive, by its specification (APPNOTE 4.3.12). */
#define ENTRY "PK\001\002"
#define ENTRY_UNPACKED 24

/* A package with so many parts that do not pack, each of 400 kB. */
static GByteArray *pack_noise(guint count) {
  GArray *parts = word_parts_new();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  guint32 noise = 1;
  g_autofree guint8 *data = g_malloc(400000);
  for (gsize i = 0; i < 400000; i++)
    data[i] = (guint8)((noise = noise * 1103515245u + 12345u) >> 16);
  for (guint i = 0; i < count; i++) {
    char *name = g_strdup_printf("%u.bin", i);
    g_ptr_array_add(names, name);
    word_append(parts, name, data, 400000);
  }
  GByteArray *bytes = g_bytes_unref_to_array(word_pack(parts));
  g_array_unref(parts);
  return bytes;
}

/* Lets all entries claim a size. */
static void claim(GByteArray *package, guint32 size) {
  const guint32 written = GUINT32_TO_LE(size);
  for (guint i = 0; i + 30 <= package->len; i++)
    if (memcmp(package->data + i, ENTRY, 4) == 0)
      memcpy(package->data + i + ENTRY_UNPACKED, &written, sizeof written);
}

static bool opens(const GByteArray *package) {
  g_autoptr(GBytes) bytes = g_bytes_new(package->data, package->len);
  g_autoptr(Package) opened = package_open(bytes, NULL);
  return opened != NULL;
}

static void a_part_may_be_so_large(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) package = pack_noise(1);
  claim(package, LIMIT_PART);
  assert_true(opens(package));
  claim(package, LIMIT_PART + 1);
  assert_false(opens(package));
}

static void all_parts_may_be_so_large(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) package = pack_noise(5);
  claim(package, LIMIT_PACKAGE / 5);
  assert_true(opens(package));
  claim(package, LIMIT_PACKAGE / 5 + 1);
  assert_false(opens(package));
}

static void short_parts_may_pack_well(G_GNUC_UNUSED void **state) {
  g_autofree char *blanks = g_strnfill(LIMIT_RATIO_FREE, ' '), *more = g_strnfill(3 * LIMIT_RATIO_FREE, ' ');
  GArray *few = word_parts_new(), *many = word_parts_new();
  word_append(few, "a.xml", blanks, LIMIT_RATIO_FREE);
  word_append(many, "a.xml", more, 3 * LIMIT_RATIO_FREE);
  g_autoptr(GByteArray) good = g_bytes_unref_to_array(word_pack(few));
  g_autoptr(GByteArray) bad = g_bytes_unref_to_array(word_pack(many));
  assert_true(opens(good));
  assert_false(opens(bad));
  g_array_unref(few);
  g_array_unref(many);
}

/* What is unpacked beyond LIMIT_UNPACKED has to be in proportion to the file. */
static void a_larger_file_may_unpack_more(G_GNUC_UNUSED void **state) {
  const gsize size = LIMIT_UNPACKED + 8 * LIMIT_UNPACKED_EACH * 1000;
  g_autofree guint8 *data = g_malloc0(size);
  guint32 noise = 1;
  for (gsize i = 0; i < size; i += 100) /* packs to a fiftieth */
    data[i] = (guint8)((noise = noise * 1103515245u + 12345u) >> 16);
  GArray *parts = word_parts_new();
  word_append(parts, "a.xml", data, size);
  g_autoptr(GBytes) file = word_pack(parts);
  assert_true(g_bytes_get_size(file) > 8000);
  g_autoptr(Package) package = package_open(file, NULL);
  assert_non_null(package);
  g_autoptr(GBytes) part = package_read(package, "a.xml", NULL);
  assert_non_null(part);
  g_array_unref(parts);
}

/* --- Lines ------------------------------------------------------------------------------------------------------- */

#define LINE "好\n"

static struct jg_speech *read_lines_of(struct jg *jg, guint count, struct jg_error **error) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append(text, LINE);
  return jg_read(jg, "a.txt", text->str, text->len, NULL, error);
}

static void a_text_has_so_many_lines(G_GNUC_UNUSED void **state) {
  const guint most = (guint)((guint64)LIMIT_LINES * LIMIT_LINES_BYTES / (LIMIT_LINES_BYTES - strlen(LINE)));
  struct jg *jg = jg_new(NULL, NULL);
  struct jg_error *error = NULL;
  struct jg_speech *speech = read_lines_of(jg, most, &error);
  assert_non_null(speech);
  jg_speech_free(speech);
  assert_null(read_lines_of(jg, most + 1, &error));
  assert_int_equal(error->problem, JG_INPUT);
  assert_non_null(strstr(error->message, "may have (57142)"));
  jg_error_free(error);
  jg_free(jg);
}

/* --- Word files -------------------------------------------------------------------------------------------------- */

/* Text that the file itself has is no more than the file, however long. */
static void a_long_text_is_read(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) document = g_string_new(WORD_HEAD "<w:document " WORD_SPACES "><w:body>");
  for (guint i = 0; i < 3000; i++) {
    g_string_append_printf(document, "<w:p><w:r><w:t>%08X", i * 2654435761u);
    for (guint k = 0; k < 150; k++)
      g_string_append(document, "讲");
    g_string_append(document, "</w:t></w:r></w:p>");
  }
  g_string_append(document, "</w:body></w:document>");
  assert_true(document->len > LIMIT_TEXT * 5 / 4);
  g_auto(WordCase) c = word_read(word_file(document->str, NULL));
  assert_non_null(c.doc);
}

/* A row of many cells, and so many rows of one. */
static char *wide_table(guint rows) {
  GString *document = g_string_new(WORD_HEAD "<w:document " WORD_SPACES "><w:body>" PARAGRAPH("表前") "<w:tbl><w:tr>");
  for (guint i = 0; i < 60; i++)
    g_string_append(document, "<w:tc>" PARAGRAPH("格") "</w:tc>");
  g_string_append(document, "</w:tr>");
  for (guint i = 0; i < rows; i++)
    g_string_append_printf(document, "<w:tr w:rsidR=\"%08X\"><w:tc>" PARAGRAPH("行") "</w:tc></w:tr>", i * 2654435761u);
  g_string_append(document, "</w:tbl></w:body></w:document>");
  return g_string_free(document, FALSE);
}

static bool has_table(guint rows) {
  g_autofree char *document = wide_table(rows);
  g_auto(WordCase) c = word_read(word_file(document, NULL));
  assert_non_null(c.doc);
  bool found = false;
  for (guint i = 0; i < c.doc->blocks->len; i++)
    found |= ((struct block *)g_ptr_array_index(c.doc->blocks, i))->role == ROLE_TABLE;
  return found;
}

static void a_table_has_so_many_cells(G_GNUC_UNUSED void **state) {
  assert_true(has_table(100));
  assert_false(has_table(LIMIT_CELLS / 60));
}

/* --- Pages ------------------------------------------------------------------------------------------------------- */

static bool take(G_GNUC_UNUSED void *data, G_GNUC_UNUSED const char *part, G_GNUC_UNUSED const void *bytes,
                 G_GNUC_UNUSED size_t length) {
  return true;
}

/* Lines of one character. */
static void so_many_paragraphs_become_pages(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text = g_string_new("在会上的讲话\n\n同志们：\n\n");
  for (guint i = 0; i < LIMIT_PAGE_PARAGRAPHS + 200; i++)
    g_string_append(text, "好。\n");
  struct jg *jg = jg_new(NULL, NULL);
  struct jg_speech *speech = jg_read(jg, "a.txt", text->str, text->len, NULL, NULL);
  assert_non_null(speech);
  struct jg_error *error = NULL;
  assert_true(speech_compose(speech, NULL));
  if (speech->paragraphs->len <= LIMIT_PAGE_PARAGRAPHS)
    fail_msg("%u paragraphs", speech->paragraphs->len);
  assert_false(jg_write(speech, "layout", NULL, take, NULL, &error));
  assert_int_equal(error->problem, JG_INPUT);
  assert_non_null(strstr(error->message, "paragraphs and cells of tables are not set"));
  jg_error_free(error);
  assert_true(jg_write(speech, "docx", NULL, take, NULL, NULL));
  g_ptr_array_set_size(speech->paragraphs, LIMIT_PAGE_PARAGRAPHS);
  assert_true(speech_lay_out(speech, NULL));
  jg_speech_free(speech);
  jg_free(jg);
}

/* A PDF of what stands between a salutation and the end; tells what is said. */
static bool makes_pdf(const char *words, struct jg_error **error) {
  g_autofree char *text = g_strconcat("在会上的讲话\n\n同志们：\n\n", words, "\n谢谢大家！\n", NULL);
  struct jg *jg = jg_new(NULL, NULL);
  struct jg_speech *speech = jg_read(jg, "a.txt", text, strlen(text), NULL, NULL);
  assert_non_null(speech);
  const bool made = jg_write(speech, "pdf", NULL, take, NULL, error);
  jg_speech_free(speech);
  jg_free(jg);
  return made;
}

static void a_pdf_has_so_many_characters(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) words = g_string_new(NULL);
  struct jg_error *error = NULL;
  for (gunichar c = 0x4E00; c < 0x4E00 + LIMIT_CHARACTERS - 100; c++)
    g_string_append_unichar(words, c);
  assert_true(makes_pdf(words->str, NULL));
  for (gunichar c = 0x4E00 + LIMIT_CHARACTERS - 100; c < 0x4E00 + LIMIT_CHARACTERS + 100; c++)
    g_string_append_unichar(words, c);
  assert_false(makes_pdf(words->str, &error));
  assert_int_equal(error->problem, JG_INPUT);
  assert_non_null(strstr(error->message, "more than the 10000"));
  jg_error_free(error);
}

static void a_pdf_changes_fonts_so_often(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) words = g_string_new(NULL);
  struct jg_error *error = NULL;
  for (guint i = 0; i < LIMIT_CHANGES * 7 / 10; i++)
    g_string_append(words, "第1");
  assert_false(makes_pdf(words->str, &error));
  assert_int_equal(error->problem, JG_INPUT);
  assert_non_null(strstr(error->message, "changes between fonts"));
  jg_error_free(error);
  g_string_truncate(words, words->len / 2);
  assert_true(makes_pdf(words->str, NULL));
}

/* Of one face Cairo makes two fonts: quotation marks are in that of one byte. */
static void quotation_marks_change_fonts_too(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) words = g_string_new(NULL);
  struct jg_error *error = NULL;
  for (guint i = 0; i < LIMIT_CHANGES * 8 / 10; i++)
    g_string_append(words, "“好”");
  assert_false(makes_pdf(words->str, &error));
  assert_non_null(strstr(error->message, "changes between fonts"));
  jg_error_free(error);
  g_string_truncate(words, words->len / 2);
  assert_true(makes_pdf(words->str, NULL));
}

/* --- Processes --------------------------------------------------------------------------------------------------- */

#define REQUEST (3 * LIMIT_WORK_BYTES_A_SECOND)

/* "w": computes for a while; "n": answers with so many bytes as are behind the letter. */
static GBytes *work(GBytes *request, G_GNUC_UNUSED const void *data) {
  gsize length;
  const char *text = g_bytes_get_data(request, &length);
  struct timespec begun, now;
  clock_gettime(CLOCK_MONOTONIC, &begun);
  if (*text == 'w')
    do
      clock_gettime(CLOCK_MONOTONIC, &now);
    while (now.tv_sec - begun.tv_sec < 2);
  const gsize size = *text == 'n' ? (gsize)g_ascii_strtoull(text + 1, NULL, 10) : 1;
  return g_bytes_new_take(g_malloc0(size), size);
}

/* The processes that a process has made. */
static GArray *children_of(int pid) {
  GArray *children = g_array_new(FALSE, FALSE, sizeof(int));
  g_autofree char *path = g_strdup_printf("/proc/%d/task/%d/children", pid, pid), *text = NULL;
  if (g_file_get_contents(path, &text, NULL, NULL)) {
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (char **word = words; *word; word++) {
      const int child = (int)g_ascii_strtoll(*word, NULL, 10);
      if (child > 0)
        g_array_append_val(children, child);
    }
  }
  return children;
}

/* The child of a child of this process, when there is one. */
static int grandchild(void) {
  g_autoptr(GArray) children = children_of(getpid());
  for (guint i = 0; i < children->len; i++) {
    g_autoptr(GArray) theirs = children_of(g_array_index(children, int, i));
    if (theirs->len > 0)
      return g_array_index(theirs, int, 0);
  }
  return 0;
}

static gpointer ask_to_wait(gpointer keepers) {
  g_autofree char *text = g_strnfill(REQUEST, 'w');
  g_autoptr(GBytes) request = g_bytes_new(text, REQUEST);
  return keepers_ask(keepers, request, NULL);
}

/* The number of a line of /proc/PID/limits. */
static guint64 limit_of(int pid, const char *name) {
  g_autofree char *path = g_strdup_printf("/proc/%d/limits", pid), *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    return 0;
  const char *line = strstr(text, name);
  return line ? g_ascii_strtoull(line + strlen(name), NULL, 10) : 0;
}

static void work_has_so_much_time_and_memory(G_GNUC_UNUSED void **state) {
  struct keepers *keepers = keepers_new(1, work, NULL);
  GThread *thread = g_thread_new("asks", ask_to_wait, keepers);
  guint64 seconds = G_MAXUINT64, memory = G_MAXUINT64;
  /* It has its limits a moment after it was made. */
  for (guint i = 0; i < 200 && seconds != LIMIT_WORK_SECONDS + 3; i++) {
    g_usleep(10000);
    const int pid = grandchild();
    seconds = pid ? limit_of(pid, "Max cpu time") : 0;
    memory = pid ? limit_of(pid, "Max address space") : 0;
  }
  g_bytes_unref(g_thread_join(thread));
  assert_int_equal(seconds, LIMIT_WORK_SECONDS + 3);
#if defined __SANITIZE_ADDRESS__
  assert_int_equal(memory, 0); /* "unlimited": it has terabytes of addresses */
#else
  assert_int_equal(memory, LIMIT_WORK_MEMORY + 16 * REQUEST);
#endif
  keepers_free(keepers);
}

static bool is_answered(struct keepers *keepers, gsize size) {
  g_autofree char *text = g_strdup_printf("n%zu", size);
  g_autoptr(GBytes) request = g_bytes_new(text, strlen(text) + 1);
  g_autoptr(GBytes) answer = keepers_ask(keepers, request, NULL);
  assert_true(!answer || g_bytes_get_size(answer) == size);
  return answer != NULL;
}

static void an_answer_may_be_so_long(G_GNUC_UNUSED void **state) {
  struct keepers *keepers = keepers_new(1, work, NULL);
  assert_true(is_answered(keepers, LIMIT_ANSWER / 2));
  assert_false(is_answered(keepers, LIMIT_ANSWER + 2 * MEBIBYTE));
  keepers_free(keepers);
}

/* --- Outputs ----------------------------------------------------------------------------------------------------- */

static void an_output_that_is_far_larger_is_not_read(G_GNUC_UNUSED void **state) {
  g_autofree char *path = NULL;
  const int fd = g_file_open_tmp("limits-XXXXXX", &path, NULL);
  assert_true(write(fd, "%PDF", 4) == 4);
  struct place_file file;
  assert_int_equal(place_look(path, &file), 0);
  assert_int_equal(g_bytes_get_size(file.bytes), 4);
  place_file_clear(&file);
  assert_int_equal(ftruncate(fd, (off_t)LIMIT_OUTPUT + 1), 0); /* takes no room on the disk */
  assert_int_equal(place_look(path, &file), 0);
  assert_true(file.exists);
  assert_null(file.bytes);
  place_file_clear(&file);
  close(fd);
  unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_part_may_be_so_large),           cmocka_unit_test(all_parts_may_be_so_large),
      cmocka_unit_test(short_parts_may_pack_well),        cmocka_unit_test(a_larger_file_may_unpack_more),
      cmocka_unit_test(a_text_has_so_many_lines),         cmocka_unit_test(a_long_text_is_read),
      cmocka_unit_test(a_table_has_so_many_cells),        cmocka_unit_test(so_many_paragraphs_become_pages),
      cmocka_unit_test(a_pdf_has_so_many_characters),     cmocka_unit_test(a_pdf_changes_fonts_so_often),
      cmocka_unit_test(quotation_marks_change_fonts_too), cmocka_unit_test(work_has_so_much_time_and_memory),
      cmocka_unit_test(an_answer_may_be_so_long),         cmocka_unit_test(an_output_that_is_far_larger_is_not_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
