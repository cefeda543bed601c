#include "write/docx/guard.h"

#include "base/error.h"
#include "base/messages.h"
#include "ooxml/custom_property.h"
#include "write/docx/packed.h"

enum guard_origin guard_origin_of(GBytes *file) {
  g_autoptr(Package) package = package_open(file, NULL);
  g_autofree char *recorded = package ? custom_property(package, PROPERTY_CONTENT) : NULL;
  if (!recorded)
    return DOCX_FOREIGN;
  g_autofree char *actual = package_content_digest(package, CUSTOM_PROPERTIES);
  return g_strcmp0(recorded, actual) == 0 ? DOCX_GENERATED : DOCX_EDITED;
}

static bool refuse(const char *path, const char *format, GError **error) {
  g_autofree char *name = g_filename_display_name(path);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_EDITED, format, name);
  return false;
}

bool guard_may_overwrite(const char *path, GError **error) {
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
    return true; /* nothing is there, or a device; writing will say what is wrong with a folder */
  char *data;
  gsize length;
  if (!g_file_get_contents(path, &data, &length, NULL))
    return refuse(path,
                  _("%s is there already and cannot be read, so it is left as it is. Give the output another name "
                    "with -o, or add --force to write over it."),
                  error);
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  switch (guard_origin_of(bytes)) {
  case DOCX_GENERATED:
    return true;
  case DOCX_EDITED:
    return refuse(path,
                  _("%s was edited since it was generated, so it is left as it is. Give the output another name "
                    "with -o, or add --force to write over it."),
                  error);
  case DOCX_FOREIGN:
    break;
  }
  return refuse(path,
                _("%s is there already and was not made by jianggao, so it is left as it is. Give the output "
                  "another name with -o, or add --force to write over it."),
                error);
}
