#include "write/docx/word_paragraph.h"

#include "ooxml/names.h"
#include "ooxml/units.h"

#include <math.h>

/* What sums of parts of a line may be wrong by, twips. */
#define EPSILON 1e-6

/* Blank lines in twips, rounded down: with a twip too much on its page LibreOffice sets a line less. */
static gint64 blank_twips(const struct measures *measures, double lines) {
  return (gint64)floor((double)measures->line_pitch * lines + EPSILON);
}

/* Blank lines in lines and in twips: LibreOffice takes 12 pt for a line when the twips are not there (rule G07).  Body
 * text has none in twips, whatever is beside it (the same rule). */
static void put_spacing(struct xml_out *out, const struct measures *measures, const struct word_paragraph *paragraph) {
  xml_out_open(out, "w:spacing");
  if (paragraph->blank_above + paragraph->air_above > 0)
    xml_out_attribute_number(out, "w:beforeLines", hundredths(paragraph->blank_above + paragraph->air_above));
  if (paragraph->blank_above > 0)
    xml_out_attribute_number(out, "w:before", blank_twips(measures, paragraph->blank_above));
  if (paragraph->blank_below + paragraph->air_below > 0 || paragraph->close)
    xml_out_attribute_number(out, "w:afterLines", hundredths(paragraph->blank_below + paragraph->air_below));
  if (paragraph->blank_below > 0 || paragraph->close)
    xml_out_attribute_number(out, "w:after", blank_twips(measures, paragraph->blank_below));
  if (paragraph->line > 0) {
    xml_out_attribute_number(out, "w:line", measures_lines(measures, paragraph->line));
    xml_out_attribute(out, "w:lineRule", "exact");
  } else if (paragraph->grows) {
    xml_out_attribute_number(out, "w:line", measures_lines(measures, 1));
    xml_out_attribute(out, "w:lineRule", "atLeast");
  }
  xml_out_close(out);
}

/* A separator's heading becomes a frame in the line in LibreOffice 24.8 and later, where twips in both halves would be
 * added up: the heading half has its indent in characters alone (rule H04). */
static void put_separator_indent(struct xml_out *out, const struct indents *indents) {
  xml_out_open(out, "w:ind");
  xml_out_attribute_number(out, "w:firstLineChars", hundredths(indents->first));
  xml_out_attribute(out, "w:firstLine", "0");
  xml_out_close(out);
}

void word_paragraph_open(struct xml_out *out, const struct style *style, const struct measures *measures,
                         const struct word_paragraph *paragraph) {
  xml_out_open(out, "w:p");
  bool spaced = paragraph->blank_above > 0 || paragraph->blank_below > 0 || paragraph->air_above > 0 ||
                paragraph->air_below > 0 || paragraph->close || paragraph->grows || paragraph->line > 0;
  if (!paragraph->style && !spaced && !paragraph->loose && !paragraph->whole && !paragraph->new_page &&
      !paragraph->separator && !paragraph->indented && !paragraph->centred && !paragraph->section)
    return;
  xml_out_open(out, "w:pPr");
  if (paragraph->style)
    xml_out_value(out, "w:pStyle", paragraph->style);
  if (paragraph->loose)
    xml_out_fixed(out, "<w:keepNext w:val=\"0\"/>");
  if (paragraph->whole)
    xml_out_flag(out, "w:keepLines");
  if (paragraph->new_page)
    xml_out_flag(out, "w:pageBreakBefore");
  if (spaced)
    put_spacing(out, measures, paragraph);
  if (paragraph->separator)
    put_separator_indent(out, &paragraph->indents);
  else if (paragraph->indented)
    indents_write(out, style, &paragraph->indents);
  if (paragraph->centred)
    xml_out_value(out, "w:jc", "center");
  if (paragraph->separator)
    xml_out_fixed(out, "<w:rPr><w:vanish/><w:specVanish/></w:rPr>");
  if (paragraph->section)
    section_write(out, paragraph->section);
  xml_out_close(out);
}
