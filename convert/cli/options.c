#include "cli/options.h"

#include "base/error.h"
#include "base/items.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "base/sandbox.h"
#include "base/visible.h"
#include "cli/edition.h"
#include "cli/message.h"
#include "cli/option_rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_RESOLUTION 150

/* The members of a list, which commas of either width part, 、 or blanks; some may be empty.  Free with g_strfreev. */
static char **split_list(const char *list) {
  return g_regex_split_simple("[,，、 ]", list, 0, 0);
}

static void *field_of(struct options *options, const struct option_row *row) {
  return (char *)options + row->offset;
}

/* A GOptionArgFunc for an OPTION_CHOICE. */
static gboolean choose(const char *name, const char *value, gpointer data, GError **error) {
  const struct option_row *row = option_by_name(name + strlen("--"));
  g_autoptr(GArray) words = option_words(row);
  for (guint i = 0; i < words->len; i++)
    if (strcmp(array_at(words, struct option_word, i).name, value) == 0) {
      *(int *)field_of(data, row) = (int)i;
      return TRUE;
    }
  g_autofree char *known = option_word_names(row);
  g_auto(GStrv) all = g_strsplit(known, ", ", 0);
  g_autofree char *hint = nearest_hint(value, (const char *const *)all);
  return message_refuse(error, _("%s=%s is not known.%s Choose one of: %s."), name, value, hint, known);
}

/* A GOptionArgFunc for OPTION_CLASSES. */
static gboolean choose_classes(const char *name, const char *value, gpointer data, GError **error) {
  const struct option_row *row = option_by_name(name + strlen("--"));
  guint *classes = field_of(data, row);
  g_auto(GStrv) given = split_list(value ? value : "");
  for (char **one = given; *one; one++) {
    guint place = 0;
    while (row->choices[place] && strcmp(row->choices[place], *one) != 0)
      place++;
    if (!row->choices[place] && **one) {
      g_autofree char *known = option_word_names(row), *hint = nearest_hint(*one, row->choices);
      return message_refuse(error, _("%s=%s is not known.%s Choose one of: %s."), name, *one, hint, known);
    }
    *classes |= **one ? 1u << place : 0;
  }
  if (*classes == 0)
    for (guint place = 0; row->choices[place]; place++)
      *classes |= 1u << place;
  return TRUE;
}

/* A row for GLib's parser; `help` lives as long as the parser.  --help is GLib's own. */
static GOptionEntry entry_of(const struct option_row *row, struct options *options, const char *help) {
  static const GOptionArg args[] = {
      [OPTION_FLAG] = G_OPTION_ARG_NONE,
      [OPTION_TEXT] = G_OPTION_ARG_STRING,
      [OPTION_PATH] = G_OPTION_ARG_FILENAME,
      [OPTION_TEXTS] = G_OPTION_ARG_STRING_ARRAY,
      [OPTION_PATHS] = G_OPTION_ARG_FILENAME_ARRAY,
      [OPTION_WORDS] = G_OPTION_ARG_STRING_ARRAY,
      [OPTION_CHOICE] = G_OPTION_ARG_CALLBACK,
      [OPTION_CLASSES] = G_OPTION_ARG_CALLBACK,
      [OPTION_COUNT] = G_OPTION_ARG_INT,
      [OPTION_NUMBER] = G_OPTION_ARG_DOUBLE,
  };
  union {
    GOptionArgFunc function;
    gpointer data; /* as GOptionEntry wants both */
  } target = {.data = field_of(options, row)};
  if (row->kind == OPTION_CHOICE)
    target.function = choose;
  if (row->kind == OPTION_CLASSES)
    target.function = choose_classes;
  const char *value = row->value ? _(row->value) : NULL;
  const int flags = row->kind == OPTION_CLASSES ? G_OPTION_FLAG_OPTIONAL_ARG : 0;
  return (GOptionEntry){row->name, row->letter, flags, args[row->kind], target.data, help, value};
}

