#include "write/docx/ruby.h"

#include "base/items.h"
#include "compose/ruby.h"
#include "ooxml/units.h"
#include "write/docx/runs.h"

/* Whether the cut leaves the bytes from `start` to `end` whole; one of a comment is moved out of them. */
static bool leaves(struct cut *cut, gsize start, gsize end) {
  const bool inside = cut->at > start && cut->at < end;
  switch (cut->kind) {
  case CUT_COMMENT_START:
    cut->at = inside ? start : cut->at;
    return true;
  case CUT_COMMENT_END:
    cut->at = inside ? end : cut->at;
    return true;
  case CUT_DELETE:
  case CUT_PLACEHOLDER:
  case CUT_RUBY:
    return cut->at >= end || cut->at + cut->length <= start;
  default:
    return !inside;
  }
}

/* The span that holds byte `at` of the paragraph's text, from span `i` on. */
static const struct span *span_at(const struct paragraph *paragraph, guint i, gsize at) {
  while (paragraph_span_end(paragraph, i) <= at)
    i++;
  return paragraph_span(paragraph, i);
}

void ruby_cut(GArray *cuts, const struct paragraph *paragraph, guint first, double size) {
  const guint next = paragraph_block_end(paragraph, first);
  const gsize from = paragraph_span(paragraph, first)->start, to = paragraph_span_end(paragraph, next - 1);
  const guint others = cuts->len;
  for (guint i = 0; paragraph->rubies && i < paragraph->rubies->len; i++) {
    const struct ruby *ruby = &array_at(paragraph->rubies, struct ruby, i);
    if (ruby->start < from || ruby->end > to)
      continue;
    const struct span *span = span_at(paragraph, first, ruby->start);
    const gsize at = span->offset + ruby->start - span->start, length = ruby->end - ruby->start;
    bool whole = true;
    for (guint k = 0; k < others; k++)
      whole = leaves(&array_at(cuts, struct cut, k), at, at + length) && whole;
    if (whole)
      cuts_add(cuts,
               (struct cut){
                   .at = at, .kind = CUT_RUBY, .length = length, .id = (guint)half_points(size), .text = ruby->text});
  }
  if (paragraph->rubies)
    cuts_sort(cuts);
}
