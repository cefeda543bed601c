#include "write/docx/properties.h"

#include "ooxml/custom_property.h"
#include "ooxml/names.h"
#include "ooxml/xml_out.h"

#include <string.h>

#define PROGRAM "jianggao"

/* Word shows the title in its window bar: a text without one is called as its file. */
static char *document_title(const struct write_job *job) {
  char *title = doc_title(job->doc);
  if (title || !job->doc->source.name)
    return title ? title : g_strdup(PROGRAM);
  const char *name = job->doc->source.name, *dot = strrchr(name, '.');
  return g_strndup(name, dot && dot > name ? (gsize)(dot - name) : strlen(name));
}

static void put_legal(struct xml_out *m, const char *name, const char *text) {
  g_autofree char *legal = xml_out_legal(text);
  xml_out_element(m, name, legal);
}

static void put_date(struct xml_out *m, const char *name, const char *date) {
  xml_out_open(m, name);
  xml_out_attribute(m, "xsi:type", "dcterms:W3CDTF");
  xml_out_text(m, date, strlen(date));
  xml_out_close(m);
}

GBytes *core_properties_part(const struct write_job *job, const char *date) {
  g_autofree char *title = document_title(job);
  const char *author = write_job_author(job);
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "cp:coreProperties");
  xml_out_attributes(m, "xmlns:cp", NS_CORE, "xmlns:dc", NS_DC, "xmlns:dcterms", NS_DCTERMS, "xmlns:xsi", NS_XSI, NULL);
  put_legal(m, "dc:title", title);
  put_legal(m, "dc:creator", author && author[0] ? author : PROGRAM);
  xml_out_element(m, "cp:lastModifiedBy", PROGRAM);
  xml_out_element(m, "cp:revision", "1");
  put_date(m, "dcterms:created", date);
  put_date(m, "dcterms:modified", date);
  xml_out_element(m, "dc:language", "zh-CN");
  return xml_out_finish(m);
}

GBytes *app_properties_part(void) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "Properties");
  xml_out_attribute(m, "xmlns", NS_EXTENDED);
  xml_out_element(m, "Application", PROGRAM "/" VERSION);
  return xml_out_finish(m);
}

static void put_property(struct xml_out *m, guint id, const char *name, const char *text) {
  xml_out_open(m, "property");
  xml_out_attribute(m, "fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"); /* user-defined properties */
  xml_out_attribute_number(m, "pid", id);
  xml_out_attribute(m, "name", name);
  xml_out_element(m, "vt:lpwstr", text);
  xml_out_close(m);
}

GBytes *custom_properties_part(const struct write_job *job, const char *content_digest) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "Properties");
  xml_out_attributes(m, "xmlns", NS_CUSTOM, "xmlns:vt", NS_VT, NULL);
  guint id = 2; /* the first that is free */
  if (job->doc->source.sha256)
    put_property(m, id++, PROPERTY_SOURCE, job->doc->source.sha256);
  put_property(m, id++, PROPERTY_GENERATOR, PROGRAM " " VERSION);
  put_property(m, id, PROPERTY_CONTENT, content_digest);
  return xml_out_finish(m);
}
