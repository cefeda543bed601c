#include "write/docx/styles.h"

#include "ooxml/xml_out.h"
#include "ooxml/names.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "write/docx/furniture_styles.h"

/* ---- run properties, in the order of the schema (rule X05) ---- */

static const struct word_font *font_of(const struct styles_input *input, enum font_role role) {
  return &input->families->word[role];
}

void styles_put_fonts(struct xml_out *m, const struct styles_input *input, enum font_role role) {
  const char *han = font_of(input, role)->name;
  xml_out_open(m, "w:rFonts");
  xml_out_attributes(m, "w:hAnsi", han, "w:eastAsia", han, NULL);
  xml_out_close(m);
}

void styles_put_size(struct xml_out *m, double points) {
  xml_out_value_number(m, "w:sz", half_points(points));
  xml_out_value_number(m, "w:szCs", half_points(points));
}

/* What of an element's look differs from the body's: styles that say no more follow when somebody changes Normal. */
static void put_run_properties(struct xml_out *m, const struct styles_input *input, enum element element) {
  const struct paragraph_style *body = &input->style->paragraphs[ELEMENT_BODY];
  const struct paragraph_style *look = &input->style->paragraphs[element];
  bool font = look->font != body->font, bold = look->bold != body->bold, size = look->size != body->size;
  if (!font && !bold && !size)
    return;
  xml_out_open(m, "w:rPr");
  if (font)
    styles_put_fonts(m, input, look->font);
  if (bold) {
    xml_out_value(m, "w:b", look->bold ? "1" : "0");
    xml_out_value(m, "w:bCs", look->bold ? "1" : "0");
  }
  if (size)
    styles_put_size(m, look->size);
  xml_out_close(m);
}

/* ---- paragraph properties ---- */

static void put_style_indents(struct xml_out *m, const struct styles_input *input, const struct paragraph_style *look) {
  struct indents indents = indents_of(look);
  indents_write(m, input->style, &indents);
}

static const char *alignment(enum align align) {
  static const char *const values[] = {"left", "center", "right", "both"};
  return values[align];
}

/* One blank line below the title is part of its style; blank lines elsewhere depend on the neighbours (document.c). */
static void put_title_spacing(struct xml_out *m, const struct styles_input *input, const struct paragraph_style *look) {
  xml_out_open(m, "w:spacing");
  xml_out_attribute_number(m, "w:afterLines", hundredths(look->after));
  xml_out_attribute_number(m, "w:after", measures_lines(input->measures, look->after));
  xml_out_attribute_number(m, "w:line", measures_line(input->measures, look));
  xml_out_attribute(m, "w:lineRule", "exact");
  xml_out_close(m);
}

/* What is left free above and below the text of a cell, twips: programs put the room of a line above its text, so more
 * of it is below. */
static void put_room(struct xml_out *m, const struct styles_input *input) {
  const gint64 room = MAX(measures_lines(input->measures, 1 - input->style->table_line), 0), above = room / 4;
  xml_out_open(m, "w:top");
  xml_out_attribute_number(m, "w:w", above);
  xml_out_attribute(m, "w:type", "dxa");
  xml_out_close(m);
  xml_out_open(m, "w:bottom");
  xml_out_attribute_number(m, "w:w", room - above);
  xml_out_attribute(m, "w:type", "dxa");
  xml_out_close(m);
}

/* Exact lines keep the pitch in every program, but cut off pictures: tables grow with what is in them instead.  A row
 * of one line is as high as a line of text. */
static void put_line(struct xml_out *m, const struct styles_input *input, enum element element) {
  const struct paragraph_style *look = &input->style->paragraphs[element];
  const double lines = element == ELEMENT_TABLE ? input->style->table_line : look->leading;
  xml_out_open(m, "w:spacing");
  xml_out_attribute_number(m, "w:line", measures_lines(input->measures, lines));
  xml_out_attribute(m, "w:lineRule", element == ELEMENT_TABLE ? "atLeast" : "exact");
  xml_out_close(m);
}

