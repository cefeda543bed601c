/* The functions of the page module, one for each thing the program asks of it. */
#include "text/chars.h"
#include "write/page_module.h"

#include "write/page/dump.h"
#include "write/page/font_list.h"
#include "write/page/pdf.h"
#include "write/page/png.h"
#include "write/page/state.h"
#include "write/page/svg.h"

#include <string.h>

extern const struct page_module page_module;

/* The texts of the first-level headings without their markers: what the speech is about. */
static char *keywords(const struct doc *doc) {
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = doc->blocks->pdata[i];
    if (block->role == ROLE_HEADING && block->level == 1)
      g_string_append_printf(words, "%s%s", words->len > 0 ? "；" : "", block->text + block->marker_length);
  }
  return g_string_free(g_steal_pointer(&words), FALSE);
}

/* The first sentence of a text, without the mark that ends it; free with g_free. */
static char *first_sentence(const char *text) {
  const char *end = text;
  while (*end && !strchr("\n.!?:", *end) && !chars_is_one_of("。！？：…", g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  return g_strndup(text, (gsize)(end - text));
}

/* What the text is called: its title, else whom it greets, else its first sentence; NULL for a text that has none of
 * them.  Never the file's name, which tells readers nothing (PDF/UA-1 7.1).  Free with g_free. */
static char *title(const struct doc *doc) {
  char *title = doc_title(doc);
  const struct block *named = NULL;
  for (guint i = 0; !title && i < doc->blocks->len; i++) {
    const struct block *block = doc->blocks->pdata[i];
    if (!named || (block->role == ROLE_SALUTATION && named->role != ROLE_SALUTATION))
      named = block;
  }
  return title ? title : named ? first_sentence(named->text) : NULL;
}

static bool write_pdf(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct layout *layout = page_layout(job, error);
  if (!layout)
    return false;
  g_autofree char *name = title(job->doc);
  g_autofree char *words = keywords(job->doc);
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
