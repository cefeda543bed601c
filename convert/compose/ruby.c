#include "compose/ruby.h"

#include "base/items.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/order.h"
#include "compose/paragraph.h"
#include "doc/cursor.h"
#include "text/chars.h"

#include <string.h>

/* So many words that the text does not have are named. */
#define NAMED_WORDS 5

/* A word on its way through the text. */
struct ruby_search {
  const struct ruby_word *word;
  guint order; /* in which it was said */
  bool found;
};

/* ---- the words, those that count first ---- */

static void add_searches(GArray *searches, const GPtrArray *words) {
  for (guint i = 0; words && i < words->len; i++) {
    const struct ruby_search search = {.word = pointer_at(words, i), .order = searches->len};
    g_array_append_val(searches, search);
  }
}

static gint compare_searches(gconstpointer a, gconstpointer b) {
  const struct ruby_search *left = a, *right = b;
  const gsize lengths[] = {chars_all(left->word->word), chars_all(right->word->word)};
  const gint said =
      order_or(ORDER_OF(right->word->line > 0, left->word->line > 0), ORDER_OF(right->order, left->order));
  return order_or(ORDER_OF(lengths[1], lengths[0]), said);
}

/* ---- a word in a text ---- */

static bool is_blank(gunichar c) {
  return c == ' ' || c == 0x3000;
}

static bool parts_syllables(gunichar c) {
  return is_blank(c) || c == '\'' || c == 0x2019;
}

