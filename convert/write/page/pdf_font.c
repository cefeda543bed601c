#include "write/page/pdf_font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#define TAG_CFF HB_TAG('C', 'F', 'F', ' ')

/* The advance of most glyphs, in thousandths of an em: widths that differ are listed. */
#define DEFAULT_WIDTH 1000

struct pdf_font *pdf_font_new(struct face *face, guint number) {
  struct pdf_font *font = g_new0(struct pdf_font, 1);
  font->face = face;
  font->glyphs = g_new0(struct pdf_glyph, face->glyph_count);
  g_snprintf(font->name, sizeof font->name, "F%u", number);
  return font;
}

void pdf_font_free(struct pdf_font *font) {
  if (!font)
    return;
  g_free(font->glyphs);
  g_free(font);
}

bool pdf_font_allows(const struct pdf_font *font, guint32 glyph, const char *text, guint length) {
  const struct pdf_glyph *used = &font->glyphs[glyph];
  return !used->text || (used->length == length && memcmp(used->text, text, length) == 0);
}

void pdf_font_use(struct pdf_font *font, guint32 glyph, const char *text, guint length) {
  struct pdf_glyph *used = &font->glyphs[glyph];
  used->used = true;
  if (text) {
    used->text = text;
    used->length = length;
  }
}

/* Thousandths of an em. */
static long width_of(const struct pdf_font *font, guint32 glyph) {
  return lround(face_advance(font->face, glyph) * 1000);
}

double pdf_font_width(const struct pdf_font *font, guint32 glyph) {
  return (double)width_of(font, glyph) / 1000;
}

/* A subset of a font file, and which glyph of the face became which. */
struct subset {
  hb_blob_t *sfnt;
  hb_blob_t *cff; /* its CFF table; empty for TrueType outlines */
  hb_subset_plan_t *plan;
};

static void subset_clear(struct subset *subset) {
  hb_blob_destroy(subset->sfnt);
  hb_blob_destroy(subset->cff);
  hb_subset_plan_destroy(subset->plan);
}

/* The tables that a PDF's font keeps (ISO 32000-1 9.9). */
static hb_blob_t *kept_table(G_GNUC_UNUSED hb_face_t *face, hb_tag_t tag, void *full_face) {
  static const hb_tag_t kept[] = {TAG_CFF,
                                  HB_TAG('h', 'e', 'a', 'd'),
                                  HB_TAG('h', 'h', 'e', 'a'),
                                  HB_TAG('h', 'm', 't', 'x'),
                                  HB_TAG('m', 'a', 'x', 'p'),
                                  HB_TAG('g', 'l', 'y', 'f'),
                                  HB_TAG('l', 'o', 'c', 'a'),
                                  HB_TAG('c', 'v', 't', ' '),
                                  HB_TAG('f', 'p', 'g', 'm'),
                                  HB_TAG('p', 'r', 'e', 'p')};
  for (gsize i = 0; i < G_N_ELEMENTS(kept); i++)
    if (tag == kept[i])
      return hb_face_reference_table(full_face, tag);
  return hb_blob_get_empty();
}

static hb_subset_input_t *subset_input(const struct pdf_font *font, bool is_cff) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return NULL;
  hb_set_t *glyphs = hb_subset_input_glyph_set(input);
  for (guint32 glyph = 0; glyph < font->face->glyph_count; glyph++)
    if (font->glyphs[glyph].used)
      hb_set_add(glyphs, glyph);
  /* Inlined subroutines are made in half the time.  TrueType keeps its instructions: some Chinese fonts assemble their
   * glyphs with them. */
  if (is_cff)
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  return input;
}

static bool make_subset(const struct pdf_font *font, struct subset *subset) {
  /* A face without the other tables is cut in half the time: HarfBuzz would first read the whole character map. */
  hb_face_t *face = hb_face_create_for_tables(kept_table, hb_font_get_face(font->face->hb), NULL);
  hb_blob_t *cff = hb_face_reference_table(face, TAG_CFF);
  const bool is_cff = hb_blob_get_length(cff) > 0;
  hb_blob_destroy(cff);
  hb_subset_input_t *input = subset_input(font, is_cff);
  subset->plan = input ? hb_subset_plan_create_or_fail(face, input) : NULL;
  hb_subset_input_destroy(input);
  hb_face_destroy(face);
  hb_face_t *cut = subset->plan ? hb_subset_plan_execute_or_fail(subset->plan) : NULL;
  if (!cut) {
    hb_subset_plan_destroy(subset->plan);
    return false;
  }
  subset->sfnt = hb_face_reference_blob(cut);
  subset->cff = hb_face_reference_table(cut, TAG_CFF);
  hb_face_destroy(cut);
  return true;
}

