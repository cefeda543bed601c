/* Word files in a process of their own: what that cannot do, how it may end, and that nothing it says is believed. */
#include "builders/word.h"
#include "unit/folder.h"

#include "base/keeper.h"
#include "base/limits.h"
#include "base/sandbox.h"
#include "read/docx/docx_reader.h"
#include "read/docx/wire.h"
#include "unit/golden.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- what a process that answers can do ---- */

#define PAGE 4096

static void *map_page(int rights) {
  void *page = mmap(NULL, PAGE, rights, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? NULL : page;
}

static int attempt(char what) {
  switch (what) {
  case 'o':
    return open("/etc/passwd", O_RDONLY);
  case 's':
    return socket(AF_UNIX, SOCK_STREAM, 0);
  case 'x':
    return execl("/bin/true", "true", NULL);
  case 'f':
    return fork();
  case 'k':
    return kill(getppid(), SIGTERM);
  case 'm':
    return map_page(PROT_READ | PROT_EXEC) ? 0 : -1;
  case 'p':
    return mprotect(map_page(PROT_READ), PAGE, PROT_READ | PROT_EXEC);
  case 'w':
    return mprotect(map_page(PROT_READ), PAGE, PROT_READ | PROT_WRITE);
  case 'd':
    return dup(1);
  default:
    return 0;
  }
}

/* Of a request of one byte; so much of an answer is read at once. */
#define MOST_ANSWERED ((gsize)LIMIT_ANSWER + LIMIT_ANSWER_EACH)
#define PIPE ((gsize)128 * 1024)

/* The errno with which what is asked for failed, 0 when it did not; or an end. */
static GBytes *work(GBytes *request, const void *data) {
  const char what = *(const char *)g_bytes_get_data(request, NULL);
  if (what == 'e')
    return g_bytes_ref(request);
  if (what == 'a')
    abort();
  if (what == 'q')
    _exit(0);
  if (what == '=' ||
      what == '>') /* as much as may be answered to one byte, and more than that by what is read at once */
    return g_bytes_new_take(g_malloc0(MOST_ANSWERED + PIPE), MOST_ANSWERED + (what == '>' ? PIPE : 0));
  if (what == 'g')
    memset(g_malloc((gsize)4 << 30), 1, (gsize)4 << 30);
  errno = 0;
  const guint8 code = attempt(what) < 0 ? (guint8)errno : 0;
  assert_string_equal(data, "data");
  return g_bytes_new(&code, 1);
}

static GBytes *ask(struct keepers *keepers, const char *request) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(request, strlen(request));
  g_autoptr(GError) error = NULL;
  GBytes *answer = keepers_ask(keepers, bytes, &error);
  assert_true((answer == NULL) == (error != NULL));
  return answer;
}

static guint8 code_of(struct keepers *keepers, const char *request) {
  g_autoptr(GBytes) answer = ask(keepers, request);
  assert_non_null(answer);
  assert_int_equal(g_bytes_get_size(answer), 1);
  return *(const guint8 *)g_bytes_get_data(answer, NULL);
}

static bool has_filters(void) {
  g_auto(GStrv) present = NULL, lacking = NULL;
  sandbox_tell(&present, &lacking);
  return g_strv_contains((const char *const *)present, "seccomp");
}

/* Of keepers that are no more nothing stays: no descriptor, no process. */
static void it_can_only_compute(G_GNUC_UNUSED void **state) {
  const guint descriptors = folder_count("/proc/self/fd");
  struct keepers *keepers = keepers_new(1, work, "data");
  assert_non_null(keepers);
  if (has_filters())
    for (const char *what = "osxfkmpd"; *what; what++)
      assert_int_equal(code_of(keepers, what), EPERM);
  assert_int_equal(code_of(keepers, "w"), 0);
  assert_int_equal(code_of(keepers, "n"), 0);
  keepers_free(keepers);
  assert_int_equal(folder_count("/proc/self/fd"), descriptors);
  assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* A keeper wants two pipes: of none or one that is left nothing stays open, and there is no keeper. */
static void without_descriptors_there_is_none(G_GNUC_UNUSED void **state) {
  struct rlimit limit;
  assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
  const int next = dup(0);
  assert_int_equal(close(next), 0);
  const guint descriptors = folder_count("/proc/self/fd");
  for (rlim_t left = 0; left <= 3; left++) {
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &(struct rlimit){(rlim_t)next + left, limit.rlim_max}), 0);
    assert_null(keepers_new(2, work, "data"));
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
    assert_int_equal(folder_count("/proc/self/fd"), descriptors);
  }
}

