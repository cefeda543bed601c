/* The grammar of style files.  Attributes of one type share one pattern: libxml2 forks its state at each optional
 * attribute, and a pattern for each takes a third of a conversion. */
#include "lists.h"

#include "style/settings.h"

#include <stdbool.h>
#include <string.h>

/* The paragraphs stand before this element; all others in the order of the rows. */
#define BEHIND_PARAGRAPHS "costs"

static bool same_pattern(const struct setting *a, const struct setting *b) {
  return a->type == b->type && a->choices == b->choices;
}

static void put_values(GString *out, const char *indent, const char *const *values) {
  g_string_append_printf(out, "%s<choice>", indent);
  for (; *values; values++)
    g_string_append_printf(out, "<value>%s</value>", *values);
  g_string_append(out, "</choice>\n");
}

/* What an attribute's value looks like. */
static void put_pattern(GString *out, const char *indent, const struct setting *setting) {
  static const char *const names[] = {[VALUE_LENGTH] = "length",
                                      [VALUE_NUMBER] = "number",
                                      [VALUE_COUNT] = "count",
                                      [VALUE_FLAG] = "flag",
                                      [VALUE_TEXT] = "text"};
  static const char *elements[ELEMENT_COUNT + 1];
  for (enum element element = 0; element < ELEMENT_COUNT; element++)
    elements[element] = element_name(element);
  if (setting->type == VALUE_ELEMENT)
    put_values(out, indent, elements);
  else if (setting->type == VALUE_CHOICE)
    put_values(out, indent, setting->choices);
  else
    g_string_append_printf(out, "%s<ref name=\"%s\"/>\n", indent, names[setting->type]);
}

/* The rows of one element: from `first` up to, not including, `end`. */
static const struct setting *end_of_element(const struct setting *first) {
  const struct setting *end = first;
  while (end->element && strcmp(end->element, first->element) == 0)
    end++;
  return end;
}

/* The attributes that look like `like`, in one pattern. */
static void put_attributes(GString *out, const struct setting *like, const struct setting *end) {
  guint count = 0;
  for (const struct setting *row = like; row < end; row++)
    count += same_pattern(row, like);
  if (count == 1) {
    g_string_append_printf(out, "%s<attribute name=\"%s\">\n", "          <optional>", like->attribute);
    put_pattern(out, "            ", like);
    g_string_append(out, "          </attribute></optional>\n");
    return;
  }
  g_string_append(out, "          <zeroOrMore>\n            <attribute>\n              <choice>\n");
  for (const struct setting *row = like; row < end; row++)
    if (same_pattern(row, like))
      g_string_append_printf(out, "                <name ns=\"\">%s</name>\n", row->attribute);
  g_string_append(out, "              </choice>\n");
  put_pattern(out, "              ", like);
  g_string_append(out, "            </attribute>\n          </zeroOrMore>\n");
}

static bool seen_before(const struct setting *first, const struct setting *row) {
  for (; first < row; first++)
    if (same_pattern(first, row))
      return true;
  return false;
}

static void put_element(GString *out, const struct setting *first, const struct setting *end) {
  for (const struct setting *row = first; row < end; row++)
    if (row->type == VALUE_ELEMENT) {
      g_string_append_printf(out, "          <attribute name=\"%s\">\n", row->attribute);
      put_pattern(out, "            ", row);
      g_string_append(out, "          </attribute>\n");
    } else if (!seen_before(first, row))
      put_attributes(out, row, end);
}

void list_schema(GString *out) {
  for (const struct setting *first = style_settings, *end; first->element; first = end) {
    end = end_of_element(first);
    if (strcmp(first->element, BEHIND_PARAGRAPHS) == 0)
      g_string_append(out, "      <optional>\n        <element name=\"paragraphs\">\n"
                           "          <oneOrMore><ref name=\"paragraph\"/></oneOrMore>\n"
                           "        </element>\n      </optional>\n");
    g_string_append_printf(out, "      <optional>\n        <element name=\"%s\">\n", first->element);
    put_element(out, first, end);
    g_string_append(out, "        </element>\n      </optional>\n");
  }
}

void list_schema_paragraph(GString *out) {
  put_element(out, paragraph_settings, end_of_element(paragraph_settings));
}
