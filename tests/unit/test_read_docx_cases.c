/* What a Word file says, as data: tests/word/NAME.txt holds the content of bodies and what is read of them.
 *
 * A line is the content of a body in short: ⟨p …⟩ is <w:p …>, ⟨/p⟩ its end, ⟨br/⟩ an empty element; the names are those
 * of the main namespace, with w: before those of attributes.  Behind it stand, each on a line with `> `, the blocks
 * with their marks and what was told.  A line of `#` says what the next ones are about.  `make golden` writes the
 * answers anew, read as they are and, where that differs (`original> `), with tracked changes rejected. */
#include "unit/golden.h"
#include "unit/word_told.h"

#define FOLDER "tests/word"

/* The Word file whose body is the content of this line. */
static GBytes *file_of(const char *line) {
  static const struct word_part further[] = {
      {"styles.xml", WORD_HEAD "<w:styles " WORD_SPACES ">"
                               "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
                               "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
                               "<w:style w:type=\"character\" w:styleId=\"B\"><w:name w:val=\"Strong\"/><w:rPr><w:b/>"
                               "</w:rPr></w:style></w:styles>"},
      {NULL, NULL}};
  g_autofree char *body = word_unfold(line);
  g_autofree char *document =
      g_strconcat(WORD_HEAD "<w:document " WORD_SPACES "><w:body>", body, "</w:body></w:document>", NULL);
  return word_file(document, further);
}

static void answer(GString *all, const char *line) {
  g_autoptr(GBytes) bytes = file_of(line);
  g_autofree char *read = word_told(bytes, CHANGES_SETTLED), *original = word_told(bytes, CHANGES_ORIGINAL);
  g_string_append_printf(all, "%s\n>%s\n", line, read);
  if (strcmp(read, original) != 0)
    g_string_append_printf(all, "original>%s\n", original);
}

static guint compare_file(const char *name) {
  g_autofree char *path = g_build_filename(FOLDER, name, NULL), *content = NULL;
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(g_strchomp(content), "\n", -1);
  g_autoptr(GString) all = g_string_new(NULL);
  for (char **line = lines; *line; line++)
    if (g_str_has_prefix(*line, "⟨"))
      answer(all, *line);
    else if (**line == '#')
      g_string_append_printf(all, "%s\n", *line);
  return golden_compare(path, all->str);
}

static void every_body_is_read_as_told(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
  assert_non_null(dir);
  guint wrong = 0;
  for (const char *name; (name = g_dir_read_name(dir));)
    wrong += g_str_has_suffix(name, ".txt") ? compare_file(name) : 0;
  assert_int_equal(wrong, 0);
}

/* ---- bodies without one of their attributes or elements, and with a number that is one more ---- */

/* Appends what is read of the line with the bytes from `start` to `end` replaced, where that is another answer. */
static void append_change(GString *all, const char *line, gsize start, gsize end, const char *with,
                          const char *before) {
  g_autofree char *changed = g_strdup_printf("%.*s%s%s", (int)start, line, with, line + end);
  g_autoptr(GBytes) bytes = file_of(changed);
  g_autofree char *answer = word_told(bytes, CHANGES_SETTLED);
  if (strcmp(answer, before) != 0)
    g_string_append_printf(all, "%.*s => %s >%s\n", (int)(end - start), line + start, *with ? with : "nothing", answer);
}

/* An attribute; a number that is its value is once more told as one more. */
static void append_attribute(GString *all, const char *line, const GMatchInfo *match, const char *before) {
  int start, end, from, to;
  g_match_info_fetch_pos(match, 0, &start, &end);
  append_change(all, line, (gsize)start, (gsize)end, "", before);
  if (!g_match_info_fetch_pos(match, 1, &from, &to) || from < 0)
    return;
  g_autofree char *more = g_strdup_printf("%.*s%" G_GINT64_FORMAT "%.*s", from - start, line + start,
                                          g_ascii_strtoll(line + from, NULL, 10) + 1, end - to, line + to);
  append_change(all, line, (gsize)start, (gsize)end, more, before);
}

static void append_changes(GString *all, const char *line) {
  g_autoptr(GRegex) attributes = g_regex_new(" [\\w:]+=\"(?:(-?\\d+)\"|[^\"]*\")", 0, 0, NULL);
  g_autoptr(GRegex) elements = g_regex_new("⟨[^⟩]*/⟩", 0, 0, NULL);
  g_autoptr(GBytes) bytes = file_of(line);
  g_autofree char *before = word_told(bytes, CHANGES_SETTLED);
  g_string_append_printf(all, "%s\n", line);
  g_autoptr(GMatchInfo) attribute = NULL, element = NULL;
  for (g_regex_match(attributes, line, 0, &attribute); g_match_info_matches(attribute);
       g_match_info_next(attribute, NULL))
    append_attribute(all, line, attribute, before);
  int start, end;
  for (g_regex_match(elements, line, 0, &element); g_match_info_matches(element); g_match_info_next(element, NULL))
    if (g_match_info_fetch_pos(element, 0, &start, &end))
      append_change(all, line, (gsize)start, (gsize)end, "", before);
}

static void one_part_changed_changes_what_it_changed(G_GNUC_UNUSED void **state) {
  g_autofree char *content = NULL;
  assert_true(g_file_get_contents(FOLDER "/bodies.txt", &content, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  g_autoptr(GString) all = g_string_new(NULL);
  for (char **line = lines; *line; line++)
    if (g_str_has_prefix(*line, "⟨"))
      append_changes(all, *line);
  assert_int_equal(golden_compare("tests/data/word-changes.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_body_is_read_as_told),
      cmocka_unit_test(one_part_changed_changes_what_it_changed),
  };
  return cmocka_run_group_tests_name("read docx cases", tests, NULL, NULL);
}
