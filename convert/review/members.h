/* The members of series inside paragraphs, as a proofreader sees them: 一是…二是…, 第一，…, 首先，…, ①…, （1）…,
 * 第一关，…
 *
 * Layout has points of its own (doc.h), which are fewer: they change how the page looks.  Here a member is only
 * evidence. */
#pragma once

#include "base/items.h"
#include "review/passage.h"

enum member_kind {
  MEMBER_COUNTED, /* 一是 一要 一看 */
  MEMBER_ORDINAL, /* 第一， 其一， */
  MEMBER_ADVERB,  /* 首先， 其次， 再次， 最后， */
  MEMBER_CIRCLED, /* ① */
  MEMBER_BRACKET, /* （一） (1) 1） inside a paragraph */
  MEMBER_NAMED,   /* 第一关， 第一句话： */
};

struct member {
  enum member_kind kind;
  guint passage;
  gsize start, length; /* of the marker in the passage */
  gsize suffix;        /* bytes at the end of the marker that all members share: 是 of 一是 */
  guint number;
  guint next;     /* index of the next member of the series; 0: it is the last one */
  guint previous; /* index + 1 of the one before; 0: it is the first */
  bool by_line;   /* it begins its paragraph */
};

/* All members (of struct member) in the order of the text; one that carries on no series and opens none is among them
 * with its number above 1.  Free with g_array_unref. */
GArray *members_find(const struct review *review);

static inline const struct member *member_at(const GArray *members, guint index) {
  g_assert(index < members->len);
  return &array_at(members, struct member, index);
}

/* How many members the series has from its first member on. */
guint members_count(const GArray *members, guint first);

/* count-mismatch: what is announced against the members that follow. */
void review_counts(struct review *review, const GArray *members);

/* Whether one may begin at the byte offset: at the start of the paragraph, or behind a mark. */
bool members_boundary(const struct passage *passage, gsize at);
