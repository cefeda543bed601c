#include "compose/display.h"

#include "base/items.h"
#include "compose/speaker.h"
#include "compose/title.h"
#include "compose/title_limits.h"

#include <string.h>

static void add_break(struct paragraph *paragraph, gsize at) {
  g_array_append_val(paragraph->breaks, at);
}

/* The most cells of a line of the title, or under it: one that its author has chosen may fill the measure. */
static double most_cells(const struct style *style, enum element element, const char *text, bool chosen) {
  double hard = style_line_cells(style, element);
  return chosen && title_cells(text, 0, strlen(text)) <= hard ? hard : style_display_cells(style, element);
}

void display_break_line(const struct composition *composition, struct paragraph *paragraph, gsize start, gsize end,
                        bool chosen) {
  const struct style *style = composition->style;
  g_autofree char *text = g_strndup(paragraph->text->str + start, end - start);
  bool doubtful;
  /* NULL, or loaded by another thread just now, when all lines fit (compose_wants_title_rules). */
  const struct title_rules *rules = g_atomic_pointer_get((struct title_rules **)&style->title_rules);
  g_autoptr(GArray) breaks = title_breaks(rules, text, most_cells(style, paragraph->element, text, chosen),
                                          style_line_cells(style, paragraph->element), &doubtful);
  paragraph->doubtful |= doubtful;
  for (guint i = 0; i < breaks->len; i++)
    add_break(paragraph, start + array_at(breaks, gsize, i));
}

/* A block of the title, or under it, in the lines that its author has typed (｜), or that have to be. */
static void append_display(const struct composition *composition, struct paragraph *paragraph, guint block,
                           bool chosen) {
  gsize start = paragraph->text->len, from = start;
  composition_append(composition, paragraph, block);
  const GArray *breaks = composition_block(composition, block)->breaks;
  for (guint i = 0; breaks && i < breaks->len; i++) {
    gsize end = start + array_at(breaks, gsize, i);
    display_break_line(composition, paragraph, from, end, true);
    add_break(paragraph, end);
    from = end;
  }
  display_break_line(composition, paragraph, from, paragraph->text->len, chosen || breaks);
}

/* Each title, with the whole of its text, is an entry of the outline. */
static void outline_title(struct paragraph *paragraph) {
  paragraph->level = 1;
  paragraph->outline = g_strdup(paragraph->text->str);
}

/* Whether a speech, from its title on, stands before: then a further title begins another, on a page of its own. */
static bool begins_speech(const struct composition *composition) {
  guint count = composition->paragraphs->len;
  if (count == 0 || paragraph_at(composition->paragraphs, count - 1)->element == ELEMENT_TITLE ||
      paragraph_at(composition->paragraphs, count - 1)->element == ELEMENT_SUBTITLE)
    return false;
  for (guint i = 0; i < count; i++)
    if (paragraph_at(composition->paragraphs, i)->element == ELEMENT_TITLE)
      return true;
  return false;
}

guint display_add_title(struct composition *composition, guint block) {
  bool of_attachment = composition->attached != NULL, further = !of_attachment && begins_speech(composition);
  struct paragraph *paragraph = composition_add(composition, block);
  if (further)
    composition_begin_page(paragraph);
  if (of_attachment)
    paragraph->above = 1;
  composition->in_attachment = of_attachment;
  bool several = composition_has(composition, block + 1, ROLE_TITLE);
  append_display(composition, paragraph, block, several);
  for (block++; composition_has(composition, block, ROLE_TITLE); block++) {
    add_break(paragraph, paragraph->text->len);
    append_display(composition, paragraph, block, several);
  }
  outline_title(paragraph);
  return block;
}

void display_add_subtitle(struct composition *composition, guint block) {
  struct paragraph *paragraph = composition_add(composition, block);
  append_display(composition, paragraph, block, false);
  if (composition_block(composition, block)->kind == KIND_SPEAKER)
    speaker_add_gaps(paragraph);
}
