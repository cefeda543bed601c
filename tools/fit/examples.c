#include "examples.h"

#include "base/report.h"
#include "read/read.h"
#include "text/source.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#define STATE(id) ((state_set)1 << STATE_##id)

/* The states of a letter of a case, or 0. */
static state_set states_of(char letter) {
  static const struct {
    char letter;
    state_set states;
  } letters[] = {{'T', STATE(TITLE)},   {'s', STATE(SUBTITLE)},  {'S', STATE(SALUTATION)}, {'H', STATE(HEADING)},
                 {'R', STATE(RUN_IN)},  {'B', STATE(BODY)},      {'I', STATE(INNER)},      {'D', STATE(DIRECTION)},
                 {'N', STATE(NOTE)},    {'G', STATE(SIGNATURE)}, {'A', STATE(ATTACHMENT)}, {'X', STATE(TABLE)},
                 {'x', STATES_LEFT_OUT}};
  for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
    if (letters[i].letter == letter)
      return letters[i].states;
  return 0;
}

void example_free(gpointer data) {
  struct example *example = data;
  g_free(example->name);
  g_free(example->source);
  g_array_unref(example->pieces);
  g_free(example);
}

/* Reads one line of --dump evidence: LINE:COLUMN fact fact …; proofs N rule, typed: words */
static void add_piece(struct example *example, const char *dumped, const GArray *right) {
  struct labelled piece = {.line = (guint)strtoul(dumped, NULL, 10)};
  const char *end = strstr(dumped, "; proofs");
  const char *words = end ? strstr(end, ": ") : NULL;
  if (!words)
    return;
  g_autofree char *facts = g_strndup(dumped, (gsize)(end - dumped));
  g_auto(GStrv) names = g_strsplit(facts, " ", -1);
  for (char **name = names + 1; *names && *name; name++)
    if (evidence_from_name(*name) >= 0)
      evidence_set(&piece.evidence, (enum evidence_id)evidence_from_name(*name), true);
  bool typed = g_strstr_len(end, words - end, ", typed") != NULL;
  bool row = evidence_has(&piece.evidence, EVIDENCE_ROW);
  piece.allowed = row ? STATE(TABLE) : STATES_ALL & ~STATE(TABLE) & (typed ? ~STATES_LEFT_OUT : STATES_ALL);
  state_set known = piece.line < right->len ? g_array_index(right, state_set, piece.line) : 0;
  piece.right = known & piece.allowed ? known & piece.allowed : piece.allowed;
  piece.characters = (guint)g_utf8_strlen(words + 2, -1);
  g_array_append_val(example->pieces, piece);
}

/* Of pieces that share a line the labels of the line say nothing. */
static void forget_shared_lines(struct example *example) {
  for (guint i = 1; i < example->pieces->len; i++) {
    struct labelled *before = &g_array_index(example->pieces, struct labelled, i - 1);
    struct labelled *piece = &g_array_index(example->pieces, struct labelled, i);
    if (piece->line != before->line)
      continue;
    before->right = before->allowed;
    piece->right = piece->allowed;
  }
}

/* The evidence of a text, labelled; NULL when it cannot be read. */
static struct example *example_new(const char *name, const char *source, const char *text, gsize length,
                                   const GArray *right) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, length);
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) decoded = source_decode(name, bytes, NULL, report, NULL);
  g_autoptr(GString) dump = g_string_new(NULL);
  struct read_dumps dumps = {.evidence = dump};
  struct read_options options = {.dumps = &dumps};
  g_autoptr(Doc) doc = decoded ? read_source(decoded, &options, report, NULL) : NULL;
  if (dump->len == 0)
    return NULL;
  struct example *example = g_new0(struct example, 1);
  example->name = g_strdup(name);
  example->source = g_strdup(source);
  example->pieces = g_array_new(FALSE, TRUE, sizeof(struct labelled));
  g_auto(GStrv) lines = g_strsplit(dump->str, "\n", -1);
  for (char **line = lines; *line; line++)
    add_piece(example, *line, right);
  forget_shared_lines(example);
  return example;
}

static void set_right(GArray *right, guint line, state_set states) {
  if (line >= right->len)
    g_array_set_size(right, line + 1);
  if (!g_array_index(right, state_set, line))
    g_array_index(right, state_set, line) = states;
}

/* The numbers of a list of a gold file: numbers, or objects with a "line". */
static void set_list(GArray *right, JsonObject *gold, const char *member, state_set states, state_set run_in) {
  JsonArray *list = json_object_has_member(gold, member) ? json_object_get_array_member(gold, member) : NULL;
  for (guint i = 0; list && i < json_array_get_length(list); i++) {
    JsonNode *node = json_array_get_element(list, i);
    if (!JSON_NODE_HOLDS_OBJECT(node)) {
      set_right(right, (guint)json_node_get_int(node), states);
      continue;
    }
    JsonObject *entry = json_node_get_object(node);
    bool runs = json_object_has_member(entry, "run_in") && json_object_get_boolean_member(entry, "run_in");
    set_right(right, (guint)json_object_get_int_member(entry, "line"), runs ? run_in : states);
  }
}

