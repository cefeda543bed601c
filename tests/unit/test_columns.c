/* The columns of a table, told without fonts (typography S3).  What a lot draws is compared with files:
 * tests/data/drawn-cells.txt has the least, what is liked and the whole of a text, whether a column of it holds
 * figures, and its least in a head; tests/data/drawn-columns.txt has shares of room, tests/data/drawn-fits.txt sizes.
 */
#include "unit/golden.h"

#include "compose/cell_lines.h"
#include "compose/cell_text.h"
#include "compose/columns.h"
#include "compose/columns_lower.h"
#include "compose/han_words.h"
#include "unit/lot.h"

/* Shares room among columns whose cells like no more than their least. */
static void share(const struct table *table, const double *least, const double *whole, double room, double *widths) {
  g_autoptr(ColumnWants) wants = column_wants_new(table->rows * table->columns);
  for (guint i = 0; i < table->rows * table->columns; i++) {
    wants->least[i] = wants->liked[i] = least[i];
    wants->whole[i] = whole[i];
  }
  columns_share(table, wants, room, widths);
}

static double least_of(const char *text) {
  char *cells[] = {(char *)"项目", (char *)text};
  const struct table table = {.rows = 2, .columns = 1, .cells = cells};
  return cell_least(&table, 1, 0, table_head_rows(&table), 1);
}

static void pieces_stay_together(G_GNUC_UNUSED void **state) {
  assert_true(least_of("完成于2025年10月12日以前") > 6.5); /* the whole date */
  assert_true(least_of("完成于2025年10月12日以前") < 9);
  assert_true(least_of("连续12个月都有库存") > 2); /* 12个 */
  assert_true(least_of("连续12个月都有库存") < 3);
  assert_true(least_of("农业农村和水利服务中心") < 2); /* Han text is parted anywhere */
  assert_true(least_of("欧阳明远") > 3.9);             /* a name is not */
  assert_true(least_of("138 0000 1234") > 5.5);
  assert_true(least_of("2025 农业农村") < 2.5); /* a blank behind a number is no part of it */
  assert_true(least_of("3万元左右的小项目") > 2.5);
  assert_true(least_of("2025 12") > 3); /* one between figures is */
  assert_true(least_of("") < 0.5);
  assert_true(least_of("水利\v农业") > 1.9 && least_of("水利\v农业") < 3); /* paragraphs of a cell */
}

static void figures_are_told_from_text(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"数", (char *)"名", (char *)"日",        (char *)"12,430", (char *)"甲", (char *)"3月",
                   (char *)"—",  (char *)"乙", (char *)"12,430.5%", (char *)"-3.5%",  (char *)"丙", (char *)""};
  const struct table table = {.rows = 4, .columns = 3, .cells = cells};
  assert_int_equal(column_kind_of(&table, 0, table_head_rows(&table)), COLUMN_FIGURES);
  assert_int_equal(column_kind_of(&table, 1, table_head_rows(&table)), COLUMN_TEXT);
  assert_int_equal(column_kind_of(&table, 2, table_head_rows(&table)), COLUMN_TEXT);
}

static void a_column_has_its_least_before_others_have_more(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"a", (char *)"b", (char *)"c", (char *)"d", (char *)"e", (char *)"f"};
  const struct table table = {.rows = 2, .columns = 3, .cells = cells};
  const double least[] = {10, 80, 5, 10, 80, 5}, wanted[] = {10, 80, 400, 10, 80, 100};
  double widths[3];
  share(&table, least, wanted, 200, widths);
  assert_float_equal(widths[0], 10, 0.01);
  assert_float_equal(widths[1], 80, 0.01);
  assert_float_equal(widths[2], 110, 0.01);
  share(&table, least, least, 185, widths); /* what is left over is for all */
  assert_float_equal(widths[0], 40, 0.01);
  share(&table, least, wanted, 47.5, widths); /* pieces that do not fit together are parted after all */
  assert_float_equal(widths[1], 40, 0.01);
}

/* What a column takes less than its part is shared by the others, by the roots of what they hold. */
static void what_one_column_leaves_others_share(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"a", (char *)"b", (char *)"c"};
  const struct table table = {.rows = 1, .columns = 3, .cells = cells};
  const double least[] = {10, 10, 10}, wanted[] = {15, 100, 400};
  double widths[3];
  share(&table, least, wanted, 130, widths);
  assert_float_equal(widths[0], 15, 0.01);
  assert_float_equal(widths[1], 10 + 95.0 / 3, 0.01);
  assert_float_equal(widths[2], 10 + 190.0 / 3, 0.01);
}

