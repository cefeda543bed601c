#include "write/docx/footer.h"

#include "ooxml/xml_out.h"
#include "ooxml/names.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"

#include <string.h>

#define RUN "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"

static void put_text(struct xml_out *m, const char *text) {
  xml_out_fixed(m, RUN "<w:t xml:space=\"preserve\">");
  xml_out_text(m, text, strlen(text));
  xml_out_fixed(m, "</w:t></w:r>");
}

/* One character in from the outer edge. */
static void put_place(struct xml_out *m, const struct style *style, enum align side) {
  bool right = side == ALIGN_RIGHT;
  xml_out_open(m, "w:ind");
  if (side != ALIGN_CENTER) {
    xml_out_attribute_number(m, right ? "w:rightChars" : "w:leftChars", hundredths(style->number_inset));
    xml_out_attribute_number(m, right ? "w:right" : "w:left", twips(style->number_inset * style->number_size));
  }
  xml_out_attributes(m, "w:firstLineChars", "0", "w:firstLine", "0", NULL);
  xml_out_close(m);
  xml_out_value(m, "w:jc", side == ALIGN_CENTER ? "center" : right ? "right" : "left");
}

GBytes *footer_part(const struct style *style, enum align side) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:ftr");
  xml_out_attribute(m, "xmlns:w", NS_W);
  xml_out_fixed(m, "<w:p><w:pPr><w:pStyle w:val=\"" STYLE_FOOTER "\"/>");
  put_place(m, style, side);
  xml_out_fixed(m, "</w:pPr>");
  put_text(m, style->number_before);
  /* With a separator and a result: WPS shows nothing for a field without (rule F03). */
  xml_out_fixed(m, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                   "<w:r><w:instrText xml:space=\"preserve\"> PAGE \\* MERGEFORMAT </w:instrText></w:r>"
                   "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN "<w:t>1</w:t></w:r>"
                   "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
  put_text(m, style->number_after);
  xml_out_fixed(m, "</w:p>");
  return xml_out_finish(m);
}