static enum element element_of_style(const struct word_style *style) {
  return element_for(style->role, style->kind, style->level);
}

/* Word has no boxes in margins that move with the text: the box stands where the direction does. */
static void put_box(struct xml_out *m) {
  static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
  xml_out_open(m, "w:pBdr");
  for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
    xml_out_open(m, sides[i]);
    xml_out_attributes(m, "w:val", "single", "w:sz", "4", "w:space", "1", "w:color", "auto", NULL);
    xml_out_close(m);
  }
  xml_out_close(m);
}

static void put_paragraph_properties(struct xml_out *m, const struct styles_input *input,
                                     const struct word_style *style) {
  const struct paragraph_style *body = &input->style->paragraphs[ELEMENT_BODY];
  const struct paragraph_style *look = &input->style->paragraphs[element_of_style(style)];
  xml_out_open(m, "w:pPr");
  if (look->keep_next)
    xml_out_flag(m, "w:keepNext");
  if (style->role == ROLE_TITLE)
    xml_out_flag(m, "w:keepLines");
  if (style->role == ROLE_STAGE_DIRECTION && input->style->directions == DIRECTION_MARGIN)
    put_box(m);
  if (style->role == ROLE_TITLE)
    put_title_spacing(m, input, look);
  else if (look->leading != body->leading || style->role == ROLE_TABLE)
    put_line(m, input, element_of_style(style));
  if (look->indent != body->indent || look->left != body->left || look->right != body->right ||
      look->size != body->size)
    put_style_indents(m, input, look);
  if (look->align != body->align)
    xml_out_value(m, "w:jc", alignment(look->align));
  if (style->outline >= 0)
    xml_out_value_number(m, "w:outlineLvl", style->outline);
  xml_out_close(m);
}

/* ---- styles ---- */

void styles_open(struct xml_out *m, const char *type, const char *id, const char *name, bool custom) {
  xml_out_open(m, "w:style");
  xml_out_attribute(m, "w:type", type);
  if (custom)
    xml_out_attribute(m, "w:customStyle", "1");
  xml_out_attribute(m, "w:styleId", id);
  xml_out_value(m, "w:name", name);
}

/* `used`: a block of the document is set in it. */
static void put_block_style(struct xml_out *m, const struct styles_input *input, const struct word_style *style,
                            bool used) {
  styles_open(m, "paragraph", style->id, style->name, style->custom);
  xml_out_value(m, "w:basedOn", "Normal");
  xml_out_value(m, "w:next", style->next);
  if (style->link)
    xml_out_value(m, "w:link", style->link);
  xml_out_value_number(m, "w:uiPriority", style->priority);
  if (!used) { /* it comes into the gallery with its first use */
    xml_out_flag(m, "w:semiHidden");
    xml_out_flag(m, "w:unhideWhenUsed");
  }
  xml_out_flag(m, "w:qFormat");
  put_paragraph_properties(m, input, style);
  put_run_properties(m, input, element_of_style(style));
  xml_out_close(m);
}

static void put_linked_style(struct xml_out *m, const struct styles_input *input, const struct word_style *style) {
  styles_open(m, "character", style->link, style->link_name, true);
  xml_out_value(m, "w:basedOn", "DefaultParagraphFont");
  xml_out_value(m, "w:link", style->id);
  xml_out_value_number(m, "w:uiPriority", style->priority);
  put_run_properties(m, input, element_of_style(style));
  xml_out_close(m);
}

/* Normal carries the line rules of Chinese text: no character that may not begin a line does, no shorter page for a
 * single line (rules A05 to A07); and the measures themselves, off the section's grid, so that Word, WPS and
 * LibreOffice set the same lines (docx 3).  overflowPunct is never written: LibreOffice reads it the wrong way round
 * (rule G09). */
