/* What is known beforehand: what the user says (--as, the sidecar file) and what the styles of a Word file say (hints
 * of lines).  It is a set of states that a piece may be in; which of them, and everything else, the costs decide. */
#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/order.h"
#include "read/explain.h"
#include "read/phases.h"
#include "read/shape.h"

#include <string.h>

/* A heading that runs on for longer than this (in characters) after its first sentence is a paragraph that carries a
 * heading's style by mistake. */
#define HEADING_CHARS 80

#define ONLY(state) ((state_set)1 << STATE_##state)

/* --- The hints of a Word file's lines ------------------------------------------------------------------------------
 */

/* The states that a block of this role can come from; a heading that fills its line is no run-in one. */
static state_set states_of_role(enum role role) {
  state_set states = 0;
  for (guint state = 0; state < STATE_COUNT; state++)
    if (state_role((enum state)state) == role && state != STATE_RUN_IN)
      states |= (state_set)1 << state;
  return states;
}

/* Where the heading of a line ends that text follows in, its 。 aside; 0 when only blanks follow. */
static guint32 heading_end(const struct reader *reader, const struct piece *piece, gsize end) {
  if (end <= piece->start || end >= piece->end)
    return 0;
  struct slice heading = chars_strip(reader->source->text + piece->start, end - piece->start);
  if (heading.length == 0)
    return 0;
  const char *last = heading.text + heading.length;
  gunichar mark = chars_before(heading.text, last);
  if (mark == 0x3002 || mark == '.' || mark == 0xFF1A || mark == ':')
    last = g_utf8_prev_char(last);
  return (guint32)(last - reader->source->text);
}

static bool is_too_long(const struct piece *piece) {
  gsize stop;
  gsize sentence = shape_first_sentence(piece->text, piece->length, &stop);
  return sentence > 0 && sentence < piece->length && chars_count(piece->text, piece->length) > HEADING_CHARS;
}

static gsize line_start(const struct reader *reader, guint line) {
  return (gsize)(array_at(reader->source->lines, struct source_line, line - 1).text - reader->source->text);
}

static void give_heading(const struct reader *reader, const struct piece *piece, const struct line_hint *hint,
                         struct given *given) {
  bool shared = hint->heading_length > 0;
  if (shared ? piece->edited : is_too_long(piece))
    return;
  given->level = (guint8)CLAMP(hint->level, 1, 4);
  if (shared)
    given->heading_end = heading_end(reader, piece, line_start(reader, piece->line) + hint->heading_length);
  given->states = given->heading_end > 0 ? ONLY(RUN_IN) : ONLY(HEADING);
}

/* What the hint of its line says about a piece. */
static void give_hint(const struct reader *reader, guint index) {
  struct piece *piece = piece_at(reader, index);
  struct given *given = &array_at(reader->given, struct given, index);
  const struct line_hint *hint = &reader->hints[piece->line - 1];
  if (hint->says == HINT_NOTHING || piece->aside)
    return;
  given->kind = (guint8)hint->kind;
  if (hint->says == HINT_DROP) {
    given->states = STATES_LEFT_OUT;
    given->rule = g_intern_string(hint->rule);
  } else if (hint->role == ROLE_HEADING) {
    give_heading(reader, piece, hint, given);
  } else {
    given->states = states_of_role(hint->role);
    piece->row = piece->first_row = hint->role == ROLE_TABLE;
  }
}

/* --- What the user says --------------------------------------------------------------------------------------------
 */

/* "3-5=drop", "8:20-41=heading-2": where, and what it is. */
struct said {
  guint first, last; /* lines */
  guint from, to;    /* characters of the line, from 1; 0: all of it */
  const char *name;  /* of what it is: in the words that were parsed */
  struct given given;
};

/* What may stand behind = besides the names of roles. */
static const struct {
  const char *name;
  struct given given;
} other_names[] = {
    {"drop", {.states = STATES_LEFT_OUT, .rule = "override"}},
    {"date", {.states = ONLY(SUBTITLE) | ONLY(SIGNATURE), .kind = KIND_DATE}},
    {"speaker", {.states = ONLY(SUBTITLE), .kind = KIND_SPEAKER}},
    {"occasion", {.states = ONLY(SUBTITLE), .kind = KIND_OCCASION}},
    {"heading-1", {.states = ONLY(HEADING), .level = 1}},
    {"heading-2", {.states = ONLY(HEADING), .level = 2}},
    {"heading-3", {.states = ONLY(HEADING), .level = 3}},
    {"heading-4", {.states = ONLY(HEADING), .level = 4}},
};

char *given_names(const char *separator) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint role = 0; role < ROLE_COUNT; role++)
    g_string_append_printf(names, "%s%s", role > 0 ? separator : "", role_name((enum role)role));
  for (gsize i = 0; i < G_N_ELEMENTS(other_names); i++)
    g_string_append_printf(names, "%s%s", separator, other_names[i].name);
  return g_string_free(g_steal_pointer(&names), FALSE);
}

