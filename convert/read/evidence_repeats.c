/* What stands in the text twice: lines word for word, a page's own name for the text, excerpts, tables of contents. */
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

#include <string.h>

/* Lines longer than this (in characters) are not compared word for word. */
#define COMPARED_CHARS 66

/* A page's name for a text stands among its first lines, at most this many above the title it names. */
#define NAME_REACH 12

/* Of the characters of a shorter name, this many in a hundred are in the longer line. */
#define NAME_PERCENT 65

/* An excerpt is among the first pieces and compared by this many characters. */
#define EXCERPT_PIECES 8
#define EXCERPT_CHARS 30

/* A label that counts samples has at most this many characters. */
#define COUNTED_CHARS 24

/* So many names of the parts of a text are an assistant's. */
#define PART_LABELS 3

/* A table of contents is looked for among the first pieces, and has at least this many entries. */
#define CONTENTS_PIECES 60
#define MIN_ENTRIES 3
#define ENTRY_CHARS 45

/* Lines that stand there word for word more than once. */
static void find_same_lines(const struct sequence *sequence) {
  g_autoptr(GHashTable) counts = g_hash_table_new(pieces_text_hash, pieces_text_equal);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sequence->count; i++) {
      const struct piece *piece = sequence_piece(sequence, i);
      if (sequence_evidence(sequence, i)->characters > COMPARED_CHARS)
        continue;
      guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, piece));
      if (pass == 0)
        g_hash_table_insert(counts, (gpointer)piece, GUINT_TO_POINTER(count + 1));
      else if (count > 1)
        sequence_set(sequence, i, count > 2 ? EVIDENCE_REPEATED_OFTEN : EVIDENCE_REPEATED);
    }
}

/* A bit for each ideograph of the text, 64 kinds: texts whose bits differ share few. */
static guint64 kinds_in(const struct piece *piece) {
  guint64 kinds = 0;
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p))
    if (chars_is_han(chars_at(p)))
      kinds |= (guint64)1 << (chars_at(p) % 64);
  return kinds;
}

/* Whether one of the two texts can be most of the other. */
static bool may_share(guint64 left, guint64 right) {
  int both = __builtin_popcountll(left & right);
  return both * 2 >= MIN(__builtin_popcountll(left), __builtin_popcountll(right));
}

/* Which characters a text has, by their numbers' rest: what has none is not in it. */
#define SEEN_SIZE 1024

static void see_characters(const struct piece *piece, bool *seen) {
  memset(seen, 0, SEEN_SIZE * sizeof *seen);
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p))
    seen[chars_at(p) % SEEN_SIZE] = true;
}

/* How many of the ideographs of the shorter text are in the longer one, in percent. */
static guint shared_percent(const struct piece *name, const struct piece *title) {
  guint all = 0, shared = 0;
  bool seen[SEEN_SIZE];
  see_characters(title, seen);
  for (const char *p = name->text; p < name->text + name->length; p = g_utf8_next_char(p)) {
    const gunichar c = chars_at(p);
    if (!chars_is_han(c))
      continue;
    char text[7] = "";
    g_unichar_to_utf8(c, text);
    all++;
    shared += seen[c % SEEN_SIZE] && shape_contains(title->text, title->length, text);
  }
  return all >= 4 ? shared * 100 / all : 0;
}

/* A line that can be the page's own name for the text; …人民政府文件 is the head of a paper. */
static bool can_name(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return !shape_ends(piece->text, piece->length, "文件") &&
         sequence_evidence(sequence, place)->characters <= COMPARED_CHARS && !evidence_is_speech(sequence, place) &&
         !sequence_has_any(sequence, place, EVIDENCE_SPEAKER, EVIDENCE_DATE, EVIDENCE_SECRECY, EVIDENCE_DOCUMENT_NUMBER,
                           EVIDENCE_OPENS_DASH, EVIDENCE_IN_ROUND);
}

/* Whether the later line may be the title that the line above names: the name of a speech, 在…上的讲话, names no line
 * that is none, 在…会上 of where it was spoken. */
static bool can_be_named(const struct sequence *sequence, guint name, guint later) {
  return sequence_has(sequence, later, EVIDENCE_TITLE_LIKE) &&
         (sequence_has(sequence, later, EVIDENCE_SPEECH_KIND) || !sequence_has(sequence, name, EVIDENCE_AT_MEETING));
}

