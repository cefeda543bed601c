#include "serve/decisions.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Dots per inch of pages on a screen: from a small one to twice zoomed on a fine one. */
#define LEAST_RESOLUTION 60
#define MOST_RESOLUTION 300

/* A member that holds a string; `otherwise` when it is not there. */
static char *get_string(JsonObject *object, const char *name, const char *otherwise) {
  JsonNode *node = json_object_get_member(object, name);
  const char *text = node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
  return g_strdup(text ? text : otherwise);
}

static gint64 get_number(JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member(object, name);
  return node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_int(node) : 0;
}

static bool get_flag(JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member(object, name);
  return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_boolean(node);
}

static GStrv get_strings(JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member(object, name);
  GPtrArray *strings = g_ptr_array_new();
  if (node && JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *array = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(array); i++) {
      JsonNode *element = json_array_get_element(array, i);
      const char *text = JSON_NODE_HOLDS_VALUE(element) ? json_node_get_string(element) : NULL;
      if (text)
        g_ptr_array_add(strings, g_strdup(text));
    }
  }
  g_ptr_array_add(strings, NULL);
  return (GStrv)g_ptr_array_free(strings, FALSE);
}

/* An installed style is named; a path is not: nobody on the net chooses files of the server. */
static bool is_style_name(const char *name) {
  return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static struct decisions *take(JsonObject *object) {
  struct decisions *decisions = g_new0(struct decisions, 1);
  g_autofree char *name = get_string(object, "name", "");
  decisions->name = *name ? g_path_get_basename(name) : g_strdup("");
  decisions->style = get_string(object, "style", "gongwen");
  decisions->language = get_string(object, "language", "zh_CN");
  decisions->settings = get_strings(object, "settings");
  decisions->as = get_strings(object, "as");
  decisions->fills = get_strings(object, "fills");
  decisions->ignore = get_strings(object, "ignore");
  decisions->original = get_flag(object, "original");
  decisions->toc = get_flag(object, "toc");
  decisions->review = get_flag(object, "review");
  decisions->fonts = get_flag(object, "fonts");
  decisions->styles = get_flag(object, "styles");
  decisions->images_only = get_flag(object, "imagesOnly");
  decisions->first_page = (guint)CLAMP(get_number(object, "firstPage"), 0, G_MAXUINT16);
  decisions->last_page = (guint)CLAMP(get_number(object, "lastPage"), 0, G_MAXUINT16);
  decisions->resolution = (double)CLAMP(get_number(object, "resolution"), LEAST_RESOLUTION, MOST_RESOLUTION);
  decisions->moment = MAX(get_number(object, "moment"), 0);
  return decisions;
}

struct decisions *decisions_parse(const char *json, gsize length, GError **error) {
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (!json_parser_load_from_data(parser, length > 0 ? json : "{}", length > 0 ? (gssize)length : 2, error))
    return NULL;
  JsonNode *root = json_parser_get_root(parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT(root)) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the decisions are no JSON object");
    return NULL;
  }
  g_autoptr(Decisions) decisions = take(json_node_get_object(root));
  if (!is_style_name(decisions->style)) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "a style has a name, not a path");
    return NULL;
  }
  return g_steal_pointer(&decisions);
}

void decisions_free(struct decisions *decisions) {
  if (!decisions)
    return;
  g_free(decisions->name);
  g_free(decisions->style);
  g_free(decisions->language);
  g_strfreev(decisions->settings);
  g_strfreev(decisions->as);
  g_strfreev(decisions->fills);
  g_strfreev(decisions->ignore);
  g_free(decisions);
}
