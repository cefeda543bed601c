#include "style/element.h"

#include "doc/spoken.h"

#include <string.h>

static enum element heading_element(guint level) {
  return level <= 1 ? ELEMENT_HEADING : ELEMENT_HEADING_2 + MIN(level, 4) - 2;
}

enum element element_for(enum role role, enum block_kind kind, guint level) {
  if (role == ROLE_HEADING)
    return heading_element(level);
  if (role == ROLE_SIGNATURE && kind == KIND_DATE)
    return ELEMENT_DATE;
  return (enum element)role;
}

enum element element_of(const struct block *block) {
  return element_for(block->role, block->kind, block->level);
}

guint element_level(enum element element) {
  if (element == ELEMENT_HEADING)
    return 1;
  return element >= ELEMENT_HEADING_2 && element <= ELEMENT_HEADING_4 ? element - ELEMENT_HEADING_2 + 2 : 0;
}

/* Elements are roles, but for the further levels of headings and the date of a signature. */
bool element_is_spoken(enum element element) {
  return spoken_role(element_level(element) > 0 ? ROLE_HEADING : (enum role)element);
}

const char *element_name(enum element element) {
  static const char *const headings[] = {"heading-1", "heading-2", "heading-3", "heading-4"};
  guint level = element_level(element);
  if (level > 0)
    return headings[level - 1];
  return element == ELEMENT_DATE ? "date" : role_name((enum role)element);
}

enum element element_by_name(const char *name) {
  enum element element = 0;
  while (element < ELEMENT_COUNT && strcmp(element_name(element), name) != 0)
    element++;
  return element;
}

char *element_names(void) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (enum element element = 0; element < ELEMENT_COUNT; element++)
    g_string_append_printf(names, "%s%s", element ? ", " : "", element_name(element));
  return g_strdup(names->str);
}
