/* Phase: running heads and page numbers, by structure over the whole text and not by words (corpus GUIDE 7a). */
#include "base/items.h"
#include "read/phases.h"

#include "read/figures.h"
#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* Longer lines (in characters) are no heads of pages; so many of them stand together at most. */
#define HEAD_CHARS 40
#define HEAD_LINES 2

/* Cells of blanks before a paragraph, in a text whose paragraphs have an indent. */
#define MIN_INDENT 2

/* A head without a page number beside it stands at least so often, so many pieces apart, and the widest distance is
 * at most so many times the narrowest. */
#define MIN_HEADS 3
#define MIN_DISTANCE 8
#define DISTANCE_RATIO 2

/* A page number behind a head on one line, or before it, so many cells away, is one without any mark of its own. */
#define FIGURE_CELLS 4

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

/* A page number with a running head before or behind it (会议材料 第 3 页, 会议材料        3). */
struct numbered {
  struct slice head; /* empty: there is none */
  guint number;
  bool written; /* the number is written as a page number */
  bool parted;  /* a sign stands between, as in labels of sections, too */
};

static const struct numbered not_numbered = {.head = {"", 0}};

/* 12 · 会议文件汇编, 会议文件汇编 | 13 */
static struct numbered parted_of(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  guint total;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    if (!chars_is_one_of("·•|｜", chars_at(p)))
      continue;
    const struct slice left = chars_strip(piece->text, (gsize)(p - piece->text));
    const char *behind = g_utf8_next_char(p);
    const struct slice right = chars_strip(behind, (gsize)(end - behind));
    struct numbered numbered = {.head = right, .parted = true};
    if (figure_of(left.text, left.text + left.length, &numbered.number, &total) == FIGURE_BARE)
      return numbered;
    numbered.head = left;
    if (figure_of(right.text, right.text + right.length, &numbered.number, &total) == FIGURE_BARE)
      return numbered;
  }
  return not_numbered;
}

static struct numbered numbered_of(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  struct numbered numbered = parted_of(piece);
  if (numbered.head.length > 0)
    return numbered;
  guint total;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    if (!chars_is_blank(chars_at(p)))
      continue;
    const char *right = shape_skip_blanks(p, end);
    enum figure_form form = figure_of(right, end, &numbered.number, &total);
    numbered.written = form == FIGURE_PAGE;
    numbered.head = (struct slice){piece->text, (gsize)(p - piece->text)};
    if (numbered.written || (form == FIGURE_BARE && chars_width(p, (gsize)(right - p)) >= FIGURE_CELLS))
      return numbered;
    form = figure_of(piece->text, p, &numbered.number, &total);
    numbered.written = form == FIGURE_PAGE;
    numbered.head = (struct slice){right, (gsize)(end - right)};
    if (numbered.written || (form == FIGURE_BARE && chars_width(p, (gsize)(right - p)) >= FIGURE_CELLS))
      return numbered;
    p = g_utf8_prev_char(right);
  }
  return not_numbered;
}

/* A line that may stand at the head or foot of pages: short, and no sentence or announcement. */
static bool may_be_head(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return figures_is_line(reader, index) && !shape_ends_with_mark(piece->text, piece->length) &&
         chars_count(piece->text, piece->length) <= HEAD_CHARS;
}

static bool has_mark(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (chars_is_pause(c) || chars_is_stop(c))
      return true;
  }
  return false;
}

/* Whether the piece, with what stands aside round it, parts two lines of one sentence. */
static bool is_in_sentence(const struct reader *reader, guint index) {
  guint first = index;
  guint last = index;
  while (first > 0 && index - first <= HEAD_LINES && piece_at(reader, first - 1)->aside)
    first--;
  while (last + 1 < reader->pieces->len && last - index <= HEAD_LINES && piece_at(reader, last + 1)->aside)
    last++;
  return figures_part_sentence(reader, first, last);
}

static bool ends_page(const struct piece *piece) {
  return piece->aside && (strcmp(piece->aside, PAGE_NUMBER) == 0 || strcmp(piece->aside, RUNNING_HEAD) == 0);
}

/* Whether the piece beside this one is a page number, or a head that is known already. */
static bool is_beside(const struct reader *reader, guint index) {
  return (index > 0 && ends_page(piece_at(reader, index - 1))) ||
         (index + 1 < reader->pieces->len && ends_page(piece_at(reader, index + 1)));
}

