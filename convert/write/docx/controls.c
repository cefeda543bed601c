#include "write/docx/controls.h"

#include "base/items.h"
#include "base/to_nul.h"
#include "ooxml/guid.h"
#include "ooxml/names.h"
#include "ooxml/word_styles.h"

#include <string.h>

#define DATA_NAMESPACE "urn:jianggao:placeholders"

void controls_init(struct controls *controls, const struct doc *doc) {
  *controls = (struct controls){
      .names = doc->placeholder_names,
      .shown = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
      .values = g_hash_table_new_full(NULL, NULL, NULL, g_free),
      .signs = g_ptr_array_new_with_free_func(g_free),
      .store = guid_of(doc->source.sha256 ? doc->source.sha256 : ""),
  };
}

void controls_clear(struct controls *controls) {
  g_hash_table_unref(controls->shown);
  g_hash_table_unref(controls->values);
  g_ptr_array_unref(controls->signs);
  g_free(controls->store);
}

/* The docPart that shows these signs; a new one for signs that are new. */
static const char *shown_part(struct controls *controls, const char *sign, gsize length) {
  g_autofree char *key = g_strndup(sign, length);
  char *name = g_hash_table_lookup(controls->shown, key);
  if (!name) {
    name = g_strdup_printf("PLACEHOLDER%u", controls->signs->len + 1);
    g_ptr_array_add(controls->signs, key);
    g_hash_table_insert(controls->shown, g_steal_pointer(&key), name);
  }
  return name;
}

/* What the data holds of a blank that was filled in: Word shows it in every control that is bound to it. */
static void remember_value(struct controls *controls, const struct block *block, const struct placeholder *one) {
  g_hash_table_insert(controls->values, GUINT_TO_POINTER(one->identity),
                      g_strndup(block->text + one->sign_start, one->sign_length));
}

void controls_cut(struct controls *controls, const struct block *block, GArray *cuts) {
  for (guint i = 0; block->placeholders && i < block->placeholders->len; i++) {
    const struct placeholder *placeholder = &array_at(block->placeholders, struct placeholder, i);
    const char *signs = placeholder->filled ? placeholder->filled : block->text + placeholder->sign_start;
    gsize length = placeholder->filled ? strlen(placeholder->filled) : placeholder->sign_length;
    if (placeholder->filled)
      remember_value(controls, block, placeholder);
    cuts_add(cuts, (struct cut){
                       .at = placeholder->sign_start,
                       .kind = CUT_PLACEHOLDER,
                       .length = placeholder->sign_length,
                       .id = ++controls->count,
                       .text = shown_part(controls, signs, length),
                       .filled = placeholder->filled != NULL,
                       .identity = placeholder->identity,
                   });
  }
}

/* Word shows the name above the control, and wants at most 64 characters of it. */
static char *short_name(const struct run_context *context, guint identity) {
  g_autofree char *legal = xml_out_legal(pointer_at(context->names, identity - 1));
  return g_utf8_substring(legal, 0, MIN(g_utf8_strlen(legal, TO_NUL), 64));
}

/* LibreOffice 7.4 writes the text of a plain text control as often as there are stretches of one script in it, and the
 * marks at its ends count as Latin: 某某 comes back four times.  A combo box without choices is filled in and bound
 * like plain text, and comes back once. */
static bool is_latin(const char *signs, gsize length) {
  for (const char *p = signs; p < signs + length; p = g_utf8_next_char(p))
    if (g_utf8_get_char(p) >= 0x250)
      return false;
  return true;
}