static void put_normal(struct xml_out *m, const struct styles_input *input) {
  const struct paragraph_style *look = &input->style->paragraphs[ELEMENT_BODY];
  xml_out_open(m, "w:style");
  xml_out_attributes(m, "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  xml_out_fixed(m, "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:kinsoku/><w:wordWrap/>"
                   "<w:autoSpaceDE/><w:autoSpaceDN/><w:snapToGrid w:val=\"0\"/>");
  put_line(m, input, ELEMENT_BODY);
  put_style_indents(m, input, look);
  xml_out_value(m, "w:jc", alignment(look->align));
  xml_out_fixed(m, "</w:pPr>");
  xml_out_open(m, "w:rPr");
  if (look->bold)
    xml_out_fixed(m, "<w:b/><w:bCs/>");
  xml_out_value(m, "w:snapToGrid", "0");
  xml_out_value(m, "w:color", "000000");
  xml_out_value_number(m, "w:spacing", input->measures->letter_space);
  xml_out_value(m, "w:kern", "2");
  styles_put_size(m, look->size);
  xml_out_close(m);
  xml_out_close(m);
}

static void put_defaults(struct xml_out *m, const struct styles_input *input) {
  const struct paragraph_style *body = &input->style->paragraphs[ELEMENT_BODY];
  const char *han = font_of(input, body->font)->name, *latin = font_of(input, FONT_LATIN)->name;
  xml_out_fixed(m, "<w:docDefaults><w:rPrDefault><w:rPr>");
  xml_out_open(m, "w:rFonts");
  xml_out_attributes(m, "w:ascii", latin, "w:hAnsi", han, "w:eastAsia", han, "w:cs", latin, NULL);
  xml_out_close(m);
  styles_put_size(m, body->size);
  xml_out_fixed(m, "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                   "<w:pPrDefault/></w:docDefaults>");
}

static void put_exception(struct xml_out *m, const char *name, bool shown, guint priority, bool gallery) {
  xml_out_open(m, "w:lsdException");
  xml_out_attribute(m, "w:name", name);
  if (shown)
    xml_out_attributes(m, "w:semiHidden", "0", "w:unhideWhenUsed", "0", NULL);
  xml_out_attribute_number(m, "w:uiPriority", priority);
  if (gallery)
    xml_out_attribute(m, "w:qFormat", "1");
  xml_out_close(m);
}

/* Word's own styles are hidden until somebody uses them, but for those of a speech (rule S09). */
static void put_latent(struct xml_out *m) {
  xml_out_open(m, "w:latentStyles");
  xml_out_attributes(m, "w:defLockedState", "0", "w:defUIPriority", "99", "w:defSemiHidden", "1", "w:defUnhideWhenUsed",
                     "1", "w:defQFormat", "0", "w:count", "376", NULL);
  put_exception(m, "Normal", true, 0, true);
  for (guint level = 1; level <= 9; level++) {
    g_autofree char *name = g_strdup_printf("heading %u", level);
    put_exception(m, name, level == 1, 9, true);
  }
  for (guint level = 1; level <= 9; level++) {
    g_autofree char *name = g_strdup_printf("toc %u", level);
    put_exception(m, name, false, 39, false);
  }
  for (const struct word_style *style = word_styles; style < word_styles + word_styles_count; style++)
    if (!style->custom && style->role != ROLE_BODY && style->role != ROLE_HEADING)
      put_exception(m, style->name, true, style->priority, true);
  put_exception(m, "Default Paragraph Font", false, 1, false);
  put_exception(m, "Placeholder Text", true, 99, false);
  xml_out_close(m);
}

static void put_table_styles(struct xml_out *m, const struct styles_input *input) {
  static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"};
  xml_out_fixed(m,
                "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
                "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>"
                "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"
                "<w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
                "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
                "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>"
                "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"
                "<w:style w:type=\"table\" w:styleId=\"" STYLE_TABLE_GRID "\"><w:name w:val=\"Table Grid\"/>"
                "<w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:tblPr><w:tblBorders>");
  for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
    xml_out_open(m, sides[i]);
    xml_out_attribute(m, "w:val", "single");
    xml_out_attribute_number(m, "w:sz", eighth_points(i < 4 ? input->style->table_outer : input->style->table_rule));
    xml_out_attributes(m, "w:space", "0", "w:color", "auto", NULL);
    xml_out_close(m);
  }
  xml_out_fixed(m, "</w:tblBorders><w:tblCellMar>");
  put_room(m, input);
  xml_out_fixed(m, "</w:tblCellMar></w:tblPr></w:style>");
}

