/* What lines of a text show and are taken for, and the texts of tests/facts and tests/read line by line. */
#pragma once

#include "unit/differences.h"
#include "unit/golden.h"
#include "unit/read_data.h"
#include "unit/reading.h"

/* Adds the words of a dump's line to those of the line of the text that it is of. */
static inline void add_words(GPtrArray *shown, char *const *words, guint most) {
  const guint line = (guint)strtoul(words[0], NULL, 10);
  if (line == 0 || line > shown->len)
    return;
  for (guint i = 1; words[i] && i <= most; i++)
    if (!g_str_has_prefix(words[i], "chars-"))
      g_ptr_array_add(shown->pdata[line - 1], g_strdup(words[i]));
}

/* What each of the lines from `from` to `end` shows as a text of their own: words, of facts (not how long the line is)
 * where these are asked for, and the states. */
static inline GPtrArray *shown_of(const GPtrArray *lines, guint from, guint end, bool facts) {
  g_autoptr(GString) text = g_string_new(NULL), evidence = g_string_new(NULL), explanation = g_string_new(NULL);
  for (guint i = from; i < end; i++)
    g_string_append_printf(text, "%s\n", (const char *)lines->pdata[i]);
  struct read_dumps dumps = {.evidence = facts ? evidence : NULL, .explanation = explanation};
  const struct read_options options = {.data = data, .dumps = &dumps};
  struct reading reading = read_bytes(text->str, text->len, &options);
  reading_end(&reading);
  GPtrArray *shown = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  for (guint i = from; i < end; i++)
    g_ptr_array_add(shown, g_ptr_array_new_with_free_func(g_free));
  g_auto(GStrv) shows = g_strsplit(evidence->str, "\n", -1), taken = g_strsplit(explanation->str, "\n", -1);
  for (char **line = shows; *line && **line; line++) {
    (*line)[strcspn(*line, ";")] = '\0';
    g_auto(GStrv) words = g_strsplit(*line, " ", -1);
    add_words(shown, words, G_MAXUINT);
  }
  for (char **line = taken; *line && **line; line++) {
    g_auto(GStrv) words = g_strsplit(*line, " ", 3);
    add_words(shown, words, 1);
  }
  return shown;
}

/* Calls `append` with the lines of each text of a folder; texts are parted by lines of # or ---. */
static inline void append_texts(GString *all, const char *folder,
                                void (*append)(GString *all, const GPtrArray *lines)) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  assert_non_null(dir);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (g_str_has_suffix(name, ".txt"))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, differences_compare);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL), *content = NULL;
    assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(content), "\n", -1);
    g_autoptr(GPtrArray) text = g_ptr_array_new_with_free_func(g_free);
    guint number = 0;
    for (char **line = lines;; line++) {
      const bool parts = !*line || **line == '#' || strcmp(*line, "---") == 0;
      if (!parts) {
        g_ptr_array_add(text, reading_bare_line(*line));
        continue;
      }
      if (text->len > 0)
        g_string_append_printf(all, "# %s %u\n", (const char *)names->pdata[i], ++number);
      append(all, text);
      g_ptr_array_set_size(text, 0);
      if (!*line)
        break;
    }
  }
}

/* Whether what `append` says of the texts of tests/FOLDER differs from what it was (tests/data/NAME-FOLDER.txt): 0 or
 * 1. */
static inline guint check_texts(const char *name, const char *folder,
                                void (*append)(GString *all, const GPtrArray *lines)) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autofree char *path = g_strdup_printf("tests/%s", folder);
  g_autofree char *expected = g_strdup_printf("tests/data/%s-%s.txt", name, folder);
  append_texts(all, path, append);
  return golden_compare(expected, all->str);
}
