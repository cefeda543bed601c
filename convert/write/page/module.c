/* The functions of the page module, one for each thing the program asks of it. */
#include "write/page_module.h"

#include "write/page/dump.h"
#include "write/page/font_list.h"
#include "write/page/pdf.h"
#include "write/page/png.h"
#include "write/page/state.h"
#include "write/page/svg.h"

extern const struct page_module page_module;

static bool write_pdf(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct layout *layout = page_layout(job, error);
  if (!layout)
    return false;
  g_autofree char *name = write_job_title(job);
  g_autofree char *words = write_job_keywords(job);
  const struct pdf_info info = {
      .title = name,
      .author = write_job_author(job),
      .subject = doc_subtitle(job->doc, KIND_OCCASION),
      .keywords = words,
      .creator = "jianggao " VERSION,
      .moment = job->moment,
  };
  GBytes *bytes = pdf_write(layout, &info, error);
  if (bytes)
    artifacts_add(artifacts, "", bytes);
  return bytes != NULL;
}

/* "-01", with as many digits as the last page needs, at least two. */
static char *page_part(guint number, guint count) {
  int digits = 2;
  for (guint rest = count / 100; rest > 0; rest /= 10)
    digits++;
  return g_strdup_printf("-%0*u", digits, number);
}

/* Makes an image of a page, of `dpi` dots per inch where it has dots. */
typedef GBytes *draw_image(const struct layout *layout, const struct page *page, double dpi, GError **error);

/* Draws each page as an image. */
static bool write_images(struct write_job *job, draw_image *draw, GPtrArray *artifacts, GError **error) {
  const struct layout *layout = page_layout(job, error);
  if (!layout)
    return false;
  for (guint i = 0; i < layout->pages->len; i++) {
    GBytes *image = draw(layout, layout->pages->pdata[i], job->options->dpi, error);
    if (!image)
      return false;
    g_autofree char *part = page_part(i + 1, layout->pages->len);
    artifacts_add(artifacts, part, image);
  }
  return true;
}

static bool write_png(struct write_job *job, GPtrArray *artifacts, GError **error) {
  return write_images(job, png_draw, artifacts, error);
}

static GBytes *draw_svg(const struct layout *layout, const struct page *page, G_GNUC_UNUSED double dpi,
                        GError **error) {
  return svg_draw(layout, page, error);
}

static bool write_svg(struct write_job *job, GPtrArray *artifacts, GError **error) {
  return write_images(job, draw_svg, artifacts, error);
}

static bool write_dump(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct layout *layout = page_layout(job, error);
  if (!layout)
    return false;
  artifacts_add(artifacts, "", g_string_free_to_bytes(dump_layout(layout)));
  return true;
}

static bool check(struct write_job *job, GError **error) {
  return page_layout(job, error) != NULL;
}

const struct page_module page_module = {
    .pdf = write_pdf,
    .png = write_png,
    .svg = write_svg,
    .layout = write_dump,
    .check = check,
    .list_fonts = font_list,
    .job_done = page_done,
};
