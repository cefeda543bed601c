#include "compose/ruby_lines.h"

#include "base/error.h"
#include "base/messages.h"

#include <string.h>

/* "speech.txt.as:3: ", and the number of a line of the text. */
#define BEGIN "^(?<origin>.*:[0-9]+: )?\\s*(?:(?<line>[0-9]{1,9})\\s*[:：]\\s*)?[\\[［]"

/* A word or a reading: no longer than a line of a page has room for. */
#define PART "[^\\[\\]［］|｜]{1,60}"

bool ruby_lines_is_one(const char *line) {
  return g_utf8_validate(line, -1, NULL) && g_regex_match_simple(BEGIN, line, 0, 0);
}

/* Appends what a line says; false when it has no sense. */
static bool parse(GPtrArray *words, const char *line) {
  g_autoptr(GRegex) pattern = g_regex_new(BEGIN "(?<word>" PART ")[|｜](?<reading>" PART ")[\\]］]\\s*$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_utf8_validate(line, -1, NULL) || !g_regex_match(pattern, line, 0, &match))
    return false;
  g_autofree char *number = g_match_info_fetch_named(match, "line");
  g_autofree char *word = g_match_info_fetch_named(match, "word"),
                  *reading = g_match_info_fetch_named(match, "reading");
  struct ruby_word *said = ruby_words_append(words, word, reading);
  if (said)
    said->line = (guint)g_ascii_strtoull(number, NULL, 10);
  return said != NULL;
}

bool ruby_lines_add(GPtrArray *words, const char *line, GError **error) {
  if (parse(words, line))
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
              _("%s: a word and its reading are expected, [缙云|jìnyún]; before it the number of a line if that line "
                "alone is meant, 12:[行|háng]"),
              line);
  return false;
}

/* The text of a file, without a byte order mark; NULL and an error when it is none. */
static char *read_text(const char *path, GError **error) {
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &bytes, &length, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return NULL;
  }
  const char *begin = g_str_has_prefix(bytes, "\xEF\xBB\xBF") ? bytes + 3 : bytes;
  char *text = NULL;
  if (!memchr(bytes, '\0', length))
    text = g_utf8_validate(begin, -1, NULL) ? g_strdup(begin)
                                            : g_convert(bytes, (gssize)length, "UTF-8", "GB18030", NULL, NULL, NULL);
  if (!text)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: is no text. Save it as UTF-8."), path);
  return text;
}

GPtrArray *ruby_lines_load(const char *path, GError **error) {
  g_autofree char *text = read_text(path, error);
  if (!text)
    return NULL;
  g_autoptr(GPtrArray) words = ruby_words_new();
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    lines[i][strcspn(lines[i], "#")] = '\0';
    g_autofree char *placed = g_strdup_printf("%s:%u: %s", path, i + 1, g_strstrip(lines[i]));
    g_autoptr(GError) cause = NULL;
    if (!*lines[i] || ruby_lines_add(words, placed, &cause))
      continue;
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return NULL;
  }
  return g_steal_pointer(&words);
}
