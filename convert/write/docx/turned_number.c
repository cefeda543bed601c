#include "write/docx/turned_number.h"

/* A box of text of VML, which Word, WPS and LibreOffice all read. */
#define BOX_TYPE                                                                                                       \
  "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"        \
  "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"

/* A length of VML. */
static void put_length(GString *look, const char *name, double points) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(look, "%s:%spt;", name, g_ascii_formatd(text, sizeof text, "%.2f", points));
}

/* Where the number's line is, as long as the upright type area is wide: its middle is as far from the left edge of the
 * sheet as the number is from the lower edge of an upright page. */
static char *box_look(const struct style *upright) {
  const double middle = upright->page_height - upright->margin_top - upright->text_height - upright->number_below;
  g_autoptr(GString) look = g_string_new("position:absolute;");
  put_length(look, "margin-left", middle - upright->number_size / 2);
  put_length(look, "margin-top", upright->margin_left);
  put_length(look, "width", upright->number_size);
  put_length(look, "height", upright->text_width);
  g_string_append(look, "z-index:1;mso-position-horizontal-relative:page;mso-position-vertical-relative:page");
  return g_string_free(g_steal_pointer(&look), FALSE);
}

void turned_number_open(struct xml_out *m, const struct style *upright, const char *id) {
  g_autofree char *look = box_look(upright);
  xml_out_fixed(m, "<w:r><w:rPr><w:noProof/></w:rPr>");
  xml_out_open(m, "w:pict");
  xml_out_fixed(m, BOX_TYPE);
  xml_out_open(m, "v:shape");
  xml_out_attributes(m, "id", id, "type", "#_x0000_t202", "style", look, "o:allowincell", "f", "filled", "f", "stroked",
                     "f", NULL);
  xml_out_open(m, "v:textbox");
  xml_out_attributes(m, "style", "layout-flow:vertical", "inset", "0,0,0,0", NULL);
  xml_out_open(m, "w:txbxContent");
  xml_out_open(m, "w:p");
}

void turned_number_close(struct xml_out *m) {
  for (int i = 0; i < 5; i++) /* w:p, w:txbxContent, v:textbox, v:shape, w:pict */
    xml_out_close(m);
  xml_out_fixed(m, "</w:r>");
}
