#include "read/grammar.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"
#include "doc/doc.h"
#include "text/chars.h"

#include <string.h>

static const struct {
  const char *name;
  guint role;
} states[] = {
#define STATE_ROW(id, name, role) {name, role},
    STATES(STATE_ROW)
#undef STATE_ROW
};

const char *state_name(enum state state) {
  return states[state].name;
}

guint state_role(enum state state) {
  return states[state].role;
}

/* A line of a file of costs being read. */
struct reading_line {
  GHashTable *evidence; /* names of facts, to their numbers and one more */
  const char *path;
  guint number;
  const char *at; /* what is left of it */
};

/* The next word, parted by blanks; empty at the end of the line, or before its comment. */
static struct slice next_word(struct reading_line *line) {
  const char *start = line->at + strspn(line->at, " \t");
  struct slice word = {start, strcspn(start, " \t#\n")};
  line->at = word.text + word.length;
  return word;
}

static bool is_word(struct slice word, const char *text) {
  return strncmp(word.text, text, word.length) == 0 && text[word.length] == '\0';
}

static bool is_wrong(const struct reading_line *line, struct slice word, const char *expected, GError **error) {
  g_autofree char *words = g_strndup(word.text, word.length);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s:%u: “%s”: expected %s"), line->path, line->number,
              words, expected);
  return false;
}

static int state_of(struct slice word) {
  for (guint i = 0; i < STATE_COUNT; i++)
    if (is_word(word, states[i].name))
      return (int)i;
  return -1;
}

/* The number that the next word is. */
static bool next_points(struct reading_line *line, double *points, GError **error) {
  struct slice number = next_word(line);
  char *end = NULL;
  *points = g_ascii_strtod(number.text, &end);
  return (number.length > 0 && end == number.text + number.length) || is_wrong(line, number, _("points"), error);
}

/* The number of the fact of this name, and one more; 0: there is none. */
static guint evidence_of(const struct reading_line *line, struct slice word) {
  g_autofree char *name = g_strndup(word.text, word.length);
  return GPOINTER_TO_UINT(g_hash_table_lookup(line->evidence, name));
}

/* Adds the pairs of state and points on the rest of the line to a row. */
static bool add_points(struct reading_line *line, float *row, GError **error) {
  for (struct slice word = next_word(line); word.length > 0; word = next_word(line)) {
    int state = state_of(word);
    if (state < 0)
      return is_wrong(line, word, _("a state"), error);
    double points;
    if (!next_points(line, &points, error))
      return false;
    row[state] += (float)points;
  }
  return true;
}

/* The states that may be: what the line does not name is forbidden. */
static bool allow(struct reading_line *line, float *row, GError **error) {
  for (guint i = 0; i < STATE_COUNT; i++)
    row[i] = GRAMMAR_NEVER;
  for (struct slice word = next_word(line); word.length > 0; word = next_word(line)) {
    int state = state_of(word);
    if (state < 0)
      return is_wrong(line, word, _("a state"), error);
    row[state] = 0;
  }
  return true;
}

/* Adds the pairs of evidence and points on the rest of the line. */
static bool add_title_points(struct reading_line *line, float *row, GError **error) {
  for (struct slice word = next_word(line); word.length > 0; word = next_word(line)) {
    guint evidence = evidence_of(line, word);
    if (evidence == 0)
      return is_wrong(line, word, _("a name of evidence"), error);
    double points;
    if (!next_points(line, &points, error))
      return false;
    row[evidence - 1] += (float)points;
  }
  return true;
}

/* may begin STATES, may STATE STATES, begin POINTS, as-title EVIDENCE POINTS, step STATE POINTS, EVIDENCE POINTS. */
static bool add_line(struct grammar *grammar, struct reading_line *line, GError **error) {
  struct slice first = next_word(line);
  bool may = is_word(first, "may");
  if (first.length == 0)
    return true;
  if (is_word(first, "begin"))
    return add_points(line, grammar->begin, error);
  if (is_word(first, "as-title"))
    return add_title_points(line, grammar->as_title, error);
  if (may || is_word(first, "step")) {
    struct slice from = next_word(line);
    int state = state_of(from);
    if (state < 0 && !(may && is_word(from, "begin")))
      return is_wrong(line, from, _("a state"), error);
    float *row = state < 0 ? grammar->begin : grammar->step[state];
    return may ? allow(line, row, error) : add_points(line, row, error);
  }
  guint evidence = evidence_of(line, first);
  if (evidence == 0)
    return is_wrong(line, first, _("a name of evidence"), error);
  return add_points(line, grammar->points[evidence - 1], error);
}

bool grammar_add(struct grammar *grammar, const char *path, GError **error) {
  g_autofree char *text = NULL;
  g_autoptr(GError) wrong = NULL;
  if (!g_file_get_contents(path, &text, NULL, &wrong)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", wrong->message);
    return false;
  }
  g_autoptr(GHashTable) evidence = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint id = 0; id < EVIDENCE_COUNT; id++)
    g_hash_table_insert(evidence, (gpointer)evidence_name((enum evidence_id)id), GUINT_TO_POINTER(id + 1));
  struct reading_line line = {.evidence = evidence, .path = path};
  for (const char *at = text; *at; at += *at == '\n') {
    line.number++;
    line.at = at;
    at += strcspn(at, "\n");
    if (!add_line(grammar, &line, error))
      return false;
  }
  return true;
}

struct grammar *grammar_load(bool fitted, GError **error) {
  struct grammar *grammar = g_new0(struct grammar, 1);
  g_autofree char *by_hand = paths_data("styles/reader.costs"), *fit = paths_data("styles/reader.fitted");
  if (grammar_add(grammar, by_hand, error) && (!fitted || grammar_add(grammar, fit, error)))
    return grammar;
  g_free(grammar);
  return NULL;
}
