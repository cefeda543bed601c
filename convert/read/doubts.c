/* Phase: what is not sure is told, with both readings and how to decide.  Nothing that is told here changes the tree.
 */
#include "read/explain.h"
#include "read/phases.h"
#include "read/shape.h"
#include "read/sight.h"

#include <glib/gi18n.h>

/* A reading that is less likely than this is a doubt: of the lines above it about one in a hundred is read wrong, of
 * those below it one in four. */
#define SURE 0.9f

/* Kinds of proof that let a piece go without a warning. */
#define PROOFS 2

static const struct explanation *explanation_at(const struct reader *reader, guint index) {
  return &g_array_index(reader->explanations, struct explanation, index);
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

/* A piece that stays, and could as well be something else.  What ends as a sentence is never advised to go. */
static void tell_kept(struct reader *reader, guint index) {
  const struct explanation *explanation = explanation_at(reader, index);
  const struct piece *piece = piece_at(reader, index);
  bool site = is_left_out(explanation->second) || is_like_site(reader, index);
  bool sentence = shape_ends_sentence(piece->text, piece->length);
  const char *is = meaning(explanation->state), *may_be = meaning(site ? STATE_INSIDE : explanation->second);
  g_autofree char *words = g_strndup(piece->text, piece->length);
  g_autofree char *stays = advice(reader, index, explanation->state);
  g_autofree char *other = site && sentence ? NULL : advice(reader, index, site ? STATE_INSIDE : explanation->second);
  enum finding_id id = site ? FINDING_KEPT_DOUBTFUL : FINDING_DOUBT;
  struct place place = {piece->line, piece->column, words};
  if (stays && other)
    report_add(reader->report, id, place, _("read as %s, but it may be %s; %s or %s decides"), is, may_be, stays,
               other);
  else
    report_add(reader->report, id, place, _("read as %s, but it may be %s"), is, may_be);
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
                           pieces_line_of(reader, piece_at(reader, last)->end - 1), role_name(ROLE_BODY));
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

void doubts_tell(struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    if (piece_at(reader, i)->aside || piece_at(reader, i)->row || given_at(reader, i))
      continue;
    bool left_out = is_left_out(explanation_at(reader, i)->state);
    if (!left_out && (explanation_at(reader, i)->share < SURE || is_like_site(reader, i))) {
      tell_kept(reader, i);
    } else if (doubts_of_drop(reader, i)) {
      guint last = end_of_drops(reader, i);
      tell_left_out(reader, i, last);
      i = last;
    }
  }
}
