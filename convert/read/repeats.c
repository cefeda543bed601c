/* Phase: running heads and page numbers, by structure over the whole text and not by words (corpus GUIDE 7a). */
#include "read/phases.h"

#include "read/shape.h"
#include "text/marker.h"
#include "text/numeral.h"

#include <string.h>

/* Why a piece stands aside. */
static const char PAGE_NUMBER[] = "page-number";
static const char RUNNING_HEAD[] = "running-head";

/* Longer lines (in bytes, in characters) are no heads of pages and no page numbers. */
#define HEAD_BYTES 160
#define HEAD_CHARS 40

/* Figures alone that neither open nor close the text count pages from so many on; so much text (in bytes) stands
 * between two of them. */
#define MIN_FIGURES 2
#define MIN_PAGE_BYTES 300

/* Figures that are greater count no pages of a speech: they are years. */
#define MAX_PAGE 999

/* A head without a page number beside it stands at least so often, so many pieces apart, and the widest distance is
 * at most so many times the narrowest. */
#define MIN_HEADS 3
#define MIN_DISTANCE 8
#define DISTANCE_RATIO 2

/* A line that is broken in mid-sentence has at least so many cells. */
#define BROKEN_CELLS 24

/* Lines whose widths differ by no more (in cells) end at one width. */
#define SAME_CELLS 4

/* How a page number is written. */
enum figure_form {
  FIGURE_NONE,
  FIGURE_BARE, /* 12, 12/30 */
  FIGURE_PAGE, /* - 12 -, —12—, ·12·, 第12页, 第 12 页 共 30 页, Page 12 of 30 */
};

/* A piece that may be a page number. */
struct figure {
  guint piece;
  guint number;
  enum figure_form form;
};

/* A short line that occurs more than once. */
struct repeat {
  guint count, beside;     /* so often, so often beside a page number */
  guint last;              /* the last piece */
  guint narrowest, widest; /* distances from one to the next, in pieces */
  bool in_sentence;        /* one stands at least between two lines of one sentence */
};

/* What is known while the phase runs. */
struct repeats {
  struct reader *reader;
  GArray *figures;   /* of struct figure */
  GArray *repeats;   /* of struct repeat */
  GHashTable *lines; /* struct piece, by its text -> 1 + index in repeats, or 0: seen once */
};

