#include "cli/options.h"

#include "base/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_STYLE "gongwen"
#define DEFAULT_DPI 150

/* GOptionEntry wants places to put strings before they are looked at. */
struct raw {
  char **to;
  char *headings, *placeholders, *grid, *changes;
  double dpi;
  gboolean version;
};

static void add_reading(GOptionContext *context, struct options *options, struct raw *raw) {
  const GOptionEntry entries[] = {
      {"encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding,
       N_("The input's encoding (GB18030, UTF-16LE, Big5 …)"), N_("NAME")},
      {"lossy", 0, 0, G_OPTION_ARG_NONE, &options->lossy, N_("Go on where bytes cannot be decoded"), NULL},
      {"keep-all", 0, 0, G_OPTION_ARG_NONE, &options->keep_all, N_("Leave nothing out, not even advertising"), NULL},
      {"junk-rules", 0, 0, G_OPTION_ARG_FILENAME, &options->junk_rules,
       N_("More rules for what is advertising (see the man page)"), N_("FILE")},
      {"changes", 0, 0, G_OPTION_ARG_STRING, &raw->changes,
       N_("What tracked changes of a Word file mean: accepted or original"), N_("HOW")},
      {"as", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->overrides,
       N_("Read a line as title, body, heading … or drop; repeatable"), N_("LINE=ROLE")},
      G_OPTION_ENTRY_NULL};
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
}

static void add_fonts(GOptionContext *context, struct options *options) {
  const GOptionEntry entries[] = {{"font-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->font_dirs,
                                   N_("A folder whose fonts are tried first; repeatable"), N_("DIR")},
                                  G_OPTION_ENTRY_NULL};
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
}

static void add_style(GOptionContext *context, struct options *options) {
  const GOptionEntry entries[] = {{"style", 0, 0, G_OPTION_ARG_FILENAME, &options->style_name,
                                   N_("The style (see `jianggao styles`) or a style file"), N_("NAME|FILE")},
                                  G_OPTION_ENTRY_NULL};
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
}

static void add_converting(GOptionContext *context, struct options *options, struct raw *raw) {
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->outputs,
       N_("Write this file; its suffix tells the format; - is standard output; repeatable"), N_("FILE")},
      {"directory", 'd', 0, G_OPTION_ARG_FILENAME, &options->folder, N_("Write into this folder; it is created"),
       N_("DIR")},
      {"to", 't', 0, G_OPTION_ARG_STRING_ARRAY, &raw->to, N_("Formats, parted by commas: pdf, docx, json, txt, png"),
       N_("LIST")},
      {"author", 0, 0, G_OPTION_ARG_STRING, &options->author, N_("The author in the documents' properties"),
       N_("NAME")},
      {"resolution", 'r', 0, G_OPTION_ARG_DOUBLE, &raw->dpi, N_("Of page images, in dots per inch (150)"), N_("DPI")},
      {"headings", 0, 0, G_OPTION_ARG_STRING, &raw->headings,
       N_("Run-in headings in the Word file: separator, own-line or inline"), N_("HOW")},
      {"placeholders", 0, 0, G_OPTION_ARG_STRING, &raw->placeholders,
       N_("Placeholders in the Word file: controls or highlight"), N_("HOW")},
      {"grid", 0, 0, G_OPTION_ARG_STRING, &raw->grid,
       N_("The Word file's grid: chars (for Word and WPS) or lines (for LibreOffice)"), N_("HOW")},
      {"review", 0, 0, G_OPTION_ARG_NONE, &options->review,
       N_("Put the findings into the Word file, as comments and tracked changes"), NULL},
      {"toc", 0, 0, G_OPTION_ARG_NONE, &options->toc, N_("Put a table of contents into the Word file"), NULL},
      {"force", 'f', 0, G_OPTION_ARG_NONE, &options->force, N_("Overwrite a Word file that somebody edited"), NULL},
      {"jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs, N_("How many files to convert at a time"), N_("N")},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, N_("Say nothing but errors"), NULL},
      G_OPTION_ENTRY_NULL};
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
}

static void add_checking(GOptionContext *context, struct options *options) {
  const GOptionEntry entries[] = {
      {"format", 0, 0, G_OPTION_ARG_STRING, &options->findings, N_("How findings are printed: text or json"),
       N_("FORMAT")},
      {"ledger", 0, 0, G_OPTION_ARG_NONE, &options->ledger, N_("Account for every character of the text"), NULL},
      G_OPTION_ENTRY_NULL};
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
}

static GOptionContext *make_context(enum command command, struct options *options, struct raw *raw) {
  static const struct {
    const char *usage, *summary;
  } texts[] = {
      {N_("— make handouts and Word files"),
       N_("Reads speeches (.txt, or a .docx that somebody edited) and writes speech.pdf and speech.docx beside each.\n"
          "A folder stands for the .txt files in it.")},
      {N_("— tell what to look at before printing"),
       N_("Prints findings: faults of the text, placeholders, left-out lines, characters without a glyph.")},
      {N_("— tell which font serves what"), N_("One line a role: what was asked for and which file serves it.")},
      {N_("— tell which styles there are"), N_("The styles that --style takes by name.")},
  };
  GOptionContext *context = g_option_context_new(_(texts[command].usage));
  g_option_context_set_summary(context, _(texts[command].summary));
  if (command == COMMAND_CONVERT)
    add_converting(context, options, raw);
  if (command == COMMAND_CHECK)
    add_checking(context, options);
  if (command == COMMAND_CONVERT || command == COMMAND_CHECK) {
    add_reading(context, options, raw);
    add_style(context, options);
  }
  if (command != COMMAND_STYLES)
    add_fonts(context, options);
  const GOptionEntry entries[] = {
      {"version", 0, 0, G_OPTION_ARG_NONE, &raw->version, N_("Print the program's version"), NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->inputs, NULL, N_("FILE…")},
      G_OPTION_ENTRY_NULL};
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled(context, TRUE);
  return context;
}

