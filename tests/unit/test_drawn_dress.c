/* Texts with something at every line or at most of them (numbers, stamps of chats, marks of mails), drawn by a lot:
 * what is taken off, and what is left, is what it was (tests/data/drawn-dress.txt): the line, | and what is left of it.
 */
#include "unit/golden.h"
#include "unit/lot.h"
#include "unit/pieces.h"
#include "unit/read_data.h"

#define EXPECTED "tests/data/drawn-dress.txt"

enum { TEXTS = 250, LINES = 14 };

/* How a line is dressed; %u is its number. */
static const char *const dresses[][8] = {
    {"9:15 ", "9:%u ", "09:15:22 ", "10:%u：", "", "9点", "19:45 ", "25:61 "},
    {"老王 9:%u ", "小李 9:15:22 ", "老王 9:%u ", "小李： ", "", "赵小山 10:%u：", "老王：", "老王 "},
    {"[9:%u] ", "[09:15:22] ", "（9:15）", "[9:15]老王：", "", "【9:%u】", "[老王] ", "[%u] "},
    {"2024-05-08 09:30 ", "2024/5/8 9:%u 老王：", "5月8日 9:15 ", "2024-05-08 09:30:12 小李 ", "", "2024-05-08 ",
     "2024年5月8日9:15 ", "昨天 9:15 "},
    {"%u ", "%u ", "%u ", "%u  ", "%u\t", "%u. ", "", "%u、"},
    {"> ", "> ", ">> ", ">", "> > ", "", "＞", "| "},
    {"L%u: ", "%u: ", "第%u行 ", "%u| ", "%u ", "", "(%u) ", "0%u "},
};

static const char *const endings[] = {
    "渠要直。",     "同志们：", "一、清东渠", "水是从山上下来的，渠是一锹一锹挖出来的。",
    "好",           "",         "  ",         "老王：渠里有水了。",
    "2024年5月8日", "：收到",   "谢谢大家！", "1.东渠清到底",
};

/* What people say in a chat. */
static const char *const sayings[] = {"老王：渠里有水了。", "小李：好。", "赵小山：我去看看。",
                                      "同志们：",           "好",         "老王：收到"};

/* Most texts have one or two of their kind's dresses, and now and then a bare line or one more. */
static char *draw_text(GRand *rand) {
  const char *const *kind = dresses[lot(rand, G_N_ELEMENTS(dresses))];
  const char *const one = kind[lot(rand, 4)];
  const char *const other = lot(rand, 2) ? one : kind[lot(rand, 8)];
  const char *const usual[] = {one, other, lot(rand, 8) ? one : ""};
  const bool chat = lot(rand, 3) == 0;
  const guint odd = lot(rand, 3), first = lot(rand, 3) ? 1 : lot(rand, 40);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0, lines = 3 + lot(rand, LINES); i < lines; i++) {
    const char *dress = odd == 0 && lot(rand, 10) == 0 ? kind[lot(rand, 8)] : usual[lot(rand, 3)];
    g_autofree char *number = g_strdup_printf("%u", first + i + (odd == 1 && lot(rand, 6) == 0));
    const gsize start = text->len;
    g_string_append(text, dress);
    g_string_replace(text, "%u", number, 0);
    const char *words = chat ? sayings[lot(rand, G_N_ELEMENTS(sayings))] : endings[lot(rand, G_N_ELEMENTS(endings))];
    g_string_append_printf(text, "%s\n", text->len == start && lot(rand, 4) == 0 ? "" : words);
  }
  return g_strdup(text->str);
}

/* Appends each line and the pieces that it became. */
static void append_text(GString *all, const char *text) {
  struct splitting splitting = splitting_of(text, data);
  if (!splitting.source) {
    g_string_append(all, "(nothing)\n");
    splitting_end(&splitting);
    return;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  const struct reader *reader = &splitting.reader;
  for (guint line = 0, next = 0; lines[line] && lines[line + 1]; line++) {
    g_string_append(all, lines[line]);
    for (; next < reader->pieces->len && piece_at(reader, next)->line == line + 1; next++)
      g_string_append_printf(all, "|%.*s", (int)piece_at(reader, next)->length, piece_at(reader, next)->text);
    g_string_append_c(all, '\n');
  }
  splitting_end(&splitting);
}

static void dress_is_taken_off_as_it_was(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1987);
  for (guint i = 0; i < TEXTS; i++) {
    g_autofree char *text = draw_text(rand);
    g_string_append_printf(all, "# %u\n", i);
    append_text(all, text);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(dress_is_taken_off_as_it_was)};
  return cmocka_run_group_tests_name("drawn dress", tests, read_data_set_up, read_data_tear_down);
}
