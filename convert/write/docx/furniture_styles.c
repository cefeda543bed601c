#include "write/docx/furniture_styles.h"

#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "write/docx/front.h"

static void put_exact_line(struct xml_out *m, double pitch) {
  xml_out_open(m, "w:spacing");
  xml_out_attribute_number(m, "w:line", twips(pitch));
  xml_out_attribute(m, "w:lineRule", "exact");
  xml_out_close(m);
}

/* Headers and footers: a line as high as the number. */
static void put_margin_style(struct xml_out *m, const struct styles_input *input, const char *id, const char *name) {
  const struct style *style = input->style;
  const char *font = input->families->word[style->number_font].name;
  styles_open(m, "paragraph", id, name, false);
  xml_out_fixed(m, "<w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr>"
                   "<w:snapToGrid w:val=\"0\"/>");
  put_exact_line(m, style->number_size);
  xml_out_fixed(m, "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr><w:rPr>");
  xml_out_open(m, "w:rFonts");
  xml_out_attributes(m, "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, NULL);
  xml_out_close(m);
  xml_out_value(m, "w:spacing", "0");
  styles_put_size(m, style->number_size);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
}

static void put_line_number_style(struct xml_out *m, const struct styles_input *input) {
  styles_open(m, "character", STYLE_LINE_NUMBER, "line number", false);
  xml_out_fixed(m, "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/><w:rPr>");
  styles_put_fonts(m, input, input->style->number_font);
  styles_put_size(m, input->style->furniture.line_number_size);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
}

/* Lines that are not counted; `shift`: how far the middle of the type area is to the left of the page's, pt. */
static void open_front_style(struct xml_out *m, const char *id, const char *name, double pitch, double shift,
                             const char *side) {
  styles_open(m, "paragraph", id, name, true);
  xml_out_fixed(m, "<w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"30\"/><w:pPr><w:suppressLineNumbers/>");
  put_exact_line(m, pitch);
  xml_out_open(m, "w:ind");
  if (shift != 0)
    xml_out_attribute_number(m, shift > 0 ? "w:right" : "w:left", -twips(2 * ABS(shift)));
  xml_out_attributes(m, "w:firstLineChars", "0", "w:firstLine", "0", NULL);
  xml_out_close(m);
  xml_out_value(m, "w:jc", side);
  xml_out_fixed(m, "</w:pPr><w:rPr>");
}

static void close_front_style(struct xml_out *m, const struct styles_input *input, enum font_role font, bool bold,
                              double size) {
  styles_put_fonts(m, input, font);
  if (bold)
    xml_out_fixed(m, "<w:b/><w:bCs/>");
  styles_put_size(m, size);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
}

/* The grade of secrecy, in Hei at the left (GB/T 9704-2012 7.2.2), and the number of a copy (7.2.1). */
static void put_mark_styles(struct xml_out *m, const struct styles_input *input) {
  const struct style *style = input->style;
  const double pitch = style->line_pitch;
  open_front_style(m, STYLE_GRADE, STYLE_GRADE_NAME, pitch, 0, "left");
  close_front_style(m, input, FONT_HEI, false, style->size);
  open_front_style(m, STYLE_COVER_NUMBER, STYLE_COVER_NUMBER_NAME, pitch, 0, "left");
  close_front_style(m, input, FONT_BODY, false, style->size);
}

/* The words of a cover, in the middle of the paper. */
static void put_cover_styles(struct xml_out *m, const struct styles_input *input) {
  const struct style *style = input->style;
  const struct paragraph_style *title = &style->paragraphs[ELEMENT_TITLE];
  const struct paragraph_style *text = &style->paragraphs[ELEMENT_SUBTITLE];
  const double shift = (style->page_width - style->text_width) / 2 - style->margin_left;
  open_front_style(m, STYLE_COVER_TITLE, STYLE_COVER_TITLE_NAME, style->title_pitch, shift, "center");
  close_front_style(m, input, title->font, title->bold, title->size);
  open_front_style(m, STYLE_COVER_TEXT, STYLE_COVER_TEXT_NAME, style->title_pitch, shift, "center");
  close_front_style(m, input, text->font, text->bold, text->size);
}

void furniture_styles_write(struct xml_out *m, const struct styles_input *input) {
  const struct furniture_style *furniture = &input->style->furniture;
  put_margin_style(m, input, STYLE_FOOTER, "footer");
  if (input->style->number_top || (furniture->watermark && *furniture->watermark))
    put_margin_style(m, input, STYLE_HEADER, "header");
  if (furniture->line_numbers > 0)
    put_line_number_style(m, input);
  if (front_has_cover(input->style) || (furniture->grade && *furniture->grade))
    put_mark_styles(m, input);
  if (front_has_cover(input->style))
    put_cover_styles(m, input);
}
