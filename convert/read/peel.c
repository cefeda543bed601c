/* Phase: what stands at the beginning of every line and is no text: > of mails, line numbers, chat stamps, times of
 * subtitles. */
#include "read/peel.h"

#include "base/items.h"
#include "read/cues.h"
#include "read/phases.h"
#include "read/shape.h"

#include <string.h>

/* So few lines are counted to the end. */
#define FEW_LINES 30

/* Fewer quoted lines in a row are somebody's own > or Markdown's quotation. */
#define MIN_QUOTED 3

/* The name of one who writes in a chat is at most this long (in characters). */
#define NAME_CHARS 12

/* So many messages that name their senders make a chat. */
#define MIN_MESSAGES 2

struct slice peel_line(const struct reader *reader, guint index) {
  const struct source_line *line = &array_at(reader->source->lines, struct source_line, index);
  return chars_strip(line->text, line->length);
}

void peel_drop(struct reader *reader, const char *from, const char *to, const char *rule) {
  const char *source = reader->source->text;
  const struct edit edit = {
      .start = (guint32)(from - source), .end = (guint32)(to - source), .kind = EDIT_DROP, .rule = rule};
  g_array_append_val(reader->edits, edit);
}

void peel_off(struct reader *reader, struct slice line, gsize size, const char *rule) {
  peel_drop(reader, line.text, shape_skip_blanks(line.text + size, line.text + line.length), rule);
}

static gsize skip_blanks(struct slice line, gsize at) {
  while (at < line.length && (line.text[at] == ' ' || line.text[at] == '\t'))
    at++;
  return at;
}

/* Bytes of > > that open a quoted line; 0 when it is none.  >>more is a site's link. */
static gsize quote_length(struct slice line) {
  gsize length = 0;
  guint marks = 0;
  for (gsize at = 0; at < line.length && line.text[at] == '>'; at = skip_blanks(line, at), marks++)
    length = ++at;
  bool apart = length == line.length || chars_is_blank(chars_at(line.text + length));
  return marks == 1 || apart ? length : 0;
}

/* Ends a row of quoted lines, whose first edit is `first`: one that is too short goes.  The first edit of the next. */
static guint end_quotes(struct reader *reader, guint first) {
  if (reader->edits->len - first < MIN_QUOTED)
    g_array_set_size(reader->edits, first);
  return reader->edits->len;
}

/* Lines in a row that begin with > are quoted.  Blank lines between them break no row. */
static bool peel_quotes(struct reader *reader) {
  guint first = 0;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    struct slice line = peel_line(reader, i);
    gsize size = quote_length(line);
    if (size > 0)
      peel_off(reader, line, size, "quote-mark");
    else if (line.length > 0)
      first = end_quotes(reader, first);
  }
  return end_quotes(reader, first) > 0;
}

static bool is_colon(gunichar c) {
  return c == ':' || c == 0xFF1A;
}

/* Blanks and colons part a time, a name and what is said. */
static bool is_mark(gunichar c) {
  return chars_is_blank(c) || is_colon(c);
}

