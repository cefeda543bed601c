/* Tables of a Word file: cells, cells that are one, paragraphs of a cell, frames and tables in others; and back into a
 * Word file. */
#include "builders/word.h"
#include "unit/docx_case.h"

#include "doc/check.h"

#define CELL(text) "<w:tc><w:tcPr/>" PARAGRAPH(text) "</w:tc>"
#define CELL_OF(properties, paragraphs) "<w:tc><w:tcPr>" properties "</w:tcPr>" paragraphs "</w:tc>"
#define WIDE(columns, text) CELL_OF("<w:gridSpan w:val=\"" columns "\"/>", PARAGRAPH(text))
#define TALL(text) CELL_OF("<w:vMerge w:val=\"restart\"/>", PARAGRAPH(text))
#define BELOW CELL_OF("<w:vMerge/>", "<w:p/>")
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/>" rows "</w:tbl>"
#define RAISED "<w:vertAlign w:val=\"superscript\"/>"
#define LOOK(look, text) "<w:r><w:rPr>" look "</w:rPr><w:t>" text "</w:t></w:r>"

static struct word_case read_body(const char *body) {
  g_autofree char *document =
      g_strconcat(WORD_HEAD "<w:document " WORD_SPACES "><w:body>", body, "</w:body></w:document>", NULL);
  return word_read(word_file(document, NULL));
}

/* "2x1" for each cell that takes so many rows and columns, "-" for what lies under one; parted by blanks and "/". */
static void assert_extents(const struct block *block, const char *expected) {
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint row = 0; row < block->table->rows; row++)
    for (guint column = 0; column < block->table->columns; column++) {
      const struct extent extent = table_extent(block->table, row, column);
      g_string_append(found, column > 0 ? " " : row > 0 ? "/" : "");
      if (extent.rows > 0)
        g_string_append_printf(found, "%ux%u", extent.rows, extent.columns);
      else
        g_string_append_c(found, '-');
    }
  assert_string_equal(found->str, expected);
}

static const struct block *block_of(const struct word_case *c, guint i) {
  return g_ptr_array_index(c->doc->blocks, i);
}

/* ---- cells ---- */

static void cells(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(ROW(CELL("") CELL("数量|单位")) ROW(CELL("电脑")))
                                     PARAGRAPH("表后说明。"));
  const struct block *block = block_of(&c, 1);
  assert_int_equal(c.doc->blocks->len, 3);
  assert_int_equal(block->role, ROLE_TABLE);
  assert_string_equal(block->text, "\t数量|单位\n电脑\t");
  assert_int_equal(block->table->rows, 2);
  assert_int_equal(block->table->columns, 2);
  assert_null(block->table->extents);
  assert_int_equal(block_of(&c, 2)->first_line, 3);
}

/* Paragraphs of a cell stay apart; empty ones are none, and the blanks around the cell are its own affair. */
static void paragraphs_of_cells(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(
      ROW(CELL("地块") CELL_OF("", "<w:p>" RUN("面积m") LOOK(RAISED, "2") "</w:p>"))
          ROW(CELL("河东") CELL_OF("", PARAGRAPH("约") "<w:p/><w:p>" LOOK("<w:b/>", "300") "</w:p>"))));
  const struct block *block = block_of(&c, 1);
  assert_string_equal(block->text, "地块\t面积m2\n河东\t约\v300");
  const struct mark *bold = &g_array_index(block->marks, struct mark, 1);
  assert_int_equal(block->marks->len, 2);
  assert_int_equal(bold->kind, MARK_BOLD);
  assert_memory_equal(block->text + bold->start, "300", bold->length);
  assert_true(doc_check_order(c.doc));
  assert_null(word_finding(&c, "bad-character"));
}

/* A look that only blanks at a cell's edge have is none; what is inside the cell keeps its own. */
static void looks_of_blanks(G_GNUC_UNUSED void **state) {
#define SPACED(look, text) "<w:r><w:rPr>" look "</w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(
      ROW(CELL_OF("", "<w:p>" SPACED("<w:b/>", "  ") RUN("地块") SPACED("<w:b/>", " ") "</w:p>") CELL("亩数"))
          ROW(CELL("河东") CELL_OF("", "<w:p>" SPACED("<w:b/>", " 三百 ") RUN("亩") "</w:p>"))));
  const struct block *block = block_of(&c, 1);
  assert_string_equal(block->text, "地块\t亩数\n河东\t三百 亩");
  assert_int_equal(block->marks->len, 1);
  const struct mark *bold = &g_array_index(block->marks, struct mark, 0);
  assert_memory_equal(block->text + bold->start, "三百 ", bold->length);
  assert_int_equal(bold->length, strlen("三百 "));
}

