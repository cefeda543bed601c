#include "write/page/pdf.h"

#include "base/error.h"
#include "write/page/pdf_catalog.h"
#include "write/page/pdf_font.h"
#include "write/page/pdf_object.h"
#include "write/page/pdf_page.h"
#include "write/page/pdf_tags.h"

#include <glib/gi18n.h>

/* Every font that the pages use, of struct pdf_font. */
static GPtrArray *collect_fonts(const struct layout *layout) {
  GPtrArray *fonts = g_ptr_array_new_with_free_func((GDestroyNotify)pdf_font_free);
  for (guint i = 0; i < layout->pages->len; i++)
    pdf_page_collect(layout->pages->pdata[i], fonts);
  return fonts;
}

/* Embeds the subset of every font; returns the number of the dictionary that names them, 0 on error. */
static guint embed_fonts(struct pdf *pdf, GPtrArray *fonts, GError **error) {
  g_autoptr(GString) names = g_string_new("<< ");
  for (guint i = 0; i < fonts->len; i++) {
    struct pdf_font *font = fonts->pdata[i];
    const guint number = pdf_font_embed(font, pdf);
    if (!number) {
      g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
                  _("%s: this font cannot be embedded in a PDF; name another font folder with --font-dir"),
                  font->face->file);
      return 0;
    }
    g_string_append_printf(names, "/%s %u 0 R ", font->name, number);
  }
  g_string_append(names, ">>");
  return pdf_add(pdf, names->str);
}

/* What every page has: the page tree above it, its size, its fonts. */
struct common {
  guint tree, fonts;
  double width, height;
};

static void describe_page(struct pdf *pdf, guint number, const struct common *common, guint content, guint key) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_string_append_printf(out, "<< /Type /Page /Parent %u 0 R /MediaBox [ 0 0 ", common->tree);
  pdf_put_number(out, common->width);
  g_string_append_c(out, ' ');
  pdf_put_number(out, common->height);
  g_string_append_printf(out, " ] /Resources << /Font %u 0 R >> /Contents %u 0 R /StructParents %u", common->fonts,
                         content, key);
  g_string_append(out, " /Tabs /S >>"); /* tabs go by the structure: PDF/UA-1 7.18.3 */
  pdf_describe(pdf, number, out->str);
}

/* Draws the pages; `numbers` becomes the numbers of their objects. */
static void draw_pages(struct pdf *pdf, const struct layout *layout, GPtrArray *fonts, const struct common *common,
                       struct pdf_tags *tags, guint *numbers) {
  g_autoptr(GString) kids = g_string_new(NULL);
  for (guint i = 0; i < layout->pages->len; i++) {
    g_autoptr(GString) content = g_string_new(NULL);
    numbers[i] = pdf_reserve(pdf);
    pdf_tags_begin_page(tags, numbers[i]);
    pdf_page_draw(layout->pages->pdata[i], layout->page_height, fonts, tags, content);
    const guint key = pdf_tags_end_page(tags);
    describe_page(pdf, numbers[i], common, pdf_add_stream(pdf, "", content->str, content->len), key);
    g_string_append_printf(kids, "%u 0 R ", numbers[i]);
  }
  g_autofree char *tree = g_strdup_printf("<< /Type /Pages /Count %u /Kids [ %s] >>", layout->pages->len, kids->str);
  pdf_describe(pdf, common->tree, tree);
}

GBytes *pdf_write(const struct layout *layout, const struct pdf_info *info, GError **error) {
  g_autoptr(Pdf) pdf = pdf_new();
  g_autoptr(GPtrArray) fonts = collect_fonts(layout);
  const struct common common = {.tree = pdf_reserve(pdf),
                                .fonts = embed_fonts(pdf, fonts, error),
                                .width = layout->page_width,
                                .height = layout->page_height};
  if (!common.fonts)
    return NULL;
  g_autofree guint *pages = g_new0(guint, layout->pages->len);
  g_autoptr(PdfTags) tags = pdf_tags_new(pdf, layout);
  draw_pages(pdf, layout, fonts, &common, tags, pages);
  const guint outline = pdf_catalog_add_outline(pdf, layout, pages);
  const guint catalog = pdf_catalog_add(pdf, common.tree, pdf_tags_finish(tags), outline);
  return pdf_finish(pdf, catalog, pdf_catalog_add_info(pdf, info));
}
