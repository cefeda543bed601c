/* Phase: what is not sure is told, with both readings and how to decide.  Nothing that is told here changes the tree.
 */
#include "base/items.h"
#include "read/explain.h"
#include "base/messages.h"
#include "read/phases.h"
#include "read/shape.h"
#include "read/sight.h"

/* A reading that is less likely than this is a doubt: of the lines above it about one in a hundred is read wrong, of
 * those below it one in four. */
#define SURE 0.9f

/* Kinds of proof that let a piece go without a warning. */
#define PROOFS 2

static const struct explanation *explanation_at(const struct reader *reader, guint index) {
  return &array_at(reader->explanations, struct explanation, index);
}

static bool is_left_out(guint state) {
  return state_role((enum state)state) == ROLE_COUNT;
}

/* The piece as --as names it: "8", "3-5", or "8:20-41" when there is more in its line; free with g_free.  A piece that
 * begins inside one line and ends in another has no such name. */
static char *place_words(const struct reader *reader, guint index, gsize end) {
  const struct piece *piece = piece_at(reader, index);
  guint last = pieces_line_of(reader, end - 1);
  if (end == piece->end && pieces_whole_line(reader, index))
    return last > piece->line ? g_strdup_printf("%u-%u", piece->line, last) : g_strdup_printf("%u", piece->line);
  if (last > piece->line)
    return NULL;
  gsize characters = chars_count(reader->source->text + piece->start, end - piece->start);
  return g_strdup_printf("%u:%u-%zu", piece->line, piece->column, piece->column + characters - 1);
}

/* "--as 8:1-12=heading": what would make the piece be in this state; free with g_free, NULL when nothing would. */
static char *advice(const struct reader *reader, guint index, guint state) {
  const struct piece *piece = piece_at(reader, index);
  gsize heading = state == STATE_RUN_IN ? blocks_heading_end(reader, index) : 0;
  g_autofree char *place = place_words(reader, index, heading > 0 ? heading : piece->end);
  const char *name = is_left_out(state) ? "drop" : role_name((enum role)state_role((enum state)state));
  return place ? g_strdup_printf("--as %s=%s", place, name) : NULL;
}

/* What a reading is, in words. */
static const char *meaning(guint state) {
  return is_left_out(state) ? _("text that a site added") : _(role_meaning((enum role)state_role((enum state)state)));
}

/* Whether a piece that stays is full of words of advertising. */
static bool is_like_site(const struct reader *reader, guint index) {
  const struct evidence *evidence = evidence_at(reader, index);
  return evidence_has(evidence, EVIDENCE_ADVERT_5) && evidence_has(evidence, EVIDENCE_ADVERT_DENSE) &&
         evidence_has(evidence, EVIDENCE_TO_READER) && !evidence_has(evidence, EVIDENCE_TO_HEARERS);
}

/* Whether the piece stays, and could as well be something else. */
static bool is_kept_doubtful(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (piece->aside || piece->row || given_at(reader, index) || is_left_out(explanation_at(reader, index)->state))
    return false;
  return explanation_at(reader, index)->share < SURE || is_like_site(reader, index);
}

/* The state that the piece could as well be in. */
static guint other_reading(const struct reader *reader, guint index) {
  return is_like_site(reader, index) ? STATE_INSIDE : explanation_at(reader, index)->second;
}

/* Doubts about the members of a series are one doubt: how many there are by marker, state and second state. */
struct alike {
  guint32 counts[MARKER_KINDS][STATE_COUNT][STATE_COUNT];
};

/* The count of doubts like this one; NULL for a piece that counts in no series. */
static guint32 *alike_at(struct alike *alike, const struct reader *reader, guint index) {
  const struct explanation *explanation = explanation_at(reader, index);
  enum marker_kind marker = evidence_at(reader, index)->marker.kind;
  return marker == MARKER_NONE ? NULL : &alike->counts[marker][explanation->state][other_reading(reader, index)];
}

