#include "base/example.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "base/paths.h"

#include <string.h>

static void example_clear(gpointer data) {
  struct example *example = data;
  g_free(example->told);
  g_free(example->silent);
}

/* "[no-title] whole" */
static struct example *begin(GArray *examples, const char *line) {
  static const char *const kinds[] = {"", " whole", " shown"};
  const char *end = strchr(line, ']');
  g_autofree char *name = end ? g_strndup(line + 1, (gsize)(end - line - 1)) : g_strdup("");
  enum finding_id id = finding_by_name(name);
  for (guint kind = 0; id != FINDING_COUNT && kind < G_N_ELEMENTS(kinds); kind++)
    if (strcmp(end + 1, kinds[kind]) == 0) {
      struct example *example = &array_at(examples, struct example, id);
      example->kind = (enum example_kind)kind;
      return example;
    }
  return NULL;
}

/* "- text" is told, "+ text" is not; a line more is a paragraph more. */
static bool add_line(struct example *example, const char *line) {
  char **text = *line == '-' ? &example->told : &example->silent;
  if ((*line != '-' && *line != '+') || line[1] != ' ')
    return false;
  char *longer = *text ? g_strconcat(*text, "\n", line + 2, NULL) : g_strdup(line + 2);
  g_free(*text);
  *text = longer;
  return true;
}

GArray *examples_load(GError **error) {
  g_autofree char *path = paths_data("styles/findings.examples"), *content = NULL;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &content, NULL, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return NULL;
  }
  g_autoptr(GArray) examples = g_array_new(FALSE, TRUE, sizeof(struct example));
  g_array_set_clear_func(examples, example_clear);
  g_array_set_size(examples, FINDING_COUNT);
  g_auto(GStrv) lines = g_strsplit(content, "\n", 0);
  struct example *example = NULL;
  for (guint i = 0; lines[i]; i++) {
    const char *line = lines[i];
    if (!*line || *line == '#')
      continue;
    if (*line == '[')
      example = begin(examples, line);
    if (!example || (*line != '[' && !add_line(example, line))) {
      g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s:%u: %s", path, i + 1,
                  _("a line is the name of a finding in brackets, “- TEXT” (told) or “+ TEXT” (not told)"));
      return NULL;
    }
  }
  return g_steal_pointer(&examples);
}