void control_open(const struct run_context *context, const struct cut *cut, const char *signs) {
  struct xml_out *m = context->out;
  g_autofree char *alias = short_name(context, cut->identity);
  g_autofree char *tag = g_strdup_printf("item%u", cut->identity);
  g_autofree char *path = g_strdup_printf("/s:placeholders[1]/s:%s[1]", tag);
  xml_out_open(m, "w:sdt");
  xml_out_open(m, "w:sdtPr");
  xml_out_value(m, "w:alias", alias);
  xml_out_value(m, "w:tag", tag);
  xml_out_value_number(m, "w:id", cut->id);
  xml_out_open(m, "w:placeholder");
  xml_out_value(m, "w:docPart", cut->text);
  xml_out_close(m);
  if (!cut->filled)
    xml_out_flag(m, "w:showingPlcHdr");
  xml_out_open(m, "w:dataBinding");
  xml_out_attributes(m, "w:prefixMappings", "xmlns:s='" DATA_NAMESPACE "'", "w:xpath", path, "w:storeItemID",
                     context->store, NULL);
  xml_out_close(m);
  xml_out_fixed(m, "<w15:color w:val=\"" PLACEHOLDER_COLOUR "\"/>");
  xml_out_flag(m, is_latin(signs, cut->length) ? "w:text" : "w:comboBox");
  xml_out_close(m);
  xml_out_open(m, "w:sdtContent");
}

void control_close(struct xml_out *out) {
  xml_out_close(out);
  xml_out_close(out);
}

static GBytes *data_part(const struct controls *controls) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "s:placeholders");
  xml_out_attribute(m, "xmlns:s", DATA_NAMESPACE);
  for (guint i = 0; i < controls->names->len; i++) {
    g_autofree char *node = g_strdup_printf("s:item%u", i + 1);
    g_autofree char *name = xml_out_legal(pointer_at(controls->names, i));
    xml_out_open(m, node);
    xml_out_attribute(m, "name", name);
    const char *value = g_hash_table_lookup(controls->values, GUINT_TO_POINTER(i + 1));
    if (value) {
      g_autofree char *legal = xml_out_legal(value);
      xml_out_text(m, legal, strlen(legal));
    }
    xml_out_close(m);
  }
  return xml_out_finish(m);
}

static GBytes *data_properties_part(const struct controls *controls) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "ds:datastoreItem");
  xml_out_attributes(m, "ds:itemID", controls->store, "xmlns:ds", NS_CUSTOM_XML, NULL);
  xml_out_fixed(m, "<ds:schemaRefs><ds:schemaRef ds:uri=\"" DATA_NAMESPACE "\"/></ds:schemaRefs>");
  return xml_out_finish(m);
}

static GBytes *glossary_part(const struct controls *controls) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:glossaryDocument");
  xml_out_attribute(m, "xmlns:w", NS_W);
  xml_out_open(m, "w:docParts");
  for (guint i = 0; i < controls->signs->len; i++) {
    const char *sign = pointer_at(controls->signs, i);
    g_autofree char *guid = guid_of(sign);
    xml_out_open(m, "w:docPart");
    xml_out_open(m, "w:docPartPr");
    xml_out_value(m, "w:name", g_hash_table_lookup(controls->shown, sign));
    xml_out_fixed(m, "<w:category><w:name w:val=\"General\"/><w:gallery w:val=\"placeholder\"/></w:category>"
                     "<w:types><w:type w:val=\"bbPlcHdr\"/></w:types>"
                     "<w:behaviors><w:behavior w:val=\"content\"/></w:behaviors>");
    xml_out_value(m, "w:guid", guid);
    xml_out_close(m);
    xml_out_open(m, "w:docPartBody");
    xml_out_open(m, "w:p");
    run_write(m, NULL, sign, strlen(sign));
    xml_out_close(m);
    xml_out_close(m);
    xml_out_close(m);
  }
  return xml_out_finish(m);
}

void controls_add_parts(const struct controls *controls, struct packed *parts) {
  if (controls->count == 0)
    return;
  packed_add(parts, "word/glossary/document.xml", TYPE_WORD "document.glossary+xml", glossary_part(controls));
  packed_relate(parts, DOCUMENT, "rIdGlossary", REL_OFFICE "glossaryDocument", "glossary/document.xml");
  packed_add(parts, "customXml/item1.xml", NULL, data_part(controls));
  packed_add(parts, "customXml/itemProps1.xml", TYPE_OFFICE "customXmlProperties+xml", data_properties_part(controls));
  packed_relate(parts, DOCUMENT, "rIdData", REL_OFFICE "customXml", "../customXml/item1.xml");
  packed_relate(parts, "customXml/item1.xml", "rId1", REL_OFFICE "customXmlProps", "itemProps1.xml");
}