/* How to decide about a piece that stays: with both readings, but what ends as a sentence is never advised to go. */
static char *deciding(const struct reader *reader, guint index) {
  const struct explanation *explanation = explanation_at(reader, index);
  const struct piece *piece = piece_at(reader, index);
  bool sentence = shape_ends_sentence(piece->text, piece->length);
  g_autofree char *stays = advice(reader, index, explanation->state);
  g_autofree char *other = is_left_out(other_reading(reader, index)) && sentence
                               ? NULL
                               : advice(reader, index, other_reading(reader, index));
  return stays && other ? g_strdup_printf(_("; %s or %s decides"), stays, other) : g_strdup("");
}

/* Tells the doubt about a piece that stays, for itself and for `more` members of its series. */
static void tell_kept(struct reader *reader, guint index, guint more) {
  const struct explanation *explanation = explanation_at(reader, index);
  const struct piece *piece = piece_at(reader, index);
  g_autofree char *words = g_strndup(piece->text, piece->length);
  g_autofree char *how = deciding(reader, index);
  g_autofree char *others =
      more > 0
          ? g_strdup_printf(ngettext("; so is %u line of its series", "; so are %u lines of its series", more), more)
          : g_strdup("");
  report_add(reader->report, is_left_out(other_reading(reader, index)) ? FINDING_KEPT_DOUBTFUL : FINDING_DOUBT,
             (struct place){piece->line, piece->column, words}, _("read as %s, but it may be %s%s%s"),
             meaning(explanation->state), meaning(other_reading(reader, index)), how, others);
}

bool doubts_of_drop(const struct reader *reader, guint index) {
  if (piece_at(reader, index)->aside || piece_at(reader, index)->row || given_at(reader, index))
    return false;
  const struct explanation *explanation = explanation_at(reader, index);
  return is_left_out(explanation->state) && (evidence_at(reader, index)->proofs < PROOFS || explanation->share < SURE);
}

/* The last of the pieces from this one on that fill their lines and go by the same rule with little proof: a table of
 * contents is one doubt. */
static guint end_of_drops(const struct reader *reader, guint first) {
  guint last = first;
  const char *rule = blocks_rule_of(reader, first);
  while (last + 1 < reader->pieces->len && pieces_whole_line(reader, last) && pieces_whole_line(reader, last + 1) &&
         doubts_of_drop(reader, last + 1) && blocks_rule_of(reader, last + 1) == rule)
    last++;
  return last;
}

/* What would keep these pieces: as what they are most likely then, several as paragraphs. */
static char *keeping(const struct reader *reader, guint first, guint last) {
  guint second = explanation_at(reader, first)->second;
  if (last > first)
    return g_strdup_printf("--as %u-%u=%s", piece_at(reader, first)->line,
                           pieces_last_line(reader, piece_at(reader, last)), role_name(ROLE_BODY));
  return advice(reader, first, is_left_out(second) ? STATE_BODY : second);
}

/* Pieces that go with little proof. */
static void tell_left_out(struct reader *reader, guint first, guint last) {
  const struct piece *piece = piece_at(reader, first);
  const char *rule = blocks_rule_of(reader, first);
  g_autofree char *words = g_strdup_printf("%.*s%s", (int)piece->length, piece->text, last > first ? " …" : "");
  g_autofree char *keeps = keeping(reader, first, last);
  report_add(reader->report, FINDING_DROPPED_DOUBTFUL, (struct place){piece->line, piece->column, words},
             _("left out with little to prove that it is no part of the speech (%s); %s keeps it: %s"), rule,
             keeps ? keeps : "--keep-all", words);
}

static void tell_all_kept(struct reader *reader) {
  g_autofree struct alike *alike = g_new0(struct alike, 1);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (is_kept_doubtful(reader, i) && alike_at(alike, reader, i))
      (*alike_at(alike, reader, i))++;
  for (guint i = 0; i < reader->pieces->len; i++) {
    if (!is_kept_doubtful(reader, i))
      continue;
    guint32 *count = alike_at(alike, reader, i);
    if (!count || *count > 0)
      tell_kept(reader, i, count ? *count - 1 : 0);
    if (count)
      *count = 0;
  }
}

void doubts_tell(struct reader *reader) {
  tell_all_kept(reader);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (doubts_of_drop(reader, i)) {
      guint last = end_of_drops(reader, i);
      tell_left_out(reader, i, last);
      i = last;
    }
}
