#include "style/title_rules.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/to_nul.h"

#include <math.h>
#include <string.h>

#define BLANKS " \t\r"

static const struct {
  const char *name;
  enum title_word word;
} sections[] = {
    {"[terms]", TITLE_TERM},     {"[organs]", TITLE_ORGAN},
    {"[events]", TITLE_EVENT},   {"[event-words]", TITLE_EVENT_WORD},
    {"[times]", TITLE_TIME},     {"[openers]", TITLE_OPENER},
    {"[scopes]", TITLE_SCOPE},   {"[positions]", TITLE_POSITION},
    {"[holders]", TITLE_HOLDER}, {"[followers]", TITLE_FOLLOWER},
    {"[joiners]", TITLE_JOINER}, {"[works]", TITLE_WORK},
    {"[verbs]", TITLE_VERB},     {"[issues]", TITLE_ISSUE},
    {"[actions]", TITLE_ACTION}, {"[persons]", TITLE_PERSONS},
    {"[kinds]", TITLE_KIND},     {"[attributes]", TITLE_ATTRIBUTE},
};

static const char *const cost_names[TITLE_COST_COUNT] = {
#define X(symbol, name) name,
    TITLE_COSTS(X)
#undef X
};

/* Sections that have no words. */
enum { COSTS = 0, TRADITIONAL = 1 << 30 };

/* A file being read. */
struct rules_file {
  struct title_rules *rules;
  const char *path;
  guint line;
  guint section; /* enum title_word, or COSTS or TRADITIONAL */
};

static bool wrong(const struct rules_file *reading, const char *what, const char *word, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s:%u: %s: %s", reading->path, reading->line, word, what);
  return false;
}

static bool enter_section(struct rules_file *reading, const char *name, GError **error) {
  reading->section = strcmp(name, "[traditional]") == 0 ? TRADITIONAL : COSTS;
  for (gsize i = 0; i < G_N_ELEMENTS(sections); i++)
    if (strcmp(sections[i].name, name) == 0)
      reading->section = sections[i].word;
  return reading->section > 0 || strcmp(name, "[costs]") == 0 ||
         wrong(reading, _("no such section; titles.rules of the program has them all"), name, error);
}

static bool set_cost(struct rules_file *reading, const char *name, const char *value, GError **error) {
  char *end = NULL;
  double cost = value ? g_ascii_strtod(value, &end) : 0;
  if (!value || *end || !isfinite(cost))
    return wrong(reading, _("a cost is a name and a number, such as: border 20"), name, error);
  for (guint i = 0; i < TITLE_COST_COUNT; i++)
    if (strcmp(cost_names[i], name) == 0) {
      reading->rules->costs[i] = cost;
      return true;
    }
  return wrong(reading, _("no such cost; titles.rules of the program has them all"), name, error);
}

static void add_word(struct rules_file *reading, char *word) {
  struct title_rules *rules = reading->rules;
  guint words = GPOINTER_TO_UINT(g_hash_table_lookup(rules->words, word)) | reading->section;
  rules->longest = MAX(rules->longest, (guint)g_utf8_strlen(word, TO_NUL));
  g_hash_table_insert(rules->words, word, GUINT_TO_POINTER(words));
}

/* 會会 */
static bool add_character(struct rules_file *reading, const char *pair, GError **error) {
  const gunichar traditional = g_utf8_get_char(pair), simplified = g_utf8_get_char(g_utf8_next_char(pair));
  if (g_utf8_strlen(pair, TO_NUL) != 2 || g_unichar_to_utf8(traditional, NULL) != g_unichar_to_utf8(simplified, NULL))
    return wrong(reading, _("a traditional character and the simplified one, such as: 會会"), pair, error);
  g_hash_table_insert(reading->rules->simplified, GUINT_TO_POINTER(traditional), GUINT_TO_POINTER(simplified));
  return true;
}

/* A line without its comment: a section's name, words, or a cost. */
static bool read_line(struct rules_file *reading, char *line, GError **error) {
  char *rest, *first = strtok_r(line, BLANKS, &rest);
  if (!first)
    return true;
  if (*first == '[')
    return enter_section(reading, first, error);
  if (reading->section == COSTS)
    return set_cost(reading, first, strtok_r(NULL, BLANKS, &rest), error);
  for (char *word = first; word; word = strtok_r(NULL, BLANKS, &rest))
    if (reading->section != TRADITIONAL)
      add_word(reading, word);
    else if (!add_character(reading, word, error))
      return false;
  return true;
}

static bool read_file(struct title_rules *rules, const char *path, GError **error) {
  char *content;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &content, NULL, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return false;
  }
  g_ptr_array_add(rules->texts, content);
  if (!g_utf8_validate(content, TO_NUL, NULL)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: is no text. Save it as UTF-8."), path);
    return false;
  }
  struct rules_file reading = {rules, path, 0, TITLE_TERM};
  for (char *line = content, *next; line; line = next) {
    reading.line++;
    next = strchr(line, '\n');
    if (next)
      *next++ = '\0';
    line[strcspn(line, "#")] = '\0';
    if (!read_line(&reading, line, error))
      return false;
  }
  return true;
}

static bool check_complete(const struct title_rules *rules, const char *path, GError **error) {
  for (guint i = 0; i < TITLE_COST_COUNT; i++)
    if (isnan(rules->costs[i])) {
      g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: the cost %s is missing"), path, cost_names[i]);
      return false;
    }
  return true;
}

struct title_rules *title_rules_load(const char *path, const char *extra, GError **error) {
  g_autoptr(TitleRules) rules = g_new0(struct title_rules, 1);
  rules->words = g_hash_table_new(g_str_hash, g_str_equal);
  rules->simplified = g_hash_table_new(NULL, NULL);
  rules->texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < TITLE_COST_COUNT; i++)
    rules->costs[i] = NAN;
  if (!read_file(rules, path, error) || !check_complete(rules, path, error) ||
      (extra && !read_file(rules, extra, error)))
    return NULL;
  return g_steal_pointer(&rules);
}

void title_rules_free(struct title_rules *rules) {
  if (!rules)
    return;
  g_hash_table_unref(rules->words);
  g_hash_table_unref(rules->simplified);
  g_ptr_array_unref(rules->texts);
  g_free(rules);
}

guint title_rules_find(const struct title_rules *rules, const char *text, gsize length) {
  g_autofree char *word = g_strndup(text, length);
  return GPOINTER_TO_UINT(g_hash_table_lookup(rules->words, word));
}

char *title_rules_simplify(const struct title_rules *rules, const char *title) {
  char *simplified = g_strdup(title);
  for (char *p = simplified; *p; p = g_utf8_next_char(p)) {
    const gunichar c = GPOINTER_TO_UINT(g_hash_table_lookup(rules->simplified, GUINT_TO_POINTER(g_utf8_get_char(p))));
    if (c)
      g_unichar_to_utf8(c, p);
  }
  return simplified;
}
