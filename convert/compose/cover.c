#include "compose/cover.h"

#include "base/items.h"
#include "doc/doc.h"

#include <string.h>

/* Blank lines between the occasion and the title, and between these and who speaks when. */
#define BELOW_OCCASION 1
#define ABOVE_SPEAKER 3

/* What the subtitles before and behind the title are for. */
struct head {
  const GPtrArray *paragraphs;
  guint start, title, end; /* the title, and the lines under it up to `end` */
};

static bool is_of_head(const GPtrArray *paragraphs, guint i) {
  const enum element element = i < paragraphs->len ? paragraph_at(paragraphs, i)->element : ELEMENT_COUNT;
  return element == ELEMENT_TITLE || element == ELEMENT_SUBTITLE;
}

/* The first title, and the lines beside it. */
static struct head find_head(const GPtrArray *paragraphs) {
  struct head head = {.paragraphs = paragraphs, .title = G_MAXUINT};
  while (head.start < paragraphs->len && !is_of_head(paragraphs, head.start))
    head.start++;
  for (head.end = head.start; is_of_head(paragraphs, head.end); head.end++)
    if (head.title == G_MAXUINT && paragraph_at(paragraphs, head.end)->element == ELEMENT_TITLE)
      head.title = head.end;
  return head;
}

static bool is_blank(const char *text) {
  return g_unichar_isspace(g_utf8_get_char(text));
}

/* （2026年3月5日） on a cover has no brackets. */
static void leave_out_brackets(const char *text, gsize *start, gsize *end) {
  static const char *const brackets[][2] = {{"（", "）"}, {"(", ")"}};
  for (gsize i = 0; i < G_N_ELEMENTS(brackets); i++) {
    const gsize opening = strlen(brackets[i][0]), closing = strlen(brackets[i][1]);
    if (*end - *start > opening + closing && strncmp(text + *start, brackets[i][0], opening) == 0 &&
        strncmp(text + *end - closing, brackets[i][1], closing) == 0) {
      *start += opening;
      *end -= closing;
      return;
    }
  }
}

/* Adds a line without the blanks and brackets around it. */
static void add_line(GArray *lines, const struct paragraph *paragraph, gsize start, gsize end, double above) {
  const char *text = paragraph->text->str;
  while (start < end && is_blank(text + start))
    start = (gsize)(g_utf8_next_char(text + start) - text);
  while (end > start && is_blank(g_utf8_prev_char(text + end)))
    end = (gsize)(g_utf8_prev_char(text + end) - text);
  if (paragraph->element == ELEMENT_SUBTITLE)
    leave_out_brackets(text, &start, &end);
  const struct cover_line line = {paragraph, start, end, lines->len > 0 ? above : 0};
  if (end > start)
    g_array_append_val(lines, line);
}

/* A paragraph in the lines that were chosen for it. */
static void add_paragraph(GArray *lines, const struct paragraph *paragraph, double above) {
  gsize start = 0;
  for (guint i = 0; i < paragraph->breaks->len; i++) {
    const gsize end = array_at(paragraph->breaks, gsize, i);
    add_line(lines, paragraph, start, end, start > 0 ? 0 : above);
    start = end;
  }
  add_line(lines, paragraph, start, paragraph->text->len, start > 0 ? 0 : above);
}

static bool begins_with_dash(const struct paragraph *paragraph) {
  const gunichar c = g_utf8_get_char(paragraph->text->str);
  return c == 0x2014 || c == 0x2015 || c == 0x2500 || c == '-';
}

/* Subtitles of a kind: the first stands off what is above by `above` lines. */
static void add_kind(GArray *lines, const struct head *head, enum block_kind kind, bool dashed, double above) {
  for (guint i = head->start; i < head->end; i++) {
    const struct paragraph *paragraph = paragraph_at(head->paragraphs, i);
    if (paragraph->element != ELEMENT_SUBTITLE || paragraph_span(paragraph, 0)->block->kind != kind ||
        begins_with_dash(paragraph) != dashed)
      continue;
    add_paragraph(lines, paragraph, above);
    above = 0;
  }
}

GArray *cover_lines(const GPtrArray *paragraphs) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct cover_line));
  const struct head head = find_head(paragraphs);
  add_kind(lines, &head, KIND_OCCASION, false, 0);
  if (head.title != G_MAXUINT)
    add_paragraph(lines, paragraph_at(paragraphs, head.title), BELOW_OCCASION);
  add_kind(lines, &head, KIND_OCCASION, true, 0);
  const guint named = lines->len;
  add_kind(lines, &head, KIND_SPEAKER, false, ABOVE_SPEAKER);
  add_kind(lines, &head, KIND_SPEAKER, true, lines->len > named ? 0 : ABOVE_SPEAKER);
  add_kind(lines, &head, KIND_DATE, false, lines->len > named ? 0 : ABOVE_SPEAKER);
  return lines;
}
