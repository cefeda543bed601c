#include "write/page/pdf.h"

#include "base/error.h"
#include "base/items.h"
#include "font/outlines.h"
#include "write/page/draw.h"
#include "write/page/pdf_limits.h"

#include <cairo-pdf.h>

#define DEEPEST 8 /* levels of headings in the outline */

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned int length) {
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Adds one entry; `page` is from 0.  Returns its number. */
static int add_entry(cairo_surface_t *surface, int parent, const struct outline_entry *entry) {
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place =
      g_strdup_printf("page=%u pos=[%s %s]", entry->page + 1, g_ascii_formatd(x, sizeof x, "%.3f", entry->x),
                      g_ascii_formatd(y, sizeof y, "%.3f", entry->y));
  return cairo_pdf_surface_add_outline(surface, parent, entry->text, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void add_outline(cairo_surface_t *surface, const struct layout *layout) {
  struct {
    guint level;
    int number;
  } open[DEEPEST + 1] = {{0, CAIRO_PDF_OUTLINE_ROOT}};
  guint depth = 0;
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = pointer_at(layout->outline, i);
    while (depth > 0 && (open[depth].level >= entry->level || depth == DEEPEST))
      depth--;
    const int number = add_entry(surface, open[depth].number, entry);
    depth++;
    open[depth].level = entry->level;
    open[depth].number = number;
  }
}

static void set_metadata(cairo_surface_t *surface, cairo_pdf_metadata_t which, const char *text) {
  if (text && *text)
    cairo_pdf_surface_set_metadata(surface, which, text);
}

static void describe(cairo_surface_t *surface, const struct pdf_info *info) {
  set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
  set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, info->keywords);
  set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, info->creator);
}

/* What a viewer calls a page whose number is not its place. */
static void set_label(cairo_surface_t *surface, const struct page *page) {
  g_autofree char *label = page->number > 0 ? g_strdup_printf("%u", page->number) : g_strdup("封面");
  cairo_pdf_surface_set_page_label(surface, label);
}

static bool draw_pages(cairo_surface_t *surface, cairo_t *cairo, const struct layout *layout,
                       const struct tagging *tagging, GError **error) {
  for (guint i = 0; i < layout->pages->len; i++) {
    const struct page *page = pointer_at(layout->pages, i);
    if (page->number != i + 1)
      set_label(surface, page);
    if (!draw_page(cairo, layout, page, tagging, error))
      return false;
    if (i + 1 == layout->pages->len)
      structure_close(tagging->structure);
    cairo_show_page(cairo);
  }
  return true;
}

/* How far from the top of the pages their footers begin; text has nothing below it. */
static double footer_top(const struct layout *layout) {
  double top = layout->page_height;
  for (guint i = 0; i < layout->pages->len; i++) {
    const GPtrArray *lines = ((const struct page *)pointer_at(layout->pages, i))->lines;
    const struct line *last = pointer_last(lines);
    if (last && last->kind == LINE_PAGE_NUMBER)
      top = MIN(top, last->y - ((const struct run *)pointer_at(last->runs, 0))->size);
  }
  return top;
}

/* The same bytes without room for more; takes over `bytes`. */
static GByteArray *exact_bytes(GByteArray *bytes) {
  const gsize length = bytes->len;
  return g_byte_array_new_take(g_realloc(g_byte_array_free(bytes, FALSE), length), length);
}

static GPtrArray *names_of(const GPtrArray *faces) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < faces->len; i++)
    g_ptr_array_add(names, outlines_name(pointer_at(faces, i)));
  return names;
}

struct drawn_pdf *pdf_draw(const struct layout *layout, const struct pdf_info *info, GError **error) {
  if (!pdf_limits_check(layout, error))
    return NULL;
  g_autoptr(DrawnPdf) drawn = g_new0(struct drawn_pdf, 1);
  drawn->bytes = g_byte_array_new();
  drawn->footer = footer_top(layout);
  drawn->sheets = layout->sheets ? g_atomic_rc_box_acquire(layout->sheets) : NULL;
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, drawn->bytes, layout->page_width, layout->page_height);
  cairo_t *cairo = cairo_create(surface);
  g_autoptr(Structure) structure = structure_new(cairo, layout);
  g_autoptr(Meanings) meanings = meanings_new();
  drawn->pages = layout->pages->len;
  g_autoptr(Excerpts) excerpts = excerpts_new();
  for (guint i = 0; i < layout->pages->len; i++)
    draw_announce(excerpts, pointer_at(layout->pages, i));
  g_autoptr(GPtrArray) faces = g_ptr_array_new();
  struct tagging tagging = {structure, meanings, excerpts, &drawn->glyphs, faces, NULL};
  describe(surface, info);
  bool done = draw_behind(layout, &tagging.behind, error) && draw_pages(surface, cairo, layout, &tagging, error);
  drawn->notes = structure_finish(structure, &drawn->elements);
  drawn->faces = names_of(faces);
  add_outline(surface, layout);
  done = done && draw_check(cairo_status(cairo), error);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  done = done && draw_check(cairo_surface_status(surface), error);
  cairo_surface_destroy(surface);
  cairo_surface_destroy(tagging.behind);
  drawn->bytes = exact_bytes(drawn->bytes);
  return done ? g_steal_pointer(&drawn) : NULL;
}

/* The entries of an outline, whose texts stay where they are, for pages of which `fewer` are left out at the front. */
static GPtrArray *move_outline(const GPtrArray *outline, guint fewer) {
  GPtrArray *moved = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < outline->len; i++) {
    struct outline_entry *entry = g_memdup2(pointer_at(outline, i), sizeof *entry);
    entry->page -= fewer;
    g_ptr_array_add(moved, entry);
  }
  return moved;
}

struct drawn_pdf *pdf_draw_copy(const struct layout *layout, const struct style *style, guint number,
                                const struct pdf_info *info, GError **error) {
  struct layout copy = *layout;
  copy.pages = g_ptr_array_new();
  g_ptr_array_add(copy.pages, pointer_at(layout->pages, number));
  for (guint i = layout->cover_pages; i < layout->pages->len; i++)
    g_ptr_array_add(copy.pages, pointer_at(layout->pages, i));
  copy.cover_pages = 1;
  copy.outline = move_outline(layout->outline, layout->cover_pages - 1);
  copy.sheets = sheets_new(style, copy.pages->len, copy.cover_pages);
  struct drawn_pdf *drawn = pdf_draw(&copy, info, error);
  g_ptr_array_unref(copy.pages);
  g_ptr_array_unref(copy.outline);
  g_clear_pointer(&copy.sheets, g_atomic_rc_box_release);
  return drawn;
}
