/* What is known beforehand: from a Word file's styles (hints of lines) and from the user (--as LINE=ROLE). */
#include "base/error.h"
#include "read/grammar.h"
#include "read/phases.h"
#include "read/shape.h"

#include <glib/gi18n.h>
#include <string.h>

/* A heading that runs on for longer than this (in characters) after its first sentence is a paragraph that carries a
 * heading's style by mistake. */
#define HEADING_CHARS 80

/* The state that a role is when somebody says so. */
static gint8 state_of_role(enum role role) {
  for (guint state = 0; state < STATE_COUNT; state++)
    if (state_role(state) == role)
      return (gint8)state;
  return -1;
}

/* Bytes of the piece's text that are the heading, when the hint says that text follows it in the line; else 0. */
static guint32 heading_length(const struct piece *piece, gsize heading_end) {
  gsize length = heading_end > piece->start ? heading_end - piece->start : 0;
  if (length >= piece->length) /* the rest is blank */
    return 0;
  struct slice heading = chars_strip(piece->text, length);
  if (heading.length == 0)
    return 0;
  gsize end = (gsize)(heading.text - piece->text) + heading.length;
  gunichar last = chars_before(piece->text, piece->text + end);
  if (last == 0x3002 || last == '.')
    end -= last == '.' ? 1 : 3;
  return (guint32)end;
}

static bool is_too_long(const struct piece *piece) {
  gsize stop;
  gsize sentence = shape_first_sentence(piece->text, piece->length, &stop);
  return sentence > 0 && sentence < piece->length && chars_count(piece->text, piece->length) > HEADING_CHARS;
}

static void give_heading(const struct reader *reader, const struct piece *piece, const struct line_hint *hint,
                         struct given *given) {
  gsize line_start =
      (gsize)(g_array_index(reader->source->lines, struct source_line, piece->line - 1).text - reader->source->text);
  bool shared = hint->heading_length > 0;
  if (shared ? piece->edited : is_too_long(piece))
    return;
  given->level = (guint8)CLAMP(hint->level, 1, 4);
  given->heading_length = shared ? heading_length(piece, line_start + hint->heading_length) : 0;
  given->state = given->heading_length > 0 ? STATE_RUN_IN : STATE_HEADING;
}

/* What the hint of its line says about a piece. */
static void give_hint(const struct reader *reader, guint index) {
  struct piece *piece = piece_at(reader, index);
  struct given *given = &g_array_index(reader->given, struct given, index);
  const struct line_hint *hint = &reader->hints[piece->line - 1];
  if (hint->says == HINT_NOTHING || piece->aside)
    return;
  given->kind = (guint8)hint->kind;
  if (hint->says == HINT_DROP) {
    given->state = STATE_INSIDE;
    given->rule = g_intern_string(hint->rule);
  } else if (hint->role == ROLE_HEADING) {
    give_heading(reader, piece, hint, given);
  } else {
    given->state = state_of_role(hint->role);
    piece->row = piece->first_row = hint->role == ROLE_TABLE;
  }
}

static bool wrong(const char *override, GError **error) {
  g_autofree char *roles = role_names();
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
              _("“%s” is no LINE=ROLE: give a line number and one of %s or drop"), override, roles);
  return false;
}

/* The first piece of the line or of a later one. */
static guint first_of_line(const struct reader *reader, guint line) {
  guint low = 0;
  guint high = reader->pieces->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (piece_at(reader, middle)->line < line)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool give_override(struct reader *reader, const char *override, GError **error) {
  const char *equals = strchr(override, '=');
  guint64 line = 0;
  g_autofree char *number = equals ? g_strndup(override, (gsize)(equals - override)) : NULL;
  if (!equals || !g_ascii_string_to_unsigned(number, 10, 1, G_MAXUINT, &line, NULL))
    return wrong(override, error);
  int role = role_from_name(equals + 1);
  if (role < 0 && strcmp(equals + 1, "drop") != 0)
    return wrong(override, error);
  guint used = 0;
  for (guint i = first_of_line(reader, (guint)line); i < reader->pieces->len && piece_at(reader, i)->line == line;
       i++) {
    if (piece_at(reader, i)->length == 0) /* nothing but markup */
      continue;
    struct given *given = &g_array_index(reader->given, struct given, i);
    *given = (struct given){.state = role < 0 ? STATE_INSIDE : state_of_role((enum role)role),
                            .rule = role < 0 ? g_intern_string("override") : NULL};
    used++;
  }
  if (used > 0)
    report_add(reader->report, FINDING_OVERRIDE, (struct place){(guint)line, 0, NULL}, _("read as %s, as you said"),
               equals + 1);
  else
    report_add(reader->report, FINDING_OVERRIDE_UNUSED, (struct place){(guint)line, 0, NULL},
               _("--as %s: there is no text in this line"), override);
  return true;
}

bool given_find(struct reader *reader, GError **error) {
  char *const *overrides = reader->options->overrides;
  if (!reader->hints && !(overrides && *overrides))
    return true;
  reader->given = g_array_sized_new(FALSE, FALSE, sizeof(struct given), reader->pieces->len);
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct given nothing = {.state = -1};
    g_array_append_val(reader->given, nothing);
    if (reader->hints)
      give_hint(reader, i);
  }
  for (; overrides && *overrides; overrides++)
    if (!give_override(reader, *overrides, error))
      return false;
  return true;
}
