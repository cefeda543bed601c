/* The colour profile that a PDF/A names as what its colours mean. */
#pragma once

#include <glib.h>

/* An ICC profile (ICC.1:2004-10, version 4.2) of the colour space sRGB (IEC 61966-2-1), about 500 bytes.  Free with
 * g_byte_array_unref. */
GByteArray *srgb_profile(void);
