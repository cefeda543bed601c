/* A paragraph on its way to boxes: what its makers share, boxes.c for text and blanks.c for blanks. */
#pragma once

#include "layout/boxes.h"
#include "layout/drawn.h"
#include "layout/glyphs.h"

/* One paragraph being made into boxes. */
struct box_builder {
  struct typesetter *typesetter;
  const struct galley *galley;
  const struct drawn *drawn; /* NULL: the text as it is */
  const char *text;          /* as it is drawn; all offsets are in it */
  gsize length;
  GArray *items;   /* of struct item */
  GPtrArray *runs; /* of PangoItem: of one script and direction each */
  guint run;       /* index of the run of the character at hand */
  guint span;      /* index of the span of the character at hand */
  struct boxes *out;
};

/* Of item `i`: its class, and where it begins, in bytes; the text's length for the one after the last. */
enum char_class builder_class(const struct box_builder *builder, guint i);
guint32 builder_offset(const struct box_builder *builder, guint i);

/* Where the author's character is that `offset` draws, in the galley's text. */
guint32 builder_source(const struct box_builder *builder, guint32 offset);

/* Of the text at `offset`: its span; its size in pt, smaller when it is raised or lowered; Pango's run that holds it;
 * its font.  They keep their place: cheap when asked in the order of the text. */
const struct span *builder_span(struct box_builder *builder, guint32 offset);
double builder_size(struct box_builder *builder, guint32 offset);
const PangoItem *builder_run(struct box_builder *builder, guint32 offset);
struct font_wish builder_wish(struct box_builder *builder, guint32 offset, bool latin);

/* Whether a mark of this class at `offset` is a full-width one that is drawn for the author's half-width one (E16). */
bool builder_is_widened(const struct box_builder *builder, enum char_class class, guint32 offset);

/* Appends a box, without glyphs yet, for items `first` up to `end`; it is valid until the next one is appended. */
struct box *builder_add_box(struct box_builder *builder, guint first, guint end, enum break_kind kind);

/* Appends a glyph to the last box: `x` and `y` in pt from its origin, upward negative, for bytes `text` on. */
void builder_add_glyph(struct box_builder *builder, struct box *box, guint32 glyph, double x, double y, guint32 text,
                       guint32 text_length);
