#include "write/docx/attachment.h"

#include "write/docx/widths.h"

#include <string.h>

#define LABEL "附件"

bool attachment_is_head(const char *text) {
  if (!g_str_has_prefix(text, LABEL))
    return false;
  for (const char *p = text + strlen(LABEL); *p; p = g_utf8_next_char(p))
    if (!g_ascii_isdigit(*p) && !g_utf8_strchr("一二三四五六七八九十", -1, g_utf8_get_char(p)))
      return false;
  return true;
}

/* Bytes of "附件：" at the start; 0 when it is not there. */
static gsize label_length(const char *text) {
  if (g_str_has_prefix(text, LABEL "："))
    return strlen(LABEL "：");
  return g_str_has_prefix(text, LABEL ":") ? strlen(LABEL ":") : 0;
}

/* Bytes of "1. ", "1．" or "1、" at the start; 0 when there is no number. */
static gsize number_length(const char *text) {
  gsize digits = strspn(text, "0123456789");
  const char *rest = text + digits;
  gsize mark = g_str_has_prefix(rest, "．") || g_str_has_prefix(rest, "、") ? strlen("、") : rest[0] == '.' ? 1 : 0;
  return digits > 0 && mark > 0 ? digits + mark + strspn(rest + mark, " ") : 0;
}

struct indents attachment_indents(const char *text, const struct paragraph_style *look, double *numbers) {
  gsize label = label_length(text), number = number_length(text + label);
  double first = look->left + look->indent;
  if (label > 0)
    *numbers = first + width_of(text, label);
  else if (number > 0 && *numbers > 0)
    first = *numbers;
  if (label + number == 0)
    return indents_of(look);
  double left = first + width_of(text, label + number);
  return (struct indents){.first = first - left, .left = left, .right = look->right};
}