/* A column without text below the head is to be written in: it has half of an even part, and what others leave; a table
 * with a column that has no text at all is a form, without a head. */
static void columns_to_write_in_have_room(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"姓名", (char *)"", (char *)"性别", (char *)"电话", (char *)"", (char *)"职务"};
  struct table table = {.rows = 2, .columns = 3, .cells = cells};
  const double least[] = {30, 0, 30, 30, 0, 30};
  double widths[3];
  assert_int_equal(table_head_rows(&table), 0);
  share(&table, least, least, 300, widths);
  assert_float_equal(widths[0], 30, 0.01);
  assert_float_equal(widths[1], 240, 0.01);
  share(&table, least, least, 75, widths);
  assert_float_equal(widths[1], 15, 0.01);
  cells[1] = (char *)"民族";
  assert_int_equal(table_head_rows(&table), 1);
  cells[1] = (char *)"", cells[0] = (char *)""; /* the first column may be empty at the head's corner */
  cells[4] = (char *)"汉", cells[3] = (char *)"";
  assert_int_equal(table_head_rows(&table), 1);
}

static double liked_of(const char *text) {
  char *cells[] = {(char *)text};
  const struct table table = {.rows = 1, .columns = 1, .cells = cells};
  return cell_liked(&table, 0, 0, 1);
}

/* A name between two marks is liked whole, with its mark; a longer part is not. */
static void names_are_liked_whole(G_GNUC_UNUSED void **state) {
  assert_float_equal(liked_of("市水务集团"), 5, 0.01);
  assert_float_equal(liked_of("市住建局、市大数据中心、各区人民政府办公室"), 7, 0.01);
  assert_float_equal(liked_of("推进城区老旧管网改造"), 0, 0.01);
  assert_float_equal(liked_of("市残联\v团市委"), 3, 0.01);
}

/* What columns like takes no more than half of the room that is left. */
static void what_is_liked_leaves_room_for_text(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"a", (char *)"b", (char *)"c"};
  const struct table table = {.rows = 1, .columns = 3, .cells = cells};
  g_autoptr(ColumnWants) wants = column_wants_new(3);
  double widths[3];
  for (guint i = 0; i < 3; i++)
    wants->least[i] = wants->liked[i] = 10, wants->whole[i] = 400;
  wants->liked[0] = 30, wants->liked[1] = 50;
  columns_share(&table, wants, 90, widths); /* of 60 that are left: 20, but not 40 */
  assert_float_equal(widths[0], 30 + 40 / 3.0, 0.01);
  assert_float_equal(widths[1], 10 + 40 / 3.0, 0.01);
}

/* A cell of two columns wants of both alike what they have not already. */
static void a_cell_of_two_columns_widens_both(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"a", (char *)"", (char *)"b", (char *)"c"};
  struct extent extents[] = {{1, 2}, {0, 0}, {1, 1}, {1, 1}};
  const struct table table = {.rows = 2, .columns = 2, .cells = cells, .extents = extents};
  const double least[] = {100, 0, 20, 40}, low[] = {50, 0, 20, 40};
  double widths[2];
  share(&table, least, least, 100, widths);
  assert_float_equal(widths[0], 40, 0.01);
  assert_float_equal(widths[1], 60, 0.01);
  share(&table, low, low, 60, widths); /* it has room in what they have */
  assert_float_equal(widths[0], 20, 0.01);
  assert_float_equal(widths[1], 40, 0.01);
}

static struct columns_fit fit_of(const struct table *table, const struct style *style) {
  const struct columns_fit fit = columns_fit(table, style);
  g_free(fit.widths);
  return fit;
}

/* The style's own size, 14 pt, when there is room; else the first smaller one that has it. */
static void a_wide_table_is_smaller(G_GNUC_UNUSED void **state) {
  char *cells[40];
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    cells[i] = (char *)(i < 20 ? "完成比例" : "12,430");
  struct style style = {.text_width = 442.2, .columns = 28, .size = 16, .line_pitch = 29.6, .table_padding = 0.4};
  style.paragraphs[ELEMENT_TABLE].size = 14;
  struct table table = {.rows = 2, .columns = 6, .cells = cells};
  assert_float_equal(fit_of(&table, &style).size, 14, 0.01);
  table.columns = 7;
  assert_float_equal(fit_of(&table, &style).size, 12, 0.01);
  table.columns = 8;
  assert_float_equal(fit_of(&table, &style).size, 10.5, 0.01);
  assert_false(fit_of(&table, &style).turned);
  table.columns = 20; /* no room in any size: none is smaller than the least */
  assert_float_equal(fit_of(&table, &style).size, 7.5, 0.01);
}

