/* Texts that are put together of two: the upper lines of one of tests/facts or tests/read, and the lower ones of the
 * next.  What lines show, and are taken for, differs from what it is in their own text as it did
 * (tests/data/crossed-….txt):
 *   # contents.txt 3                  the lower text
 *   2 7: 2 -next-hearers +next-spoken 9 -last     the first two lines of the one before, and its own from the seventh
 * on: what the second and what the ninth show now */
#include "unit/shown.h"

/* Texts are cut at so many places: a part of the upper text, and another part of the lower one. */
static const struct { guint upper, lower, parts; } cuts[] = {{1, 1, 3}, {2, 2, 3}, {1, 3, 4}, {3, 1, 4}, {1, 0, 1}};

static GPtrArray *before; /* the lines of the text before */

static void append_differences(GString *all, guint number, GPtrArray *home, GPtrArray *now) {
  const gsize length = all->len;
  g_string_append_printf(all, " %u", number);
  if (differences_append(all, home, now) == 0)
    g_string_truncate(all, length);
}

static void append_cross(GString *all, const GPtrArray *upper, const GPtrArray *lower, guint end, guint from) {
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  for (guint i = 0; i < end; i++)
    g_ptr_array_add(lines, upper->pdata[i]);
  for (guint i = from; i < lower->len; i++)
    g_ptr_array_add(lines, lower->pdata[i]);
  g_autoptr(GPtrArray) now = shown_of(lines, 0, lines->len, true);
  g_autoptr(GPtrArray) above = shown_of(upper, 0, upper->len, true), below = shown_of(lower, 0, lower->len, true);
  g_string_append_printf(all, "%u %u:", end, from + 1);
  for (guint i = 0; i < end; i++)
    append_differences(all, i + 1, above->pdata[i], now->pdata[i]);
  for (guint i = from; i < lower->len; i++)
    append_differences(all, i + 1, below->pdata[i], now->pdata[end + i - from]);
  g_string_append_c(all, '\n');
}

/* Crosses the text with the one before, and keeps its lines for the next one. */
static void append_crosses(GString *all, const GPtrArray *lines) {
  if (lines->len == 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(cuts) && before->len > 0; i++)
    append_cross(all, before, lines, before->len * cuts[i].upper / cuts[i].parts,
                 lines->len * cuts[i].lower / cuts[i].parts);
  g_ptr_array_set_size(before, 0);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add(before, g_strdup(lines->pdata[i]));
}

static void lines_in_other_company(G_GNUC_UNUSED void **state) {
  before = g_ptr_array_new_with_free_func(g_free);
  guint different = check_texts("crossed", "facts", append_crosses);
  g_ptr_array_set_size(before, 0);
  different += check_texts("crossed", "read", append_crosses);
  g_ptr_array_unref(before);
  assert_int_equal(different, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(lines_in_other_company)};
  return cmocka_run_group_tests_name("read crossed", tests, read_data_set_up, read_data_tear_down);
}
