#include "write/docx/margins.h"

#include "ooxml/names.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "write/docx/front.h"
#include "write/docx/measures.h"
#include "write/docx/turned_number.h"

#include <math.h>
#include <string.h>

/* ---- the number of the page, — 1 — (GB/T 9704-2012 clause 7.5) ---- */

#define RUN "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"
/* With a separator and a result: WPS shows nothing for a field without (rule F03). */
#define FIELD(name)                                                                                                    \
  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> " name                     \
  " \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN                        \
  "<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

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

/* 3/12.  Where a cover is before them, the count of pages is not that of the numbers, and only Word knows that of a
 * section: the number stands alone. */
static void put_number(struct xml_out *m, const struct style *style) {
  put_text(m, style->number_before);
  xml_out_fixed(m, FIELD("PAGE"));
  if (style->number_total && !front_has_cover(style)) {
    put_text(m, "/");
    xml_out_fixed(m, FIELD("NUMPAGES"));
  }
  put_text(m, style->number_after);
}

/* ---- the watermark, as Word makes it ---- */

#define SHAPE_TYPE                                                                                                     \
  "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "                             \
  "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>"           \
  "<v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>"       \
  "<v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/>"        \
  "<v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>"    \
  "<v:path textpathok=\"t\" o:connecttype=\"custom\" o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" "            \
  "o:connectangles=\"270,180,90,0\"/><v:textpath on=\"t\" fitshape=\"t\"/><v:handles><v:h "                            \
  "position=\"#0,bottomRight\" xrange=\"6629,14971\"/></v:handles><o:lock v:ext=\"edit\" text=\"t\" "                  \
  "shapetype=\"t\"/></v:shapetype>"

static bool has_watermark(const struct style *style) {
  return style->furniture.watermark && *style->furniture.watermark;
}

/* In the middle of the page, behind the text: Word and LibreOffice take the words as large as the shape. */
static void put_shape(struct xml_out *m, const struct style *style, const char *id) {
  const char *words = style->furniture.watermark;
  const double width = MAX(measures_width(words, strlen(words)), 0.5), size = style_watermark_size(style, width);
  const int turn = (360 - (int)lround(fmod(style->furniture.watermark_angle, 360))) % 360;
  const int grey = (int)lround(255 * (1 - CLAMP(style->furniture.watermark_ink, 0, 1)));
  g_autofree char *legal = xml_out_legal(words);
  g_autofree char *colour = g_strdup_printf("#%02x%02x%02x", (guint)grey, (guint)grey, (guint)grey);
  g_autofree char *look = g_strdup_printf(
      "position:absolute;margin-left:0;margin-top:0;width:%dpt;height:%dpt;rotation:%d;z-index:-251658752;"
      "mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;"
      "mso-position-vertical-relative:page",
      (int)lround(width * size), (int)lround(size), turn);
  xml_out_open(m, "v:shape");
  xml_out_attributes(m, "id", id, "type", "#_x0000_t136", "style", look, "o:allowincell", "f", "fillcolor", colour,
                     "stroked", "f", NULL);
  xml_out_open(m, "v:textpath");
  xml_out_attributes(m, "style", "font-family:\"黑体\";font-size:1pt", "string", legal, NULL);
  xml_out_close(m);
  xml_out_close(m);
}

static void put_watermark(struct xml_out *m, const struct style *style, const char *id) {
  xml_out_fixed(m, "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>" SHAPE_TYPE);
  put_shape(m, style, id);
  xml_out_fixed(m, "</w:pict></w:r>");
}

/* ---- the parts ---- */

/* A header or footer: `number`: with the number of the page; `shape`: the id of its watermark, or NULL; `side`:
 * ALIGN_RIGHT for odd pages, ALIGN_LEFT for even ones, ALIGN_CENTER for all; `box`: the id of the box that the number
 * of a turned page stands in, or NULL. */
struct margin {
  const char *element, *look;
  bool number;
  const char *shape;
  enum align side;
  const char *box;
};

static void put_properties(struct xml_out *m, const struct style *style, const struct margin *margin, bool placed) {
  xml_out_open(m, "w:pPr");
  xml_out_value(m, "w:pStyle", margin->look);
  if (placed)
    put_place(m, style, margin->side);
  xml_out_close(m);
}

static GBytes *make_part(const struct style *style, const struct margin *margin) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, margin->element);
  xml_out_attribute(m, "xmlns:w", NS_W);
  if (margin->shape || margin->box)
    xml_out_attributes(m, "xmlns:v", NS_VML, "xmlns:o", NS_OFFICE, NULL);
  xml_out_open(m, "w:p");
  put_properties(m, style, margin, margin->number && !margin->box);
  if (margin->shape)
    put_watermark(m, style, margin->shape);
  if (margin->box) {
    turned_number_open(m, style, margin->box);
    put_properties(m, style, margin, true);
  }
  if (margin->number)
    put_number(m, style);
  if (margin->box)
    turned_number_close(m);
  return xml_out_finish(m);
}

