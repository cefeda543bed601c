#include "read/rules.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "base/paths.h"
#include "text/chars.h"

#include <string.h>

/* Lines longer than this (in bytes) are never matched by a line pattern. */
#define LINE_BYTES 480

/* Words of one rule that count in one line. */
#define WORDS_COUNTED 2

/* How far around its trigger word a span pattern may look (in bytes). */
#define SPAN_REACH 400

/* A pattern alone: of a part of a line, or one of the user's for a whole line. */
struct junk_pattern {
  guint rule; /* its number */
  GRegex *regex;
};

/* The program's line patterns of one zone, all in one: matching them one by one takes five times as long. */
struct line_patterns {
  GArray *rules;   /* their numbers (guint), in the order of the alternatives */
  GString *source; /* the alternatives; group rN is that of rules[N] */
  GRegex *regex;   /* NULL: there are none */
};

#define ZONES (ZONE_EDGE + 1)

struct junk_word {
  const char *text; /* into rules.strings, ASCII letters in lower case */
  gsize length;
  guint rule;  /* index into rules.names */
  int pattern; /* of a trigger: index into rules.spans; else NO_PATTERN */
  guint next;  /* of its chain, 1-based; 0: the end */
};

#define NO_PATTERN (-1)

/* Chains of words, by their first character. */
#define CHAINS 4096

struct rule {
  const char *name; /* interned */
  guint weight;
  bool form; /* its line patterns hold by figures and signs */
};

struct rules {
  bool extra; /* the file being read is the user's */
  GRegexCompileFlags compile;
  GArray *rules;                     /* of struct rule */
  struct line_patterns lines[ZONES]; /* the program's */
  GArray *users[ZONES];              /* of struct junk_pattern: the user's, one by one, for one may be too slow */
  GArray *spans;                     /* of struct junk_pattern */
  GArray *words;                     /* of struct junk_word */
  guint16 chains[CHAINS];            /* the words added last, 1-based; most characters begin no word */
  GStringChunk *strings;
};

static void pattern_clear(gpointer data) {
  struct junk_pattern *pattern = data;
  g_regex_unref(pattern->regex);
}

static void lines_clear(struct line_patterns *lines) {
  if (!lines->rules)
    return;
  g_array_unref(lines->rules);
  g_string_free(lines->source, TRUE);
  g_clear_pointer(&lines->regex, g_regex_unref);
}

static guint chain_of(gunichar first) {
  return (first < 0x80 ? (gunichar)g_ascii_tolower((char)first) : first) % CHAINS;
}

static void add_word(struct rules *rules, const char *text, guint rule, int pattern) {
  g_autofree char *lower = g_ascii_strdown(text, -1);
  guint16 *chain = &rules->chains[chain_of(chars_at(lower))];
  struct junk_word word = {g_string_chunk_insert(rules->strings, lower), strlen(lower), rule, pattern, *chain};
  if (rules->words->len == G_MAXUINT16)
    return;
  g_array_append_val(rules->words, word);
  *chain = (guint16)rules->words->len;
}

/* Adds the words of a list parted by semicolons. */
static void add_words(struct rules *rules, const char *list, guint rule, int pattern) {
  g_auto(GStrv) words = g_strsplit(list, ";", -1);
  for (char **word = words; *word; word++)
    if (*g_strstrip(*word))
      add_word(rules, *word, rule, pattern);
}

/* So often a pattern is tried on a line at most: one that repeats what may be repeated in two ways would try for ever.
 * Of the user's that is told (struct rule_failures). */
#define MATCH_LIMIT "(*LIMIT_MATCH=20000)"

/* Compiles a pattern of a rule; NULL and an error that names it when it is none. */
static GRegex *compile(const struct rules *rules, const char *rule, const char *source, const char *path,
                       GError **error) {
  g_autoptr(GError) wrong = NULL;
  g_autofree char *limited = g_strconcat(MATCH_LIMIT, source, NULL);
  GRegex *regex = g_regex_new(limited, rules->compile | G_REGEX_CASELESS, 0, &wrong);
  if (!regex)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: rule [%s]: %s"), path, rule, wrong->message);
  return regex;
}

static const struct rule *rule_at(const struct rules *rules, guint number) {
  return &array_at(rules->rules, struct rule, number);
}

static bool add_pattern(struct rules *rules, GArray *patterns, guint rule, const char *source, const char *path,
                        GError **error) {
  const struct junk_pattern pattern = {rule, compile(rules, rule_at(rules, rule)->name, source, path, error)};
  if (pattern.regex)
    g_array_append_val(patterns, pattern);
  return pattern.regex != NULL;
}

