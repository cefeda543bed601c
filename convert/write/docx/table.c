#include "write/docx/table.h"

#include "ooxml/word_styles.h"

#include <string.h>

static void put_grid(struct xml_out *out, const struct table *table, gint64 width) {
  xml_out_open(out, "w:tblGrid");
  for (guint column = 0; column < table->columns; column++) {
    xml_out_open(out, "w:gridCol");
    xml_out_attribute_number(out, "w:w", width);
    xml_out_close(out);
  }
  xml_out_close(out);
}

/* A cell with the bytes from `from` up to `to` of the text. */
static void put_cell(const struct run_context *context, struct run_text *text, gsize from, gsize to, gint64 width) {
  struct xml_out *out = context->out;
  xml_out_open(out, "w:tc");
  xml_out_open(out, "w:tcPr");
  xml_out_open(out, "w:tcW");
  xml_out_attribute_number(out, "w:w", width);
  xml_out_attribute(out, "w:type", "dxa");
  xml_out_close(out);
  xml_out_close(out);
  xml_out_fixed(out, "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>");
  runs_write(context, text, from, to);
  xml_out_fixed(out, "</w:p>");
  xml_out_close(out);
}

void table_write(const struct run_context *context, const struct table *table, struct run_text *text,
                 const struct measures *measures) {
  struct xml_out *out = context->out;
  gint64 width = measures->text_width / MAX(table->columns, 1);
  gsize from = 0;
  xml_out_open(out, "w:tbl");
  xml_out_fixed(out, "<w:tblPr><w:tblStyle w:val=\"" STYLE_TABLE_GRID "\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
                     "<w:tblLook w:val=\"0420\"/></w:tblPr>");
  put_grid(out, table, width);
  for (guint row = 0; row < table->rows; row++) {
    xml_out_open(out, "w:tr");
    xml_out_fixed(out, row == 0 ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:trPr><w:cantSplit/></w:trPr>");
    for (guint column = 0; column < table->columns; column++) {
      gsize to = from + strlen(table->cells[row * table->columns + column]);
      put_cell(context, text, from, to, width);
      from = text->text[to] ? to + 1 : to;
    }
    xml_out_close(out);
  }
  xml_out_close(out);
}
