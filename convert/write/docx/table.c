#include "write/docx/table.h"

#include "write/docx/word_styles.h"

#include <string.h>

static void put_grid(struct markup *out, const struct table *table, gint64 width) {
  markup_open(out, "w:tblGrid");
  for (guint column = 0; column < table->columns; column++) {
    markup_open(out, "w:gridCol");
    markup_attribute_number(out, "w:w", width);
    markup_close(out);
  }
  markup_close(out);
}

static void put_cell(const struct run_context *context, const char *text, GArray *cuts, gint64 width) {
  struct markup *out = context->out;
  markup_open(out, "w:tc");
  markup_open(out, "w:tcPr");
  markup_open(out, "w:tcW");
  markup_attribute_number(out, "w:w", width);
  markup_attribute(out, "w:type", "dxa");
  markup_close(out);
  markup_close(out);
  markup_fixed(out, "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>");
  struct run_text runs = {.text = text, .cuts = cuts};
  runs_write(context, &runs, 0, strlen(text));
  markup_fixed(out, "</w:p>");
  markup_close(out);
}

/* The comments of the whole table, around the first cell. */
static GArray *comments_for_cell(const GArray *cuts, const char *text) {
  GArray *moved = cuts_new();
  for (guint i = 0; i < cuts->len; i++) {
    struct cut cut = g_array_index(cuts, struct cut, i);
    if (cut.kind != CUT_COMMENT_START && cut.kind != CUT_COMMENT_END)
      continue;
    cut.at = cut.kind == CUT_COMMENT_START ? 0 : strlen(text);
    cuts_add(moved, cut);
  }
  cuts_sort(moved);
  return moved;
}

void table_write(const struct run_context *context, const struct table *table, const struct measures *measures,
                 const GArray *cuts) {
  if (table->rows == 0 || table->columns == 0)
    return;
  struct markup *out = context->out;
  gint64 width = measures->text_width / table->columns;
  g_autoptr(GArray) comments = comments_for_cell(cuts, table->cells[0]);
  markup_open(out, "w:tbl");
  markup_fixed(out, "<w:tblPr><w:tblStyle w:val=\"" STYLE_TABLE_GRID "\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
                    "<w:tblLook w:val=\"0420\"/></w:tblPr>");
  put_grid(out, table, width);
  for (guint row = 0; row < table->rows; row++) {
    markup_open(out, "w:tr");
    markup_fixed(out, row == 0 ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:trPr><w:cantSplit/></w:trPr>");
    for (guint column = 0; column < table->columns; column++) {
      guint cell = row * table->columns + column;
      put_cell(context, table->cells[cell], cell == 0 ? comments : NULL, width);
    }
    markup_close(out);
  }
  markup_close(out);
}
