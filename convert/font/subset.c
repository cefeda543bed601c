#include "font/subset.h"

#include <hb-subset.h>
#include <string.h>

/* OpenType, table OS/2: fsType is its fifth number.  A font in a document that people edit may be kept from nothing (0)
 * or from all but that (8), and must not forbid to be cut down (0x100) or ask for bitmaps alone (0x200). */
#define FS_TYPE_OFFSET 8
#define FS_TYPE_FORBIDS (0x0002 | 0x0004 | 0x0100 | 0x0200)

static bool may_be_embedded(hb_face_t *face) {
  hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
  unsigned length;
  const guchar *data = (const guchar *)hb_blob_get_data(table, &length);
  bool may =
      length >= FS_TYPE_OFFSET + 2 && ((data[FS_TYPE_OFFSET] << 8 | data[FS_TYPE_OFFSET + 1]) & FS_TYPE_FORBIDS) == 0;
  hb_blob_destroy(table);
  return may;
}

static GBytes *bytes_of(hb_face_t *face) {
  hb_blob_t *blob = hb_face_reference_blob(face);
  unsigned length;
  const char *data = hb_blob_get_data(blob, &length);
  GBytes *bytes = length > 0 ? g_bytes_new(data, length) : NULL;
  hb_blob_destroy(blob);
  return bytes;
}

static GBytes *cut(hb_face_t *face, const char *text) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return NULL;
  hb_set_t *characters = hb_subset_input_unicode_set(input);
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    hb_set_add(characters, g_utf8_get_char(p));
  hb_face_t *subset = hb_subset_or_fail(face, input);
  GBytes *bytes = subset ? bytes_of(subset) : NULL;
  hb_face_destroy(subset);
  hb_subset_input_destroy(input);
  return bytes;
}

GBytes *subset_make(struct font_set *fonts, enum font_role role, const char *text) {
  if (font_set_lender(fonts, role) != role)
    return NULL;
  hb_face_t *face = hb_font_get_face(font_set_face(fonts, role)->hb);
  return may_be_embedded(face) ? cut(face, text) : NULL;
}
