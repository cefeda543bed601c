#include "compose/paragraph.h"
#include "base/items.h"

struct paragraph *paragraph_new(enum element element, const struct style *style) {
  struct paragraph *paragraph = g_new0(struct paragraph, 1);
  paragraph->element = element;
  paragraph->text = g_string_new(NULL);
  paragraph->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
  paragraph->breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  paragraph->keep_next = style->paragraphs[element].keep_next;
  return paragraph;
}

void paragraph_recast(struct paragraph *paragraph, enum element element, const struct style *style) {
  paragraph->element = element;
  paragraph->keep_next = style->paragraphs[element].keep_next;
  for (guint i = 0; i < paragraph->spans->len; i++)
    array_at(paragraph->spans, struct span, i).element = element;
}

void paragraph_free(struct paragraph *paragraph) {
  g_string_free(paragraph->text, TRUE);
  g_array_unref(paragraph->spans);
  g_array_unref(paragraph->breaks);
  g_clear_pointer(&paragraph->holds, g_array_unref);
  g_clear_pointer(&paragraph->choices, g_array_unref);
  g_clear_pointer(&paragraph->rubies, g_array_unref);
  g_clear_pointer(&paragraph->gaps, g_array_unref);
  g_free(paragraph->table_widths);
  g_free(paragraph->outline);
  g_free(paragraph);
}

/* For each kind the first mark that may still hold: marks of one kind do not overlap. */
struct mark_cursor {
  guint next[MARK_KINDS];
};

/* The mark of a kind that holds at byte `at` or is the next to begin; NULL when there is none. */
static const struct mark *find_mark(const struct block *block, struct mark_cursor *cursor, enum mark_kind kind,
                                    gsize at) {
  for (guint *i = &cursor->next[kind]; block->marks && *i < block->marks->len; ++*i) {
    const struct mark *mark = &array_at(block->marks, struct mark, *i);
    if (mark->kind == kind && mark->start + mark->length > at)
      return mark;
  }
  return NULL;
}

/* The marks that hold at byte `at`; moves *end to where one of them ends or another begins. */
static guint marks_at(const struct block *block, struct mark_cursor *cursor, gsize at, gsize *end) {
  guint marks = 0;
  for (enum mark_kind kind = 0; kind < MARK_KINDS; kind++) {
    const struct mark *mark = find_mark(block, cursor, kind, at);
    bool holds = mark && mark->start <= at;
    marks |= holds ? 1u << kind : 0;
    if (mark)
      *end = MIN(*end, holds ? mark->start + mark->length : mark->start);
  }
  return marks;
}

void paragraph_append(struct paragraph *paragraph, const struct block *block, guint number, gsize start, gsize end,
                      bool lead) {
  struct mark_cursor cursor = {{0}};
  do {
    gsize stop = end;
    struct span span = {.start = paragraph->text->len,
                        .element = element_of(block),
                        .marks = marks_at(block, &cursor, start, &stop),
                        .lead = lead,
                        .block = block,
                        .number = number,
                        .offset = start};
    g_array_append_val(paragraph->spans, span);
    g_string_append_len(paragraph->text, block->text + start, (gssize)(stop - start));
    start = stop;
  } while (start < end);
}

guint paragraph_block_end(const struct paragraph *paragraph, guint i) {
  const struct block *block = paragraph_span(paragraph, i)->block;
  while (i < paragraph->spans->len && paragraph_span(paragraph, i)->block == block)
    i++;
  return i;
}

gsize paragraph_span_end(const struct paragraph *paragraph, guint i) {
  return i + 1 < paragraph->spans->len ? paragraph_span(paragraph, i + 1)->start : paragraph->text->len;
}

const struct span *paragraph_last_span(const struct paragraph *paragraph) {
  return paragraph_span(paragraph, paragraph->spans->len - 1);
}

bool paragraph_is_heading(const struct paragraph *paragraph) {
  return element_level(paragraph->element) > 0 && paragraph_span(paragraph, 0)->block->role == ROLE_HEADING;
}
