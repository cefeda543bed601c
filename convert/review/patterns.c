#include "base/items.h"
#include "base/messages.h"
#include "review/passage.h"
#include "review/review_words.h"

#include "base/error.h"
#include "base/to_nul.h"
#include "text/chars.h"

#include <string.h>

/* Chains of words by their first characters. */
#define CHAINS 4096

/* One pattern, compiled when it is first wanted. */
struct pattern {
  char *text;
  char **words; /* the paragraph holds one of them, or the pattern is not tried; NULL: always */
  bool latin;   /* one of them stands for any Latin letter or Arabic figure */
  guint number; /* among those that are told */
  GRegex *regex;
  gsize ready; /* for g_once_init_enter */
};

/* A section of styles/review.rules. */
struct pattern_rule {
  enum finding_id id;       /* FINDING_COUNT: the section [guard] */
  GPtrArray *tell, *silent; /* of struct pattern */
};

/* A word, whose pattern wants it, and the next word of its chain (1-based; 0: the end). */
struct pattern_word {
  const char *text; /* into pattern.words */
  gsize length;
  guint pattern, next;
};

struct review_patterns {
  GPtrArray *rules;       /* of struct pattern_rule, in the order of the file */
  GArray *words_of_all;   /* of struct pattern_word */
  guint16 chains[CHAINS]; /* the heads of the chains */
  guint count;            /* of patterns that are told */
  guint8 *scripts;        /* scripts.c */
  const struct words *words;
  struct words *lists; /* the review's own */
};

static void pattern_free(gpointer data) {
  struct pattern *pattern = data;
  g_free(pattern->text);
  g_strfreev(pattern->words);
  g_clear_pointer(&pattern->regex, g_regex_unref);
  g_free(pattern);
}

static void rule_free(gpointer data) {
  struct pattern_rule *rule = data;
  g_ptr_array_unref(rule->tell);
  g_ptr_array_unref(rule->silent);
  g_free(rule);
}

/* ---- reading the file ---- */

static bool wrong(const char *path, guint line, const char *what, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s:%u: %s", path, line, what);
  return false;
}

static bool begin_rule(struct review_patterns *patterns, const char *path, guint line, const char *text,
                       GError **error) {
  g_autofree char *name = g_strndup(text + 1, strcspn(text + 1, "]"));
  struct pattern_rule *rule = g_new0(struct pattern_rule, 1);
  rule->id = finding_by_name(name);
  rule->tell = g_ptr_array_new_with_free_func(pattern_free);
  rule->silent = g_ptr_array_new_with_free_func(pattern_free);
  g_ptr_array_add(patterns->rules, rule);
  if (rule->id == FINDING_COUNT && strcmp(name, "guard") != 0)
    return wrong(path, line, _("no finding has this name"), error);
  return true;
}

/* Files the words of a pattern by their first characters. */
static void add_words(struct review_patterns *patterns, struct pattern *pattern) {
  for (char **word = pattern->words; word && *word; word++) {
    guint16 *chain = &patterns->chains[chars_at(*word) % CHAINS];
    const struct pattern_word added = {*word, strlen(*word), pattern->number, *chain};
    if (strcmp(*word, "@ascii") == 0) {
      pattern->latin = true;
      continue;
    }
    g_array_append_val(patterns->words_of_all, added);
    *chain = (guint16)patterns->words_of_all->len;
  }
}

static bool add_pattern(struct review_patterns *patterns, const char *path, guint line, const char *text, char **words,
                        GError **error) {
  bool tells = g_str_has_prefix(text, "tell "), silent = g_str_has_prefix(text, "not ");
  const struct pattern_rule *rule = pointer_last(patterns->rules);
  if (!rule || (!tells && !silent))
    return wrong(path, line, _("a line is a section in brackets, “if WORDS”, “tell PATTERN” or “not PATTERN”"), error);
  struct pattern *pattern = g_new0(struct pattern, 1);
  pattern->text = g_strdup(strchr(text, ' ') + 1);
  if (tells) {
    pattern->words = g_strdupv(words);
    pattern->number = patterns->count++;
    add_words(patterns, pattern);
  }
  g_ptr_array_add(tells ? rule->tell : rule->silent, pattern);
  return true;
}

/* The words of an “if” line; a blank is written ␣.  Free with g_strfreev. */
static char **read_condition(const char *text) {
  char **words = g_strsplit(text, " ", 0);
  for (char **word = words; *word; word++)
    if (strstr(*word, "␣")) {
      g_auto(GStrv) parts = g_strsplit(*word, "␣", 0);
      g_free(*word);
      *word = g_strjoinv(" ", parts);
    }
  return words;
}

