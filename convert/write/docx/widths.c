#include "write/docx/widths.h"

#include <stdbool.h>

/* Beyond the Latin letters: Greek, marks and all of Han are set in full-width characters. */
#define FIRST_FULL_WIDTH 0x250

double width_of(const char *text, gsize length) {
  double width = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    width += g_utf8_get_char(p) < FIRST_FULL_WIDTH ? 0.5 : 1;
  return width;
}

enum script { SCRIPT_OTHER, SCRIPT_LATIN, SCRIPT_HAN };

static enum script script_of(gunichar c) {
  if (c < FIRST_FULL_WIDTH)
    return g_unichar_isalnum(c) ? SCRIPT_LATIN : SCRIPT_OTHER;
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN ? SCRIPT_HAN : SCRIPT_OTHER;
}

double spacing_of(const char *text, gsize length) {
  double spacing = 0;
  enum script before = SCRIPT_OTHER;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    enum script here = script_of(g_utf8_get_char(p));
    bool meet = before != here && before != SCRIPT_OTHER && here != SCRIPT_OTHER;
    spacing += meet ? 0.25 : 0;
    before = here;
  }
  return spacing;
}
