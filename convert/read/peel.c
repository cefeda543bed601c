/* Phase: what stands at the beginning of every line and is no text: > of mails, line numbers, chat stamps. */
#include "read/phases.h"

#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* A dress is at (nearly) every line: at most one line in so many is without it, and at least so many have it. */
#define BARE_PART 10
#define MIN_DRESSED 4

/* Fewer quoted lines in a row are somebody's own > or Markdown's quotation. */
#define MIN_QUOTED 3

/* The name of one who writes in a chat is at most this long (in characters). */
#define NAME_CHARS 12

/* Line numbers have at most so many figures. */
#define NUMBER_FIGURES 7

static struct slice line_at(const struct reader *reader, guint index) {
  const struct source_line *line = &g_array_index(reader->source->lines, struct source_line, index);
  return chars_strip(line->text, line->length);
}

/* Takes `size` bytes off the front of the line, and the blanks behind them. */
static void take_off(struct reader *reader, struct slice line, gsize size, const char *rule) {
  const char *end = line.text + line.length;
  const char *rest = line.text + size;
  while (rest < end && chars_is_blank(g_utf8_get_char(rest)))
    rest = g_utf8_next_char(rest);
  size = (gsize)(rest - line.text);
  guint32 start = (guint32)(line.text - reader->source->text);
  struct edit edit = {.start = start, .end = start + (guint32)size, .kind = EDIT_DROP, .rule = rule};
  g_array_append_val(reader->edits, edit);
}

static gsize skip_blanks(struct slice line, gsize at) {
  while (at < line.length && (line.text[at] == ' ' || line.text[at] == '\t'))
    at++;
  return at;
}

/* Bytes of > > that open a quoted line; 0 when it is none. */
static gsize quote_length(struct slice line) {
  gsize length = 0;
  for (gsize at = 0; at < line.length && line.text[at] == '>'; at = skip_blanks(line, at))
    length = ++at;
  return length;
}

/* Lines in a row that begin with > are quoted.  Blank lines between them break no row. */
static bool peel_quotes(struct reader *reader) {
  guint before = reader->edits->len;
  guint first = before;
  for (guint i = 0; i <= reader->source->lines->len; i++) {
    struct slice line = i < reader->source->lines->len ? line_at(reader, i) : (struct slice){"", 0};
    bool end = i == reader->source->lines->len;
    if (line.length == 0 && !end)
      continue;
    gsize size = quote_length(line);
    if (size > 0) {
      take_off(reader, line, size, "quote-mark");
    } else {
      if (reader->edits->len - first < MIN_QUOTED)
        g_array_set_size(reader->edits, first);
      first = reader->edits->len;
    }
  }
  return reader->edits->len > before;
}

/* A number that opens a line, as editors and printing programs count lines. */
struct line_number {
  guint64 value;
  gsize length; /* with the mark and the blank behind it; 0: there is none */
  bool marked;  /* a mark stands behind it that lists have too */
};

static struct line_number number_of(struct slice line) {
  struct line_number number = {0, 0, false};
  gsize at = 0;
  for (; at < line.length && g_ascii_isdigit(line.text[at]); at++)
    number.value = number.value * 10 + (guint64)(line.text[at] - '0');
  if (at == 0 || at > NUMBER_FIGURES)
    return number;
  number.length = at;
  if (at == line.length)
    return number;
  static const char *const marks[] = {"|", "│", ":", "：", ".", "．", "、", ")", "）", "楼", "#"};
  struct slice rest = {line.text + at, line.length - at};
  gunichar next = g_utf8_get_char(rest.text);
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (!shape_begins(rest.text, rest.length, marks[i]))
      continue;
    number.length += strlen(marks[i]);
    number.marked = i >= 2;
    return number;
  }
  if (!chars_is_blank(next))
    number.length = 0;
  return number;
}

/* Whether the text behind a number shows that the number counts lines and not items of a list: it has a number of its
 * own, or speaks to the hearers. */
static bool is_no_item(const struct words *words, const char *text, gsize length) {
  return marker_heading(text, length).kind != MARKER_NONE || persons_is_salutation(words, text, length);
}

/* Whether the text has columns: then the number may be the first of them. */
static bool has_columns(const char *text, gsize length) {
  return memchr(text, '\t', length) || g_strstr_len(text, (gssize)length, "  ");
}

/* What numbers at the beginning of lines were seen. */
struct count {
  guint lines, numbered, no_items, columns;
  bool marked;
};

/* Counts lines whose numbers count on from line to line. */
static struct count count_numbers(const struct reader *reader) {
  struct count count = {0, 0, 0, 0, false};
  guint total = reader->source->lines->len;
  guint64 last = 0;
  guint last_line = 0;
  for (guint i = 0; i < total; i++) {
    struct slice line = line_at(reader, i);
    if (line.length == 0)
      continue;
    count.lines++;
    struct line_number number = number_of(line);
    bool on =
        count.numbered == 0 ? number.value <= 1 : number.value == last + 1 || number.value == last + i - last_line;
    if (number.length > 0 && on) {
      struct slice rest = chars_strip(line.text + number.length, line.length - number.length);
      count.numbered++;
      count.no_items += rest.length > 0 && is_no_item(reader->words, rest.text, rest.length);
      count.columns += has_columns(rest.text, rest.length);
      count.marked |= number.marked;
      last = number.value;
      last_line = i;
    } else if ((count.lines - count.numbered) * BARE_PART > total) {
      break;
    }
  }
  return count;
}

