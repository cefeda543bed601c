#include "write/page/finish.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "write/guard.h"
#include "write/page/artifacts.h"
#include "write/page/impose.h"
#include "write/page/srgb.h"
#include "write/page/streams.h"
#include "write/page/xmp.h"
#include "write/modules.h"

#include <gmodule.h>
#include <libdeflate.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* Sets a key of a dictionary to a value in PDF's own notation. */
static void set(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *notation) {
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_parse(qpdf, notation));
}

static void set_text(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text) {
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_unicode_string(qpdf, text));
}

/* A new stream with these bytes; `notation` is its dictionary's. */
static qpdf_oh new_stream(qpdf_data qpdf, const void *data, gsize length, const char *const *keys) {
  const qpdf_oh stream = qpdf_oh_new_stream(qpdf), none = qpdf_oh_new_null(qpdf);
  qpdf_oh_replace_stream_data(qpdf, stream, data, length, none, none);
  for (; *keys; keys += 2)
    set(qpdf, qpdf_oh_get_dict(qpdf, stream), keys[0], keys[1]);
  return stream;
}

/* ISO 19005-2 6.2.3: what the colours mean. */
static void add_intent(qpdf_data qpdf, qpdf_oh catalog) {
  g_autoptr(GByteArray) profile = srgb_profile();
  const qpdf_oh stream = new_stream(qpdf, profile->data, profile->len, (const char *const[]){"/N", "3", NULL});
  const qpdf_oh intent = qpdf_oh_parse(qpdf, "<< /Type /OutputIntent /S /GTS_PDFA1"
                                             " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                                             " /Info (sRGB IEC61966-2.1) >>");
  qpdf_oh_replace_key(qpdf, intent, "/DestOutputProfile", stream);
  qpdf_oh_replace_key(qpdf, catalog, "/OutputIntents", qpdf_oh_wrap_in_array(qpdf, intent));
}

static void add_metadata(qpdf_data qpdf, qpdf_oh catalog, const struct pdf_info *info) {
  GString *packet = xmp_packet(info);
  const char *const keys[] = {"/Type", "/Metadata", "/Subtype", "/XML", NULL};
  qpdf_oh_replace_key(qpdf, catalog, "/Metadata", new_stream(qpdf, packet->str, packet->len, keys));
  g_string_free(packet, TRUE);
}

/* What Cairo counts wrongly: all entries are shown (ISO 32000-1 12.3.3). */
static void complete_outline(qpdf_data qpdf, qpdf_oh catalog) {
  const qpdf_oh outlines = qpdf_oh_get_key(qpdf, catalog, "/Outlines");
  if (!qpdf_oh_is_dictionary(qpdf, outlines))
    return;
  set(qpdf, catalog, "/PageMode", "/UseOutlines");
  const long long count = qpdf_oh_get_int_value(qpdf, qpdf_oh_get_key(qpdf, outlines, "/Count"));
  qpdf_oh_replace_key(qpdf, outlines, "/Count", qpdf_oh_new_integer(qpdf, ABS(count)));
}

static void complete_catalog(qpdf_data qpdf, const struct pdf_info *info) {
  const qpdf_oh catalog = qpdf_get_root(qpdf);
  set(qpdf, catalog, "/Lang", "(zh-CN)");                                  /* PDF/UA-1 7.2 */
  set(qpdf, catalog, "/MarkInfo", "<< /Marked true >>");                   /* PDF/UA-1 6.2 */
  set(qpdf, catalog, "/ViewerPreferences", "<< /DisplayDocTitle true >>"); /* PDF/UA-1 7.1 */
  add_intent(qpdf, catalog);
  add_metadata(qpdf, catalog, info);
  complete_outline(qpdf, catalog);
}

/* Cairo knows the time of day, and dates without the D: of ISO 32000-1 7.9.4. */
static void complete_info(qpdf_data qpdf, const struct pdf_info *info) {
  const qpdf_oh dictionary = qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Info");
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(info->moment);
  g_autofree char *date = g_date_time_format(time, "(D:%Y%m%d%H%M%SZ)");
  set(qpdf, dictionary, "/CreationDate", date);
  set(qpdf, dictionary, "/ModDate", date);
  set_text(qpdf, dictionary, "/Producer", info->creator);
}

/* Whether the font of that name is among a page's simple ones: those with codes of one byte. */
static bool is_simple_font(const char *name, gsize length, void *simple) {
  const GPtrArray *names = simple;
  for (guint i = 0; i < names->len; i++)
    if (strncmp(pointer_at(names, i), name, length) == 0 && !((const char *)pointer_at(names, i))[length])
      return true;
  return false;
}

/* Page numbers, strokes and whatever else is in no element. */
static void mark_artifacts(qpdf_data qpdf, qpdf_oh page, double footer, GPtrArray *simple, guint *glyphs) {
  struct glyph_count count = {.is_simple = is_simple_font, .data = simple};
  const qpdf_oh stream = qpdf_oh_get_key(qpdf, page, "/Contents");
  unsigned char *content = NULL;
  size_t length = 0;
  const QPDF_ERROR_CODE status = qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &content, &length);
  /* An error stays in qpdf. */
  GString *marked = status & QPDF_ERRORS ? NULL : artifacts_mark((const char *)content, length, footer, &count);
  *glyphs += count.glyphs;
  free(content);
  if (!marked)
    return;
  const qpdf_oh none = qpdf_oh_new_null(qpdf);
  qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)marked->str, marked->len, none, none);
  g_string_free(marked, TRUE);
}

