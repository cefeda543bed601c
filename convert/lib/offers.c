/* What the library tells of itself: formats, kinds of findings, steps, fonts, styles, versions. */
#include "base/items.h"
#include "lib/jianggao.h"

#include "base/deflate.h"
#include "base/example.h"
#include "base/messages.h"
#include "compose/title_words.h"
#include "lib/problem.h"
#include "lib/steps.h"
#include "style/xml.h"
#include "write/modules.h"
#include "write/writer.h"

G_STATIC_ASSERT((int)JG_NOTE == SEVERITY_NOTE && (int)JG_WARNING == SEVERITY_WARNING);
G_STATIC_ASSERT((int)JG_ERROR == SEVERITY_ERROR);
G_STATIC_ASSERT((int)JG_GROUNDS_FACT == GROUNDS_FACT && (int)JG_GROUNDS_STANDARD == GROUNDS_STANDARD);
G_STATIC_ASSERT((int)JG_GROUNDS_USAGE == GROUNDS_USAGE && (int)JG_GROUNDS_HABIT == GROUNDS_HABIT);

bool jg_format_at(size_t index, struct jg_format *format) {
  const struct writer *writer = writer_at((guint)index);
  if (writer)
    *format = (struct jg_format){writer->name, writer->suffix, writer->meaning, writer->pages, writer->guard != NULL};
  return writer != NULL;
}

bool jg_kind_at(size_t index, struct jg_kind *kind) {
  const enum finding_id id = (enum finding_id)index;
  if (index >= FINDING_COUNT)
    return false;
  *kind = (struct jg_kind){finding_name(id), finding_meaning(id), (enum jg_severity)finding_severity(id),
                           (enum jg_grounds)finding_grounds(id)};
  return true;
}

bool jg_kind_examples(const char *id, char **told, char **silent, struct jg_error **error) {
  messages_open();
  GError *cause = NULL;
  const enum finding_id kind = finding_find(id, &cause);
  g_autoptr(GArray) examples = cause ? NULL : examples_load(&cause);
  if (!examples)
    return problem_pass_on(cause, error);
  const struct example *example = &array_at(examples, struct example, kind);
  *told = g_strdup(example->told);
  *silent = g_strdup(example->silent);
  return true;
}

bool jg_step_at(size_t index, struct jg_step *step) {
  const struct step *found = step_at((guint)index);
  if (found)
    *step = (struct jg_step){found->name, found->meaning};
  return found != NULL;
}

static char *list_fonts(char *const *font_folders, GError **error) {
  g_autoptr(FamilySet) families = families_load(error);
  const struct page_module *module = families ? page_module_load(error) : NULL;
  struct font_set *fonts = module ? module->open_fonts(families, font_folders, error) : NULL;
  if (!fonts)
    return NULL;
  char *list = module->list_fonts(families, fonts);
  module->close_fonts(fonts);
  return list;
}

char *jg_list_fonts(const char *const *font_folders, struct jg_error **error) {
  messages_open();
  GError *cause = NULL;
  char *list = list_fonts((char *const *)font_folders, &cause);
  if (!list)
    problem_pass_on(cause, error);
  return list;
}

char *jg_list_styles(struct jg_error **error) {
  messages_open();
  g_auto(GStrv) names = style_names();
  g_autoptr(GString) out = g_string_new(NULL);
  GError *cause = NULL;
  for (char **name = names; *name; name++) {
    g_autoptr(Style) style = style_load(*name, &cause);
    if (!style) {
      problem_pass_on(cause, error);
      return NULL;
    }
    g_string_append_printf(out, "%-16s %s\n", style->name, style->description ? style->description : "");
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

char *jg_style_text(const char *name, struct jg_error **error) {
  messages_open();
  GError *cause = NULL;
  char *text = style_text(name, &cause);
  if (!text)
    problem_pass_on(cause, error);
  return text;
}

bool jg_style_check(const char *name, struct jg_error **error) {
  messages_open();
  GError *cause = NULL;
  struct style *style = style_load(name, &cause);
  style_free(style);
  return style || problem_pass_on(cause, error);
}

const char *jg_version(void) {
  return VERSION;
}

/* The libraries of a module, or why it cannot be loaded. */
static void add_libraries(GString *list, char *(*libraries)(void), GError *error) {
  g_autofree char *lines = libraries ? libraries() : g_strdup_printf("%s\n", error->message);
  g_string_append(list, lines);
  g_clear_error(&error);
}

char *jg_libraries(void) {
  GError *error = NULL;
  g_autofree char *xml = xml_version(), *icu = title_words_library();
  g_autoptr(GString) list = g_string_new(NULL);
  g_string_append_printf(list, "GLib %u.%u.%u\nlibxml2 %s\n%szlib %s\n", glib_major_version, glib_minor_version,
                         glib_micro_version, xml, icu, deflate_library());
  const struct page_module *page = page_module_load(&error);
  add_libraries(list, page ? page->libraries : NULL, g_steal_pointer(&error));
  const struct finish_module *finish = finish_module_load(&error);
  add_libraries(list, finish ? finish->libraries : NULL, g_steal_pointer(&error));
  const struct word_module *word = word_module_load(&error);
  add_libraries(list, word ? word->libraries : NULL, g_steal_pointer(&error));
  return g_string_free(g_steal_pointer(&list), FALSE);
}
