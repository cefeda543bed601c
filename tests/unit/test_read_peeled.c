/* Lines with something before them that is no text, drawn by a seeded lot: > of mails, line numbers, stamps of chats
 * and the names behind them, with lines that lack it.  What is taken off stands in ⟦…⟧, as it stood in
 * tests/data/peeled.txt. */
#include "unit/golden.h"
#include "unit/pieces.h"

#define EXPECTED "tests/data/peeled.txt"

enum { TEXTS = 240, MOST_LINES = 22 };

static const char *const rests[] = {"渠要修直。",       "一、清东渠", "同志们：", "请大家看好自己的渠",
                                    "渠段  长度",       "东渠\t8.5",  "",         "老王：渠里没有水了。",
                                    "（二）钱用到明处", "8点开会",    "老李 好",  "水位是36.5米，比去年低"};

/* What stands before the line of the number. */
static void append_front(GString *text, guint manner, guint number, GRand *rand) {
  static const char *const quotes[] = {"> ", ">", ">> ", "> > ", "　> "};
  static const char *const marks[] = {" ", ". ", "、", ": ", "|", "│", "：", "）", "#", "楼 ", "\t", ""};
  static const char *const names[] = {"老王", "老李", "县水利局副局长赵小山", "渠东乡水利站管水员老王头", "同志们", ""};
  const char *name = names[g_rand_int_range(rand, 0, G_N_ELEMENTS(names))];
  const guint minute = 10 + number, second = 3 * number;
  switch (manner) {
  case 0:
    g_string_append(text, quotes[g_rand_int_range(rand, 0, G_N_ELEMENTS(quotes))]);
    break;
  case 1:
    g_string_append_printf(text, "%u%s", number, marks[g_rand_int_range(rand, 0, G_N_ELEMENTS(marks))]);
    break;
  case 2:
    g_string_append_printf(text, g_rand_boolean(rand) ? "[%u]" : "[%03u] ", number);
    break;
  case 3:
    g_string_append_printf(text, "[2025/11/3 9:%u] %s: ", minute, name);
    break;
  case 4:
    g_string_append_printf(text, "%s 9:%u:%02u ", name, minute, second);
    break;
  case 5:
    g_string_append_printf(text, "9:%u%s %s：", minute, g_rand_boolean(rand) ? "" : "：", name);
    break;
  default:
    g_string_append_printf(text, g_rand_boolean(rand) ? "（2025-11-3 09:%u）%s " : "【9:%u】%s", minute, name);
    break;
  }
}

static GString *drawn_text(guint index, GRand *rand) {
  enum { MANNERS = 7 };
  GString *text = g_string_new(NULL);
  const guint lines = 3 + (guint)g_rand_int_range(rand, 0, MOST_LINES - 2), first = index % 2;
  const guint bare = index % 3 == 0 ? 0 : 3 + index % 17; /* one line in so many lacks it */
  for (guint i = 0; i < lines; i++) {
    if (bare == 0 || g_rand_int_range(rand, 0, (gint32)bare) > 0)
      append_front(text, index % MANNERS, first + i, rand);
    g_string_append_printf(text, "%s\n", rests[g_rand_int_range(rand, 0, G_N_ELEMENTS(rests))]);
    if (g_rand_int_range(rand, 0, 10) == 0)
      g_string_append_c(text, '\n');
  }
  return text;
}

static void append_peeled(GString *all, const char *text, const struct read_data *data) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(GArray) edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
  struct report *report = report_new();
  struct source *source = source_decode("speech.txt", bytes, NULL, report, NULL);
  assert_non_null(source);
  struct reader reader = {
      .source = source, .report = report, .words = data->words, .rules = data->rules, .edits = edits};
  peel_lines(&reader);
  gsize at = 0;
  for (guint i = 0; i < edits->len; i++) {
    const struct edit *edit = &g_array_index(edits, struct edit, i);
    g_string_append_len(all, source->text + at, (gssize)(edit->start - at));
    g_string_append_printf(all, "⟦%.*s⟧", (int)(edit->end - edit->start), source->text + edit->start);
    at = edit->end;
  }
  g_string_append(all, source->text + at);
  source_free(source);
  report_free(report);
}

static void what_stands_before_lines_is_taken_off(G_GNUC_UNUSED void **state) {
  struct read_data *data = read_data_load(NULL, NULL);
  assert_non_null(data);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(11);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = drawn_text(i, rand);
    g_string_append_printf(all, "# %u\n", i);
    append_peeled(all, text->str, data);
  }
  read_data_free(data);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_stands_before_lines_is_taken_off)};
  return cmocka_run_group_tests_name("read peeled", tests, NULL, NULL);
}