/* Gives each glyph its code: the subset's glyph number, or where the subset is a CID-keyed CFF, its CID. */
static void number_glyphs(struct pdf_font *font, const struct subset *subset, FT_Face ft_face) {
  const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(subset->plan);
  FT_Bool is_cid = 0;
  if (hb_blob_get_length(subset->cff) > 0 && FT_Get_CID_Is_Internally_CID_Keyed(ft_face, &is_cid) != 0)
    is_cid = 0;
  for (guint32 glyph = 0; glyph < font->face->glyph_count; glyph++) {
    if (!font->glyphs[glyph].used)
      continue;
    const hb_codepoint_t number = hb_map_get(map, glyph);
    FT_UInt cid = number;
    if (is_cid && FT_Get_CID_From_Glyph_Index(ft_face, number, &cid) != 0)
      cid = number;
    font->glyphs[glyph].code = (guint16)cid;
  }
}

struct coded {
  guint32 code, glyph;
};

static int by_code(gconstpointer a, gconstpointer b) {
  return (int)((const struct coded *)a)->code - (int)((const struct coded *)b)->code;
}

/* The glyphs that are used, by code. */
static GArray *coded_glyphs(const struct pdf_font *font) {
  GArray *coded = g_array_new(FALSE, FALSE, sizeof(struct coded));
  for (guint32 glyph = 0; glyph < font->face->glyph_count; glyph++)
    if (font->glyphs[glyph].used) {
      const struct coded entry = {font->glyphs[glyph].code, glyph};
      g_array_append_val(coded, entry);
    }
  g_array_sort(coded, by_code);
  return coded;
}

/* "ABCDEF+FandolFang": the letters tell one subset of a face from another, and depend on nothing but its glyphs. */
static char *subset_name(const struct pdf_font *font, const GArray *coded) {
  char plain[128] = "";
  unsigned int size = sizeof plain;
  hb_ot_name_get_utf8(hb_font_get_face(font->face->hb), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                      plain);
  g_autofree char *sum =
      g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)coded->data, coded->len * sizeof(struct coded));
  GString *name = g_string_new(NULL);
  for (int i = 0; i < 6; i++)
    g_string_append_c(name, (char)('A' + g_ascii_xdigit_value(sum[2 * i]) + (sum[2 * i + 1] & 7)));
  g_string_append_c(name, '+');
  for (const char *p = plain; *p; p++)
    if (g_ascii_isalnum(*p) || *p == '-')
      g_string_append_c(name, *p);
  return g_string_free(name, FALSE);
}

/* What text each code stands for (ISO 32000-1 9.10.3); sections may have 100 lines. */
static qpdf_oh to_unicode(const struct pdf_font *font, qpdf_data qpdf, const GArray *coded) {
  g_autoptr(GString) lines = g_string_new(NULL);
  g_autoptr(GString) out = g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  guint count = 0;
  for (guint i = 0; i < coded->len; i++) {
    const struct coded *entry = &g_array_index(coded, struct coded, i);
    const struct pdf_glyph *glyph = &font->glyphs[entry->glyph];
    if (glyph->text) {
      g_string_append_printf(lines, "<%04X> <", glyph->code);
      pdf_put_utf16(lines, glyph->text, glyph->length);
      g_string_append(lines, ">\n");
      count++;
    }
    if (count == 100 || (count > 0 && i + 1 == coded->len)) {
      g_string_append_printf(out, "%u beginbfchar\n%sendbfchar\n", count, lines->str);
      g_string_truncate(lines, 0);
      count = 0;
    }
  }
  g_string_append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return pdf_new_stream(qpdf, out->str, out->len);
}

/* "[ 34 [ 500 ] 40 [ 250 611 ] ]": widths that are not the default one, neighbours together (ISO 32000-1 9.7.4.3). */
static char *widths(const struct pdf_font *font, const GArray *coded) {
  GString *out = g_string_new("[");
  guint32 next = G_MAXUINT32; /* the code that would go on with the open list; G_MAXUINT32: none is open */
  for (guint i = 0; i < coded->len; i++) {
    const struct coded *entry = &g_array_index(coded, struct coded, i);
    const long width = width_of(font, entry->glyph);
    if (width == DEFAULT_WIDTH)
      continue;
    if (entry->code != next)
      g_string_append_printf(out, "%s %u [", next == G_MAXUINT32 ? "" : " ]", entry->code);
    g_string_append_printf(out, " %ld", width);
    next = entry->code + 1;
  }
  g_string_append(out, next == G_MAXUINT32 ? "]" : " ] ]");
  return g_string_free(out, FALSE);
}

