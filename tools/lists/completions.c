/* Lists of the completions: English, since they stand in one file for all. */
#include "lists.h"

#include "cli/option_rows.h"
#include "read/read.h"

#include <stdbool.h>
#include <string.h>

/* The words of an option, parted by blanks; free with g_free. */
static char *words_of(const struct option_row *row) {
  g_autoptr(GArray) words = option_words(row);
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < words->len; i++)
    list_append(list, i == 0, " ", g_array_index(words, struct option_word, i).name);
  return g_string_free(g_steal_pointer(&list), FALSE);
}

/* Inside single quotes of a shell; free with g_free. */
static char *quoted(const char *text, const char *quote) {
  g_auto(GStrv) parts = g_strsplit(text, "'", -1);
  return g_strjoinv(quote, parts);
}

static bool belongs(const struct option_row *row, guint command) {
  return row->commands & (1u << command);
}

/* What may stand behind the = of --as, in a line that begins so. */
static void put_roles(GString *out, const char *begin, const char *end) {
  g_autofree char *names = given_names(" ");
  g_string_append_printf(out, "%s%s%s\n", begin, names, end);
}

/* ---- bash ---- */

void list_bash_roles(GString *out) {
  put_roles(out, "  local roles='", "'");
}

void list_bash_commands(GString *out) {
  g_string_append(out, "  local commands='");
  for (guint i = 0; i < COMMAND_COUNT; i++)
    list_append(out, i == 0, " ", command_rows[i].name);
  g_string_append(out, "' options=''\n  case $command in\n");
  for (guint i = 0; i < COMMAND_COUNT; i++) {
    g_string_append_printf(out, "  %s)\n    options='", command_rows[i].name);
    bool first = true;
    for (const struct option_row *row = option_rows; row->name; row++) {
      if (!belongs(row, i))
        continue;
      if (row->letter)
        g_string_append_printf(out, "%s-%c", first ? "" : " ", row->letter);
      g_string_append_printf(out, "%s--%s", first && !row->letter ? "" : " ", row->name);
      first = false;
    }
    g_string_append(out, "'\n    ;;\n");
  }
  g_string_append(out, "  esac\n");
}

void list_bash_values(GString *out) {
  static const char *const offers[] = {[OFFER_FILES] = "files=yes",
                                       [OFFER_FOLDERS] = "folders=yes",
                                       [OFFER_STYLES] = "styles=yes",
                                       [OFFER_ROLES] = "return"};
  for (const struct option_row *row = option_rows; row->name; row++) {
    if (!row->value)
      continue;
    g_string_append(out, "  ");
    if (row->letter)
      g_string_append_printf(out, "-%c | ", row->letter);
    g_autofree char *words = words_of(row);
    g_string_append_printf(out, "--%s) ", row->name);
    if (row->offer != OFFER_NOTHING)
      g_string_append_printf(out, "%s ;;\n", offers[row->offer]);
    else if (row->kind == OPTION_CLASSES) /* its value stands behind = or is left out */
      g_string_append_printf(out, "if [[ $behind ]]; then list='%s'; else files=yes; fi ;;\n", words);
    else if (*words)
      g_string_append_printf(out, "%s='%s' ;;\n", row->kind == OPTION_WORDS ? "list" : "words", words);
    else
      g_string_append(out, "return ;;\n");
  }
}

/* ---- zsh ---- */

void list_zsh_roles(GString *out) {
  put_roles(out, "  compadd ", "");
}

/* ":what:action" of an option's value, or "". */
static char *zsh_value(const struct option_row *row) {
  static const char *const offers[] = {[OFFER_NOTHING] = "",
                                       [OFFER_FILES] = "_files",
                                       [OFFER_FOLDERS] = "_files -/",
                                       [OFFER_STYLES] = "_jianggao_styles",
                                       [OFFER_ROLES] = "_jianggao_as"};
  if (!row->value)
    return g_strdup("");
  g_autofree char *words = words_of(row);
  if (row->kind == OPTION_CLASSES)
    return g_strdup_printf("::%s:_values -s , %s %s", row->value, row->value, words);
  if (row->kind == OPTION_WORDS)
    return g_strdup_printf(":%s:_values -s , %s %s", row->value, row->value, words);
  if (*words)
    return g_strdup_printf(":%s:(%s)", row->value, words);
  return g_strdup_printf(":%s:%s", row->value, offers[row->offer]);
}

