#include "base/messages.h"
#include "review/passage.h"

#include "text/chars.h"

#include <string.h>

/* What a mark should be; NULL where that is not certain. */
typedef const char *right_mark(const struct passage *passage, gsize at);

/* Tells each of these ASCII marks that is `wrong` where it stands. */
static void tell_each(struct review *review, const char *marks, bool (*wrong)(const struct passage *, gsize),
                      right_mark *right, enum finding_id id, enum severity severity) {
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    for (const char *p = strpbrk(passage->text, marks); p; p = strpbrk(p + 1, marks)) {
      gsize at = (gsize)(p - passage->text);
      struct finding *finding = wrong(passage, at) ? passage_tell_free(review, passage, id, at, at + 1, NULL) : NULL;
      if (!finding)
        continue;
      finding->severity = severity;
      const char *mark = right(passage, at);
      if (mark)
        passage_fix(passage, finding, at, at + 1, mark);
    }
  }
}

/* ---- straight quotes (GB/T 15834 4.8.2) ---- */

static bool is_space_or_end(gunichar c) {
  return c == 0 || g_unichar_isspace(c);
}

/* Inches, and quotes round Latin words, are right. */
static bool is_chinese_quote(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at), after = passage_at(passage, at + 1);
  bool chinese = chars_is_han(before) || chars_is_han(after) || chars_is_one_of("，。：；！？”“、", before) ||
                 chars_is_one_of("，。：；！？”“、", after);
  return chinese && !g_unichar_isdigit(before) && !g_ascii_isalpha((char)(before < 128 ? before : 0)) &&
         !g_ascii_isalpha((char)(after < 128 ? after : 0));
}

/* By their order in the paragraph: “ and ” in turn.  Of an odd number none is certain, nor where a Latin word or an
 * inch has one. */
static const char *right_quote(const struct passage *passage, gsize at) {
  bool open = false;
  const char *right = NULL;
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == 0x201C || c == 0x201D)
      open = c == 0x201C;
    if (c != '"')
      continue;
    gsize place = (gsize)(p - passage->text);
    if (!is_chinese_quote(passage, place))
      return NULL;
    if (place == at)
      right = open ? "”" : "“";
    open = !open;
  }
  return open ? NULL : right;
}

void review_quotes(struct review *review) {
  tell_each(review, "\"", is_chinese_quote, right_quote, FINDING_STRAIGHT_QUOTE,
            review->manner.curly_quotes > 0 ? SEVERITY_WARNING : SEVERITY_NOTE);
}

/* ---- half-width marks (GB/T 15834) ---- */

static bool is_full_mark(gunichar c) {
  return chars_is_one_of("，。、：；！？”’）》…—“‘（《", c);
}

static bool is_half_width(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at), after = passage_at(passage, at + 1);
  bool han_before = chars_is_han(before), han_after = chars_is_han(after);
  switch (passage->text[at]) {
  case '(':
    return han_after;
  case ')':
    return han_before;
  case '.':
    return han_before && (han_after || is_space_or_end(after));
  default:
    return (han_before || chars_is_one_of("”’）》", before) ||
            (before == '"' && chars_is_han(passage_before(passage, at - 1)))) &&
           (han_after || is_space_or_end(after) || is_full_mark(after));
  }
}

/* A bracket is right only together with its partner. */
static bool has_partner(const struct passage *passage, gsize at) {
  const char *text = passage->text, *partner = NULL;
  if (text[at] == '(')
    partner = strpbrk(text + at + 1, "()（）");
  for (gsize i = at; text[at] == ')' && i-- > 0 && !partner;)
    if (text[i] == '(' || text[i] == ')')
      partner = text + i;
  return partner && *partner == (text[at] == '(' ? ')' : '(') && is_half_width(passage, (gsize)(partner - text));
}

static const char *full_width(const struct passage *passage, gsize at) {
  static const char *const pairs[][2] = {{",", "，"}, {":", "："}, {";", "；"}, {"?", "？"},
                                         {"!", "！"}, {"(", "（"}, {")", "）"}, {".", "。"}};
  char mark = passage->text[at];
  if ((mark == '(' || mark == ')') && !has_partner(passage, at))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (*pairs[i][0] == mark)
      return pairs[i][1];
  return NULL;
}

void review_half_width(struct review *review) {
  tell_each(review, ",:;?!().", is_half_width, full_width, FINDING_HALF_WIDTH_MARK,
            review->manner.full_marks >= review->manner.half_marks ? SEVERITY_WARNING : SEVERITY_NOTE);
}

/* ---- quotes and brackets: pairs, and how they stand in each other (4.8, 4.9, 4.15) ---- */

static const struct {
  gunichar opens, closes;
} kinds[] = {{0x201C, 0x201D}, {0x2018, 0x2019}, {0x300A, 0x300B}, {0x3008, 0x3009},
             {0xFF08, 0xFF09}, {0x3014, 0x3015}, {0x3010, 0x3011}};
enum { DOUBLE_QUOTE, SINGLE_QUOTE, TITLE_MARK, INNER_TITLE_MARK, BRACKET };

#define DEEPEST 16

struct open_mark {
  guint kind;
  gsize at, length;
};