/* Title-like lines that a later title-like line repeats, or whose words it holds. */
static void find_names(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    if (!can_name(sequence, i))
      continue;
    guint64 kinds = kinds_in(sequence_piece(sequence, i));
    for (guint later = i + 1; later < MIN(sequence->count, i + 1 + NAME_REACH); later++) {
      if (evidence_is_speech(sequence, later))
        break;
      if (!can_be_named(sequence, i, later) || !may_share(kinds, kinds_in(sequence_piece(sequence, later))))
        continue;
      const struct piece *name = sequence_piece(sequence, i);
      const struct piece *title = sequence_piece(sequence, later);
      if (pieces_text_equal(name, title))
        sequence_set(sequence, i, EVIDENCE_TITLE_AGAIN);
      else if (shared_percent(name, title) >= NAME_PERCENT || shared_percent(title, name) >= NAME_PERCENT)
        sequence_set(sequence, i, EVIDENCE_NAMES_LATER);
    }
  }
}

/* Among the first pieces: one that breaks off, and whose beginning comes again later. */
static void find_excerpts(const struct sequence *sequence) {
  for (guint i = 0; i < MIN(sequence->count, EXCERPT_PIECES); i++) {
    const struct piece *piece = sequence_piece(sequence, i);
    if (!sequence_has(sequence, i, EVIDENCE_ENDS_DOTS) ||
        sequence_evidence(sequence, i)->characters < EXCERPT_CHARS + 3)
      continue;
    gsize size = (gsize)(g_utf8_offset_to_pointer(piece->text, EXCERPT_CHARS) - piece->text);
    for (guint later = i + 1; later < sequence->count; later++) {
      const struct piece *text = sequence_piece(sequence, later);
      if (text->length > size && memcmp(text->text, piece->text, size) == 0) {
        sequence_set(sequence, i, EVIDENCE_EXCERPT);
        evidence_clear(sequence_evidence(sequence, i), EVIDENCE_SPOKEN); /* the speech has not begun with it */
        break;
      }
    }
  }
}

/* No 【目　　录】 has so many bytes: paragraphs are not closed up to be compared with it. */
#define CONTENTS_BYTES 400

static bool is_contents_title(const struct words *words, const struct piece *piece) {
  if (piece->length >= CONTENTS_BYTES)
    return false;
  g_autofree char *bare = chars_closed_up(piece->text, piece->length, "【】");
  return words_are(words, WORDS_CONTENTS_HEADS, bare, strlen(bare));
}

/* What stands between an entry and the end of its line: leader dots, and the page number. */
static bool is_leader(gunichar c) {
  return chars_is_digit(c) || chars_is_blank(c) || chars_is_one_of(".…·-", c);
}

/* An entry without its bullet, and without the leader dots and page number behind it. */
static struct slice entry_words(const struct piece *piece) {
  const char *start = piece->text;
  const char *end = piece->text + piece->length;
  while (start < end && !chars_is_han(chars_at(start)) && !chars_is_opening(chars_at(start)))
    start = g_utf8_next_char(start);
  while (is_leader(chars_before(start, end)))
    end = g_utf8_prev_char(end);
  return (struct slice){start, (gsize)(end - start)};
}

/* What entries of one table of contents have in common. */
enum { ENTRY_BULLET = 1, ENTRY_MARKER = 2, ENTRY_PAGE = 4 };

static guint form_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  gunichar first = chars_at(piece->text);
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  bool marker = sequence_has(sequence, place, EVIDENCE_MARKER);
  bool bullet = !marker && !chars_is_han(first) && !chars_is_opening(first) && !chars_is_digit(first);
  return (bullet ? ENTRY_BULLET : 0) | (marker ? ENTRY_MARKER : 0) | (chars_is_digit(last) ? ENTRY_PAGE : 0);
}

static bool can_be_entry(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->characters <= ENTRY_CHARS &&
         !sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_HEARERS);
}

/* The place behind the entries that follow the title.  They end where a line has not what all of them have (a bullet,
 * a marker, a page number), and at one that repeats an entry: there the text itself begins.  Plain lines that nothing
 * ends so are no contents. */
