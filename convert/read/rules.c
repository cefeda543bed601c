#include "read/rules.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"

#include <string.h>

/* Lines longer than this (in bytes) are never matched by a line pattern. */
#define LINE_BYTES 480

/* Words of one rule that count in one line. */
#define WORDS_COUNTED 2

/* How far around its trigger word a span pattern may look (in bytes). */
#define SPAN_REACH 400

struct pattern {
  const char *rule; /* interned */
  enum zone zone;
  bool always; /* of the user's: tried on every line */
  GRegex *regex;
};

struct word {
  char *text;
  gsize length;
  guint rule;  /* index into rules.names */
  int pattern; /* of a trigger: index into rules.spans; else -1 */
};

struct rule {
  const char *name; /* interned */
  guint weight;
};

struct rules {
  bool extra; /* the file being read is the user's */
  GRegexCompileFlags compile;
  GArray *rules;       /* of struct rule */
  GArray *lines;       /* of struct pattern */
  GArray *spans;       /* of struct pattern */
  GHashTable *words;   /* first character -> GArray of struct word, longest first */
  guint8 firsts[8192]; /* a bit for the low 16 bits of each first character: most characters begin no word */
};

static void pattern_clear(gpointer data) {
  struct pattern *pattern = data;
  g_regex_unref(pattern->regex);
}

static void word_clear(gpointer data) {
  struct word *word = data;
  g_free(word->text);
}

static void bucket_free(gpointer data) {
  g_array_unref(data);
}

static gint longest_first(gconstpointer a, gconstpointer b) {
  const struct word *left = a;
  const struct word *right = b;
  return (left->length < right->length) - (left->length > right->length);
}

static void add_word(struct rules *rules, const char *text, guint rule, int pattern) {
  struct word word = {g_utf8_strdown(text, -1), 0, rule, pattern};
  word.length = strlen(word.text);
  gunichar first = g_utf8_get_char(word.text);
  gpointer key = GUINT_TO_POINTER(first);
  rules->firsts[(first & 0xFFFF) / 8] |= (guint8)(1u << (first % 8));
  GArray *bucket = g_hash_table_lookup(rules->words, key);
  if (!bucket) {
    bucket = g_array_new(FALSE, FALSE, sizeof(struct word));
    g_array_set_clear_func(bucket, word_clear);
    g_hash_table_insert(rules->words, key, bucket);
  }
  g_array_append_val(bucket, word);
  g_array_sort(bucket, longest_first);
}

/* Adds the words of a list parted by semicolons. */
static void add_words(struct rules *rules, const char *list, guint rule, int pattern) {
  g_auto(GStrv) words = g_strsplit(list, ";", -1);
  for (char **word = words; *word; word++)
    if (*g_strstrip(*word))
      add_word(rules, *word, rule, pattern);
}

static bool add_pattern(const struct rules *rules, GArray *patterns, const char *rule, enum zone zone,
                        const char *source, const char *path, GError **error) {
  g_autoptr(GError) wrong = NULL;
  GRegex *regex = g_regex_new(source, rules->compile | G_REGEX_CASELESS, 0, &wrong);
  if (!regex) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: rule [%s]: %s"), path, rule, wrong->message);
    return false;
  }
  struct pattern pattern = {rule, zone, rules->extra, regex};
  g_array_append_val(patterns, pattern);
  return true;
}

static bool wrong_key(const char *path, const char *rule, const char *key, const char *expected, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: rule [%s]: %s: expected %s"), path, rule, key,
              expected);
  return false;
}

/* Reads the keys of one rule. */
static bool add_rule(struct rules *rules, GKeyFile *file, const char *name, const char *path, GError **error) {
  struct rule rule = {g_intern_string(name), 1};
  guint index = rules->rules->len;
  enum zone zone = ZONE_ANY;
  g_autofree char *weight = g_key_file_get_value(file, name, "weight", NULL);
  g_autofree char *where = g_key_file_get_value(file, name, "zone", NULL);
  g_autofree char *near = g_key_file_get_value(file, name, "near", NULL);
  guint64 number = 0;
  if (weight && !g_ascii_string_to_unsigned(weight, 10, 1, 9, &number, NULL))
    return wrong_key(path, name, "weight", "1 … 9", error);
  rule.weight = weight ? (guint)number : 1;
  if (where && strcmp(where, "any") != 0 && strcmp(where, "edge") != 0)
    return wrong_key(path, name, "zone", "any, edge", error);
  zone = where && strcmp(where, "edge") == 0 ? ZONE_EDGE : ZONE_ANY;
  g_array_append_val(rules->rules, rule);
  g_auto(GStrv) keys = g_key_file_get_keys(file, name, NULL, NULL);
  for (char **key = keys; key && *key; key++) {
    g_autofree char *value = g_key_file_get_value(file, name, *key, NULL);
    if (g_str_has_prefix(*key, "words")) {
      add_words(rules, value, index, -1);
    } else if (g_str_has_prefix(*key, "line")) {
      g_autofree char *whole = g_strdup_printf("^(?:%s)$", value);
      if (!add_pattern(rules, rules->lines, rule.name, zone, whole, path, error))
        return false;
    } else if (g_str_has_prefix(*key, "span")) {
      if (!near)
        return wrong_key(path, name, *key, "near", error);
      if (!add_pattern(rules, rules->spans, rule.name, zone, value, path, error))
        return false;
      add_words(rules, near, index, (int)rules->spans->len - 1);
    } else if (strcmp(*key, "weight") != 0 && strcmp(*key, "zone") != 0 && strcmp(*key, "near") != 0) {
      return wrong_key(path, name, *key, "weight, zone, near, words, line, span", error);
    }
  }
  return true;
}

