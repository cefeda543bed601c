/* What kind of line a subtitle or a signature is: its words show it. */
#include "read/phases.h"
#include "read/persons.h"
#include "read/shape.h"

#include <string.h>

/* 时间：2021年5月4日 is a date as well. */
static struct slice without_date_label(struct slice line) {
  static const char *const labels[] = {"时间：", "时间:", "日期：", "日期:"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
    gsize size = strlen(labels[i]);
    if (shape_begins(line.text, line.length, labels[i]))
      return chars_strip(line.text + size, line.length - size);
  }
  return line;
}

/* ——县长 王某某 names the speaker; ——在…会议上 the occasion. */
static bool speaks_behind_dash(const struct words *words, const char *text, gsize length) {
  gsize dash = 0;
  while (dash < length && !chars_is_han(g_utf8_get_char(text + dash)))
    dash = (gsize)(g_utf8_next_char(text + dash) - text);
  return !shape_begins(text + dash, length - dash, "在") && persons_is_speaker(words, text + dash, length - dash);
}

enum block_kind kinds_of_subtitle(const struct words *words, const struct piece *piece) {
  const char *text = piece->text;
  gsize length = piece->length;
  struct slice rest = without_date_label((struct slice){text, length});
  if (piece_is_date(piece) || shape_is_date(rest.text, rest.length) || shape_is_date_in_figures(text, length))
    return KIND_DATE;
  if (shape_opens_with_dash(text, length))
    return speaks_behind_dash(words, text, length) ? KIND_SPEAKER : KIND_OCCASION;
  return persons_is_speaker(words, text, length) || persons_ends_with_office(words, text, length) ? KIND_SPEAKER
                                                                                                  : KIND_NOTE;
}

enum block_kind kinds_of_signature(const struct piece *piece) {
  return shape_is_date(piece->text, piece->length) || shape_is_date_in_figures(piece->text, piece->length) ? KIND_DATE
                                                                                                           : KIND_NONE;
}
