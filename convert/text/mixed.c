#include "text/mixed.h"

#include <string.h>

/* What a line certainly is. */
enum line_kind { KIND_ASCII, KIND_UTF8, KIND_GB18030, KIND_NEITHER };

/* A line that is valid in UTF-8 and has so many characters of three bytes is UTF-8. */
#define MIN_LONG_CHARACTERS 2

/* Of a line in GB18030, so many pairs of ten are in the rows of marks and of the common characters. */
#define COMMON_TENTHS 8

/* Characters of three bytes in valid UTF-8. */
static guint long_characters(const char *line, gsize size) {
  guint count = 0;
  for (gsize i = 0; i < size; i++)
    count += ((guchar)line[i] & 0xF0) == 0xE0;
  return count;
}

bool mixed_is_common(guint8 lead, guint8 trail) {
  return trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3));
}

/* Whether the line is pairs of bytes as GB 2312 has them, most of them marks or characters of its first level. */
static bool is_gb18030(const guchar *line, gsize size) {
  guint pairs = 0;
  guint frequent = 0;
  for (gsize i = 0; i < size; i++) {
    if (line[i] < 0x80)
      continue;
    if (i + 1 == size || line[i] == 0x80 || line[i] == 0xFF || line[i + 1] < 0x40 || line[i + 1] == 0x7F ||
        line[i + 1] == 0xFF)
      return false;
    pairs++;
    frequent += mixed_is_common(line[i], line[i + 1]);
    i++;
  }
  return frequent * 10 >= pairs * COMMON_TENTHS;
}

static enum line_kind kind_of(const char *line, gsize size) {
  gsize at = 0;
  while (at < size && (guchar)line[at] < 0x80)
    at++;
  if (at == size)
    return KIND_ASCII;
  bool valid = g_utf8_validate(line, (gssize)size, NULL);
  if (valid && long_characters(line, size) >= MIN_LONG_CHARACTERS)
    return KIND_UTF8;
  if (is_gb18030((const guchar *)line, size))
    return KIND_GB18030;
  return valid ? KIND_UTF8 : KIND_NEITHER;
}

/* The line that begins at `line`: its bytes without the LF; *next is where the next begins. */
static gsize line_size(const char *line, const char *end, const char **next) {
  const char *lf = memchr(line, '\n', (gsize)(end - line));
  *next = lf ? lf + 1 : end;
  return (gsize)((lf ? lf : end) - line);
}

bool mixed_find(const guint8 *bytes, gsize size, struct mixed *mixed) {
  const char *line = (const char *)bytes;
  const char *end = line + size;
  const char *next;
  *mixed = (struct mixed){0};
  for (guint number = 1; line < end; line = next, number++) {
    switch (kind_of(line, line_size(line, end, &next))) {
    case KIND_ASCII:
      break;
    case KIND_UTF8:
      mixed->utf8++;
      break;
    case KIND_GB18030:
      mixed->first = mixed->gb18030++ == 0 ? number : mixed->first;
      break;
    case KIND_NEITHER:
      return false;
    }
  }
  return mixed->utf8 > 0 && mixed->gb18030 > 0;
}

GString *mixed_decode(const guint8 *bytes, gsize size) {
  const char *line = (const char *)bytes;
  const char *end = line + size;
  const char *next;
  GString *text = g_string_sized_new(size);
  for (; line < end; line = next) {
    gsize length = line_size(line, end, &next);
    bool gb18030 = kind_of(line, length) == KIND_GB18030;
    g_autofree char *converted =
        gb18030 ? g_convert(line, (gssize)length, "UTF-8", "GB18030", NULL, NULL, NULL) : g_strndup(line, length);
    g_string_append(text, converted); /* every pair that mixed_find takes for GB18030 has a character there */
    g_string_append_len(text, line + length, next - line - (gssize)length);
  }
  return text;
}
