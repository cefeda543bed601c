#include "write/docx/placeholders.h"

#include "ooxml/names.h"
#include "write/docx/word_styles.h"

#include <string.h>

#define DATA_NAMESPACE "urn:jianggao:placeholders"

/* A GUID that only depends on the text, so that equal documents are equal bytes. */
static char *guid_of(const char *text) {
  g_autofree char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
  g_autofree char *upper = g_ascii_strup(hex, 32);
  /* RFC 9562: version 8, made by a rule of one's own; variant 10. */
  return g_strdup_printf("{%.8s-%.4s-8%.3s-A%.3s-%.12s}", upper, upper + 8, upper + 13, upper + 17, upper + 20);
}

void placeholders_init(struct placeholders *placeholders, const struct doc *doc) {
  *placeholders = (struct placeholders){
      .names = doc->placeholder_names,
      .shown = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
      .signs = g_ptr_array_new_with_free_func(g_free),
      .store = guid_of(doc->source.sha256 ? doc->source.sha256 : ""),
  };
}

void placeholders_clear(struct placeholders *placeholders) {
  g_hash_table_unref(placeholders->shown);
  g_ptr_array_unref(placeholders->signs);
  g_free(placeholders->store);
}

/* The docPart that shows these signs; a new one for signs that are new. */
static const char *shown_part(struct placeholders *placeholders, const char *sign, gsize length) {
  g_autofree char *key = g_strndup(sign, length);
  char *name = g_hash_table_lookup(placeholders->shown, key);
  if (!name) {
    name = g_strdup_printf("PLACEHOLDER%u", placeholders->signs->len + 1);
    g_ptr_array_add(placeholders->signs, key);
    g_hash_table_insert(placeholders->shown, g_steal_pointer(&key), name);
  }
  return name;
}

void placeholders_cut(struct placeholders *placeholders, const struct block *block, GArray *cuts) {
  for (guint i = 0; block->placeholders && i < block->placeholders->len; i++) {
    const struct placeholder *placeholder = &g_array_index(block->placeholders, struct placeholder, i);
    cuts_add(cuts,
             (struct cut){
                 .at = placeholder->sign_start,
                 .kind = CUT_PLACEHOLDER,
                 .length = placeholder->sign_length,
                 .id = ++placeholders->count,
                 .text = shown_part(placeholders, block->text + placeholder->sign_start, placeholder->sign_length),
                 .identity = placeholder->identity,
             });
  }
}

/* Word shows the name above the control, and wants at most 64 characters of it. */
static char *short_name(const struct run_context *context, guint identity) {
  bool known = identity >= 1 && identity <= context->names->len;
  const char *name = known ? g_ptr_array_index(context->names, identity - 1) : "";
  g_autofree char *legal = markup_legal(name);
  return g_utf8_substring(legal, 0, MIN(g_utf8_strlen(legal, -1), 64));
}

void placeholder_open(const struct run_context *context, const struct cut *cut) {
  struct markup *m = context->out;
  g_autofree char *alias = short_name(context, cut->identity);
  g_autofree char *tag = g_strdup_printf("item%u", cut->identity);
  g_autofree char *path = g_strdup_printf("/s:placeholders[1]/s:%s[1]", tag);
  markup_open(m, "w:sdt");
  markup_open(m, "w:sdtPr");
  markup_value(m, "w:alias", alias);
  markup_value(m, "w:tag", tag);
  markup_value_number(m, "w:id", cut->id);
  markup_open(m, "w:placeholder");
  markup_value(m, "w:docPart", cut->text);
  markup_close(m);
  markup_flag(m, "w:showingPlcHdr");
  markup_open(m, "w:dataBinding");
  markup_attributes(m, "w:prefixMappings", "xmlns:s='" DATA_NAMESPACE "'", "w:xpath", path, "w:storeItemID",
                    context->store, NULL);
  markup_close(m);
  markup_fixed(m, "<w15:color w:val=\"" PLACEHOLDER_COLOUR "\"/>");
  markup_flag(m, "w:text");
  markup_close(m);
  markup_open(m, "w:sdtContent");
}

void placeholder_close(struct markup *out) {
  markup_close(out);
  markup_close(out);
}

static GBytes *data_part(const struct placeholders *placeholders) {
  struct markup *m = markup_new();
  markup_open(m, "s:placeholders");
  markup_attribute(m, "xmlns:s", DATA_NAMESPACE);
  for (guint i = 0; i < placeholders->names->len; i++) {
    g_autofree char *node = g_strdup_printf("s:item%u", i + 1);
    g_autofree char *name = markup_legal(g_ptr_array_index(placeholders->names, i));
    markup_open(m, node);
    markup_attribute(m, "name", name);
    markup_close(m);
  }
  return markup_finish(m);
}

static GBytes *data_properties_part(const struct placeholders *placeholders) {
  struct markup *m = markup_new();
  markup_open(m, "ds:datastoreItem");
  markup_attributes(m, "ds:itemID", placeholders->store, "xmlns:ds", NS_CUSTOM_XML, NULL);
  markup_fixed(m, "<ds:schemaRefs><ds:schemaRef ds:uri=\"" DATA_NAMESPACE "\"/></ds:schemaRefs>");
  return markup_finish(m);
}

static GBytes *glossary_part(const struct placeholders *placeholders) {
  struct markup *m = markup_new();
  markup_open(m, "w:glossaryDocument");
  markup_attribute(m, "xmlns:w", NS_W);
  markup_open(m, "w:docParts");
  for (guint i = 0; i < placeholders->signs->len; i++) {
    const char *sign = g_ptr_array_index(placeholders->signs, i);
    g_autofree char *guid = guid_of(sign);
    markup_open(m, "w:docPart");
    markup_open(m, "w:docPartPr");
    markup_value(m, "w:name", g_hash_table_lookup(placeholders->shown, sign));
    markup_fixed(m, "<w:category><w:name w:val=\"General\"/><w:gallery w:val=\"placeholder\"/></w:category>"
                    "<w:types><w:type w:val=\"bbPlcHdr\"/></w:types>"
                    "<w:behaviors><w:behavior w:val=\"content\"/></w:behaviors>");
    markup_value(m, "w:guid", guid);
    markup_close(m);
    markup_open(m, "w:docPartBody");
    markup_open(m, "w:p");
    run_write(m, NULL, sign, strlen(sign));
    markup_close(m);
    markup_close(m);
    markup_close(m);
  }
  return markup_finish(m);
}

void placeholders_add_parts(const struct placeholders *placeholders, struct parts *parts) {
  if (placeholders->count == 0)
    return;
  parts_add(parts, "word/glossary/document.xml", TYPE_WORD "document.glossary+xml", glossary_part(placeholders));
  parts_relate(parts, "word/document.xml", "rIdGlossary", REL_OFFICE "glossaryDocument", "glossary/document.xml");
  parts_add(parts, "customXml/item1.xml", NULL, data_part(placeholders));
  parts_add(parts, "customXml/itemProps1.xml", TYPE_OFFICE "customXmlProperties+xml",
            data_properties_part(placeholders));
  parts_relate(parts, "word/document.xml", "rIdData", REL_OFFICE "customXml", "../customXml/item1.xml");
  parts_relate(parts, "customXml/item1.xml", "rId1", REL_OFFICE "customXmlProps", "itemProps1.xml");
}
