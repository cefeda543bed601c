#include "write/pdf.h"

#include "base/deflate.h"
#include "style/copies.h"
#include "write/modules.h"

/* Instead of the number of a copy, from 0: the pages of all. */
#define ALL_COPIES G_MAXUINT

/* Nothing is compressed before it is finished. */
static struct drawn_pdf *draw(const struct write_job *job, guint copy, const struct pdf_info *info, GError **error) {
  const struct page_module *module = page_module_load(error);
  if (!module)
    return NULL;
  deflate_hold(true);
  struct drawn_pdf *drawn = copy == ALL_COPIES ? module->draw_pdf(job->layout, info, error)
                                               : module->draw_copy(job->layout, job->style, copy, info, error);
  deflate_hold(false);
  return drawn;
}

static GBytes *finish(const struct drawn_pdf *drawn, const struct pdf_info *info, GError **error) {
  const struct finish_module *module = finish_module_load(error);
  return module ? module->finish_pdf(drawn, info, error) : NULL;
}

static bool write_copy(const struct write_job *job, guint copy, const char *part, const struct pdf_info *info,
                       GPtrArray *artifacts, GError **error) {
  g_autoptr(DrawnPdf) drawn = draw(job, copy, info, error);
  GBytes *bytes = drawn ? finish(drawn, info, error) : NULL;
  if (bytes)
    artifacts_add(artifacts, part, bytes);
  return bytes != NULL;
}

/* A file for each copy, named by its number: -第001份. */
static bool write_apart(const struct write_job *job, const struct copies *copies, const struct pdf_info *info,
                        GPtrArray *artifacts, GError **error) {
  for (guint number = copies->first; number <= copies->last; number++) {
    g_autofree char *part = g_strdup_printf("-第%0*u份", copies->digits, number);
    if (!write_copy(job, number - copies->first, part, info, artifacts, error))
      return false;
  }
  return true;
}

bool pdf_write(const struct write_job *job, GPtrArray *artifacts, GError **error) {
  g_autofree char *title = write_job_title(job);
  g_autofree char *keywords = write_job_keywords(job);
  const struct pdf_info info = {
      .title = title,
      .author = write_job_author(job),
      .subject = write_job_subject(job),
      .keywords = keywords,
      .creator = "jianggao " VERSION,
      .moment = job->moment,
  };
  const struct furniture_style *furniture = &job->style->furniture;
  struct copies copies;
  if (furniture->copies_apart && furniture->copies && copies_read(furniture->copies, &copies))
    return write_apart(job, &copies, &info, artifacts, error);
  return write_copy(job, ALL_COPIES, "", &info, artifacts, error);
}
