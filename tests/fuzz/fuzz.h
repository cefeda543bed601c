/* What the fuzz targets share: any bytes through the reader, then through writers, with the promises of the tree
 * checked on the way. */
#pragma once

#include "../covered.h"
#include "base/report.h"
#include "doc/check.h"
#include "doc/doc.h"
#include "read/read.h"
#include "review/review.h"
#include "style/families.h"
#include "style/style.h"
#include "text/source.h"
#include "write/writer.h"

#include <stdint.h>
#include <stdlib.h>

/* What libFuzzer calls. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the process with `what` when a promise is broken: that is what the fuzzer looks for. */
static inline void must(bool kept, const char *what) {
  if (kept)
    return;
  g_printerr("promise broken: %s\n", what);
  abort();
}

/* The style and the families, read once; they live as long as the process. */
static inline const struct style *fuzz_style(void) {
  static struct style *style;
  if (!style)
    style = style_load("gongwen", NULL);
  must(style != NULL, "styles/gongwen.xml can be read");
  must(style_load_title_rules(style, NULL, NULL), "styles/titles.rules can be read");
  return style;
}

static inline const struct review_patterns *fuzz_patterns(void) {
  static struct review_patterns *patterns;
  if (!patterns)
    patterns = review_load(words_load(NULL), NULL);
  must(patterns != NULL, "styles/review.rules can be read");
  return patterns;
}

static inline const struct family_set *fuzz_families(void) {
  static struct family_set *families;
  if (!families)
    families = families_load(NULL);
  must(families != NULL, "fonts/families.xml can be read");
  return families;
}

/* Reads the bytes as a text into a reviewed tree, or NULL where they are refused, which must come with an error.  The
 * size chooses the options, so that the fuzzer meets them all. */
static inline struct doc *fuzz_read(const uint8_t *data, size_t size, struct report *report) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  g_autoptr(GError) error = NULL;
  const struct decode_options decoding = {.lossy = size % 2 == 0};
  g_autoptr(Source) source = source_decode("input.txt", bytes, &decoding, report, &error);
  must((source == NULL) == (error != NULL), "a refused text has an error");
  if (!source)
    return NULL;
  must(g_utf8_validate(source->text, (gssize)source->length, NULL), "the decoded text is UTF-8");
  g_autofree char *cut = g_strdup_printf("1:%zu-%zu=drop", size % 7 + 1, size % 7 + size % 11 + 1);
  g_autofree char *parted = g_strdup_printf("2:%zu-%zu=heading-2", size % 3 + 1, size % 5 + 3);
  char *said[] = {cut, parted, (char *)"3-5=note", NULL};
  const struct read_options reading = {.keep_all = size % 3 == 0, .overrides = size % 5 == 0 ? said : NULL};
  struct doc *doc = read_source(source, &reading, report, &error);
  must((doc == NULL) == (error != NULL), "a text that cannot be read has an error");
  if (!doc)
    return NULL;
  gsize lost, made;
  must(doc_check_conservation(doc, source->text, source->length, &lost, &made), "nothing is lost and nothing made");
  must(doc_check_order(doc), "offsets are in order");
  review_doc(doc, fuzz_patterns(), report);
  report_sort(report);
  return doc;
}

/* The paragraphs of the tree; the size chooses how points are set.  Free with g_ptr_array_unref. */
static inline GPtrArray *fuzz_compose(const struct doc *doc, size_t size) {
  struct style style = *fuzz_style();
  style.points = (enum points_mode)(size % (POINTS_PARAGRAPH + 1));
  GPtrArray *paragraphs = compose_doc(doc, &style);
  must(paragraphs_cover(paragraphs, doc), "the paragraphs hold the tree");
  return paragraphs;
}

/* A job over the tree, for the writers; `paragraphs` and `options` must outlive it. */
static inline struct write_job fuzz_job(const struct doc *doc, const GPtrArray *paragraphs, struct report *report,
                                        const struct write_options *options) {
  return (struct write_job){.doc = doc,
                            .paragraphs = paragraphs,
                            .style = fuzz_style(),
                            .families = fuzz_families(),
                            .options = options,
                            .moment = 1735689600,
                            .report = report};
}

/* Writes the tree in a format that needs no pages; the size chooses the options. */
static inline void fuzz_write(const char *format, const struct doc *doc, struct report *report, size_t size) {
  const struct write_options options = {.dpi = 72,
                                        .headings = (enum headings_mode)(size % 3),
                                        .placeholders = (enum placeholder_mode)(size / 3 % 2),
                                        .review = size % 4 == 0,
                                        .toc = size % 5 == 0};
  g_autoptr(GPtrArray) paragraphs = fuzz_compose(doc, size);
  struct write_job job = fuzz_job(doc, paragraphs, report, &options);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  const struct writer *writer = writer_by_name(format);
  must(writer && writer->write(&job, artifacts, &error), "a tree can be written");
  must(artifacts->len > 0, "something was written");
}
