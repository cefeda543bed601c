#include "write/docx/docx_guard.h"

#include "ooxml/custom_property.h"
#include "write/docx/packed.h"

enum guard_verdict docx_guard(GBytes *file) {
  g_autoptr(Package) package = package_open(file, NULL);
  g_autofree char *recorded = package ? custom_property(package, PROPERTY_CONTENT) : NULL;
  if (!recorded)
    return GUARD_FOREIGN;
  g_autofree char *actual = package_content_digest(package, CUSTOM_PROPERTIES);
  return g_strcmp0(recorded, actual) == 0 ? GUARD_MADE : GUARD_EDITED;
}
