/* A notice that sends a paper along: its words name the paper, who gives it and when stand below, and then follows the
 * paper itself, with its title. */
#include "read/sight.h"

#include <string.h>

#define OPENS_NAME "《"
#define ENDS_NAME "》"

/* Adds what the piece names: 现将《…》印发给你们. */
static void add_names(GHashTable *names, const struct piece *piece) {
  const char *p = piece->text, *end = piece->text + piece->length;
  while ((p = g_strstr_len(p, end - p, OPENS_NAME))) {
    p += strlen(OPENS_NAME);
    const char *close = g_strstr_len(p, end - p, ENDS_NAME);
    if (!close)
      return;
    g_hash_table_add(names, g_strndup(p, (gsize)(close - p)));
  }
}

static bool is_named(GHashTable *names, const struct piece *piece) {
  g_autofree char *name = g_strndup(piece->text, piece->length);
  return g_hash_table_contains(names, name);
}

/* Whether the line stands behind a date, and between them nothing but a remark: （此件公开发布）. */
static bool is_behind_date(const struct sequence *sequence, guint place) {
  bool remarked =
      sequence_above_has(sequence, place, EVIDENCE_IN_ROUND) && !sequence_above_has(sequence, place, EVIDENCE_DATE);
  return sequence_above_has_any(sequence, place - remarked, EVIDENCE_DATE, EVIDENCE_DATE_DOTTED,
                                EVIDENCE_DATE_BEHIND_NAME);
}

/* The title of the paper, and what stands between it and the paper's first words. */
static void tell_head(const struct sequence *sequence, guint title) {
  sequence_set(sequence, title, EVIDENCE_TITLE_ANCHOR);
  guint start = title + 1;
  while (start < sequence->count && !evidence_is_speech(sequence, start) &&
         !sequence_has(sequence, start, EVIDENCE_MARKER))
    start++;
  for (guint i = title + 1; start < sequence->count && i < start; i++)
    sequence_set(sequence, i, EVIDENCE_HEAD);
}

void evidence_papers(const struct sequence *sequence) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < sequence->count; i++) {
    const struct piece *piece = sequence_piece(sequence, i);
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN))
      add_names(names, piece);
    else if (sequence_has(sequence, i, EVIDENCE_TITLE_LIKE) && is_behind_date(sequence, i) && is_named(names, piece))
      tell_head(sequence, i);
  }
}
