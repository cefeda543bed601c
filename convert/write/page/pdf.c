#include "write/page/pdf.h"

#include "base/clock.h"
#include "base/error.h"
#include "write/page/draw.h"
#include "write/page/tags.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length) {
  g_byte_array_append(closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void set_text(cairo_surface_t *surface, cairo_pdf_metadata_t field, const char *text) {
  if (text && *text)
    cairo_pdf_surface_set_metadata(surface, field, text);
}

static void set_metadata(cairo_surface_t *surface, const struct pdf_info *info) {
  g_autofree char *date = clock_iso8601(info->moment);
  set_text(surface, CAIRO_PDF_METADATA_TITLE, info->title);
  set_text(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_text(surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_text(surface, CAIRO_PDF_METADATA_KEYWORDS, info->keywords);
  set_text(surface, CAIRO_PDF_METADATA_CREATOR, info->creator);
  set_text(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_text(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* Where an outline entry leads, in Cairo's words: "page=2 pos=[79.37 104.88]". */
static char *destination(const struct outline_entry *entry) {
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE]; /* a point in every locale */
  g_ascii_formatd(x, sizeof x, "%.2f", entry->x);
  g_ascii_formatd(y, sizeof y, "%.2f", entry->y);
  return g_strdup_printf("page=%u pos=[%s %s]", entry->page + 1, x, y);
}

/* Adds the headings; each lies below the last one before it of a higher level. */
static void add_outline(cairo_surface_t *surface, const struct layout *layout) {
  struct {
    guint level;
    int id;
  } open[16] = {{0, CAIRO_PDF_OUTLINE_ROOT}};
  guint depth = 0;
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = layout->outline->pdata[i];
    if (entry->page >= layout->pages->len)
      continue; /* Cairo would write a damaged file */
    while (depth > 0 && open[depth].level >= entry->level)
      depth--;
    g_autofree char *place = destination(entry);
    const int id =
        cairo_pdf_surface_add_outline(surface, open[depth].id, entry->text, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (depth + 1 < G_N_ELEMENTS(open))
      depth++;
    open[depth].level = entry->level;
    open[depth].id = id;
  }
}

static void draw_page(cairo_t *cr, const struct page *page, struct tags *tags) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    for (guint j = 0; j < line->runs->len; j++) {
      const struct run *run = line->runs->pdata[j];
      tags_enter(tags, cr, line, run);
      draw_run_text(cr, run, line->y);
    }
  }
  tags_leave(tags, cr);
  draw_rules(cr, page);
  cairo_show_page(cr);
}

/* Glyph positions are the layout's: no hinting, no rounding to a device's pixels. */
static void use_exact_metrics(cairo_t *cr) {
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cr, options);
  cairo_font_options_destroy(options);
}

GBytes *pdf_draw(const struct layout *layout, const struct pdf_info *info, GError **error) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, bytes, layout->page_width, layout->page_height);
  set_metadata(surface, info);
  add_outline(surface, layout);
  cairo_t *cr = cairo_create(surface);
  use_exact_metrics(cr);
  struct tags tags = tags_for(layout);
  tags_open(cr);
  for (guint i = 0; i < layout->pages->len; i++)
    draw_page(cr, layout->pages->pdata[i], &tags);
  tags_close(cr);
  cairo_status_t status = cairo_status(cr);
  cairo_destroy(cr);
  cairo_surface_finish(surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("the PDF could not be drawn: %s"),
                cairo_status_to_string(status));
    return NULL;
  }
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
