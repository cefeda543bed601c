#include "write/docx/docx.h"

#include "base/clock.h"
#include "base/error.h"
#include "ooxml/custom_property.h"
#include "ooxml/names.h"
#include "write/docx/comments.h"
#include "write/docx/document.h"
#include "write/docx/font_table.h"
#include "write/docx/footer.h"
#include "write/docx/packed.h"
#include "write/docx/controls.h"
#include "write/docx/properties.h"
#include "write/docx/settings.h"
#include "write/docx/styles.h"
#include "write/docx/toc.h"

#include <glib/gi18n.h>

#define DOCUMENT "word/document.xml"

static bool add_document(struct packed *parts, const struct document_input *input, GError **error) {
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
  packed_add(parts, DOCUMENT, TYPE_WORD "document.main+xml", document);
  packed_relate(parts, "", "rId1", REL_OFFICE "officeDocument", DOCUMENT);
  packed_add(parts, "word/styles.xml", TYPE_WORD "styles+xml", styles_part(&styles));
  packed_relate(parts, DOCUMENT, "rIdStyles", REL_OFFICE "styles", "styles.xml");
  packed_add(parts, "word/settings.xml", TYPE_WORD "settings+xml",
             settings_part(job->style, input->measures, toc_wanted(job)));
  packed_relate(parts, DOCUMENT, "rIdSettings", REL_OFFICE "settings", "settings.xml");
  packed_add(parts, "word/fontTable.xml", TYPE_WORD "fontTable+xml", font_table_part(job->families));
  packed_relate(parts, DOCUMENT, "rIdFonts", REL_OFFICE "fontTable", "fontTable.xml");
  return true;
}

/* One footer for odd pages and one for even ones, or one for all where the number stands in the middle. */
static void add_footers(struct packed *parts, const struct style *style) {
  bool outside = style->number_place == NUMBER_OUTSIDE;
  packed_add(parts, "word/footer1.xml", TYPE_WORD "footer+xml",
             footer_part(style, outside ? ALIGN_RIGHT : ALIGN_CENTER));
  packed_relate(parts, DOCUMENT, RID_FOOTER_ODD, REL_OFFICE "footer", "footer1.xml");
  if (!outside)
    return;
  packed_add(parts, "word/footer2.xml", TYPE_WORD "footer+xml", footer_part(style, ALIGN_LEFT));
  packed_relate(parts, DOCUMENT, RID_FOOTER_EVEN, REL_OFFICE "footer", "footer2.xml");
}

/* Last, for the custom properties hold the digest of all the rest. */
static void add_properties(struct packed *parts, const struct write_job *job, const char *date) {
  packed_add(parts, "docProps/core.xml", TYPE_PACKAGE "core-properties+xml", core_properties_part(job, date));
  packed_relate(parts, "", "rId2", REL_PACKAGE "core-properties", "docProps/core.xml");
  packed_add(parts, "docProps/app.xml", TYPE_OFFICE "extended-properties+xml", app_properties_part());
  packed_relate(parts, "", "rId3", REL_OFFICE "extended-properties", "docProps/app.xml");
  g_autofree char *digest = packed_digest(parts);
  packed_add(parts, CUSTOM_PROPERTIES, TYPE_OFFICE "custom-properties+xml", custom_properties_part(job, digest));
  packed_relate(parts, "", "rId4", REL_OFFICE "custom-properties", CUSTOM_PROPERTIES);
}

static GBytes *make_package(const struct write_job *job, struct controls *placeholders, struct comments *comments,
                            GError **error) {
  struct measures measures = measures_of(job->style);
  g_autofree char *date = clock_iso8601(job->moment);
  g_autoptr(Packed) parts = packed_new();
  if (!add_document(parts, &(struct document_input){job, &measures, date, placeholders, comments}, error))
    return NULL;
  add_footers(parts, job->style);
  comments_add_parts(comments, date, parts);
  if (job->options->placeholders == PLACEHOLDERS_CONTROLS)
    controls_add_parts(placeholders, parts);
  add_properties(parts, job, date);
  return packed_pack(parts, error);
}

bool docx_write(struct write_job *job, GPtrArray *artifacts, GError **error) {
  struct controls placeholders;
  struct comments comments;
  controls_init(&placeholders, job->doc);
  comments_init(&comments, job->options->review ? job->report : NULL);
  GBytes *bytes = make_package(job, &placeholders, &comments, error);
  controls_clear(&placeholders);
  comments_clear(&comments);
  if (!bytes)
    return false;
  artifacts_add(artifacts, "", bytes);
  return true;
}
