#include "ooxml/markup.h"

#include <libxml/xmlwriter.h>
#include <string.h>

struct markup {
  GByteArray *bytes;
  bool full; /* the part became too large; what came after is lost */
  xmlTextWriterPtr writer;
  GString *scratch; /* text being handed over: the library wants it NUL-terminated */
};

static int put(void *data, const char *text, int length) {
  struct markup *markup = data;
  markup->full = markup->full || markup->bytes->len + (guint)length > MARKUP_MAX;
  if (!markup->full)
    g_byte_array_append(markup->bytes, (const guint8 *)text, (guint)length);
  return length;
}

struct markup *markup_new(void) {
  struct markup *markup = g_new0(struct markup, 1);
  markup->bytes = g_byte_array_sized_new(4096);
  markup->writer = xmlNewTextWriter(xmlOutputBufferCreateIO(put, NULL, markup, NULL));
  markup->scratch = g_string_new(NULL);
  xmlTextWriterStartDocument(markup->writer, "1.0", "UTF-8", "yes");
  return markup;
}

void markup_open(struct markup *markup, const char *name) {
  xmlTextWriterStartElement(markup->writer, BAD_CAST name);
}

void markup_attribute(struct markup *markup, const char *name, const char *value) {
  xmlTextWriterWriteAttribute(markup->writer, BAD_CAST name, BAD_CAST value);
}

void markup_attribute_number(struct markup *markup, const char *name, gint64 value) {
  char digits[24];
  g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  markup_attribute(markup, name, digits);
}

void markup_close(struct markup *markup) {
  xmlTextWriterEndElement(markup->writer);
}

void markup_text(struct markup *markup, const char *text, gsize length) {
  g_string_truncate(markup->scratch, 0);
  g_string_append_len(markup->scratch, text, (gssize)length);
  xmlTextWriterWriteString(markup->writer, BAD_CAST markup->scratch->str);
}

void markup_flag(struct markup *markup, const char *name) {
  markup_open(markup, name);
  markup_close(markup);
}

void markup_value(struct markup *markup, const char *name, const char *value) {
  markup_open(markup, name);
  markup_attribute(markup, "w:val", value);
  markup_close(markup);
}

void markup_value_number(struct markup *markup, const char *name, gint64 value) {
  markup_open(markup, name);
  markup_attribute_number(markup, "w:val", value);
  markup_close(markup);
}

void markup_element(struct markup *markup, const char *name, const char *text) {
  markup_open(markup, name);
  markup_text(markup, text, strlen(text));
  markup_close(markup);
}

void markup_attributes(struct markup *markup, ...) {
  va_list pairs;
  va_start(pairs, markup);
  const char *name;
  while ((name = va_arg(pairs, const char *)))
    markup_attribute(markup, name, va_arg(pairs, const char *));
  va_end(pairs);
}

void markup_fixed(struct markup *markup, const char *xml) {
  xmlTextWriterWriteRaw(markup->writer, BAD_CAST xml);
}

GBytes *markup_finish(struct markup *markup) {
  xmlTextWriterEndDocument(markup->writer);
  xmlFreeTextWriter(markup->writer);
  g_string_free(markup->scratch, TRUE);
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(markup->bytes);
  bool full = markup->full;
  g_free(markup);
  return full ? NULL : g_steal_pointer(&bytes);
}

char *markup_legal(const char *text) {
  GString *legal = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (markup_allows(g_utf8_get_char(p)))
      g_string_append_unichar(legal, g_utf8_get_char(p));
  return g_string_free(legal, FALSE);
}

bool markup_allows(gunichar c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}
