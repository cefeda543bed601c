#include "text/magic.h"

#include "base/messages.h"

#include <string.h>

static const struct {
  const char *bytes;
  gsize length;
  const char *kind;
} magics[] = {
    {"\x89PNG", 4, N_("a PNG picture")},
    {"\xFF\xD8\xFF", 3, N_("a JPEG picture")},
    {"GIF8", 4, N_("a GIF picture")},
    {"\x7F"
     "ELF",
     4, N_("a program")},
    {"MZ\x90", 3, N_("a program")},
    {"%PDF-", 5, N_("a PDF file")},
    {"{\\rtf", 5, N_("an RTF document")},
    {"PK\x03\x04", 4, N_("a zip archive")},
    {"\xD0\xCF\x11\xE0", 4, N_("an old Word, WPS or Excel file")},
    {"\x1F\x8B", 2, N_("a compressed file")},
    {"BZh", 3, N_("a compressed file")},
    {"\xFD"
     "7zXZ",
     5, N_("a compressed file")},
    {"Rar!", 4, N_("a RAR archive")},
    {"7z\xBC\xAF", 4, N_("a 7z archive")},
};

const char *magic_kind(const guint8 *bytes, gsize size) {
  for (gsize i = 0; i < G_N_ELEMENTS(magics); i++)
    if (size >= magics[i].length && memcmp(bytes, magics[i].bytes, magics[i].length) == 0)
      return _(magics[i].kind);
  return NULL;
}

static bool begins_with(GBytes *bytes, const char *magic, gsize length) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return size >= length && memcmp(data, magic, length) == 0;
}

bool magic_is_zip(GBytes *bytes) {
  return begins_with(bytes, "PK\x03\x04", 4) || begins_with(bytes, "PK\x05\x06", 4);
}

bool magic_is_compound(GBytes *bytes) {
  return begins_with(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}
