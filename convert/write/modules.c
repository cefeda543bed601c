#include "write/modules.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"

#include <gmodule.h>
#include <string.h>

/* What all tables of modules begin with. */
struct module_head {
  const char *version;
};

/* A module's table, or NULL and why it cannot be had; free that with g_free. */
static const void *open_module(const char *path, const char *name, char **problem) {
  GModule *module = g_module_open(path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;
  if (!module || !g_module_symbol(module, name, &symbol)) {
    *problem = g_strdup(g_module_error());
    return NULL;
  }
  g_module_make_resident(module);
  const struct module_head *head = symbol;
  if (strcmp(head->version, VERSION) == 0)
    return symbol;
  *problem = g_strdup_printf(_("it belongs to version %s"), head->version);
  return NULL;
}

/* `loaded` keeps the table. */
static const void *load(const char *file, const char *name, const void **loaded, GError **error) {
  static GMutex lock;
  G_GNUC_UNUSED g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&lock);
  if (*loaded)
    return *loaded;
  g_autofree char *path = paths_module(file);
  g_autofree char *problem = NULL;
  *loaded = open_module(path, name, &problem);
  if (!*loaded)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
                _("%s: this part of jianggao cannot be loaded: %s. Install jianggao again (make install)."), path,
                problem);
  return *loaded;
}

const struct page_module *page_module_load(GError **error) {
  static const void *loaded;
  return load("jianggao-page.so", "page_module", &loaded, error);
}

const struct finish_module *finish_module_load(GError **error) {
  static const void *loaded;
  return load("jianggao-finish.so", "finish_module", &loaded, error);
}

const struct word_module *word_module_load(GError **error) {
  static const void *loaded;
  return load("jianggao-word.so", "word_module", &loaded, error);
}

const struct page_writer *page_module_writer(const struct page_module *module, const char *name) {
  const struct page_writer *writer = module->writers;
  while (writer->name && strcmp(writer->name, name) != 0)
    writer++;
  return writer->name ? writer : NULL;
}