/* A wrong pattern of the user's is told with its rule; the program's own are compiled together alone. */
static bool add_line_pattern(struct rules *rules, guint rule, enum zone zone, const char *source, const char *path,
                             GError **error) {
  if (rules->extra) {
    g_autofree char *whole = g_strdup_printf("^(?:%s)$", source);
    return add_pattern(rules, rules->users[zone], rule, whole, path, error);
  }
  struct line_patterns *lines = &rules->lines[zone];
  if (!lines->rules) {
    lines->rules = g_array_new(FALSE, FALSE, sizeof rule);
    lines->source = g_string_new("^(?:");
  }
  g_string_append_printf(lines->source, "%s(?<r%u>%s)", lines->rules->len > 0 ? "|" : "", lines->rules->len, source);
  g_array_append_val(lines->rules, rule);
  return true;
}

/* Compiles the program's line patterns. */
static bool compile_lines(struct rules *rules, const char *path, GError **error) {
  for (guint zone = 0; zone < ZONES; zone++) {
    struct line_patterns *lines = &rules->lines[zone];
    if (!lines->rules || lines->regex)
      continue;
    g_string_append(lines->source, ")$");
    lines->regex = compile(rules, zone == ZONE_EDGE ? "edge" : "any", lines->source->str, path, error);
    if (!lines->regex)
      return false;
  }
  return true;
}

static bool wrong_key(const char *path, const char *rule, const char *key, const char *expected, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: rule [%s]: %s: expected %s"), path, rule, key,
              expected);
  return false;
}

/* Reads the keys of one rule. */
static bool add_rule(struct rules *rules, GKeyFile *file, const char *name, const char *path, GError **error) {
  struct rule rule = {.name = g_intern_string(name)};
  guint index = rules->rules->len;
  enum zone zone = ZONE_ANY;
  g_autofree char *weight = g_key_file_get_value(file, name, "weight", NULL);
  g_autofree char *where = g_key_file_get_value(file, name, "zone", NULL);
  g_autofree char *near = g_key_file_get_value(file, name, "near", NULL);
  g_autofree char *form = g_key_file_get_value(file, name, "form", NULL);
  guint64 number = 1;
  if (weight && !g_ascii_string_to_unsigned(weight, 10, 1, 9, &number, NULL))
    return wrong_key(path, name, "weight", "1 … 9", error);
  rule.weight = (guint)number;
  if (where && strcmp(where, "any") != 0 && strcmp(where, "edge") != 0)
    return wrong_key(path, name, "zone", "any, edge", error);
  zone = where && strcmp(where, "edge") == 0 ? ZONE_EDGE : ZONE_ANY;
  if (form && strcmp(form, "yes") != 0)
    return wrong_key(path, name, "form", "yes", error);
  rule.form = form != NULL;
  g_array_append_val(rules->rules, rule);
  g_auto(GStrv) keys = g_key_file_get_keys(file, name, NULL, NULL);
  for (char **key = keys; key && *key; key++) {
    g_autofree char *value = g_key_file_get_value(file, name, *key, NULL);
    if (g_str_has_prefix(*key, "words")) {
      add_words(rules, value, index, NO_PATTERN);
    } else if (g_str_has_prefix(*key, "line")) {
      if (!add_line_pattern(rules, index, zone, value, path, error))
        return false;
    } else if (g_str_has_prefix(*key, "span")) {
      if (!near)
        return wrong_key(path, name, *key, "near", error);
      if (!add_pattern(rules, rules->spans, index, value, path, error))
        return false;
      add_words(rules, near, index, (int)rules->spans->len - 1);
    } else if (strcmp(*key, "weight") != 0 && strcmp(*key, "zone") != 0 && strcmp(*key, "near") != 0 &&
               strcmp(*key, "form") != 0) {
      return wrong_key(path, name, *key, "weight, zone, form, near, words, line, span", error);
    }
  }
  return true;
}

/* NULL and an error when it cannot be read.  PCRE2 takes patterns in UTF-8 alone. */
static GKeyFile *read_key_file(const char *path, GError **error) {
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) wrong = NULL;
  g_autofree char *text = NULL;
  gsize length;
  if (g_file_get_contents(path, &text, &length, &wrong) && !g_utf8_validate(text, (gssize)length, NULL))
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: is no text. Save it as UTF-8."), path);
  else if (text && g_key_file_load_from_data(file, text, length, G_KEY_FILE_NONE, &wrong))
    return g_steal_pointer(&file);
  else
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: %s"), path, wrong->message);
  return NULL;
}

