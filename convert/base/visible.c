#include "base/visible.h"

#include "base/to_nul.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static bool is_order(gunichar c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
  const bool direction =
      c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || direction;
}

static char *show(const char *text, const char *kept) {
  GString *shown = g_string_new(NULL);
  for (const char *p = text; *p;) {
    const gunichar c = g_utf8_get_char_validated(p, TO_NUL);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      g_string_append_printf(shown, "‹0x%02X›", (guchar)*p++);
      continue;
    }
    const char *next = g_utf8_next_char(p);
    if (is_order(c) && !(c < 0x80 && strchr(kept, (int)c)))
      g_string_append_printf(shown, "‹U+%04X›", c);
    else
      g_string_append_len(shown, p, next - p);
    p = next;
  }
  return g_string_free(shown, FALSE);
}

char *visible_name(const char *text) {
  return show(text, "");
}

char *visible_lines(const char *text) {
  return show(text, "\n\t");
}
