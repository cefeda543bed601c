#include "review/members.h"

#include "base/items.h"
#include "read/reader_words.h"
#include "text/chars.h"
#include "text/numeral.h"

#include <string.h>

/* So many series may be open in each other. */
#define DEEPEST 12

/* So many numbers may be missing before a series is over. */
#define GAP 2

/* A series has so many members at most. */
#define MOST_MEMBERS 30

/* What may stand behind the numeral: 一是 and 一要 open a series by themselves, the others where the second agrees. */
static const char openers[] = "是要";
static const char verbs[] = "查看抓靠讲学建促保守强防重提推严管治访帮用练想干问听做须需应得能求";

/* A series that may go on. */
struct open_series {
  guint last;  /* its latest member */
  guint level; /* of the section it began in */
};

struct search {
  const struct review *review;
  GArray *members;
  struct open_series open[DEEPEST];
  guint depth;
  guint level; /* of the last heading */
};

static struct member *writable(GArray *members, guint index) {
  return &array_at(members, struct member, index);
}

/* How many closing marks and blanks may stand between a boundary and what begins there. */
#define MOST_CLOSING 16

bool members_boundary(const struct passage *passage, gsize at) {
  gunichar before = passage_before(passage, at);
  gsize back = at;
  for (guint i = 0; i < MOST_CLOSING && (chars_is_ignorable(before) || chars_is_one_of("”’）)", before)) && back > 0;
       i++) {
    back = (gsize)(g_utf8_prev_char(passage->text + back) - passage->text);
    before = passage_before(passage, back);
  }
  return before == 0 || chars_is_one_of("，。；：！？,;:!?…“", before);
}

/* ---- one marker ---- */

static bool begins(const char *text, const char *word) {
  return g_str_has_prefix(text, word);
}

static bool counts_members(struct numeral number) {
  return number.value > 0 && number.value <= MOST_MEMBERS;
}

/* 一是一，二是二: one keeps one's word. */
static bool is_idiom(const char *behind, const char *end, guint number) {
  struct numeral again = numeral_chinese(behind, (gsize)(end - behind));
  const char *next = behind + again.length;
  return again.value == number && (next == end || chars_is_one_of("，。；、）”", chars_at(next)));
}

/* 一要…就…: as soon as. */
static bool is_as_soon_as(const char *behind) {
  const char *comma = strstr(behind, "，");
  return comma && (begins(comma + strlen("，"), "就") || begins(comma + strlen("，"), "便"));
}

static bool read_counted(const struct words *words, const char *text, gsize length, struct member *member) {
  struct numeral number = numeral_chinese(text, length);
  if (!counts_members(number))
    return false;
  const char *behind = text + number.length, *end = text + length;
  if (words_open(words, WORDS_NO_MEMBERS, behind, (gsize)(end - behind)))
    return false;
  gunichar c = chars_at(behind);
  if (!chars_is_one_of(openers, c) && !chars_is_one_of(verbs, c))
    return false;
  gsize suffix = (gsize)(g_utf8_next_char(behind) - behind), all = number.length + suffix;
  if (is_idiom(text + all, end, number.value) || (number.value == 1 && c == 0x8981 && is_as_soon_as(behind)))
    return false;
  *member = (struct member){.kind = MEMBER_COUNTED, .length = all, .suffix = suffix, .number = number.value};
  return true;
}

/* What is counted in 第一句话： has so many characters at most. */
#define LONGEST_NAME 4

/* 第一， 其一： and 第一关， 第一句话：; 第一产业 is none. */
static bool read_ordinal(const char *text, gsize length, struct member *member) {
  if (!begins(text, "第") && !begins(text, "其"))
    return false;
  const char *figure = text + strlen("第"), *end = text + length;
  struct numeral number = numeral_chinese(figure, (gsize)(end - figure));
  if (!counts_members(number))
    return false;
  const char *from = figure + number.length, *p = from;
  while (chars_is_han(chars_at(p)))
    p = g_utf8_next_char(p);
  const bool named = p > from;
  if (chars_count(from, (gsize)(p - from)) > LONGEST_NAME || (named && begins(text, "其")) ||
      !chars_is_one_of(named ? "，：,:" : "，,、：:", chars_at(p)))
    return false;
  if (!named && begins(p, "、")) {
    const char *second = p + strlen("、"); /* of 第一、二产业 */
    if (begins(second, "第") || numeral_chinese(second, (gsize)(end - second)).value)
      return false;
  }
  const char *behind = named ? p : g_utf8_next_char(p);
  *member = (struct member){.kind = named ? MEMBER_NAMED : MEMBER_ORDINAL,
                            .length = (gsize)(behind - text),
                            .suffix = (gsize)(p - from),
                            .number = number.value};
  return true;
}

