#include "write/docx/footer.h"

#include "ooxml/markup.h"
#include "ooxml/names.h"
#include "ooxml/units.h"
#include "write/docx/word_styles.h"

#include <string.h>

#define RUN "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"

static void put_text(struct markup *m, const char *text) {
  markup_fixed(m, RUN "<w:t xml:space=\"preserve\">");
  markup_text(m, text, strlen(text));
  markup_fixed(m, "</w:t></w:r>");
}

/* One character in from the outer edge. */
static void put_place(struct markup *m, const struct style *style, enum align side) {
  bool right = side == ALIGN_RIGHT;
  markup_open(m, "w:ind");
  if (side != ALIGN_CENTER) {
    markup_attribute_number(m, right ? "w:rightChars" : "w:leftChars", hundredths(style->number_inset));
    markup_attribute_number(m, right ? "w:right" : "w:left", twips(style->number_inset * style->number_size));
  }
  markup_attributes(m, "w:firstLineChars", "0", "w:firstLine", "0", NULL);
  markup_close(m);
  markup_value(m, "w:jc", side == ALIGN_CENTER ? "center" : right ? "right" : "left");
}

GBytes *footer_part(const struct style *style, enum align side) {
  struct markup *m = markup_new();
  markup_open(m, "w:ftr");
  markup_attribute(m, "xmlns:w", NS_W);
  markup_fixed(m, "<w:p><w:pPr><w:pStyle w:val=\"" STYLE_FOOTER "\"/>");
  put_place(m, style, side);
  markup_fixed(m, "</w:pPr>");
  put_text(m, style->number_before);
  /* With a separator and a result: WPS shows nothing for a field without (rule F03). */
  markup_fixed(m, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                  "<w:r><w:instrText xml:space=\"preserve\"> PAGE \\* MERGEFORMAT </w:instrText></w:r>"
                  "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN "<w:t>1</w:t></w:r>"
                  "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
  put_text(m, style->number_after);
  markup_fixed(m, "</w:p>");
  return markup_finish(m);
}