/* S4: what has no room in 9 pt is turned, and has there the first size in which it has room. */
static void a_table_too_wide_is_turned(G_GNUC_UNUSED void **state) {
  char *cells[64];
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    cells[i] = (char *)"完成比例";
  struct style style = {.page_height = 841.9, .margin_top = 104.9, .text_width = 442.2, .text_height = 637.8};
  style.columns = 28, style.size = 16, style.line_pitch = 29.6, style.table_padding = 0.4;
  style.paragraphs[ELEMENT_TABLE].size = 14;
  struct table table = {.rows = 2, .columns = 9, .cells = cells};
  assert_false(fit_of(&table, &style).turned);
  assert_float_equal(fit_of(&table, &style).size, 9, 0.01);
  table.columns = 10;
  assert_true(fit_of(&table, &style).turned);
  assert_float_equal(fit_of(&table, &style).size, 12, 0.01);
  table.columns = 13;
  assert_float_equal(fit_of(&table, &style).size, 9, 0.01);
  table.columns = 32; /* no room there either */
  assert_true(fit_of(&table, &style).turned);
  assert_float_equal(fit_of(&table, &style).size, 7.5, 0.01);
  style.text_height = style.text_width; /* nothing is won by it */
  assert_false(fit_of(&table, &style).turned);
}

/* A cell that would take more than six lines is set smaller too, but not so small that nobody reads it. */
static void a_long_cell_is_smaller(G_GNUC_UNUSED void **state) {
  g_autofree char *text = g_malloc0(3 * 150 + 1);
  for (guint i = 0; i < 150; i++)
    memcpy(text + 3 * i, "田", strlen("田"));
  char *cells[] = {(char *)"甲", (char *)"乙", text, (char *)"丙"};
  struct style style = {.text_width = 200, .columns = 12, .size = 16, .line_pitch = 29.6, .table_padding = 0.4};
  style.paragraphs[ELEMENT_TABLE].size = 14;
  const struct table table = {.rows = 2, .columns = 2, .cells = cells};
  assert_float_equal(fit_of(&table, &style).size, 10.5, 0.01);
  style.text_width = 442.2, style.columns = 28;
  assert_float_equal(fit_of(&table, &style).size, 14, 0.01);
}

/* ---- widths that make a table lower ---- */

static void assert_lines(const char *text, double width, guint count, guint parted) {
  g_autoptr(GArray) words = han_words_starts(text, strlen(text));
  g_autoptr(CellLines) lines = cell_lines_new(text, 0, strlen(text), words, 1);
  guint got;
  assert_int_equal(cell_lines_in(lines, width, &got), count);
  assert_int_equal(got, parted);
}

/* Lines of a cell end at marks and words, and part names and words only where that leaves less blank. */
static void lines_of_a_cell_end_at_words(G_GNUC_UNUSED void **state) {
  assert_lines("", 4, 1, 0);
  assert_lines("县水利局", 4, 1, 0);
  assert_lines("县水利局、县财政局", 8, 2, 0);   /* the mark at the end of a line gives up half */
  assert_lines("县水利局、县财政局", 8.5, 2, 0); /* lines of several hold whole characters */
  assert_lines("县水利局、县财政局", 9, 1, 0);
  assert_lines("县水利局、县财政局", 5, 2, 0);
  assert_lines("修建水库", 3, 2, 1); /* 修建|水库, one name */
  assert_lines("修建水库", 1, 4, 3);
  assert_lines("修\v建\v水库", 2, 3, 0);       /* paragraphs of a cell */
  assert_lines("2025年10月底前完成", 5, 2, 0); /* a date is one piece, wider than there is room */
}

