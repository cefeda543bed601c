/* What a site put into a speech, as data: in each line of tests/cuts.txt what was left out stands in ⟦…⟧, and what only
 * looks like advertising stays.  A line is the end of a speech of its own; ¶ parts its lines.  A line of `#` says what
 * the next ones are about.  `make golden` writes the marks anew. */
#include "unit/golden.h"
#include "unit/reading.h"

#define LINES "tests/cuts.txt"
#define OPENS "⟦"
#define CLOSES "⟧"
#define LINE_END "¶"
#define HEAD "在水利站座谈会上的讲话\n同志们：\n今天清渠的事，我先把话说在前头，大家都听好。\n"
#define HEAD_LINES 3

/* The text without its marks, each line a line. */
static char *without_marks(const char *line) {
  g_autoptr(GString) text = g_string_new(line);
  g_string_replace(text, OPENS, "", 0);
  g_string_replace(text, CLOSES, "", 0);
  g_string_replace(text, LINE_END, "\n", 0);
  return g_strdup(text->str);
}

/* Puts marks round the words that were left out of a line, the last ones first. */
static char *mark_line(const char *line, const struct doc *doc, guint number) {
  g_autoptr(GString) marked = g_string_new(line);
  for (guint i = doc->dropped->len; i-- > 0;) {
    const struct dropped *dropped = g_ptr_array_index(doc->dropped, i);
    if (dropped->first_line != number)
      continue;
    const gsize start = (gsize)(g_utf8_offset_to_pointer(line, (glong)dropped->start) - line);
    assert_memory_equal(line + start, dropped->text, strlen(dropped->text));
    g_string_insert(marked, (gssize)(start + strlen(dropped->text)), CLOSES);
    g_string_insert(marked, (gssize)start, OPENS);
  }
  return g_strdup(marked->str);
}

static char *marked_line(const char *line) {
  if (!*line || *line == '#')
    return g_strdup(line);
  g_autofree char *bare = without_marks(line), *text = g_strconcat(HEAD, bare, "\n", NULL);
  struct reading reading = read_text(text);
  g_auto(GStrv) lines = g_strsplit(bare, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    char *marked = mark_line(lines[i], reading.doc, HEAD_LINES + 1 + i);
    g_free(lines[i]);
    lines[i] = marked;
  }
  reading_end(&reading);
  return g_strjoinv(LINE_END, lines);
}

static void what_is_no_speech_is_cut_out(G_GNUC_UNUSED void **state) {
  assert_int_equal(golden_compare_lines(LINES, marked_line), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_no_speech_is_cut_out),
  };
  return cmocka_run_group_tests_name("read cuts", tests, NULL, NULL);
}
