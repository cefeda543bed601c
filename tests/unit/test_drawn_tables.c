/* Tables that a lot draws are set in their rows as they were (tests/data/drawn-tables.txt):
 *   # 3x2 (2,1):2x1 in 14 pt             rows and columns, cells of several, the size
 *   | 79.37 187.23 521.57                x of the vertical rules
 *   row 2.5: 0-2@0 1@0-2.5               grid lines; rules along columns 0 to 2, and between two
 *     0.00 85.12-120.24 0,0 head 项目    a line: y, ends, place, text
 * Behind the rows comes the head that further pages repeat. */
#include "composed.h"

#include "layout/table_set.h"
#include "unit/golden.h"
#include "unit/lot.h"
#include "write/page/places.h"

enum { TABLES = 260, FEW_LINES = 6, MORE_LINES = 11 };

static const char *const heads[] = {"序号",   "项目", "投资（万元）", "完成情况及下一步打算（公里）",
                                    "2024年", "",     "单位"};
static const char *const texts[] = {"",
                                    "1",
                                    "2.5",
                                    "12,430",
                                    "田",
                                    "甲局",
                                    "3月",
                                    "—",
                                    "-3.5%",
                                    "农业农村局",
                                    "甲\v乙",
                                    "渠成\v水到渠成\v田",
                                    "县水利局、县财政局",
                                    "save water",
                                    "东渠上游清淤两公里，七月底以前完成，不得拖延。",
                                    "10",
                                    "8,000",
                                    "7.25",
                                    "500"};

/* Some cells take several rows or columns: those below them are empty. */
static void draw_extents(struct table *table, GString *all, GRand *rand) {
  table->extents = g_new(struct extent, table->rows * table->columns);
  for (guint i = 0; i < table->rows * table->columns; i++)
    table->extents[i] = (struct extent){1, 1};
  for (guint left = 1 + lot(rand, 3); left > 0; left--) {
    const guint row = lot(rand, table->rows), column = lot(rand, table->columns);
    struct extent extent = {.rows = 1 + lot(rand, MIN(table->rows - row, 4))};
    extent.columns = 1 + lot(rand, MIN(table->columns - column, 3));
    bool free = true;
    for (guint i = 0; i < extent.rows * extent.columns; i++) {
      const struct extent *other =
          &table->extents[(row + i / extent.columns) * table->columns + column + i % extent.columns];
      free = free && other->rows == 1 && other->columns == 1;
    }
    for (guint i = 0; free && i < extent.rows * extent.columns; i++) {
      const guint cell = (row + i / extent.columns) * table->columns + column + i % extent.columns;
      table->extents[cell] = i == 0 ? extent : (struct extent){0, 0};
      if (i > 0)
        *table->cells[cell] = '\0';
    }
    if (free && extent.rows * extent.columns > 1)
      g_string_append_printf(all, " (%u,%u):%ux%u", row, column, extent.rows, extent.columns);
  }
}

static char *draw_figure(GRand *rand) {
  const guint behind = lot(rand, 10);
  return g_strdup_printf("%u.%u", lot(rand, 300), behind);
}

static void draw_table(struct block *block, GString *all, GRand *rand) {
  struct table *table = block->table = g_new0(struct table, 1);
  table->rows = 1 + lot(rand, 7);
  table->columns = 1 + lot(rand, 5);
  table->cells = g_new0(char *, table->rows * table->columns);
  g_string_append_printf(all, "# %ux%u", table->rows, table->columns);
  const bool headed = lot(rand, 3) > 0;
  const guint figures = lot(rand, table->columns * 2); /* a column of nothing else */
  for (guint i = 0; i < table->rows * table->columns; i++)
    table->cells[i] = headed && i < table->columns    ? g_strdup(ANY(rand, heads))
                      : i % table->columns == figures ? draw_figure(rand)
                                                      : g_strdup(ANY(rand, texts));
  if (lot(rand, 2) == 0)
    draw_extents(table, all, rand);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < table->rows * table->columns; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % table->columns == 0 ? "\n" : "\t", table->cells[i]);
  g_free(block->text);
  block->text = g_strdup(text->str);
}

