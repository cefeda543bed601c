/* Layouts placed by hand, for tests of what draws them: each run on its own baseline, glyph after glyph. */
#pragma once

#include "font/font.h"
#include "layout/layout.h"
#include "unit/test.h"

static inline struct font_set *test_fonts(void) {
  static struct family families[FONT_ROLE_COUNT][2] = {
      {{"FandolSong", 700, false}}, {{"FandolFang", 400, false}}, {{"FandolKai", 400, false}},
      {{"FandolHei", 400, true}},  {{"FandolSong", 400, false}}, {{"Liberation Serif", 400, false}}};
  struct family_set set = {0};
  for (guint role = 0; role < FONT_ROLE_COUNT; role++)
    set.families[role] = families[role];
  g_autoptr(GError) error = NULL;
  struct font_set *fonts = font_set_new(&set, NULL, &error);
  if (!fonts)
    fail_msg("%s", error->message);
  return fonts;
}

static inline void placed_run_free(void *data) {
  struct run *run = data;
  g_free(run->text);
  g_array_unref(run->glyphs);
  g_free(run);
}

static inline void placed_line_free(void *data) {
  struct line *line = data;
  g_ptr_array_unref(line->runs);
  g_free(line);
}

static inline void placed_page_free(void *data) {
  struct page *page = data;
  g_ptr_array_unref(page->lines);
  g_array_unref(page->strokes);
  g_free(page);
}

static inline void placed_outline_free(void *data) {
  struct outline_entry *entry = data;
  g_free(entry->text);
  g_free(entry);
}

static inline struct layout *placed_new(void) {
  struct layout *layout = g_new0(struct layout, 1);
  layout->page_width = 595.28;
  layout->page_height = 841.89;
  layout->pages = g_ptr_array_new_with_free_func(placed_page_free);
  layout->outline = g_ptr_array_new_with_free_func(placed_outline_free);
  return layout;
}

static inline void placed_free(struct layout *layout) {
  g_ptr_array_unref(layout->pages);
  g_ptr_array_unref(layout->outline);
  g_free(layout);
}

static inline struct page *placed_page(struct layout *layout) {
  struct page *page = g_new0(struct page, 1);
  page->lines = g_ptr_array_new_with_free_func(placed_line_free);
  page->strokes = g_array_new(FALSE, FALSE, sizeof(struct stroke));
  g_ptr_array_add(layout->pages, page);
  page->number = layout->pages->len;
  return page;
}

static inline struct line *placed_line(struct page *page, double y, enum element element, guint block) {
  struct line *line = g_new0(struct line, 1);
  line->y = y;
  line->element = element;
  line->block = block;
  line->runs = g_ptr_array_new_with_free_func(placed_run_free);
  g_ptr_array_add(page->lines, line);
  return line;
}

/* One glyph a character, each at its advance. */
static inline struct run *placed_run(struct line *line, struct face *face, double size, double x, const char *text) {
  struct run *run = g_new0(struct run, 1);
  run->face = face;
  run->size = size;
  run->element = line->element;
  run->block = line->block;
  run->text = g_strdup(text);
  run->glyphs = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const struct placed_glyph glyph = {.glyph = face_glyph(face, g_utf8_get_char(p)),
                                       .x = (float)x,
                                       .text_start = (guint)(p - text),
                                       .text_length = (guint)(g_utf8_next_char(p) - p)};
    g_array_append_val(run->glyphs, glyph);
    x += size * face_advance(face, glyph.glyph);
  }
  g_ptr_array_add(line->runs, run);
  return run;
}

static inline void placed_outline(struct layout *layout, guint level, guint page, double y, const char *text) {
  struct outline_entry *entry = g_new(struct outline_entry, 1);
  *entry = (struct outline_entry){level, page, 79.37, y, g_strdup(text)};
  g_ptr_array_add(layout->outline, entry);
}
