/* Brings what is generated from the program's tables into the files named: what stands between two lines
 *
 *     … begin list: NAME …
 *     … end list …
 *
 * is written anew, in the language of the locale.
 *
 * usage: lists [--check] FILE…        --check: write nothing, status 1 when a file would change */
#include "lists.h"

#include "cli/locale.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  list_writer write;
} lists[] = {
    {"man-synopsis", list_man_synopsis},
    {"man-commands", list_man_commands},
    {"man-options", list_man_options},
    {"man-roles", list_man_roles},
    {"man-findings", list_man_findings},
    {"man-style", list_man_style},
    {"bash-commands", list_bash_commands},
    {"bash-values", list_bash_values},
    {"bash-roles", list_bash_roles},
    {"zsh-roles", list_zsh_roles},
    {"fish-roles", list_fish_roles},
    {"zsh", list_zsh},
    {"fish", list_fish},
    {"schema", list_schema},
    {"schema-paragraph", list_schema_paragraph},
};

void list_fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_printerr("lists: %s\n", message);
  exit(2);
}

static const char *skip_line(const char *p) {
  const char *end = strchr(p, '\n');
  return end ? end + 1 : p + strlen(p);
}

/* The list that a line begins; NULL when it begins none.  An unknown name ends the program. */
static list_writer list_begun_by(const char *path, const char *line, const char *end) {
  static const char mark[] = "begin list: ";
  const char *found = g_strstr_len(line, end - line, mark);
  if (!found)
    return NULL;
  const char *name = found + strlen(mark);
  gsize length = strcspn(name, " \n");
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
    if (strlen(lists[i].name) == length && memcmp(lists[i].name, name, length) == 0)
      return lists[i].write;
  list_fail("%s: there is no list called %.*s", path, (int)length, name);
}

/* The file's text with its lists written anew; free with g_free. */
static char *renew(const char *path, const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text, *next; *p; p = next) {
    next = skip_line(p);
    g_string_append_len(out, p, next - p);
    list_writer write = list_begun_by(path, p, next);
    if (!write)
      continue;
    write(out);
    while (*next && !g_strstr_len(next, skip_line(next) - next, "end list"))
      next = skip_line(next);
    if (!*next)
      list_fail("%s: a list has no end", path);
  }
  return g_string_free(out, FALSE);
}

/* True when the file is as it should be at the end. */
static bool do_file(const char *path, bool check) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, &error))
    list_fail("%s", error->message);
  g_autofree char *renewed = renew(path, text);
  if (strcmp(text, renewed) == 0)
    return true;
  if (check) {
    g_printerr("lists: %s is not as the program's tables say; run `make lists`\n", path);
    return false;
  }
  if (!g_file_set_contents(path, renewed, -1, &error))
    list_fail("%s", error->message);
  g_print("lists: %s\n", path);
  return true;
}

int main(int argc, char **argv) {
  locale_set();
  bool check = argc > 1 && strcmp(argv[1], "--check") == 0, right = true;
  for (int i = check ? 2 : 1; i < argc; i++)
    right = do_file(argv[i], check) && right;
  return right ? 0 : 1;
}
