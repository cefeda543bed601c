#include "read/evidence.h"

#include "read/phases.h"
#include "read/sight.h"

#include <string.h>

static const char *const names[] = {
#define EVIDENCE_NAME(id, name) name,
    EVIDENCE(EVIDENCE_NAME)
#undef EVIDENCE_NAME
};

const char *evidence_name(enum evidence_id id) {
  return names[id];
}

int evidence_from_name(const char *name) {
  for (guint i = 0; i < EVIDENCE_COUNT; i++)
    if (strcmp(names[i], name) == 0)
      return (int)i;
  return -1;
}

void evidence_find_alone(struct reader *reader) {
  reader->evidence = g_array_sized_new(FALSE, TRUE, sizeof(struct evidence), reader->pieces->len);
  g_array_set_size(reader->evidence, reader->pieces->len);
  for (guint i = 0; i < reader->pieces->len; i++) {
    if (piece_at(reader, i)->aside)
      continue;
    evidence_alone(reader, piece_at(reader, i), evidence_at(reader, i));
    evidence_set(evidence_at(reader, i), EVIDENCE_SITE_ALONE, evidence_proves_alone(evidence_at(reader, i)));
    evidence_set(evidence_at(reader, i), EVIDENCE_SPLIT, !pieces_whole_line(reader, i));
    evidence_set(evidence_at(reader, i), EVIDENCE_LISTED, pieces_was_listed(reader, i));
  }
}

void evidence_find_together(const struct sequence *sequence) {
  evidence_series(sequence);
  evidence_repeats(sequence);
  evidence_house(sequence);
  evidence_recording(sequence);
  evidence_heads(sequence);
  evidence_papers(sequence);
  evidence_ends(sequence);
  evidence_turns(sequence);
  evidence_stamps(sequence);
  evidence_signatures_again(sequence);
  evidence_places(sequence);
  evidence_subheads(sequence);
}

guint sequence_first_with(GHashTable *firsts, char *key, guint place) {
  gpointer first;
  if (!g_hash_table_lookup_extended(firsts, key, NULL, &first)) {
    g_hash_table_insert(firsts, key, GUINT_TO_POINTER(place));
    return place;
  }
  g_free(key);
  return GPOINTER_TO_UINT(first);
}

struct sequence sequence_of(const struct reader *reader, guint *index) {
  struct sequence sequence = {reader, index, 0};
  for (guint i = 0; i < reader->pieces->len; i++)
    if (!piece_at(reader, i)->aside)
      index[sequence.count++] = i;
  return sequence;
}

void evidence_find(struct reader *reader) {
  evidence_find_alone(reader);
  g_autofree guint *index = g_new(guint, reader->pieces->len);
  const struct sequence sequence = sequence_of(reader, index);
  evidence_find_together(&sequence);
  evidence_proofs(&sequence);
}