/* "附件1" above an attachment that is bound with the text: on a new page, flush left, in Hei (7.3.7). */
static void put_attachment_head_style(struct xml_out *m, const struct styles_input *input) {
  static const struct indents none = {0, 0, 0};
  styles_open(m, "paragraph", STYLE_ATTACHMENT_HEAD, "附件标识", true);
  xml_out_fixed(m, "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>"
                   "<w:link w:val=\"" STYLE_ATTACHMENT_HEAD_TEXT "\"/><w:uiPriority w:val=\"18\"/><w:qFormat/>"
                   "<w:pPr><w:keepNext/><w:pageBreakBefore/>");
  indents_write(m, input->style, &none);
  xml_out_fixed(m, "</w:pPr><w:rPr>");
  styles_put_fonts(m, input, FONT_HEI);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
  styles_open(m, "character", STYLE_ATTACHMENT_HEAD_TEXT, "标题附件 字符", true);
  xml_out_fixed(m, "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:link w:val=\"" STYLE_ATTACHMENT_HEAD "\"/>"
                   "<w:uiPriority w:val=\"18\"/><w:rPr>");
  styles_put_fonts(m, input, FONT_HEI);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
}

/* The title of an attachment looks like that of the text (7.3.7). */
static void put_attachment_title_style(struct xml_out *m, const struct styles_input *input) {
  const struct paragraph_style *look = &input->style->paragraphs[ELEMENT_TITLE];
  styles_open(m, "paragraph", STYLE_ATTACHMENT_TITLE, "附件标题", true);
  xml_out_fixed(m, "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>"
                   "<w:link w:val=\"" STYLE_ATTACHMENT_TITLE_TEXT "\"/><w:uiPriority w:val=\"18\"/><w:qFormat/>"
                   "<w:pPr><w:keepNext/><w:keepLines/>");
  put_title_spacing(m, input, look);
  put_style_indents(m, input, look);
  xml_out_value(m, "w:jc", alignment(look->align));
  xml_out_fixed(m, "</w:pPr>");
  put_run_properties(m, input, ELEMENT_TITLE);
  xml_out_close(m);
  styles_open(m, "character", STYLE_ATTACHMENT_TITLE_TEXT, "标题附件名 字符", true);
  xml_out_fixed(m, "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:link w:val=\"" STYLE_ATTACHMENT_TITLE "\"/>"
                   "<w:uiPriority w:val=\"18\"/>");
  put_run_properties(m, input, ELEMENT_TITLE);
  xml_out_close(m);
}

/* What tells what the columns of a table are: in Hei. */
static void put_table_head_style(struct xml_out *m, const struct styles_input *input) {
  styles_open(m, "paragraph", STYLE_TABLE_HEAD, "表头", true);
  xml_out_fixed(m, "<w:basedOn w:val=\"TableText\"/><w:next w:val=\"TableText\"/><w:uiPriority w:val=\"19\"/>"
                   "<w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr>");
  styles_put_fonts(m, input, FONT_HEI);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
}

/* The lead sentence of a point: bold, or in Kai. */
static void put_lead_style(struct xml_out *m, const struct styles_input *input) {
  enum points_mode mode = input->style->points;
  if (mode != POINTS_BOLD && mode != POINTS_KAI)
    return;
  styles_open(m, "character", STYLE_LEAD, "标题句", true);
  xml_out_fixed(m, "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"20\"/><w:qFormat/><w:rPr>");
  if (mode == POINTS_BOLD)
    xml_out_fixed(m, "<w:b/><w:bCs/>");
  else
    styles_put_fonts(m, input, FONT_KAI);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
}