static bool is_outside(const struct style *style) {
  return style->number_place == NUMBER_OUTSIDE;
}

static bool has_headers(const struct style *style) {
  return style->number_top || has_watermark(style);
}

#define RID_FOOTER_ODD "rIdFooter1"
#define RID_FOOTER_EVEN "rIdFooter2"
#define RID_FOOTER_TURNED_ODD "rIdFooter3"
#define RID_FOOTER_TURNED_EVEN "rIdFooter4"
#define RID_HEADER_ODD "rIdHeader1"
#define RID_HEADER_EVEN "rIdHeader2"
#define RID_HEADER_COVER "rIdHeader3"

static void add_footer(struct packed *parts, const struct style *style, const char *name, const char *rid,
                       enum align side, const char *box) {
  packed_add(parts, name, TYPE_WORD "footer+xml",
             make_part(style, &(struct margin){"w:ftr", STYLE_FOOTER, true, NULL, side, box}));
  packed_relate(parts, DOCUMENT, rid, REL_OFFICE "footer", name + strlen("word/"));
}

static void add_header(struct packed *parts, const struct style *style, const char *name, const char *rid,
                       const struct margin *margin) {
  packed_add(parts, name, TYPE_WORD "header+xml", make_part(style, margin));
  packed_relate(parts, DOCUMENT, rid, REL_OFFICE "header", name + strlen("word/"));
}

static void add_headers(struct packed *parts, const struct style *style) {
  const bool marked = has_watermark(style), top = style->number_top;
  const enum align side = is_outside(style) ? ALIGN_RIGHT : ALIGN_CENTER;
  add_header(parts, style, "word/header1.xml", RID_HEADER_ODD,
             &(struct margin){"w:hdr", STYLE_HEADER, top, marked ? "PowerPlusWaterMarkObject1" : NULL, side, NULL});
  if (is_outside(style))
    add_header(
        parts, style, "word/header2.xml", RID_HEADER_EVEN,
        &(struct margin){"w:hdr", STYLE_HEADER, top, marked ? "PowerPlusWaterMarkObject2" : NULL, ALIGN_LEFT, NULL});
  if (marked && front_has_cover(style))
    add_header(parts, style, "word/header3.xml", RID_HEADER_COVER,
               &(struct margin){"w:hdr", STYLE_HEADER, false, "PowerPlusWaterMarkObject3", side, NULL});
}

/* One footer for odd pages and one for even ones, or one for all where the number stands in the middle. */
void margins_add_parts(struct packed *parts, const struct style *style, bool turned) {
  const bool outside = is_outside(style);
  const enum align odd = outside ? ALIGN_RIGHT : ALIGN_CENTER;
  if (has_headers(style))
    add_headers(parts, style);
  add_footer(parts, style, "word/footer1.xml", RID_FOOTER_ODD, odd, NULL);
  if (outside)
    add_footer(parts, style, "word/footer2.xml", RID_FOOTER_EVEN, ALIGN_LEFT, NULL);
  if (turned)
    add_footer(parts, style, "word/footer3.xml", RID_FOOTER_TURNED_ODD, odd, "TurnedPageNumber1");
  if (turned && outside)
    add_footer(parts, style, "word/footer4.xml", RID_FOOTER_TURNED_EVEN, ALIGN_LEFT, "TurnedPageNumber2");
}

/* ---- what sections refer to ---- */

static void refer(struct xml_out *out, const char *element, const char *pages, const char *rid) {
  xml_out_open(out, element);
  xml_out_attributes(out, "w:type", pages, "r:id", rid, NULL);
  xml_out_close(out);
}

void margins_refer(struct xml_out *out, const struct style *style, bool turned) {
  if (has_headers(style) && is_outside(style))
    refer(out, "w:headerReference", "even", RID_HEADER_EVEN);
  if (has_headers(style))
    refer(out, "w:headerReference", "default", RID_HEADER_ODD);
  if (is_outside(style))
    refer(out, "w:footerReference", "even", turned ? RID_FOOTER_TURNED_EVEN : RID_FOOTER_EVEN);
  refer(out, "w:footerReference", "default", turned ? RID_FOOTER_TURNED_ODD : RID_FOOTER_ODD);
}

void margins_refer_cover(struct xml_out *out, const struct style *style) {
  if (has_watermark(style) && is_outside(style))
    refer(out, "w:headerReference", "even", RID_HEADER_COVER);
  if (has_watermark(style))
    refer(out, "w:headerReference", "default", RID_HEADER_COVER);
}
