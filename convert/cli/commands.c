#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

const struct command_row command_rows[COMMAND_COUNT] = {
    [COMMAND_CONVERT] = {"convert", command_convert, "convert speech.txt", N_("FILE…"),
                         N_("make handouts and Word files"),
                         N_("Reads speeches (.txt, or a .docx that somebody edited) and writes speech.pdf and "
                            "speech.docx beside each.\n"
                            "A folder stands for the texts and Word files in it."),
                         N_("Write {speech.pdf} and {speech.docx} beside each {speech.txt}. A folder stands for the "
                            "texts and Word files in it. A "
                            "{speech.docx} that somebody edited can be the input too: the handout then follows the "
                            "edited text. Several "
                            "files are converted in parallel. `-` reads standard input.")},
    [COMMAND_CHECK] =
        {"check", command_check, "check speech.txt", N_("FILE…"), N_("tell what to look at before printing"),
         N_("Prints findings: faults of the text, placeholders, left-out lines, characters without a glyph."),
         N_("Write nothing; print the findings: faults of the text such as a number that is skipped, placeholders that "
            "wait to be filled in, lines that were left out, characters that no font has.")},
    [COMMAND_FILL] =
        {"fill", command_fill, "fill speech.txt", N_("FILE…"), N_("list what is to be filled in"),
         N_("Prints the blanks of a text as a list to be completed, for convert --fill."),
         N_("Print what the text leaves open (×区, 20××年) as a list, one blank a line with the words around it "
            "above. Write behind each `=` what belongs there, and give the list to `jianggao convert --fill`.")},
    [COMMAND_FONTS] = {"fonts", command_fonts, "fonts", NULL, N_("tell which font serves what"),
                       N_("One line a role: what was asked for and which file serves it."),
                       N_("Tell for each role (title, body, kai, hei, song, latin) which font was asked for and which "
                          "file serves it.")},
    [COMMAND_STYLES] = {"styles", command_styles, "styles", NULL, N_("tell which styles there are"),
                        N_("The styles that --style takes by name."),
                        N_("List the styles that `--style` takes by name.")},
    [COMMAND_SERVE] =
        {"serve", command_serve, "serve", NULL, N_("show it all in a browser"),
         N_("Starts the page in the browser: paste a text, see the pages, fill in, download."),
         N_("Start a server for the page in the browser, by default for this machine alone at "
            "http://127.0.0.1:8025: a text is pasted or dropped there, the pages are seen beside it, blanks "
            "are filled in and the PDF and the Word file downloaded. `jianggao serve --help` lists its "
            "options.")},
};

const struct command_row *command_by_name(const char *name) {
  for (guint i = 0; i < COMMAND_COUNT; i++)
    if (strcmp(command_rows[i].name, name) == 0)
      return &command_rows[i];
  return NULL;
}

char *command_names(void) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < COMMAND_COUNT; i++)
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", command_rows[i].name);
  return g_string_free(g_steal_pointer(&names), FALSE);
}