static bool add_file(struct rules *rules, const char *path, GError **error) {
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) wrong = NULL;
  if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &wrong)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: %s"), path, wrong->message);
    return false;
  }
  g_auto(GStrv) names = g_key_file_get_groups(file, NULL);
  for (char **name = names; *name; name++)
    if (!add_rule(rules, file, *name, path, error))
      return false;
  return true;
}

struct rules *rules_load(const char *extra, bool many_lines, GError **error) {
  struct rules *rules = g_new0(struct rules, 1);
  rules->compile = many_lines ? G_REGEX_OPTIMIZE : 0;
  rules->rules = g_array_new(FALSE, FALSE, sizeof(struct rule));
  rules->lines = g_array_new(FALSE, FALSE, sizeof(struct pattern));
  rules->spans = g_array_new(FALSE, FALSE, sizeof(struct pattern));
  g_array_set_clear_func(rules->lines, pattern_clear);
  g_array_set_clear_func(rules->spans, pattern_clear);
  rules->words = g_hash_table_new_full(NULL, NULL, NULL, bucket_free);
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
  g_array_unref(rules->lines);
  g_array_unref(rules->spans);
  g_hash_table_unref(rules->words);
  g_free(rules);
}

/* Whether the text at `p` begins with the (lower-case) word, ASCII letters in either case. */
static bool word_at(const struct word *word, const char *p, const char *end) {
  return (gsize)(end - p) >= word->length && g_ascii_strncasecmp(p, word->text, word->length) == 0;
}

/* The longest word that begins at `p`: a weighed one, or (when `trigger`) one that starts a span pattern. */
static const struct word *find_word(const struct rules *rules, const char *p, const char *end, bool trigger) {
  gunichar first = g_utf8_get_char(p);
  if (first >= 'A' && first <= 'Z')
    first += 'a' - 'A';
  if (!(rules->firsts[(first & 0xFFFF) / 8] & (1u << (first % 8))))
    return NULL;
  const GArray *bucket = g_hash_table_lookup(rules->words, GUINT_TO_POINTER(first));
  for (guint i = 0; bucket && i < bucket->len; i++) {
    const struct word *word = &g_array_index(bucket, struct word, i);
    if ((word->pattern >= 0) == trigger && word_at(word, p, end))
      return word;
  }
  return NULL;
}

struct weight rules_weigh(const struct rules *rules, const char *text, gsize length) {
  const struct word *seen[32];
  guint count = 0;
  struct weight weight = {0, 0, NULL};
  const char *end = text + length;
  for (const char *p = text; p < end;) {
    const struct word *word = find_word(rules, p, end, false);
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
    const struct rule *of = &g_array_index(rules->rules, struct rule, word->rule);
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
    if (*p > ' ' && (guchar)*p < 0x80)
      return true;
    gunichar c = g_utf8_get_char(p);
    if (c == 0xFF1A || c == 0x3010 || c == 0xFF08 || find_word(rules, p, end, false))
      return true;
  }
  return false;
}

const char *rules_match_line(const struct rules *rules, const char *text, gsize length, bool edge) {
  if (length > LINE_BYTES)
    return NULL;
  bool likely = may_match(rules, text, length);
  for (guint i = 0; i < rules->lines->len; i++) {
    const struct pattern *pattern = &g_array_index(rules->lines, struct pattern, i);
    if ((likely || pattern->always) && (pattern->zone == ZONE_ANY || edge) &&
        g_regex_match_full(pattern->regex, text, (gssize)length, 0, 0, NULL, NULL))
      return pattern->rule;
  }
  return NULL;
}

/* Lets a span pattern look at the text around its trigger word; adds what it matches behind `after`. */
static gsize match_near(const struct pattern *pattern, const char *text, gsize length, gsize trigger, gsize after,
                        GArray *spans) {
  gsize from = trigger > SPAN_REACH ? trigger - SPAN_REACH : 0;
  from = MAX(from, after);
  gsize to = MIN(length, trigger + SPAN_REACH);
  while (from < trigger && ((guchar)text[from] & 0xC0) == 0x80)
    from++;
  while (to < length && ((guchar)text[to] & 0xC0) == 0x80)
    to++;
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match_full(pattern->regex, text + from, (gssize)(to - from), 0, 0, &match, NULL))
    return after;
  int start, end;
  while (g_match_info_fetch_pos(match, 0, &start, &end) && (gsize)end + from <= trigger)
    if (!g_match_info_next(match, NULL))
      return after;
  if (end <= start || (gsize)start + from > trigger)
    return after;
  struct rule_span span = {from + (gsize)start, from + (gsize)end, pattern->rule};
  g_array_append_val(spans, span);
  return span.end;
}

void rules_match_spans(const struct rules *rules, const char *text, gsize length, GArray *spans) {
  const char *end = text + length;
  gsize after = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    const struct word *word = find_word(rules, p, end, true);
    gsize at = (gsize)(p - text);
    if (word && at >= after)
      after = match_near(&g_array_index(rules->spans, struct pattern, word->pattern), text, length, at, after, spans);
  }
}
