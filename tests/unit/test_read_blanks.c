/* What is to be filled in, as data: in each line of tests/blanks.txt every blank stands in ⟦…⟧, and what only looks
 * like one does not.  A line is one paragraph of a speech of its own; a line of `#` says what the next ones are about.
 * `make golden` writes the marks anew. */
#include "unit/golden.h"
#include "unit/reading.h"

#define LINES "tests/blanks.txt"
#define OPENS "⟦"
#define CLOSES "⟧"
#define HEAD "在水利站座谈会上的讲话\n\n同志们：\n\n"

/* The line without its marks. */
static char *without_marks(const char *line) {
  g_autoptr(GString) text = g_string_new(line);
  g_string_replace(text, OPENS, "", 0);
  g_string_replace(text, CLOSES, "", 0);
  return g_strdup(text->str);
}

/* The paragraph that was read, with its blanks marked. */
static char *with_marks(const struct block *block) {
  GString *marked = g_string_new(NULL);
  gsize at = 0;
  for (guint i = 0; block->placeholders && i < block->placeholders->len; i++) {
    const struct placeholder *one = &g_array_index(block->placeholders, struct placeholder, i);
    g_string_append_len(marked, block->text + at, (gssize)(one->start - at));
    g_string_append_printf(marked, OPENS "%.*s" CLOSES, (int)one->length, block->text + one->start);
    at = one->start + one->length;
  }
  g_string_append(marked, block->text + at);
  return g_string_free(marked, FALSE);
}

static char *marked_line(const char *line) {
  if (!*line || *line == '#')
    return g_strdup(line);
  g_autofree char *bare = without_marks(line), *text = g_strconcat(HEAD, bare, "\n", NULL);
  struct reading reading = read_text(text);
  char *marked = with_marks(block_at(&reading, reading.doc->blocks->len - 1));
  reading_end(&reading);
  return marked;
}

static void every_blank_is_found_and_nothing_else(G_GNUC_UNUSED void **state) {
  assert_int_equal(golden_compare_lines(LINES, marked_line), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_blank_is_found_and_nothing_else),
  };
  return cmocka_run_group_tests_name("read blanks", tests, NULL, NULL);
}
