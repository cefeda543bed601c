/* The functions of the page module, one for each thing the program asks of it. */
#include "base/items.h"
#include "write/modules.h"

#include "base/messages.h"
#include "font/font.h"
#include "font/subset.h"
#include "layout/layout.h"
#include "write/page/page_dump.h"
#include "write/page/font_list.h"
#include "write/page/pdf.h"
#include "write/page/places.h"
#include "write/page/png.h"
#include "write/page/sides.h"
#include "write/page/svg.h"

#include <gmodule.h>
#include <png.h>

/* Tells which roles had to borrow another role's face. */
static void report_borrowed(struct report *report, const struct family_set *families, const struct font_set *fonts) {
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    const enum font_role lender = font_set_lender(fonts, role);
    if (lender == role)
      continue;
    const struct family *asked = families->families[role];
    report_add(report, FINDING_FONT_MISSING, (struct place){0},
               _("no font for %s (%s …); set in the font for %s; add a font folder with --font-dir"),
               font_role_name(role), asked && asked->name ? asked->name : "", font_role_name(lender));
  }
}

static struct layout *lay_out(const GPtrArray *paragraphs, const struct style *style, const struct family_set *families,
                              struct font_set *fonts, struct report *report) {
  report_borrowed(report, families, fonts);
  return layout_set(paragraphs, style, fonts, report);
}

static guint count_pages(const struct layout *layout) {
  return layout->pages->len - MAX(layout->cover_pages, 1) + 1; /* of one copy */
}

static GArray *outline_pages(const struct layout *layout) {
  GArray *pages = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = pointer_at(layout->outline, i);
    g_array_append_vals(pages, &((const struct page *)pointer_at(layout->pages, entry->page))->number, 1);
  }
  return pages;
}

/* "-01", with as many digits as the last page needs, at least two. */
static char *page_part(guint number, guint count) {
  int digits = 2;
  for (guint rest = count / 100; rest > 0; rest /= 10)
    digits++;
  return g_strdup_printf("-%0*u", digits, number);
}

/* Makes an image of a side, of `dpi` dots per inch where it has dots. */
typedef GBytes *draw_image(const struct layout *layout, guint side, double dpi, GError **error);

/* Draws each side that is wanted as an image: each page, or the sides of sheets. */
static bool write_images(const struct write_job *job, draw_image *draw, GPtrArray *artifacts, GError **error) {
  const guint count = sides_count(job->layout);
  const guint first = MAX(job->options->first_page, 1);
  const guint last = job->options->last_page > 0 ? MIN(job->options->last_page, count) : count;
  for (guint i = first - 1; i < last; i++) {
    GBytes *image = draw(job->layout, i, job->options->dpi, error);
    if (!image)
      return false;
    g_autofree char *part = page_part(i + 1, count);
    artifacts_add(artifacts, part, image);
  }
  return true;
}

static bool write_png(const struct write_job *job, GPtrArray *artifacts, GError **error) {
  return write_images(job, png_draw, artifacts, error);
}

static GBytes *draw_svg(const struct layout *layout, guint side, G_GNUC_UNUSED double dpi, GError **error) {
  return svg_draw(layout, side, error);
}

static bool write_svg(const struct write_job *job, GPtrArray *artifacts, GError **error) {
  return write_images(job, draw_svg, artifacts, error);
}

static bool write_dump(const struct write_job *job, GPtrArray *artifacts, G_GNUC_UNUSED GError **error) {
  artifacts_add(artifacts, "", g_string_free_to_bytes(dump_layout(job->layout)));
  return true;
}

static const struct page_writer writers[] = {
    {"png", write_png},
    {"svg", write_svg},
    {"layout", write_dump},
    {NULL, NULL},
};

static char *libraries(void) {
  g_autofree char *fonts = font_libraries();
  return g_strdup_printf("%slibpng %s\n", fonts, png_get_libpng_ver(NULL));
}

G_MODULE_EXPORT extern const struct page_module page_module;

const struct page_module page_module = {
    .version = VERSION,
    .open_fonts = font_set_new,
    .close_fonts = font_set_free,
    .lay_out = lay_out,
    .free_layout = layout_free,
    .count_pages = count_pages,
    .libraries = libraries,
    .places = places_tell,
    .outline_pages = outline_pages,
    .cut_face = subset_make,
    .draw_pdf = pdf_draw,
    .draw_copy = pdf_draw_copy,
    .writers = writers,
    .list_fonts = font_list,
};