/* ---- cells that are one ---- */

static void merged_cells(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(ROW(TALL("单位") WIDE("2", "指标")) ROW(
      BELOW CELL("目标") CELL("完成")) ROW(CELL("农业局") CELL("八") CELL("六")) ROW(WIDE("3", "合计十四"))));
  assert_extents(block_of(&c, 1), "2x1 1x2 -/- 1x1 1x1/1x1 1x1 1x1/1x3 - -");
  assert_string_equal(block_of(&c, 1)->text, "单位\t指标\t\n\t目标\t完成\n农业局\t八\t六\n合计十四\t\t");
}

/* What goes on from nothing, or from a cell of another width, or has words, is a cell of its own. */
static void cells_that_go_on_from_nothing(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(
      ROW(BELOW CELL("甲") CELL("乙")) ROW(CELL_OF("<w:gridSpan w:val=\"2\"/><w:vMerge/>", "<w:p/>") CELL("丙")) ROW(
          TALL("丁") CELL("戊") CELL("己")) ROW(CELL_OF("<w:vMerge/>", PARAGRAPH("还有话")) CELL("庚") CELL("辛"))));
  assert_extents(block_of(&c, 1), "1x1 1x1 1x1/1x2 - 1x1/1x1 1x1 1x1/1x1 1x1 1x1");
}

/* Three rows high, two columns wide; one that goes on below another begins a cell of its own. */
static void cells_over_rows_and_columns(G_GNUC_UNUSED void **state) {
#define BLOCK(merge, words) CELL_OF("<w:gridSpan w:val=\"2\"/>" merge, words)
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(
      ROW(BLOCK("<w:vMerge w:val=\"restart\"/>", PARAGRAPH("甲"))
              CELL("乙")) ROW(BLOCK("<w:vMerge/>", "<w:p/>") CELL("丙")) ROW(BLOCK("<w:vMerge/>", "<w:p/>") CELL("丁"))
          ROW(BLOCK("<w:vMerge w:val=\"restart\"/>", PARAGRAPH("戊")) CELL("己")) ROW(CELL("庚") BELOW CELL("辛"))));
  assert_extents(block_of(&c, 1), "3x2 - 1x1/- - 1x1/- - 1x1/1x2 - 1x1/1x1 1x1 1x1");
  assert_string_equal(block_of(&c, 1)->text, "甲\t\t乙\n\t\t丙\n\t\t丁\n戊\t\t己\n庚\t\t辛");
}

/* A row that begins behind the others, and one that is shorter. */
static void rows_that_begin_later(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      read_body(PARAGRAPH("表前说明。") TABLE("<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" CELL("一") CELL(
          "二") "</w:tr>" ROW(CELL("东") CELL("甲") CELL("乙")) ROW(CELL("西"))));
  assert_string_equal(block_of(&c, 1)->text, "\t一\t二\n东\t甲\t乙\n西\t\t");
  assert_null(block_of(&c, 1)->table->extents);
}

/* Word's grid has a column for every edge; where no cell begins, there is none. */
static void columns_without_cells(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c =
      read_body(PARAGRAPH("表前说明。") TABLE(ROW(WIDE("3", "甲") CELL("乙")) ROW(WIDE("3", "丙") CELL("丁"))));
  assert_string_equal(block_of(&c, 1)->text, "甲\t乙\n丙\t丁");
  assert_null(block_of(&c, 1)->table->extents);
}

/* ---- tables that are none ---- */

static void frames(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) one = read_body(PARAGRAPH("前") TABLE(ROW(CELL("框里的话。"))));
  assert_texts(&one, "前|框里的话。");
  assert_finding(&one, "table-frame", 2, 0, NULL);
  g_auto(WordCase) two = read_body(TABLE(ROW(CELL("左") CELL("右"))) PARAGRAPH("后"));
  assert_texts(&two, "左|右|后");
}

