#include "write/page/pdf.h"

#include "base/error.h"
#include "base/messages.h"
#include "write/page/pdf_catalog.h"
#include "write/page/pdf_font.h"
#include "write/page/pdf_object.h"
#include "write/page/pdf_page.h"
#include "write/page/pdf_tags.h"

/* Embeds the subset of every font and lists them as a page's resources name them. */
static bool embed_fonts(qpdf_data qpdf, GPtrArray *fonts, qpdf_oh resources, GError **error) {
  for (guint i = 0; i < fonts->len; i++) {
    struct pdf_font *font = fonts->pdata[i];
    const qpdf_oh dictionary = pdf_font_embed(font, qpdf);
    if (!dictionary) {
      g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
                  _("%s: this font cannot be embedded in a PDF; name another font folder with --font-dir"),
                  font->face->file);
      return false;
    }
    g_autofree char *name = g_strdup_printf("/%s", font->name);
    pdf_set(qpdf, resources, name, dictionary);
  }
  return true;
}

static qpdf_oh new_page(qpdf_data qpdf, const struct layout *layout, qpdf_oh fonts) {
  g_autoptr(GString) notation = g_string_new("<< /Type /Page /MediaBox [ 0 0 ");
  pdf_put_number(notation, layout->page_width);
  g_string_append_c(notation, ' ');
  pdf_put_number(notation, layout->page_height);
  g_string_append(notation, " ] /Resources << >> >>");
  const qpdf_oh page = pdf_new(qpdf, notation->str);
  pdf_set(qpdf, qpdf_oh_get_key(qpdf, page, "/Resources"), "/Font", fonts);
  qpdf_add_page(qpdf, qpdf, page, QPDF_FALSE);
  return page;
}

static void draw_pages(qpdf_data qpdf, const struct layout *layout, GPtrArray *fonts, qpdf_oh resources,
                       qpdf_oh *pages) {
  g_autoptr(PdfTags) tags = pdf_tags_new(qpdf, layout);
  for (guint i = 0; i < layout->pages->len; i++) {
    g_autoptr(GString) content = g_string_new(NULL);
    pages[i] = new_page(qpdf, layout, resources);
    pdf_tags_begin_page(tags, pages[i]);
    pdf_page_draw(layout->pages->pdata[i], layout->page_height, fonts, tags, content);
    pdf_tags_end_page(tags);
    pdf_set(qpdf, pages[i], "/Contents", pdf_new_stream(qpdf, content->str, content->len));
  }
  pdf_tags_finish(tags, qpdf_get_root(qpdf));
}

static GPtrArray *collect_fonts(const struct layout *layout) {
  GPtrArray *fonts = g_ptr_array_new_with_free_func((GDestroyNotify)pdf_font_free);
  for (guint i = 0; i < layout->pages->len; i++)
    pdf_page_collect(layout->pages->pdata[i], fonts);
  return fonts;
}

/* Streams are compressed already: they are copied as they are.  The /ID is made from the contents. */
static GBytes *finish(qpdf_data qpdf, GError **error) {
  if (!qpdf_has_error(qpdf) && !(qpdf_init_write_memory(qpdf) & QPDF_ERRORS)) {
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
    qpdf_set_minimum_pdf_version(qpdf, "1.7");
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    if (!(qpdf_write(qpdf) & QPDF_ERRORS))
      return g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
  }
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("the PDF could not be made: %s"),
              qpdf_get_error_full_text(qpdf, qpdf_get_error(qpdf)));
  return NULL;
}

static GBytes *build(qpdf_data qpdf, const struct layout *layout, const struct pdf_info *info, GError **error) {
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  qpdf_empty_pdf(qpdf);
  g_autoptr(GPtrArray) fonts = collect_fonts(layout);
  const qpdf_oh resources = pdf_new(qpdf, "<< >>");
  if (!embed_fonts(qpdf, fonts, resources, error))
    return NULL;
  g_autofree qpdf_oh *pages = g_new0(qpdf_oh, layout->pages->len);
  draw_pages(qpdf, layout, fonts, resources, pages);
  pdf_catalog_outline(qpdf, layout, pages);
  pdf_catalog_complete(qpdf, info);
  return finish(qpdf, error);
}

GBytes *pdf_write(const struct layout *layout, const struct pdf_info *info, GError **error) {
  qpdf_data qpdf = qpdf_init();
  GBytes *bytes = build(qpdf, layout, info, error);
  qpdf_cleanup(&qpdf);
  return bytes;
}