static const char *skip_blanks(const char *p, const char *end) {
  while (p < end && chars_is_blank(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* Takes a number in figures or in Chinese at *p; 0 when there is none. */
static guint take_number(const char **p, const char *end) {
  struct numeral numeral = numeral_arabic(*p, (gsize)(end - *p), 4);
  if (numeral.value == 0)
    numeral = numeral_chinese(*p, (gsize)(end - *p));
  *p = skip_blanks(*p + numeral.length, end);
  return numeral.value;
}

static bool take_word(const char **p, const char *end, const char *word) {
  gsize size = strlen(word);
  if ((gsize)(end - *p) < size || g_ascii_strncasecmp(*p, word, size) != 0)
    return false;
  *p = skip_blanks(*p + size, end);
  return true;
}

/* Takes one or two dashes or dots. */
static bool take_dashes(const char **p, const char *end) {
  const char *start = *p;
  for (guint i = 0; i < 2 && *p < end && chars_is_one_of("-—–－·•─", g_utf8_get_char(*p)); i++)
    *p = g_utf8_next_char(*p);
  bool taken = *p > start;
  *p = skip_blanks(*p, end);
  return taken;
}

/* 第 12 页 共 30 页, Page 12 of 30: the number, or 0. */
static guint take_worded(const char **p, const char *end) {
  guint number = 0;
  if (take_word(p, end, "第")) {
    number = take_number(p, end);
    if (take_word(p, end, "/") && take_number(p, end) < number) /* 第1/5页 */
      return 0;
    if (!take_word(p, end, "页") && !take_word(p, end, "頁"))
      return 0;
    while (take_word(p, end, "/") || take_word(p, end, ",") || take_word(p, end, "，"))
      continue;
    if (take_word(p, end, "共") && (take_number(p, end) == 0 || !(take_word(p, end, "页") || take_word(p, end, "頁"))))
      return 0;
  } else if (take_word(p, end, "page")) {
    number = take_number(p, end);
    if (take_word(p, end, "of") && take_number(p, end) == 0)
      return 0;
  }
  return number;
}

/* How the whole text is a page number. */
static enum figure_form figure_of(const char *text, const char *end, guint *number) {
  const char *p = text;
  if (take_dashes(&p, end)) {
    *number = take_number(&p, end);
    return *number > 0 && take_dashes(&p, end) && p == end ? FIGURE_PAGE : FIGURE_NONE;
  }
  *number = take_worded(&p, end);
  if (*number > 0)
    return p == end ? FIGURE_PAGE : FIGURE_NONE;
  p = text;
  *number = take_number(&p, end);
  if (*number == 0 || !chars_is_digit(g_utf8_get_char(text)))
    return FIGURE_NONE;
  if (take_word(&p, end, "/") && take_number(&p, end) < *number)
    return FIGURE_NONE;
  return p == end ? FIGURE_BARE : FIGURE_NONE;
}

/* A page number with a running head before or behind it (会议材料 第 3 页): the head's text, or nothing. */
static struct slice head_beside_figure(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  guint number;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    if (!chars_is_blank(g_utf8_get_char(p)))
      continue;
    const char *right = skip_blanks(p, end);
    if (figure_of(right, end, &number) == FIGURE_PAGE)
      return (struct slice){piece->text, (gsize)(p - piece->text)};
    if (figure_of(piece->text, p, &number) == FIGURE_PAGE)
      return (struct slice){right, (gsize)(end - right)};
  }
  return (struct slice){NULL, 0};
}

static bool is_candidate(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return piece_is_open(reader, index) && piece->length > 0 && piece->length <= HEAD_BYTES &&
         pieces_whole_line(reader, index);
}

/* A line that may stand at the head or foot of pages: short, and no sentence or announcement. */
static bool may_be_head(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return is_candidate(reader, index) && !shape_ends_with_mark(piece->text, piece->length) &&
         chars_count(piece->text, piece->length) <= HEAD_CHARS;
}

/* Whether the line stops in the middle of a sentence. */
static bool is_broken(const struct piece *piece) {
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  return (chars_is_han(last) || chars_is_digit(last) || chars_is_latin(last)) &&
         marker_heading(piece->text, piece->length).kind == MARKER_NONE && piece->length >= BROKEN_CELLS &&
         chars_width(piece->text, piece->length) >= BROKEN_CELLS;
}

static bool has_mark(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (chars_is_pause(c) || chars_is_stop(c))
      return true;
  }
  return false;
}

/* Whether the piece, with what stands aside round it, parts two lines of one sentence. */
static bool is_in_sentence(const struct reader *reader, guint index) {
  guint first = index;
  guint last = index;
  while (first > 0 && piece_at(reader, first - 1)->aside)
    first--;
  while (last + 1 < reader->pieces->len && piece_at(reader, last + 1)->aside)
    last++;
  if (first == 0 || last + 1 == reader->pieces->len || !is_broken(piece_at(reader, first - 1)))
    return false;
  const struct piece *below = piece_at(reader, last + 1);
  return below->indent <= piece_at(reader, first - 1)->indent && below->length >= BROKEN_CELLS &&
         marker_heading(below->text, below->length).kind == MARKER_NONE;
}

static void set_aside(struct reader *reader, guint index, const char *why) {
  piece_at(reader, index)->aside = why;
}

static bool ends_page(const struct piece *piece) {
  return piece->aside == PAGE_NUMBER || piece->aside == RUNNING_HEAD;
}

/* Whether the piece beside this one is a page number, or a head that is known already. */
static bool is_beside(const struct reader *reader, guint index) {
  return (index > 0 && ends_page(piece_at(reader, index - 1))) ||
         (index + 1 < reader->pieces->len && ends_page(piece_at(reader, index + 1)));
}

static void find_figures(struct repeats *repeats) {
  for (guint i = 0; i < repeats->reader->pieces->len; i++) {
    const struct piece *piece = piece_at(repeats->reader, i);
    struct figure figure = {.piece = i};
    if (!is_candidate(repeats->reader, i))
      continue;
    figure.form = figure_of(piece->text, piece->text + piece->length, &figure.number);
    if (figure.form != FIGURE_NONE)
      g_array_append_val(repeats->figures, figure);
  }
}

/* Figures [from, to) that are bare and count on: whether they count pages.  The first one opens the text, or the last
 * one closes it, or some of many stand inside a sentence: a number of a section does none of these. */
static bool count_pages(const struct repeats *repeats, guint from, guint to) {
  const struct reader *reader = repeats->reader;
  const struct figure *figures = &g_array_index(repeats->figures, struct figure, 0);
  guint32 bytes = piece_at(reader, figures[to - 1].piece)->start - piece_at(reader, figures[from].piece)->start;
  if (bytes < (to - from - 1) * MIN_PAGE_BYTES)
    return false;
  bool pages = figures[to - 1].piece + 1 == reader->pieces->len || figures[from].piece == 0;
  for (guint i = from; i < to && to - from >= MIN_FIGURES && !pages; i++)
    pages = is_in_sentence(reader, figures[i].piece);
  return pages && figures[to - 1].number <= MAX_PAGE;
}

/* Figures that count on are taken together; one that is written as a page number tells what the others are. */
static void settle_figures(struct repeats *repeats) {
  if (repeats->figures->len == 0)
    return;
  const struct figure *figures = &g_array_index(repeats->figures, struct figure, 0);
  for (guint from = 0; from < repeats->figures->len;) {
    bool page = figures[from].form == FIGURE_PAGE;
    guint to = from + 1;
    for (; to < repeats->figures->len && figures[to].number == figures[to - 1].number + 1; to++)
      page |= figures[to].form == FIGURE_PAGE;
    page = page || count_pages(repeats, from, to);
    for (guint i = from; i < to && page; i++)
      set_aside(repeats->reader, figures[i].piece, PAGE_NUMBER);
    from = to;
  }
}

static guint piece_hash(gconstpointer data) {
  const struct piece *piece = data;
  guint hash = 5381;
  for (guint i = 0; i < piece->length; i++)
    hash = hash * 33 + (guchar)piece->text[i];
  return hash;
}

static gboolean piece_equal(gconstpointer a, gconstpointer b) {
  const struct piece *left = a, *right = b;
  return left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
}

/* Counts one more line of this text. */
static void count_line(struct repeats *repeats, guint index) {
  struct piece *piece = piece_at(repeats->reader, index);
  gpointer first = NULL;
  gpointer place = NULL;
  if (!g_hash_table_lookup_extended(repeats->lines, piece, &first, &place)) {
    g_hash_table_insert(repeats->lines, piece, GUINT_TO_POINTER(0));
    return;
  }
  if (!place) {
    guint one = (guint)((struct piece *)first - piece_at(repeats->reader, 0));
    struct repeat repeat = {.count = 1, .last = one, .narrowest = G_MAXUINT};
    repeat.beside = is_beside(repeats->reader, one);
    repeat.in_sentence = is_in_sentence(repeats->reader, one);
    g_array_append_val(repeats->repeats, repeat);
    place = GUINT_TO_POINTER(repeats->repeats->len);
    g_hash_table_insert(repeats->lines, first, place);
  }
  struct repeat *repeat = &g_array_index(repeats->repeats, struct repeat, GPOINTER_TO_UINT(place) - 1);
  guint distance = index - repeat->last;
  repeat->count++;
  repeat->beside += is_beside(repeats->reader, index);
  repeat->narrowest = MIN(repeat->narrowest, distance);
  repeat->widest = MAX(repeat->widest, distance);
  repeat->in_sentence |= is_in_sentence(repeats->reader, index);
  repeat->last = index;
}

/* A running head stands beside most page numbers' places, or at even distances and once inside a sentence. */
static bool is_head(const struct repeat *repeat) {
  if (repeat->beside >= 2 && repeat->beside * 3 >= repeat->count * 2)
    return true;
  return repeat->count >= MIN_HEADS && repeat->in_sentence && repeat->narrowest >= MIN_DISTANCE &&
         repeat->widest <= repeat->narrowest * DISTANCE_RATIO;
}

/* Sets running heads aside.  The first line of the text keeps its place: the title may run on over the pages. */
static bool settle_heads(struct repeats *repeats) {
  bool found = false;
  g_hash_table_remove_all(repeats->lines);
  g_array_set_size(repeats->repeats, 0);
  for (guint i = 0; i < repeats->reader->pieces->len; i++)
    if (may_be_head(repeats->reader, i))
      count_line(repeats, i);
  bool first = true;
  for (guint i = 0; i < repeats->reader->pieces->len; i++) {
    struct piece *piece = piece_at(repeats->reader, i);
    guint place = may_be_head(repeats->reader, i) ? GPOINTER_TO_UINT(g_hash_table_lookup(repeats->lines, piece)) : 0;
    bool head = place > 0 && is_head(&g_array_index(repeats->repeats, struct repeat, place - 1));
    if (head && !(first && !is_beside(repeats->reader, i))) {
      set_aside(repeats->reader, i, RUNNING_HEAD);
      found = true;
    }
    first &= piece->aside != NULL;
  }
  return found;
}

/* The last line above that does not stand aside; NULL when there is none. */
static const struct piece *line_above(const struct reader *reader, guint index) {
  while (index > 0)
    if (!piece_at(reader, --index)->aside)
      return piece_at(reader, index);
  return NULL;
}

/* A line beside a page number that together with it parts a sentence is a head, even when it stands there once: shorter
 * than the lines above, which end at one width, it has no mark, and the sentence goes on behind it. */
static void settle_heads_in_sentences(struct repeats *repeats) {
  struct reader *reader = repeats->reader;
  for (guint i = 2; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!may_be_head(reader, i) || !is_beside(reader, i) || has_mark(piece))
      continue;
    const struct piece *above = line_above(reader, i);
    const struct piece *second = above ? line_above(reader, (guint)(above - piece_at(reader, 0))) : NULL;
    gsize width = above && is_broken(above) ? chars_width(above->text, above->length) + above->indent : 0;
    gsize before = second ? chars_width(second->text, second->length) + second->indent : 0;
    if (MAX(width, before) - MIN(width, before) > SAME_CELLS || chars_width(piece->text, piece->length) * 4 > width * 3)
      continue;
    set_aside(reader, i, RUNNING_HEAD);
    if (!is_in_sentence(reader, i))
      set_aside(reader, i, NULL);
  }
}

