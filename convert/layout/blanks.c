#include "layout/blanks.h"
#include "base/items.h"

/* Blanks to be filled in, up to this many cells, stay on one line; longer ones may be parted. */
#define FILL_CELLS 4

static void narrow(struct box_builder *builder, struct box *box, double width) {
  float scale = (float)width / box->width;
  for (guint k = 0; k < box->glyph_count; k++)
    array_at(builder->out->glyphs, struct box_glyph, box->glyph + k).x *= scale;
  box->width = (float)width;
}

/* The font of figures and letters; between words from right to left their own, so that they stay one run. */
static struct glyph_choice choose_space(struct box_builder *builder, guint i) {
  const guint32 offset = builder_offset(builder, i);
  const guint count = builder->out->boxes->len;
  struct face *before = count > 0 ? array_at(builder->out->boxes, struct box, count - 1).face : NULL;
  if (before && builder_run(builder, offset)->analysis.level % 2 == 1 && face_glyph(before, ' ') != 0)
    return (struct glyph_choice){before, face_glyph(before, ' ')};
  return choose_glyph(builder->typesetter, builder_wish(builder, offset, true), builder->galley,
                      builder_source(builder, offset), ' ');
}

/* Blanks from item `i` on, to `end`, as wide as they were typed. */
static struct box *add_blanks(struct box_builder *builder, guint i, guint end, struct glyph_choice choice,
                              enum break_kind kind) {
  const struct galley *galley = builder->galley;
  struct box *box = builder_add_box(builder, i, end, kind);
  box->face = choice.face;
  for (guint k = i; k < end; k++) {
    bool wide = g_utf8_get_char(builder->text + builder_offset(builder, k)) == 0x3000;
    builder_add_glyph(builder, box, choice.glyph, box->width, 0, builder_offset(builder, k),
                      builder_offset(builder, k + 1) - builder_offset(builder, k));
    box->width += (float)(wide ? galley->cell : face_advance(choice.face, choice.glyph) * galley->size);
  }
  return box;
}

/* Blanks that somebody is to write on: as text, they neither give nor take nor vanish at the end of a line. */
static void build_fill(struct box_builder *builder, guint i, guint end, struct glyph_choice choice) {
  const guint first = builder->out->boxes->len;
  const struct box *all = add_blanks(builder, i, end, choice, BREAK_NO);
  if (all->width > FILL_CELLS * builder->galley->cell) {
    g_array_set_size(builder->out->glyphs, all->glyph);
    g_array_set_size(builder->out->boxes, first);
    for (guint k = i; k < end; k++)
      add_blanks(builder, k, k + 1, choice, k == i ? BREAK_NO : BREAK_WORD);
  }
  for (guint k = first; k < builder->out->boxes->len; k++) {
    struct box *box = &array_at(builder->out->boxes, struct box, k);
    box->flags = BOX_FIXED | (k > first ? BOX_JOINED : 0);
    box->class = box->last_class = CLASS_HAN;
  }
}

/* The class of what stands before item `i`, or at item `i` and behind: characters without a width left out. */
static enum char_class class_before(const struct box_builder *builder, guint i) {
  while (i > 1 && builder_class(builder, i - 1) == CLASS_JOINED)
    i--;
  return builder_class(builder, i - 1);
}

static enum char_class class_behind(const struct box_builder *builder, guint i) {
  while (i + 1 < builder->items->len && builder_class(builder, i) == CLASS_JOINED)
    i++;
  return builder_class(builder, i);
}

static bool is_figure(const struct box_builder *builder, guint i) {
  return builder_class(builder, i) == CLASS_DIGIT;
}

static bool is_sign(const struct box_builder *builder, guint i) {
  const enum char_class class = builder_class(builder, i);
  return class == CLASS_LATIN_MARK || class == CLASS_LATIN_STOP || class == CLASS_CONNECTOR;
}

/* Whether a sign stands between two figures with a blank on each side, of which item `i` is one: 2023 - 2024, 4 : 6. */
static bool joins_figures(const struct box_builder *builder, guint i) {
  const guint count = builder->items->len;
  const bool first = i + 3 < count && is_figure(builder, i - 1) && is_sign(builder, i + 1) &&
                     builder_class(builder, i + 2) == CLASS_SPACE && is_figure(builder, i + 3);
  const bool second = i >= 3 && is_figure(builder, i + 1) && is_sign(builder, i - 1) &&
                      builder_class(builder, i - 2) == CLASS_SPACE && is_figure(builder, i - 3);
  return first || second;
}