static const char *skip(const char *text, bool (*skips)(gunichar)) {
  while (*text && skips(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  return text;
}

/* Whether a word goes on over this place: letters and figures of one word are not parted. */
static bool goes_on(const char *text, const char *at) {
  return at > text && g_ascii_isalnum(at[-1]) && g_ascii_isalnum(*at);
}

/* The end of the word at this place of the text, which may have blanks between its characters as names of two have
 * (王　芳); NULL: another stands there.  `pieces` becomes where each of its characters begins and ends. */
static const char *match(const char *text, const char *at, const char *word, GArray *pieces) {
  const char *p = at;
  g_array_set_size(pieces, 0);
  for (; *word; word = g_utf8_next_char(word)) {
    const gsize size = (gsize)(g_utf8_next_char(word) - word);
    if (p > at && !is_blank(g_utf8_get_char(word)))
      p = skip(p, is_blank);
    if (strncmp(p, word, size) != 0)
      return NULL;
    const struct ruby piece = {(gsize)(p - text), (gsize)(p - text) + size, NULL};
    g_array_append_val(pieces, piece);
    p += size;
  }
  return goes_on(text, at) || goes_on(text, p) ? NULL : p;
}

/* The syllables of a reading. */
static GPtrArray *split_syllables(const char *reading) {
  GPtrArray *syllables = g_ptr_array_new_with_free_func(g_free);
  for (const char *p = skip(reading, parts_syllables); *p; p = skip(p, parts_syllables)) {
    const char *start = p;
    while (*p && !parts_syllables(g_utf8_get_char(p)))
      p = g_utf8_next_char(p);
    g_ptr_array_add(syllables, g_strndup(start, (gsize)(p - start)));
  }
  return syllables;
}

/* ---- a reading's places ---- */

static void ruby_clear(gpointer data) {
  g_free(((struct ruby *)data)->text);
}

/* The span that holds byte `at` of the text. */
static guint find_span(const struct paragraph *paragraph, gsize at) {
  return ORDER_COUNT(paragraph->spans->len, i, paragraph_span(paragraph, i)->start <= at) - 1;
}

/* Whether all of it comes from one block, and from the line that is meant. */
static bool is_meant(const struct paragraph *paragraph, const struct ruby_word *word, gsize start, gsize end) {
  const guint i = find_span(paragraph, start);
  const struct span *span = paragraph_span(paragraph, i);
  const gsize at = span->offset + start - span->start;
  if (end > paragraph_span_end(paragraph, paragraph_block_end(paragraph, i) - 1))
    return false;
  return word->line == 0 || block_line(span->block, at) == word->line;
}

/* Whether a paragraph may have text of the line that is meant. */
static bool may_hold(const struct paragraph *paragraph, const struct ruby_word *word) {
  const struct block *first = paragraph_span(paragraph, 0)->block, *last = paragraph_last_span(paragraph)->block;
  return word->line == 0 || (first->first_line <= word->line && word->line <= last->last_line);
}

/* A line of the title that was chosen ends inside the word, whose reading would be parted. */
static bool is_parted(const struct paragraph *paragraph, gsize start, gsize end) {
  for (guint i = 0; i < paragraph->breaks->len; i++) {
    const gsize at = array_at(paragraph->breaks, gsize, i);
    if (at > start && at < end)
      return true;
  }
  return false;
}

static void report_parted(const struct paragraph *paragraph, const struct ruby_word *word, gsize start,
                          struct report *report) {
  const struct span *span = paragraph_span(paragraph, 0);
  guint line, column;
  block_place(span->block, span->offset + start - span->start, &line, &column);
  report_add(report, FINDING_RUBY_UNUSED, (struct place){line, column, word->word},
             _("a line ends inside “%s”, so its reading is not printed here; to choose the place, type ｜ where the "
               "next line should begin"),
             word->word);
}

/* What the places of all words share. */
struct giving {
  const GPtrArray *placed; /* of struct ruby_word, or NULL */
  GArray *pieces;          /* of struct ruby: the characters of the word at hand */
  GArray *taken; /* of guint8: whether bytes of the paragraph at hand have a reading; made when it is wanted */
  guint count;   /* of readings so far */
  struct report *report;
};

/* Whether no byte of these has a reading yet; now all of them have. */
static bool take(const struct paragraph *paragraph, const struct giving *giving, gsize start, gsize end) {
  if (giving->taken->len == 0)
    g_array_set_size(giving->taken, (guint)paragraph->text->len);
  char *taken = giving->taken->data;
  const bool free = !memchr(taken + start, 1, end - start);
  if (free)
    memset(taken + start, 1, end - start);
  return free;
}

static void add(struct paragraph *paragraph, struct giving *giving, gsize start, gsize end, const char *text) {
  if (giving->count++ >= LIMIT_READINGS)
    return;
  if (!paragraph->rubies) {
    paragraph->rubies = g_array_new(FALSE, FALSE, sizeof(struct ruby));
    g_array_set_clear_func(paragraph->rubies, ruby_clear);
  }
  const struct ruby ruby = {start, end, g_strdup(text)};
  g_array_append_val(paragraph->rubies, ruby);
}

/* Whether each character stands by itself on the page: letters and figures stand in words. */
static bool stand_alone(const struct paragraph *paragraph, const GArray *pieces) {
  for (guint i = 0; i < pieces->len; i++)
    if (g_ascii_isalnum(paragraph->text->str[array_at(pieces, struct ruby, i).start]))
      return false;
  return true;
}

/* Gives the word at giving->pieces its reading, a syllable a character where that comes out even. */
static void give(struct paragraph *paragraph, const struct ruby_word *word, struct giving *giving) {
  const GArray *pieces = giving->pieces;
  const struct ruby *piece = (const struct ruby *)(gpointer)pieces->data;
  const gsize start = piece[0].start, end = piece[pieces->len - 1].end;
  g_autoptr(GPtrArray) syllables = split_syllables(word->reading);
  if (!take(paragraph, giving, start, end))
    return;
  if (syllables->len == pieces->len && stand_alone(paragraph, pieces))
    for (guint i = 0; i < pieces->len; i++)
      add(paragraph, giving, piece[i].start, piece[i].end, pointer_at(syllables, i));
  else if (is_parted(paragraph, start, end))
    report_parted(paragraph, word, start, giving->report);
  else
    add(paragraph, giving, start, end, word->reading);
}

/* Gives all places of a word in a paragraph their reading. */
static void give_word(struct paragraph *paragraph, struct ruby_search *search, struct giving *giving) {
  char first[7] = "";
  const char *text = paragraph->text->str;
  g_unichar_to_utf8(g_utf8_get_char(search->word->word), first);
  for (const char *at = strstr(text, first), *end; at; at = strstr(end ? end : at + strlen(first), first)) {
    end = match(text, at, search->word->word, giving->pieces);
    if (!end || !is_meant(paragraph, search->word, (gsize)(at - text), (gsize)(end - text)))
      continue;
    search->found = true;
    give(paragraph, search->word, giving);
  }
}

static gint compare_rubies(gconstpointer a, gconstpointer b) {
  const struct ruby *left = a, *right = b;
  return ORDER_OF(left->start, right->start);
}

/* The first of readings with places, which rise, in this line or behind it. */
static guint first_of_line(const GPtrArray *placed, guint line) {
  return ORDER_COUNT(placed->len, i, ((const struct ruby_word *)pointer_at(placed, i))->line < line);
}

/* Gives a block's part of a paragraph, from span `i` on, the readings that a Word file has at its places. */
static void give_placed(struct paragraph *paragraph, guint i, struct giving *giving) {
  const struct span *span = paragraph_span(paragraph, i);
  struct block_cursor cursor = block_cursor(span->block);
  for (guint k = first_of_line(giving->placed, span->block->first_line); k < giving->placed->len; k++) {
    const struct ruby_word *word = pointer_at(giving->placed, k);
    if (word->line > span->block->last_line)
      break;
    const gsize in_block = block_seek(&cursor, word->line, word->column), at = span->start + in_block - span->offset;
    if (in_block < span->offset || at >= paragraph->text->len)
      continue;
    const char *text = paragraph->text->str, *end = match(text, text + at, word->word, giving->pieces);
    if (end && is_meant(paragraph, word, at, (gsize)(end - text)))
      give(paragraph, word, giving);
  }
}

/* Gives a paragraph all its readings, in the order of its text. */
static void give_paragraph(struct paragraph *paragraph, GArray *searches, struct giving *giving) {
  giving->taken = g_array_set_size(giving->taken, 0);
  for (guint i = 0; i < searches->len; i++) {
    struct ruby_search *search = &array_at(searches, struct ruby_search, i);
    if (may_hold(paragraph, search->word))
      give_word(paragraph, search, giving);
  }
  for (guint i = 0; giving->placed && i < paragraph->spans->len; i = paragraph_block_end(paragraph, i))
    give_placed(paragraph, i, giving);
  if (paragraph->rubies)
    g_array_sort(paragraph->rubies, compare_rubies);
}

/* One finding for all words that the text does not have: a house's list has many. */
static void report_missing(const GArray *searches, struct report *report) {
  g_autoptr(GString) words = g_string_new(NULL);
  guint count = 0;
  for (guint i = 0; i < searches->len; i++) {
    const struct ruby_search *search = &array_at(searches, struct ruby_search, i);
    if (!search->found && count++ < NAMED_WORDS)
      g_string_append_printf(words, "%s%s", count > 1 ? "、" : "", search->word->word);
  }
  if (count > 0)
    report_add(report, FINDING_RUBY_UNUSED, (struct place){0},
               ngettext("The text does not have this word, so its reading is not printed: %s%s",
                        "The text does not have these words, so their readings are not printed: %s%s", count),
               words->str, count > NAMED_WORDS ? " …" : "");
}

void ruby_give(const GPtrArray *paragraphs, const GPtrArray *placed, const GPtrArray *first, const GPtrArray *second,
               struct report *report) {
  g_autoptr(GArray) searches = g_array_new(FALSE, FALSE, sizeof(struct ruby_search));
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(struct ruby));
  g_autoptr(GArray) taken = g_array_new(FALSE, TRUE, sizeof(guint8));
  struct giving giving = {.placed = placed, .pieces = pieces, .taken = taken, .report = report};
  add_searches(searches, first);
  add_searches(searches, second);
  g_array_sort(searches, compare_searches);
  for (guint i = 0; i < paragraphs->len; i++)
    give_paragraph(paragraph_at(paragraphs, i), searches, &giving);
  report_missing(searches, report);
  if (giving.count > LIMIT_READINGS)
    report_add(report, FINDING_RUBY_UNUSED, (struct place){0},
               _("more than %d readings are not printed; give one only where a word comes first"), LIMIT_READINGS);
}
