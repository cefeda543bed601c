/* What a Word file says, as data: tests/word/NAME.txt holds the content of bodies and what is read of them.
 *
 * A line is the content of a body in short: ⟨p …⟩ is <w:p …>, ⟨/p⟩ its end, ⟨br/⟩ an empty element; the names are those
 * of the main namespace, with w: before those of attributes.  Behind it stand, each on a line with `> `, the blocks
 * with their marks and what was told.  A line of `#` says what the next ones are about.  `make golden` writes the
 * answers anew, read as they are and, where that differs (`original> `), with tracked changes rejected. */
#include "builders/word.h"

#include "unit/golden.h"

#define FOLDER "tests/word"

static void append_mark(GString *all, const struct block *block, const struct mark *mark) {
  g_string_append_printf(all, " {%s %.*s%s%s}", mark_name(mark->kind), (int)mark->length, block->text + mark->start,
                         mark->value ? " = " : "", mark->value ? mark->value : "");
}

static void append_block(GString *all, const struct block *block) {
  g_string_append_printf(all, " [%s", role_name(block->role));
  if (block->role == ROLE_HEADING)
    g_string_append_printf(all, " %u%s", block->level, block->run_in ? "+" : "");
  if (block->kind != KIND_NONE)
    g_string_append_printf(all, "/%s", kind_name(block->kind));
  g_autoptr(GString) text = g_string_new(block->text);
  g_string_replace(text, "\n", "\\n", 0);
  g_string_replace(text, "\t", "\\t", 0);
  g_string_replace(text, "\v", "\\v", 0);
  g_string_append_printf(all, ": %s]", text->str);
  for (guint i = 0; block->marks && i < block->marks->len; i++)
    append_mark(all, block, &g_array_index(block->marks, struct mark, i));
}

/* What is read of the bytes: the blocks, what was left out, what was told. */
static char *answer_to(GBytes *bytes, bool original) {
  g_autoptr(GString) all = g_string_new(NULL);
  const struct read_docx_options options = {.changes = original ? CHANGES_ORIGINAL : CHANGES_SETTLED};
  g_auto(WordCase) c = word_read_as(bytes, &options);
  if (!c.doc)
    return g_strdup_printf(" refused: %s", c.error->message);
  for (guint i = 0; i < c.doc->blocks->len; i++)
    append_block(all, g_ptr_array_index(c.doc->blocks, i));
  for (guint i = 0; i < c.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(c.report->findings, i);
    g_string_append_printf(all, " ! %s %u", finding_name(finding->id), finding->place.line);
    if (finding->place.words)
      g_string_append_printf(all, " %s", finding->place.words);
  }
  return g_strdup(all->str);
}

/* ⟨p w:val="1"⟩ becomes <w:p w:val="1">, ⟨mc:Choice⟩ <mc:Choice>. */
static char *unfold(const char *line) {
  g_autoptr(GRegex) own = g_regex_new("⟨(/?)(?=[A-Za-z0-9]+[ /⟩])", 0, 0, NULL);
  g_autofree char *named = g_regex_replace(own, line, -1, 0, "<\\1w:", 0, NULL);
  g_autoptr(GString) xml = g_string_new(named);
  g_string_replace(xml, "⟨", "<", 0);
  g_string_replace(xml, "⟩", ">", 0);
  return g_strdup(xml->str);
}

/* The Word file whose body is the content of this line. */
static GBytes *file_of(const char *line) {
  static const struct word_part further[] = {
      {"styles.xml", WORD_HEAD "<w:styles " WORD_SPACES ">"
                               "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
                               "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
                               "<w:style w:type=\"character\" w:styleId=\"B\"><w:name w:val=\"Strong\"/><w:rPr><w:b/>"
                               "</w:rPr></w:style></w:styles>"},
      {NULL, NULL}};
  g_autofree char *body = unfold(line);
  g_autofree char *document =
      g_strconcat(WORD_HEAD "<w:document " WORD_SPACES "><w:body>", body, "</w:body></w:document>", NULL);
  return word_file(document, further);
}

static void answer(GString *all, const char *line) {
  g_autoptr(GBytes) bytes = file_of(line);
  g_autofree char *read = answer_to(bytes, false), *original = answer_to(bytes, true);
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
  g_autofree char *answer = answer_to(bytes, false);
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
  g_autofree char *before = answer_to(bytes, false);
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
