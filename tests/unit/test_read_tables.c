/* Tables of all kinds, drawn by a seeded lot: rows parted by tabs, bars or blanks, with cells left empty, indents,
 * rules, blank lines, rows of nothing, cells that are too long or only look like cells.  What is read of them is what
 * it was (tests/data/tables.txt):
 *   # 7                          the text, → for a tab
 *   甲→乙
 *   丙→
 *   => 2x2 甲,乙/丙,             the table's cells
 * Where the rows are no table, the blocks stand there behind the letters of their roles, x for what was left out. */
#include "text/chars.h"
#include "unit/golden.h"
#include "unit/read_data.h"
#include "unit/reading.h"

#define EXPECTED "tests/data/tables.txt"
#define HEAD "在清渠现场会上的讲话\n\n同志们：\n\n清渠的任务分给各段，请大家按下面的表去做。\n"

enum { HEAD_BLOCKS = 3, TEXTS = 900, MOST_ROWS = 5, MOST_COLUMNS = 5 };

/* How rows are parted. */
enum manner { BY_TABS, BY_BARS, FENCED, BY_BLANKS, BY_WIDE_BLANKS, MANNERS };

struct drawing {
  GRand *rand;
  enum manner manner;
  guint rows, columns;
  guint indent; /* tabs, or blanks, before every row */
  guint cells;  /* drawn so far */
  bool counts;  /* the first cells are numbers */
  GString *text;
};

static bool lot(GRand *rand, guint of) {
  return g_rand_int_range(rand, 0, (gint32)of) == 0;
}

/* The words of a cell; one ideograph most often. */
static void append_cell(struct drawing *drawing, GString *row, guint line, guint column) {
  static const char *const pool = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
  static const char *const odd[] = {
      "一、渠",
      "第一节",
      "渠：",
      "渠长:老王",
      "渠要修直。",
      "8.5",
      "12%",
      "上一页",
      "东渠西渠南渠北渠上渠下渠",
      "东渠西渠南渠北渠上渠下渠新",
      "",
      "东渠西渠南渠北渠上渠下渠新渠老渠大渠小渠长渠短渠高渠低渠深渠浅渠。",
      ("东渠西渠南渠北渠上渠下渠新渠老渠大渠小渠长渠短渠高渠低渠深渠浅渠宽渠窄渠直渠弯渠东渠西"
       "渠南渠北渠上渠下渠新渠老渠大渠小渠长")};
  if (drawing->counts && column == 0)
    g_string_append_printf(row, "%u", line + 1);
  else if (lot(drawing->rand, 6))
    return;
  else if (lot(drawing->rand, 9))
    g_string_append(row, odd[g_rand_int_range(drawing->rand, 0, G_N_ELEMENTS(odd))]);
  else
    g_string_append_unichar(row, g_utf8_get_char(g_utf8_offset_to_pointer(pool, drawing->cells++ % 22)));
}

static void append_blanks(const struct drawing *drawing, GString *row, gsize cells) {
  for (; drawing->manner == BY_WIDE_BLANKS && cells >= 2; cells -= 2)
    g_string_append(row, "　");
  for (; cells > 0; cells--)
    g_string_append_c(row, ' ');
}

/* A row whose columns stand below each other, but for a cell now and then. */
static void append_aligned_row(struct drawing *drawing, guint line, gsize width) {
  g_autoptr(GString) row = g_string_new(NULL);
  for (guint column = 0; column < drawing->columns; column++) {
    const gsize at =
        drawing->indent + column * width + (lot(drawing->rand, 8) ? (gsize)g_rand_int_range(drawing->rand, 1, 4) : 0);
    const gsize now = chars_width(row->str, row->len);
    append_blanks(drawing, row, at > now ? at - now : column > 0 ? 2 : 0);
    append_cell(drawing, row, line, column);
  }
  g_string_append_printf(drawing->text, "%s\n", row->str);
}

static void append_marked_row(struct drawing *drawing, guint line) {
  const char *mark = drawing->manner == BY_TABS ? "\t" : lot(drawing->rand, 2) ? "|" : " | ";
  for (guint i = 0; i < drawing->indent; i++)
    g_string_append_c(drawing->text, '\t');
  if (drawing->manner == FENCED)
    g_string_append_c(drawing->text, '|');
  const guint columns = lot(drawing->rand, 8)    ? drawing->columns - 1
                        : lot(drawing->rand, 12) ? drawing->columns + 1
                                                 : drawing->columns;
  for (guint column = 0; column < columns; column++) {
    if (column > 0)
      g_string_append(drawing->text, mark);
    append_cell(drawing, drawing->text, line, column);
  }
  g_string_append(drawing->text, drawing->manner == FENCED ? "|\n" : "\n");
}