/* The marks that are open at a place of a passage. */
struct nesting {
  struct review *review;
  struct passage *passage;
  struct open_mark open[DEEPEST];
  guint depth;
  bool goes_on; /* a quotation over paragraphs: the next one opens with “ again (4.8.3.5) */
};

static void tell_mark(struct nesting *nesting, enum finding_id id, gsize at, gsize length) {
  passage_tell_free(nesting->review, nesting->passage, id, at, at + length, NULL);
}

static bool is_open(const struct nesting *nesting, guint kind) {
  for (guint i = 0; i < nesting->depth; i++)
    if (nesting->open[i].kind == kind)
      return true;
  return false;
}

/* Whether the mark closes further on, so that what is opened inside it is nested and not unpaired. */
static bool closes_behind(const struct nesting *nesting, guint kind, gsize from) {
  int open = 1;
  for (const char *p = nesting->passage->text + from; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    open += c == kinds[kind].opens ? 1 : c == kinds[kind].closes ? -1 : 0;
    if (open <= 0)
      return true;
  }
  return false;
}

static void open_mark(struct nesting *nesting, guint kind, gsize at, gsize length) {
  bool inside = is_open(nesting, kind);
  if (inside && (kind == DOUBLE_QUOTE || kind == TITLE_MARK) && closes_behind(nesting, kind, at + length))
    tell_mark(nesting, FINDING_NESTED_MARK, at, length);
  if (kind == SINGLE_QUOTE && !is_open(nesting, DOUBLE_QUOTE) && !nesting->goes_on)
    tell_mark(nesting, FINDING_NESTED_MARK, at, length);
  if (nesting->depth < DEEPEST)
    nesting->open[nesting->depth++] = (struct open_mark){kind, at, length};
}

/* Straight quotes may be the partner: that is told by itself. */
static bool has_straight(const struct passage *passage) {
  return strchr(passage->text, '"') != NULL;
}

/* ’ in it's and ’98 closes nothing. */
static bool is_apostrophe(const struct passage *passage, gsize at, gsize length) {
  gunichar before = passage_before(passage, at), after = passage_at(passage, at + length);
  return (before < 128 && g_ascii_isalnum((char)before)) || (after < 128 && g_ascii_isalnum((char)after));
}

/* 1） 2） a） 一）: a counter. */
static bool is_counter(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at);
  return (before < 128 && g_ascii_isalnum((char)before)) || chars_is_one_of("一二三四五六七八九十", before);
}

static void close_mark(struct nesting *nesting, guint kind, gsize at, gsize length) {
  guint depth = nesting->depth;
  if (depth > 0 && nesting->open[depth - 1].kind == kind) {
    nesting->depth--;
    return;
  }
  if (is_open(nesting, kind)) { /* what is open inside it never closed, or closes behind it */
    struct open_mark *inner = &nesting->open[depth - 1];
    bool crossed = closes_behind(nesting, inner->kind, at + length);
    if (crossed || inner->kind != DOUBLE_QUOTE || !has_straight(nesting->passage))
      tell_mark(nesting, crossed ? FINDING_CROSSED_MARK : FINDING_UNPAIRED_MARK, inner->at, inner->length);
    while (nesting->depth > 0 && nesting->open[--nesting->depth].kind != kind)
      ;
    if (crossed) { /* its partner is told with it */
      const char *partner = nesting->passage->text + at + length;
      for (; *partner && g_utf8_get_char(partner) != kinds[inner->kind].closes; partner = g_utf8_next_char(partner))
        ;
      gsize place = (gsize)(partner - nesting->passage->text);
      memset(nesting->passage->taken + place, 1, inner->length);
    }
    return;
  }
  bool told = nesting->passage->taken[at];
  if (!told && !(kind == BRACKET && is_counter(nesting->passage, at)) &&
      !(kind == SINGLE_QUOTE && is_apostrophe(nesting->passage, at, length)))
    tell_mark(nesting, FINDING_UNPAIRED_MARK, at, length);
}

static bool opens_with_quote(const struct review *review, guint i) {
  return i < review->passages->len && g_str_has_prefix(review_passage(review, i)->text, "“");
}

static void walk_marks(struct nesting *nesting) {
  const char *text = nesting->passage->text;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gsize at = (gsize)(p - text), length = (gsize)(g_utf8_next_char(p) - p);
    for (guint kind = 0; c >= 0x2018 && kind < G_N_ELEMENTS(kinds); kind++)
      if (c == kinds[kind].opens)
        open_mark(nesting, kind, at, length);
      else if (c == kinds[kind].closes)
        close_mark(nesting, kind, at, length);
  }
}

void review_pairs(struct review *review) {
  bool quotation = false;
  for (guint i = 0; i < review->passages->len; i++) {
    struct nesting nesting = {.review = review, .passage = review_passage(review, i), .goes_on = quotation};
    walk_marks(&nesting);
    quotation = false;
    for (guint k = 0; k < nesting.depth; k++) {
      const struct open_mark *mark = &nesting.open[k];
      bool quote = mark->kind == DOUBLE_QUOTE;
      if (quote && opens_with_quote(review, i + 1))
        quotation = true;
      else if (!(quote && has_straight(nesting.passage)))
        tell_mark(&nesting, FINDING_UNPAIRED_MARK, mark->at, mark->length);
    }
  }
}
