#include "style/set.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/to_nul.h"
#include "style/element.h"
#include "style/settings.h"
#include "style/xml.h"

#include <string.h>

static bool has_setting(const struct setting *table, const char *element, const char *attribute) {
  for (; table->element; table++)
    if (strcmp(table->element, element) == 0 && strcmp(table->attribute, attribute) == 0)
      return true;
  return false;
}

static bool is_style_setting(const char *element, const char *attribute) {
  return has_setting(style_settings, element, attribute);
}

static bool is_paragraph_setting(const char *element, const char *attribute) {
  return element_by_name(element) < ELEMENT_COUNT && strcmp(attribute, "element") != 0 &&
         has_setting(paragraph_settings, "paragraph", attribute);
}

/* All that can be set: body.size …  Free with g_strfreev. */
static char **known_names(void) {
  g_autoptr(GStrvBuilder) names = g_strv_builder_new();
  for (const struct setting *one = style_settings; one->element; one++) {
    g_autofree char *name = g_strdup_printf("%s.%s", one->element, one->attribute);
    g_strv_builder_add(names, name);
  }
  for (int element = 0; element < ELEMENT_COUNT; element++)
    for (const struct setting *one = paragraph_settings; one->element; one++) {
      g_autofree char *name = g_strdup_printf("%s.%s", element_name((enum element)element), one->attribute);
      if (is_paragraph_setting(element_name((enum element)element), one->attribute))
        g_strv_builder_add(names, name);
    }
  return g_strv_builder_end(names);
}

static bool refuse(const char *word, GError **error) {
  g_autofree char *name = g_strndup(word, strcspn(word, "="));
  g_auto(GStrv) known = known_names();
  g_autofree char *hint = nearest_hint(name, (const char *const *)known);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE,
              _("--set %s: is no PROPERTY=VALUE such as body.size=18pt.%s man jianggao-style lists the properties."),
              word, hint);
  return false;
}

/* A line for each word, from the second on: <body size="18pt"/> is an element of its own, or <paragraph element="body"
 * size="18pt"/> among the paragraphs. */
static bool append_word(GString *xml, const char *word, GError **error) {
  g_auto(GStrv) sides = g_strsplit(word, "=", 2);
  g_auto(GStrv) name = g_strsplit(sides[0] ? sides[0] : "", ".", 2);
  if (!sides[0] || !sides[1] || !name[0] || !name[1])
    return refuse(word, error);
  g_autofree char *value = g_markup_escape_text(sides[1], TO_NUL);
  if (is_style_setting(name[0], name[1]))
    g_string_append_printf(xml, "\n<%s %s=\"%s\"/>", name[0], name[1], value);
  else if (is_paragraph_setting(name[0], name[1]))
    g_string_append_printf(xml, "\n<paragraphs><paragraph element=\"%s\" %s=\"%s\"/></paragraphs>", name[0], name[1],
                           value);
  else
    return refuse(word, error);
  return true;
}

xmlDoc *set_document(const char *const *words, GError **error) {
  g_autoptr(GString) xml = g_string_new("<style xmlns=\"urn:jianggao:style:1\">");
  guint count = 0;
  for (; words[count]; count++)
    if (!append_word(xml, words[count], error))
      return NULL;
  g_string_append(xml, "</style>");
  xmlDoc *document = xmlReadMemory(xml->str, (int)xml->len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
  int line = 0;
  g_autofree char *wrong =
      document ? settings_explain(document, &line) : g_strdup(_("there is a control character in it. Leave it out."));
  if (!wrong)
    return document;
  const char *word = line >= 2 && (guint)line - 2 < count ? words[line - 2] : words[0];
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "--set %s: %s", word, wrong);
  xmlFreeDoc(document);
  return NULL;
}