/* Heads that share their line with a page number. */
static void settle_numbered_heads(struct repeats *repeats) {
  g_autoptr(GHashTable) heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < repeats->reader->pieces->len; i++) {
      struct slice head =
          may_be_head(repeats->reader, i) ? head_beside_figure(piece_at(repeats->reader, i)) : (struct slice){NULL, 0};
      if (head.length == 0)
        continue;
      char *key = g_strndup(head.text, head.length);
      guint count = GPOINTER_TO_UINT(g_hash_table_lookup(heads, key));
      if (pass == 0)
        g_hash_table_replace(heads, key, GUINT_TO_POINTER(count + 1));
      else if (count >= 2)
        set_aside(repeats->reader, i, RUNNING_HEAD);
      if (pass == 1)
        g_free(key);
    }
}

void repeats_find(struct reader *reader) {
  struct repeats repeats = {.reader = reader};
  repeats.figures = g_array_new(FALSE, FALSE, sizeof(struct figure));
  repeats.repeats = g_array_new(FALSE, FALSE, sizeof(struct repeat));
  repeats.lines = g_hash_table_new(piece_hash, piece_equal);
  find_figures(&repeats);
  settle_figures(&repeats);
  settle_numbered_heads(&repeats);
  if (settle_heads(&repeats)) /* heads of two lines: one beside the number, one beside the other */
    settle_heads(&repeats);
  settle_heads_in_sentences(&repeats);
  g_array_unref(repeats.figures);
  g_array_unref(repeats.repeats);
  g_hash_table_unref(repeats.lines);
}
