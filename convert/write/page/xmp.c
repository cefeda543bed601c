#include "write/page/xmp.h"

#include "base/clock.h"
#include "base/to_nul.h"
#include "write/guard.h"

#define HEAD                                                                                                           \
  "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"                                               \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"                                                                           \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"

/* PDF/A knows no property of PDF/UA, so that a packet has to describe it first (ISO 19005-2 6.6.2.3). */
#define EXTENSION                                                                                                      \
  "<rdf:Description rdf:about=\"\""                                                                                    \
  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""                                                    \
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""                                                          \
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"                                                   \
  " <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"                                             \
  "  <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"                                                   \
  "  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"                            \
  "  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"                                                                 \
  "  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"                                              \
  "   <pdfaProperty:name>part</pdfaProperty:name>\n"                                                                   \
  "   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"                                                      \
  "   <pdfaProperty:category>internal</pdfaProperty:category>\n"                                                       \
  "   <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"                                        \
  "  </rdf:li></rdf:Seq></pdfaSchema:property>\n"                                                                      \
  " </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"                                                                     \
  "</rdf:Description>\n"

#define CLAIMS                                                                                                         \
  "<rdf:Description rdf:about=\"\""                                                                                    \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                                                                     \
  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""                                                                        \
  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""                                                                        \
  " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""                                                                   \
  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""                                                                  \
  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"                                                             \
  " <pdfaid:part>2</pdfaid:part>\n"                                                                                    \
  " <pdfaid:conformance>A</pdfaid:conformance>\n"                                                                      \
  " <pdfuaid:part>1</pdfuaid:part>\n"                                                                                  \
  " <dc:format>application/pdf</dc:format>\n"                                                                          \
  " <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n"

#define TAIL                                                                                                           \
  "</rdf:Description>\n"                                                                                               \
  "</rdf:RDF>\n"                                                                                                       \
  "</x:xmpmeta>\n"                                                                                                     \
  "<?xpacket end=\"r\"?>"

/* Adds a property that has a value; `before` and `after` are what stands around it. */
static void put(GString *out, const char *before, const char *value, const char *after) {
  if (!value || !*value)
    return;
  g_autofree char *escaped = g_markup_escape_text(value, TO_NUL);
  g_string_append_printf(out, " %s%s%s\n", before, escaped, after);
}

GString *xmp_packet(const struct pdf_info *info) {
  g_autofree char *moment = clock_iso8601(info->moment);
  GString *out = g_string_new(HEAD EXTENSION CLAIMS);
  put(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title, "</rdf:li></rdf:Alt></dc:title>");
  put(out, "<dc:creator><rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq></dc:creator>");
  put(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
      "</rdf:li></rdf:Alt></dc:description>");
  put(out, "<pdf:Keywords>", info->keywords, "</pdf:Keywords>");
  put(out, "<pdf:Producer>", info->creator, "</pdf:Producer>");
  put(out, "<xmp:CreatorTool>", info->creator, "</xmp:CreatorTool>");
  put(out, "<xmp:CreateDate>", moment, "</xmp:CreateDate>");
  put(out, "<xmp:ModifyDate>", moment, "</xmp:ModifyDate>");
  put(out, "<xmpMM:InstanceID>", GUARD_SEAL, "</xmpMM:InstanceID>");
  return g_string_append(out, TAIL);
}
