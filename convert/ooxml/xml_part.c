#include "ooxml/xml_part.h"

#include "base/error.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>

/* Called at <!DOCTYPE: the end of the parsing. */
static void refuse_document_type(void *context, G_GNUC_UNUSED const xmlChar *name, G_GNUC_UNUSED const xmlChar *id,
                                 G_GNUC_UNUSED const xmlChar *system) {
  xmlStopParser(context);
}

static xmlDoc *parse(GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  xmlParserCtxt *context = xmlNewParserCtxt();
  context->sax->internalSubset = refuse_document_type;
  xmlDoc *document = xmlCtxtReadMemory(context, data, (int)length, NULL, NULL,
                                       XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  bool well_formed = context->wellFormed;
  xmlFreeParserCtxt(context);
  if (document && (!well_formed || !xmlDocGetRootElement(document))) {
    xmlFreeDoc(document);
    return NULL;
  }
  return document;
}

xmlDoc *xml_part_read(struct package *package, const char *name, GError **error) {
  g_autoptr(GBytes) bytes = package_read(package, name, error);
  if (!bytes)
    return NULL;
  xmlDoc *document = parse(bytes);
  if (!document)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("This is not a Word file that can be read: its part %s is not proper XML. Open it in Word or WPS and "
                  "save it as .docx again."),
                name);
  return document;
}
