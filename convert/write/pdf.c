#include "write/pdf.h"

#include "base/deflate.h"
#include "write/modules.h"

/* Nothing is compressed before it is finished. */
static struct drawn_pdf *draw(const struct layout *layout, const struct pdf_info *info, GError **error) {
  const struct page_module *module = page_module_load(error);
  if (!module)
    return NULL;
  deflate_hold(true);
  struct drawn_pdf *drawn = module->draw_pdf(layout, info, error);
  deflate_hold(false);
  return drawn;
}

static GBytes *finish(const struct drawn_pdf *drawn, const struct pdf_info *info, GError **error) {
  const struct finish_module *module = finish_module_load(error);
  return module ? module->finish_pdf(drawn, info, error) : NULL;
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
  g_autoptr(DrawnPdf) drawn = draw(job->layout, &info, error);
  GBytes *bytes = drawn ? finish(drawn, &info, error) : NULL;
  if (bytes)
    artifacts_add(artifacts, "", bytes);
  return bytes != NULL;
}