static void put_zsh(GString *out, const struct option_row *row) {
  bool repeats = row->kind == OPTION_TEXTS || row->kind == OPTION_PATHS || row->kind == OPTION_WORDS;
  const char *equals = row->kind == OPTION_CLASSES ? "=-" : row->value ? "=" : "";
  g_autofree char *help = quoted(row->help, "'\"'\"'"), *value = zsh_value(row);
  if (!row->letter)
    g_string_append_printf(out, "    '%s--%s%s[%s]%s'\n", repeats ? "*" : "", row->name, equals, help, value);
  else if (repeats)
    g_string_append_printf(out, "    '*'{-%c,--%s%s}'[%s]%s'\n", row->letter, row->name, equals, help, value);
  else
    g_string_append_printf(out, "    '(-%c --%s)'{-%c,--%s%s}'[%s]%s'\n", row->letter, row->name, row->letter,
                           row->name, equals, help, value);
}

void list_zsh(GString *out) {
  g_string_append(out, "  local -a commands");
  for (guint i = 0; i < COMMAND_COUNT; i++)
    g_string_append_printf(out, " %s_options", command_rows[i].name);
  g_string_append(out, "\n  commands=(\n");
  for (guint i = 0; i < COMMAND_COUNT; i++)
    g_string_append_printf(out, "    '%s:%s'\n", command_rows[i].name, command_rows[i].purpose);
  g_string_append(out, "  )\n");
  for (guint i = 0; i < COMMAND_COUNT; i++) {
    g_string_append_printf(out, "  %s_options=(\n", command_rows[i].name);
    for (const struct option_row *row = option_rows; row->name; row++)
      if (belongs(row, i))
        put_zsh(out, row);
    g_string_append(out, "  )\n");
  }
}

/* ---- fish ---- */

void list_fish_roles(GString *out) {
  put_roles(out, "    printf \"$lines=%s\\n\" ", "");
}

/* What stands behind an option for its value: "-x -a '…'", or "". */
static char *fish_value(const struct option_row *row) {
  static const char *const offers[] = {
      [OFFER_NOTHING] = " -x",
      [OFFER_FILES] = " -r -F",
      [OFFER_FOLDERS] = " -x -a '(__fish_complete_directories)'",
      [OFFER_ROLES] = " -x -a '(__jianggao_as)'",
      [OFFER_STYLES] = (" -x -a '(jianggao styles 2>/dev/null | string replace -r \"\\s.*\" \"\") "
                        "(__fish_complete_suffix .xml)'"),
  };
  if (!row->value)
    return g_strdup("");
  g_autofree char *words = words_of(row);
  if (row->kind == OPTION_CLASSES)
    return g_strdup_printf(" -a '%s'", words);
  if (row->kind == OPTION_WORDS)
    return g_strdup_printf(" -x -a '(__fish_append , %s)'", words);
  return *words ? g_strdup_printf(" -x -a '%s'", words) : g_strdup(offers[row->offer]);
}

void list_fish(GString *out) {
  g_string_append(out, "set -l commands");
  for (guint i = 0; i < COMMAND_COUNT; i++)
    g_string_append_printf(out, " %s", command_rows[i].name);
  g_string_append_c(out, '\n');
  for (guint i = 0; i < COMMAND_COUNT; i++)
    g_string_append_printf(out, "complete -c jianggao -n \"not __fish_seen_subcommand_from $commands\" -a %s -d '%s'\n",
                           command_rows[i].name, command_rows[i].purpose);
  for (const struct option_row *row = option_rows; row->name; row++) {
    g_string_append(out, "complete -c jianggao -n '__fish_seen_subcommand_from");
    for (guint i = 0; i < COMMAND_COUNT; i++)
      if (belongs(row, i))
        g_string_append_printf(out, " %s", command_rows[i].name);
    g_string_append_c(out, '\'');
    if (row->letter)
      g_string_append_printf(out, " -s %c", row->letter);
    g_autofree char *help = quoted(row->help, "\\'"), *value = fish_value(row);
    g_string_append_printf(out, " -l %s%s -d '%s'\n", row->name, value, help);
  }
}
