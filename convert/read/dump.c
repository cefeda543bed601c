/* What the arrows of reading carry, as text: a line a piece, LINE:COLUMN and then its facts (--dump). */
#include "base/items.h"
#include "read/explain.h"
#include "read/phases.h"
#include "read/sight.h"

/* So many characters of a piece are shown. */
#define SHOWN_CHARS 30

static void add_words(GString *out, const struct piece *piece) {
  const char *end = piece->text + piece->length;
  const char *p = piece->text;
  for (guint i = 0; i < SHOWN_CHARS && p < end; i++)
    p = g_utf8_next_char(p);
  g_string_append_len(out, piece->text, p - piece->text);
  g_string_append(out, p < end ? "…\n" : "\n");
}

static void add_place(GString *out, const struct piece *piece) {
  g_string_append_printf(out, "%u:%u", piece->line, piece->column);
}

void pieces_dump(const struct reader *reader, GString *out) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    add_place(out, piece);
    g_string_append_printf(out, " indent %u, blank %u%s%s%s%s%s: ", piece->indent, piece->blank_lines,
                           piece->outline > 0 ? ", outline" : "", piece->edited ? ", edited" : "",
                           piece->row ? ", row" : "", piece->aside ? ", aside " : "", piece->aside ? piece->aside : "");
    add_words(out, piece);
  }
}

void evidence_dump(const struct reader *reader, GString *out) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    const struct evidence *evidence = evidence_at(reader, i);
    if (piece->aside)
      continue;
    add_place(out, piece);
    for (guint id = 0; id < EVIDENCE_COUNT; id++)
      if (evidence_has(evidence, (enum evidence_id)id))
        g_string_append_printf(out, " %s", evidence_name((enum evidence_id)id));
    g_string_append_printf(out, "; proofs %u%s%s%s: ", evidence->proofs, evidence->proof ? " " : "",
                           evidence->proof ? evidence->proof : "", evidence->typed ? ", typed" : "");
    add_words(out, piece);
  }
}

void explain_dump(const struct reader *reader, GString *out) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    const struct explanation *explanation = &array_at(reader->explanations, struct explanation, i);
    if (piece->aside)
      continue;
    add_place(out, piece);
    g_string_append_printf(out, " %s %.3f, %s %.3f: ", state_name((enum state)explanation->state),
                           (double)explanation->share, state_name((enum state)explanation->second),
                           (double)explanation->second_share);
    add_words(out, piece);
  }
}