/* A link is printed, and says in words where it leads (ISO 19005-2 6.3.2, PDF/UA-1 7.18.5). */
static void complete_links(qpdf_data qpdf, qpdf_oh page) {
  const qpdf_oh links = qpdf_oh_get_key(qpdf, page, "/Annots");
  const int count = qpdf_oh_is_array(qpdf, links) ? qpdf_oh_get_array_n_items(qpdf, links) : 0;
  for (int i = 0; i < count; i++) {
    const qpdf_oh link = qpdf_oh_get_array_item(qpdf, links, i);
    set(qpdf, link, "/F", "4");
    qpdf_oh_replace_key(qpdf, link, "/Contents", qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, link, "/A"), "/URI"));
  }
}

/* Fonts that Cairo draws anew, as thickened ones, it calls CairoFont and their number. */
#define CAIRO_NAME "+CairoFont-"

static bool is_plain(const char *name) {
  return strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") == strlen(name);
}

/* Gives the entry of a font, or of what describes it, the name of the face: who looks for the fonts of a text is told
 * that its thickened marks are of the font of its characters. */
static void name_font(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const GPtrArray *faces) {
  const qpdf_oh name = qpdf_oh_get_key(qpdf, dictionary, key);
  const char *own = qpdf_oh_is_name(qpdf, name) ? qpdf_oh_get_name(qpdf, name) : "";
  const char *cairo = strstr(own, CAIRO_NAME);
  const guint64 number = cairo ? g_ascii_strtoull(cairo + strlen(CAIRO_NAME), NULL, 10) : G_MAXUINT64;
  const char *face = faces && number < faces->len ? pointer_at(faces, number) : NULL;
  if (!face || !is_plain(face))
    return;
  g_autofree char *named = g_strdup_printf("%.*s+%s", (int)(cairo - own), own, face);
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_name(qpdf, named));
}

static void name_described(qpdf_data qpdf, qpdf_oh font, const GPtrArray *faces) {
  const qpdf_oh descriptor = qpdf_oh_get_key(qpdf, font, "/FontDescriptor");
  name_font(qpdf, font, "/BaseFont", faces);
  if (qpdf_oh_is_dictionary(qpdf, descriptor))
    name_font(qpdf, descriptor, "/FontName", faces);
}

/* TrueType glyphs are numbered as in the font file (ISO 19005-2 6.2.11.3.2).  Adds to `simple` the names, without the
 * slash, of the page's fonts that have no descendants. */
static void complete_fonts(qpdf_data qpdf, qpdf_oh page, const GPtrArray *faces, GPtrArray *simple) {
  const qpdf_oh fonts = qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, page, "/Resources"), "/Font");
  if (!qpdf_oh_is_dictionary(qpdf, fonts))
    return; /* a page without text */
  qpdf_oh_begin_dict_key_iter(qpdf, fonts);
  while (qpdf_oh_dict_more_keys(qpdf)) {
    const char *name = qpdf_oh_dict_next_key(qpdf);
    const qpdf_oh font = qpdf_oh_get_key(qpdf, fonts, name);
    const qpdf_oh descendants = qpdf_oh_get_key(qpdf, font, "/DescendantFonts");
    name_described(qpdf, font, faces);
    if (!qpdf_oh_is_array(qpdf, descendants)) {
      g_ptr_array_add(simple, g_strdup(name + 1));
      continue;
    }
    const qpdf_oh descendant = qpdf_oh_get_array_item(qpdf, descendants, 0);
    name_described(qpdf, descendant, faces);
    if (qpdf_oh_is_dictionary_of_type(qpdf, descendant, "/Font", "/CIDFontType2"))
      set(qpdf, descendant, "/CIDToGIDMap", "/Identity");
  }
}

/* False when a page or a glyph is missing. */
static bool complete_pages(qpdf_data qpdf, const struct drawn_pdf *drawn) {
  const int count = qpdf_get_num_pages(qpdf);
  guint glyphs = 0;
  for (int i = 0; i < count && !qpdf_has_error(qpdf); i++) {
    const qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)i);
    g_autoptr(GPtrArray) simple = g_ptr_array_new_with_free_func(g_free);
    complete_fonts(qpdf, page, drawn->faces, simple);
    mark_artifacts(qpdf, page, drawn->footer, simple, &glyphs);
    set(qpdf, page, "/Tabs", "/S"); /* PDF/UA-1 7.18.3 */
    complete_links(qpdf, page);
    qpdf_oh_release_all(qpdf);
  }
  return count == (int)drawn->pages && glyphs == drawn->glyphs;
}

