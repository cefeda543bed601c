/* Any bytes as a text: decoder, reader, review, and every writer that needs no pages. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Report) report = report_new();
  g_autoptr(Doc) doc = fuzz_read(data, size, report);
  if (!doc)
    return 0;
  fuzz_write("json", doc, report, size);
  fuzz_write("txt", doc, report, size);
  fuzz_write("docx", doc, report, size);
  return 0;
}
