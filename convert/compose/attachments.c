#include "compose/attachments.h"

#include "compose/display.h"
#include "text/chars.h"
#include "text/marker.h"

#include <string.h>

#define ATTACHMENT "附件"

/* "附件", "附件1", "附件二" alone on a line: an attachment begins there. */
static bool is_attachment_head(const char *text) {
  if (!g_str_has_prefix(text, ATTACHMENT))
    return false;
  for (const char *p = text + strlen(ATTACHMENT); *p; p = g_utf8_next_char(p))
    if (!chars_is_one_of("0123456789一二三四五六七八九十", g_utf8_get_char(p)))
      return false;
  return true;
}

/* Bytes of "附件：" at the start of the text; 0 when it is not there. */
static gsize label_length(const char *text) {
  if (g_str_has_prefix(text, ATTACHMENT "："))
    return strlen(ATTACHMENT "：");
  return g_str_has_prefix(text, ATTACHMENT ":") ? strlen(ATTACHMENT ":") : 0;
}

/* Bytes of "1. ", "1．" or "1、" at the start, with the blanks that follow; 0 when there is no number. */
static gsize number_length(const char *text) {
  gsize digits = strspn(text, "0123456789");
  const char *rest = text + digits;
  gsize mark = g_str_has_prefix(rest, "．") || g_str_has_prefix(rest, "、") ? strlen("、") : *rest == '.' ? 1 : 0;
  return digits > 0 && mark > 0 ? digits + mark + strspn(rest + mark, " ") : 0;
}

static void make_head(struct composition *composition, struct paragraph *paragraph) {
  paragraph->head = true;
  paragraph->keep_next = true;
  paragraph->level = 1;
  paragraph->outline = g_strdup(paragraph->text->str);
  composition_begin_page(paragraph);
  composition->attached = paragraph;
  composition->in_attachment = true;
}

/* Characters of the longest title of an attachment. */
#define LONGEST_TITLE 40

/* Whether the paragraph, the first below the head of an attachment, is its title: one line of words, without a mark. */
static bool is_attachment_title(const struct paragraph *paragraph) {
  const char *text = paragraph->text->str;
  return *text && chars_all(text) <= LONGEST_TITLE &&
         !chars_is_one_of("。；：，！？.;:,!?", g_utf8_get_char(g_utf8_prev_char(text + strlen(text)))) &&
         marker_heading(text, strlen(text)).kind == MARKER_NONE;
}

/* Whether the paragraph is what stands in brackets under the title before it: （征求意见稿）. */
static bool is_under_title(const struct composition *composition, const struct paragraph *paragraph) {
  const char *text = paragraph->text->str;
  return paragraph_at(composition->paragraphs, composition->paragraphs->len - 2)->element == ELEMENT_TITLE &&
         g_str_has_prefix(text, "（") && g_str_has_suffix(text, "）");
}

void attachments_recast(struct composition *composition, struct paragraph *paragraph) {
  const struct style *style = composition->style;
  struct paragraph *head = composition->attached;
  composition->attached = NULL;
  if (head && is_attachment_title(paragraph)) {
    g_autofree char *label = head->outline;
    head->outline = g_strconcat(label, "　", paragraph->text->str, NULL);
    paragraph_recast(paragraph, ELEMENT_TITLE, style);
    paragraph->above = 1;
    display_break_line(composition, paragraph, 0, paragraph->text->len, false);
    return;
  }
  if (is_under_title(composition, paragraph)) {
    paragraph_recast(paragraph, ELEMENT_SUBTITLE, style);
    paragraph->above = 0;
    display_break_line(composition, paragraph, 0, paragraph->text->len, false);
    return;
  }
  struct marker marker = marker_heading(paragraph->text->str, paragraph->text->len);
  const char *end = paragraph->text->str + paragraph->text->len;
  bool heading =
      marker.kind != MARKER_NONE && marker.level > 0 && !chars_is_stop(chars_before(paragraph->text->str, end));
  enum element element = element_for(heading ? ROLE_HEADING : ROLE_BODY, KIND_NONE, marker.level);
  paragraph_recast(paragraph, element, style);
  if (heading) {
    paragraph->keep_whole = true;
    paragraph->level = MIN(marker.level, 4);
    paragraph->outline = g_strdup(paragraph->text->str);
  }
  const struct paragraph *before = paragraph_at(composition->paragraphs, composition->paragraphs->len - 2);
  paragraph->above = style_blank_lines(style, paragraph_last_span(before)->element, element);
}

/* "附件" alone above "1. …": the list of the attachments, and not the first of them. */
static bool is_list_label(const struct composition *composition, guint block) {
  return !composition_has(composition, block - 1, ROLE_SIGNATURE) &&
         composition_has(composition, block + 1, ROLE_ATTACHMENT) &&
         number_length(composition_block(composition, block + 1)->text) > 0 &&
         strcmp(composition_block(composition, block)->text, ATTACHMENT) == 0;
}

guint attachments_add(struct composition *composition, guint block) {
  guint first = G_MAXUINT; /* the paragraph with the label */
  for (; composition_has(composition, block, ROLE_ATTACHMENT); block++) {
    struct paragraph *paragraph = composition_add_whole(composition, block);
    const char *text = paragraph->text->str;
    if (is_attachment_head(text) && !is_list_label(composition, block)) {
      make_head(composition, paragraph);
      continue;
    }
    if (composition->in_attachment && label_length(text) == 0) {
      attachments_recast(composition, paragraph);
      continue;
    }
    gsize number = number_length(text + label_length(text));
    paragraph->label = label_length(text);
    paragraph->hang = paragraph->label + number;
    paragraph->keep_previous = paragraph->keep_whole = paragraph->label > 0; /* no page has the list without any text */
    if (paragraph->label > 0) {
      first = composition->paragraphs->len - 1;
    } else if (number > 0 && first != G_MAXUINT) {
      paragraph->anchor = ANCHOR_LABEL;
      paragraph->anchored_to = first;
    }
  }
  return block;
}
