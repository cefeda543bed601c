/* Phase: the whole page explained at once.  What may be chosen is narrowed by what is given and by the proofs that
 * removing needs; the costs decide the rest. */
#include "base/items.h"
#include "read/explain.h"
#include "read/phases.h"
#include "read/sight.h"

/* The states that may be chosen for a piece. */
static state_set allowed_states(const struct reader *reader, guint index) {
  const struct given *given = given_at(reader, index);
  const struct evidence *evidence = evidence_at(reader, index);
  if (given)
    return given->states;
  if (piece_at(reader, index)->row)
    return (state_set)1 << STATE_TABLE;
  state_set allowed = STATES_ALL & ~((state_set)1 << STATE_TABLE);
  bool stays = evidence->typed || reader->options->keep_all || reader->settled;
  return stays ? allowed & ~STATES_LEFT_OUT : allowed;
}

void explained_find(struct reader *reader) {
  guint all = reader->pieces->len;
  reader->explanations = g_array_sized_new(FALSE, TRUE, sizeof(struct explanation), all);
  g_array_set_size(reader->explanations, all);
  g_autofree guint *index = g_new(guint, all);
  g_autofree const struct evidence **evidence = g_new(const struct evidence *, all);
  g_autofree state_set *allowed = g_new(state_set, all);
  g_autofree struct explanation *explanations = g_new0(struct explanation, all);
  guint count = 0;
  for (guint i = 0; i < all; i++) {
    if (piece_at(reader, i)->aside)
      continue;
    index[count] = i;
    evidence[count] = evidence_at(reader, i);
    allowed[count] = allowed_states(reader, i);
    count++;
  }
  explain(evidence, allowed, count, reader->grammar, explanations);
  for (guint i = 0; i < count; i++)
    array_at(reader->explanations, struct explanation, index[i]) = explanations[i];
}
