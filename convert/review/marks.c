#include "base/items.h"
#include "base/messages.h"
#include "base/to_nul.h"
#include "review/passage.h"

#include "text/chars.h"

#include <string.h>

/* Tells the mark, an ASCII one, if it is free. */
static struct finding *tell_ascii(struct review *review, struct passage *passage, enum finding_id id,
                                  enum severity severity, gsize at) {
  struct finding *finding = passage_tell_free(review, passage, id, at, at + 1, NULL);
  if (finding)
    finding->severity = severity;
  return finding;
}

/* ---- straight quotes (GB/T 15834 4.8.2) ---- */

static bool is_space_or_end(gunichar c) {
  return !c || g_unichar_isspace(c);
}

/* Inches, and quotes round Latin words, are right. */
static bool is_chinese_quote(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at), after = passage_at(passage, at + 1);
  bool chinese = chars_is_han(before) || chars_is_han(after) || chars_is_one_of("，。：；！？”“、", before) ||
                 chars_is_one_of("，。：；！？”“、", after);
  return chinese && !g_unichar_isdigit(before) && !chars_is_ascii_letter(before) && !chars_is_ascii_letter(after);
}

/* Whether the order of a paragraph's quotes says what each of them is.  Of an odd number none is certain, nor where a
 * Latin word or an inch has one, or something protected holds one. */
static bool quotes_are_certain(const struct passage *passage) {
  bool open = false;
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (c == 0x201C || c == 0x201D)
      open = c == 0x201C;
    if (c != '"')
      continue;
    gsize at = (gsize)(p - passage->text);
    if (!is_chinese_quote(passage, at) || passage->taken[at])
      return false;
    open = !open;
  }
  return !open;
}

/* “ and ” in turn. */
static void tell_quotes(struct review *review, struct passage *passage, enum severity severity) {
  bool certain = quotes_are_certain(passage), open = false;
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    gsize at = (gsize)(p - passage->text);
    if (c == 0x201C || c == 0x201D)
      open = c == 0x201C;
    if (c != '"' || !is_chinese_quote(passage, at))
      continue;
    struct finding *finding = tell_ascii(review, passage, FINDING_STRAIGHT_QUOTE, severity, at);
    if (finding && certain)
      passage_fix(passage, finding, at, at + 1, open ? "”" : "“");
    open = !open;
  }
}

void review_quotes(struct review *review) {
  enum severity severity = review->manner.curly_quotes ? SEVERITY_WARNING : SEVERITY_NOTE;
  for (guint i = 0; i < review->passages->len; i++)
    if (strchr(review_passage(review, i)->text, '"'))
      tell_quotes(review, review_passage(review, i), severity);
}

/* ---- half-width marks (GB/T 15834) ---- */

static bool is_full_mark(gunichar c) {
  return chars_is_one_of("，。、：；！？”’）》…—“‘（《", c);
}

static bool is_half_width(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at), after = passage_at(passage, at + 1);
  bool han_before = chars_is_han(before), han_after = chars_is_han(after);
  if (passage->text[at] == '.')
    return han_before && (han_after || is_space_or_end(after));
  bool parts = strchr(",;", passage->text[at]) != NULL; /* 增长5%,规上: one Chinese side is enough */
  bool chinese = han_before || chars_is_one_of("”’）》", before) ||
                 (before == '"' && chars_is_han(passage_before(passage, at - 1)));
  return (parts && before && han_after) ||
         (chinese && (han_after || is_space_or_end(after) || is_full_mark(after) || parts));
}

static const char *full_width(char mark) {
  static const char *const pairs[][2] = {{",", "，"}, {":", "："}, {";", "；"}, {"?", "？"},
                                         {"!", "！"}, {"(", "（"}, {")", "）"}, {".", "。"}};
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (*pairs[i][0] == mark)
      return pairs[i][1];
  return NULL;
}

static void tell_points(struct review *review, struct passage *passage, enum severity severity) {
  static const char points[] = ",:;?!.";
  for (const char *p = strpbrk(passage->text, points); p; p = strpbrk(p + 1, points)) {
    gsize at = (gsize)(p - passage->text);
    struct finding *finding =
        is_half_width(passage, at) ? tell_ascii(review, passage, FINDING_HALF_WIDTH_MARK, severity, at) : NULL;
    if (finding)
      passage_fix(passage, finding, at, at + 1, full_width(*p));
  }
}

/* ---- half-width brackets, each with its partner ---- */

struct bracket {
  gsize at;
  guint han; /* Chinese characters of the paragraph before it */
};

