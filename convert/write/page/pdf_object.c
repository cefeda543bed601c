#include "write/page/pdf_object.h"

#include <libdeflate.h>
#include <math.h>

/* Font programs hardly compress: the fastest level gives 1 % more bytes than the default one, in a third of the time.
 */
#define COMPRESSION_LEVEL 1

qpdf_oh pdf_new(qpdf_data qpdf, const char *notation) {
  return qpdf_make_indirect_object(qpdf, qpdf_oh_parse(qpdf, notation));
}

void pdf_set(qpdf_data qpdf, qpdf_oh dictionary, const char *key, qpdf_oh value) {
  qpdf_oh_replace_key(qpdf, dictionary, key, value);
}

void pdf_set_parsed(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *notation) {
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_parse(qpdf, notation));
}

void pdf_set_text(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text) {
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_unicode_string(qpdf, text));
}

void pdf_set_integer(qpdf_data qpdf, qpdf_oh dictionary, const char *key, gint64 value) {
  qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_integer(qpdf, value));
}

qpdf_oh pdf_new_stream(qpdf_data qpdf, const void *data, gsize length) {
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
  const gsize bound = libdeflate_zlib_compress_bound(compressor, length);
  g_autofree guchar *compressed = g_malloc(bound);
  const gsize size = libdeflate_zlib_compress(compressor, data, length, compressed, bound);
  libdeflate_free_compressor(compressor);
  const qpdf_oh stream = qpdf_oh_new_stream(qpdf);
  qpdf_oh_replace_stream_data(qpdf, stream, compressed, size, qpdf_oh_new_name(qpdf, "/FlateDecode"),
                              qpdf_oh_new_null(qpdf));
  return stream;
}

void pdf_put_utf16(GString *out, const char *text, gsize length) {
  glong count;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, (glong)length, NULL, &count, NULL);
  for (glong i = 0; units && i < count; i++)
    g_string_append_printf(out, "%04X", units[i]);
}

void pdf_put_number(GString *out, double number) {
  const long thousandths = lround(number * 1000);
  const long whole = labs(thousandths) / 1000, rest = labs(thousandths) % 1000;
  if (thousandths < 0)
    g_string_append_c(out, '-');
  g_string_append_printf(out, "%ld", whole);
  if (rest == 0)
    return;
  g_string_append_printf(out, ".%03ld", rest);
  while (out->str[out->len - 1] == '0')
    g_string_truncate(out, out->len - 1);
}