/* A table in a cell is paragraphs of it, and told. */
static void inner_tables(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_body(PARAGRAPH("表前说明。") TABLE(ROW(CELL("甲") CELL("乙")) ROW(
      CELL("丙") CELL_OF("", PARAGRAPH("丁") TABLE(ROW(CELL("一") CELL("二"))) PARAGRAPH("戊")))));
  assert_string_equal(block_of(&c, 1)->text, "甲\t乙\n丙\t丁\v一\v二\v戊");
  assert_finding(&c, "inner-table", 2, 0, NULL);
}

static void changed_rows(G_GNUC_UNUSED void **state) {
  const char *document = WORD_DOCUMENT(TABLE("<w:tr><w:trPr><w:ins w:id=\"1\"/></w:trPr>" CELL("新") CELL(
      "新") "</w:tr>" ROW(CELL("甲") CELL("乙")) "<w:tr><w:trPr>"
                                                 "<w:del w:id=\"1\"/></w:trPr>" CELL("旧") CELL("旧") "</w:tr>"));
  g_autoptr(GBytes) bytes = word_file(document, NULL);
  g_auto(WordCase) accepted = word_read_as(bytes, &(struct read_docx_options){.changes = CHANGES_ACCEPTED});
  g_auto(WordCase) original = word_read_as(bytes, &(struct read_docx_options){.changes = CHANGES_ORIGINAL});
  assert_texts(&accepted, "新\t新\n甲\t乙");
  assert_texts(&original, "甲\t乙\n旧\t旧");
}

/* ---- and back ---- */

/* What is read is written, and what is written is read. */
static void there_and_back(G_GNUC_UNUSED void **state) {
  g_auto(WordCase) c = read_body(PARAGRAPH("各位代表：") TABLE(ROW(TALL("单位") WIDE("2", "指标")) ROW(BELOW CELL(
      "目标") CELL("完成")) ROW(CELL("农业局") CELL("八") CELL_OF("", PARAGRAPH("六，") PARAGRAPH("年底补齐。")))
                                                                   ROW(WIDE("2", "合计") CELL("十四"))));
  struct docx_case out;
  docx_case_begin(&out);
  doc_free(out.doc);
  out.doc = g_steal_pointer(&c.doc);
  docx_case_write(&out);
  assert_answer(&out, DOCUMENT, "count(//w:tr[1]/w:tc)", "2");
  assert_answer(&out, DOCUMENT, "string(//w:tr[1]/w:tc[2]/w:tcPr/w:gridSpan/@w:val)", "2");
  assert_answer(&out, DOCUMENT, "string(//w:tr[1]/w:tc[1]/w:tcPr/w:vMerge/@w:val)", "restart");
  assert_answer(&out, DOCUMENT, "count(//w:tr[2]/w:tc[1]/w:tcPr/w:vMerge[not(@w:val)])", "1");
  assert_answer(&out, DOCUMENT, "count(//w:tblHeader)", "2"); /* as many rows as the first row's cells take */
  assert_answer(&out, DOCUMENT, "count(//w:tr[3]/w:tc[3]/w:p)", "2");
  assert_answer(&out, DOCUMENT, "sum(//w:gridCol/@w:w) <= 8844", "true");
  g_auto(WordCase) again = word_read_as(out.file, NULL);
  assert_non_null(again.doc);
  const struct block *before = g_ptr_array_index(out.doc->blocks, 1), *after = block_of(&again, 1);
  assert_string_equal(after->text, before->text);
  assert_extents(after, "2x1 1x2 -/- 1x1 1x1/1x1 1x1 1x1/1x2 - 1x1");
  docx_case_end(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells),
      cmocka_unit_test(paragraphs_of_cells),
      cmocka_unit_test(looks_of_blanks),
      cmocka_unit_test(merged_cells),
      cmocka_unit_test(cells_over_rows_and_columns),
      cmocka_unit_test(rows_that_begin_later),
      cmocka_unit_test(cells_that_go_on_from_nothing),
      cmocka_unit_test(columns_without_cells),
      cmocka_unit_test(frames),
      cmocka_unit_test(inner_tables),
      cmocka_unit_test(changed_rows),
      cmocka_unit_test(there_and_back),
  };
  return cmocka_run_group_tests_name("read docx tables", tests, NULL, NULL);
}
