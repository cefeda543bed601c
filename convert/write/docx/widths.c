#include "write/docx/widths.h"

/* Beyond the Latin letters: Greek, marks and all of Han are set in full-width characters. */
#define FIRST_FULL_WIDTH 0x250

double width_of(const char *text, gsize length) {
  double width = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    width += g_utf8_get_char(p) < FIRST_FULL_WIDTH ? 0.5 : 1;
  return width;
}
