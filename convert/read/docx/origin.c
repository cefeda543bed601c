#include "read/docx/origin.h"

#include "base/error.h"
#include "base/messages.h"
#include "ooxml/custom_property.h"
#include "ooxml/relations.h"
#include "text/magic.h"

#include <string.h>

#define PROGRAM "jianggao"

static bool refuse(GError **error, const char *message) {
  g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, message);
  return false;
}

/* The names of streams in a compound file are UTF-16: an encrypted package is one stream of this name. */
static bool is_encrypted(GBytes *bytes) {
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  for (gsize i = 0; i + sizeof name - 1 <= size; i++)
    if (data[i] == 'E' && memcmp(data + i, name, sizeof name - 1) == 0)
      return true;
  return false;
}

bool origin_check(GBytes *bytes, GError **error) {
  if (magic_is_zip(bytes))
    return true;
  if (magic_is_compound(bytes) && is_encrypted(bytes))
    return refuse(error, _("This Word file has a password.  Open it in Word or WPS, save it as .docx without a "
                           "password, and convert that."));
  if (magic_is_compound(bytes))
    return refuse(error, _("This is an old Word file (.doc), whatever its name says.  Open it in Word or WPS, save it "
                           "as .docx, and convert that."));
  return refuse(error, _("This is not a Word file (.docx)."));
}

/* Words for archives that are something else. */
static const char *other_kind(struct package *package) {
  if (package_has(package, "xl/workbook.xml"))
    return _("This is a spreadsheet, not a Word file.  Copy its text into a Word file or a text file.");
  if (package_has(package, "ppt/presentation.xml"))
    return _("This is a presentation, not a Word file.  Copy its text into a Word file or a text file.");
  if (package_has(package, "mimetype") || package_has(package, "content.xml"))
    return _("This is an OpenDocument file, not a Word file.  Save it as .docx in LibreOffice or WPS.");
  if (package_has(package, "OFD.xml"))
    return _("This is an OFD file, not a Word file.  Save its text as .docx or .txt.");
  return _("This is a zip archive, but not a Word file (.docx).  Unpack it and convert what is in it.");
}

char *origin_find_document(struct package *package, GError **error) {
  g_autoptr(Relations) relations = relations_read(package, "", error);
  if (!relations)
    return NULL;
  const char *name = relations_by_type(relations, "officeDocument");
  if (!name || !package_has(package, name))
    name = "word/document.xml"; /* where it is when nothing is said */
  bool foreign = g_str_has_prefix(name, "xl/") || g_str_has_prefix(name, "ppt/");
  if (foreign || !package_has(package, name)) {
    refuse(error, other_kind(package));
    return NULL;
  }
  return g_strdup(name);
}

bool origin_is_ours(struct package *package) {
  g_autofree char *generator = custom_property(package, PROPERTY_GENERATOR);
  return generator && g_str_has_prefix(generator, PROGRAM);
}
