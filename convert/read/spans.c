/* Phase: advertising inside lines that also hold words of the speech.  Of such a line only the advertising goes. */
#include "read/phases.h"
#include "read/rules.h"
#include "read/shape.h"

/* Cuts the parts of pieces that span rules match. */
void spans_find(struct reader *reader) {
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct rule_span));
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (!piece_is_open(reader, i))
      continue;
    g_array_set_size(spans, 0);
    rules_match_spans(reader->rules, piece->text, piece->length, spans);
    if (spans->len > 0)
      piece_cut_spans(reader, piece, (const struct rule_span *)(gpointer)spans->data, spans->len);
  }
  pieces_apply_cuts(reader);
}
