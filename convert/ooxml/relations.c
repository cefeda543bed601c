#include "ooxml/relations.h"

#include "ooxml/part.h"

#include <string.h>

struct relations {
  GHashTable *by_type, *by_id; /* owned names to owned part names */
  GHashTable *links;           /* ids to addresses outside the package, owned */
};

/* "word/document.xml": "word/_rels/document.xml.rels"; "": "_rels/.rels". */
static char *relations_name(const char *source) {
  const char *slash = strrchr(source, '/');
  const char *file = slash ? slash + 1 : source;
  return g_strdup_printf("%.*s_rels/%s.rels", (int)(file - source), source, file);
}

/* The part name a target means: relative to the folder of its source, or from the root.  Steps upwards end at the
 * root: the result names a part and is never used as a path. */
static char *resolve(const char *source, const char *target) {
  g_autofree char *plain = g_uri_unescape_string(target, NULL);
  const char *slash = strrchr(source, '/');
  int folder = slash && target[0] != '/' ? (int)(slash - source) : 0;
  g_autofree char *whole = g_strdup_printf("%.*s/%s", folder, source, plain ? plain : target);
  g_auto(GStrv) steps = g_strsplit(whole, "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (char **step = steps; *step; step++)
    if (strcmp(*step, "..") == 0)
      g_ptr_array_set_size(kept, MAX((gint)kept->len - 1, 0));
    else if ((*step)[0] != '\0' && strcmp(*step, ".") != 0)
      g_ptr_array_add(kept, *step);
  g_ptr_array_add(kept, NULL);
  return g_strjoinv("/", (char **)kept->pdata);
}

/* The relations of one part while they are read. */
struct relations_of {
  struct relations *relations;
  const char *source;
};

static void add_relation(struct part *part, gpointer data) {
  const struct relations_of *of = data;
  struct relations *relations = of->relations;
  const char *source = of->source;
  if (part->tag != TAG_Relationship)
    return;
  const char *mode = part_attribute(part, "TargetMode");
  const char *target = part_attribute(part, "Target"), *type = part_attribute(part, "Type");
  const char *id = part_attribute(part, "Id");
  if (!target || !type)
    return;
  if (mode && strcmp(mode, "External") == 0) {
    if (id)
      g_hash_table_insert(relations->links, g_strdup(id), g_strdup(target));
    return;
  }
  const char *slash = strrchr(type, '/');
  const char *kind = slash ? slash + 1 : type;
  if (!g_hash_table_contains(relations->by_type, kind))
    g_hash_table_insert(relations->by_type, g_strdup(kind), resolve(source, target));
  if (id && !g_hash_table_contains(relations->by_id, id))
    g_hash_table_insert(relations->by_id, g_strdup(id), resolve(source, target));
}

struct relations *relations_read(struct package *package, const char *source, GError **error) {
  g_autoptr(Relations) relations = g_new(struct relations, 1);
  relations->by_type = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  relations->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  relations->links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *name = relations_name(source);
  if (!package_has(package, name))
    return g_steal_pointer(&relations);
  struct relations_of of = {relations, source};
  return part_read(package, name, add_relation, &of, error) ? g_steal_pointer(&relations) : NULL;
}

void relations_free(struct relations *relations) {
  if (!relations)
    return;
  g_hash_table_unref(relations->by_type);
  g_hash_table_unref(relations->by_id);
  g_hash_table_unref(relations->links);
  g_free(relations);
}

const char *relations_by_type(const struct relations *relations, const char *type) {
  return g_hash_table_lookup(relations->by_type, type);
}

const char *relations_by_id(const struct relations *relations, const char *id) {
  return g_hash_table_lookup(relations->by_id, id);
}

const char *relations_link(const struct relations *relations, const char *id) {
  return g_hash_table_lookup(relations->links, id);
}