static bool read_adverb(const char *text, struct member *member) {
  static const char *const words[] = {"首先", "其次", "再次"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (begins(text, words[i])) {
      *member = (struct member){.kind = MEMBER_ADVERB, .length = strlen(words[i]), .number = i + 1};
      return begins(text + strlen(words[i]), "，") || i == 0;
    }
  return false;
}

/* The bytes of the bracket that the text begins with; 0 when it begins with none of these. */
static gsize bracket_at(const char *text, const char *brackets) {
  return chars_is_one_of(brackets, chars_at(text)) ? (gsize)(g_utf8_next_char(text) - text) : 0;
}

static bool read_enclosed(const char *text, gsize length, struct member *member) {
  struct numeral number = numeral_enclosed(text, length);
  if (number.value > 0) {
    *member = (struct member){.kind = MEMBER_CIRCLED, .length = number.length, .number = number.value};
    return true;
  }
  const gsize opening = bracket_at(text, "（(");
  if (!opening)
    return false;
  const char *figure = text + opening;
  const gsize left = (gsize)(text + length - figure);
  number = numeral_chinese(figure, left);
  if (number.value == 0)
    number = numeral_arabic(figure, left, 2);
  const gsize closing = bracket_at(figure + number.length, "）)");
  *member =
      (struct member){.kind = MEMBER_BRACKET, .length = opening + number.length + closing, .number = number.value};
  return counts_members(number) && closing;
}

static bool read_member(const struct words *words, const struct passage *passage, gsize at, struct member *member) {
  const char *text = passage->text + at;
  gsize length = passage->length - at;
  return read_counted(words, text, length, member) || read_ordinal(text, length, member) || read_adverb(text, member) ||
         read_enclosed(text, length, member);
}

/* ---- which series it is of ---- */

static bool same_suffix(const struct search *search, const struct member *one, const struct member *other) {
  const char *left = review_passage(search->review, one->passage)->text + one->start + one->length;
  const char *right = review_passage(search->review, other->passage)->text + other->start + other->length;
  return one->suffix == other->suffix && memcmp(left - one->suffix, right - other->suffix, one->suffix) == 0;
}

static bool opens(const struct passage *passage, const struct member *member) {
  gunichar last = passage_before(passage, member->start + member->length);
  return member->number == 1 && (member->kind != MEMBER_COUNTED || chars_is_one_of(openers, last));
}

/* The open series that the member carries on, by its place on the stack; -1: none.  One that it follows exactly and
 * in its own words goes before others. */
static int continued(const struct search *search, const struct member *member) {
  int next = -1, tolerant = -1;
  for (guint i = search->depth; i-- > 0;) {
    const struct member *last = member_at(search->members, search->open[i].last);
    if (last->kind != member->kind)
      continue;
    bool exact = last->number + 1 == member->number, alike = same_suffix(search, last, member);
    if (exact && alike)
      return (int)i;
    if (member->kind == MEMBER_NAMED) /* 第一季度 and 第二产业 have nothing to do with each other */
      continue;
    if (exact && next < 0)
      next = (int)i;
    if (tolerant < 0 && alike && member->number >= last->number && member->number <= last->number + 1 + GAP)
      tolerant = (int)i;
  }
  return next >= 0 ? next : tolerant;
}

static void push(struct search *search, guint index) {
  if (search->depth == DEEPEST) {
    memmove(search->open, search->open + 1, (DEEPEST - 1) * sizeof *search->open);
    search->depth--;
  }
  search->open[search->depth++] = (struct open_series){index, search->level};
}

static void add(struct search *search, const struct passage *passage, struct member member) {
  int place = member.number > 1 ? continued(search, &member) : -1;
  bool verb =
      member.kind == MEMBER_COUNTED && !chars_is_one_of(openers, passage_before(passage, member.start + member.length));
  if (place < 0 && verb && member.number > 1)
    return; /* 三看: nothing says that it is counted */
  guint index = search->members->len;
  if (place >= 0) {
    member.previous = search->open[place].last + 1;
    writable(search->members, search->open[place].last)->next = index;
    search->open[place].last = index;
    search->depth = (guint)place + 1;
  }
  g_array_append_val(search->members, member);
  if (opens(passage, &member) || (verb && member.number == 1))
    push(search, index);
}

/* A heading ends the series of its section; 第一， at line starts may stand above deeper headings. */
static void enter_section(struct search *search, guint level) {
  guint kept = 0;
  for (guint i = 0; i < search->depth; i++)
    if (member_at(search->members, search->open[i].last)->by_line && level > search->open[i].level)
      search->open[kept++] = search->open[i];
  search->depth = kept;
  search->level = level;
}

static void search_passage(struct search *search, guint index, bool run_in) {
  const struct passage *passage = review_passage(search->review, index);
  for (gsize at = 0; at < passage->length;) {
    struct member member;
    gsize step = (gsize)(g_utf8_next_char(passage->text + at) - (passage->text + at));
    if (members_boundary(passage, at) && read_member(search->review->words, passage, at, &member)) {
      member.passage = index;
      member.start = at;
      member.by_line = at == 0 && !run_in;
      add(search, passage, member);
      step = member.length;
    }
    at += step;
  }
}

GArray *members_find(const struct review *review) {
  struct search search = {.review = review, .members = g_array_new(FALSE, TRUE, sizeof(struct member))};
  bool run_in = false;
  for (guint i = 0; i < review->passages->len; i++) {
    const struct block *block = review_passage(review, i)->block;
    if (block->role == ROLE_HEADING)
      enter_section(&search, block->level);
    else if (block->role == ROLE_BODY)
      search_passage(&search, i, run_in);
    run_in = block->role == ROLE_HEADING && block->run_in;
  }
  return search.members;
}

guint members_count(const GArray *members, guint first) {
  guint count = 1;
  for (guint i = member_at(members, first)->next; i > 0; i = member_at(members, i)->next)
    count++;
  return count;
}