/* The index of `value` in `choices` (0 when it is NULL), or -1 and an error that tells the choices. */
static int choose(const char *option, const char *value, const char *const *choices, GError **error) {
  for (int i = 0; choices[i]; i++)
    if (!value || strcmp(choices[i], value) == 0)
      return i;
  g_autofree char *known = g_strjoinv(", ", (char **)choices);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("%s=%s is not known. Choose one of: %s."), option, value,
              known);
  return -1;
}

static void split_formats(struct options *options, char *const *lists) {
  g_autoptr(GPtrArray) formats = g_ptr_array_new();
  for (; lists && *lists; lists++) {
    g_auto(GStrv) words = g_strsplit_set(*lists, ", ", -1);
    for (char **word = words; *word; word++)
      if (**word)
        g_ptr_array_add(formats, g_strdup(*word));
  }
  if (formats->len == 0)
    return;
  g_ptr_array_add(formats, NULL);
  options->formats = (char **)g_ptr_array_free(g_steal_pointer(&formats), FALSE);
}

static bool settle(struct options *options, const struct raw *raw, GError **error) {
  int headings =
      choose("--headings", raw->headings, (const char *const[]){"separator", "own-line", "inline", NULL}, error);
  int placeholders = headings < 0 ? -1
                                  : choose("--placeholders", raw->placeholders,
                                           (const char *const[]){"controls", "highlight", NULL}, error);
  int grid = placeholders < 0 ? -1 : choose("--grid", raw->grid, (const char *const[]){"chars", "lines", NULL}, error);
  int changes =
      grid < 0 ? -1 : choose("--changes", raw->changes, (const char *const[]){"accepted", "original", NULL}, error);
  if (changes < 0 || choose("--format", options->findings, (const char *const[]){"text", "json", NULL}, error) < 0)
    return false;
  if (options->ledger && g_strcmp0(options->findings, "json") == 0) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
                _("--ledger is printed as text; the ledger as JSON is in the structure: jianggao convert --to json"));
    return false;
  }
  if (raw->dpi < 10 || raw->dpi > 1200) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("-r takes a resolution from 10 to 1200 dots per inch."));
    return false;
  }
  if (!options->style_name)
    options->style_name = g_strdup(DEFAULT_STYLE);
  if (options->jobs < 0) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("-j takes a number of files from 1 on."));
    return false;
  }
  split_formats(options, raw->to);
  options->changes = (enum read_changes)changes;
  options->write = (struct write_options){
      .author = options->author,
      .font_dirs = options->font_dirs,
      .dpi = raw->dpi,
      .headings = (enum headings_mode)headings,
      .placeholders = (enum placeholder_mode)placeholders,
      .review = options->review,
      .toc = options->toc,
      .grid_lines = grid == 1,
  };
  return true;
}

bool options_parse(enum command command, int argc, char **argv, struct options *options, bool *done, GError **error) {
  *options = (struct options){0};
  *done = false;
  g_autofree char *name = g_strdup_printf("jianggao %s", argv[0]); /* for the line "Usage:" */
  g_set_prgname(name);
  struct raw raw = {.dpi = DEFAULT_DPI};
  g_autoptr(GOptionContext) context = make_context(command, options, &raw);
  g_autoptr(GError) cause = NULL;
  bool parsed = g_option_context_parse(context, &argc, &argv, &cause);
  if (!parsed)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("%s. See jianggao %s --help."), cause->message, argv[0]);
  else if (raw.version)
    options_print_version();
  *done = parsed && raw.version;
  bool settled = parsed && (*done || settle(options, &raw, error));
  g_strfreev(raw.to);
  g_free(raw.headings);
  g_free(raw.placeholders);
  g_free(raw.grid);
  g_free(raw.changes);
  return settled;
}

void options_clear(struct options *options) {
  char **lists[] = {options->inputs, options->outputs, options->formats, options->font_dirs, options->overrides};
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
    g_strfreev(lists[i]);
  char *texts[] = {options->folder,     options->style_name, options->encoding,
                   options->junk_rules, options->author,     options->findings};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  *options = (struct options){0};
}

char *options_overview(void) {
  return g_strdup(_("jianggao turns a Chinese speech (a plain text) into a handout to print and a Word file to edit.\n"
                    "\n"
                    "Usage:\n"
                    "  jianggao convert speech.txt        speech.pdf and speech.docx beside it\n"
                    "  jianggao convert speech.txt -d OUT  the same into the folder OUT\n"
                    "  jianggao check speech.txt          what to look at before printing\n"
                    "  jianggao fonts                     which font serves what\n"
                    "  jianggao styles                    which styles there are\n"
                    "\n"
                    "jianggao COMMAND --help tells a command's options; man jianggao tells all.\n"));
}

void options_print_version(void) {
  g_print("jianggao %s\n%s\n", VERSION, _("Free software under the MIT licence."));
}
