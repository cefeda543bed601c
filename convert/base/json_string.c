#include "base/json_string.h"

#include <string.h>

void json_put_slice(GString *out, const char *text, gsize length) {
  g_string_append_c(out, '"');
  const char *plain = text, *end = text + length;
  for (const char *p = text; p < end; p++) {
    guchar c = (guchar)*p;
    if (c >= 0x20 && c != '"' && c != '\\')
      continue;
    g_string_append_len(out, plain, p - plain);
    plain = p + 1;
    if (c == '"' || c == '\\') {
      g_string_append_c(out, '\\');
      g_string_append_c(out, (char)c);
    } else if (c == '\n')
      g_string_append(out, "\\n");
    else if (c == '\t')
      g_string_append(out, "\\t");
    else
      g_string_append_printf(out, "\\u%04x", c);
  }
  g_string_append_len(out, plain, end - plain);
  g_string_append_c(out, '"');
}

void json_put_string(GString *out, const char *text) {
  json_put_slice(out, text, strlen(text));
}