static const char *behind_marks(const char *p, const char *end) {
  while (p < end && is_mark(chars_at(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* Figures parted by one of the marks, such as 2025/11/3 or 9:15:22: their bytes, with at least `parts` numbers. */
static gsize figures(struct slice line, gsize from, const char *marks, guint parts) {
  gsize length = 0; /* up to the last number */
  guint count = 0;
  for (gsize at = from; g_ascii_isdigit(line.text[at]); at++) {
    gsize digits = strspn(line.text + at, "0123456789");
    if (digits > 4)
      return 0;
    at += digits;
    length = at - from;
    count++;
    if (!chars_is_one_of(marks, chars_at(line.text + at)))
      break;
  }
  return count >= parts ? length : 0;
}

/* A time of day, or of a recording, at the beginning of a line. */
struct stamp {
  gsize length; /* 0: there is none */
  bool sure;    /* in brackets, or to the second: no agenda has it so */
  bool exact;   /* to parts of a second, as the words of a song have it */
  bool dated;   /* in brackets, with its day */
  guint seconds;
};

/* [2025/11/3 9:15], 09:15:22, 2025/11/3 9:15 */
static struct stamp stamp_at(struct slice line, gsize from) {
  static const char *const opening[] = {"[", "【", "(", "（"};
  static const char *const closing[] = {"]", "】", ")", "）"};
  gsize at = from;
  const char *closer = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(opening) && !closer; i++)
    if (shape_begins(line.text + from, line.length - from, opening[i])) {
      at += strlen(opening[i]);
      closer = closing[i];
    }
  gsize date = figures(line, at, "-/.", 2);
  at = skip_blanks(line, at + date);
  gsize time = figures(line, at, ":", 2);
  bool to_second = figures(line, at, ":", 3) > 0;
  const guint seconds = shape_seconds(line.text + at, time);
  at += time;
  if (time > 0 && !closer)
    return (struct stamp){is_mark(chars_at(line.text + at)) ? at - from : 0, to_second, false, false, seconds};
  bool exact = line.text[at] == '.' && g_ascii_isdigit(line.text[at + 1]);
  if (exact)
    at += 1 + figures(line, at + 1, "", 1);
  at = skip_blanks(line, at);
  if (time == 0 || !shape_begins(line.text + at, line.length - at, closer))
    return (struct stamp){0};
  return (struct stamp){at + strlen(closer) - from, true, exact, date > 0, seconds};
}

/* Bytes of a name from `from` on, with blanks and colons round it; 0 when no short word stands there before a colon or
 * a blank. */
static gsize name_length(struct slice line, gsize from) {
  const char *end = line.text + line.length;
  const char *p = behind_marks(line.text + from, end);
  for (guint chars = 0; p < end && chars <= NAME_CHARS; p = g_utf8_next_char(p), chars++) {
    gunichar c = chars_at(p);
    if (is_mark(c))
      return (gsize)(behind_marks(p, end) - line.text) - from;
    if (chars_is_stop(c) || chars_is_pause(c))
      return 0;
  }
  return 0;
}

/* What a chat or a transcript puts before a line: time, or name and time, and perhaps a name behind it. */
struct dress {
  gsize length;      /* without the name behind; 0: there is none, or nothing stands behind it */
  struct slice name; /* with its colon and the blank before it; may be empty */
  bool sure, exact, dated;
  guint seconds;
};

static struct dress dress_of(struct slice line) {
  struct dress dress = {0};
  gsize name = 0;
  struct stamp stamp = stamp_at(line, 0);
  if (stamp.length == 0) { /* 张秘书 9:15:22 … */
    name = strcspn(line.text, " \t\n");
    if (name >= line.length || chars_count(line.text, name) > NAME_CHARS)
      return dress;
    name = skip_blanks(line, name);
    stamp = stamp_at(line, name);
  }
  /* The colon behind the time goes with it. */
  const gsize end = (gsize)(behind_marks(line.text + name + stamp.length, line.text + line.length) - line.text);
  if (stamp.length == 0 || end >= line.length)
    return dress;
  dress.length = end;
  dress.sure = stamp.sure || name > 0;
  dress.exact = stamp.exact;
  dress.dated = stamp.dated && name == 0;
  dress.seconds = stamp.seconds;
  dress.name = (struct slice){line.text + dress.length, name > 0 ? 0 : name_length(line, dress.length)};
  return dress;
}

/* How often the names behind stamps occur; NULL when not (nearly) every line has a stamp, or these may be the times of
 * an agenda: so many lines are stamped surely, or by a name that occurs again. */
static GHashTable *count_stamps(const struct reader *reader) {
  guint lines = 0;
  guint stamped = 0;
  guint sure = 0, last = 0;
  bool rising = true; /* from near zero, as no time of day */
  guint total = reader->source->lines->len;
  GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < total; i++) {
    struct slice line = peel_line(reader, i);
    struct dress dress = dress_of(line);
    lines += line.length > 0;
    if (stamped == 0 && dress.exact) /* a song's name stands above its words */
      lines = 1;
    if (dress.length > 0) {
      char *key = g_strndup(dress.name.text, dress.name.length);
      guint before = GPOINTER_TO_UINT(g_hash_table_lookup(names, key));
      rising &= dress.seconds >= last && (stamped > 0 || dress.seconds < RECORDED_FIRST);
      last = dress.seconds;
      stamped++;
      sure += dress.sure || (dress.name.length > 0 && before > 0);
      g_hash_table_replace(names, key, GUINT_TO_POINTER(before + 1));
    } else if ((lines - stamped) * BARE_PART > MAX(total, FEW_LINES)) {
      break;
    }
  }
  if (stamped >= MIN_DRESSED && (lines - stamped) * BARE_PART <= lines && (sure * 2 >= stamped || rising))
    return names;
  g_hash_table_unref(names);
  return NULL;
}

/* The name that stands behind at least half of the stamps, more than once: of who wrote it all.  NULL: there is none,
 * or several speak by turns, and their names tell who says what. */
static const char *name_of_sender(GHashTable *names) {
  GHashTableIter all;
  gpointer name, count;
  const char *sender = NULL;
  guint stamps = 0, most = 0, several = 0;
  g_hash_table_iter_init(&all, names);
  while (g_hash_table_iter_next(&all, &name, &count)) {
    const bool named = *(const char *)name && GPOINTER_TO_UINT(count) > 1;
    stamps += GPOINTER_TO_UINT(count);
    several += named;
    sender = named ? name : sender;
    most = named ? GPOINTER_TO_UINT(count) : most;
  }
  return several == 1 && most * 2 >= stamps ? sender : NULL;
}

/* Stamps go, and with them the name of who wrote it all: 同志们： behind a stamp is no name. */
static bool peel_stamps(struct reader *reader) {
  g_autoptr(GHashTable) names = count_stamps(reader);
  if (!names)
    return false;
  const char *sender = name_of_sender(names);
  for (guint i = 0; i < reader->source->lines->len; i++) {
    struct slice line = peel_line(reader, i);
    struct dress dress = dress_of(line);
    if (dress.length == 0)
      continue;
    g_autofree char *key = g_strndup(dress.name.text, dress.name.length);
    const bool sent = sender && strcmp(sender, key) == 0;
    peel_off(reader, line, dress.length + (sent ? dress.name.length : 0), "line-stamp");
  }
  return true;
}

/* [2024/2/3 09:12:31] 赵主席: whose message begins here. */
static bool names_sender(const struct dress *dress) {
  if (!dress->dated)
    return false;
  const struct slice name = chars_strip(dress->name.text, dress->name.length);
  return is_colon(chars_before(name.text, name.text + name.length));
}

/* In a chat whose messages run on over several lines the stamp stands before the first of them: it is a piece of its
 * own. */
static void part_messages(struct reader *reader) {
  guint named = 0;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    const struct dress dress = dress_of(peel_line(reader, i));
    named += names_sender(&dress);
  }
  for (guint i = 0; named >= MIN_MESSAGES && i < reader->source->lines->len; i++) {
    const struct slice line = peel_line(reader, i);
    const struct dress dress = dress_of(line);
    const char *end = line.text + dress.length + (names_sender(&dress) ? dress.name.length : 0);
    const struct slice head = chars_strip(line.text, (gsize)(end - line.text));
    if (!dress.dated || head.length == (gsize)(end - line.text))
      continue;
    struct edit edit = {.kind = EDIT_SPLIT, .rule = "line-stamp"};
    edit.start = (guint32)(head.text + head.length - reader->source->text);
    edit.end = (guint32)(end - reader->source->text);
    g_array_append_val(reader->edits, edit);
  }
}

void peel_lines(struct reader *reader) {
  if (cues_peel(reader) || peel_quotes(reader) || peel_stamps(reader))
    return;
  peel_numbers(reader);
  if (reader->edits->len == 0)
    part_messages(reader);
  if (reader->edits->len == 0)
    peel_title(reader);
}