static bool read_lines(struct review_patterns *patterns, const char *path, char **lines, GError **error) {
  g_auto(GStrv) words = NULL;
  for (guint i = 0; lines[i]; i++) {
    const char *line = g_strstrip(lines[i]);
    if (!*line || *line == '#')
      continue;
    if (*line == '[' || g_str_has_prefix(line, "if "))
      g_clear_pointer(&words, g_strfreev);
    if (g_str_has_prefix(line, "if "))
      words = read_condition(line + strlen("if "));
    else if (*line == '[' ? !begin_rule(patterns, path, i + 1, line, error)
                          : !add_pattern(patterns, path, i + 1, line, words, error))
      return false;
  }
  return true;
}

struct review_patterns *review_patterns_load(const char *path, const char *scripts, const struct words *words,
                                             GError **error) {
  g_autofree char *content = NULL;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &content, NULL, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
    return NULL;
  }
  if (!g_utf8_validate(content, TO_NUL, NULL)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: is no text. Save it as UTF-8."), path);
    return NULL;
  }
  g_autoptr(ReviewPatterns) patterns = g_new0(struct review_patterns, 1);
  patterns->words = words;
  patterns->rules = g_ptr_array_new_with_free_func(rule_free);
  patterns->words_of_all = g_array_new(FALSE, FALSE, sizeof(struct pattern_word));
  patterns->scripts = review_scripts_load(scripts, error);
  patterns->lists = patterns->scripts ? review_words_load(error) : NULL;
  if (!patterns->lists)
    return NULL;
  g_auto(GStrv) lines = g_strsplit(content, "\n", 0);
  if (!read_lines(patterns, path, lines, error))
    return NULL;
  return g_steal_pointer(&patterns);
}

/* Patterns are matched as bytes, told that these are UTF-8: else GLib has the rest of a passage checked for each match,
 * which takes seconds for a MiB in one line. */
#define AS_UTF8 "(*UTF)(*UCP)"

/* In machine code: few patterns are wanted in a text, so a short one does not feel it, and a long one takes a third. */
static GRegex *compile(const char *pattern, GError **error) {
  g_autofree char *text = g_strconcat(AS_UTF8, pattern, NULL);
  return g_regex_new(text, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, error);
}

bool review_patterns_compile(const struct review_patterns *patterns, GError **error) {
  for (guint i = 0; i < patterns->rules->len; i++) {
    const struct pattern_rule *rule = pointer_at(patterns->rules, i);
    const GPtrArray *lists[] = {rule->tell, rule->silent};
    for (gsize list = 0; list < G_N_ELEMENTS(lists); list++)
      for (guint k = 0; k < lists[list]->len; k++) {
        g_autoptr(GRegex) regex = compile(((struct pattern *)pointer_at(lists[list], k))->text, error);
        if (!regex)
          return false;
      }
  }
  return true;
}

void review_patterns_free(struct review_patterns *patterns) {
  if (!patterns)
    return;
  g_ptr_array_unref(patterns->rules);
  g_array_unref(patterns->words_of_all);
  g_free(patterns->scripts);
  words_free(patterns->lists);
  g_free(patterns);
}

const guint8 *review_patterns_scripts(const struct review_patterns *patterns) {
  return patterns->scripts;
}

const struct words *review_patterns_words(const struct review_patterns *patterns) {
  return patterns->words;
}

const struct words *review_patterns_lists(const struct review_patterns *patterns) {
  return patterns->lists;
}

/* ---- looking ---- */

/* A rule at work on a passage. */
struct search {
  struct review *review;
  struct passage *passage;
  const struct pattern_rule *rule;
  guint8 *silent; /* for each byte: a pattern for silence matches there; NULL until a match asks for it */
};

typedef void (*match_handler)(struct search *search, const GMatchInfo *match);

/* A pattern that does not compile is a fault of the file; the test of the file finds it. */
static GRegex *pattern_regex(struct pattern *pattern) {
  if (g_once_init_enter(&pattern->ready)) {
    g_autoptr(GError) error = NULL;
    pattern->regex = compile(pattern->text, &error);
    if (!pattern->regex)
      g_error("%s", error->message);
    g_once_init_leave(&pattern->ready, 1);
  }
  return pattern->regex;
}

/* What of the patterns' words a paragraph has. */
struct seen {
  bool *patterns; /* by number: one of the pattern's words */
  bool latin;     /* a Latin letter or an Arabic figure */
};

static void look(const struct review_patterns *patterns, const char *text, struct seen *seen) {
  for (guint i = 0; i < patterns->count; i++)
    seen->patterns[i] = false;
  seen->latin = false;
  for (; *text; text = g_utf8_next_char(text)) {
    seen->latin = seen->latin || g_ascii_isalnum(*text);
    for (guint next = patterns->chains[chars_at(text) % CHAINS]; next > 0;) {
      const struct pattern_word *word = &array_at(patterns->words_of_all, struct pattern_word, next - 1);
      if (!seen->patterns[word->pattern])
        seen->patterns[word->pattern] = strncmp(text, word->text, word->length) == 0;
      next = word->next;
    }
  }
}