static void its_end_is_an_error(G_GNUC_UNUSED void **state) {
  struct keepers *keepers = keepers_new(1, work, "data");
  static const char *const ends[] = {
    "a",
    "q",
#if !defined __SANITIZE_ADDRESS__
    "g"
#endif
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    assert_null(ask(keepers, ends[i]));
    assert_int_equal(code_of(keepers, "n"), 0); /* the next has a process of its own */
  }
  keepers_free(keepers);
}

static void an_answer_has_a_limit(G_GNUC_UNUSED void **state) {
  struct keepers *keepers = keepers_new(1, work, "data");
  g_autoptr(GBytes) most = ask(keepers, "=");
  assert_non_null(most);
  assert_int_equal(g_bytes_get_size(most), MOST_ANSWERED);
  assert_null(ask(keepers, ">"));
  assert_int_equal(code_of(keepers, "n"), 0);
  keepers_free(keepers);
}

static gpointer ask_often(gpointer data) {
  for (guint i = 0; i < 50; i++) {
    g_autofree char *request = g_strdup_printf("e%0*u", 200000, i);
    g_autoptr(GBytes) answer = ask(data, request);
    assert_non_null(answer);
    assert_int_equal(g_bytes_get_size(answer), strlen(request));
    assert_memory_equal(g_bytes_get_data(answer, NULL), request, strlen(request));
  }
  return NULL;
}

static void threads_share_keepers(G_GNUC_UNUSED void **state) {
  struct keepers *keepers = keepers_new(2, work, "data");
  GThread *threads[4];
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("asks", ask_often, keepers);
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    g_thread_join(threads[i]);
  keepers_free(keepers);
}

/* ---- what it says of a Word file ---- */

#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" PARAGRAPH(text) "</w:tc>"
#define LOOK(look, text) "<w:r><w:rPr>" look "</w:rPr><w:t>" text "</w:t></w:r>"
#define BODY                                                                                                           \
  PARAGRAPH("在春季植树动员会上的讲话")                                                                                \
  PARAGRAPH("同志们：")                                                                                                \
  "<w:p>" LOOK("<w:b/>", "一要深挖坑") LOOK(                                                                           \
      "<w:u w:val=\"wave\"/><w:color w:val=\"FF0000\"/>",                                                              \
      "，二要浇透水。") "</w:p>"                                                                                       \
                        "<w:tbl><w:tr>" CELL("<w:gridSpan w:val=\"2\"/>", "树种") "</w:tr><w:tr>" CELL("", "杨树")     \
                            CELL("", "三百棵") "</w:tr></w:tbl><w:p><w:pPr><w:outlineLvl "                             \
                                               "w:val=\"0\"/></w:pPr><w:r><w:t>一、早动手</w:t></w:r></w:p>"

static GBytes *answer_of_word_file(void) {
  g_autoptr(GBytes) file =
      word_file(WORD_HEAD "<w:document " WORD_SPACES "><w:body>" BODY "</w:body></w:document>", NULL);
  gsize length;
  const void *data = g_bytes_get_data(file, &length);
  g_autoptr(GByteArray) asked = g_byte_array_new();
  g_byte_array_append(asked, (const guint8 *)"r\0\0", 3);
  g_byte_array_append(asked, data, (guint)length);
  g_autoptr(GBytes) question = g_bytes_new(asked->data, asked->len);
  return read_docx_answer(question, NULL);
}

/* Takes the bytes apart; whether they were believed. */
static bool is_taken(const guint8 *bytes, gsize length) {
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  struct docx_text text = {.report = report};
  g_autofree guint8 *copy = g_memdup2(bytes, length); /* so that reading past the end is seen */
  g_autoptr(GBytes) answer = g_bytes_new_static(copy, length);
  lines_init(&text.lines);
  const bool taken = wire_take(answer, &text, &error);
  assert_true(taken == (error == NULL));
  if (taken)
    assert_int_equal(text.lines.hints->len, text.lines.starts->len);
  lines_clear(&text.lines);
  return taken;
}

static void an_answer_is_taken_whole_or_not_at_all(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) answer = answer_of_word_file();
  gsize length;
  const guint8 *bytes = g_bytes_get_data(answer, &length);
  assert_true(is_taken(bytes, length));
  for (gsize cut = 0; cut < length; cut++)
    assert_false(is_taken(bytes, cut));
  g_autoptr(GByteArray) longer = g_byte_array_new();
  g_byte_array_append(longer, bytes, (guint)length);
  g_byte_array_append(longer, (const guint8 *)"", 1);
  assert_false(is_taken(longer->data, longer->len));
}