/* A line that may be a head, or is known as one. */
static bool is_head_or_may_be(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return may_be_head(reader, index) || (piece->aside && strcmp(piece->aside, RUNNING_HEAD) == 0);
}

/* Counts one more line of this text. */
static void count_line(struct repeats *repeats, guint index) {
  struct piece *piece = piece_at(repeats->reader, index);
  gpointer first = NULL;
  gpointer place = NULL;
  if (!g_hash_table_lookup_extended(repeats->lines, piece, &first, &place)) {
    g_hash_table_insert(repeats->lines, piece, NULL);
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
  struct repeat *repeat = &array_at(repeats->repeats, struct repeat, GPOINTER_TO_UINT(place) - 1);
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

/* Whether the line below this one is the title: it names a speech, and this one names none. */
static bool is_above_title(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  const struct piece *below = index + 1 < reader->pieces->len ? piece_at(reader, index + 1) : piece;
  return persons_names_speech(reader->words, below->text, below->length) &&
         !persons_names_speech(reader->words, piece->text, piece->length);
}

/* Sets running heads aside.  The first line of the text keeps its place, unless the title stands below it: a title may
 * run on over the pages. */
static void settle_heads(struct repeats *repeats) {
  const struct reader *reader = repeats->reader;
  g_hash_table_remove_all(repeats->lines);
  g_array_set_size(repeats->repeats, 0);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (is_head_or_may_be(reader, i))
      count_line(repeats, i);
  bool first = true;
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    guint place = may_be_head(reader, i) ? GPOINTER_TO_UINT(g_hash_table_lookup(repeats->lines, piece)) : 0;
    bool head = place > 0 && is_head(&array_at(repeats->repeats, struct repeat, place - 1));
    if (head && !(first && !is_beside(reader, i) && !is_above_title(reader, i)))
      piece->aside = RUNNING_HEAD;
    first &= piece->aside != NULL;
  }
}

/* A short line without a mark, as a head is, or a figure. */
static bool may_end_page(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return piece->aside ||
         (may_be_head(reader, index) && !has_mark(piece) && !shape_is_parenthesised(piece->text, piece->length) &&
          marker_heading(piece->text, piece->length).kind == MARKER_NONE);
}

/* Sets the pieces from `first` to `last` aside: the figures among them are page numbers, the others heads. */
static void set_page_end(struct reader *reader, guint first, guint last) {
  for (guint i = first; i <= last; i++) {
    struct piece *piece = piece_at(reader, i);
    guint number, total;
    if (!piece->aside)
      piece->aside = figure_of(piece->text, piece->text + piece->length, &number, &total) ? PAGE_NUMBER : RUNNING_HEAD;
  }
}

/* Stands in brackets and is no date: what happens in the room, in a text whose paragraphs have an indent. */
static bool is_direction(const struct piece *piece) {
  return shape_is_parenthesised(piece->text, piece->length) && !shape_is_date(piece->text, piece->length) &&
         !shape_is_date_in_figures(piece->text, piece->length);
}

/* Whether the pieces from `first` to `last` lack the indent that paragraphs have: behind the end of one, before the
 * beginning of the next (but not before a date or a salutation, as a title does). */
static bool are_set_back(const struct reader *reader, guint first, guint last) {
  if (first == 0 || last + 1 >= reader->pieces->len)
    return false;
  const struct piece *above = piece_at(reader, first - 1);
  const struct piece *below = piece_at(reader, last + 1);
  bool between = !above->aside && !below->aside && (below->indent >= MIN_INDENT || is_direction(below)) &&
                 (above->indent >= MIN_INDENT || shape_ends_sentence(above->text, above->length));
  for (guint i = first; i <= last && between; i++)
    between = piece_at(reader, i)->indent < MIN_INDENT;
  return between && last > first && !persons_is_salutation(reader->words, below->text, below->length);
}

/* Whether the pieces from `first` to `last`, a figure among them, are the end of a page. */
static bool end_page(const struct reader *reader, guint first, guint last) {
  return figures_part_sentence(reader, first, last) || are_set_back(reader, first, last);
}

/* Two lines at most beside a figure that together with it part a sentence, or lack the indent of the paragraphs round
 * them, are heads, even when they stand there once. */
static void settle_single_heads(struct repeats *repeats) {
  struct reader *reader = repeats->reader;
  guint spoken = figures_first_sentence(reader);
  for (guint f = 0; f < repeats->figures->len; f++) {
    guint figure = array_at(repeats->figures, struct figure, f).piece;
    bool found = figure < spoken;
    for (guint above = 0; above <= MIN(figure, HEAD_LINES) && !found; above++) {
      if (above > 0 && !may_end_page(reader, figure - above))
        break;
      for (guint below = 0; above + below <= HEAD_LINES && figure + below < reader->pieces->len && !found; below++) {
        if (below > 0 && !may_end_page(reader, figure + below))
          break;
        found = end_page(reader, figure - above, figure + below);
        if (found)
          set_page_end(reader, figure - above, figure + below);
      }
    }
  }
}

/* How often a head with a number on its line was seen. */
struct numbered_head {
  guint count, last;
  bool counts_on;   /* each number is one more than the one before, or two where every other page has the head */
  bool in_sentence; /* one stands at least between two lines of one sentence */
};

static void count_numbered(GHashTable *heads, const struct numbered *numbered, bool in_sentence) {
  g_autofree char *key = g_strndup(numbered->head.text, numbered->head.length);
  struct numbered_head *head = g_hash_table_lookup(heads, key);
  if (!head) {
    head = g_new0(struct numbered_head, 1);
    head->counts_on = !numbered->parted || numbered->number > 1; /* labels of sections begin at 1 */
    g_hash_table_insert(heads, g_steal_pointer(&key), head);
  } else {
    head->counts_on &= numbered->number == head->last + 1 || (numbered->parted && numbered->number == head->last + 2);
  }
  head->in_sentence |= in_sentence;
  head->count++;
  head->last = numbered->number;
}

/* A head that stands there once, with a number between those of the heads above and below it. */
static void settle_between(struct reader *reader) {
  guint candidate = 0, last = 0; /* 1 + index of the piece, and the numbers before it */
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    const bool head = piece->aside && strcmp(piece->aside, RUNNING_HEAD) == 0;
    if (!head && !may_be_head(reader, i))
      continue;
    const struct numbered numbered = numbered_of(piece);
    if (!numbered.parted)
      continue;
    if (head && candidate > 0 && numbered.number == last + 2)
      piece_at(reader, candidate - 1)->aside = RUNNING_HEAD;
    candidate = !head && numbered.number == last + 1 ? i + 1 : 0;
    last = head ? numbered.number : last;
  }
}