static bool is_wanted(const struct pattern *pattern, const struct seen *seen) {
  return !pattern->words || seen->patterns[pattern->number] || (pattern->latin && seen->latin);
}

static GMatchInfo *first_match(struct pattern *pattern, const struct passage *passage) {
  GMatchInfo *match = NULL;
  g_regex_match_full(pattern_regex(pattern), passage->text, (gssize)passage->length, 0, 0, &match, NULL);
  return match;
}

static void match_all(struct review *review, struct passage *passage, const struct seen *seen,
                      const struct pattern_rule *rule, match_handler handle) {
  struct search search = {review, passage, rule, NULL};
  for (guint i = 0; i < rule->tell->len; i++) {
    if (!is_wanted(pointer_at(rule->tell, i), seen))
      continue;
    g_autoptr(GMatchInfo) match = first_match(pointer_at(rule->tell, i), passage);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL))
      handle(&search, match);
  }
  g_free(search.silent);
}

/* What of a match is wrong: its first group, or all of it. */
static void match_place(const GMatchInfo *match, int *start, int *end) {
  if (!g_match_info_fetch_pos(match, 1, start, end) || *start < 0)
    g_match_info_fetch_pos(match, 0, start, end);
}

/* A byte that a pattern for silence matches. */
#define SILENT 1

/* Where the rule's patterns for silence match. */
static guint8 *find_silent(const struct pattern_rule *rule, const struct passage *passage) {
  guint8 *silent = g_malloc0(passage->length);
  for (guint i = 0; i < rule->silent->len; i++) {
    g_autoptr(GMatchInfo) match = first_match(pointer_at(rule->silent, i), passage);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
      int from, to;
      g_match_info_fetch_pos(match, 0, &from, &to);
      memset(silent + from, SILENT, (gsize)(to - from));
    }
  }
  return silent;
}

static bool is_silent(struct search *search, int start, int end) {
  if (!search->silent)
    search->silent = find_silent(search->rule, search->passage);
  return memchr(search->silent + start, SILENT, (gsize)(end - start)) != NULL;
}

/* What is protected may stand inside a match (约12.6万元左右), but neither end of the match inside what is protected.
 */
static bool ends_are_free(const struct passage *passage, int start, int end) {
  return start < end && !passage->taken[start] && !passage->taken[end - 1];
}

static void tell_match(struct search *search, const GMatchInfo *match) {
  struct passage *passage = search->passage;
  int start, end;
  match_place(match, &start, &end);
  if (!ends_are_free(passage, start, end) || is_silent(search, start, end))
    return;
  bool whole = passage_is_free(passage, (gsize)start, (gsize)end);
  struct finding *finding = passage_tell(search->review, passage, search->rule->id, (gsize)start, (gsize)end, NULL);
  if (whole)
    passage_fix_match(passage, finding, (gsize)start, (gsize)end);
}

static void guard_match(struct search *search, const GMatchInfo *match) {
  int start, end;
  match_place(match, &start, &end);
  passage_take(search->passage, (gsize)start, (gsize)end);
}

/* Titles, tables and notes are looked at by rules that name them. */
static bool is_prose(const struct passage *passage) {
  enum role role = passage->block->role;
  return role == ROLE_BODY || role == ROLE_HEADING || role == ROLE_INNER_SALUTATION;
}

void review_guard(struct review *review) {
  g_autofree bool *patterns = g_new(bool, review->patterns->count);
  struct seen seen = {.patterns = patterns};
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    const GArray *holders = passage->block->placeholders;
    look(review->patterns, passage->text, &seen);
    for (guint k = 0; holders && k < holders->len; k++) {
      const struct placeholder *holder = &array_at(holders, struct placeholder, k);
      if (!holder->filled)
        passage_take(passage, holder->start, holder->start + holder->length);
    }
    for (guint k = 0; k < review->patterns->rules->len; k++) {
      const struct pattern_rule *rule = pointer_at(review->patterns->rules, k);
      if (rule->id == FINDING_COUNT)
        match_all(review, passage, &seen, rule, guard_match);
    }
  }
}

void review_patterns_find(struct review *review) {
  g_autofree bool *patterns = g_new(bool, review->patterns->count);
  struct seen seen = {.patterns = patterns};
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    if (!is_prose(passage))
      continue;
    look(review->patterns, passage->text, &seen);
    for (guint k = 0; k < review->patterns->rules->len; k++) {
      const struct pattern_rule *rule = pointer_at(review->patterns->rules, k);
      if (rule->id != FINDING_COUNT)
        match_all(review, passage, &seen, rule, tell_match);
    }
  }
}
