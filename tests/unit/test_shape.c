/* What lines are told by is looked for in short lines alone: up to 240 bytes (read/shape.c), and not in one more. */
#include "read/shape.h"
#include "unit/test.h"

#define MOST 240

/* The text, with as many x for its | as make it so long. */
static char *filled(const char *text, gsize length) {
  const char *bar = strchr(text, '|');
  g_autofree char *more = g_strnfill(length - (strlen(text) - 1), bar[1] == ' ' || bar[1] == 0 ? ' ' : 'x');
  return g_strdup_printf("%.*s%s%s", (int)(bar - text), text, more, bar + 1);
}

static void long_lines_show_nothing(G_GNUC_UNUSED void **state) {
  static const struct {
    bool (*shows)(const char *text, gsize length);
    const char *text;
  } cases[] = {
      {shape_says_hidden, "|全文300字"},
      {shape_has_clock, "|，9:30开会"},
      {shape_has_day, "|，2024-5-6开会"},
      {shape_is_date, "2023年11月8日|"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *longest = filled(cases[i].text, MOST), *longer = filled(cases[i].text, MOST + 1);
    if (!cases[i].shows(longest, MOST) || cases[i].shows(longer, MOST + 1))
      fail_msg("%s", cases[i].text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(long_lines_show_nothing)};
  return cmocka_run_group_tests_name("shape", tests, NULL, NULL);
}
