/* Subtitles: cues of a number, the times when it is to be seen, and the words (.srt, .vtt). */
#include "read/cues.h"

#include "base/items.h"
#include "read/peel.h"
#include "read/shape.h"

#include <string.h>

/* So many times make subtitles. */
#define CUE_TIMES 2

#define FIGURES "0123456789"

/* Between the two times of a cue. */
#define ARROW "-->"

/* The sentences of subtitles end in marks when so many of a hundred cues do. */
#define MARKED_PERCENT 50

/* Behind a time that tells parts of seconds: 00:01:02,345 or 01:02.345; NULL when none is at `p`. */
static const char *behind_time(const char *p) {
  bool colon = false;
  for (; g_ascii_isdigit(*p) || *p == ':'; p++)
    colon |= *p == ':';
  if (!colon || (*p != ',' && *p != '.'))
    return NULL;
  const gsize parts = strspn(++p, FIGURES);
  return parts ? p + parts : NULL;
}

/* 00:00:01,000 --> 00:00:04,000, and perhaps where on the screen: all of the line.  In square brackets, as programs
 * that write down what they hear have it, the words may stand behind it.  0: there is none. */
static gsize time_length(struct slice line) {
  const bool bracket = *line.text == '[';
  const char *p = behind_time(line.text + bracket);
  if (!p)
    return 0;
  p += strspn(p, " ");
  if (!g_str_has_prefix(p, ARROW))
    return 0;
  p += strlen(ARROW);
  p = behind_time(p + strspn(p, " "));
  if (!p || (bracket && *p != ']'))
    return 0;
  return bracket ? (gsize)(p + 1 - line.text) : line.length;
}

static bool is_time(struct slice line) {
  return time_length(line) > 0;
}

static bool is_number(struct slice line) {
  return line.length > 0 && strspn(line.text, FIGURES) >= line.length;
}

bool cues_peel(struct reader *reader) {
  guint lines = reader->source->lines->len, times = 0;
  for (guint i = 0; i < lines; i++)
    times += is_time(peel_line(reader, i));
  if (times < CUE_TIMES)
    return false;
  for (guint i = 0; i < lines; i++) {
    struct slice line = peel_line(reader, i);
    const gsize time = time_length(line);
    bool numbers = is_number(line) && i + 1 < lines && is_time(peel_line(reader, i + 1));
    if (numbers || time || shape_begins(line.text, line.length, "WEBVTT"))
      peel_drop(reader, line.text, line.text + (time ? time : line.length), CUE);
  }
  return true;
}

bool cues_is_cue(const struct piece *piece) {
  return piece->aside && strcmp(piece->aside, CUE) == 0;
}

/* The words of a cue end in a mark or not. */
static bool ends_in_mark(const struct piece *piece) {
  return shape_ends_with_mark(piece->text, piece->length) || shape_ends(piece->text, piece->length, "、");
}

enum cues cues_find(const struct reader *reader) {
  guint cues = 0, words = 0, marked = 0;
  for (guint i = 0; i < reader->edits->len; i++)
    cues += g_strcmp0(array_at(reader->edits, struct edit, i).rule, CUE) == 0;
  if (cues < CUE_TIMES)
    return CUES_NONE;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    words += !piece->aside;
    marked += !piece->aside && ends_in_mark(piece);
  }
  return marked * 100 >= words * MARKED_PERCENT ? CUES_MARKED : CUES_BARE;
}
