#include "write/docx/docx.h"

#include "base/clock.h"
#include "ooxml/names.h"
#include "ooxml/package.h"
#include "read/docx/docx_reader.h"
#include "write/docx/comments.h"
#include "write/docx/document.h"
#include "write/docx/controls.h"
#include "write/docx/docx_guard.h"
#include "write/docx/read_back.h"
#include "write/docx/side_parts.h"
#include "write/docx/styles.h"
#include "write/modules.h"

#include <gmodule.h>

static void add_document(struct packed *parts, const struct document_input *input) {
  const struct write_job *job = input->job;
  const struct styles_input styles = {
      .style = job->style,
      .families = job->families,
      .measures = input->measures,
      .paragraphs = job->paragraphs,
      .toc = document_has_toc(job),
      .review = job->options->review,
  };
  packed_add(parts, DOCUMENT, TYPE_WORD "document.main+xml", document_part(input));
  packed_relate(parts, "", "rId1", REL_OFFICE "officeDocument", DOCUMENT);
  packed_add(parts, "word/styles.xml", TYPE_WORD "styles+xml", styles_part(&styles));
  packed_relate(parts, DOCUMENT, "rIdStyles", REL_OFFICE "styles", "styles.xml");
  side_parts_add(parts, job, input->measures);
}

static GBytes *make_package(const struct write_job *job, struct controls *placeholders, struct comments *comments,
                            GError **error) {
  struct measures measures = measures_of(job->style);
  g_autofree char *date = clock_iso8601(job->moment);
  g_autoptr(Packed) parts = packed_new();
  add_document(parts, &(struct document_input){job, &measures, date, placeholders, comments});
  comments_add_parts(comments, date, parts);
  if (job->options->placeholders == PLACEHOLDERS_CONTROLS)
    controls_add_parts(placeholders, parts);
  side_parts_add_properties(parts, job, date);
  return packed_pack(parts, error);
}

bool docx_write(const struct write_job *job, GPtrArray *artifacts, GError **error) {
  struct controls placeholders;
  struct comments comments;
  controls_init(&placeholders, job->doc);
  comments_init(&comments, job->options->review || job->options->fix ? job->report : NULL);
  comments.review = job->options->review;
  comments.fix = job->options->review ? FIX_ALL : job->options->fix;
  GBytes *bytes = make_package(job, &placeholders, &comments, error);
  controls_clear(&placeholders);
  comments_clear(&comments);
  if (!bytes)
    return false;
  if (!read_back(bytes, job, error)) {
    g_bytes_unref(bytes);
    return false;
  }
  artifacts_add(artifacts, "", bytes);
  return true;
}

static char *libraries(void) {
  return g_strdup_printf("libzip %s\n", package_library());
}

G_MODULE_EXPORT extern const struct word_module word_module;

const struct word_module word_module = {
    .version = VERSION,
    .read_docx = read_docx,
    .write_docx = docx_write,
    .guard_docx = docx_guard,
    .answer = read_docx_answer,
    .libraries = libraries,
};
