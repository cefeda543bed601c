#include "read/docx/numbering.h"

#include "read/docx/number_text.h"
#include "ooxml/part.h"

#include <string.h>

#define LEVELS 9

/* Labels are short; a file made to fill the memory asks for more. */
#define LABEL_MAX 256

/* What bullets look like whose font gives a private character another shape. */
#define BULLET "•"

struct level {
  guint start;
  int restart; /* w:lvlRestart: the level whose use restarts this one, counted from 1; 0: never; -1: any higher one */
  bool blank;  /* w:suff: a blank stands behind the label, not a tab */
  bool arabic; /* w:isLgl: every number in the label in Arabic figures */
  char *format, *text, *style;
};

/* w:abstractNum: how a list looks; lists that share it share its counters. */
struct abstract {
  struct level levels[LEVELS];
  char *style_link; /* looks as the list of this style does */
  guint counters[LEVELS];
  bool begun[LEVELS];
};

/* w:num: a list of the document. */
struct list {
  gint64 abstract;
  gint64 starts[LEVELS];        /* w:startOverride, done at its first paragraph; -1: none */
  struct level *levels[LEVELS]; /* w:lvlOverride, or NULL */
};

struct numbering {
  const struct looks *looks;
  GHashTable *abstracts, *lists; /* by id, owned */
};

static void level_clear(struct level *level) {
  g_free(level->format);
  g_free(level->text);
  g_free(level->style);
}

static void abstract_free(gpointer data) {
  struct abstract *abstract = data;
  for (guint i = 0; i < LEVELS; i++)
    level_clear(&abstract->levels[i]);
  g_free(abstract->style_link);
  g_free(abstract);
}

static void list_free(gpointer data) {
  struct list *list = data;
  for (guint i = 0; i < LEVELS; i++) {
    if (list->levels[i])
      level_clear(list->levels[i]);
    g_free(list->levels[i]);
  }
  g_free(list);
}

/* ---- reading ---- */

static void set_text(char **text, const char *value) {
  g_free(*text);
  *text = g_strdup(value);
}

/* Reads w:lvl, which has just begun. */
static void read_level(struct part *part, struct level *level) {
  level_clear(level);
  *level = (struct level){.restart = -1};
  for (guint outside = part_enter(part); part_child(part, outside);)
    if (part->tag == TAG_start)
      level->start = (guint)CLAMP(part_number(part, "val", 0), 0, G_MAXINT16);
    else if (part->tag == TAG_numFmt) /* a custom format comes first and a plain one for older programs last */
      set_text(&level->format, part_attribute(part, "val"));
    else if (part->tag == TAG_lvlText)
      set_text(&level->text, part_attribute(part, "val"));
    else if (part->tag == TAG_pStyle)
      set_text(&level->style, part_attribute(part, "val"));
    else if (part->tag == TAG_lvlRestart)
      level->restart = (int)CLAMP(part_number(part, "val", -1), -1, LEVELS);
    else if (part->tag == TAG_suff)
      level->blank = g_strcmp0(part_attribute(part, "val"), "space") == 0;
    else if (part->tag == TAG_isLgl)
      level->arabic = part_toggle(part);
    else if (part->tag == TAG_pPr || part->tag == TAG_rPr)
      part_skip(part);
}

static void read_abstract(struct part *part, struct numbering *numbering) {
  struct abstract *abstract = g_new0(struct abstract, 1);
  gint64 *id = g_memdup2(&(gint64){part_number(part, "abstractNumId", -1)}, sizeof(gint64));
  g_hash_table_insert(numbering->abstracts, id, abstract);
  for (guint outside = part_enter(part); part_child(part, outside);) {
    if (part->tag == TAG_lvl) {
      gint64 index = part_number(part, "ilvl", 0);
      if (index >= 0 && index < LEVELS)
        read_level(part, &abstract->levels[index]);
      else
        part_skip(part);
    } else if (part->tag == TAG_numStyleLink) {
      set_text(&abstract->style_link, part_attribute(part, "val"));
    }
  }
}

/* Reads w:lvlOverride, which has just begun. */
static void read_override(struct part *part, struct list *list) {
  gint64 index = part_number(part, "ilvl", -1);
  if (index < 0 || index >= LEVELS) {
    part_skip(part);
    return;
  }
  for (guint outside = part_enter(part); part_child(part, outside);) {
    if (part->tag == TAG_startOverride) {
      list->starts[index] = CLAMP(part_number(part, "val", 0), 0, G_MAXINT16);
    } else if (part->tag == TAG_lvl) {
      if (!list->levels[index])
        list->levels[index] = g_new0(struct level, 1);
      read_level(part, list->levels[index]);
    }
  }
}

static void read_list(struct part *part, struct numbering *numbering) {
  struct list *list = g_new0(struct list, 1);
  list->abstract = -1;
  for (guint i = 0; i < LEVELS; i++)
    list->starts[i] = -1;
  gint64 *id = g_memdup2(&(gint64){part_number(part, "numId", -1)}, sizeof(gint64));
  g_hash_table_insert(numbering->lists, id, list);
  for (guint outside = part_enter(part); part_child(part, outside);)
    if (part->tag == TAG_abstractNumId)
      list->abstract = part_number(part, "val", -1);
    else if (part->tag == TAG_lvlOverride)
      read_override(part, list);
}

