#include "ooxml/custom_property.h"

#include "ooxml/part.h"

#include <string.h>

/* What stands in the property of this name, which has just begun or is yet to come. */
static char *find(struct part *part, const char *name) {
  g_autoptr(GString) text = NULL;
  enum part_event event;
  while ((event = part_next(part)) != PART_END)
    if (event == PART_OPEN && part->tag == TAG_property && !text)
      text = g_strcmp0(part_attribute(part, "name"), name) == 0 ? g_string_new(NULL) : NULL;
    else if (event == PART_TEXT && text)
      g_string_append(text, part_text(part));
    else if (event == PART_CLOSE && part->tag == TAG_property && text)
      break;
  return text ? g_strdup(g_strstrip(text->str)) : NULL;
}

char *custom_property(struct package *package, const char *name) {
  if (!package_has(package, CUSTOM_PROPERTIES))
    return NULL;
  g_autoptr(GBytes) bytes = package_read(package, CUSTOM_PROPERTIES, NULL);
  if (!bytes)
    return NULL;
  struct part part;
  part_open(&part, CUSTOM_PROPERTIES, bytes);
  g_autofree char *text = find(&part, name);
  return part_close(&part, NULL) ? g_steal_pointer(&text) : NULL;
}
