#include "text/attachment.h"

#include "text/chars.h"

#include <string.h>

#define LABEL "附件"

bool attachment_is_head(const char *text) {
  if (!g_str_has_prefix(text, LABEL))
    return false;
  for (const char *p = text + strlen(LABEL); *p; p = g_utf8_next_char(p))
    if (!chars_is_one_of("0123456789一二三四五六七八九十", g_utf8_get_char(p)))
      return false;
  return true;
}

gsize attachment_label_length(const char *text) {
  if (g_str_has_prefix(text, LABEL "："))
    return strlen(LABEL "：");
  return g_str_has_prefix(text, LABEL ":") ? strlen(LABEL ":") : 0;
}

gsize attachment_number_length(const char *text) {
  gsize digits = strspn(text, "0123456789");
  const char *rest = text + digits;
  gsize mark = g_str_has_prefix(rest, "．") || g_str_has_prefix(rest, "、") ? strlen("、") : *rest == '.' ? 1 : 0;
  return digits > 0 && mark > 0 ? digits + mark + strspn(rest + mark, " ") : 0;
}
