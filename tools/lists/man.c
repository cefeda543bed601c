/* Lists of the manual pages. */
#include "lists.h"

#include "base/example.h"
#include "base/finding.h"
#include "cli/message.h"
#include "cli/option_rows.h"
#include "doc/role.h"
#include "style/settings.h"

#include <glib/gi18n.h>
#include <string.h>

/* One character of text, as roff has it. */
static void put_character(GString *out, const char *p) {
  bool line_start = out->len == 0 || out->str[out->len - 1] == '\n';
  if (line_start && (*p == '.' || *p == '\''))
    g_string_append(out, "\\&");
  if (*p == '-')
    g_string_append(out, "\\-");
  else if (*p == '\\')
    g_string_append(out, "\\e");
  else
    g_string_append_len(out, p, g_utf8_next_char(p) - p);
}

void man_append(GString *out, const char *text) {
  bool bold = false;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (*p == '`') {
      g_string_append(out, bold ? "\\fP" : "\\fB");
      bold = !bold;
    } else if (*p == '{' && !bold)
      g_string_append(out, "\\fI");
    else if (*p == '}' && !bold)
      g_string_append(out, "\\fP");
    else if (*p == '.' && p[1] == ' ' && !bold) {
      g_string_append(out, ".\n");
      p++;
    } else
      put_character(out, p);
}

void list_man_synopsis(GString *out) {
  for (guint i = 0; i < COMMAND_COUNT; i++) {
    const struct command_row *row = &command_rows[i];
    g_string_append_printf(out, ".SY jianggao\n\\fB%s\\fP [\\fI%s\\fP]...", row->name, _("OPTION"));
    if (row->operands)
      g_string_append_printf(out, " \\fI%s\\fP", _(row->operands));
    g_string_append_c(out, '\n');
  }
}

void list_man_commands(GString *out) {
  for (guint i = 0; i < COMMAND_COUNT; i++) {
    const struct command_row *row = &command_rows[i];
    g_string_append_printf(out, ".TP\n\\fB%s\\fP", row->name);
    if (row->operands)
      g_string_append_printf(out, " \\fI%s\\fP", _(row->operands));
    g_string_append_c(out, '\n');
    man_append(out, _(row->manual));
    g_string_append_c(out, '\n');
  }
}

/* A word that the manual does not tell would be known to the program alone. */
static void check_told(const struct option_row *row, const char *manual) {
  for (guint i = 0; row->choices && row->choices[i]; i++) {
    g_autofree char *word = g_strdup_printf("`%s`", row->choices[i]);
    if (!strstr(manual, word))
      list_fail("the manual of --%s does not tell %s", row->name, word);
  }
}

/* The words of an option with what they mean, as text for man_append; free with g_free. */
static char *words_of(const struct option_row *row) {
  g_autoptr(GArray) words = option_words(row);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < words->len; i++) {
    const struct option_word *word = &g_array_index(words, struct option_word, i);
    g_string_append(text, i > 0 ? _(", ") : "");
    g_string_append_printf(text, _("`%s` (%s)"), word->name, _(word->meaning));
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void put_option(GString *out, const struct option_row *row) {
  g_string_append(out, ".TP\n");
  if (row->letter)
    g_string_append_printf(out, "\\fB\\-%c\\fP, ", row->letter);
  g_autofree char *name = g_strdup_printf("`--%s`", row->name);
  man_append(out, name);
  if (row->value)
    g_string_append_printf(out, "=\\fI%s\\fP", _(row->value));
  g_string_append_c(out, '\n');
  g_autofree char *words = words_of(row);
  g_auto(GStrv) parts = g_strsplit(row->manual ? _(row->manual) : "", "%s", 2);
  g_autofree char *help = g_strdup_printf(_("%s."), _(row->help));
  g_autofree char *manual = g_strjoinv(words, parts);
  check_told(row, manual);
  man_append(out, row->manual ? manual : help);
  g_string_append_c(out, '\n');
}

void list_man_options(GString *out) {
  for (enum option_section section = 0; section < SECTION_COUNT; section++) {
    g_string_append(out, ".SS ");
    man_append(out, _(option_section_title(section)));
    g_string_append_c(out, '\n');
    for (const struct option_row *row = option_rows; row->name; row++)
      if (row->section == section)
        put_option(out, row);
  }
}

void list_man_roles(GString *out) {
  for (enum role role = 0; role < ROLE_COUNT; role++) {
    g_string_append(out, ".TP\n.B ");
    man_append(out, role_name(role));
    g_string_append_c(out, '\n');
    man_append(out, _(role_meaning(role)));
    g_string_append_c(out, '\n');
  }
}

/* A text on which a finding is told, or is not. */
static void put_example(GString *out, const char *heading, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_string_append(out, ".br\n");
  man_append(out, heading);
  for (char **line = lines; *line; line++)
    if (**line) {
      g_string_append(out, line == lines ? " " : "\n.br\n");
      man_append(out, *line);
    }
  g_string_append_c(out, '\n');
}

void list_man_findings(GString *out) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) examples = examples_load(&error);
  if (!examples)
    list_fail("%s", error->message);
  for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
    g_string_append(out, ".TP\n\\fB");
    man_append(out, finding_name(id));
    g_string_append_printf(out, "\\fP (%s)\n", message_severity((enum jg_severity)finding_severity(id)));
    man_append(out, _(finding_meaning(id)));
    g_string_append_c(out, '\n');
    const struct example *example = &g_array_index(examples, struct example, id);
    put_example(out, _("Told:"), example->told);
    put_example(out, _("Not told:"), example->silent);
  }
}

/* What may stand in an attribute, as text for man_append. */
static char *value_of(const struct setting *setting) {
  g_autofree char *choices = setting->choices ? g_strjoinv("`|`", (char **)setting->choices) : NULL;
  switch (setting->type) {
  case VALUE_LENGTH:
    return g_strdup_printf("{%s}", _("length"));
  case VALUE_NUMBER:
    return g_strdup_printf("{%s}", _("number"));
  case VALUE_COUNT:
    return g_strdup_printf("{%s}", _("count"));
  case VALUE_FLAG:
    return g_strdup("`yes`|`no`");
  case VALUE_TEXT:
    return g_strdup_printf("{%s}", _("text"));
  case VALUE_CHOICE:
    return g_strdup_printf("`%s`", choices);
  case VALUE_ELEMENT:
    return g_strdup_printf("{%s}", _("element"));
  }
  return NULL;
}

static void put_settings(GString *out, const struct setting *table) {
  for (const struct setting *row = table; row->element; row++) {
    if (row == table || strcmp(row->element, row[-1].element) != 0)
      g_string_append_printf(out, ".SS <%s>\n", row->element);
    g_autofree char *value = value_of(row);
    g_autofree char *head = g_strdup_printf("`%s`=%s", row->attribute, value);
    g_string_append(out, ".TP\n");
    man_append(out, head);
    g_string_append_c(out, '\n');
    man_append(out, _(row->meaning));
    if (row->optional && row->type != VALUE_ELEMENT)
      man_append(out, _(" (may be left out)"));
    g_string_append_c(out, '\n');
  }
}

void list_man_style(GString *out) {
  put_settings(out, style_settings);
  put_settings(out, paragraph_settings);
}
