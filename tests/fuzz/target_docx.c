/* Any bytes as a Word file. */
#include "fuzz.h"

#include "ooxml/package.h"
#include "text/magic.h"

#include <string.h>

/* The bytes that choose the options (fuzz_convert). */
#define CHOICES 6

/* The least that a Word file is, around its parts. */
#define CONTENT_TYPES                                                                                                  \
  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"                                     \
  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"             \
  "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."             \
  "wordprocessingml.document.main+xml\"/></Types>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONSHIPS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, target) "<Relationship Id=\"" id "\" Type=\"" OFFICE id "\" Target=\"" target "\"/>"
#define ROOT RELATIONSHIPS RELATION("officeDocument", "word/document.xml") "</Relationships>"
#define PARTS                                                                                                          \
  RELATIONSHIPS RELATION("styles", "styles.xml") RELATION("numbering", "numbering.xml")                                \
      RELATION("comments", "comments.xml") RELATION("footnotes", "footnotes.xml")                                      \
          RELATION("header", "header.xml") "</Relationships>"

/* The parts that the bytes between characters 1 become, in this order. */
static const char *const part_names[] = {"word/document.xml", "word/styles.xml",    "word/numbering.xml",
                                         "word/comments.xml", "word/footnotes.xml", "word/header.xml"};

static void add_part(GArray *parts, const char *name, const void *data, gsize length) {
  struct package_part part = {name, g_bytes_new(data, length)};
  g_array_append_val(parts, part);
}

static void clear_part(gpointer part) {
  g_bytes_unref(((struct package_part *)part)->bytes);
}

static GBytes *wrap(struct fuzz_input input) {
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct package_part));
  g_array_set_clear_func(parts, clear_part);
  add_part(parts, "[Content_Types].xml", CONTENT_TYPES, strlen(CONTENT_TYPES));
  add_part(parts, "_rels/.rels", ROOT, strlen(ROOT));
  add_part(parts, "word/_rels/document.xml.rels", PARTS, strlen(PARTS));
  for (guint i = 0; i < G_N_ELEMENTS(part_names) && input.size > 0; i++) {
    const struct fuzz_input part = fuzz_part(&input);
    add_part(parts, part_names[i], part.data, part.size);
  }
  return package_pack(&g_array_index(parts, struct package_part, 0), parts->len, NULL);
}

/* A zip archive is taken as it is; anything else becomes the parts of one, since no fuzzer finds a CRC. */
void fuzz_docx(struct fuzz_input input) {
  if (input.size <= CHOICES)
    return;
  const struct fuzz_input content = {input.data + CHOICES, input.size - CHOICES};
  g_autoptr(GBytes) given = g_bytes_new_static(content.data, content.size);
  if (magic_is_zip(given) || magic_is_compound(given)) {
    fuzz_convert(input, true, FUZZ_TREE | FUZZ_WORD | FUZZ_PAGES);
    return;
  }
  g_autoptr(GBytes) package = wrap(content);
  g_autoptr(GByteArray) whole = g_byte_array_new();
  g_byte_array_append(whole, input.data, CHOICES);
  g_byte_array_append(whole, g_bytes_get_data(package, NULL), (guint)g_bytes_get_size(package));
  fuzz_convert((struct fuzz_input){whole->data, whole->len}, true, FUZZ_TREE | FUZZ_WORD | FUZZ_PAGES);
}
