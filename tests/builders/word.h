/* Small Word files for tests, made from the XML of their parts. */
#pragma once

#include "unit/test.h"

#include "ooxml/names.h"
#include "ooxml/package.h"
#include "read/docx/docx_reader.h"

#define WORD_SPACES                                                                                                    \
  "xmlns:w=\"" NS_W "\" xmlns:r=\"" NS_R "\" xmlns:mc=\"" NS_MC "\" xmlns:m=\"http://schemas.openxmlformats.org/"      \
  "officeDocument/2006/math\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wp=\"http://schemas.openxmlformats.org/" \
  "drawingml/2006/wordprocessingDrawing\""

#define WORD_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define WORD_DOCUMENT(body) WORD_HEAD "<w:document " WORD_SPACES "><w:body>" body "</w:body></w:document>"

/* A run and a paragraph of plain text, and a paragraph of a style. */
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define PARAGRAPH(text) "<w:p>" RUN(text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" RUN(text) "</w:p>"
#define NUMBERED(list, level, text)                                                                                    \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list "\"/></w:numPr></w:pPr>" RUN(text) "</"   \
                                                                                                                "w:p>"

struct word_part {
  const char *name;
  const char *xml;
};

static inline void word_append(GArray *parts, const char *name, const void *data, gsize length) {
  struct package_part part = {name, g_bytes_new(data, length)};
  g_array_append_val(parts, part);
}

static inline void word_clear_part(gpointer data) {
  g_bytes_unref(((struct package_part *)data)->bytes);
}

static inline GArray *word_parts_new(void) {
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct package_part));
  g_array_set_clear_func(parts, word_clear_part);
  return parts;
}

static inline GBytes *word_pack(GArray *parts) {
  g_autoptr(GError) error = NULL;
  GBytes *bytes = package_pack(&g_array_index(parts, struct package_part, 0), parts->len, &error);
  assert_null(error);
  return bytes;
}

#define WORD_ROOT_RELATIONS                                                                                            \
  WORD_HEAD "<Relationships xmlns=\"" NS_RELATIONSHIPS "\"><Relationship Id=\"r1\" Type=\"" REL_OFFICE                 \
            "officeDocument\" Target=\"word/document.xml\"/></Relationships>"

/* A file with this document part (its bytes as they are) and further parts of word/: the relationship of "styles.xml"
 * has the id "styles.xml" and the type "styles", that of "header2.xml" the type "header". */
static inline GBytes *word_file_of(const void *document, gsize length, const struct word_part *further) {
  g_autoptr(GArray) parts = word_parts_new();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) relations = g_string_new(WORD_HEAD "<Relationships xmlns=\"" NS_RELATIONSHIPS "\">");
  word_append(parts, "_rels/.rels", WORD_ROOT_RELATIONS, strlen(WORD_ROOT_RELATIONS));
  word_append(parts, "word/document.xml", document, length);
  for (; further && further->name; further++) {
    g_autofree char *type = g_strndup(further->name, strcspn(further->name, ".0123456789"));
    g_string_append_printf(relations, "<Relationship Id=\"%s\" Type=\"" REL_OFFICE "%s\" Target=\"%s\"/>",
                           further->name, type, further->name);
    char *name = g_strconcat("word/", further->name, NULL);
    g_ptr_array_add(names, name);
    word_append(parts, name, further->xml, strlen(further->xml));
  }
  g_string_append(relations, "</Relationships>");
  word_append(parts, "word/_rels/document.xml.rels", relations->str, relations->len);
  return word_pack(parts);
}

static inline GBytes *word_file(const char *document, const struct word_part *further) {
  return word_file_of(document, strlen(document), further);
}

/* A file read into its tree. */
struct word_case {
  struct report *report;
  struct doc *doc; /* NULL when it could not be read */
  GError *error;
};

static inline struct word_case word_read_as(GBytes *bytes, const struct read_docx_options *options) {
  struct word_case c = {report_new(), NULL, NULL};
  c.doc = read_docx("folder/edited.docx", bytes, options, c.report, &c.error);
  assert_true((c.doc == NULL) == (c.error != NULL));
  return c;
}

static inline void word_case_clear(struct word_case *c) {
  report_free(c->report);
  doc_free(c->doc);
  g_clear_error(&c->error);
}
typedef struct word_case WordCase; /* for g_auto */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WordCase, word_case_clear)

/* Reads the file, which must be possible, and lets the bytes go. */
static inline struct word_case word_read(GBytes *bytes) {
  struct word_case c = word_read_as(bytes, NULL);
  g_bytes_unref(bytes);
  if (c.error)
    print_error("%s\n", c.error->message);
  assert_non_null(c.doc);
  return c;
}

/* The texts of all blocks, parted by "|". */
static inline char *word_texts(const struct doc *doc) {
  GString *texts = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    g_string_append_printf(texts, "%s%s", i > 0 ? "|" : "", block->text);
  }
  return g_string_free(texts, FALSE);
}

/* The blocks as "role text", headings as "h1 text" or "h1+ text" when body shares their paragraph; parted by "|". */
static inline char *word_roles(const struct doc *doc) {
  GString *roles = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    g_string_append(roles, i > 0 ? "|" : "");
    if (block->role == ROLE_HEADING)
      g_string_append_printf(roles, "h%u%s", block->level, block->run_in ? "+" : "");
    else
      g_string_append(roles, role_name(block->role));
    if (block->kind != KIND_NONE)
      g_string_append_printf(roles, "/%s", kind_name(block->kind));
    g_string_append_printf(roles, " %s", block->text);
  }
  return g_string_free(roles, FALSE);
}

static inline void assert_texts(const struct word_case *c, const char *expected) {
  g_autofree char *texts = word_texts(c->doc);
  assert_string_equal(texts, expected);
}

static inline void assert_roles(const struct word_case *c, const char *expected) {
  g_autofree char *roles = word_roles(c->doc);
  assert_string_equal(roles, expected);
}

/* The only finding of this rule. */
static inline const struct finding *word_finding(const struct word_case *c, const char *rule) {
  const struct finding *found = NULL;
  for (guint i = 0; i < c->report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(c->report->findings, i);
    if (strcmp(finding_name(finding->id), rule) != 0)
      continue;
    assert_null(found);
    found = finding;
  }
  return found;
}

static inline void assert_finding(const struct word_case *c, const char *rule, guint line, guint column,
                                  const char *text) {
  const struct finding *finding = word_finding(c, rule);
  assert_non_null(finding);
  assert_int_equal(finding->place.line, line);
  assert_int_equal(finding->place.column, column);
  if (text)
    assert_string_equal(finding->place.words, text);
  else
    assert_null(finding->place.words);
}
