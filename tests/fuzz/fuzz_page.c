/* Any bytes as a text, set on pages: layout and its dump, and the PDF. */
#include "fuzz.h"
#include "write/page_module.h"

extern const struct page_module page_module;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Report) report = report_new();
  g_autoptr(Doc) doc = fuzz_read(data, size, report);
  if (!doc)
    return 0;
  const struct write_options options = {.dpi = 72};
  g_autoptr(GPtrArray) paragraphs = compose_doc(doc, fuzz_style());
  struct write_job job = fuzz_job(doc, paragraphs, report, &options);
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  g_autoptr(GError) error = NULL;
  must(page_module.layout(&job, artifacts, &error), "a tree can be laid out");
  must(page_module.pdf(&job, artifacts, &error), "a layout can be written");
  must(artifacts->len == 2, "both were written");
  page_module.job_done(&job);
  return 0;
}
