#include "cli/fill.h"

#include "base/error.h"
#include "base/items.h"
#include "base/paths.h"
#include "cli/input.h"
#include "cli/message.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- a list ---- */

static void add_list(GStrvBuilder *pairs, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
  for (char **line = lines; *line; line++) {
    g_strstrip(*line);
    if (**line && **line != '#' && strchr(*line, '='))
      g_strv_builder_add(pairs, *line);
  }
}

/* ---- CSV (RFC 4180) ---- */

/* A table being read. */
struct csv {
  const char *at;
  guint row;     /* the one that was read last, from 1 */
  bool unclosed; /* the text ends inside quotation marks */
};

/* One cell; goes behind it and its comma.  `last` tells that the row ends with it. */
static char *read_cell(struct csv *csv, bool *last) {
  g_autoptr(GString) cell = g_string_new(NULL);
  const char *at = csv->at;
  bool quoted = *at == '"';
  for (at += quoted; *at && (quoted || !strchr(",\r\n", *at)); at++) {
    if (quoted && *at == '"' && at[1] != '"') {
      quoted = false;
      continue;
    }
    at += quoted && *at == '"';
    g_string_append_c(cell, *at);
  }
  csv->unclosed = quoted;
  *last = *at != ',';
  at += *at == '\r';
  at += *at == ',' || *at == '\n';
  csv->at = at;
  return g_string_free(g_steal_pointer(&cell), FALSE);
}

static char **read_row(struct csv *csv) {
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new();
  csv->row++;
  for (bool last = false; !last;) {
    g_autofree char *cell = read_cell(csv, &last);
    g_strv_builder_add(cells, g_strstrip(cell));
  }
  return g_strv_builder_end(cells);
}

static char **pair_up(char *const *names, char *const *cells) {
  g_autoptr(GStrvBuilder) pairs = g_strv_builder_new();
  for (; *names && *cells; names++, cells++) {
    g_autofree char *pair = g_strconcat(*names, "=", *cells, NULL);
    if (**names)
      g_strv_builder_add(pairs, pair);
  }
  return g_strv_builder_end(pairs);
}

static bool is_empty(char *const *cells) {
  for (; *cells; cells++)
    if (**cells)
      return false;
  return true;
}

/* NULL and an error where a value goes on to the end. */
static GPtrArray *read_rows(const char *path, const char *text, GError **error) {
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
  struct csv csv = {.at = text};
  g_auto(GStrv) names = read_row(&csv);
  while (*csv.at) {
    g_auto(GStrv) cells = read_row(&csv);
    if (!is_empty(cells))
      g_ptr_array_add(rows, pair_up(names, cells));
  }
  if (csv.unclosed) {
    message_refuse(error,
                   _("%s: a quotation mark in row %u is not closed, and all behind it would be one value. Close it."),
                   path, csv.row);
    return NULL;
  }
  return g_steal_pointer(&rows);
}

/* ---- what was given ---- */

static bool add_given(const char *given, GStrvBuilder *pairs, struct fill_values *values, GError **error) {
  if (!g_file_test(given, G_FILE_TEST_EXISTS)) {
    if (!strchr(given, '='))
      return message_refuse(error, _("--fill takes NAME=VALUE or a file, and there is no file %s."), given);
    g_strv_builder_add(pairs, given);
    return true;
  }
  g_autofree char *text = input_list(given, error);
  if (!text)
    return false;
  if (!paths_end_in(given, ".csv")) {
    add_list(pairs, text);
    return true;
  }
  if (values->rows)
    return message_refuse(error, _("--fill takes one CSV file."));
  values->rows = read_rows(given, text, error);
  if (!values->rows)
    return false;
  return values->rows->len > 0 ||
         message_refuse(error, _("%s: there is no row below the names of the columns."), given);
}

bool fill_values_read(char *const *given, struct fill_values *values, GError **error) {
  g_autoptr(GStrvBuilder) pairs = g_strv_builder_new();
  *values = (struct fill_values){0};
  bool done = true;
  for (; done && given && *given; given++)
    done = add_given(*given, pairs, values, error);
  values->pairs = g_strv_builder_end(pairs);
  return done;
}

void fill_values_clear(struct fill_values *values) {
  g_clear_pointer(&values->pairs, g_strfreev);
  g_clear_pointer(&values->rows, g_ptr_array_unref);
}

char **fill_values_of(const struct fill_values *values, guint row) {
  g_autoptr(GStrvBuilder) pairs = g_strv_builder_new();
  if (values->rows)
    g_strv_builder_addv(pairs, (const char **)pointer_at(values->rows, row));
  g_strv_builder_addv(pairs, (const char **)values->pairs);
  return g_strv_builder_end(pairs);
}

/* ---- names of documents ---- */

static const char *value_of(char *const *pairs, const char *name) {
  for (; *pairs; pairs++)
    if (g_str_has_prefix(*pairs, name) && (*pairs)[strlen(name)] == '=')
      return *pairs + strlen(name) + strlen("=");
  return NULL;
}

/* What the words in braces at the pattern's start stand for, and where they end: the document's number, a value of it.
 * NULL where they are none.  Free with g_free. */
static char *words_for(const char *pattern, char *const *pairs, guint row, const char **end) {
  *end = *pattern == '{' ? strchr(pattern, '}') : NULL;
  if (!*end)
    return NULL;
  g_autofree char *name = g_strndup(pattern + strlen("{"), (gsize)(*end - pattern) - strlen("{"));
  return strcmp(name, "n") == 0 ? g_strdup_printf("%u", row + 1) : g_strdup(value_of(pairs, name));
}

char *fill_values_name(const struct fill_values *values, const char *pattern, guint row) {
  char *const *pairs = pointer_at(values->rows, row);
  g_autoptr(GString) name = g_string_new(NULL);
  for (; *pattern; pattern++) {
    const char *end;
    g_autofree char *words = words_for(pattern, pairs, row, &end);
    if (words) {
      g_string_append(name, words);
      pattern = end;
    } else {
      g_string_append_c(name, *pattern);
    }
  }
  return g_strdelimit(g_string_free(g_steal_pointer(&name), FALSE), "/\\:*?\"<>|\n\r\t", '_');
}
