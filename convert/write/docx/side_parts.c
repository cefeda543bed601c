#include "write/docx/side_parts.h"

#include "ooxml/custom_property.h"
#include "ooxml/guid.h"
#include "ooxml/names.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "ooxml/xml_out.h"
#include "write/docx/document.h"
#include "write/docx/margins.h"

#include <string.h>

/* ---- word/settings.xml: how Word shall treat the document as a whole ---- */

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

static GBytes *settings_part(const struct style *style, const struct measures *measures, bool fonts) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:settings");
  xml_out_attribute(m, "xmlns:w", NS_W);
  xml_out_fixed(m, "<w:zoom w:percent=\"100\"/>");
  if (fonts)
    xml_out_fixed(m, "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>");
  if (style->mirror)
    xml_out_flag(m, "w:mirrorMargins");
  xml_out_fixed(m, "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>");
  xml_out_value_number(m, "w:defaultTabStop", twips(2 * style->size));
  if (style->number_place == NUMBER_OUTSIDE)
    xml_out_flag(m, "w:evenAndOddHeaders");
  xml_out_value_number(m, "w:drawingGridHorizontalSpacing", twips(style_cell(style) / 2));
  xml_out_value_number(m, "w:drawingGridVerticalSpacing", measures->line_pitch);
  xml_out_value(m, "w:displayHorizontalDrawingGridEvery", "0");
  xml_out_value(m, "w:characterSpacingControl", "compressPunctuation");
  xml_out_fixed(m, COMPATIBILITY "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>" COLOURS
                                 "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/>");
  return xml_out_finish(m);
}

/* ---- word/fontTable.xml: the fonts that are named ---- */

static void put_value(struct xml_out *m, const char *name, const char *value) {
  if (value && value[0])
    xml_out_value(m, name, value);
}

/* Two roles may have the same font. */
static bool named_before(const struct family_set *families, int role) {
  for (int i = 0; i < role; i++)
    if (g_strcmp0(families->word[i].name, families->word[role].name) == 0)
      return true;
  return false;
}

/* Fonts are stored behind a key, a GUID: the first 32 bytes are mixed with its bytes, from the last to the first, twice
 * (ECMA-376 17.8.1). */
#define KEY_BYTES 16
#define MIXED_BYTES 32

static GBytes *obfuscate(GBytes *font, const char *guid) {
  gsize length, digit = 0;
  const guchar *data = g_bytes_get_data(font, &length);
  guchar key[KEY_BYTES] = {0}, *mixed = g_memdup2(data, length);
  for (const char *p = guid; *p; p++)
    if (g_ascii_isxdigit(*p)) {
      key[digit / 2] = (guchar)(key[digit / 2] << 4 | g_ascii_xdigit_value(*p));
      digit++;
    }
  for (gsize i = 0; i < MIN(length, MIXED_BYTES); i++)
    mixed[i] ^= key[KEY_BYTES - 1 - i % KEY_BYTES];
  return g_bytes_new_take(mixed, length);
}

#define FONT_TABLE "word/fontTable.xml"

/* The part of a role's face, and its name in the table of fonts. */
static const struct {
  const char *part, *target, *id;
} font_parts[] = {
    {"word/fonts/font1.odttf", "fonts/font1.odttf", "rId1"}, {"word/fonts/font2.odttf", "fonts/font2.odttf", "rId2"},
    {"word/fonts/font3.odttf", "fonts/font3.odttf", "rId3"}, {"word/fonts/font4.odttf", "fonts/font4.odttf", "rId4"},
    {"word/fonts/font5.odttf", "fonts/font5.odttf", "rId5"}, {"word/fonts/font6.odttf", "fonts/font6.odttf", "rId6"},
};
G_STATIC_ASSERT(G_N_ELEMENTS(font_parts) == FONT_ROLE_COUNT);

/* Adds a face as a part; writes where it is and its key. */
static void put_face(struct xml_out *m, struct packed *parts, guint role, const char *name, GBytes *face) {
  g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, face);
  g_autofree char *text = g_strconcat(name, digest, NULL);
  g_autofree char *guid = guid_of(text);
  packed_add(parts, font_parts[role].part, TYPE_OFFICE "obfuscatedFont", obfuscate(face, guid));
  packed_relate(parts, FONT_TABLE, font_parts[role].id, REL_OFFICE "font", font_parts[role].target);
  xml_out_open(m, "w:embedRegular");
  xml_out_attributes(m, "r:id", font_parts[role].id, "w:fontKey", guid, NULL);
  xml_out_close(m);
}

/* An entry for each font that a role names, what to take where it is not installed, and its face where that is in the
 * file. */
static void add_font_table(struct packed *parts, const struct write_job *job) {
  const struct family_set *families = job->families;
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:fonts");
  xml_out_attributes(m, "xmlns:w", NS_W, "xmlns:r", NS_R, NULL);
  for (int role = 0; role < FONT_ROLE_COUNT; role++) {
    const struct word_font *font = &families->word[role];
    if (named_before(families, role))
      continue;
    xml_out_open(m, "w:font");
    xml_out_attribute(m, "w:name", font->name);
    put_value(m, "w:altName", font->alt);
    put_value(m, "w:panose1", font->panose);
    put_value(m, "w:charset", font->charset);
    put_value(m, "w:family", font->family);
    put_value(m, "w:pitch", font->pitch);
    if (job->faces && job->faces[role])
      put_face(m, parts, (guint)role, font->name, job->faces[role]);
    xml_out_close(m);
  }
  packed_add(parts, FONT_TABLE, TYPE_WORD "fontTable+xml", xml_out_finish(m));
  packed_relate(parts, DOCUMENT, "rIdFonts", REL_OFFICE "fontTable", "fontTable.xml");
}

