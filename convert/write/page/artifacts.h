/* Artifacts: what is drawn on a page of a tagged PDF and belongs to no element must say so (PDF/UA-1 7.1). */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Counts the glyphs that a content shows, by the codes in its strings. */
struct glyph_count {
  /* Whether a font of the page (its name without the slash) has codes of one byte, not two. */
  bool (*is_simple)(const char *name, gsize length, void *data);
  void *data;
  guint glyphs;
  /* Of the font and of the operator at hand. */
  bool simple;
  guint codes;
};

/* Marks as artifacts all text, paths and images of a page's content (ISO 32000-1 8.2, decoded) that lie in no marked
 * part: text whose baseline is more than `footer` from the page's top as a footer, other text as pagination, the rest
 * as layout.  Returns the new content, or NULL when nothing needed it; free with g_string_free.  `count` goes on
 * counting, and may be NULL. */
GString *artifacts_mark(const char *content, gsize length, double footer, struct glyph_count *count);

/* The same content without marks that belong to an element: what they hold is an artifact (ISO 32000-1 14.8.2.2).  Free
 * with g_string_free. */
GString *artifacts_untag(const char *content, gsize length);
