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
 * styles/junk.rules.  Errors: JIANGGAO_ERROR_STYLE with the file and what is wrong in it.  Free with rules_free. */
struct rules *rules_load(const char *extra, GError **error);
void rules_free(struct rules *rules);

/* How much a line's words speak for advertising: the sum of the weights of the rules that match (each rule
 * counted for at most two of its words).  `*rule` gets the name of the heaviest one. */
guint rules_weigh(const struct rules *rules, const char *text, gsize length, const char **rule);

/* The name of the rule whose line pattern matches the whole line, or NULL.  `edge`: the line is before or after
 * the speech. */
const char *rules_match_line(const struct rules *rules, const char *text, gsize length, bool edge);

/* A stretch of a line that a span rule matches. */
struct rule_span {
  gsize start, end;
  const char *rule;
};

/* Appends the stretches that span rules match, rising and without overlap, to `spans` (of struct rule_span). */
void rules_match_spans(const struct rules *rules, const char *text, gsize length, GArray *spans);