static void peel_numbers(struct reader *reader) {
  struct count count = count_numbers(reader);
  bool dressed = count.numbered >= MIN_DRESSED && (count.lines - count.numbered) * BARE_PART <= count.lines &&
                 count.columns * 2 <= count.numbered && (!count.marked || count.no_items > 0);
  if (!dressed)
    return;
  guint64 next = 0;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    struct slice line = line_at(reader, i);
    struct line_number number = number_of(line);
    if (number.length == 0 || number.value < next)
      continue;
    take_off(reader, line, number.length, "line-number");
    next = number.value + 1;
  }
}

/* Figures parted by one of the marks, such as 2025/11/3 or 9:15:22: their bytes, with at least `parts` numbers. */
static gsize figures(struct slice line, gsize from, const char *marks, guint parts) {
  gsize at = from;
  guint count = 0;
  while (at < line.length && g_ascii_isdigit(line.text[at])) {
    gsize digits = strspn(line.text + at, "0123456789");
    if (digits > 4)
      return 0;
    at += digits;
    count++;
    if (at + 1 >= line.length || !strchr(marks, line.text[at]) || !g_ascii_isdigit(line.text[at + 1]))
      break;
    at++;
  }
  return count >= parts ? at - from : 0;
}

/* Bytes of [2025/11/3 9:15] or 09:15:22 at the beginning; 0 when there is no time of day. */
static gsize time_length(struct slice line) {
  static const char *const opening[] = {"[", "【", "(", "（"};
  static const char *const closing[] = {"]", "】", ")", "）"};
  gsize at = 0;
  const char *closer = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(opening) && !closer; i++)
    if (shape_begins(line.text, line.length, opening[i])) {
      at = strlen(opening[i]);
      closer = closing[i];
    }
  gsize date = figures(line, at, "-/.", 2);
  if (date > 0)
    at = skip_blanks(line, at + date);
  gsize time = figures(line, at, ":", 2);
  if (time == 0)
    return 0;
  at += time;
  if (!closer)
    return at < line.length && (line.text[at] == ' ' || line.text[at] == '\t') ? at : 0;
  at = skip_blanks(line, at);
  return shape_begins(line.text + at, line.length - at, closer) ? at + strlen(closer) : 0;
}

/* Bytes of "张秘书：" from `from` on, blanks before it included; 0 when no name and colon stand there. */
static gsize name_length(struct slice line, gsize from) {
  gsize start = skip_blanks(line, from);
  guint chars = 0;
  const char *end = line.text + line.length;
  for (const char *p = line.text + start; p < end && chars <= NAME_CHARS; p = g_utf8_next_char(p), chars++) {
    gunichar c = g_utf8_get_char(p);
    if (c == ':' || c == 0xFF1A)
      return chars > 0 ? (gsize)(g_utf8_next_char(p) - line.text) - from : 0;
    if (chars_is_blank(c) || chars_is_stop(c) || chars_is_pause(c))
      return 0;
  }
  return 0;
}

/* A line's time stamp and the name behind it. */
static gsize stamp_of(struct slice line, struct slice *name) {
  gsize time = time_length(line);
  if (time > 0)
    *name = (struct slice){line.text + time, name_length(line, time)};
  return time > 0 && skip_blanks(line, time) < line.length ? time : 0;
}

/* How often the names behind stamps occur; NULL when not (nearly) every line has a stamp. */
static GHashTable *count_stamps(const struct reader *reader) {
  guint lines = 0;
  guint stamped = 0;
  guint total = reader->source->lines->len;
  GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < total; i++) {
    struct slice line = line_at(reader, i);
    struct slice name;
    lines += line.length > 0;
    if (line.length > 0 && stamp_of(line, &name) > 0) {
      stamped++;
      char *key = g_strndup(name.text, name.length);
      g_hash_table_replace(names, key, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(names, key)) + 1));
    } else if ((lines - stamped) * BARE_PART > total) {
      break;
    }
  }
  if (stamped >= MIN_DRESSED && (lines - stamped) * BARE_PART <= lines)
    return names;
  g_hash_table_unref(names);
  return NULL;
}

/* Stamps go, and with them the names of those who wrote more than once: 同志们： behind a stamp is no name. */
static bool peel_stamps(struct reader *reader) {
  g_autoptr(GHashTable) names = count_stamps(reader);
  if (!names)
    return false;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    struct slice line = line_at(reader, i);
    struct slice name;
    gsize size = line.length > 0 ? stamp_of(line, &name) : 0;
    if (size == 0)
      continue;
    g_autofree char *key = g_strndup(name.text, name.length);
    if (GPOINTER_TO_UINT(g_hash_table_lookup(names, key)) > 1)
      size += name.length;
    take_off(reader, line, size, "line-stamp");
  }
  return true;
}

void peel_lines(struct reader *reader) {
  if (!peel_quotes(reader) && !peel_stamps(reader))
    peel_numbers(reader);
}