/* A walk over the structure tree, in the order in which its elements were begun. */
struct finish_walk {
  qpdf_data qpdf;
  const struct imposition *imposition; /* or NULL */
  const GArray *notes;
  guint note;    /* the next of them */
  guint element; /* the next element's number */
};

static void visit(struct finish_walk *walk, qpdf_oh element) {
  qpdf_data qpdf = walk->qpdf;
  for (; walk->note < walk->notes->len; walk->note++) {
    const struct element_note *note = &array_at(walk->notes, struct element_note, walk->note);
    if (note->element != walk->element)
      break;
    set(qpdf, element, note->key, note->value);
  }
  walk->element++;
  if (walk->imposition)
    impose_element(walk->imposition, element);
  const qpdf_oh kids = qpdf_oh_get_key(qpdf, element, "/K");
  const int count = qpdf_oh_is_array(qpdf, kids) ? qpdf_oh_get_array_n_items(qpdf, kids) : 0;
  if (qpdf_oh_is_dictionary(qpdf, kids) && qpdf_oh_is_indirect(qpdf, kids))
    visit(walk, kids);
  for (int i = 0; i < count; i++) {
    const qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, i);
    if (qpdf_oh_is_indirect(qpdf, kid)) /* not content or a link's annotation */
      visit(walk, kid);
    qpdf_oh_release(qpdf, kid);
  }
  qpdf_oh_release(qpdf, kids);
}

/* False when the tree is not the one that was drawn.  Cairo writes none for pages without text. */
static bool complete_structure(qpdf_data qpdf, const struct drawn_pdf *drawn, const struct imposition *imposition) {
  if (drawn->elements == 0) {
    set(qpdf, qpdf_get_root(qpdf), "/StructTreeRoot", "<< /Type /StructTreeRoot >>");
    return true;
  }
  const qpdf_oh root = qpdf_oh_get_key(qpdf, qpdf_get_root(qpdf), "/StructTreeRoot");
  const qpdf_oh kids = qpdf_oh_get_key(qpdf, root, "/K");
  struct finish_walk walk = {.qpdf = qpdf, .imposition = imposition, .notes = drawn->notes};
  visit(&walk, qpdf_oh_get_array_item(qpdf, kids, 0));
  return walk.element == drawn->elements;
}

/* What is compressed is copied as it is; the metadata stay readable.  The /ID is made from the contents. */
static GBytes *write_out(qpdf_data qpdf) {
  if (qpdf_init_write_memory(qpdf) & QPDF_ERRORS)
    return NULL;
  qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
  qpdf_set_compress_streams(qpdf, QPDF_TRUE);
  qpdf_set_decode_level(qpdf, qpdf_dl_none);
  qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* ISO 19005-2 6.1.7.1 */
  qpdf_set_minimum_pdf_version(qpdf, "1.7");
  qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
  if (qpdf_write(qpdf) & QPDF_ERRORS)
    return NULL;
  const gsize length = qpdf_get_buffer_length(qpdf);
  void *bytes = g_memdup2(qpdf_get_buffer(qpdf), length);
  guard_close_seal(bytes, length);
  return g_bytes_new_take(bytes, length);
}

static GBytes *finish(qpdf_data qpdf, const struct drawn_pdf *drawn, const struct pdf_info *info) {
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  if (qpdf_read_memory(qpdf, "", (const char *)drawn->bytes->data, drawn->bytes->len, NULL) & QPDF_ERRORS)
    return NULL;
  if (!complete_pages(qpdf, drawn))
    return NULL;
  streams_compress(qpdf);
  complete_catalog(qpdf, info);
  complete_info(qpdf, info);
  struct imposition *imposition = drawn->sheets ? impose_pages(qpdf, drawn->sheets) : NULL;
  const bool whole = complete_structure(qpdf, drawn, imposition);
  impose_free(imposition);
  if (!whole)
    return NULL;
  return qpdf_has_error(qpdf) || qpdf_more_warnings(qpdf) ? NULL : write_out(qpdf);
}

/* What went wrong, in libqpdf's words where it has some; it warns of what a PDF that Cairo has drawn cannot have. */
static const char *complaint(qpdf_data qpdf) {
  if (qpdf_has_error(qpdf))
    return qpdf_get_error_full_text(qpdf, qpdf_get_error(qpdf));
  if (qpdf_more_warnings(qpdf))
    return qpdf_get_error_full_text(qpdf, qpdf_next_warning(qpdf));
  return _("it is not all that was drawn");
}

GBytes *finish_pdf(const struct drawn_pdf *drawn, const struct pdf_info *info, GError **error) {
  qpdf_data qpdf = qpdf_init();
  GBytes *bytes = finish(qpdf, drawn, info);
  if (!bytes)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("the PDF could not be made: %s"), complaint(qpdf));
  qpdf_cleanup(&qpdf);
  return bytes;
}

static char *libraries(void) {
  return g_strdup_printf("libqpdf %s\nlibdeflate %s\n", qpdf_get_qpdf_version(), LIBDEFLATE_VERSION_STRING);
}

G_MODULE_EXPORT extern const struct finish_module finish_module;

const struct finish_module finish_module = {.version = VERSION, .finish_pdf = finish_pdf, .libraries = libraries};
