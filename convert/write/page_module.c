#include "write/page_module.h"

#include "base/error.h"
#include "base/paths.h"

#include <glib/gi18n.h>
#include <gmodule.h>

const struct page_module *page_module_load(GError **error) {
  static GMutex lock;
  static const struct page_module *loaded;
  G_GNUC_UNUSED g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&lock);
  if (loaded)
    return loaded;
  g_autofree char *path = paths_page_module();
  GModule *module = g_module_open(path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;
  if (!module || !g_module_symbol(module, "page_module", &symbol)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
                _("%s: the part that draws pages cannot be loaded: %s. Install jianggao again (make install)."), path,
                g_module_error());
    return NULL;
  }
  g_module_make_resident(module);
  loaded = symbol;
  return loaded;
}