/* "Formats, parted by commas: pdf, docx …" */
static char *help_of(const struct option_row *row) {
  g_autofree char *list = option_word_names(row);
  return *list ? g_strdup_printf(_("%s: %s"), _(row->help), list) : g_strdup(_(row->help));
}

/* The parser of a command; `texts` holds what it points to. */
static GOptionContext *make_context(enum command command, struct options *options, GPtrArray *texts) {
  const struct command_row *row = &command_rows[command];
  g_autofree char *usage = g_strdup_printf("— %s", _(row->purpose));
  GOptionContext *context = g_option_context_new(usage);
  g_option_context_set_summary(context, _(row->summary));
  GOptionGroup *group = g_option_group_new("jianggao", "", "", options, NULL);
  g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  for (const struct option_row *option = option_rows; option->name; option++) {
    if (!(option->commands & (1u << command)) || strcmp(option->name, "help") == 0)
      continue;
    g_ptr_array_add(texts, help_of(option));
    GOptionEntry entry = entry_of(option, options, pointer_at(texts, texts->len - 1));
    g_array_append_val(entries, entry);
  }
  const GOptionEntry rest = {.long_name = G_OPTION_REMAINING,
                             .arg = G_OPTION_ARG_FILENAME_ARRAY,
                             .arg_data = &options->inputs,
                             .arg_description = row->operands ? _(row->operands) : NULL};
  g_array_append_val(entries, rest);
  g_option_group_add_entries(group, &array_at(entries, GOptionEntry, 0));
  g_option_context_set_main_group(context, group);
  return context;
}

/* Splits each of the given lists. */
static char **split_words(char **lists) {
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  for (char **list = lists; *list; list++) {
    g_auto(GStrv) words = split_list(*list);
    for (char **word = words; *word; word++)
      if (**word)
        g_strv_builder_add(builder, *word);
  }
  g_strfreev(lists);
  char **words = g_strv_builder_end(builder);
  if (!*words)
    g_clear_pointer(&words, g_strfreev);
  return words;
}

/* --font-dir, then the folders of JIANGGAO_FONTS. */
static char **join_font_folders(char **given) {
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  if (given)
    g_strv_builder_addv(builder, (const char **)given);
  g_auto(GStrv) more = paths_split(g_getenv("JIANGGAO_FONTS"));
  g_strv_builder_addv(builder, (const char **)more);
  g_strfreev(given);
  return g_strv_builder_end(builder);
}

/* "2/8" */
static bool read_shard(struct options *options) {
  g_auto(GStrv) parts = g_strsplit(options->shard, "/", 2);
  guint64 at, of;
  if (!parts[0] || !parts[1] || !g_ascii_string_to_unsigned(parts[1], 10, 1, G_MAXINT, &of, NULL) ||
      !g_ascii_string_to_unsigned(parts[0], 10, 1, of, &at, NULL))
    return false;
  options->shard_at = (guint)at;
  options->shard_of = (guint)of;
  return true;
}

/* A word of the command line that is about a large run, not about what is made of a file; `value`: its value is the
 * next word. */
static bool is_of_run(const char *word, bool *value) {
  static const char *const with_value[] = {"--files-from", "--shard", "--report", "--jobs", "-j"};
  static const char *const alone[] = {"--null", "-0", "--resume", "--quiet", "-q", "--force", "-f"};
  *value = false;
  for (gsize i = 0; i < G_N_ELEMENTS(with_value); i++)
    if (g_str_has_prefix(word, with_value[i])) {
      *value = strcmp(word, with_value[i]) == 0;
      return true;
    }
  for (gsize i = 0; i < G_N_ELEMENTS(alone); i++)
    if (strcmp(word, alone[i]) == 0)
      return true;
  return false;
}

/* What is asked for of each file: the words before GLib takes them, without files that stand behind. */
static char **words_asked(char **argv, char *const *inputs) {
  g_autoptr(GStrvBuilder) words = g_strv_builder_new();
  for (char **word = argv + 1; *word; word++) {
    bool value;
    if (is_of_run(*word, &value))
      word += value && word[1];
    else if (!inputs || !g_strv_contains((const char *const *)inputs, *word))
      g_strv_builder_add(words, *word);
  }
  return g_strv_builder_end(words);
}

