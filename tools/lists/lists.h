/* What is generated from the program's own tables, as blocks inside files that are otherwise written by hand. */
#pragma once

#include <glib.h>

/* Appends what stands in the block. */
typedef void (*list_writer)(GString *out);

/* Manual pages: how commands are called and what each does; options by section, roles, findings; the elements of a
 * style file and their attributes. */
void list_man_synopsis(GString *out);
void list_man_commands(GString *out);
void list_man_options(GString *out);
void list_man_roles(GString *out);
void list_man_findings(GString *out);
void list_man_style(GString *out);

/* Completions; what may stand behind the = of --as. */
void list_bash_roles(GString *out);
void list_zsh_roles(GString *out);
void list_fish_roles(GString *out);
void list_bash_commands(GString *out);
void list_bash_values(GString *out);
void list_zsh(GString *out);
void list_fish(GString *out);

/* The elements of styles/style.rng, and its paragraph. */
void list_schema(GString *out);
void list_schema_paragraph(GString *out);

/* Appends text for a manual page: `bold`, {slanted}, each sentence on a line of its own, no newline at the end. */
void man_append(GString *out, const char *text);

/* Appends one of `words` after another, `between` between them. */
#define list_append(out, first, between, word) g_string_append_printf(out, "%s%s", (first) ? "" : (between), word)

/* Ends the program with status 2 and a message, formatted like printf. */
void list_fail(const char *format, ...) G_GNUC_PRINTF(1, 2) G_GNUC_NORETURN;
