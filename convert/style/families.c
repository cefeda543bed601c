#include "style/families.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"
#include "style/xml.h"

#include <string.h>

static char *copy_attribute(const xmlNode *node, const char *name) {
  char *text = xml_attribute(node, name);
  char *copy = g_strdup(text ? text : "");
  xmlFree(text);
  return copy;
}

static int role_of(const xmlNode *node) {
  char *name = xml_word(node, "name");
  int role = 0;
  while (strcmp(font_role_name(role), name) != 0)
    role++;
  xmlFree(name);
  return role;
}

static int weight_of(const xmlNode *node) {
  char *name = xml_word(node, "weight");
  int weight = g_strcmp0(name, "light") == 0 ? 300 : g_strcmp0(name, "bold") == 0 ? 700 : 400;
  xmlFree(name);
  return weight;
}

static bool has_thin_marks(const xmlNode *node) {
  char *marks = xml_attribute(node, "marks");
  xmlFree(marks);
  return marks != NULL;
}

static struct family *read_families(const xmlNode *node) {
  GArray *families = g_array_new(TRUE, FALSE, sizeof(struct family));
  for (xmlNode *child = xml_child(node, NULL, "family"); child; child = xml_child(node, child, "family")) {
    xmlChar *text = xmlNodeGetContent(child);
    struct family family = {g_strstrip(g_strdup((const char *)text)), weight_of(child), has_thin_marks(child)};
    g_array_append_val(families, family);
    xmlFree(text);
  }
  return (struct family *)(void *)g_array_free(families, FALSE);
}

static void read_role(const xmlNode *node, struct family_set *families) {
  int role = role_of(node);
  if (families->families[role])
    return;
  const xmlNode *word = xml_child(node, NULL, "word");
  families->word[role] = (struct word_font){
      .name = copy_attribute(word, "name"),
      .alt = copy_attribute(word, "alt"),
      .panose = copy_attribute(word, "panose"),
      .charset = copy_attribute(word, "charset"),
      .family = copy_attribute(word, "family"),
      .pitch = copy_attribute(word, "pitch"),
  };
  families->families[role] = read_families(node);
  char *latin = xml_attribute(node, "latin");
  families->bold_latin[role] = latin != NULL;
  xmlFree(latin);
}

struct family_set *families_load(GError **error) {
  g_autofree char *path = paths_data("fonts/families.xml");
  g_autofree char *schema = paths_data("fonts/families.rng");
  xmlDoc *document = xml_load(path, schema, NULL, error);
  if (!document)
    return NULL;
  g_autoptr(FamilySet) families = g_new0(struct family_set, 1);
  const xmlNode *root = xmlDocGetRootElement(document);
  for (xmlNode *node = xml_child(root, NULL, "role"); node; node = xml_child(root, node, "role"))
    read_role(node, families);
  xmlFreeDoc(document);
  for (int role = 0; role < FONT_ROLE_COUNT; role++) {
    if (families->families[role])
      continue;
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE,
                _("%s:1: <role name=\"%s\"> is missing. Every font role needs a list of families."), path,
                font_role_name(role));
    return NULL;
  }
  return g_steal_pointer(&families);
}

void families_free(struct family_set *families) {
  if (!families)
    return;
  for (int role = 0; role < FONT_ROLE_COUNT; role++) {
    struct word_font *word = &families->word[role];
    char *texts[] = {word->name, word->alt, word->panose, word->charset, word->family, word->pitch};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
      g_free(texts[i]);
    for (struct family *family = families->families[role]; family && family->name; family++)
      g_free(family->name);
    g_free(families->families[role]);
  }
  g_free(families);
}
