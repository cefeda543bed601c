#include "write/docx/indents.h"

#include "ooxml/units.h"

/* Characters and twips both: Word goes by the characters, other programs read only the twips (rules A01, A02).  Those
 * are of body characters, so that there first lines begin at one place whatever their size. */
static void put_indent(struct xml_out *m, const char *chars, const char *length, double cells, double size) {
  xml_out_attribute_number(m, chars, hundredths(cells));
  xml_out_attribute_number(m, length, twips(cells * size));
}

void indents_write(struct xml_out *m, const struct style *style, const struct indents *indents) {
  double size = style->paragraphs[ELEMENT_BODY].size;
  xml_out_open(m, "w:ind");
  put_indent(m, "w:leftChars", "w:left", indents->left, size);
  put_indent(m, "w:rightChars", "w:right", indents->right, size);
  if (indents->first < 0)
    put_indent(m, "w:hangingChars", "w:hanging", -indents->first, size);
  else
    put_indent(m, "w:firstLineChars", "w:firstLine", indents->first, size);
  xml_out_close(m);
}

struct indents indents_of(const struct paragraph_style *look) {
  return (struct indents){.first = look->indent, .left = look->left, .right = look->right};
}