/* 1） 2） a） 一）: a counter. */
static bool is_counter(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at);
  return chars_is_ascii_alnum(before) || chars_is_one_of("一二三四五六七八九十", before);
}

/* What of the two is half-width. */
static void tell_pair(struct review *review, struct passage *passage, enum severity severity, gsize open, gsize close) {
  const gsize places[] = {open, close};
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    const gsize at = places[i];
    const char *right = full_width(passage->text[at]);
    if (right)
      passage_fix(passage, tell_ascii(review, passage, FINDING_HALF_WIDTH_MARK, severity, at), at, at + 1, right);
  }
}

/* One that closes at `close`: the last that is open is its partner.  Brackets round Latin letters or figures alone may
 * be half-width. */
static void close_bracket(struct review *review, struct passage *passage, enum severity severity, GArray *open,
                          struct bracket close) {
  bool half = passage->text[close.at] == ')';
  const struct bracket *last = array_last(open, struct bracket);
  if (!last) {
    if (half && chars_is_han(passage_before(passage, close.at)) && !is_counter(passage, close.at))
      tell_ascii(review, passage, FINDING_HALF_WIDTH_MARK, severity, close.at);
    return;
  }
  const struct bracket partner = *last;
  array_drop_last(open);
  if (close.han > partner.han && !passage->taken[partner.at] && !passage->taken[close.at])
    tell_pair(review, passage, severity, partner.at, close.at);
}

static void tell_brackets(struct review *review, struct passage *passage, enum severity severity) {
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(struct bracket));
  guint han = 0;
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    struct bracket bracket = {(gsize)(p - passage->text), han};
    han += chars_is_han(c);
    if (c == '(' || c == 0xFF08)
      g_array_append_val(open, bracket);
    else if (c == ')' || c == 0xFF09)
      close_bracket(review, passage, severity, open, bracket);
  }
  for (guint i = 0; i < open->len; i++) {
    gsize at = array_at(open, struct bracket, i).at;
    if (passage->text[at] == '(' && chars_is_han(passage_at(passage, at + 1)))
      tell_ascii(review, passage, FINDING_HALF_WIDTH_MARK, severity, at);
  }
}

void review_half_width(struct review *review) {
  enum severity severity = review->manner.full_marks >= review->manner.half_marks ? SEVERITY_WARNING : SEVERITY_NOTE;
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    if (strpbrk(passage->text, "()"))
      tell_brackets(review, passage, severity);
    tell_points(review, passage, severity);
  }
}

/* ---- quotes and brackets: pairs, and how they stand in each other (4.8, 4.9, 4.15) ---- */

static const struct {
  gunichar opens, closes;
} kinds[] = {{0x201C, 0x201D}, {0x2018, 0x2019}, {0x300A, 0x300B}, {0x3008, 0x3009},
             {0xFF08, 0xFF09}, {0x3014, 0x3015}, {0x3010, 0x3011}};
enum { DOUBLE_QUOTE, SINGLE_QUOTE, TITLE_MARK, INNER_TITLE_MARK, BRACKET };

#define DEEPEST 16

/* A mark of a passage. */
struct pair_mark {
  guint kind;
  bool closes;
  gsize at, length;
  int lowest[G_N_ELEMENTS(kinds)]; /* of each kind: how many more are closed than opened behind it, negative, at most */
};

struct open_mark {
  guint kind;
  gsize at, length;
};

