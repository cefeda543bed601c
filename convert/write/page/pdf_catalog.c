#include "write/page/pdf_catalog.h"

#include "base/error.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>

static GBytes *fail(qpdf_data qpdf, GError **error) {
  const qpdf_error cause = qpdf_get_error(qpdf);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("the PDF could not be completed: %s"),
              cause ? qpdf_get_error_full_text(qpdf, cause) : "libqpdf");
  return NULL;
}

/* Sets a key of a dictionary to a value in PDF's own notation. */
static void set_key(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *value) {
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_parse(qpdf, value));
}

static void complete_catalog(qpdf_data qpdf) {
  const qpdf_oh root = qpdf_get_root(qpdf);
  set_key(qpdf, root, "/Lang", "(zh-CN)");                                  /* PDF/UA-1 7.2 */
  set_key(qpdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>"); /* PDF/UA-1 7.1 */
}

/* Tabs go through a page in the order of its structure (PDF/UA-1 7.18.3). */
static void complete_pages(qpdf_data qpdf) {
  const int count = qpdf_get_num_pages(qpdf);
  for (int i = 0; i < count; i++)
    set_key(qpdf, qpdf_get_page_n(qpdf, (size_t)i), "/Tabs", "/S");
}

/* Streams are compressed already: they are copied as they are. */
static QPDF_ERROR_CODE write(qpdf_data qpdf) {
  const QPDF_ERROR_CODE code = qpdf_init_write_memory(qpdf);
  if (code & QPDF_ERRORS)
    return code;
  qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
  qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
  qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
  return qpdf_write(qpdf);
}

static GBytes *complete(qpdf_data qpdf, GBytes *pdf, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(pdf, &length);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  if (qpdf_read_memory(qpdf, "PDF", data, length, NULL) & QPDF_ERRORS)
    return fail(qpdf, error);
  complete_catalog(qpdf);
  complete_pages(qpdf);
  if (qpdf_has_error(qpdf) || (write(qpdf) & QPDF_ERRORS))
    return fail(qpdf, error);
  return g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
}

GBytes *pdf_catalog_complete(GBytes *pdf, GError **error) {
  qpdf_data qpdf = qpdf_init();
  GBytes *completed = complete(qpdf, pdf, error);
  qpdf_cleanup(&qpdf);
  return completed;
}
