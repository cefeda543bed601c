#include "write/page/streams.h"

#include <glib.h>
#include <libdeflate.h>
#include <stdlib.h>

/* A tenth of a per cent is between the first levels. */
#define LEVEL 1

static void replace(qpdf_data qpdf, qpdf_oh stream, const void *data, gsize length) {
  qpdf_oh_replace_stream_data(qpdf, stream, data, length, qpdf_oh_new_name(qpdf, "/FlateDecode"),
                              qpdf_oh_new_null(qpdf));
}

static void compress(qpdf_data qpdf, qpdf_oh stream, struct libdeflate_compressor *compressor) {
  unsigned char *data = NULL;
  size_t length;
  if (qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &data, &length) & QPDF_ERRORS)
    return;
  const gsize most = libdeflate_zlib_compress_bound(compressor, length);
  g_autofree void *compressed = g_malloc(most);
  replace(qpdf, stream, compressed, libdeflate_zlib_compress(compressor, data, length, compressed, most));
  free(data);
}

void streams_compress(qpdf_data qpdf) {
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
  const int size = qpdf_oh_get_int_value_as_int(qpdf, qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Size"));
  for (int id = 1; compressor && id < size && !qpdf_has_error(qpdf); id++) {
    const qpdf_oh object = qpdf_get_object_by_id(qpdf, id, 0);
    if (qpdf_oh_is_stream(qpdf, object))
      compress(qpdf, object, compressor);
    qpdf_oh_release_all(qpdf);
  }
  libdeflate_free_compressor(compressor);
}
