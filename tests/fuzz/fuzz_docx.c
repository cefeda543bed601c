/* Any bytes as a .docx: what is not refused must make a tree in order. */
#include "fuzz.h"
#include "ooxml/package.h"
#include "read/docx/docx_reader.h"
#include "text/magic.h"

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

static GBytes *wrap(const uint8_t *data, size_t size) {
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct package_part));
  g_array_set_clear_func(parts, clear_part);
  add_part(parts, "[Content_Types].xml", CONTENT_TYPES, strlen(CONTENT_TYPES));
  add_part(parts, "_rels/.rels", ROOT, strlen(ROOT));
  add_part(parts, "word/_rels/document.xml.rels", PARTS, strlen(PARTS));
  for (guint i = 0; i < G_N_ELEMENTS(part_names); i++) {
    const uint8_t *end = size > 0 ? memchr(data, 1, size) : NULL;
    size_t length = end ? (size_t)(end - data) : size;
    add_part(parts, part_names[i], data, length);
    if (!end)
      break;
    data = end + 1;
    size -= length + 1;
  }
  return package_pack(&g_array_index(parts, struct package_part, 0), parts->len, NULL);
}

/* A zip archive is taken as it is; anything else becomes the parts of one, since no fuzzer finds a CRC. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GBytes) given = g_bytes_new_static(data, size);
  g_autoptr(GBytes) bytes = magic_is_zip(given) || magic_is_compound(given) ? g_bytes_ref(given) : wrap(data, size);
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  const struct read_docx_options options = {.changes = size % 2 ? CHANGES_ORIGINAL : CHANGES_ACCEPTED};
  g_autoptr(Doc) doc = read_docx("input.docx", bytes, &options, report, &error);
  must((doc == NULL) == (error != NULL), "a Word file that cannot be read has an error");
  if (!doc)
    return 0;
  must(doc_check_order(doc), "offsets are in order");
  review_doc(doc, fuzz_patterns(), report);
  report_sort(report);
  fuzz_write("json", doc, report, size);
  fuzz_write("txt", doc, report, size);
  return 0;
}
