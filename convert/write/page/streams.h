/* Compressing what Cairo has drawn. */
#pragma once

#include <qpdf/qpdf-c.h>

/* Compresses all streams of a PDF anew, better than zlib at its fastest level and in half the time.  Cairo has stored
 * them (base/deflate.h) or compressed them itself: the result is the same.  An error stays in `qpdf`. */
void streams_compress(qpdf_data qpdf);