static guint entries_end(const struct sequence *sequence, guint title) {
  g_autoptr(GHashTable) entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint form = ENTRY_BULLET | ENTRY_MARKER | ENTRY_PAGE;
  for (guint i = title + 1; i < sequence->count; i++) {
    bool fits = can_be_entry(sequence, i);
    bool same = fits && (form_of(sequence, i) & form) != 0;
    struct slice words = entry_words(sequence_piece(sequence, i));
    char *key = g_strndup(words.text, words.length);
    bool again = g_hash_table_contains(entries, key);
    g_hash_table_add(entries, key);
    if (fits && again && (form_of(sequence, i) & form) != form)
      return i;
    bool goes_on = fits && i > title + MIN_ENTRIES && i + 1 < sequence->count && can_be_entry(sequence, i + 1) &&
                   (form_of(sequence, i + 1) & form) != 0; /* the rest of an entry that is broken over two lines */
    if (!fits || (form != 0 && !same && !goes_on && i > title + MIN_ENTRIES))
      return form != 0 ? i : title + 1;
    form &= same || !goes_on ? form_of(sequence, i) : form;
  }
  return title + 1;
}

static void find_contents(const struct sequence *sequence) {
  for (guint i = 0; i < MIN(sequence->count, CONTENTS_PIECES); i++) {
    if (!is_contents_title(sequence->reader->words, sequence_piece(sequence, i)))
      continue;
    guint end = entries_end(sequence, i);
    for (guint entry = i; end > i + MIN_ENTRIES && entry < end; entry++) {
      sequence_set(sequence, entry, EVIDENCE_CONTENTS);
      evidence_clear_series(sequence, entry);
    }
    return;
  }
}

static bool is_number(gunichar c) {
  return chars_is_digit(c) || chars_is_one_of("一二三四五六七八九十", c);
}

/* A number, or what stands around one. */
static bool is_of_count(gunichar c) {
  return is_number(c) || chars_is_blank(c) || chars_is_one_of("（）()之篇第：:", c);
}

/* The words of a line before the number that ends it: 讲话稿 of 讲话稿（二）, 讲话稿3; nothing when none does. */
static struct slice counted_words(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  bool counted = false;
  for (gunichar c; is_of_count(c = chars_before(piece->text, end)); end = g_utf8_prev_char(end))
    counted |= is_number(c);
  return (struct slice){piece->text, counted ? (gsize)(end - piece->text) : 0};
}

static bool may_be_counted(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->characters <= COUNTED_CHARS &&
         sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
         !sequence_has_any(sequence, place, EVIDENCE_DATE, EVIDENCE_DATE_FIGURES, EVIDENCE_ATTACHMENT) &&
         counted_words(sequence_piece(sequence, place)).length > 0;
}

/* The label of a sample that has a title of its own below it, those who are spoken to behind that: 讲话稿（一） where
 * the same words stand again with another number. */
static bool labels_sample(const struct sequence *sequence, guint place) {
  return place + 2 < sequence->count && may_be_counted(sequence, place) &&
         sequence_has(sequence, place + 1, EVIDENCE_TITLE_LIKE) && !may_be_counted(sequence, place + 1) &&
         (sequence_has_any(sequence, place + 2, EVIDENCE_HEARERS, EVIDENCE_SPOKEN));
}

static void set_label(const struct sequence *sequence, guint place) {
  sequence_set(sequence, place, EVIDENCE_SAMPLE_LABEL);
  evidence_clear(sequence_evidence(sequence, place), EVIDENCE_TITLE_LIKE);
}

static void find_counted_labels(const struct sequence *sequence) {
  g_autoptr(GHashTable) labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); /* to the first place */
  for (guint i = 0; i < sequence->count; i++) {
    if (!labels_sample(sequence, i))
      continue;
    struct slice words = counted_words(sequence_piece(sequence, i));
    const guint first = sequence_first_with(labels, g_strndup(words.text, words.length), i);
    if (first == i)
      continue;
    set_label(sequence, first);
    set_label(sequence, i);
  }
}

/* 称呼：, 正文：, 结束语： alone on their lines: an assistant names the parts of the text that it gives. */
static bool names_part(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_PART_LABEL) && sequence_has(sequence, place, EVIDENCE_ENDS_COLON);
}

static void find_part_labels(const struct sequence *sequence) {
  guint labels = 0;
  for (guint i = 0; i < sequence->count; i++)
    labels += names_part(sequence, i);
  for (guint i = 0; labels >= PART_LABELS && i < sequence->count; i++)
    if (names_part(sequence, i))
      set_label(sequence, i);
}

void evidence_repeats(const struct sequence *sequence) {
  find_part_labels(sequence);
  find_counted_labels(sequence);
  find_same_lines(sequence);
  find_names(sequence);
  find_excerpts(sequence);
  find_contents(sequence);
}