static bool add_file(struct rules *rules, const char *path, GError **error) {
  g_autoptr(GKeyFile) file = read_key_file(path, error);
  if (!file)
    return false;
  g_auto(GStrv) names = g_key_file_get_groups(file, NULL);
  for (char **name = names; *name; name++)
    if (!add_rule(rules, file, *name, path, error))
      return false;
  return compile_lines(rules, path, error);
}

static GArray *patterns_new(void) {
  GArray *patterns = g_array_new(FALSE, FALSE, sizeof(struct junk_pattern));
  g_array_set_clear_func(patterns, pattern_clear);
  return patterns;
}

struct rules *rules_load(const char *extra, bool many_lines, GError **error) {
  struct rules *rules = g_new0(struct rules, 1);
  rules->compile = many_lines ? G_REGEX_OPTIMIZE : 0;
  rules->rules = g_array_new(FALSE, FALSE, sizeof(struct rule));
  rules->spans = patterns_new();
  for (guint zone = 0; zone < ZONES; zone++)
    rules->users[zone] = patterns_new();
  rules->words = g_array_new(FALSE, FALSE, sizeof(struct junk_word));
  rules->strings = g_string_chunk_new(4096);
  g_autofree char *path = paths_data("styles/junk.rules");
  bool read = add_file(rules, path, error);
  rules->extra = true;
  if (!read || (extra && !add_file(rules, extra, error))) {
    rules_free(rules);
    return NULL;
  }
  return rules;
}

void rules_free(struct rules *rules) {
  if (!rules)
    return;
  g_array_unref(rules->rules);
  for (guint zone = 0; zone < ZONES; zone++) {
    lines_clear(&rules->lines[zone]);
    g_array_unref(rules->users[zone]);
  }
  g_array_unref(rules->spans);
  g_array_unref(rules->words);
  g_string_chunk_free(rules->strings);
  g_free(rules);
}

/* Whether the text at `p` begins with the (lower-case) word, ASCII letters in either case. */
static bool word_at(const struct junk_word *word, const char *p, const char *end) {
  return (gsize)(end - p) >= word->length && g_ascii_strncasecmp(p, word->text, word->length) == 0;
}

/* The longest word that begins at `p`: a weighed one, or (when `trigger`) one that starts a span pattern.  Of equal
 * ones the first that was added. */
static const struct junk_word *find_word(const struct rules *rules, const char *p, const char *end, bool trigger) {
  const struct junk_word *found = NULL;
  for (guint next = rules->chains[chain_of(chars_at(p))]; next > 0;) {
    const struct junk_word *word = &array_at(rules->words, struct junk_word, next - 1);
    if ((word->pattern >= 0) == trigger && (!found || word->length >= found->length) && word_at(word, p, end))
      found = word;
    next = word->next;
  }
  return found;
}

gsize rules_word(const struct rules *rules, const char *text, gsize length) {
  const struct junk_word *word = find_word(rules, text, text + length, false);
  return word ? word->length : 0;
}

struct weight rules_weigh(const struct rules *rules, const char *text, gsize length) {
  const struct junk_word *seen[32];
  guint count = 0;
  struct weight weight = {0};
  const char *end = text + length;
  for (const char *p = text; p < end;) {
    const struct junk_word *word = find_word(rules, p, end, false);
    if (!word) {
      p = g_utf8_next_char(p);
      continue;
    }
    p += word->length;
    guint same_rule = 0;
    bool again = false;
    for (guint i = 0; i < count; i++) {
      again |= seen[i] == word;
      same_rule += seen[i]->rule == word->rule;
    }
    if (again || same_rule >= WORDS_COUNTED || count == G_N_ELEMENTS(seen))
      continue;
    seen[count++] = word;
    const struct rule *of = &array_at(rules->rules, struct rule, word->rule);
    weight.sum += of->weight;
    if (of->weight > weight.heaviest) {
      weight.heaviest = of->weight;
      weight.rule = of->name;
    }
  }
  return weight;
}

/* Line patterns are tried only where they can match: see styles/junk.rules. */
static bool may_match(const struct rules *rules, const char *text, gsize length) {
  const char *end = text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    if (g_ascii_isgraph(*p))
      return true;
    gunichar c = chars_at(p);
    if (chars_is_one_of("：【（｜丨", c) || find_word(rules, p, end, false))
      return true;
  }
  return false;
}

