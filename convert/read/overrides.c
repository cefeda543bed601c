#include "read/overrides.h"

#include "base/error.h"
#include "text/marker.h"

#include <glib/gi18n.h>
#include <string.h>

static bool wrong(const char *override, GError **error) {
  g_autofree char *roles = role_names();
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
              _("“%s” is no LINE=ROLE: give a line number and one of %s or drop"), override, roles);
  return false;
}

static void fix_piece(struct piece *piece, int role) {
  if (role < 0) {
    piece->role = PIECE_DROPPED;
    piece->rule = g_intern_string("override");
  } else {
    piece->role = (guint8)role;
  }
  if (role == ROLE_HEADING) {
    struct marker marker = marker_heading(piece->text, piece->length);
    piece->level = (guint8)CLAMP(marker.level, 1, 4);
    piece->number = marker.number;
    piece->marker_length = (guint32)marker.length;
  }
  piece->fixed = true;
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

static bool apply_one(struct reader *reader, const char *override, GError **error) {
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
    fix_piece(piece_at(reader, i), role);
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

bool overrides_apply(struct reader *reader, GError **error) {
  for (char *const *override = reader->options->overrides; override && *override; override++)
    if (!apply_one(reader, *override, error))
      return false;
  return true;
}