static void append_rule(struct drawing *drawing) {
  static const char *const rules[] = {"---", ":-:", "-", "--:"};
  const char *ends = drawing->manner == FENCED ? "|" : "";
  g_string_append(drawing->text, ends);
  for (guint column = 0; column < drawing->columns; column++)
    g_string_append_printf(drawing->text, "%s%s", column > 0 ? "|" : "",
                           rules[g_rand_int_range(drawing->rand, 0, G_N_ELEMENTS(rules))]);
  g_string_append_printf(drawing->text, "%s\n", ends);
}

static void append_table(struct drawing *drawing) {
  const gsize width = 4 + 2 * (gsize)g_rand_int_range(drawing->rand, 0, 4);
  if (lot(drawing->rand, 3))
    g_string_append(drawing->text, "清渠任务表\n");
  for (guint line = 0; line < drawing->rows; line++) {
    if (drawing->manner >= BY_BLANKS)
      append_aligned_row(drawing, line, width);
    else
      append_marked_row(drawing, line);
    if (drawing->manner < BY_BLANKS && lot(drawing->rand, line == 0 && drawing->manner != BY_TABS ? 3 : 16))
      append_rule(drawing);
    if (drawing->manner == BY_TABS && lot(drawing->rand, 8))
      g_string_append_printf(drawing->text, "%.*s\n", (int)drawing->columns - 1, "\t\t\t\t\t");
    if (lot(drawing->rand, 12))
      g_string_append(drawing->text, lot(drawing->rand, 2) ? "\n\n" : "\n");
  }
}

/* So many characters of words are shown. */
#define SHOWN 6

static void append_words(GString *all, const char *before, const char *words) {
  g_autofree char *start = g_utf8_substring(words, 0, MIN(g_utf8_strlen(words, -1), SHOWN));
  g_string_append_printf(all, "%s%s", before, start);
}

/* The rows of the table, or the words of another block behind its letter. */
static void append_block(GString *all, const struct block *block) {
#define X(symbol, name, letter, meaning) letter,
  static const char letters[ROLE_COUNT + 1] = {ROLES(X) 0};
#undef X
  const struct table *table = block->table;
  if (!table) {
    append_words(all, (const char[]){' ', letters[block->role], '|', '\0'}, block->text);
    return;
  }
  g_string_append_printf(all, " %ux%u ", table->rows, table->columns);
  g_autoptr(GString) text = g_string_new(NULL); /* as the block holds it */
  for (guint i = 0; i < table->rows * table->columns; i++) {
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % table->columns == 0 ? "\n" : "\t", table->cells[i]);
    append_words(all, i == 0 ? "" : i % table->columns == 0 ? "/" : ",", table->cells[i]);
  }
  assert_string_equal(block->text, text->str);
}

static void append_read(GString *all, const char *table) {
  g_autofree char *text = g_strconcat(HEAD, table, "请大家回去照着做，做不完的说清楚。\n", NULL);
  const struct read_options options = {.data = data};
  struct reading reading = read_bytes(text, strlen(text), &options);
  g_string_append(all, "=>");
  for (guint i = HEAD_BLOCKS; i + 1 < reading.doc->blocks->len; i++)
    append_block(all, block_at(&reading, i));
  for (guint i = 0; i < reading.doc->dropped->len; i++)
    append_words(all, " x|", ((const struct dropped *)reading.doc->dropped->pdata[i])->text);
  g_string_append_c(all, '\n');
  reading_end(&reading);
}

static void tables_are_read_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(23);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    struct drawing drawing = {.rand = rand, .text = text, .manner = i % MANNERS};
    drawing.rows = 1 + (guint)g_rand_int_range(rand, 0, MOST_ROWS);
    drawing.columns = 2 + (guint)g_rand_int_range(rand, 0, MOST_COLUMNS - 1);
    drawing.indent = lot(rand, 4);
    drawing.counts = lot(rand, 5);
    append_table(&drawing);
    g_string_append_printf(all, "# %u\n", i);
    g_string_append(all, text->str);
    append_read(all, text->str);
  }
  g_string_replace(all, "\t", "→", 0);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(tables_are_read_as_they_were)};
  return cmocka_run_group_tests_name("read tables", tests, read_data_set_up, read_data_tear_down);
}
