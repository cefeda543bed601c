#include "write/docx/settings.h"

#include "ooxml/xml_out.h"
#include "ooxml/names.h"
#include "ooxml/units.h"

/* compatibilityMode 15: without it the title bar says 兼容模式 (rule C01). */
#define COMPATIBILITY                                                                                                  \
  "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"       \
  "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>" COMPAT("compatibilityMode", "15")          \
      COMPAT("overrideTableStyleFontSizeAndJustification", "1") COMPAT("enableOpenTypeFeatures", "1")                  \
          COMPAT("doNotFlipMirrorIndents", "1") COMPAT("differentiateMultirowTableHeaders", "1")                       \
              COMPAT("useWord2013TrackBottomHyphenation", "0") "</w:compat>"
#define COMPAT(name, value)                                                                                            \
  "<w:compatSetting w:name=\"" name "\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"" value "\"/>"

#define COLOURS                                                                                                        \
  "<w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" w:bg2=\"light2\" w:t2=\"dark2\" w:accent1=\"accent1\" "         \
  "w:accent2=\"accent2\" w:accent3=\"accent3\" w:accent4=\"accent4\" w:accent5=\"accent5\" w:accent6=\"accent6\" "     \
  "w:hyperlink=\"hyperlink\" w:followedHyperlink=\"followedHyperlink\"/>"

GBytes *settings_part(const struct style *style, const struct measures *measures, bool update_fields) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:settings");
  xml_out_attribute(m, "xmlns:w", NS_W);
  xml_out_fixed(m, "<w:zoom w:percent=\"100\"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>");
  xml_out_value_number(m, "w:defaultTabStop", twips(2 * style->size));
  if (style->number_place == NUMBER_OUTSIDE)
    xml_out_flag(m, "w:evenAndOddHeaders");
  xml_out_value_number(m, "w:drawingGridHorizontalSpacing", twips(style_cell(style) / 2));
  xml_out_value_number(m, "w:drawingGridVerticalSpacing", measures->line_pitch);
  xml_out_value(m, "w:displayHorizontalDrawingGridEvery", "0");
  xml_out_value(m, "w:characterSpacingControl", "compressPunctuation");
  if (update_fields)
    xml_out_flag(m, "w:updateFields");
  xml_out_fixed(m, COMPATIBILITY "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>" COLOURS
                                 "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/>");
  return xml_out_finish(m);
}
