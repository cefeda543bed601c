#include "ooxml/xml_out.h"

#include <libxml/xmlwriter.h>
#include <string.h>

struct xml_out {
  GByteArray *bytes;
  bool full;   /* the part became too large; what came after is lost */
  bool failed; /* the library could not do something */
  xmlTextWriterPtr writer;
  GString *scratch; /* text being handed over: the library wants it NUL-terminated */
};

static int put(void *data, const char *text, int length) {
  struct xml_out *out = data;
  out->full = out->full || out->bytes->len + (guint)length > XML_OUT_MAX;
  if (!out->full)
    g_byte_array_append(out->bytes, (const guint8 *)text, (guint)length);
  return length;
}

static void check(struct xml_out *out, int result) {
  out->failed = out->failed || result < 0;
}

struct xml_out *xml_out_new(void) {
  struct xml_out *out = g_new0(struct xml_out, 1);
  out->bytes = g_byte_array_sized_new(4096);
  out->writer = xmlNewTextWriter(xmlOutputBufferCreateIO(put, NULL, out, NULL));
  out->scratch = g_string_new(NULL);
  check(out, xmlTextWriterStartDocument(out->writer, "1.0", "UTF-8", "yes"));
  return out;
}

void xml_out_open(struct xml_out *out, const char *name) {
  check(out, xmlTextWriterStartElement(out->writer, BAD_CAST name));
}

void xml_out_attribute(struct xml_out *out, const char *name, const char *value) {
  check(out, xmlTextWriterWriteAttribute(out->writer, BAD_CAST name, BAD_CAST value));
}

void xml_out_attribute_number(struct xml_out *out, const char *name, gint64 value) {
  char digits[24];
  g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  xml_out_attribute(out, name, digits);
}

void xml_out_close(struct xml_out *out) {
  check(out, xmlTextWriterEndElement(out->writer));
}

void xml_out_text(struct xml_out *out, const char *text, gsize length) {
  g_string_truncate(out->scratch, 0);
  g_string_append_len(out->scratch, text, (gssize)length);
  check(out, xmlTextWriterWriteString(out->writer, BAD_CAST out->scratch->str));
}

void xml_out_flag(struct xml_out *out, const char *name) {
  xml_out_open(out, name);
  xml_out_close(out);
}

void xml_out_value(struct xml_out *out, const char *name, const char *value) {
  xml_out_open(out, name);
  xml_out_attribute(out, "w:val", value);
  xml_out_close(out);
}

void xml_out_value_number(struct xml_out *out, const char *name, gint64 value) {
  xml_out_open(out, name);
  xml_out_attribute_number(out, "w:val", value);
  xml_out_close(out);
}

void xml_out_element(struct xml_out *out, const char *name, const char *text) {
  xml_out_open(out, name);
  xml_out_text(out, text, strlen(text));
  xml_out_close(out);
}

void xml_out_attributes(struct xml_out *out, ...) {
  va_list pairs;
  va_start(pairs, out);
  const char *name;
  while ((name = va_arg(pairs, const char *)))
    xml_out_attribute(out, name, va_arg(pairs, const char *));
  va_end(pairs);
}

void xml_out_fixed(struct xml_out *out, const char *xml) {
  check(out, xmlTextWriterWriteRaw(out->writer, BAD_CAST xml));
}

GBytes *xml_out_finish(struct xml_out *out) {
  check(out, xmlTextWriterEndDocument(out->writer));
  xmlFreeTextWriter(out->writer);
  g_string_free(out->scratch, TRUE);
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(out->bytes);
  const bool whole = !out->full && !out->failed;
  g_free(out);
  return whole ? g_steal_pointer(&bytes) : NULL;
}

char *xml_out_legal(const char *text) {
  GString *legal = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (xml_out_allows(g_utf8_get_char(p)))
      g_string_append_unichar(legal, g_utf8_get_char(p));
  return g_string_free(legal, FALSE);
}

bool xml_out_allows(gunichar c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}
