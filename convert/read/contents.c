#include "read/contents.h"

#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* A table of contents is looked for among the first pieces, and has at least this many entries. */
#define HEAD_PIECES 60
#define MIN_ENTRIES 3

/* The longest entry (in characters). */
#define ENTRY_CHARS 45

/* An excerpt is compared by this many characters. */
#define EXCERPT_CHARS 40

static bool is_contents_title(const struct piece *piece) {
  char squeezed[64];
  gsize size = 0;
  if (piece->length > sizeof squeezed - 8)
    return false;
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!chars_is_ignorable(c) && c != 0x3010 && c != 0x3011)
      size += (gsize)g_unichar_to_utf8(c, squeezed + size);
  }
  squeezed[size] = 0;
  return strcmp(squeezed, "目录") == 0 || strcmp(squeezed, "目錄") == 0 ||
         g_ascii_strcasecmp(squeezed, "contents") == 0;
}

/* An entry without its bullet, and without the leader dots and page number behind it. */
static struct slice entry_words(const struct piece *piece) {
  const char *start = piece->text;
  const char *end = piece->text + piece->length;
  while (start < end && !chars_is_han(g_utf8_get_char(start)) && !chars_is_opening(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  while (end > start) {
    gunichar c = chars_before(start, end);
    if (!chars_is_digit(c) && !chars_is_blank(c) && c != '.' && c != 0x2026 && c != 0xB7 && c != '-')
      break;
    end = g_utf8_prev_char(end);
  }
  return (struct slice){start, (gsize)(end - start)};
}

/* What entries of one table of contents have in common. */
enum { ENTRY_BULLET = 1, ENTRY_MARKER = 2, ENTRY_PAGE = 4 };

static guint form_of(const struct piece *piece) {
  gunichar first = g_utf8_get_char(piece->text);
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  bool marker = marker_heading(piece->text, piece->length).kind != MARKER_NONE;
  bool bullet = !marker && !chars_is_han(first) && !chars_is_opening(first) && !chars_is_digit(first);
  return (bullet ? ENTRY_BULLET : 0) | (marker ? ENTRY_MARKER : 0) | (chars_is_digit(last) ? ENTRY_PAGE : 0);
}

static bool can_be_entry(const struct piece *piece) {
  return piece_is_open(piece) && chars_count(piece->text, piece->length) <= ENTRY_CHARS &&
         !shape_ends_sentence(piece->text, piece->length) && !shape_is_salutation(piece->text, piece->length);
}

/* Notes the words of the entries from `first` to before `end`. */
static void remember_entries(const struct reader *reader, guint first, guint end, GHashTable *entries) {
  for (guint i = first; i < end; i++) {
    struct slice words = entry_words(piece_at(reader, i));
    g_hash_table_add(entries, g_strndup(words.text, words.length));
  }
}

static bool repeats_entry(const struct piece *piece, GHashTable *entries) {
  struct slice words = entry_words(piece);
  g_autofree char *key = g_strndup(words.text, words.length);
  return g_hash_table_contains(entries, key);
}

/* The index behind the entries that follow the title at `title`.  They end where a line has not what all of them
 * have (a bullet, a marker, a page number), and at one that repeats an entry: there the text itself begins.  Plain
 * lines that nothing ends so are no contents. */
static guint entries_end(const struct reader *reader, guint title) {
  g_autoptr(GHashTable) entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint end = title + 1;
  guint form = ENTRY_BULLET | ENTRY_MARKER | ENTRY_PAGE;
  for (guint i = end; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (piece->role == PIECE_DROPPED)
      continue;
    bool fits = can_be_entry(piece);
    bool same = fits && (form_of(piece) & form) != 0;
    if (fits && !same && i == end && end > title + 1 && i + 1 < reader->pieces->len &&
        can_be_entry(piece_at(reader, i + 1)) && (form_of(piece_at(reader, i + 1)) & form) != 0)
      continue; /* one line of the row may lack its bullet */
    if (fits && repeats_entry(piece, entries) && (form_of(piece) & form) != form)
      return end;
    if (!fits || (form != 0 && !same && end > title + MIN_ENTRIES))
      return form != 0 ? end : title + 1;
    form &= form_of(piece);
    remember_entries(reader, end, i + 1, entries);
    end = i + 1;
  }
  return title + 1;
}

static void drop_contents(struct reader *reader) {
  guint limit = MIN(reader->pieces->len, HEAD_PIECES);
  for (guint i = 0; i < limit; i++) {
    if (!piece_is_open(piece_at(reader, i)) || !is_contents_title(piece_at(reader, i)))
      continue;
    guint end = entries_end(reader, i);
    if (end - i - 1 < MIN_ENTRIES || end == reader->pieces->len)
      return;
    for (guint entry = i; entry < end; entry++)
      if (piece_is_open(piece_at(reader, entry)))
        piece_drop(piece_at(reader, entry), "contents");
    return;
  }
}

/* Among the first paragraphs: one that breaks off (…) and whose beginning comes again later. */
static void drop_excerpts(struct reader *reader) {
  guint limit = MIN(reader->pieces->len, 6);
  for (guint i = 0; i < limit; i++) {
    struct piece *piece = piece_at(reader, i);
    bool breaks_off = shape_ends(piece->text, piece->length, "...") || shape_ends(piece->text, piece->length, "…");
    if (!piece_is_open(piece) || !breaks_off || chars_count(piece->text, piece->length) < EXCERPT_CHARS + 3)
      continue;
    gsize size = (gsize)(g_utf8_offset_to_pointer(piece->text, EXCERPT_CHARS) - piece->text);
    for (guint later = i + 1; later < reader->pieces->len; later++) {
      const struct piece *text = piece_at(reader, later);
      if (text->length > size && memcmp(text->text, piece->text, size) == 0) {
        piece_drop(piece, "excerpt");
        break;
      }
    }
  }
}

void contents_drop(struct reader *reader) {
  drop_contents(reader);
  drop_excerpts(reader);
}