static bool meaning_of(const char *name, struct given *given) {
  for (gsize i = 0; i < G_N_ELEMENTS(other_names); i++)
    if (strcmp(name, other_names[i].name) == 0) {
      *given = other_names[i].given;
      given->rule = g_intern_string(given->rule);
      return true;
    }
  int role = role_from_name(name);
  *given = (struct given){.states = role < 0 ? 0 : states_of_role((enum role)role), .joins = role == ROLE_BODY};
  return role >= 0;
}

/* Reads "N" or "N-M" up to `end`. */
static bool parse_range(const char *text, const char *end, guint *first, guint *last) {
  char *stop;
  guint64 low = g_ascii_isdigit(*text) ? g_ascii_strtoull(text, &stop, 10) : 0;
  if (low == 0 || low > G_MAXINT32)
    return false;
  guint64 high = low;
  if (*stop == '-' && g_ascii_isdigit(stop[1]))
    high = g_ascii_strtoull(stop + 1, &stop, 10);
  *first = (guint)low;
  *last = (guint)MIN(high, G_MAXINT32);
  return stop == end && high >= low;
}

/* The words without blanks and a BOM, full-width signs made half-width, as people and their editors write them. */
static char *tidy(const char *words) {
  g_autofree char *valid = g_utf8_make_valid(words, -1);
  g_autofree char *narrow = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) tidy = g_string_new(NULL);
  for (const char *p = narrow; *p; p = g_utf8_next_char(p))
    if (!chars_is_ignorable(chars_at(p)))
      g_string_append_len(tidy, p, g_utf8_next_char(p) - p);
  return g_strdup(tidy->str);
}

/* Bytes of the place that the words come from, when they are from a file: "speech.txt.as:3: ". */
static gsize origin_length(const char *override) {
  const char *behind = g_strrstr(override, ": ");
  if (!behind)
    return 0;
  const char *digits = behind;
  while (digits > override && g_ascii_isdigit(digits[-1]))
    digits--;
  bool place = digits < behind && digits > override && digits[-1] == ':';
  return place ? (gsize)(behind - override) + strlen(": ") : 0;
}

static bool parse(const char *words, struct said *said) {
  const char *equals = strchr(words, '=');
  if (!equals)
    return false;
  const char *colon = memchr(words, ':', (gsize)(equals - words));
  *said = (struct said){.name = equals + 1};
  return parse_range(words, colon ? colon : equals, &said->first, &said->last) &&
         (!colon || (parse_range(colon + 1, equals, &said->from, &said->to) && said->first == said->last)) &&
         meaning_of(said->name, &said->given);
}

/* The role that somebody may have meant behind the =; nothing when one stands there. */
static char *role_hint(const char *words) {
  const char *equals = strchr(words, '=');
  struct given given;
  if (equals && meaning_of(equals + 1, &given))
    return g_strdup("");
  g_autofree char *all = role_names();
  g_autofree char *names = g_strconcat(all, ", date, speaker, occasion, drop", NULL);
  g_auto(GStrv) known = g_strsplit(names, ", ", -1);
  return nearest_hint(equals ? equals + 1 : "", (const char *const *)known);
}

static bool wrong(const char *origin, const char *words, GError **error) {
  g_autofree char *roles = role_names(), *hint = role_hint(words);
  g_set_error(
      error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
      _("%s“%s” is no LINES=ROLE.%s Write lines (8 or 3-5) or characters of a line (8:20-41), then = and one of "
        "%s, heading-1 to heading-4, date, speaker, occasion, drop"),
      origin, words, hint, roles);
  return false;
}

/* The first piece of the line or of a later one. */
static guint first_of_line(const struct reader *reader, guint line) {
  return ORDER_COUNT(reader->pieces->len, i, piece_at(reader, i)->line < line);
}

static void give(struct reader *reader, guint index, const struct said *said) {
  struct piece *piece = piece_at(reader, index);
  array_at(reader->given, struct given, index) = said->given;
  piece->row = piece->first_row = said->given.states == ONLY(TABLE);
}

/* Gives whole lines; whether there are pieces in them. */
static bool give_lines(struct reader *reader, const struct said *said) {
  bool used = false;
  const guint end = first_of_line(reader, said->last + 1);
  for (guint i = first_of_line(reader, said->first); i < end; i++) {
    if (piece_at(reader, i)->length == 0) /* nothing but markup */
      continue;
    give(reader, i, said);
    used = true;
  }
  return used;
}

/* The source bytes of the characters that are meant. */
static void bytes_of(const struct reader *reader, const struct said *said, gsize *start, gsize *end) {
  const struct source_line *line = &array_at(reader->source->lines, struct source_line, said->first - 1);
  gsize characters = chars_count(line->text, line->length);
  gsize base = line_start(reader, said->first);
  gsize from = MIN(said->from - 1, characters), to = MIN(said->to, characters);
  *start = base + (gsize)(g_utf8_offset_to_pointer(line->text, (glong)from) - line->text);
  *end = base + (gsize)(g_utf8_offset_to_pointer(line->text, (glong)to) - line->text);
  for (guint i = edits_from(reader, *start); i < reader->edits->len; i++) { /* of a mark of markup all or nothing */
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start >= *end)
      break;
    *start = MIN(*start, edit->start);
    *end = MAX(*end, edit->end);
  }
}