/* A number that became far too large is a length, a place or a name that cannot be; only counts are not bounded. */
static void no_number_is_believed(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) answer = answer_of_word_file();
  gsize length;
  const guint8 *bytes = g_bytes_get_data(answer, &length);
  guint taken = 0;
  for (gsize at = 0; at + 4 <= length; at++) {
    g_autofree guint8 *changed = g_memdup2(bytes, length);
    memset(changed + at, 0xFF, 4);
    taken += is_taken(changed, length);
  }
  assert_true(taken < 40);
}

/* A byte that is one more, one less, or none: which of it is taken is what it was (tests/data/wire.txt): a digit for
 * each byte, with 1, 2 and 4 for the three changes that are taken. */
static void small_changes_are_taken_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) answer = answer_of_word_file();
  gsize length;
  const guint8 *bytes = g_bytes_get_data(answer, &length);
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize at = 0; at < length; at++) {
    const guint8 changes[] = {(guint8)(bytes[at] + 1), (guint8)(bytes[at] - 1), 0};
    guint taken = 0;
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
      g_autofree guint8 *changed = g_memdup2(bytes, length);
      changed[at] = changes[i];
      taken |= is_taken(changed, length) ? 1u << i : 0;
    }
    g_string_append_printf(all, "%u%s", taken, at % 64 == 63 ? "\n" : "");
  }
  g_string_append_c(all, '\n');
  assert_int_equal(golden_compare("tests/data/wire.txt", all->str), 0);
}

/* ---- an answer with one thing that no reader gives ---- */

static struct docx_table *table_of(guint rows, guint columns) {
  struct docx_table *table = docx_table_new();
  table->rows = rows;
  table->columns = columns;
  for (guint i = 0; i < rows * columns; i++) {
    const struct extent one = {1, 1};
    g_ptr_array_add(table->cells, g_strdup_printf("渠%u", i));
    g_array_append_val(table->extents, one);
  }
  return table;
}

struct whole {
  struct docx_text text;
  struct docx_lines *lines;
  struct docx_table *table; /* of line 3, two rows of two columns */
  struct line_hint *hint;   /* of line 2 */
  struct line_mark *mark;   /* the second of two, both of line 2 */
  struct ruby_word *reading;
  struct finding *finding;
};

/* "渠长\n看水 ab\n", a table, an empty line. */
static void whole_begin(struct whole *whole) {
  struct docx_text *text = &whole->text;
  const struct mark marks[] = {{.start = 0, .length = 3}, {.start = 3, .length = 6, .value = "red"}};
  g_autoptr(GArray) of_line = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_vals(of_line, marks, G_N_ELEMENTS(marks));
  *text = (struct docx_text){.report = report_new(), .ours = true, .labels = 1};
  whole->lines = &text->lines;
  lines_init(whole->lines);
  lines_add(whole->lines, "渠长", strlen("渠长"), &no_hint);
  lines_add_marks(whole->lines, of_line);
  lines_add(whole->lines, "看水 ab", strlen("看水 ab"), &no_hint);
  whole->table = table_of(2, 2);
  lines_add_table(whole->lines, whole->table);
  lines_add(whole->lines, "", 0, &no_hint);
  whole->lines->body = 4;
  whole->hint = &g_array_index(whole->lines->hints, struct line_hint, 1);
  whole->mark = &g_array_index(whole->lines->marks, struct line_mark, 1);
  for (guint i = 0; i < 2; i++) {
    whole->reading = ruby_words_append(whole->lines->readings, "渠", "qú");
    whole->reading->line = whole->reading->column = 1;
  }
  whole->finding = report_add(text->report, FINDING_TRACKED_CHANGES, (struct place){1, 1, "渠"}, "%s", "渠");
}

/* Whether the answer is believed. */
static bool whole_end(struct whole *whole) {
  g_autoptr(GBytes) bytes = wire_text(&whole->text);
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  const bool taken = is_taken(data, length);
  lines_clear(whole->lines);
  report_free(whole->text.report);
  return taken;
}

