/* The texts of tests/read with a change of one of their lines (enum change): which blocks, dropped lines and findings
 * go, and which come, is what it was (tests/data/read-NAME.txt):
 *   # a mail with its head                          the case
 *   without 3: -title 在全县果…12 +subtitle 在全县果…12
 * Where nothing but the line itself goes or comes, nothing is told. */
#include "unit/differences.h"
#include "unit/golden.h"
#include "unit/read_data.h"
#include "unit/reading.h"

#define FOLDER "tests/read"
#define EXPECTED "tests/data/read-"

/* So many characters of a block tell it from the others. */
#define SHOWN 4

/* "title 在全县果…12" */
static void add_shown(GPtrArray *all, const char *what, const char *text) {
  const glong characters = g_utf8_strlen(text, -1);
  g_autofree char *start = g_utf8_substring(text, 0, MIN(characters, SHOWN));
  g_ptr_array_add(all, characters > SHOWN ? g_strdup_printf("%s %s…%ld", what, start, characters)
                                          : g_strdup_printf("%s %s", what, start));
}

static void add_block(GPtrArray *all, const struct block *block) {
  g_autofree char *what = g_strdup_printf("%s%s%s", role_name(block->role), block->run_in ? "+" : "",
                                          block->kind != KIND_NONE ? kind_name(block->kind) : "");
  g_autofree char *level = block->role == ROLE_HEADING ? g_strdup_printf("%s%u", what, block->level) : g_strdup(what);
  add_shown(all, level, block->text);
}

/* What is done to a text at one of its lines: it goes, stands there twice, or below the next one, or below a blank
 * line.
 */
enum change { NONE, WITHOUT, TWICE, LOWER, BLANK, CHANGE_COUNT };
static const char *const change_names[CHANGE_COUNT] = {"", "without", "twice", "lower", "blank"};

static GString *changed_text(const GPtrArray *lines, guint at, enum change change) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const bool here = i == at && change != LOWER, moved = change == LOWER && (i == at || i == at + 1);
    const char *line = lines->pdata[!moved ? i : i == at ? at + 1 : at];
    if (here && (change == TWICE || change == BLANK))
      g_string_append_printf(text, "%s\n", change == TWICE ? line : "");
    if (!here || change != WITHOUT)
      g_string_append_printf(text, "%s\n", line);
  }
  return text;
}

/* What is read of the lines with a change. */
static GPtrArray *read_of(const GPtrArray *lines, guint changed, enum change change) {
  g_autoptr(GString) text = changed_text(lines, changed, change);
  GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
  const struct read_options options = {.data = data};
  struct reading reading = read_bytes(text->str, text->len, &options);
  for (guint i = 0; reading.doc && i < reading.doc->blocks->len; i++)
    add_block(all, g_ptr_array_index(reading.doc->blocks, i));
  for (guint i = 0; reading.doc && i < reading.doc->dropped->len; i++) {
    const struct dropped *dropped = g_ptr_array_index(reading.doc->dropped, i);
    add_shown(all, dropped->rule, dropped->text);
  }
  for (guint i = 0; i < reading.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading.report->findings, i);
    add_shown(all, finding_name(finding->id), finding->place.words ? finding->place.words : "");
  }
  reading_end(&reading);
  return all;
}

static void append_change(GString *all, const GPtrArray *lines, GPtrArray *before, guint changed, enum change change) {
  g_autoptr(GPtrArray) now = read_of(lines, changed, change);
  const gsize length = all->len;
  g_string_append_printf(all, "%s %u:", change_names[change], changed + 1);
  const guint count = differences_append(all, before, now);
  g_string_append_c(all, '\n');
  if (count == 0 || (count == 1 && (change == WITHOUT || change == TWICE)))
    g_string_truncate(all, length);
}

static void append_case(GString *all, const GPtrArray *lines) {
  g_autoptr(GPtrArray) before = read_of(lines, 0, NONE);
  for (guint i = 0; i < lines->len; i++)
    for (enum change change = WITHOUT; change < CHANGE_COUNT; change++)
      if (*(const char *)lines->pdata[i] && (change != LOWER || i + 1 < lines->len))
        append_change(all, lines, before, i, change);
}

static guint check_file(const char *name) {
  g_autofree char *path = g_build_filename(FOLDER, name, NULL), *expected = g_strconcat(EXPECTED, name, NULL);
  g_autofree char *content = NULL;
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(g_strchomp(content), "\n", -1);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GPtrArray) text = g_ptr_array_new_with_free_func(g_free);
  for (char **line = lines; *line; line++) {
    if (**line != '#') {
      g_ptr_array_add(text, reading_bare_line(*line));
      continue;
    }
    append_case(all, text);
    g_ptr_array_set_size(text, 0);
    g_string_append_printf(all, "%s\n", *line);
  }
  append_case(all, text);
  return golden_compare(expected, all->str);
}

static void one_line_changes_what_it_changed(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
  assert_non_null(dir);
  guint wrong = 0;
  for (const char *name; (name = g_dir_read_name(dir));)
    wrong += g_str_has_suffix(name, ".txt") ? check_file(name) : 0;
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(one_line_changes_what_it_changed)};
  return cmocka_run_group_tests_name("read changes", tests, read_data_set_up, read_data_tear_down);
}