/* The marks that are open at a place of a passage. */
struct nesting {
  struct review *review;
  struct passage *passage;
  bool straight; /* straight quotes may be the partner: that is told by itself */
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

/* Whether what is open of the kind closes behind the mark, so that what is opened inside it is nested and not unpaired:
 * when the mark is of the kind itself, so many more close as both want. */
static bool closes_behind(const struct pair_mark *mark, guint kind) {
  return mark->lowest[kind] < (mark->kind == kind && !mark->closes ? -1 : 0);
}

static void open_mark(struct nesting *nesting, const struct pair_mark *mark) {
  guint kind = mark->kind;
  gsize at = mark->at, length = mark->length;
  bool inside = is_open(nesting, kind);
  if (inside && (kind == DOUBLE_QUOTE || kind == TITLE_MARK) && closes_behind(mark, kind))
    tell_mark(nesting, FINDING_NESTED_MARK, at, length);
  if (kind == SINGLE_QUOTE && !is_open(nesting, DOUBLE_QUOTE) && !nesting->goes_on)
    tell_mark(nesting, FINDING_NESTED_MARK, at, length);
  if (nesting->depth < DEEPEST)
    nesting->open[nesting->depth++] = (struct open_mark){kind, at, length};
}

/* ’ in it's and ’98 closes nothing. */
static bool is_apostrophe(const struct passage *passage, gsize at, gsize length) {
  gunichar before = passage_before(passage, at), after = passage_at(passage, at + length);
  return chars_is_ascii_alnum(before) || chars_is_ascii_alnum(after);
}

static void close_mark(struct nesting *nesting, const struct pair_mark *mark) {
  guint kind = mark->kind;
  gsize at = mark->at, length = mark->length;
  guint depth = nesting->depth;
  if (depth > 0 && nesting->open[depth - 1].kind == kind) {
    nesting->depth--;
    return;
  }
  if (is_open(nesting, kind)) { /* what is open inside it never closed, or closes behind it */
    struct open_mark *inner = &nesting->open[depth - 1];
    bool crossed = closes_behind(mark, inner->kind);
    if (crossed || inner->kind != DOUBLE_QUOTE || !nesting->straight)
      tell_mark(nesting, crossed ? FINDING_CROSSED_MARK : FINDING_UNPAIRED_MARK, inner->at, inner->length);
    do
      nesting->depth--;
    while (nesting->open[nesting->depth].kind != kind);
    if (crossed) { /* its partner is told with it */
      const char *text = nesting->passage->text;
      const gsize partner = (gsize)(g_utf8_strchr(text + at + length, TO_NUL, kinds[inner->kind].closes) - text);
      passage_take(nesting->passage, partner, partner + inner->length);
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

static GArray *marks_of(const char *text) {
  GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct pair_mark));
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    for (guint kind = 0; kind < G_N_ELEMENTS(kinds); kind++)
      if (c == kinds[kind].opens || c == kinds[kind].closes) {
        const struct pair_mark mark = {.kind = kind,
                                       .closes = c == kinds[kind].closes,
                                       .at = (gsize)(p - text),
                                       .length = (gsize)(g_utf8_next_char(p) - p)};
        g_array_append_val(marks, mark);
      }
  }
  int lowest[G_N_ELEMENTS(kinds)] = {0};
  for (guint i = marks->len; i-- > 0;) {
    struct pair_mark *mark = &array_at(marks, struct pair_mark, i);
    memcpy(mark->lowest, lowest, sizeof lowest);
    lowest[mark->kind] = MIN(0, lowest[mark->kind] + (mark->closes ? -1 : 1));
  }
  return marks;
}

static void walk_marks(struct nesting *nesting) {
  g_autoptr(GArray) marks = marks_of(nesting->passage->text);
  for (guint i = 0; i < marks->len; i++) {
    const struct pair_mark *mark = &array_at(marks, struct pair_mark, i);
    if (mark->closes)
      close_mark(nesting, mark);
    else
      open_mark(nesting, mark);
  }
}

/* Lines that a site has broken round a link: 《 ends a paragraph, what the link said is the next, 》 stands in it or in
 * the one behind it. */
#define LINK_PARAGRAPHS 2

/* Takes the mark that closes what the paragraph before it has opened; false where there is none. */
static bool take_closing(struct passage *passage, guint kind) {
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (c == kinds[kind].opens)
      return false;
    if (c != kinds[kind].closes)
      continue;
    passage->taken[p - passage->text] = true;
    return true;
  }
  return false;
}

/* The same in the paragraphs behind paragraph `i`. */
static bool take_closing_below(const struct review *review, guint i, guint kind) {
  const guint end = MIN(i + 1 + LINK_PARAGRAPHS, review->passages->len);
  for (guint k = i + 1; k < end; k++)
    if (take_closing(review_passage(review, k), kind))
      return true;
  return false;
}

static void take_broken_pairs(struct review *review) {
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    gunichar last = passage_before(passage, passage->length);
    for (guint kind = 0; kind < G_N_ELEMENTS(kinds); kind++)
      if (kinds[kind].opens == last && take_closing_below(review, i, kind))
        passage->taken[g_utf8_prev_char(passage->text + passage->length) - passage->text] = true;
  }
}

void review_pairs(struct review *review) {
  bool quotation = false;
  take_broken_pairs(review);
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    struct nesting nesting = {
        .review = review, .passage = passage, .straight = strchr(passage->text, '"') != NULL, .goes_on = quotation};
    walk_marks(&nesting);
    quotation = false;
    for (guint k = 0; k < nesting.depth; k++) {
      const struct open_mark *mark = &nesting.open[k];
      bool quote = mark->kind == DOUBLE_QUOTE;
      if (quote && opens_with_quote(review, i + 1))
        quotation = true;
      else if (!(quote && nesting.straight))
        tell_mark(&nesting, FINDING_UNPAIRED_MARK, mark->at, mark->length);
    }
  }
}