/* The words of --changes, in their order. */
enum { CHANGES_SETTLED, CHANGES_ACCEPTED, CHANGES_ORIGINAL };

static bool settle(enum command command, struct options *options, GError **error) {
  if (!(options->resolution >= 10 && options->resolution <= 1200))
    return message_refuse(error, _("-r takes a resolution from 10 to 1200 dots per inch."));
  if (options->rate != 0 && (options->rate < 60 || options->rate > 500))
    return message_refuse(error, _("--rate takes characters a minute, from 60 to 500; 180 to 220 are usual."));
  if (options->shard && !read_shard(options))
    return message_refuse(error, _("--shard takes a part and how many there are, such as 2/8."));
  if (options->resume && !options->report)
    return message_refuse(error, _("--resume goes on with a report: name it with --report."));
  if (options->jobs < 0)
    return message_refuse(error, _("-j takes a number of files from 1 on."));
  if ((options->ledger || options->stats) && options->format > 1)
    return message_refuse(
        error, _("--ledger is printed as text; the ledger as JSON is in the structure: jianggao convert --to "
                 "json"));
  if (!edition_settle(options, error))
    return false;
  if (options->formats)
    options->formats = split_words(options->formats);
  if (options->select)
    options->select = split_words(options->select);
  if (options->ignore)
    options->ignore = split_words(options->ignore);
  options->font_folders = join_font_folders(options->font_folders);
  options->setup = (struct jg_setup){.style = options->style,
                                     .settings = (const char *const *)options->measures,
                                     .junk_rules = options->junk_rules,
                                     .titles = options->titles,
                                     .ruby = options->ruby,
                                     .font_folders = (const char *const *)options->font_folders};
  if (options->author) { /* it goes into properties, which programs show */
    char *author = visible_name(options->author);
    g_free(options->author);
    options->author = author;
  }
  options->reading = (struct jg_reading){.encoding = options->encoding,
                                         .lossy = options->lossy,
                                         .keep_all = options->keep_all,
                                         .original = options->changes == CHANGES_ORIGINAL,
                                         .proposals = options->changes == CHANGES_ACCEPTED,
                                         .fix = command == COMMAND_CONVERT ? options->fix : 0,
                                         .select = (const char *const *)options->select,
                                         .ignore = (const char *const *)options->ignore};
  options->writing = (struct jg_writing){.author = options->author,
                                         .resolution = options->resolution,
                                         .headings = (enum jg_headings)options->headings,
                                         .placeholders = (enum jg_placeholders)options->placeholders,
                                         .review = options->review,
                                         .embed_fonts = options->embed_fonts,
                                         .toc = options->toc};
  return true;
}

/* The option that a word names with its letter, the value right behind it: -j4, -ospeech.pdf.  NULL if it is none. */
static const struct option_row *row_with_value(const char *word) {
  if (word[0] != '-' || word[1] == '-' || word[1] == '\0' || word[2] == '\0')
    return NULL;
  for (const struct option_row *row = option_rows; row->name; row++)
    if (row->letter == word[1])
      return row->value ? row : NULL;
  return NULL;
}

/* Spells out what GLib's parser does not take: a value right behind a letter, and an option whose value may be left
 * out, which takes it behind = alone, so that the next word is a file: --fix speech.txt.  `texts` holds the new words.
 */
static void spell_out(char **argv, GPtrArray *texts) {
  for (char **word = argv + 1; *word && strcmp(*word, "--") != 0; word++) {
    const struct option_row *row = row_with_value(*word);
    if (row) {
      *word = g_strdup_printf("--%s=%s", row->name, *word + strlen("-j"));
      g_ptr_array_add(texts, *word);
      continue;
    }
    row = g_str_has_prefix(*word, "--") ? option_by_name(*word + strlen("--")) : NULL;
    if (!row || row->kind != OPTION_CLASSES)
      continue;
    *word = g_strconcat(*word, "=", NULL);
    g_ptr_array_add(texts, *word);
  }
}

