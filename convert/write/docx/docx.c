#include "write/docx/docx.h"

#include "base/clock.h"
#include "base/error.h"
#include "ooxml/names.h"
#include "write/docx/comments.h"
#include "write/docx/document.h"
#include "write/docx/font_table.h"
#include "write/docx/footer.h"
#include "write/docx/parts.h"
#include "write/docx/placeholders.h"
#include "write/docx/properties.h"
#include "write/docx/settings.h"
#include "write/docx/styles.h"
#include "write/docx/toc.h"

#include <glib/gi18n.h>

#define DOCUMENT "word/document.xml"

static bool add_document(struct parts *parts, const struct document_input *input, GError **error) {
  const struct write_job *job = input->job;
  const struct styles_input styles = {
      .style = job->style,
      .families = job->families,
      .measures = input->measures,
      .grid_lines = job->options->grid_lines,
      .toc = toc_wanted(job),
      .review = job->options->review,
  };
  GBytes *document = document_part(input);
  if (!document) {
    g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                        _("The text is too large for a Word file. Split it into parts."));
    return false;
  }
  parts_add(parts, DOCUMENT, TYPE_WORD "document.main+xml", document);
  parts_relate(parts, "", "rId1", REL_OFFICE "officeDocument", DOCUMENT);
  parts_add(parts, "word/styles.xml", TYPE_WORD "styles+xml", styles_part(&styles));
  parts_relate(parts, DOCUMENT, "rIdStyles", REL_OFFICE "styles", "styles.xml");
  parts_add(parts, "word/settings.xml", TYPE_WORD "settings+xml",
            settings_part(job->style, input->measures, toc_wanted(job)));
  parts_relate(parts, DOCUMENT, "rIdSettings", REL_OFFICE "settings", "settings.xml");
  parts_add(parts, "word/fontTable.xml", TYPE_WORD "fontTable+xml", font_table_part(job->families));
  parts_relate(parts, DOCUMENT, "rIdFonts", REL_OFFICE "fontTable", "fontTable.xml");
  return true;
}

/* One footer for odd pages and one for even ones, or one for all where the number stands in the middle. */
static void add_footers(struct parts *parts, const struct style *style) {
  bool outside = style->number_place == NUMBER_OUTSIDE;
  parts_add(parts, "word/footer1.xml", TYPE_WORD "footer+xml",
            footer_part(style, outside ? ALIGN_RIGHT : ALIGN_CENTER));
  parts_relate(parts, DOCUMENT, RID_FOOTER_ODD, REL_OFFICE "footer", "footer1.xml");
  if (!outside)
    return;
  parts_add(parts, "word/footer2.xml", TYPE_WORD "footer+xml", footer_part(style, ALIGN_LEFT));
  parts_relate(parts, DOCUMENT, RID_FOOTER_EVEN, REL_OFFICE "footer", "footer2.xml");
}

/* Last, for the custom properties hold the digest of all the rest. */
static void add_properties(struct parts *parts, const struct write_job *job, const char *date) {
  parts_add(parts, "docProps/core.xml", TYPE_PACKAGE "core-properties+xml", core_properties_part(job, date));
  parts_relate(parts, "", "rId2", REL_PACKAGE "core-properties", "docProps/core.xml");
  parts_add(parts, "docProps/app.xml", TYPE_OFFICE "extended-properties+xml", app_properties_part());
  parts_relate(parts, "", "rId3", REL_OFFICE "extended-properties", "docProps/app.xml");
  g_autofree char *digest = parts_digest(parts);
  parts_add(parts, CUSTOM_PROPERTIES, TYPE_OFFICE "custom-properties+xml", custom_properties_part(job, digest));
  parts_relate(parts, "", "rId4", REL_OFFICE "custom-properties", CUSTOM_PROPERTIES);
}

static GBytes *make_package(const struct write_job *job, struct placeholders *placeholders, struct comments *comments,
                            GError **error) {
  struct measures measures = measures_of(job->style);
  g_autofree char *date = clock_iso8601(job->moment);
  g_autoptr(Parts) parts = parts_new();
  if (!add_document(parts, &(struct document_input){job, &measures, date, placeholders, comments}, error))
    return NULL;
  add_footers(parts, job->style);
  comments_add_parts(comments, date, parts);
  if (job->options->placeholders == PLACEHOLDERS_CONTROLS)
    placeholders_add_parts(placeholders, parts);
  add_properties(parts, job, date);
  return parts_pack(parts, error);
}

bool docx_write(const struct write_job *job, GPtrArray *artifacts, GError **error) {
  struct placeholders placeholders;
  struct comments comments;
  placeholders_init(&placeholders, job->doc);
  comments_init(&comments, job->options->review ? job->report : NULL);
  GBytes *bytes = make_package(job, &placeholders, &comments, error);
  placeholders_clear(&placeholders);
  comments_clear(&comments);
  if (!bytes)
    return false;
  artifacts_add(artifacts, "", bytes);
  return true;
}