static void append_line(GString *all, const struct line *line) {
  g_autofree char *text = line_text(line), *start = g_utf8_substring(text, 0, MIN(4, g_utf8_strlen(text, -1)));
  g_string_append_printf(all, "  %.2f", line->y);
  if (line->runs->len > 0)
    g_string_append_printf(all, " %.2f-%.2f", places_left(line->runs->pdata[0]),
                           places_right(line->runs->pdata[line->runs->len - 1]));
  g_string_append_printf(all, " %u,%u%s %s\n", line->cell.row, line->cell.column, line->cell.head ? " head" : "",
                         start);
}

static void append_row(GString *all, const char *name, const struct table_row *row) {
  g_string_append_printf(all, "%s %.4g:", name, row->slots);
  for (guint i = 0; row->rules && i < row->rules->len; i++) {
    const struct table_rule *rule = &g_array_index(row->rules, struct table_rule, i);
    if (rule->left == rule->right)
      g_string_append_printf(all, " %u@%.4g-%.4g", rule->left, rule->from, rule->to);
    else
      g_string_append_printf(all, " %u-%u@%.4g", rule->left, rule->right, rule->from);
  }
  g_string_append_c(all, '\n');
  for (guint i = 0; i < row->lines->len; i++)
    append_line(all, row->lines->pdata[i]);
}

static void append_set(GString *all, const struct table_set *set) {
  g_string_append_c(all, '|');
  for (guint i = 0; i < set->edges->len; i++)
    g_string_append_printf(all, " %.2f", g_array_index(set->edges, double, i));
  g_string_append_c(all, '\n');
  for (guint i = 0; i < set->rows->len; i++)
    append_row(all, "row", set->rows->pdata[i]);
  if (set->again)
    append_row(all, "again", set->again);
}

/* Sets the next table on pages of few lines, some of which are narrow. */
static void append_table(GString *all, struct composed *composed, GRand *rand) {
  doc_free(composed->doc);
  composed->doc = doc_new();
  struct style *style = composed->style;
  style->lines = lot(rand, 2) ? FEW_LINES : MORE_LINES;
  style->columns = lot(rand, 2) ? 28 : 13;
  style->text_width = style->columns == 28 ? 442.2 : 200;
  style->text_height = style->lines * style->line_pitch;
  draw_table(add_block(composed, ROLE_TABLE, ""), all, rand);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed->doc, style);
  const struct paragraph *paragraph = paragraph_at(paragraphs, 0);
  const struct style turned = style_turned(style);
  struct typesetter typesetter = {.style = paragraph->turned ? &turned : style,
                                  .turned = &turned,
                                  .fonts = composed->fonts,
                                  .report = composed->report,
                                  .reported = g_hash_table_new(NULL, NULL),
                                  .shaped = g_array_new(FALSE, FALSE, sizeof(struct shaped_glyph))};
  struct galley *galley = galley_new(paragraph, 0, paragraph->text->len, typesetter.style);
  struct table_set *set = table_set_galley(&typesetter, galley);
  g_string_append_printf(all, " in %g pt, %u lines of %.4g%s\n", paragraph->table_size, style->lines, style->text_width,
                         paragraph->turned ? ", turned" : "");
  append_set(all, set);
  table_free(set);
  galley_free(galley);
  g_hash_table_unref(typesetter.reported);
  g_array_unref(typesetter.shaped);
}

static void tables_are_set_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1982);
  struct composed composed = composed_new();
  for (guint i = 0; i < TABLES; i++)
    append_table(all, &composed, rand);
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/drawn-tables.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(tables_are_set_as_they_were)};
  return cmocka_run_group_tests_name("drawn tables", tests, NULL, NULL);
}