/* The first rule of the program's that knows the line, or NULL. */
static const struct rule *match_lines(const struct rules *rules, const struct line_patterns *lines, const char *text,
                                      gsize length) {
  g_autoptr(GMatchInfo) match = NULL;
  if (!lines->regex || !g_regex_match_full(lines->regex, text, (gssize)length, 0, 0, &match, NULL))
    return NULL;
  for (guint i = 0; i < lines->rules->len; i++) {
    char group[16];
    g_snprintf(group, sizeof group, "r%u", i);
    int start, end;
    if (g_match_info_fetch_named_pos(match, group, &start, &end) && start >= 0)
      return rule_at(rules, array_at(lines->rules, guint, i));
  }
  return NULL;
}

/* So many lines that a pattern of the user's gives up cost a tenth of a second. */
#define MOST_FAILURES 200

static bool are_usable(const struct rule_failures *failures) {
  return failures->lines < MOST_FAILURES;
}

static void note_failure(const struct rules *rules, const struct junk_pattern *pattern, const char *text, gsize length,
                         struct rule_failures *failures) {
  if (failures->lines++ > 0)
    return;
  failures->rule = rule_at(rules, pattern->rule)->name;
  failures->words = g_strndup(text, length);
}

/* The first rule of the user's that knows the line, or NULL. */
static const struct rule *match_users(const struct rules *rules, enum zone zone, const char *text, gsize length,
                                      struct rule_failures *failures) {
  for (guint i = 0; i < rules->users[zone]->len && are_usable(failures); i++) {
    const struct junk_pattern *pattern = &array_at(rules->users[zone], struct junk_pattern, i);
    g_autoptr(GError) error = NULL;
    if (g_regex_match_full(pattern->regex, text, (gssize)length, 0, 0, NULL, &error))
      return rule_at(rules, pattern->rule);
    if (error)
      note_failure(rules, pattern, text, length, failures);
  }
  return NULL;
}

struct line_rule rules_match_line(const struct rules *rules, const char *text, gsize length,
                                  struct rule_failures *failures) {
  const struct line_rule none = {.zone = ZONE_ANY};
  if (length > LINE_BYTES)
    return none;
  bool likely = may_match(rules, text, length);
  for (enum zone zone = ZONE_ANY; zone <= ZONE_EDGE; zone++) {
    const struct rule *own = likely ? match_lines(rules, &rules->lines[zone], text, length) : NULL; /* see junk.rules */
    const struct rule *rule = own ? own : match_users(rules, zone, text, length, failures);
    if (rule)
      return (struct line_rule){rule->name, zone, !own, rule->form};
  }
  return none;
}

/* Lets a span pattern look at the text around its trigger word; adds what it matches behind `after`. */
static gsize match_near(const struct rules *rules, const struct junk_pattern *pattern, const char *text, gsize length,
                        gsize trigger, gsize after, GArray *spans, struct rule_failures *failures) {
  gsize from = MAX(trigger - MIN(trigger, SPAN_REACH), after);
  gsize to = MIN(length, trigger + SPAN_REACH);
  while (((guchar)text[from] & 0xC0) == 0x80) /* whole characters */
    from++;
  while (((guchar)text[to] & 0xC0) == 0x80)
    to++;
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GError) error = NULL;
  bool found = are_usable(failures) &&
               g_regex_match_full(pattern->regex, text + from, (gssize)(to - from), 0, 0, &match, &error);
  int start = 0, end = 0;
  while (found && g_match_info_fetch_pos(match, 0, &start, &end) && (gsize)end + from <= trigger)
    found = g_match_info_next(match, &error);
  if (error)
    note_failure(rules, pattern, text + from, to - from, failures);
  if (!found || (gsize)start + from > trigger)
    return after;
  struct rule_span span = {from + (gsize)start, from + (gsize)end, rule_at(rules, pattern->rule)->name};
  g_array_append_val(spans, span);
  return span.end;
}

void rules_match_spans(const struct rules *rules, const char *text, gsize length, GArray *spans,
                       struct rule_failures *failures) {
  const char *end = text + length;
  gsize after = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    const struct junk_word *word = find_word(rules, p, end, true);
    gsize at = (gsize)(p - text);
    if (word && at >= after)
      after = match_near(rules, &array_at(rules->spans, struct junk_pattern, word->pattern), text, length, at, after,
                         spans, failures);
  }
}
