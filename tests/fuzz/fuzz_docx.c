/* Any bytes as a .docx: what is not refused must make a tree in order. */
#include "fuzz.h"
#include "ooxml/package.h"
#include "read/docx/docx_reader.h"

/* The least that a Word file is, around a document.xml. */
#define CONTENT_TYPES                                                                                                  \
  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"                                     \
  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"             \
  "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."             \
  "wordprocessingml.document.main+xml\"/></Types>"
#define RELATIONS                                                                                                      \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"                             \
  "<Relationship Id=\"r1\" "                                                                                           \
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""                        \
  " Target=\"word/document.xml\"/></Relationships>"

static GBytes *wrap(GBytes *document) {
  g_autoptr(GBytes) types = g_bytes_new_static(CONTENT_TYPES, strlen(CONTENT_TYPES));
  g_autoptr(GBytes) relations = g_bytes_new_static(RELATIONS, strlen(RELATIONS));
  const struct package_part parts[] = {
      {"[Content_Types].xml", types}, {"_rels/.rels", relations}, {"word/document.xml", document}};
  return package_pack(parts, G_N_ELEMENTS(parts), NULL);
}

/* A zip archive is taken as it is; anything else becomes the document.xml of one, since no fuzzer finds a CRC. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GBytes) given = g_bytes_new_static(data, size);
  g_autoptr(GBytes) bytes = read_docx_claims(given) ? g_bytes_ref(given) : wrap(given);
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  const struct read_docx_options options = {.changes = size % 2 ? CHANGES_ORIGINAL : CHANGES_ACCEPTED};
  g_autoptr(Doc) doc = read_docx("input.docx", bytes, &options, report, &error);
  must((doc == NULL) == (error != NULL), "a Word file that cannot be read has an error");
  if (!doc)
    return 0;
  must(doc_check_order(doc), "offsets are in order");
  review_doc(doc, report);
  report_sort(report);
  fuzz_write("json", doc, report, size);
  fuzz_write("txt", doc, report, size);
  return 0;
}