/* A column whose cells are all short leaves its room to those whose cells take fewer lines then. */
static void what_makes_a_table_lower_is_done(G_GNUC_UNUSED void **state) {
  char *cells[] = {(char *)"项目", (char *)"总投资（万元）", (char *)"内容",
                   (char *)"东渠", (char *)"12,480",         (char *)"清淤两公里，加固渠堤，修建水闸，栽植树木",
                   (char *)"西渠", (char *)"3,650",          (char *)"清淤一公里，更换闸门，整修渠道，疏通涵洞"};
  const struct table table = {.rows = 3, .columns = 3, .cells = cells};
  const double least[] = {2.8, 4.8, 4.8};
  const struct column_room room = {least, 0.8, 1};
  double widths[] = {7, 7, 8};
  assert_true(columns_lower(&table, &room, widths));
  assert_float_equal(widths[0], 2.8, 0.01);
  assert_float_equal(widths[1], 7.3, 0.01);          /* one line of the head: its mark gives up half */
  assert_true(widths[2] > 11.7 && widths[2] < 11.9); /* two parts on each line */
  double best[] = {widths[0], widths[1], widths[2]};
  assert_false(columns_lower(&table, &room, widths)); /* nothing is lower than that */
  assert_memory_equal(widths, best, sizeof best);
}

/* ---- what a lot draws ---- */

static const char *const pieces[] = {"田", "水利", "局", "年", "月",     "日", "万", "亿", "元", "个", "2025", "12",
                                     "3",  "4.5",  ",",  ".",  ":",      "/",  "+",  "-",  "%",  "‰",  "℃",    "°",
                                     "～", "_",    "@",  "A",  "GDP",    "kg", "é",  "É",  " ",  " ",  "\v",   "（",
                                     "）", "“",    "”",  "《", "》",     "(",  ")",  "〔", "【", "】", "、",   "，",
                                     "；", "。",   "：", "！", "\u0301", "—",  "−",  "–",  "|",  "'"};

static void append_cell(GString *all, const char *text) {
  char *cells[] = {(char *)"项目", (char *)text};
  const struct table table = {.rows = 2, .columns = 1, .cells = cells};
  g_string_append_printf(all, "%.4g %.4g", cell_least(&table, 1, 0, 1, 1), cell_liked(&table, 1, 0, 1));
  g_string_append_printf(all, " %.4g %s%.4g ", cell_whole(&table, 1, 0, 1),
                         column_kind_of(&table, 0, 1) == COLUMN_FIGURES ? "figures " : "",
                         cell_least(&table, 1, 0, 2, 1));
  for (const char *p = text; *p; p++)
    g_string_append_c(all, *p == '\v' ? '~' : *p);
  g_string_append_c(all, '\n');
}

static void cells_want_what_they_did(G_GNUC_UNUSED void **state) {
  enum { TEXTS = 900, MOST_PIECES = 9 };
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1936);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint left = lot(rand, MOST_PIECES); left > 0; left--)
      g_string_append(text, ANY(rand, pieces));
    append_cell(all, text->str);
  }
  assert_int_equal(golden_compare("tests/data/drawn-cells.txt", all->str), 0);
}

enum { MOST_ROWS = 4, MOST_COLUMNS = 5 };

/* One cell of several rows or columns; those that lie under it are empty. */
static void draw_extent(struct table *table, GRand *rand) {
  const guint row = lot(rand, table->rows), column = lot(rand, table->columns);
  struct extent extent = {.rows = 1 + lot(rand, table->rows - row)};
  extent.columns = 1 + lot(rand, table->columns - column);
  for (guint i = 0; i < extent.rows * extent.columns; i++) {
    const guint cell = (row + i / extent.columns) * table->columns + column + i % extent.columns;
    table->extents[cell] = i == 0 ? extent : (struct extent){0, 0};
    table->cells[cell] = i == 0 ? table->cells[cell] : (char *)"";
  }
}

/* A table of such texts, with a cell of several now and then, or a column to write in. */
static void draw_table(struct table *table, const char *const *texts, guint count, GRand *rand) {
  table->rows = 1 + lot(rand, MOST_ROWS);
  table->columns = 1 + lot(rand, MOST_COLUMNS);
  const guint blank = lot(rand, 3 * MOST_COLUMNS);
  for (guint i = 0; i < table->rows * table->columns; i++) {
    table->cells[i] = (char *)(i % table->columns == blank && i >= table->columns ? "" : texts[lot(rand, count)]);
    table->extents[i] = (struct extent){1, 1};
  }
  if (lot(rand, 3) == 0)
    draw_extent(table, rand);
}

