#include "read/wording.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"

#include <math.h>
#include <string.h>

/* The points of characters and pairs, by key_of. */
struct wording {
  GHashTable *points; /* in tenths */
};

/* A character, or a pair of them (`second` 0: no pair): both are in the first plane, where all common ideographs are,
 * or fall together with others that have no points. */
static gpointer key_of(gunichar first, gunichar second) {
  return GSIZE_TO_POINTER((gsize)first << 16 ^ second);
}

static bool is_wrong(const char *path, guint line, const char *text, gsize length, const char *expected,
                     GError **error) {
  g_autofree char *words = g_strndup(text, length);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s:%u: “%s”: expected %s"), path, line, words, expected);
  return false;
}

/* Adds one character or pair; false when it is neither. */
static bool add_entry(struct wording *wording, const char *text, gsize length, int tenths) {
  const char *second = length > 0 ? g_utf8_next_char(text) : text;
  const char *end = text + length;
  if (second == text || (second < end && g_utf8_next_char(second) != end))
    return false;
  gpointer key = key_of(g_utf8_get_char(text), second < end ? g_utf8_get_char(second) : 0);
  g_hash_table_insert(wording->points, key, GINT_TO_POINTER(tenths));
  return true;
}

/* Reads POINTS=ENTRY;ENTRY… */
static bool add_line(struct wording *wording, const char *path, guint number, const char *at, const char *end,
                     GError **error) {
  char *behind = NULL;
  double points = g_ascii_strtod(at, &behind);
  if (behind == at || behind >= end || *behind != '=')
    return is_wrong(path, number, at, (gsize)(end - at), _("points"), error);
  for (const char *entry = behind + 1; entry < end;) {
    const char *stop = memchr(entry, ';', (gsize)(end - entry));
    stop = stop ? stop : end;
    if (!add_entry(wording, entry, (gsize)(stop - entry), (int)lround(points * 10)))
      return is_wrong(path, number, entry, (gsize)(stop - entry), _("one or two characters"), error);
    entry = stop + 1;
  }
  return true;
}

struct wording *wording_load(GError **error) {
  g_autofree char *path = paths_data("styles/reader.wording");
  g_autofree char *text = NULL;
  g_autoptr(GError) wrong = NULL;
  if (!g_file_get_contents(path, &text, NULL, &wrong)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", wrong->message);
    return NULL;
  }
  struct wording *wording = g_new0(struct wording, 1);
  wording->points = g_hash_table_new(NULL, NULL);
  guint number = 1;
  for (const char *at = text; *at; number++) {
    const char *end = at + strcspn(at, "\n");
    if (end > at && *at != '#' && !add_line(wording, path, number, at, end, error)) {
      wording_free(wording);
      return NULL;
    }
    at = *end ? end + 1 : end;
  }
  return wording;
}

void wording_free(struct wording *wording) {
  if (!wording)
    return;
  g_hash_table_unref(wording->points);
  g_free(wording);
}

int wording_points(const struct wording *wording, const char *text, gsize length) {
  int points = 0;
  gunichar before = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool han = chars_is_han(c);
    if (han)
      points += GPOINTER_TO_INT(g_hash_table_lookup(wording->points, key_of(c, 0)));
    if (han && before)
      points += GPOINTER_TO_INT(g_hash_table_lookup(wording->points, key_of(before, c)));
    before = han ? c : 0;
  }
  return points;
}
