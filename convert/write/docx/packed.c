#include "write/docx/packed.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "base/to_nul.h"
#include "ooxml/xml_out.h"
#include "ooxml/names.h"

#include <stdlib.h>
#include <string.h>

#define CONTENT_TYPES "[Content_Types].xml"

struct packed_part {
  const char *name, *content_type;
  GBytes *bytes;
};

struct relationship {
  const char *source, *id, *type, *target;
};

struct packed {
  GArray *list;          /* of struct packed_part */
  GArray *relationships; /* of struct relationship */
  bool failed;           /* a part could not be made */
};

static void part_clear(gpointer part) {
  g_bytes_unref(((struct packed_part *)part)->bytes);
}

struct packed *packed_new(void) {
  struct packed *parts = g_new(struct packed, 1);
  parts->failed = false;
  parts->list = g_array_new(FALSE, FALSE, sizeof(struct packed_part));
  g_array_set_clear_func(parts->list, part_clear);
  parts->relationships = g_array_new(FALSE, FALSE, sizeof(struct relationship));
  return parts;
}

void packed_free(struct packed *parts) {
  if (!parts)
    return;
  g_array_unref(parts->list);
  g_array_unref(parts->relationships);
  g_free(parts);
}

void packed_add(struct packed *parts, const char *name, const char *content_type, GBytes *bytes) {
  struct packed_part part = {name, content_type, bytes};
  parts->failed = parts->failed || !bytes;
  if (bytes)
    g_array_append_val(parts->list, part);
}

void packed_relate(struct packed *parts, const char *source, const char *id, const char *type, const char *target) {
  struct relationship relationship = {source, id, type, target};
  g_array_append_val(parts->relationships, relationship);
}

/* ---- what says which parts there are ---- */

static GBytes *content_types(const struct packed *parts) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "Types");
  xml_out_attribute(m, "xmlns", NS_CONTENT_TYPES);
  xml_out_fixed(m, "<Default Extension=\"rels\" ContentType=\"" TYPE_PACKAGE "relationships+xml\"/>"
                   "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
  for (guint i = 0; i < parts->list->len; i++) {
    const struct packed_part *part = &array_at(parts->list, struct packed_part, i);
    if (!part->content_type)
      continue;
    g_autofree char *name = g_strconcat("/", part->name, NULL);
    xml_out_open(m, "Override");
    xml_out_attributes(m, "PartName", name, "ContentType", part->content_type, NULL);
    xml_out_close(m);
  }
  return xml_out_finish(m);
}

/* The relationships of `source`, or NULL when it has none. */
static GBytes *relationships_of(const struct packed *parts, const char *source) {
  struct xml_out *m = NULL;
  for (guint i = 0; i < parts->relationships->len; i++) {
    const struct relationship *relationship = &array_at(parts->relationships, struct relationship, i);
    if (strcmp(relationship->source, source) != 0)
      continue;
    if (!m) {
      m = xml_out_new();
      xml_out_open(m, "Relationships");
      xml_out_attribute(m, "xmlns", NS_RELATIONSHIPS);
    }
    xml_out_open(m, "Relationship");
    xml_out_attributes(m, "Id", relationship->id, "Type", relationship->type, "Target", relationship->target, NULL);
    xml_out_close(m);
  }
  return m ? xml_out_finish(m) : NULL;
}

/* "word/document.xml": "word/_rels/document.xml.rels". */
static char *relationships_name(const char *source) {
  const char *slash = strrchr(source, '/');
  const char *file = slash ? slash + 1 : source;
  return g_strdup_printf("%.*s_rels/%s.rels", (int)(file - source), source, file);
}

/* ---- packing ---- */

static void packed_clear(gpointer data) {
  struct package_part *part = data;
  g_free((char *)part->name);
  g_bytes_unref(part->bytes);
}

static void append_packed(GArray *packed, char *name, GBytes *bytes) {
  struct package_part part = {name, bytes};
  g_array_append_val(packed, part);
}

static void append_relationships(GArray *packed, const struct packed *parts, const char *source) {
  GBytes *bytes = relationships_of(parts, source);
  if (bytes)
    append_packed(packed, relationships_name(source), bytes);
}

GBytes *packed_pack(struct packed *parts, GError **error) {
  if (parts->failed) {
    g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                        _("The text is too large for a Word file. Split it into parts."));
    return NULL;
  }
  g_autoptr(GArray) packed = g_array_new(FALSE, FALSE, sizeof(struct package_part));
  g_array_set_clear_func(packed, packed_clear);
  append_packed(packed, g_strdup(CONTENT_TYPES), content_types(parts));
  append_relationships(packed, parts, "");
  for (guint i = 0; i < parts->list->len; i++) {
    const struct packed_part *part = &array_at(parts->list, struct packed_part, i);
    append_packed(packed, g_strdup(part->name), g_bytes_ref(part->bytes));
    append_relationships(packed, parts, part->name);
  }
  return package_pack(&array_at(packed, struct package_part, 0), packed->len, error);
}

/* ---- digests ---- */

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(((const struct packed_part *)a)->name, ((const struct packed_part *)b)->name);
}

static void add_to_digest(GChecksum *checksum, const char *name, GBytes *bytes) {
  gsize length;
  const guchar *data = g_bytes_get_data(bytes, &length);
  g_autofree char *head = g_strdup_printf("%s %" G_GSIZE_FORMAT "\n", name, length);
  g_checksum_update(checksum, (const guchar *)head, TO_NUL);
  g_checksum_update(checksum, data, (gssize)length);
}

char *packed_digest(const struct packed *parts) {
  g_autoptr(GArray) list = g_array_copy(parts->list);
  g_array_set_clear_func(list, NULL);
  g_array_sort(list, by_name);
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  for (guint i = 0; i < list->len; i++) {
    const struct packed_part *part = &array_at(list, struct packed_part, i);
    add_to_digest(checksum, part->name, part->bytes);
  }
  return g_strdup(g_checksum_get_string(checksum));
}

static bool is_plumbing(const char *name) {
  return strcmp(name, CONTENT_TYPES) == 0 || g_str_has_suffix(name, ".rels");
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *package_content_digest(struct package *package, const char *except) {
  g_auto(GStrv) names = package_names(package);
  qsort(names, g_strv_length(names), sizeof *names, compare_names);
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  for (char **name = names; *name; name++) {
    if (is_plumbing(*name) || strcmp(*name, except) == 0)
      continue;
    g_autoptr(GBytes) bytes = package_read(package, *name, NULL); /* one at a time: parts may be large */
    if (!bytes)
      return NULL;
    add_to_digest(checksum, *name, bytes);
  }
  return g_strdup(g_checksum_get_string(checksum));
}