static void put_review_styles(struct xml_out *m) {
  xml_out_fixed(m, "<w:style w:type=\"character\" w:styleId=\"" STYLE_COMMENT_MARK "\">"
                   "<w:name w:val=\"annotation reference\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>"
                   "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>"
                   "<w:rPr><w:spacing w:val=\"0\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:style>"
                   "<w:style w:type=\"paragraph\" w:styleId=\"" STYLE_COMMENT "\"><w:name w:val=\"annotation text\"/>"
                   "<w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>"
                   "<w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/>"
                   "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>"
                   "<w:rPr><w:spacing w:val=\"0\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:style>");
}

/* Entries run to a dotted line and the page number at the right edge; each level one character further in. */
static void put_toc_styles(struct xml_out *m, const struct styles_input *input) {
  styles_open(m, "paragraph", STYLE_TOC_HEADING, "TOC Heading", false);
  xml_out_fixed(m, "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/>"
                   "<w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/>"
                   "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr>");
  styles_put_fonts(m, input, FONT_HEI);
  xml_out_fixed(m, "</w:rPr>");
  xml_out_close(m);
  for (guint level = 1; level <= 4; level++) {
    const struct indents entry = {.left = level - 1};
    g_autofree char *name = g_strdup_printf("toc %u", level);
    styles_open(m, "paragraph", toc_style(level), name, false);
    xml_out_fixed(m, "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:autoRedefine/>"
                     "<w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/><w:pPr><w:tabs>");
    xml_out_open(m, "w:tab");
    xml_out_attributes(m, "w:val", "right", "w:leader", "dot", NULL);
    xml_out_attribute_number(m, "w:pos", input->measures->text_width);
    xml_out_close(m);
    xml_out_fixed(m, "</w:tabs>");
    indents_write(m, input->style, &entry);
    xml_out_fixed(m, "</w:pPr>");
    xml_out_close(m);
  }
}

/* Which rows of word_styles blocks of the document are set in. */
static void find_used(const GPtrArray *paragraphs, bool *used) {
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    for (guint k = 0; k < paragraph->spans->len; k++)
      used[word_style_of(paragraph_span(paragraph, k)->block) - word_styles] = true;
  }
}

static void put_block_styles(struct xml_out *m, const struct styles_input *input) {
  g_autofree bool *used = g_new0(bool, word_styles_count);
  find_used(input->paragraphs, used);
  for (gsize i = 0; i < word_styles_count; i++) {
    const struct word_style *style = &word_styles[i];
    if (style->role == ROLE_BODY) /* put_normal() */
      continue;
    put_block_style(m, input, style, used[i]);
    if (style->link)
      put_linked_style(m, input, style);
  }
}

GBytes *styles_part(const struct styles_input *input) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:styles");
  xml_out_attribute(m, "xmlns:w", NS_W);
  put_defaults(m, input);
  put_latent(m);
  put_normal(m, input);
  xml_out_fixed(m, "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
                   "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/>"
                   "<w:unhideWhenUsed/></w:style>");
  put_table_styles(m, input);
  put_block_styles(m, input);
  put_attachment_head_style(m, input);
  put_attachment_title_style(m, input);
  put_table_head_style(m, input);
  furniture_styles_write(m, input);
  put_lead_style(m, input);
  xml_out_fixed(m, "<w:style w:type=\"character\" w:styleId=\"" STYLE_PLACEHOLDER "\">"
                   "<w:name w:val=\"Placeholder Text\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>"
                   "<w:uiPriority w:val=\"99\"/><w:rPr><w:color w:val=\"" PLACEHOLDER_COLOUR "\"/></w:rPr></w:style>");
  if (input->review)
    put_review_styles(m);
  if (input->toc)
    put_toc_styles(m, input);
  return xml_out_finish(m);
}
