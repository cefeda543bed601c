/* The rules about text that sites add: data from styles/junk.rules and files of the user's. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Where in the text a rule may speak. */
enum zone {
  ZONE_ANY,
  ZONE_EDGE, /* before the speech begins or after it has ended */
};

struct rules;

/* Reads the program's rules and, when `extra` is not NULL, the user's file.  The format is explained in
 * styles/junk.rules.  Errors: JIANGGAO_ERROR_STYLE with the file and what is wrong in it.  Free with rules_free.
 * `many_lines` compiles the patterns to machine code, which pays from some thousand lines on. */
struct rules *rules_load(const char *extra, bool many_lines, GError **error);
void rules_free(struct rules *rules);

/* What the words of a line say together. */
struct weight {
  guint sum;        /* of the weights of the words, each word once, two words of a rule at most */
  guint heaviest;   /* the greatest of them */
  const char *rule; /* whose word that is; NULL when there is none */
};

/* Patterns of the user's that were tried too often on a line: what is left of the text does without when there are too
 * many such lines. */
struct rule_failures {
  guint lines;
  const char *rule; /* of the first; interned */
  char *words;      /* of the first line; free with g_free */
};

/* How much the words of a line speak for advertising. */
struct weight rules_weigh(const struct rules *rules, const char *text, gsize length);

/* Bytes of the longest word of advertising that the text begins with; 0 when there is none. */
gsize rules_word(const struct rules *rules, const char *text, gsize length);

/* A rule whose line pattern matches a whole line. */
struct line_rule {
  const char *name; /* interned; NULL: there is none */
  enum zone zone;
  bool users; /* it is one of the user's */
  bool form;  /* it holds by figures, signs and addresses, not by words alone */
};

/* The rule that knows the whole line, one that speaks anywhere before one that speaks at the edges alone. */
struct line_rule rules_match_line(const struct rules *rules, const char *text, gsize length,
                                  struct rule_failures *failures);

/* A stretch of a line that a span rule matches. */
struct rule_span {
  gsize start, end;
  const char *rule;
};

/* Appends the stretches that span rules match, rising and without overlap, to `spans` (of struct rule_span). */
void rules_match_spans(const struct rules *rules, const char *text, gsize length, GArray *spans,
                       struct rule_failures *failures);