static qpdf_oh font_file(qpdf_data qpdf, const struct subset *subset) {
  const bool is_cff = hb_blob_get_length(subset->cff) > 0;
  unsigned int length;
  const char *data = hb_blob_get_data(is_cff ? subset->cff : subset->sfnt, &length);
  const qpdf_oh file = pdf_new_stream(qpdf, data, length);
  if (is_cff)
    pdf_set_parsed(qpdf, qpdf_oh_get_dict(qpdf, file), "/Subtype", "/CIDFontType0C");
  else
    pdf_set_integer(qpdf, qpdf_oh_get_dict(qpdf, file), "/Length1", length);
  return file;
}

/* ISO 32000-1 9.8. */
static qpdf_oh descriptor(qpdf_data qpdf, const struct subset *subset, const char *name, FT_Face ft_face) {
  const double scale = 1000.0 / (ft_face->units_per_EM > 0 ? ft_face->units_per_EM : 1000);
  const FT_BBox *box = &ft_face->bbox;
  g_autofree char *notation = g_strdup_printf(
      "<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [ %ld %ld %ld %ld ] /ItalicAngle 0 /Ascent %ld"
      " /Descent %ld /CapHeight %ld /StemV 80 >>",
      name, lround((double)box->xMin * scale), lround((double)box->yMin * scale), lround((double)box->xMax * scale),
      lround((double)box->yMax * scale), lround(ft_face->ascender * scale), lround(ft_face->descender * scale),
      lround(ft_face->ascender * scale));
  const qpdf_oh result = pdf_new(qpdf, notation);
  pdf_set(qpdf, result, hb_blob_get_length(subset->cff) > 0 ? "/FontFile3" : "/FontFile2", font_file(qpdf, subset));
  return result;
}

/* The composite font and its one descendant (ISO 32000-1 9.7). */
static qpdf_oh font_dictionary(const struct pdf_font *font, qpdf_data qpdf, const struct subset *subset,
                               FT_Face ft_face) {
  const bool is_cff = hb_blob_get_length(subset->cff) > 0;
  g_autoptr(GArray) coded = coded_glyphs(font);
  g_autofree char *name = subset_name(font, coded);
  g_autofree char *list = widths(font, coded);
  g_autofree char *descendant_notation = g_strdup_printf(
      "<< /Type /Font /Subtype /%s /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering "
      "(Identity) /Supplement 0 >> /DW %d /W %s %s >>",
      is_cff ? "CIDFontType0" : "CIDFontType2", name, DEFAULT_WIDTH, list, is_cff ? "" : "/CIDToGIDMap /Identity");
  const qpdf_oh descendant = pdf_new(qpdf, descendant_notation);
  pdf_set(qpdf, descendant, "/FontDescriptor", descriptor(qpdf, subset, name, ft_face));
  g_autofree char *notation =
      g_strdup_printf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H >>", name);
  const qpdf_oh result = pdf_new(qpdf, notation);
  const qpdf_oh descendants = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, descendants, descendant);
  pdf_set(qpdf, result, "/DescendantFonts", descendants);
  pdf_set(qpdf, result, "/ToUnicode", to_unicode(font, qpdf, coded));
  return result;
}

qpdf_oh pdf_font_embed(struct pdf_font *font, qpdf_data qpdf) {
  struct subset subset;
  if (!make_subset(font, &subset))
    return 0;
  qpdf_oh result = 0;
  unsigned int length;
  const char *data = hb_blob_get_data(subset.sfnt, &length);
  FT_Library library;
  FT_Face ft_face;
  if (FT_Init_FreeType(&library) == 0) {
    if (FT_New_Memory_Face(library, (const FT_Byte *)data, (FT_Long)length, 0, &ft_face) == 0) {
      number_glyphs(font, &subset, ft_face);
      result = font_dictionary(font, qpdf, &subset, ft_face);
      FT_Done_Face(ft_face);
    }
    FT_Done_FreeType(library);
  }
  subset_clear(&subset);
  return result;
}
