/* Any bytes as a text, set on pages: layout and its dump, and the PDF. */
#include "fuzz.h"
#include "write/modules.h"

extern const struct page_module page_module;
extern const struct finish_module finish_module;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Report) report = report_new();
  g_autoptr(Doc) doc = fuzz_read(data, size, report);
  if (!doc)
    return 0;
  g_autoptr(GError) error = NULL;
  struct font_set *fonts = page_module.open_fonts(fuzz_families(), NULL, &error);
  must(fonts != NULL, "there are fonts");
  const struct write_options options = {.dpi = 72};
  g_autoptr(GPtrArray) paragraphs = fuzz_compose(doc, size);
  struct write_job job = fuzz_job(doc, paragraphs, report, &options);
  struct layout *layout = page_module.lay_out(paragraphs, fuzz_style(), fuzz_families(), fonts, report);
  job.layout = layout;
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  must(page_module_writer(&page_module, "layout")->write(&job, artifacts, &error), "a layout can be dumped");
  const struct pdf_info info = {.creator = "fuzz"};
  g_autoptr(DrawnPdf) drawn = page_module.draw_pdf(layout, &info, &error);
  must(drawn != NULL, "a layout can be drawn");
  g_autoptr(GBytes) pdf = finish_module.finish_pdf(drawn, &info, &error);
  must(pdf != NULL, "a drawing can be finished");
  page_module.free_layout(layout);
  page_module.close_fonts(fonts);
  return 0;
}
