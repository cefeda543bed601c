#include "lib/shared.h"

#include "base/items.h"
#include "base/keeper.h"
#include "base/messages.h"
#include "compose/ruby_lines.h"
#include "write/modules.h"

#define DEFAULT_STYLE "gongwen"
#define DOCUMENT_LANGUAGE "zh_CN"

static bool load(struct jg *jg, const char *style, const char *const *settings, const char *junk_rules,
                 const char *titles, const char *ruby, GError **error) {
  jg->style = style_load_with(style ? style : DEFAULT_STYLE, settings, error);
  if (jg->style)
    jg->families = families_load(error);
  if (jg->families)
    jg->reading = read_data_load(junk_rules, error);
  if (jg->reading)
    jg->patterns = review_load(jg->reading->words, error);
  if (jg->patterns && ruby && !(jg->ruby_words = ruby_lines_load(ruby, error)))
    return false;
  return jg->patterns && (!titles || style_load_title_rules(jg->style, titles, error));
}

struct jg *shared_new(const char *style, const char *const *settings, const char *junk_rules, const char *titles,
                      const char *ruby, char *const *font_folders, GError **error) {
  messages_open();
  struct jg *jg = g_new0(struct jg, 1);
  g_mutex_init(&jg->lock);
  jg->fonts = g_ptr_array_new();
  jg->font_folders = g_strdupv((char **)font_folders);
  jg->catalogue = catalogue_load(DOCUMENT_LANGUAGE);
  if (load(jg, style, settings, junk_rules, titles, ruby, error))
    return jg;
  shared_free(jg);
  return NULL;
}

void shared_free(struct jg *jg) {
  if (!jg)
    return;
  for (guint i = 0; i < jg->fonts->len; i++)
    page_module_load(NULL)->close_fonts(pointer_at(jg->fonts, i));
  keepers_free(jg->keepers);
  g_ptr_array_unref(jg->fonts);
  g_strfreev(jg->font_folders);
  g_clear_pointer(&jg->ruby_words, g_ptr_array_unref);
  review_patterns_free(jg->patterns);
  catalogue_free(jg->catalogue);
  read_data_free(jg->reading);
  families_free(jg->families);
  style_free(jg->style);
  g_mutex_clear(&jg->lock);
  g_free(jg);
}

bool shared_title_rules(struct jg *jg, GError **error) {
  G_GNUC_UNUSED g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&jg->lock);
  return style_load_title_rules(jg->style, NULL, error);
}

struct font_set *shared_take_fonts(struct jg *jg, GError **error) {
  const struct page_module *module = page_module_load(error);
  if (!module)
    return NULL;
  g_mutex_lock(&jg->lock);
  struct font_set *fonts = jg->fonts->len > 0 ? g_ptr_array_steal_index(jg->fonts, jg->fonts->len - 1) : NULL;
  g_mutex_unlock(&jg->lock);
  return fonts ? fonts : module->open_fonts(jg->families, jg->font_folders, error);
}

void shared_give_fonts(struct jg *jg, struct font_set *fonts) {
  g_mutex_lock(&jg->lock);
  g_ptr_array_add(jg->fonts, fonts);
  g_mutex_unlock(&jg->lock);
}