static bool add_gold(GPtrArray *examples, const char *folder, const char *path, GError **error) {
  g_autoptr(JsonParser) parser = json_parser_new();
  if (!json_parser_load_from_file(parser, path, error))
    return false;
  JsonObject *gold = json_node_get_object(json_parser_get_root(parser));
  g_autoptr(GArray) right = g_array_new(FALSE, TRUE, sizeof(state_set));
  static const struct {
    const char *member;
    state_set states;
  } lists[] = {{"boilerplate_lines", STATES_LEFT_OUT},
               {"title_line_numbers", STATE(TITLE)},
               {"subtitle_line_numbers", STATE(SUBTITLE)},
               {"salutation_line_numbers", STATE(SALUTATION)},
               {"headings", STATE(HEADING)},
               {"inner_salutations", STATE(INNER)},
               {"stage_direction_lines", STATE(DIRECTION)},
               {"endnote_lines", STATE(NOTE)},
               {"attachment_lines", STATE(ATTACHMENT)},
               {"signature", STATE(SIGNATURE)},
               {"body_lines", STATE(BODY)}};
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    set_list(right, gold, lists[i].member, lists[i].states, STATE(RUN_IN));
  const char *file = json_object_get_string_member(gold, "file");
  g_autofree char *text_path = g_build_filename(folder, "texts", file, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents(text_path, &text, &length, error))
    return false;
  const char *site = strrchr(file, '_'); /* r2_SUBJECT_SITE.txt */
  struct example *example = example_new(file, g_str_has_prefix(file, "r2_") && site ? site : file, text, length, right);
  if (example)
    g_ptr_array_add(examples, example);
  return true;
}

/* Ends a case of a case file: its text is read with the labels found so far. */
static void end_case(GPtrArray *examples, const char *name, guint number, GString *text, GArray *right) {
  g_autofree char *label = g_strdup_printf("%s#%u", name, number);
  struct example *example = text->len > 0 ? example_new(label, name, text->str, text->len, right) : NULL;
  if (example)
    g_ptr_array_add(examples, example);
  g_string_truncate(text, 0);
  g_array_set_size(right, 0);
}

/* A case file (tests/unit/test_read_cases.c tells its form).  Texts in one physical line teach nothing here: their
 * pieces have no line numbers of their own. */
static bool add_cases(GPtrArray *examples, const char *path, GError **error) {
  g_autofree char *all = NULL;
  if (!g_file_get_contents(path, &all, NULL, error))
    return false;
  g_autofree char *name = g_path_get_basename(path);
  g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) right = g_array_new(FALSE, TRUE, sizeof(state_set));
  guint number = 0;
  guint line_of_text = 1;
  for (char **line = lines; *line; line++) {
    const char *bar = strchr(*line, '|');
    if (**line == '#' && (!bar || (*line)[1] == ' ')) {
      end_case(examples, name, number++, text, right);
      line_of_text = 1;
      continue;
    }
    if (bar)
      set_right(right, line_of_text, states_of(**line));
    g_autofree char *raw = g_strdup(bar ? bar + 1 : "");
    g_auto(GStrv) opened = g_strsplit(raw, "⟦", -1);
    g_autofree char *half = g_strjoinv("", opened);
    g_auto(GStrv) closed = g_strsplit(half, "⟧", -1);
    g_autofree char *whole = g_strjoinv("", closed);
    bool goes_on = g_str_has_suffix(whole, "\\");
    g_string_append_len(text, whole, (gssize)strlen(whole) - goes_on);
    g_string_append(text, goes_on ? "" : "\n");
    line_of_text += !goes_on;
  }
  end_case(examples, name, number, text, right);
  return true;
}

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool examples_add(GPtrArray *examples, const char *folder, GError **error) {
  g_autofree char *gold = g_build_filename(folder, "gold", NULL);
  bool shared = g_file_test(gold, G_FILE_TEST_IS_DIR);
  g_autoptr(GDir) dir = g_dir_open(shared ? gold : folder, 0, error);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir))
    if (g_str_has_suffix(name, shared ? ".json" : ".txt"))
      g_ptr_array_add(paths, g_build_filename(shared ? gold : folder, name, NULL));
  g_ptr_array_sort(paths, by_name);
  bool done = dir != NULL;
  for (guint i = 0; done && i < paths->len; i++)
    done = shared ? add_gold(examples, folder, paths->pdata[i], error) : add_cases(examples, paths->pdata[i], error);
  return done;
}
