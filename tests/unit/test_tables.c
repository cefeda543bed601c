/* Tables on pages (typography S2, S3): what of a cell stays on one line, rows that no page holds, the text below. */
#include "composed.h"

#define COLUMNS 3

/* A table of three columns; `cells` ends with NULL. */
static void add_table(struct composed *composed, const char *const *cells) {
  const guint count = g_strv_length((char **)cells);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % COLUMNS == 0 ? "\n" : "\t", cells[i]);
  struct block *block = add_block(composed, ROLE_TABLE, text->str);
  block->table = g_new0(struct table, 1);
  *block->table = (struct table){.rows = count / COLUMNS, .columns = COLUMNS, .cells = g_strdupv((char **)cells)};
}

/* The lines of a cell on all pages, parted by |; free with g_free. */
static char *cell_lines(const struct composed *composed, guint row, guint column) {
  GString *lines = g_string_new(NULL);
  for (guint page = 0; page < composed->layout->pages->len; page++)
    for (guint i = 0; i < page_at(composed, page)->lines->len; i++) {
      const struct line *line = line_at(composed, page, i);
      if (line->kind != LINE_TEXT || line->cell.columns == 0 || line->cell.row != row || line->cell.column != column)
        continue;
      g_autofree char *text = line_text(line);
      g_string_append_printf(lines, "%s%s", lines->len > 0 ? "|" : "", text);
    }
  return g_string_free(lines, FALSE);
}

/* Names between marks end lines; a place inside one, and beside a character that is no word, is not chosen. */
static void names_in_cells_stay_whole(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  g_autofree char *text = long_text(60);
  add_table(&composed, (const char *const[]){"事项", "牵头单位", "配合单位", text, "市水务集团",
                                             "市残联、市住建局、市水务集团、市妇联、团市委、市城管局", NULL});
  lay_out(&composed);
  g_autofree char *alone = cell_lines(&composed, 1, 1), *list = cell_lines(&composed, 1, 2);
  assert_string_equal(alone, "市水务集团");
  g_auto(GStrv) lines = g_strsplit(list, "|", -1);
  assert_true(g_strv_length(lines) > 1);
  for (char **line = lines; line[1]; line++)
    assert_true(g_str_has_suffix(*line, "、"));
  composed_free(&composed);
}

/* A row that no page holds is parted; its other cells are where it begins, and nothing of it is left out. */
static void a_row_taller_than_pages_is_all_printed(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append(text, "田");
  add_block(&composed, ROLE_BODY, "现将情况汇报如下。");
  add_table(&composed, (const char *const[]){"序号", "内容", "单位", "1", text->str, "甲局", NULL});
  add_block(&composed, ROLE_BODY, "汇报完了。");
  lay_out(&composed);
  guint printed = 0, first = 0;
  for (guint page = 0; page < composed.layout->pages->len; page++)
    for (guint i = 0; i < page_at(&composed, page)->lines->len; i++) {
      g_autofree char *line = line_text(line_at(&composed, page, i));
      for (const char *p = line; (p = strstr(p, "田")); p += strlen("田"))
        printed++;
      if (strcmp(line, "甲局") == 0)
        first = page;
    }
  assert_true(composed.layout->pages->len > 3);
  assert_int_equal(printed, 3000);
  assert_int_equal(first, 1);
  composed_free(&composed);
}

/* S2: half a slot below a table, also where it ends on the grid since it began on a page before. */
static void text_stands_off_a_table(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  const char *cells[COLUMNS * 31 + 1] = {NULL};
  for (guint i = 0; i < COLUMNS * 31; i++)
    cells[i] = "田";
  add_table(&composed, cells);
  add_block(&composed, ROLE_BODY, "汇报完了。");
  lay_out(&composed);
  const guint last = composed.layout->pages->len - 1;
  assert_int_equal(last, 1);
  const guint lines = page_at(&composed, last)->lines->len;
  assert_line(&composed, last, lines - 2, "汇报完了。");
  const double distance = line_at(&composed, last, lines - 2)->y - line_at(&composed, last, lines - 3)->y;
  assert_true(distance >= 1.5 * composed.style->line_pitch);
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_in_cells_stay_whole),
      cmocka_unit_test(a_row_taller_than_pages_is_all_printed),
      cmocka_unit_test(text_stands_off_a_table),
  };
  return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
