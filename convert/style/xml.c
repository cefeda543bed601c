#include "style/xml.h"

#include "base/error.h"
#include "base/messages.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>
#include <stdbool.h>

/* The first error is the one that people can act on; later ones follow from it. */
struct first_error {
  int line;
  char *message;
};

static void keep_first(void *data, xmlErrorPtr problem) {
  struct first_error *first = data;
  if (first->message)
    return;
  first->line = problem->line;
  first->message = g_strchomp(g_strdup(problem->message ? problem->message : ""));
}

static void fail(const char *path, int line, const char *message, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s:%d: %s", path, line, message);
}

static xmlDoc *parse(const char *path, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &text, &length, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: cannot be read: %s"), path, cause->message);
    return NULL;
  }
  xmlParserCtxt *context = xmlNewParserCtxt();
  xmlDoc *document = length > G_MAXINT ? NULL
                                       : xmlCtxtReadMemory(context, text, (int)length, path, NULL,
                                                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (!document) {
    const char *message = context->lastError.message ? context->lastError.message : _("this is not XML");
    g_autofree char *line = g_strchomp(g_strdup(message));
    fail(path, context->lastError.line, line, error);
  }
  xmlFreeParserCtxt(context);
  return document;
}

/* What the schema finds wrong first; the message is NULL when nothing is.  False when there is no such schema. */
static bool validate(xmlDoc *document, const char *schema, struct first_error *first, GError **error) {
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(schema);
  xmlRelaxNGSetParserStructuredErrors(parser, keep_first, first);
  xmlRelaxNG *grammar = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  if (!grammar) {
    fail(schema, first->line, first->message ? first->message : _("this schema cannot be read"), error);
    return false;
  }
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(grammar);
  xmlRelaxNGSetValidStructuredErrors(validator, keep_first, first);
  if (xmlRelaxNGValidateDoc(validator, document) != 0 && !first->message)
    first->message = g_strdup(_("this file is not as its schema wants it"));
  xmlRelaxNGFreeValidCtxt(validator);
  xmlRelaxNGFree(grammar);
  return true;
}

/* By the schema, where there is one, and by `explain`, whose words come first. */
static bool check(xmlDoc *document, const char *path, const char *schema, xml_explain explain, GError **error) {
  struct first_error first = {0, NULL};
  bool checked = !schema || validate(document, schema, &first, error);
  int line = first.line;
  g_autofree char *explained = checked && explain ? explain(document, &line) : NULL;
  if (explained)
    fail(path, line, explained, error);
  else if (checked && first.message)
    fail(path, first.line, first.message, error);
  bool good = checked && !explained && !first.message;
  g_free(first.message);
  return good;
}

xmlDoc *xml_load(const char *path, const char *schema, xml_explain explain, GError **error) {
  xmlDoc *document = parse(path, error);
  if (document && !check(document, path, schema, explain, error))
    g_clear_pointer(&document, xmlFreeDoc);
  return document;
}

char *xml_attribute(const xmlNode *node, const char *name) {
  return (char *)xmlGetNoNsProp(node, (const xmlChar *)name);
}

char *xml_word(const xmlNode *node, const char *name) {
  xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
  xmlChar *collapsed = value ? xmlSchemaCollapseString(value) : NULL; /* NULL, too, when there was nothing to do */
  if (!collapsed)
    return (char *)value;
  xmlFree(value);
  return (char *)collapsed;
}

xmlNode *xml_child(const xmlNode *parent, const xmlNode *previous, const char *name) {
  xmlNode *node = previous ? previous->next : parent->children;
  while (node && !(node->type == XML_ELEMENT_NODE && (!name || xmlStrEqual(node->name, (const xmlChar *)name))))
    node = node->next;
  return node;
}

char *xml_version(void) {
  guint64 number = g_ascii_strtoull(xmlParserVersion, NULL, 10); /* 20914 */
  return g_strdup_printf("%u.%u.%u", (guint)(number / 10000), (guint)(number / 100 % 100), (guint)(number % 100));
}
