/* Phase: a text that was copied out of a program's data: its line ends are written \n, and in JSON names and signs
 * stand around the strings that hold it. */
#include "base/items.h"
#include "read/phases.h"

#include "text/chars.h"

#include <string.h>

/* So many places where line ends are written make such a text: all of it is JSON, or they are more than its lines. */
#define MIN_ESCAPES 2

#define RULE "data"

struct escaped {
  struct reader *reader;
  const char *text, *end;
};

static void add(const struct escaped *escaped, const char *from, const char *to, enum edit_kind kind,
                const char *insert) {
  struct edit edit = {.kind = kind, .rule = RULE};
  edit.start = (guint32)(from - escaped->text);
  edit.end = (guint32)(to - escaped->text);
  g_strlcpy(edit.insert, insert, sizeof edit.insert);
  g_array_append_val(escaped->reader->edits, edit);
}

/* Behind the line ends that are written at `p`: \n and \r. */
static const char *behind_line_ends(const char *p) {
  while (*p == '\\' && (p[1] == 'n' || p[1] == 'r'))
    p += 2;
  return p;
}

/* The quotation mark that closes the string whose first character is at `p`; NULL when none does in its line. */
static const char *closing(const char *p, const char *end) {
  for (; p < end && *p != '"' && *p != '\n'; p++)
    p += *p == '\\';
  return p < end && *p == '"' ? p : NULL;
}

/* Whether all of it is JSON: strings, and beside them brackets, marks, figures, and true, false and null alone. */
static bool is_json(const struct escaped *escaped) {
  for (const char *p = escaped->text; p < escaped->end; p++) {
    const bool string = *p == '"';
    p = string ? closing(p + 1, escaped->end) : p;
    if (!p)
      return false;
    if (!string && !g_ascii_isspace(*p) && !g_ascii_islower(*p) && !g_ascii_isdigit(*p) && !strchr("{}[]:,.+-E", *p))
      return false;
  }
  return true;
}

/* The places where line ends are written. */
struct places {
  guint count, ended; /* behind the end of a sentence, or a colon */
  bool refuted;       /* one stands where no line ends */
};

/* No line ends behind a comma or in front of one: \n of which a text speaks has words or marks beside it, and in the
 * name of a file, or in a formula, letters. */
static void count_place(const struct escaped *escaped, struct places *places, const char *from, const char *to) {
  const gunichar before = from > escaped->text ? chars_before(escaped->text, from) : '\n';
  const gunichar after = chars_at(to);
  const bool ended = chars_is_one_of(":：", before) || chars_is_stop(before) || chars_is_closing(before);
  places->count++;
  places->ended += ended;
  places->refuted |= !ended && (chars_is_pause(before) || chars_is_opening(before) || chars_is_blank(before));
  places->refuted |= chars_is_pause(after) || chars_is_stop(after) || chars_is_closing(after) ||
                     chars_is_latin(after) ||
                     (after == ' ' && to + 1 < escaped->end && !chars_is_blank(chars_at(to + 1)));
}

static bool is_escaped(const struct escaped *escaped) {
  struct places places = {0};
  guint lines = 0;
  for (const char *p = escaped->text; p < escaped->end; p++) {
    const char *to = behind_line_ends(p);
    if (to > p)
      count_place(escaped, &places, p, to);
    p = to > p ? to - 1 : p + (*p == '\\');
  }
  for (guint i = 0; i < escaped->reader->source->lines->len; i++)
    lines += array_at(escaped->reader->source->lines, struct source_line, i).length > 0;
  const bool parts = !places.refuted && places.ended * 2 >= places.count && places.count > lines;
  return places.count >= MIN_ESCAPES && (parts || is_json(escaped));
}

/* Undoes what is written with a backslash at `p`; the place behind it. */
static const char *take(const struct escaped *escaped, const char *p) {
  const char *to = behind_line_ends(p);
  if (to > p)
    add(escaped, p, to, EDIT_SPLIT, "");
  else if (chars_is_one_of("\"\\/", chars_at(p + 1)))
    add(escaped, p, (to = p + 2) - 1, EDIT_LAYOUT, "");
  else if (p[1] == 't')
    add(escaped, p, to = p + 2, EDIT_LAYOUT, " ");
  return MAX(to, p + 1);
}

static void take_all(const struct escaped *escaped, const char *from, const char *end) {
  for (const char *p = from; p < end;)
    p = *p == '\\' ? take(escaped, p) : p + 1;
}

/* Leaves out what stands around the strings, line by line. */
static void leave_out(const struct escaped *escaped, const char *from, const char *to) {
  for (const char *p = from; p < to;) {
    const char *line_end = memchr(p, '\n', (gsize)(to - p));
    line_end = line_end ? line_end : to;
    const struct slice line = chars_strip(p, (gsize)(line_end - p));
    if (line.length > 0)
      add(escaped, line.text, line.text + line.length, EDIT_DROP, "");
    p = line_end + (line_end < to);
  }
}

/* Whether the string is a value, and in Chinese: not the name before a colon. */
static bool is_value(const char *from, const char *close, const char *end) {
  const char *next = close + 1;
  while (next < end && g_ascii_isspace(*next))
    next++;
  bool han = false;
  for (const char *p = from; p < close && !han; p = g_utf8_next_char(p))
    han = chars_is_han(chars_at(p));
  return han && !(next < end && *next == ':');
}

/* The strings in Chinese are the text, each for itself. */
static void take_json(const struct escaped *escaped) {
  const char *frame = escaped->text; /* from here on nothing was text */
  for (const char *p = escaped->text, *close; (p = memchr(p, '"', (gsize)(escaped->end - p))); p = close + 1) {
    close = closing(p + 1, escaped->end);
    if (!close)
      break;
    if (!is_value(p + 1, close, escaped->end))
      continue;
    leave_out(escaped, frame, p);
    add(escaped, p, p + 1, EDIT_SPLIT, "");
    take_all(escaped, p + 1, close);
    frame = close;
  }
  leave_out(escaped, frame, escaped->end);
}

void escaped_find(struct reader *reader) {
  const struct source *source = reader->source;
  const struct escaped escaped = {reader, source->text, source->text + source->length};
  if (!is_escaped(&escaped))
    return;
  if (is_json(&escaped))
    take_json(&escaped);
  else
    take_all(&escaped, escaped.text, escaped.end);
  edits_sort(reader);
}
