#include "write/text.h"

#include "base/items.h"

#include <string.h>

/* Raised and lowered characters that Unicode has: plain text has no other way to tell m² from m2. */
static const struct {
  char plain;
  const char *raised, *lowered;
} scripts[] = {
    {'0', "⁰", "₀"}, {'1', "¹", "₁"}, {'2', "²", "₂"}, {'3', "³", "₃"}, {'4', "⁴", "₄"},
    {'5', "⁵", "₅"}, {'6', "⁶", "₆"}, {'7', "⁷", "₇"}, {'8', "⁸", "₈"}, {'9', "⁹", "₉"},
    {'+', "⁺", "₊"}, {'-', "⁻", "₋"}, {'(', "⁽", "₍"}, {')', "⁾", "₎"}, {'n', "ⁿ", "ₙ"},
};

static const char *script_of(char plain, bool raised) {
  for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++)
    if (scripts[i].plain == plain)
      return raised ? scripts[i].raised : scripts[i].lowered;
  return NULL;
}

static void put_scripts(GString *out, const char *text, gsize length, bool raised) {
  for (gsize i = 0; i < length; i++) {
    const char *script = script_of(text[i], raised);
    if (script)
      g_string_append(out, script);
    else
      g_string_append_c(out, text[i]);
  }
}

/* Bytes `from` up to `to` of a paragraph. */
static void put_text(GString *out, const struct paragraph *paragraph, gsize from, gsize to) {
  for (guint i = 0; i < paragraph->spans->len; i++) {
    const struct span *span = paragraph_span(paragraph, i);
    const gsize start = MAX(span->start, from), end = MIN(paragraph_span_end(paragraph, i), to);
    if (start >= end)
      continue;
    const bool raised = span->marks & 1u << MARK_SUPERSCRIPT, lowered = span->marks & 1u << MARK_SUBSCRIPT;
    if (raised || lowered)
      put_scripts(out, paragraph->text->str + start, end - start, raised);
    else
      g_string_append_len(out, paragraph->text->str + start, (gssize)(end - start));
  }
}

/* A row of a table is one line, also when a cell has several paragraphs. */
static void put_line(GString *out, const struct paragraph *paragraph, gsize from, gsize to) {
  const gsize start = out->len;
  put_text(out, paragraph, from, to);
  if (paragraph->table)
    g_strdelimit(out->str + start, "\v", ' ');
  g_string_append_c(out, '\n');
}

/* The author's lines of the title, but for the last: where it is broken for the page is nobody's text. */
static gsize put_title_lines(GString *out, const struct paragraph *paragraph) {
  gsize from = 0;
  for (guint i = 0; (i = paragraph_block_end(paragraph, i)) < paragraph->spans->len;) {
    gsize to = paragraph_span(paragraph, i)->start;
    put_line(out, paragraph, from, to);
    from = to;
  }
  return from;
}

/* A block that the style sets as several paragraphs is one line. */
static bool goes_on(const GPtrArray *paragraphs, guint i) {
  const struct paragraph *next = pointer_behind(paragraphs, i);
  return next && paragraph_last_span(paragraph_at(paragraphs, i))->block == paragraph_span(next, 0)->block;
}

bool text_write(const struct write_job *job, GPtrArray *artifacts, G_GNUC_UNUSED GError **error) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < job->paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(job->paragraphs, i);
    gsize from = paragraph->element == ELEMENT_TITLE ? put_title_lines(out, paragraph) : 0;
    if (goes_on(job->paragraphs, i))
      put_text(out, paragraph, 0, paragraph->text->len);
    else
      put_line(out, paragraph, from, paragraph->text->len);
  }
  artifacts_add(artifacts, "", g_string_free_to_bytes(g_steal_pointer(&out)));
  return true;
}
