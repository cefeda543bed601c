#include "write/docx/toc.h"

#include "write/docx/runs.h"
#include "ooxml/word_styles.h"

#include <string.h>

#define FIELD_CHAR(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

bool toc_wanted(const struct write_job *job) {
  const GPtrArray *blocks = job->doc->blocks;
  for (guint i = 0; job->options->toc && i < blocks->len; i++)
    if (((const struct block *)g_ptr_array_index(blocks, i))->role == ROLE_HEADING)
      return true;
  return false;
}

char *toc_bookmark(guint number) {
  return g_strdup_printf("_Toc%08u", number);
}

static void put_instruction(struct xml_out *out, const char *instruction) {
  xml_out_fixed(out, FIELD_CHAR("begin") "<w:r><w:instrText xml:space=\"preserve\">");
  xml_out_text(out, instruction, strlen(instruction));
  xml_out_fixed(out, "</w:instrText></w:r>" FIELD_CHAR("separate"));
}

static void put_entry(struct xml_out *out, const struct block *heading, const char *bookmark) {
  g_autofree char *reference = g_strdup_printf(" PAGEREF %s \\h ", bookmark);
  xml_out_open(out, "w:hyperlink");
  xml_out_attributes(out, "w:anchor", bookmark, "w:history", "1", NULL);
  run_write(out, NULL, heading->text, strlen(heading->text));
  xml_out_fixed(out, "<w:r><w:tab/></w:r>");
  put_instruction(out, reference);
  xml_out_fixed(out, FIELD_CHAR("end"));
  xml_out_close(out);
}

void toc_write(struct xml_out *out, const GPtrArray *blocks) {
  guint number = 0;
  for (guint i = 0; i < blocks->len; i++) {
    const struct block *block = g_ptr_array_index(blocks, i);
    if (block->role != ROLE_HEADING)
      continue;
    if (number > 0)
      xml_out_fixed(out, "</w:p>");
    else
      xml_out_fixed(out, "<w:p><w:pPr><w:pStyle w:val=\"" STYLE_TOC_HEADING "\"/></w:pPr>"
                         "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>目录</w:t></w:r></w:p>");
    g_autofree char *bookmark = toc_bookmark(++number);
    xml_out_fixed(out, "<w:p><w:pPr>");
    xml_out_value(out, "w:pStyle", toc_style(block->level));
    xml_out_fixed(out, "</w:pPr>");
    if (number == 1)
      put_instruction(out, " TOC \\o \"1-4\" \\h \\z \\u ");
    put_entry(out, block, bookmark);
  }
  if (number > 0)
    xml_out_fixed(out, FIELD_CHAR("end") "</w:p>");
}