/* The piece of the line that the byte is inside or at the start of, or the number of pieces. */
static guint piece_around(const struct reader *reader, guint line, gsize offset) {
  guint i = first_of_line(reader, line);
  const guint end = first_of_line(reader, line + 1);
  while (i < end && piece_at(reader, i)->end <= offset)
    i++;
  return i < end && piece_at(reader, i)->start <= offset ? i : reader->pieces->len;
}

/* Makes a piece begin at the byte, where text of the line lies on both sides of it. */
static void part_at(struct reader *reader, guint line, gsize offset) {
  guint i = piece_around(reader, line, offset);
  if (i < reader->pieces->len && piece_at(reader, i)->start < offset)
    pieces_part(reader, i, offset);
}

/* Some characters are a heading: what follows them in their piece is the paragraph that it runs into. */
static bool give_run_in(struct reader *reader, const struct said *said, gsize start, gsize end) {
  part_at(reader, said->first, start);
  guint index = piece_around(reader, said->first, start);
  if (index == reader->pieces->len)
    return false;
  give(reader, index, said);
  struct given *given = &array_at(reader->given, struct given, index);
  given->heading_end = heading_end(reader, piece_at(reader, index), end);
  if (given->heading_end > 0)
    given->states = ONLY(RUN_IN);
  return true;
}

/* Some characters are no part of the speech: they are cut out of their pieces. */
static bool cut_out(struct reader *reader, const struct said *said, gsize start, gsize end) {
  bool used = false;
  const guint behind = first_of_line(reader, said->first + 1);
  for (guint i = first_of_line(reader, said->first); i < behind; i++) {
    struct piece *piece = piece_at(reader, i);
    struct edit cut = {.start = (guint32)MAX(piece->start, start),
                       .end = (guint32)MIN(piece->end, end),
                       .rule = said->given.rule,
                       .kind = EDIT_DROP};
    if (cut.start >= cut.end)
      continue;
    g_array_append_val(reader->cuts, cut);
    piece->cut = used = true;
  }
  return used;
}

/* Gives some characters of a line; whether they touch a piece. */
static bool give_characters(struct reader *reader, const struct said *said) {
  gsize start, end;
  if (said->first > reader->source->lines->len)
    return false;
  bytes_of(reader, said, &start, &end);
  if (said->given.states == STATES_LEFT_OUT)
    return cut_out(reader, said, start, end);
  if (said->given.states == ONLY(HEADING))
    return start < end && give_run_in(reader, said, start, end);
  part_at(reader, said->first, start);
  part_at(reader, said->first, end);
  const guint first = piece_around(reader, said->first, start);
  guint i = first;
  for (; i < reader->pieces->len && piece_at(reader, i)->end <= end; i++)
    give(reader, i, said);
  return i > first;
}

static bool give_override(struct reader *reader, const char *override, GError **error) {
  g_autofree char *origin = g_strndup(override, origin_length(override));
  const char *words = override + strlen(origin);
  g_autofree char *tidied = tidy(words);
  struct said said;
  if (!parse(tidied, &said))
    return wrong(origin, words, error);
  bool used = said.from > 0 ? give_characters(reader, &said) : give_lines(reader, &said);
  struct place place = {.line = said.first, .column = said.from};
  if (used && said.given.states == STATES_LEFT_OUT)
    report_add(reader->report, FINDING_OVERRIDE, place, _("left out, as you said"));
  else if (used)
    report_add(reader->report, FINDING_OVERRIDE, place, _("read as %s, as you said"), said.name);
  else
    report_add(reader->report, FINDING_OVERRIDE_UNUSED, place, _("%s%s: there is no text in this place"), origin,
               words);
  return true;
}

static gint compare_cuts(gconstpointer a, gconstpointer b) {
  const struct edit *left = a, *right = b;
  return ORDER_OF(left->start, right->start);
}

/* Cuts in the order of the source, none into another. */
static void settle_cuts(struct reader *reader) {
  g_array_sort(reader->cuts, compare_cuts);
  guint kept = 0;
  for (guint i = 0; i < reader->cuts->len; i++) {
    struct edit cut = array_at(reader->cuts, struct edit, i);
    struct edit *last = kept > 0 ? &array_at(reader->cuts, struct edit, kept - 1) : NULL;
    if (last && cut.start < last->end)
      last->end = MAX(last->end, cut.end);
    else
      array_at(reader->cuts, struct edit, kept++) = cut;
  }
  g_array_set_size(reader->cuts, kept);
  pieces_apply_cuts(reader);
}

bool given_find(struct reader *reader, GError **error) {
  char *const *overrides = reader->options->overrides;
  if (!reader->hints && !(overrides && *overrides))
    return true;
  reader->given = g_array_sized_new(FALSE, TRUE, sizeof(struct given), reader->pieces->len);
  g_array_set_size(reader->given, reader->pieces->len);
  for (guint i = 0; reader->hints && i < reader->pieces->len; i++)
    give_hint(reader, i);
  for (; overrides && *overrides; overrides++)
    if (!give_override(reader, *overrides, error))
      return false;
  settle_cuts(reader);
  return true;
}
