/* The rules that long titles are broken by: words and costs, data from styles/titles.rules. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* What a word is; a word may be several. */
enum title_word {
  TITLE_TERM = 1 << 0,       /* a set phrase, never cut */
  TITLE_ORGAN = 1 << 1,      /* the last word of an organ's name */
  TITLE_EVENT = 1 << 2,      /* what a meeting or ceremony is called */
  TITLE_EVENT_WORD = 1 << 3, /* a word before it that belongs to its name */
  TITLE_TIME = 1 << 4,       /* ends a time */
  TITLE_OPENER = 1 << 5,     /* opens a phrase */
  TITLE_SCOPE = 1 << 6,      /* 全市: the scope of a speech */
  TITLE_POSITION = 1 << 7,   /* 书记, 董事长 */
  TITLE_HOLDER = 1 << 8,     /* no line ends with it: 关于, 进一步 */
  TITLE_FOLLOWER = 1 << 9,   /* no line begins with it: 的, 等 */
  TITLE_JOINER = 1 << 10,    /* 暨, 关于 */
  TITLE_WORK = 1 << 11,      /* 工作会议 */
  TITLE_VERB = 1 << 12,      /* has an object behind it, but opens no phrase */
  TITLE_ISSUE = 1 << 13,     /* has a document behind it: 印发 */
  TITLE_ACTION = 1 << 14,    /* what is done with what is before it: 建设, 改革 */
  TITLE_PERSONS = 1 << 15,   /* 群众, 毕业生: whom it is about */
  TITLE_KIND = 1 << 16,      /* 慰问信, 主持词: a kind of document */
  TITLE_ATTRIBUTE = 1 << 17  /* 特大, 首届: only tells of what kind the next word is */
};

/* X(symbol, name in the file, where each is explained) */
#define TITLE_COSTS(X)                                                                                                 \
  X(AUTHOR, "author")                                                                                                  \
  X(DATE, "date")                                                                                                      \
  X(PART, "part")                                                                                                      \
  X(BORDER, "border")                                                                                                  \
  X(PHRASE, "phrase")                                                                                                  \
  X(HALF, "half")                                                                                                      \
  X(SCOPE, "scope")                                                                                                    \
  X(PAIR, "pair")                                                                                                      \
  X(INSIDE, "inside")                                                                                                  \
  X(NAME, "name")                                                                                                      \
  X(LAST_RESORT, "last-resort")                                                                                        \
  X(INSIDE_WORD, "inside-word")                                                                                        \
  X(LINE, "line")                                                                                                      \
  X(WIDE, "wide")                                                                                                      \
  X(HOURGLASS, "hourglass")                                                                                            \
  X(TOP_LIGHT, "top-light")                                                                                            \
  X(BOTTOM_LIGHT, "bottom-light")                                                                                      \
  X(EQUAL, "equal")                                                                                                    \
  X(LOWER_LONGER, "lower-longer")                                                                                      \
  X(UNEVEN, "uneven")                                                                                                  \
  X(SHORT_LAST, "short-last")                                                                                          \
  X(KIND_LAST, "kind-last")                                                                                            \
  X(DOUBTFUL, "doubtful")

enum title_cost {
#define X(symbol, name) TITLE_COST_##symbol,
  TITLE_COSTS(X)
#undef X
      TITLE_COST_COUNT
};

struct title_rules {
  GHashTable *words;      /* strings in `texts` to enum title_word, together */
  guint longest;          /* characters of the longest word */
  GHashTable *simplified; /* traditional characters to those that the words are written with */
  double costs[TITLE_COST_COUNT];
  GPtrArray *texts; /* of the files, cut into words */
};

/* Reads the program's rules from the file `path` and, when `extra` is not NULL, more words and other costs from that
 * one. Errors: JIANGGAO_ERROR_STYLE with file, line and what is wrong.  Free with title_rules_free; only read
 * afterwards, by any number of threads. */
struct title_rules *title_rules_load(const char *path, const char *extra, GError **error);
void title_rules_free(struct title_rules *rules);
typedef struct title_rules TitleRules; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TitleRules, title_rules_free)

/* What the word is (enum title_word, together); 0 when it is not there. */
guint title_rules_find(const struct title_rules *rules, const char *text, gsize length);

/* The title with the characters that the words are written with, 會議 as 会议; each is as many bytes as the one that
 * it stands for.  Free with g_free. */
char *title_rules_simplify(const struct title_rules *rules, const char *title);
