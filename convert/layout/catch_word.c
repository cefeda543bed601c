#include "layout/catch_word.h"

#include "base/items.h"
#include "layout/beside.h"
#include "layout/page_number.h"
#include "layout/sentence.h"
#include "text/chars.h"

/* The last line of the page's text that is no box in the margin; NULL when it has none. */
static const struct line *last_line(const struct typesetter *typesetter, const struct page *page) {
  const bool margin = typesetter->style->directions == DIRECTION_MARGIN;
  for (guint i = page->lines->len; i-- > 0;) {
    const struct line *line = pointer_at(page->lines, i);
    if (line->kind == LINE_TEXT && !(margin && line->element == ELEMENT_STAGE_DIRECTION))
      return line;
  }
  return NULL;
}

static char *text_of(const struct line *line) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < line->runs->len; i++)
    g_string_append(text, ((const struct run *)pointer_at(line->runs, i))->text);
  return g_string_free(text, FALSE);
}

static bool is_in_word(gunichar c) {
  return chars_is_latin(c) || chars_is_digit(c);
}

/* Marks and blanks that belong to what is before them. */
static bool is_left_out(gunichar c) {
  return chars_is_pause(c) || chars_is_stop(c) || chars_is_closing(c) || chars_is_blank(c);
}

/* The last `count` characters, from where a word or figure begins, without marks and blanks before them. */
static const char *find_start(const char *text, guint count) {
  const char *start = text + strlen(text);
  for (guint i = 0; i < count && start > text; i++)
    start = g_utf8_prev_char(start);
  while (start > text && is_in_word(g_utf8_get_char(start)) && is_in_word(chars_before(text, start)))
    start = g_utf8_prev_char(start);
  while (is_left_out(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  return start;
}

void catch_word_add(struct typesetter *typesetter, struct page *page) {
  const struct style *style = typesetter->style;
  const struct furniture_style *furniture = &style->furniture;
  const struct line *last = furniture->catch_characters > 0 ? last_line(typesetter, page) : NULL;
  if (!last || last->last || last->cell.columns > 0)
    return;
  g_autofree char *text = text_of(last);
  if (sentence_ends(text, strlen(text)))
    return;
  const struct font_wish wish = {FONT_HEI, false};
  double width;
  struct line *line =
      beside_line(typesetter, wish, furniture->catch_size, find_start(text, furniture->catch_characters), &width);
  const bool right = page->number % 2 == 0; /* the page number stands outside */
  line_place(line, style->margin_left + (right ? style->text_width - width : 0), page_number_baseline(typesetter));
  g_ptr_array_add(page->lines, line);
}
