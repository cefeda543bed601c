#include "read/docx/looks.h"

#include "ooxml/part.h"

#include <string.h>

/* Longer chains of styles based on each other are a circle. */
#define CHAIN_MAX 64

struct style_entry {
  struct style_info info;
  char *based_on, *link;
  int vanish; /* w:vanish of the style itself: 0 or 1; -1: not said */
  bool paragraph;
  bool known_name;
  bool resolved;
};

struct looks {
  GHashTable *by_id; /* to struct style_entry, owned */
  struct style_info nothing;
  const struct style_info *normal; /* the default paragraph style */
};

static const struct style_info nothing_said = {.numbers = {-1, -1}, .outline = -1, .bold = -1, .italic = -1};

static void entry_free(gpointer data) {
  struct style_entry *entry = data;
  g_free(entry->info.id);
  g_free(entry->info.name);
  g_free(entry->based_on);
  g_free(entry->link);
  g_free(entry);
}

/* ---- reading ---- */

struct list_place list_place_read(struct part *part) {
  struct list_place place = nothing_said.numbers;
  for (guint outside = part_enter(part); part_child(part, outside);)
    if (part->tag == TAG_numId)
      place.list = part_number(part, "val", 0);
    else if (part->tag == TAG_ilvl)
      place.level = part_number(part, "val", 0);
  return place;
}

static void read_child(struct part *part, struct style_entry *entry) {
  switch (part->tag) {
  case TAG_name:
    g_free(entry->info.name);
    entry->info.name = g_strdup(part_attribute(part, "val"));
    break;
  case TAG_basedOn:
    g_free(entry->based_on);
    entry->based_on = g_strdup(part_attribute(part, "val"));
    break;
  case TAG_link:
    g_free(entry->link);
    entry->link = g_strdup(part_attribute(part, "val"));
    break;
  case TAG_outlineLvl:
    entry->info.outline = (int)CLAMP(part_number(part, "val", 9), 0, 9);
    break;
  case TAG_numPr:
    entry->info.numbers = list_place_read(part);
    break;
  case TAG_vanish:
    entry->vanish = part_toggle(part);
    break;
  case TAG_b:
    entry->info.bold = part_toggle(part);
    break;
  case TAG_sz:
    entry->info.size = part_number(part, "val", 0);
    break;
  case TAG_i:
    entry->info.italic = part_toggle(part);
    break;
  case TAG_pPrChange:
  case TAG_rPrChange:
  case TAG_tblPr:
  case TAG_trPr:
  case TAG_tcPr:
    part_skip(part);
    break;
  default:
    break;
  }
}

static void read_style(struct part *part, gpointer data) {
  struct looks *looks = data;
  if (part->tag == TAG_sz) /* of w:docDefaults: those of styles are read with them */
    looks->nothing.size = part_number(part, "val", 0);
  if (part->tag != TAG_style)
    return;
  const char *type = part_attribute(part, "type");
  bool paragraph = !type || strcmp(type, "paragraph") == 0;
  bool wanted = paragraph || strcmp(type, "character") == 0 || strcmp(type, "numbering") == 0;
  g_autofree char *id = g_strdup(part_attribute(part, "styleId"));
  const char *is_default = part_attribute(part, "default");
  bool normal = paragraph && is_default &&
                (strcmp(is_default, "1") == 0 || strcmp(is_default, "true") == 0 || strcmp(is_default, "on") == 0);
  if (!id || !wanted || g_hash_table_contains(looks->by_id, id)) {
    part_skip(part);
    return;
  }
  struct style_entry *entry = g_new0(struct style_entry, 1);
  entry->paragraph = paragraph;
  entry->info = nothing_said;
  entry->info.id = g_steal_pointer(&id);
  entry->vanish = -1;
  g_hash_table_insert(looks->by_id, entry->info.id, entry);
  if (normal)
    looks->normal = &entry->info;
  for (guint outside = part_enter(part); part_child(part, outside);)
    read_child(part, entry);
}

