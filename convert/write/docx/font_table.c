#include "write/docx/font_table.h"

#include "ooxml/xml_out.h"
#include "ooxml/names.h"

static void put_value(struct xml_out *m, const char *name, const char *value) {
  if (value && value[0])
    xml_out_value(m, name, value);
}

/* Two roles may have the same font. */
static bool named_before(const struct family_set *families, int role) {
  for (int i = 0; i < role; i++)
    if (g_strcmp0(families->word[i].name, families->word[role].name) == 0)
      return true;
  return false;
}

GBytes *font_table_part(const struct family_set *families) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:fonts");
  xml_out_attribute(m, "xmlns:w", NS_W);
  for (int role = 0; role < FONT_ROLE_COUNT; role++) {
    const struct word_font *font = &families->word[role];
    if (named_before(families, role))
      continue;
    xml_out_open(m, "w:font");
    xml_out_attribute(m, "w:name", font->name);
    put_value(m, "w:altName", font->alt);
    put_value(m, "w:panose1", font->panose);
    put_value(m, "w:charset", font->charset);
    put_value(m, "w:family", font->family);
    put_value(m, "w:pitch", font->pitch);
    xml_out_close(m);
  }
  return xml_out_finish(m);
}