/* The number and the head that share the piece's line, where it may be a head at all. */
static struct numbered numbered_at(const struct reader *reader, guint index) {
  return may_be_head(reader, index) ? numbered_of(piece_at(reader, index)) : not_numbered;
}

/* Heads that share their line with a page number. */
static void settle_numbered_heads(const struct repeats *repeats) {
  struct reader *reader = repeats->reader;
  g_autoptr(GHashTable) heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct numbered numbered = numbered_at(reader, i);
    if (numbered.head.length > 0)
      count_numbered(heads, &numbered, is_in_sentence(reader, i));
  }
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct numbered numbered = numbered_at(reader, i);
    g_autofree char *key = g_strndup(numbered.head.text, numbered.head.length);
    const struct numbered_head *head = g_hash_table_lookup(heads, key);
    if (head && head->count >= 2 && (numbered.written || (head->counts_on && (!numbered.parted || head->in_sentence))))
      piece_at(reader, i)->aside = RUNNING_HEAD;
  }
  settle_between(reader);
}

void repeats_find(struct reader *reader) {
  struct repeats repeats = {.reader = reader};
  repeats.figures = figures_find(reader);
  repeats.repeats = g_array_new(FALSE, FALSE, sizeof(struct repeat));
  repeats.lines = g_hash_table_new(pieces_text_hash, pieces_text_equal);
  figures_settle(reader, repeats.figures);
  settle_numbered_heads(&repeats);
  settle_heads(&repeats);
  settle_single_heads(&repeats);
  settle_heads(&repeats); /* heads of two lines: one beside the number, one beside the other */
  g_array_unref(repeats.figures);
  g_array_unref(repeats.repeats);
  g_hash_table_unref(repeats.lines);
}
