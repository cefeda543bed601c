/* The paragraphs as text, for people and for tests. */
#include "base/items.h"
#include "compose/compose.h"
#include "compose/ruby.h"

/* A number with no more decimals than it needs, with a point in every locale. */
static void put_number(GString *out, const char *name, double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(out, " %s %s", name, g_ascii_formatd(text, sizeof text, "%g", number));
}

/* Bytes `start` up to `end` between quotes; what would not stand on one line is written as C writes it. */
static void put_text(GString *out, const char *text, gsize start, gsize end) {
  g_string_append(out, " \"");
  for (const char *p = text + start; p < text + end; p++)
    if (*p == '\t' || *p == '\n')
      g_string_append(out, *p == '\t' ? "\\t" : "\\n");
    else if (*p == '"' || *p == '\\')
      g_string_append_printf(out, "\\%c", *p);
    else
      g_string_append_c(out, *p);
  g_string_append_c(out, '"');
}

static void put_anchor(GString *out, const struct paragraph *paragraph) {
  if (paragraph->anchor != ANCHOR_STYLE)
    g_string_append_printf(out, " %s %u", paragraph->anchor == ANCHOR_ISSUER ? "issuer" : "label",
                           paragraph->anchored_to);
  if (paragraph->hang > 0)
    g_string_append_printf(out, " hang %" G_GSIZE_FORMAT, paragraph->hang);
}

static void put_paragraph(GString *out, guint number, const struct paragraph *paragraph) {
  const struct {
    bool holds;
    const char *name;
  } flags[] = {
      {paragraph->head, " head"},
      {paragraph->flush, " flush"},
      {paragraph->turned, " turned"},
      {paragraph->new_page, " new-page"},
      {paragraph->keep_previous, " keep-previous"},
      {paragraph->keep_whole, " keep-whole"},
      {paragraph->keep_next, " keep-next"},
  };
  g_string_append_printf(out, "%u %s", number, element_name(paragraph->element));
  if (paragraph->above > 0)
    put_number(out, "above", paragraph->above);
  if (paragraph->table)
    g_string_append_printf(out, " table %u x %u", paragraph->table->rows, paragraph->table->columns);
  put_anchor(out, paragraph);
  for (gsize i = 0; i < G_N_ELEMENTS(flags); i++)
    if (flags[i].holds)
      g_string_append(out, flags[i].name);
  if (paragraph->level > 0) {
    g_string_append_printf(out, " outline %u", paragraph->level);
    put_text(out, paragraph->outline ? paragraph->outline : "", 0, paragraph->outline ? strlen(paragraph->outline) : 0);
  }
  g_string_append_c(out, '\n');
}

/* Where blanks have a width that is told, and what stands behind them. */
static void put_gaps(GString *out, const struct paragraph *paragraph) {
  for (guint i = 0; paragraph->gaps && i < paragraph->gaps->len; i++) {
    const struct gap *gap = &array_at(paragraph->gaps, struct gap, i);
    g_string_append(out, "  gap");
    put_number(out, "cells", gap->cells);
    g_string_append(out, " before");
    put_text(out, paragraph->text->str, gap->end, paragraph->text->len);
    g_string_append_c(out, '\n');
  }
}

/* Which words have which reading above them. */
static void put_rubies(GString *out, const struct paragraph *paragraph) {
  for (guint i = 0; paragraph->rubies && i < paragraph->rubies->len; i++) {
    const struct ruby *ruby = &array_at(paragraph->rubies, struct ruby, i);
    g_string_append(out, "  ruby");
    put_text(out, paragraph->text->str, ruby->start, ruby->end);
    put_text(out, ruby->text, 0, strlen(ruby->text));
    g_string_append_c(out, '\n');
  }
}

/* A span, with each of its lines by itself where lines were chosen. */
static void put_span(GString *out, const struct paragraph *paragraph, guint i) {
  const struct span *span = paragraph_span(paragraph, i);
  gsize start = span->start, end = paragraph_span_end(paragraph, i);
  g_string_append_printf(out, "  block %u %s%s", span->number, element_name(span->element), span->lead ? " lead" : "");
  for (enum mark_kind kind = 0; kind < MARK_KINDS; kind++)
    if (span->marks & 1u << kind)
      g_string_append_printf(out, " %s", mark_name(kind));
  for (guint k = 0; k < paragraph->breaks->len; k++) {
    gsize at = array_at(paragraph->breaks, gsize, k);
    if (at <= start || at >= end)
      continue;
    put_text(out, paragraph->text->str, start, at);
    start = at;
  }
  put_text(out, paragraph->text->str, start, end);
  g_string_append_c(out, '\n');
}

void compose_dump(const GPtrArray *paragraphs, GString *out) {
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    put_paragraph(out, i, paragraph);
    for (guint k = 0; k < paragraph->spans->len; k++)
      put_span(out, paragraph, k);
    put_gaps(out, paragraph);
    put_rubies(out, paragraph);
  }
}