static bool has_faces(const struct write_job *job) {
  for (guint role = 0; job->faces && role < FONT_ROLE_COUNT; role++)
    if (job->faces[role])
      return true;
  return false;
}

static bool has_turned(const GPtrArray *paragraphs) {
  bool turned = false;
  for (guint i = 0; i < paragraphs->len; i++)
    turned |= paragraph_at(paragraphs, i)->turned;
  return turned;
}

void side_parts_add(struct packed *parts, const struct write_job *job, const struct measures *measures) {
  packed_add(parts, "word/settings.xml", TYPE_WORD "settings+xml", settings_part(job->style, measures, has_faces(job)));
  packed_relate(parts, DOCUMENT, "rIdSettings", REL_OFFICE "settings", "settings.xml");
  add_font_table(parts, job);
  margins_add_parts(parts, job->style, has_turned(job->paragraphs));
}

/* ---- docProps: what the file says of itself ---- */

#define PROGRAM "jianggao"

/* Word shows the title in its window bar: a text without one is called as its file. */
static char *document_title(const struct write_job *job) {
  char *title = doc_title(job->doc);
  if (title || !job->doc->source.name)
    return title ? title : g_strdup(PROGRAM);
  const char *name = job->doc->source.name, *dot = strrchr(name, '.');
  return g_strndup(name, dot && dot > name ? (gsize)(dot - name) : strlen(name));
}

static void put_legal(struct xml_out *m, const char *name, const char *text) {
  g_autofree char *legal = xml_out_legal(text);
  xml_out_element(m, name, legal);
}

static void put_date(struct xml_out *m, const char *name, const char *date) {
  xml_out_open(m, name);
  xml_out_attribute(m, "xsi:type", "dcterms:W3CDTF");
  xml_out_text(m, date, strlen(date));
  xml_out_close(m);
}

/* Title, author, dates, language (rule P12). */
static GBytes *core_properties_part(const struct write_job *job, const char *date) {
  g_autofree char *title = document_title(job);
  const char *author = write_job_author(job);
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "cp:coreProperties");
  xml_out_attributes(m, "xmlns:cp", NS_CORE, "xmlns:dc", NS_DC, "xmlns:dcterms", NS_DCTERMS, "xmlns:xsi", NS_XSI, NULL);
  put_legal(m, "dc:title", title);
  put_legal(m, "dc:creator", author && author[0] ? author : PROGRAM);
  xml_out_element(m, "cp:lastModifiedBy", PROGRAM);
  xml_out_element(m, "cp:revision", "1");
  put_date(m, "dcterms:created", date);
  put_date(m, "dcterms:modified", date);
  xml_out_element(m, "dc:language", "zh-CN");
  return xml_out_finish(m);
}

/* Which program made it. */
static GBytes *app_properties_part(void) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "Properties");
  xml_out_attribute(m, "xmlns", NS_EXTENDED);
  xml_out_element(m, "Application", PROGRAM "/" VERSION);
  return xml_out_finish(m);
}

static void put_property(struct xml_out *m, guint id, const char *name, const char *text) {
  xml_out_open(m, "property");
  xml_out_attribute(m, "fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"); /* user-defined properties */
  xml_out_attribute_number(m, "pid", id);
  xml_out_attribute(m, "name", name);
  xml_out_element(m, "vt:lpwstr", text);
  xml_out_close(m);
}

/* The digests of source and content, and the program's version; `content_digest` is that of all parts but this. */
static GBytes *custom_properties_part(const struct write_job *job, const char *content_digest) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "Properties");
  xml_out_attributes(m, "xmlns", NS_CUSTOM, "xmlns:vt", NS_VT, NULL);
  guint id = 2; /* the first that is free */
  if (job->doc->source.sha256)
    put_property(m, id++, PROPERTY_SOURCE, job->doc->source.sha256);
  put_property(m, id++, PROPERTY_GENERATOR, PROGRAM " " VERSION);
  put_property(m, id, PROPERTY_CONTENT, content_digest);
  return xml_out_finish(m);
}

void side_parts_add_properties(struct packed *parts, const struct write_job *job, const char *date) {
  packed_add(parts, "docProps/core.xml", TYPE_PACKAGE "core-properties+xml", core_properties_part(job, date));
  packed_relate(parts, "", "rId2", REL_PACKAGE "core-properties", "docProps/core.xml");
  packed_add(parts, "docProps/app.xml", TYPE_OFFICE "extended-properties+xml", app_properties_part());
  packed_relate(parts, "", "rId3", REL_OFFICE "extended-properties", "docProps/app.xml");
  g_autofree char *digest = packed_digest(parts);
  packed_add(parts, CUSTOM_PROPERTIES, TYPE_OFFICE "custom-properties+xml", custom_properties_part(job, digest));
  packed_relate(parts, "", "rId4", REL_OFFICE "custom-properties", CUSTOM_PROPERTIES);
}
