/* A small document, the Word file made of it, and questions to that file in XPath. */
#pragma once

#include "unit/test.h"

#include "ooxml/names.h"
#include "ooxml/package.h"
#include "write/docx/docx.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

struct docx_case {
  struct doc *doc;
  struct report *report;
  struct style *style;
  struct family_set *families;
  struct write_options options;
  GArray *toc_pages; /* of guint, or NULL */
  GBytes *faces[FONT_ROLE_COUNT];
  GBytes *file;
  struct package *package;
};

static inline void docx_case_begin(struct docx_case *c) {
  *c = (struct docx_case){
      .doc = doc_new(),
      .report = report_new(),
      .style = style_load("gongwen", NULL),
      .families = families_load(NULL),
  };
  assert_non_null(c->style);
  assert_true(style_load_title_rules(c->style, NULL, NULL));
  assert_non_null(c->families);
  c->doc->source.name = g_strdup("meeting.txt");
  c->doc->source.sha256 = g_strdup("0123456789abcdef");
}

/* Writes the file anew, from what the case holds now. */
static inline void docx_case_write(struct docx_case *c) {
  g_clear_pointer(&c->package, package_free);
  g_clear_pointer(&c->file, g_bytes_unref);
  g_autoptr(GPtrArray) paragraphs = compose_doc(c->doc, c->style);
  struct write_job job = {
      .doc = c->doc,
      .paragraphs = paragraphs,
      .style = c->style,
      .families = c->families,
      .options = &c->options,
      .moment = 1767225600, /* 2026-01-01 */
      .report = c->report,
      .faces = c->faces,
      .toc_pages = c->toc_pages,
  };
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  g_autoptr(GError) error = NULL;
  assert_true(docx_write(&job, artifacts, &error));
  assert_int_equal(artifacts->len, 1);
  const struct artifact *artifact = g_ptr_array_index(artifacts, 0);
  c->file = g_bytes_ref(artifact->bytes);
  c->package = package_open(c->file, &error);
  assert_null(error);
}

static inline void docx_case_end(struct docx_case *c) {
  g_clear_pointer(&c->package, package_free);
  g_clear_pointer(&c->file, g_bytes_unref);
  g_clear_pointer(&c->toc_pages, g_array_unref);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++)
    g_clear_pointer(&c->faces[role], g_bytes_unref);
  doc_free(c->doc);
  report_free(c->report);
  style_free(c->style);
  families_free(c->families);
}

/* Appends a block with this text; its line is its place among the blocks. */
static inline struct block *docx_case_add(struct docx_case *c, enum role role, const char *text) {
  guint line = c->doc->blocks->len + 1;
  return doc_add_block(c->doc, role, line, line, g_strdup(text));
}

static inline struct block *docx_case_heading(struct docx_case *c, guint8 level, bool run_in, const char *text) {
  struct block *block = docx_case_add(c, ROLE_HEADING, text);
  block->level = level;
  block->run_in = run_in;
  if (run_in)
    block->source = g_strconcat(text, "。", NULL);
  return block;
}

/* The value of an XPath expression over a part, as text (numbers too); free with g_free.  Prefixes: w, cp, dc, r, p
 * (relationships), c (custom properties), vt, t (content types), w15, s (placeholders). */
static inline char *docx_case_ask(struct docx_case *c, const char *part, const char *expression) {
  static const char *const spaces[][2] = {
      {"w", NS_W},
      {"r", NS_R},
      {"cp", NS_CORE},
      {"dc", NS_DC},
      {"p", NS_RELATIONSHIPS},
      {"c", NS_CUSTOM},
      {"vt", NS_VT},
      {"w15", NS_W15},
      {"t", NS_CONTENT_TYPES},
      {"s", "urn:jianggao:placeholders"},
      {"dcterms", NS_DCTERMS},
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = package_read(c->package, part, &error);
  assert_non_null(bytes);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  xmlDoc *document = xmlReadMemory(data, (int)length, NULL, NULL, XML_PARSE_NONET);
  assert_null(error);
  xmlXPathContext *context = xmlXPathNewContext(document);
  for (gsize i = 0; i < G_N_ELEMENTS(spaces); i++)
    xmlXPathRegisterNs(context, BAD_CAST spaces[i][0], BAD_CAST spaces[i][1]);
  xmlXPathObject *result = xmlXPathEvalExpression(BAD_CAST expression, context);
  assert_non_null(result);
  xmlChar *text = xmlXPathCastToString(result);
  char *copy = g_strdup((const char *)text);
  xmlFree(text);
  xmlXPathFreeObject(result);
  xmlXPathFreeContext(context);
  xmlFreeDoc(document);
  return copy;
}

#define DOCUMENT "word/document.xml"

static inline void assert_answer(struct docx_case *c, const char *part, const char *expression, const char *wanted) {
  g_autofree char *answer = docx_case_ask(c, part, expression);
  assert_string_equal(answer, wanted);
}