/* Whether items `i`, a blank, and `beyond` part words: 3,200 people live is English, of which no blank is that of a
 * unit. */
static bool parts_words(const struct box_builder *builder, guint i, guint beyond) {
  return builder_class(builder, i) == CLASS_SPACE && builder_class(builder, beyond) == CLASS_LETTER;
}

/* Whether the blank at item `i` stands between a figure and its unit: words beside them make them English. */
static bool is_before_unit(const struct box_builder *builder, guint i) {
  guint figure = i, unit = i + 1;
  while (figure > 1 && class_is_latin(builder_class(builder, figure - 1)))
    figure--;
  while (unit + 1 < builder->items->len && class_is_latin(builder_class(builder, unit)))
    unit++;
  const bool english = (figure > 1 && parts_words(builder, figure - 1, figure - 2)) ||
                       (unit + 1 < builder->items->len && parts_words(builder, unit, unit + 1));
  return is_figure(builder, i - 1) && builder_class(builder, i + 1) == CLASS_LETTER && !english;
}

/* A single blank between a Han character or mark and a word or figure is the gap between them (W9), beside a full-width
 * mark nothing: the mark has its own blank, also where it was typed behind a half-width one.  One inside a figure, or
 * between it and its unit (200 ms), never grows, and beside a sign that joins two figures it is narrow. */
static void set_single(const struct box_builder *builder, struct box *box, guint i) {
  const enum char_class before = class_before(builder, i), after = class_behind(builder, i + 1);
  if (class_is_latin(before) != class_is_latin(after)) {
    const bool mark = class_is_mark(before) || class_is_mark(after);
    box->width = (float)(mark ? 0 : builder->typesetter->style->spacing.han_latin * builder->galley->size);
    box->flags = BOX_GAP;
  }
  if (builder_is_widened(builder, before, builder_offset(builder, i - 1))) {
    box->width = 0;
    box->flags = BOX_FIXED;
  }
  if (joins_figures(builder, i)) {
    box->width = (float)(builder->typesetter->style->spacing.han_latin_min * builder->galley->size);
    box->flags = BOX_FIXED;
  }
  const bool unit = is_before_unit(builder, i);
  if (unit) /* they are one word, with one gap on both sides */
    box[-1].flags |= BOX_LETTERS;
  if (unit || (before == CLASS_DIGIT && (after == CLASS_DIGIT || after == CLASS_LATIN_POSTFIX)))
    box->flags = BOX_FIXED;
}

static bool has_blank(enum char_class class) {
  return class_is_mark(class) || class == CLASS_DASH || class == CLASS_ELLIPSIS;
}

/* A blank typed beside a full-width mark, which has its own; but （ ） is a place to write on, and between a mark and a
 * word a single blank is settled above.  Behind the ： of who speaks it may be several. */
static bool is_stray(const struct box_builder *builder, guint i, guint end) {
  const enum char_class before = builder_class(builder, i - 1), after = builder_class(builder, end);
  const gsize hang = builder->galley->paragraph->hang;
  if (hang > 0 && builder->galley->start + builder_source(builder, builder_offset(builder, i)) == hang)
    return true;
  return end == i + 1 && (has_blank(before) || has_blank(after)) && !(before == CLASS_OPEN && after == CLASS_CLOSE) &&
         !class_is_latin(before) && !class_is_latin(after);
}

guint blanks_build(struct box_builder *builder, guint i) {
  guint end = i;
  while (end < builder->items->len && builder_class(builder, end) == CLASS_SPACE)
    end++;
  const struct glyph_choice choice = choose_space(builder, i);
  if (end > i + 1 && galley_is_to_fill(builder->galley, builder_source(builder, builder_offset(builder, i)))) {
    build_fill(builder, i, end, choice);
    return end;
  }
  const double cell = builder->galley->cell;
  struct box *box = add_blanks(builder, i, end, choice, BREAK_NO);
  if (box->width >= cell) {
    narrow(builder, box, cell);
    box->flags = BOX_FIXED;
  }
  const bool inside = box->width < cell && i > 0 && end < builder->items->len;
  if (inside && end == i + 1)
    set_single(builder, box, i);
  if (inside && is_stray(builder, i, end)) {
    box->width = 0;
    box->flags = BOX_FIXED;
  }
  return end;
}
