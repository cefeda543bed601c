#include "serve/view.h"

#include "base/json_string.h"

#include <string.h>

static bool take_json(void *data, G_GNUC_UNUSED const char *part, const void *bytes, size_t length) {
  g_string_append_len(data, bytes, (gssize)length);
  return true;
}

static void put_text(GString *out, const struct jg_speech *speech) {
  size_t length;
  const char *text = jg_source(speech, &length);
  g_string_append(out, "\"text\": ");
  if (text)
    json_put_slice(out, text, length);
  else
    g_string_append(out, "null");
}

static void put_blanks(GString *out, const struct jg_speech *speech) {
  struct jg_blank blank;
  g_string_append(out, ",\n\"blanks\": [");
  for (size_t i = 0; jg_blank_at(speech, i, &blank); i++) {
    g_string_append(out, i > 0 ? ", { \"name\": " : " { \"name\": ");
    json_put_string(out, blank.name);
    g_string_append_printf(out, ", \"places\": %u, \"line\": %u, \"column\": %u }", blank.places, blank.line,
                           blank.column);
  }
  g_string_append(out, "]");
}

static void put_stats(GString *out, const struct jg_speech *speech) {
  struct jg_stats stats;
  jg_stats_of(speech, &stats);
  g_string_append_printf(out, ",\n\"stats\": { \"characters\": %u, \"spoken\": %u, \"sentences\": %u, \"pages\": %u }",
                         stats.characters, stats.spoken, stats.sentences, stats.pages);
}

/* The number of the page in "-03". */
static bool take_page(void *data, const char *part, const void *bytes, size_t length) {
  GString *out = data;
  const guint64 page = g_ascii_strtoull(part + 1, NULL, 10);
  g_string_append_printf(out, "%s\n  \"%" G_GUINT64_FORMAT "\": ", out->str[out->len - 1] == '{' ? "" : ",", page);
  g_autofree char *encoded = g_base64_encode(bytes, length);
  g_string_append_printf(out, "\"%s\"", encoded);
  return true;
}

/* PNG, since SVG holds the outlines of every glyph: 1.7 MB a page (430 kB with gzip), against 80 kB at 80 dots an inch
 * and 210 kB at 160. */
static bool put_pages(GString *out, struct jg_speech *speech, const struct decisions *decisions,
                      struct jg_error **error) {
  const struct jg_writing writing = {
      .resolution = decisions->resolution, .first_page = decisions->first_page, .last_page = decisions->last_page};
  g_string_append(out, ",\n\"images\": {");
  if (decisions->last_page > 0 && !jg_write(speech, "png", &writing, take_page, out, error))
    return false;
  g_string_append(out, "}");
  return true;
}

/* From lines of "name   what it is". */
static bool put_styles(GString *out, struct jg_error **error) {
  char *list = jg_list_styles(error);
  if (!list)
    return false;
  g_auto(GStrv) lines = g_strsplit(list, "\n", 0);
  jg_text_free(list);
  g_string_append(out, ",\n\"styles\": [");
  for (char **line = lines; *line && **line; line++) {
    const gsize name = strcspn(*line, " ");
    g_string_append(out, line > lines ? ", { \"name\": " : " { \"name\": ");
    json_put_slice(out, *line, name);
    g_string_append(out, ", \"description\": ");
    json_put_string(out, g_strchug(*line + name));
    g_string_append(out, " }");
  }
  g_string_append(out, " ]");
  return true;
}

/* All but the drawn pages. */
static bool put_speech(GString *out, struct jg_speech *speech, struct jg_error **error) {
  char *places = jg_places(speech, error);
  if (!places)
    return false;
  g_string_append(out, ",\n");
  put_text(out, speech);
  put_blanks(out, speech);
  put_stats(out, speech);
  g_string_append_printf(out, ",\n\"pages\": %s,\n\"tree\": ", places);
  jg_text_free(places);
  return jg_write(speech, "json", NULL, take_json, out, error);
}

bool view_append(GByteArray *out, struct jg_speech *speech, const struct decisions *decisions,
                 struct jg_error **error) {
  g_autoptr(GString) json = g_string_new("{ \"format\": \"jianggao-view\", \"version\": 1");
  if ((!decisions->images_only && !put_speech(json, speech, error)) ||
      (decisions->styles && !put_styles(json, error)) || !put_pages(json, speech, decisions, error))
    return false;
  g_string_append(json, " }\n");
  g_byte_array_append(out, (const guint8 *)json->str, (guint)json->len);
  return true;
}