/* ---- what styles take over from others ---- */

static struct style_entry *find(const struct looks *looks, const char *id) {
  return id ? g_hash_table_lookup(looks->by_id, id) : NULL;
}

static void take_over(struct style_entry *entry, const struct style_entry *base) {
  struct style_info *info = &entry->info;
  if (info->meaning.says == SAYS_NOTHING && !entry->known_name)
    info->meaning = base->info.meaning;
  if (info->numbers.list < 0)
    info->numbers.list = base->info.numbers.list;
  if (info->numbers.level < 0)
    info->numbers.level = base->info.numbers.level;
  if (info->outline < 0)
    info->outline = base->info.outline;
  if (entry->vanish < 0)
    entry->vanish = base->vanish;
  if (info->bold < 0)
    info->bold = base->info.bold;
  if (info->italic < 0)
    info->italic = base->info.italic;
  if (info->size == 0)
    info->size = base->info.size;
}

static void resolve(const struct looks *looks, struct style_entry *entry, guint depth) {
  if (entry->resolved)
    return;
  entry->resolved = true; /* before the bases: a circle ends here */
  if (entry->paragraph && entry->info.name)
    entry->info.meaning = style_meaning_of(entry->info.name, &entry->known_name);
  struct style_entry *base = find(looks, entry->based_on);
  if (base && base != entry && depth < CHAIN_MAX) {
    resolve(looks, base, depth + 1);
    take_over(entry, base);
  }
  if (entry->info.size == 0)
    entry->info.size = looks->nothing.size;
  entry->info.hidden = entry->vanish > 0;
}

/* A linked character style marks the words of a paragraph that are its heading (spec/docx.md 5, way C).  Either of the
 * two may name the other. */
static void link_lead(const struct looks *looks, struct style_entry *entry) {
  struct style_entry *partner = find(looks, entry->link);
  if (!partner || entry->paragraph == partner->paragraph)
    return;
  const struct style_meaning *meaning = entry->paragraph ? &entry->info.meaning : &partner->info.meaning;
  struct style_info *character = entry->paragraph ? &partner->info : &entry->info;
  if (meaning->says == SAYS_ROLE && meaning->role == ROLE_HEADING)
    character->lead_level = meaning->level;
}

static void resolve_all(struct looks *looks) {
  GHashTableIter iter;
  gpointer entry;
  g_hash_table_iter_init(&iter, looks->by_id);
  while (g_hash_table_iter_next(&iter, NULL, &entry))
    resolve(looks, entry, 0);
  g_hash_table_iter_init(&iter, looks->by_id);
  while (g_hash_table_iter_next(&iter, NULL, &entry))
    link_lead(looks, entry);
}

/* LibreOffice does not say which paragraph style is the default. */
static const struct style_info *find_normal(const struct looks *looks) {
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, looks->by_id);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const struct style_entry *entry = value;
    if (entry->paragraph && entry->info.name && g_ascii_strcasecmp(entry->info.name, "normal") == 0)
      return &entry->info;
  }
  return &looks->nothing;
}

struct looks *looks_read(struct package *package, const char *name, GError **error) {
  g_autoptr(Looks) looks = g_new0(struct looks, 1);
  looks->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, entry_free);
  looks->nothing = nothing_said;
  if (name && !part_read(package, name, read_style, looks, error))
    return NULL;
  resolve_all(looks);
  if (!looks->normal)
    looks->normal = find_normal(looks);
  return g_steal_pointer(&looks);
}

void looks_free(struct looks *looks) {
  if (!looks)
    return;
  g_hash_table_unref(looks->by_id);
  g_free(looks);
}

const struct style_info *looks_paragraph(const struct looks *looks, const char *id) {
  const struct style_entry *entry = find(looks, id);
  return entry && entry->paragraph ? &entry->info : looks->normal;
}

const struct style_info *looks_character(const struct looks *looks, const char *id) {
  const struct style_entry *entry = find(looks, id);
  return entry && !entry->paragraph ? &entry->info : NULL;
}
