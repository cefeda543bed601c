/* The promise of compose/: every block's text stands in the paragraphs once, in order, whatever the style. */
#pragma once

#include "compose/compose.h"

#include <string.h>

/* Whether the bytes of a span are those of its block from `at` on, with nothing but the block's full stop behind them.
 * Moves `at` behind them. */
static inline bool span_is_covered(const struct paragraph *paragraph, guint i, gsize *at) {
  const struct span *span = paragraph_span(paragraph, i);
  const char *text = paragraph->text->str + span->start, *own = span->block->text + *at;
  gsize length = paragraph_span_end(paragraph, i) - span->start, same = MIN(length, strlen(own));
  g_autofree char *rest = g_strndup(text + same, length - same);
  if (span->offset != *at || memcmp(text, own, same) != 0)
    return false;
  *at += same;
  return *rest == '\0' || strcmp(rest, block_end_mark(span->block)) == 0;
}

/* Whether the paragraphs hold the document. */
static inline bool paragraphs_cover(const GPtrArray *paragraphs, const struct doc *doc) {
  guint next = 0; /* the block that is still to come */
  gsize at = 0;   /* in the one before it */
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    for (guint k = 0; k < paragraph->spans->len; k++) {
      const struct span *span = paragraph_span(paragraph, k);
      if (span->number == next && next < doc->blocks->len) {
        const struct block *before = next > 0 ? g_ptr_array_index(doc->blocks, next - 1) : NULL;
        if (span->block != g_ptr_array_index(doc->blocks, next) || (before && before->text[at] != '\0'))
          return false;
        next++;
        at = 0;
      }
      if (span->number + 1 != next || !span_is_covered(paragraph, k, &at))
        return false;
    }
  }
  const struct block *last = next > 0 ? g_ptr_array_index(doc->blocks, next - 1) : NULL;
  return next == doc->blocks->len && (!last || last->text[at] == '\0');
}
