#include "write/docx/section.h"

#include "ooxml/units.h"
#include "write/docx/margins.h"

static void put_attributes(struct xml_out *out, const char *const *names, const gint64 *values) {
  for (gsize i = 0; names[i]; i++)
    xml_out_attribute_number(out, names[i], values[i]);
}

static void put_paper(struct xml_out *out, const struct measures *m, bool turned) {
  static const char *const margin_names[] = {"w:top",    "w:right",  "w:bottom", "w:left",
                                             "w:header", "w:footer", "w:gutter", NULL};
  const gint64 margins[] = {m->top, m->right, m->bottom, m->left, m->header, m->footer, 0};
  xml_out_open(out, "w:pgSz");
  put_attributes(out, (const char *const[]){"w:w", "w:h", NULL}, (const gint64[]){m->page_width, m->page_height});
  if (turned)
    xml_out_attribute(out, "w:orient", "landscape");
  xml_out_close(out);
  xml_out_open(out, "w:pgMar");
  put_attributes(out, margin_names, margins);
  xml_out_close(out);
}

/* Text stands off the grid (styles.c); it is there for 页面设置, and for what staff paste in (rules G04, G05). */
static void put_grid(struct xml_out *out, const struct measures *measures) {
  xml_out_fixed(out, "<w:cols w:space=\"425\"/>");
  xml_out_open(out, "w:docGrid");
  xml_out_attribute(out, "w:type", "linesAndChars");
  xml_out_attribute_number(out, "w:linePitch", measures->line_pitch);
  xml_out_attribute_number(out, "w:charSpace", measures->char_space);
  xml_out_close(out);
}

/* Word counts anew on each page, without the lines of tables, as print does. */
static void put_line_numbers(struct xml_out *out, const struct style *style) {
  if (style->furniture.line_numbers == 0)
    return;
  xml_out_open(out, "w:lnNumType");
  xml_out_attribute_number(out, "w:countBy", style->furniture.line_numbers);
  xml_out_attribute_number(out, "w:distance", twips(style->size));
  xml_out_attribute(out, "w:restart", "newPage");
  xml_out_close(out);
}

static void put_start(struct xml_out *out, const char *number) {
  xml_out_open(out, "w:pgNumType");
  xml_out_attribute(out, "w:start", number);
  xml_out_close(out);
}

/* Whether the back of the cover is empty: what is bound or printed on both sides begins on a front. */
static bool has_back(const struct style *style) {
  return style->blank_back || style->mirror || style->sheet.kind == SHEET_BOOKLET;
}

void section_write(struct xml_out *out, const struct section *section) {
  const struct style *style = section->style;
  const bool restarts = section->first && section->behind_cover && has_back(style);
  xml_out_open(out, "w:sectPr");
  margins_refer(out, style, section->turned);
  if (restarts)
    xml_out_value(out, "w:type", "oddPage");
  put_paper(out, section->measures, section->turned);
  if (!section->turned)
    put_line_numbers(out, style);
  if (restarts)
    put_start(out, "1");
  put_grid(out, section->measures);
  xml_out_close(out);
}

void section_write_cover(struct xml_out *out, const struct style *style, const struct measures *measures) {
  xml_out_open(out, "w:sectPr");
  margins_refer_cover(out, style);
  put_paper(out, measures, false);
  if (!has_back(style))
    put_start(out, "0");
  put_grid(out, measures);
  xml_out_close(out);
}