static void only_what_a_reader_gives_is_believed(G_GNUC_UNUSED void **state) {
  struct whole whole;
#define AFTER(change) (whole_begin(&whole), (void)(change), whole_end(&whole))
  assert_true(AFTER(whole.hint->level = 1));
  assert_true(AFTER(whole.lines->body = 0));
  assert_false(AFTER(whole.lines->body = 5));
  assert_true(AFTER(whole.hint->heading_length = 9));
  assert_false(AFTER(whole.hint->heading_length = 10));
  assert_false(AFTER(whole.hint->heading_length = 4)); /* inside a character */
  assert_true(AFTER(whole.hint->role = ROLE_COUNT - 1));
  assert_false(AFTER(whole.hint->role = ROLE_COUNT));
  assert_true(AFTER(whole.hint->kind = KIND_NOTE));
  assert_false(AFTER(whole.hint->kind = KIND_NOTE + 1));
  assert_false(AFTER(whole.hint->says = HINT_DROP)); /* for no reason */
  assert_false(AFTER(whole.hint->says = HINT_DROP + 1));
  assert_true(AFTER((whole.hint->says = HINT_DROP, whole.hint->rule = "page-NUMBER")));
  assert_false(AFTER(whole.hint->rule = "page number"));
  assert_true(AFTER(whole.hint->rule = "abcdefghijabcdefghijabcdefghij-b"));
  assert_false(AFTER(whole.hint->rule = "abcdefghijabcdefghijabcdefghij-bc"));
  assert_false(AFTER(whole.mark->line = 1)); /* behind one of line 2 */
  assert_true(AFTER(whole.mark->line = 3));
  assert_false(AFTER(whole.mark->line = 5));
  assert_false(AFTER(whole.mark->mark.start = 4));
  assert_false(AFTER(whole.mark->mark.length = 2));
  assert_false(AFTER(whole.mark->mark.length = 7));
  assert_true(AFTER(whole.mark->mark.kind = MARK_KINDS - 1));
  assert_false(AFTER(whole.mark->mark.kind = MARK_KINDS));
  assert_false(AFTER((whole.mark->line = 0, whole.mark[-1].line = 0)));
  assert_false(AFTER(whole.table->line = 2));
  assert_false(AFTER(whole.table->line = 0));
  assert_false(AFTER(*(char *)whole.table->cells->pdata[3] = 'x'));
  assert_false(AFTER(g_ptr_array_set_size(whole.table->cells, 3)));
  assert_false(AFTER(whole.table->rows = 1));
  assert_true(AFTER(g_array_set_size(whole.table->extents, 0)));
  assert_true(AFTER(*(struct extent *)(void *)whole.table->extents->data = ((struct extent){2, 2})));
  assert_false(AFTER(*(struct extent *)(void *)whole.table->extents->data = ((struct extent){3, 2})));
  assert_false(AFTER(*(struct extent *)(void *)whole.table->extents->data = ((struct extent){2, 3})));
  assert_true(AFTER(*(struct extent *)(void *)whole.table->extents->data = ((struct extent){0, 0})));
  assert_false(AFTER(*(struct extent *)(void *)whole.table->extents->data = ((struct extent){0, 1})));
  assert_false(AFTER(*(struct extent *)(void *)whole.table->extents->data = ((struct extent){1, 0})));
  assert_false(AFTER(lines_add_table(whole.lines, table_of(0, 0))));
  assert_false(AFTER(lines_add_table(whole.lines, table_of(0, 1))));
  assert_true(AFTER(lines_add_table(whole.lines, table_of(1, 1))));
  assert_true(AFTER(whole.reading->line = 4));
  assert_false(AFTER(whole.reading->line = 5));
  assert_false(AFTER(whole.reading->line = 0));
  assert_false(AFTER(whole.reading->column = 0));
  assert_false(AFTER(((struct ruby_word *)whole.lines->readings->pdata[0])->line = 2)); /* above it */
  assert_false(AFTER(*whole.reading->word = 0));
  assert_false(AFTER(*whole.reading->reading = 0));
  assert_true(AFTER(whole.finding->id = FINDING_COUNT - 1));
  assert_false(AFTER(whole.finding->id = FINDING_COUNT));
  assert_false(AFTER(whole.finding->message = NULL));
  assert_false(AFTER(whole.finding->remark = NULL));
  assert_true(AFTER(whole.text.proposal_line = G_MAXUINT32));
#undef AFTER
}

static void errors_come_through(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = g_error_new_literal(g_quark_from_static_string("test"), 1, "什么都没有"), told = NULL;
  g_autoptr(GBytes) answer = wire_error(error);
  g_autoptr(Report) report = report_new();
  struct docx_text text = {.report = report};
  lines_init(&text.lines);
  assert_false(wire_take(answer, &text, &told));
  assert_string_equal(told->message, "什么都没有");
  lines_clear(&text.lines);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_can_only_compute),
      cmocka_unit_test(its_end_is_an_error),
      cmocka_unit_test(without_descriptors_there_is_none),
      cmocka_unit_test(an_answer_has_a_limit),
      cmocka_unit_test(threads_share_keepers),
      cmocka_unit_test(an_answer_is_taken_whole_or_not_at_all),
      cmocka_unit_test(no_number_is_believed),
      cmocka_unit_test(small_changes_are_taken_as_they_were),
      cmocka_unit_test(only_what_a_reader_gives_is_believed),
      cmocka_unit_test(errors_come_through),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
