/* Lines of tests/facts and tests/read with a slip in them, as a hand makes it: a character gone, doubled, in the other
 * order, or a telling sign in its place.  A lot that depends on the line alone chooses; what the line then shows alone,
 * and is taken for, differs as it did (tests/data/mistyped.txt):
 *   # 抄送：…
 *   gone 3: -copies            without its third character
 *   ： 5: +label +ends-colon    with ： for its fifth one */
#include "unit/golden.h"
#include "unit/lot.h"
#include "unit/shown.h"

/* So many characters of a line tell it from others; slips of each line. */
enum { SHOWN = 12, SLIPS = 5 };

static const char *const signs[] = {"。", "，", "：", "！", "、", "；", "？", "（",   "）", "【",   "】", "《", "》",
                                    "“",  "”",  "—",  "…",  "·",  " ",  "　", "　　", "\t", "0",    "9",  "一", "的",
                                    "在", "a",  "|",  ">",  "/",  "-",  "*",  "#",    "@",  ".com", "月", "日", "年"};

static GHashTable *seen;

/* The line with a slip, which is named.  Free with g_free. */
static char *mistype(const char *line, glong characters, GString *name, GRand *lots) {
  const guint at = lot(lots, (guint)characters);
  const char *here = g_utf8_offset_to_pointer(line, at), *next = g_utf8_next_char(here);
  const char *behind = *next ? g_utf8_next_char(next) : next;
  const int before = (int)(here - line), wide = (int)(next - here);
  const char *sign = signs[lot(lots, G_N_ELEMENTS(signs))];
  switch (lot(lots, 5)) {
  case 0:
    g_string_printf(name, "gone %u", at + 1);
    return g_strdup_printf("%.*s%s", before, line, next);
  case 1:
    g_string_printf(name, "twice %u", at + 1);
    return g_strdup_printf("%.*s%s", before + wide, line, here);
  case 2:
    g_string_printf(name, "turned %u", at + 1);
    return g_strdup_printf("%.*s%.*s%.*s%s", before, line, (int)(behind - next), next, wide, here, behind);
  default:
    g_string_printf(name, "%s %u", sign, at + 1);
    return g_strdup_printf("%.*s%s%s", before, line, sign, next);
  }
}

static GPtrArray *shown_alone(const char *line) {
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  g_ptr_array_add(lines, (gpointer)line);
  return shown_of(lines, 0, 1, true);
}

static void append_line(GString *all, const char *line) {
  g_autoptr(GRand) lots = g_rand_new_with_seed(g_str_hash(line));
  g_autoptr(GString) name = g_string_new(NULL);
  g_autoptr(GPtrArray) before = shown_alone(line);
  const glong characters = g_utf8_strlen(line, -1);
  g_autofree char *start = g_utf8_substring(line, 0, MIN(characters, SHOWN));
  const gsize head = all->len;
  g_string_append_printf(all, "# %s", start);
  g_string_append_printf(all, characters > SHOWN ? "…%ld\n" : "\n", characters);
  const gsize first = all->len;
  for (guint i = 0; i < SLIPS; i++) {
    g_autofree char *mistyped = mistype(line, characters, name, lots);
    g_autoptr(GPtrArray) now = shown_alone(mistyped);
    const gsize length = all->len;
    g_string_append_printf(all, "%s:", name->str);
    if (differences_append(all, before->pdata[0], now->pdata[0]) == 0)
      g_string_truncate(all, length);
    else
      g_string_append_c(all, '\n');
  }
  if (all->len == first)
    g_string_truncate(all, head);
}

static void append_lines(GString *all, const GPtrArray *lines) {
  for (guint i = 0; i < lines->len; i++)
    if (*(const char *)lines->pdata[i] && g_hash_table_add(seen, g_strdup(lines->pdata[i])))
      append_line(all, lines->pdata[i]);
}

static void slips_change_what_they_changed(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  append_texts(all, "tests/facts", append_lines);
  append_texts(all, "tests/read", append_lines);
  g_hash_table_unref(seen);
  assert_int_equal(golden_compare("tests/data/mistyped.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(slips_change_what_they_changed)};
  return cmocka_run_group_tests_name("read mistyped", tests, read_data_set_up, read_data_tear_down);
}
