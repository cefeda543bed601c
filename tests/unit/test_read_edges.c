/* What stands at an edge: texts that begin a line later or end a line earlier, and lines with a character less or more
 * at an end.  What lines show, and are taken for, differs from what it was one step before as it did
 * (tests/data/edges-….txt):
 *   # NAME 3                          the text
 *   to 5: 4 -last +next-spoken        with five lines line 4 shows other facts than with four
 *   from 2: 3 -title +subtitle        … without the first line than with it
 * and of lines alone:
 *   # 抄送：…
 *   first gone: -copies               without its first character
 * Of the texts of tests/facts all that is shown is compared, of those of tests/read what lines are taken for. */
#include "unit/golden.h"
#include "unit/shown.h"

/* So many characters of a line tell it from others. */
#define SHOWN 12

/* Appends how what is shown of lines differs; `number` is the one of the first of them. */
static void append_step(GString *all, const char *step, guint at, GPtrArray *const *before, GPtrArray *const *now,
                        guint count, guint number) {
  const gsize start = all->len;
  for (guint i = 0; i < count; i++) {
    const gsize line = all->len;
    g_string_append_printf(all, " %u", number + i);
    if (differences_append(all, before[i], now[i]) == 0)
      g_string_truncate(all, line);
  }
  if (all->len == start)
    return;
  g_autofree char *head = g_strdup_printf("%s %u:", step, at);
  g_string_insert(all, (gssize)start, head);
  g_string_append_c(all, '\n');
}

static void append_text(GString *all, const GPtrArray *lines, bool facts) {
  if (lines->len == 0)
    return;
  g_autoptr(GPtrArray) shorter = shown_of(lines, 0, 1, facts);
  for (guint end = 2; end <= lines->len; end++) {
    GPtrArray *now = shown_of(lines, 0, end, facts);
    append_step(all, "to", end, (GPtrArray **)shorter->pdata, (GPtrArray **)now->pdata, end - 1, 1);
    g_ptr_array_unref(shorter);
    shorter = now;
  }
  for (guint from = 1; from < lines->len; from++) {
    GPtrArray *now = shown_of(lines, from, lines->len, facts);
    append_step(all, "from", from + 1, (GPtrArray **)shorter->pdata + 1, (GPtrArray **)now->pdata, lines->len - from,
                from + 1);
    g_ptr_array_unref(shorter);
    shorter = now;
  }
}

static void append_facts(GString *all, const GPtrArray *lines) {
  append_text(all, lines, true);
}

static void append_roles(GString *all, const GPtrArray *lines) {
  append_text(all, lines, false);
}

static void texts_that_begin_later_or_end_earlier(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) facts = g_string_new(NULL), roles = g_string_new(NULL);
  append_texts(facts, "tests/facts", append_facts);
  append_texts(roles, "tests/read", append_roles);
  assert_int_equal(golden_compare("tests/data/edges-facts.txt", facts->str) +
                       golden_compare("tests/data/edges-read.txt", roles->str),
                   0);
}

/* ---- lines alone ---- */

static GPtrArray *shown_alone(const char *line) {
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  g_ptr_array_add(lines, (gpointer)line);
  return shown_of(lines, 0, 1, true);
}

static void append_line(GString *all, const char *line) {
  const glong characters = g_utf8_strlen(line, -1);
  const char *second = g_utf8_next_char(line), *last = g_utf8_offset_to_pointer(line, characters - 1);
  const struct {
    const char *how;
    char *line;
  } changed[] = {
      {"first gone", g_strdup(second)},
      {"first twice", g_strdup_printf("%.*s%s", (int)(second - line), line, line)},
      {"last gone", g_strndup(line, (gsize)(last - line))},
      {"last twice", g_strconcat(line, last, NULL)},
      {"more before", g_strconcat("渠", line, NULL)},
      {"more behind", g_strconcat(line, "渠", NULL)},
  };
  g_autofree char *start = g_utf8_substring(line, 0, MIN(characters, SHOWN));
  g_string_append_printf(all, "# %s", start);
  g_string_append_printf(all, characters > SHOWN ? "…%ld\n" : "\n", characters);
  g_autoptr(GPtrArray) before = shown_alone(line);
  for (gsize i = 0; i < G_N_ELEMENTS(changed); i++) {
    g_autoptr(GPtrArray) now = shown_alone(changed[i].line);
    const gsize length = all->len;
    g_string_append_printf(all, "%s:", changed[i].how);
    if (differences_append(all, before->pdata[0], now->pdata[0]) == 0)
      g_string_truncate(all, length);
    else
      g_string_append_c(all, '\n');
    g_free(changed[i].line);
  }
}

static GHashTable *seen;

static void append_lines(GString *all, const GPtrArray *lines) {
  for (guint i = 0; i < lines->len; i++)
    if (*(const char *)lines->pdata[i] && g_hash_table_add(seen, g_strdup(lines->pdata[i])))
      append_line(all, lines->pdata[i]);
}

static void lines_with_a_character_less_or_more(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  append_texts(all, "tests/facts", append_lines);
  g_hash_table_unref(seen);
  assert_int_equal(golden_compare("tests/data/edges-lines.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_that_begin_later_or_end_earlier),
      cmocka_unit_test(lines_with_a_character_less_or_more),
  };
  return cmocka_run_group_tests_name("read edges", tests, read_data_set_up, read_data_tear_down);
}