static void read_element(struct part *part, gpointer numbering) {
  if (part->tag == TAG_abstractNum)
    read_abstract(part, numbering);
  else if (part->tag == TAG_num)
    read_list(part, numbering);
}

struct numbering *numbering_read(struct package *package, const char *name, const struct looks *looks, GError **error) {
  g_autoptr(Numbering) numbering = g_new(struct numbering, 1);
  numbering->looks = looks;
  numbering->abstracts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, abstract_free);
  numbering->lists = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, list_free);
  if (name && !part_read(package, name, read_element, numbering, error))
    return NULL;
  return g_steal_pointer(&numbering);
}

void numbering_free(struct numbering *numbering) {
  if (!numbering)
    return;
  g_hash_table_unref(numbering->abstracts);
  g_hash_table_unref(numbering->lists);
  g_free(numbering);
}

/* ---- counting ---- */

static struct abstract *abstract_of(const struct numbering *numbering, const struct list *list) {
  return list ? g_hash_table_lookup(numbering->abstracts, &list->abstract) : NULL;
}

/* The look of a list that only names a list style (w:numStyleLink). */
static struct abstract *follow_link(const struct numbering *numbering, struct abstract *abstract) {
  if (!abstract || !abstract->style_link)
    return abstract;
  const struct style_info *style = looks_character(numbering->looks, abstract->style_link);
  const struct list *list = style ? g_hash_table_lookup(numbering->lists, &style->numbers.list) : NULL;
  struct abstract *linked = abstract_of(numbering, list);
  return linked && !linked->style_link ? linked : abstract;
}

static const struct level *level_of(const struct list *list, const struct abstract *abstract, guint index) {
  return list->levels[index] ? list->levels[index] : &abstract->levels[index];
}

/* A style numbers by its list; which level, the list says where it does not (w:pStyle of a level). */
static gint64 level_of_style(const struct abstract *abstract, const struct style_info *style, gint64 said) {
  if (said >= 0)
    return said;
  for (guint i = 0; i < LEVELS; i++)
    if (style->id && abstract->levels[i].style && strcmp(abstract->levels[i].style, style->id) == 0)
      return i;
  return 0;
}

/* Whether the use of level `used` lets `level` begin anew. */
static bool restarts(const struct level *level, guint used) {
  return level->restart < 0 || used < (guint)level->restart;
}

static void count(struct list *list, struct abstract *abstract, guint at) {
  for (guint i = 0; i <= at; i++) {
    bool anew = list->starts[i] >= 0;
    if (i < at && abstract->begun[i] && !anew)
      continue;
    if (anew)
      abstract->counters[i] = (guint)list->starts[i];
    else if (!abstract->begun[i])
      abstract->counters[i] = level_of(list, abstract, i)->start;
    else
      abstract->counters[i]++;
    list->starts[i] = -1;
    abstract->begun[i] = true;
  }
  for (guint i = at + 1; i < LEVELS; i++)
    if (restarts(level_of(list, abstract, i), at))
      abstract->begun[i] = false;
}

/* ---- labels ---- */

static bool is_private(gunichar c) {
  return g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

static void append_bullet(GString *label, const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (is_private(g_utf8_get_char(p)))
      g_string_append(label, BULLET);
    else
      g_string_append_unichar(label, g_utf8_get_char(p));
}

static char *make_label(const struct list *list, const struct abstract *abstract, guint at) {
  const struct level *level = level_of(list, abstract, at);
  if (!level->text)
    return NULL;
  g_autoptr(GString) label = g_string_new(NULL);
  if (level->format && strcmp(level->format, "bullet") == 0) {
    append_bullet(label, level->text);
  } else {
    for (const char *p = level->text; *p && label->len < LABEL_MAX; p = g_utf8_next_char(p)) {
      if (p[0] != '%' || p[1] < '1' || p[1] > '9') {
        g_string_append_unichar(label, g_utf8_get_char(p));
        continue;
      }
      guint shown = (guint)(p[1] - '1');
      const char *format = level->arabic ? NULL : level_of(list, abstract, shown)->format;
      number_append(label, format ? format : "decimal", abstract->counters[shown]);
      p++;
    }
  }
  g_strstrip(label->str);
  return label->str[0] ? g_strconcat(label->str, level->blank ? " " : NULL, NULL) : NULL;
}

char *numbering_next(struct numbering *numbering, struct list_place direct, const struct style_info *style) {
  gint64 id = direct.list >= 0 ? direct.list : style->numbers.list;
  struct list *list = id > 0 ? g_hash_table_lookup(numbering->lists, &id) : NULL;
  struct abstract *abstract = follow_link(numbering, abstract_of(numbering, list));
  if (!abstract)
    return NULL;
  gint64 said = direct.level >= 0 ? direct.level : direct.list >= 0 ? 0 : style->numbers.level;
  gint64 at = level_of_style(abstract, style, said);
  if (at >= LEVELS)
    return NULL;
  count(list, abstract, (guint)at);
  return make_label(list, abstract, (guint)at);
}
