#include "layout/attachment.h"

#include "layout/justify.h"

#include <string.h>

#define LABEL "附件"

/* Bytes of "附件：" at the start of the text, 0 when it is not there. */
static gsize label_length(const char *text) {
  if (!g_str_has_prefix(text, LABEL)) {
    return 0;
  }
  const char *rest = text + strlen(LABEL);
  return g_str_has_prefix(rest, "：") ? strlen(LABEL "：") : *rest == ':' ? strlen(LABEL) + 1 : 0;
}

/* Bytes of "1. ", "1．" or "1、" at the start. */
static gsize number_length(const char *text) {
  gsize digits = strspn(text, "0123456789");
  const char *rest = text + digits;
  gsize mark = g_str_has_prefix(rest, "．") || g_str_has_prefix(rest, "、") ? 3 : *rest == '.' ? 1 : 0;
  if (digits == 0 || mark == 0) {
    return 0;
  }
  return digits + mark + strspn(rest + mark, " ");
}

static bool is_head(const char *text) {
  if (!g_str_has_prefix(text, LABEL)) {
    return false;
  }
  for (const char *p = text + strlen(LABEL); *p; p = g_utf8_next_char(p)) {
    if (!g_ascii_isdigit(*p) && !g_utf8_strchr("一二三四五六七八九十", -1, g_utf8_get_char(p))) {
      return false;
    }
  }
  return true;
}

static double width_between(struct composer *composer, const struct paragraph *paragraph, gsize start, gsize end) {
  struct paragraph *part = layout_paragraph_new(paragraph->element, composer->style);
  layout_paragraph_append(part, paragraph->text->str + start, end - start,
                          &g_array_index(paragraph->spans, struct span, 0));
  double width = layout_paragraph_width(composer, part);
  layout_paragraph_free(part);
  return width;
}

/* How far from the start of a paragraph the character at `offset` is, the gap before it included. */
static double distance_to(struct composer *composer, const struct paragraph *paragraph, gsize offset) {
  const char *text = paragraph->text->str;
  gsize end = text[offset] ? (gsize)(g_utf8_next_char(text + offset) - text) : offset;
  return width_between(composer, paragraph, 0, end) - width_between(composer, paragraph, offset, end);
}

static void place_head(struct paragraph *paragraph) {
  paragraph->new_page = true;
  paragraph->keep_next = true;
  paragraph->first = paragraph->left = 0;
  g_array_index(paragraph->spans, struct span, 0).font = FONT_HEI;
}

void place_attachments(struct composer *composer, GPtrArray *paragraphs, guint first) {
  double numbers = 0; /* where numbers stand, when a label has told */
  for (guint i = first; i < paragraphs->len; i++) {
    struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
    const char *text = paragraph->text->str;
    if (is_head(text)) {
      place_head(paragraph);
      continue;
    }
    gsize label = label_length(text);
    gsize number = number_length(text + label);
    if (label > 0) {
      numbers = paragraph->first + distance_to(composer, paragraph, label);
    } else if (number > 0 && numbers > 0) {
      paragraph->first = numbers;
    }
    if (label + number > 0) {
      paragraph->left = paragraph->first + distance_to(composer, paragraph, label + number);
    }
  }
}