static void append_share(GString *all, const struct table *table, GRand *rand) {
  const guint cells = table->rows * table->columns;
  const double room = 20 * (1 + lot(rand, 12));
  double widths[MOST_COLUMNS];
  g_autoptr(ColumnWants) wants = column_wants_new(cells);
  g_string_append_printf(all, "%ux%u", table->rows, table->columns);
  for (guint i = 0; i < cells; i++) {
    wants->least[i] = 5 * lot(rand, 6);
    wants->liked[i] = wants->least[i] + 5 * lot(rand, 4);
    wants->whole[i] = wants->liked[i] + (lot(rand, 2) ? 20 * lot(rand, 8) : 0);
    g_string_append_printf(all, " %s%g/%g/%g",
                           table->extents[i].rows == 0 ? "~"
                           : *table->cells[i]          ? ""
                                                       : "-",
                           wants->least[i], wants->liked[i], wants->whole[i]);
    if (table->extents[i].rows * table->extents[i].columns > 1)
      g_string_append_printf(all, "(%ux%u)", table->extents[i].rows, table->extents[i].columns);
  }
  columns_share(table, wants, room, widths);
  g_string_append_printf(all, ": %g =", room);
  for (guint column = 0; column < table->columns; column++)
    g_string_append_printf(all, " %.2f", widths[column]);
  g_string_append_c(all, '\n');
}

static void room_is_shared_as_it_was(G_GNUC_UNUSED void **state) {
  enum { TABLES = 500 };
  static const char *const texts[] = {"田"};
  char *cells[MOST_ROWS * MOST_COLUMNS];
  struct extent extents[MOST_ROWS * MOST_COLUMNS];
  struct table table = {.cells = cells, .extents = extents};
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1937);
  for (guint i = 0; i < TABLES; i++) {
    draw_table(&table, texts, G_N_ELEMENTS(texts), rand);
    append_share(all, &table, rand);
  }
  assert_int_equal(golden_compare("tests/data/drawn-columns.txt", all->str), 0);
}

/* In type areas of whole characters, some of which are as high as they are wide. */
static void tables_fit_in_the_sizes_they_did(G_GNUC_UNUSED void **state) {
  enum { TABLES = 400 };
  static const char *const texts[] = {"田",
                                      "1",
                                      "12,430",
                                      "完成比例",
                                      "水利局",
                                      "县水利局、县财政局",
                                      "2025年10月12日",
                                      "东渠上游清淤两公里，七月底以前完成，不得拖延。",
                                      "62.4%",
                                      "甲\v乙"};
  char *cells[MOST_ROWS * MOST_COLUMNS];
  struct extent extents[MOST_ROWS * MOST_COLUMNS];
  struct table table = {.cells = cells, .extents = extents};
  struct style style = {.page_height = 600, .margin_top = 50, .columns = 20, .size = 16, .line_pitch = 30};
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1938);
  for (guint i = 0; i < TABLES; i++) {
    draw_table(&table, texts, G_N_ELEMENTS(texts), rand);
    style.text_width = 40 + 14 * lot(rand, 20);
    style.size = style.text_width / style.columns; /* characters are as wide as their cells */
    style.text_height = lot(rand, 2) ? 400 : style.text_width;
    style.table_padding = lot(rand, 2) ? 0.4 : 0;
    style.paragraphs[ELEMENT_TABLE].size = lot(rand, 3) ? 14 : 10.5;
    const struct columns_fit fit = fit_of(&table, &style);
    g_string_append_printf(all, "%ux%u in %g of %gx%g: %g%s\n", table.rows, table.columns,
                           style.paragraphs[ELEMENT_TABLE].size, style.text_width, style.text_height, fit.size,
                           fit.turned ? " turned" : "");
  }
  assert_int_equal(golden_compare("tests/data/drawn-fits.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_stay_together),
      cmocka_unit_test(figures_are_told_from_text),
      cmocka_unit_test(a_column_has_its_least_before_others_have_more),
      cmocka_unit_test(what_one_column_leaves_others_share),
      cmocka_unit_test(columns_to_write_in_have_room),
      cmocka_unit_test(names_are_liked_whole),
      cmocka_unit_test(what_is_liked_leaves_room_for_text),
      cmocka_unit_test(a_cell_of_two_columns_widens_both),
      cmocka_unit_test(a_wide_table_is_smaller),
      cmocka_unit_test(a_table_too_wide_is_turned),
      cmocka_unit_test(a_long_cell_is_smaller),
      cmocka_unit_test(lines_of_a_cell_end_at_words),
      cmocka_unit_test(what_makes_a_table_lower_is_done),
      cmocka_unit_test(cells_want_what_they_did),
      cmocka_unit_test(room_is_shared_as_it_was),
      cmocka_unit_test(tables_fit_in_the_sizes_they_did),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
