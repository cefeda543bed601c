/* Any bytes as a text: decoder, reader, review, and every writer that needs no pages. */
#include "fuzz.h"

static void write_as(const char *format, struct write_job *job) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  const struct writer *writer = writer_by_name(format);
  must(writer && writer->write(job, artifacts, &error), "a tree can be written");
  must(artifacts->len > 0, "something was written");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(Report) report = report_new();
  g_autoptr(Doc) doc = fuzz_read(data, size, report);
  if (!doc)
    return 0;
  const struct write_options options = {.dpi = 72,
                                        .headings = (enum headings_mode)(size % 3),
                                        .placeholders = (enum placeholder_mode)(size / 3 % 2),
                                        .review = size % 4 == 0,
                                        .toc = size % 5 == 0,
                                        .grid_lines = size % 7 == 0};
  struct write_job job = fuzz_job(doc, report, &options);
  write_as("json", &job);
  write_as("txt", &job);
  write_as("docx", &job);
  return 0;
}
