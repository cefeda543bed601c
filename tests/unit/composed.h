/* Documents built by hand and laid out in the style gongwen, for tests of the layout. */
#pragma once

#include "compose/compose.h"
#include "layout/layout.h"
#include "long_text.h"
#include "placed.h"

#define CELL (442.205 / 28)
#define LEFT_EDGE 79.37
#define RIGHT_EDGE 521.57

struct composed {
  struct doc *doc;
  struct style *style;
  struct font_set *fonts;
  struct report *report;
  struct layout *layout;
};

static inline struct composed composed_new(void) {
  g_autoptr(GError) error = NULL;
  struct composed composed = {doc_new(), style_load("gongwen", &error), test_fonts(), report_new(), NULL};
  assert_non_null(composed.style);
  assert_true(style_load_title_rules(composed.style, NULL, NULL));
  return composed;
}

/* … in families of the test's own. */
static inline struct composed composed_in(const struct family_set *families) {
  struct composed composed = composed_new();
  font_set_free(composed.fonts);
  composed.fonts = font_set_new(families, NULL, NULL);
  assert_non_null(composed.fonts);
  return composed;
}

static inline void composed_free(struct composed *composed) {
  layout_free(composed->layout);
  report_free(composed->report);
  font_set_free(composed->fonts);
  style_free(composed->style);
  doc_free(composed->doc);
}

static inline struct block *add_block(struct composed *composed, enum role role, const char *text) {
  guint line = composed->doc->blocks->len + 1;
  return doc_add_block(composed->doc, role, line, line, g_strdup(text));
}

static inline void lay_out(struct composed *composed) {
  layout_free(composed->layout);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed->doc, composed->style);
  composed->layout = layout_set(paragraphs, composed->style, composed->fonts, composed->report);
}

static inline const struct page *page_at(const struct composed *composed, guint page) {
  assert_true(page < composed->layout->pages->len);
  return g_ptr_array_index(composed->layout->pages, page);
}

static inline const struct line *line_at(const struct composed *composed, guint page, guint line) {
  assert_true(line < page_at(composed, page)->lines->len);
  return g_ptr_array_index(page_at(composed, page)->lines, line);
}

/* How many lines of text a page has, the page number not counted. */
static inline guint text_lines(const struct composed *composed, guint page) {
  guint count = 0;
  for (guint i = 0; i < page_at(composed, page)->lines->len; i++)
    count += line_at(composed, page, i)->kind == LINE_TEXT;
  return count;
}

static inline char *line_text(const struct line *line) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < line->runs->len; i++)
    g_string_append(text, ((struct run *)g_ptr_array_index(line->runs, i))->text);
  return g_strdup(text->str);
}

static inline void assert_line(const struct composed *composed, guint page, guint line, const char *text) {
  g_autofree char *found = line_text(line_at(composed, page, line));
  assert_string_equal(found, text);
}

/* The glyph (and its run) whose cluster begins at the first place where `text` is in the line. */
static inline const struct placed_glyph *find_glyph(const struct line *line, const char *text, const struct run **run) {
  g_autofree char *whole = line_text(line);
  const char *found = strstr(whole, text);
  gsize at = found ? (gsize)(found - whole) : G_MAXSIZE, before = 0;
  for (guint i = 0; found && i < line->runs->len; i++) {
    const struct run *own = g_ptr_array_index(line->runs, i);
    for (guint k = 0; k < own->glyphs->len; k++) {
      const struct placed_glyph *glyph = &g_array_index(own->glyphs, struct placed_glyph, k);
      if (before + glyph->text_start == at && glyph->text_length > 0) {
        if (run)
          *run = own;
        return glyph;
      }
    }
    before += strlen(own->text);
  }
  fail_msg("no “%s” in the line", text);
  return NULL;
}

/* The origin of the first glyph that stands for `text`. */
static inline double x_of(const struct line *line, const char *text) {
  return (double)find_glyph(line, text, NULL)->x;
}

/* The face that sets `text`, by its family. */
static inline const char *family_of(const struct line *line, const char *text) {
  const struct run *run = NULL;
  find_glyph(line, text, &run);
  return run->face->family;
}

static inline const struct placed_glyph *last_glyph(const struct line *line, const struct run **run) {
  *run = g_ptr_array_index(line->runs, line->runs->len - 1);
  return &g_array_index((*run)->glyphs, struct placed_glyph, (*run)->glyphs->len - 1);
}
