#include "read/grammar.h"

#include "base/error.h"
#include "base/paths.h"
#include "doc/doc.h"

#include <glib/gi18n.h>
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

int state_from_name(const char *name) {
  for (guint i = 0; i < STATE_COUNT; i++)
    if (strcmp(states[i].name, name) == 0)
      return (int)i;
  return -1;
}

guint state_role(enum state state) {
  return states[state].role;
}

/* A line of a file of costs has at most so many words. */
#define LINE_WORDS 64

/* Where in a file of costs the reading is. */
struct place_in_file {
  const char *path;
  guint line;
};

static bool is_wrong(const struct place_in_file *place, const char *word, const char *expected, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s:%u: “%s”: expected %s"), place->path, place->line,
              word ? word : "", expected);
  return false;
}

/* Adds the pairs of state and points behind the first word of a line to a row. */
static bool add_points(const struct place_in_file *place, char **words, float *row, GError **error) {
  for (; *words; words += 2) {
    int state = state_from_name(words[0]);
    if (state < 0)
      return is_wrong(place, words[0], _("a state"), error);
    char *end = NULL;
    double points = words[1] ? g_ascii_strtod(words[1], &end) : 0;
    if (!words[1] || end == words[1] || *end)
      return is_wrong(place, words[1], _("points"), error);
    row[state] += (float)points;
  }
  return true;
}

/* The states that may be: what the line does not name is forbidden. */
static bool allow(const struct place_in_file *place, char **words, float *row, GError **error) {
  for (guint i = 0; i < STATE_COUNT; i++)
    row[i] = GRAMMAR_NEVER;
  for (; *words; words++) {
    int state = state_from_name(*words);
    if (state < 0)
      return is_wrong(place, *words, _("a state"), error);
    row[state] = 0;
  }
  return true;
}

/* One line, cut at blanks: may begin STATES, may STATE STATES, begin POINTS, step STATE POINTS, EVIDENCE POINTS. */
static bool add_line(struct grammar *grammar, const struct place_in_file *place, char **words, GError **error) {
  bool may = strcmp(words[0], "may") == 0;
  bool step = strcmp(words[0], "step") == 0;
  if ((may && g_strcmp0(words[1], "begin") == 0) || strcmp(words[0], "begin") == 0)
    return may ? allow(place, words + 2, grammar->begin, error) : add_points(place, words + 1, grammar->begin, error);
  if (may || step) {
    int from = words[1] ? state_from_name(words[1]) : -1;
    if (from < 0)
      return is_wrong(place, words[1], _("a state"), error);
    return may ? allow(place, words + 2, grammar->step[from], error)
               : add_points(place, words + 2, grammar->step[from], error);
  }
  int evidence = evidence_from_name(words[0]);
  if (evidence < 0)
    return is_wrong(place, words[0], _("a name of evidence"), error);
  return add_points(place, words + 1, grammar->points[evidence], error);
}

/* Cuts a line at its blanks into words, NULL-terminated, a comment aside; how many there are. */
static guint cut_line(char *line, char **words) {
  char *rest = NULL;
  guint count = 0;
  line[strcspn(line, "#")] = 0;
  for (char *word = strtok_r(line, " \t", &rest); word && count < LINE_WORDS; word = strtok_r(NULL, " \t", &rest))
    words[count++] = word;
  words[count] = NULL;
  return count;
}

static bool add_file(struct grammar *grammar, const char *name, GError **error) {
  g_autofree char *path = paths_data(name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, error))
    return false;
  struct place_in_file place = {path, 0};
  char *words[LINE_WORDS + 1];
  for (char *line = text; line;) {
    char *end = strchr(line, '\n');
    place.line++;
    if (end)
      *end = 0;
    if (cut_line(line, words) > 0 && !add_line(grammar, &place, words, error))
      return false;
    line = end ? end + 1 : NULL;
  }
  return true;
}

struct grammar *grammar_load(bool fitted, GError **error) {
  struct grammar *grammar = g_new0(struct grammar, 1);
  if (add_file(grammar, "styles/reader.costs", error) && (!fitted || add_file(grammar, "styles/reader.fitted", error)))
    return grammar;
  g_free(grammar);
  return NULL;
}