/* --fix marks speech.txt: classes that stand where a file is expected. */
static bool check_classes(const struct options *options, GError **error) {
  const char *const *known = option_by_name("fix")->choices;
  for (char **input = options->inputs; options->fix && input && *input; input++) {
    g_auto(GStrv) words = split_list(*input);
    if (words[0] && g_strv_contains(known, words[0]) && !g_file_test(*input, G_FILE_TEST_EXISTS))
      return message_refuse(error, _("There is no file %s. The classes stand behind =, without a blank: --fix=%s"),
                            *input, *input);
  }
  return true;
}

bool options_parse(enum command command, int argc, char **argv, struct options *options, bool *done, GError **error) {
  *options = (struct options){.resolution = DEFAULT_RESOLUTION};
  *done = false;
  g_autofree char *name = g_strdup_printf("jianggao %s", argv[0]); /* for the line "Usage:" */
  g_set_prgname(name);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GOptionContext) context = make_context(command, options, texts);
  g_autoptr(GError) cause = NULL;
  g_auto(GStrv) given = g_strdupv(argv); /* GLib takes words out */
  spell_out(argv, texts);
  if (!g_option_context_parse(context, &argc, &argv, &cause)) {
    if (cause->domain == JIANGGAO_ERROR)
      g_propagate_error(error, g_steal_pointer(&cause));
    else
      message_refuse(error, _("%s. See jianggao %s --help."), cause->message, argv[0]);
    return false;
  }
  options->asked = words_asked(given, options->inputs);
  if (options->version)
    options_print_version();
  *done = options->version;
  return *done || (check_classes(options, error) && settle(command, options, error));
}

void options_clear(struct options *options) {
  for (const struct option_row *row = option_rows; row->name; row++) {
    void *field = field_of(options, row);
    switch (row->kind) {
    case OPTION_TEXT:
    case OPTION_PATH:
      g_free(*(char **)field);
      break;
    case OPTION_TEXTS:
    case OPTION_PATHS:
    case OPTION_WORDS:
      g_strfreev(*(char ***)field);
      break;
    default:
      break;
    }
  }
  g_strfreev(options->inputs);
  g_strfreev(options->asked);
  g_strfreev(options->measures);
  *options = (struct options){0};
}

int options_run(enum command command, int argc, char **argv, int (*run)(const struct options *, GError **)) {
  struct options options;
  g_autoptr(GError) error = NULL;
  bool done;
  int status = EXIT_FAILED;
  if (options_parse(command, argc, argv, &options, &done, &error))
    status = done ? EXIT_DONE : run(&options, &error);
  if (error)
    message_error(error);
  options_clear(&options);
  return status;
}

struct jg *options_open(const struct options *options, GError **error) {
  struct jg_error *cause = NULL;
  struct jg *jg = jg_new(&options->setup, &cause);
  if (!jg)
    message_pass_on(error, cause);
  return jg;
}

char *options_overview(void) {
  g_autoptr(GString) text = g_string_new(
      _("jianggao turns a Chinese speech (a plain text) into a handout to print and a Word file to edit."));
  g_string_append_printf(text, "\n\n%s\n", _("Usage:"));
  for (guint i = 0; i < COMMAND_COUNT; i++)
    g_string_append_printf(text, "  jianggao %-20s %s\n", command_rows[i].example, _(command_rows[i].purpose));
  g_string_append_printf(text, "\n%s\n",
                         _("jianggao COMMAND --help tells a command's options; man jianggao tells all."));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

void options_print_version(void) {
  g_auto(GStrv) present = NULL, lacking = NULL;
  sandbox_tell(&present, &lacking);
  g_autofree char *have = g_strjoinv(", ", present), *lack = g_strjoinv(", ", lacking);
  char *libraries = jg_libraries();
  g_print("jianggao %s\n%s\n%s", jg_version(), _("Free software under the MIT licence."), libraries);
  jg_text_free(libraries);
  if (*have)
    g_print(_("Locked in by: %s\n"), have);
  if (*lack)
    g_print(_("This system lacks: %s\n"), lack);
}
