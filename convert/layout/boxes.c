#include "layout/boxes.h"

#include "layout/glyphs.h"
#include "layout/spacing.h"

/* One paragraph being made into boxes. */
struct box_builder {
  struct composer *composer;
  const struct paragraph *paragraph;
  const char *text;
  GArray *items; /* of struct item */
  guint span;    /* index of the span of the character at hand */
  struct boxes *out;
};

static enum char_class class_at(const struct box_builder *builder, guint i) {
  return g_array_index(builder->items, struct item, i).class;
}

/* Where item `i` begins; the text's length for the one after the last. */
static guint32 offset_at(const struct box_builder *builder, guint i) {
  return i < builder->items->len ? g_array_index(builder->items, struct item, i).start
                                 : (guint32)builder->paragraph->text->len;
}

/* The span that holds `offset`; offsets only rise. */
static const struct span *span_at(struct box_builder *builder, guint32 offset) {
  const GArray *spans = builder->paragraph->spans;
  while (builder->span + 1 < spans->len && g_array_index(spans, struct span, builder->span + 1).start <= offset)
    builder->span++;
  return &g_array_index(spans, struct span, builder->span);
}

static struct glyph_choice choose(struct box_builder *builder, guint i, bool latin) {
  guint32 offset = offset_at(builder, i);
  const struct span *span = span_at(builder, offset);
  return choose_glyph(builder->composer, latin ? FONT_LATIN : span->font, span, offset,
                      g_utf8_get_char(builder->text + offset));
}

static struct box *add_box(struct box_builder *builder, guint first, guint end, enum break_kind kind) {
  struct box box = {.text = offset_at(builder, first),
                    .glyph = builder->out->glyphs->len,
                    .class = (guint8)class_at(builder, first),
                    .last_class = (guint8)class_at(builder, end - 1),
                    .break_before = (guint8)kind};
  g_array_append_val(builder->out->boxes, box);
  return &g_array_index(builder->out->boxes, struct box, builder->out->boxes->len - 1);
}

static void add_glyph(struct box_builder *builder, struct box *box, guint32 glyph, double x, double y, guint32 text,
                      guint32 text_length) {
  struct box_glyph placed = {glyph, (float)x, (float)y, text, text_length};
  g_array_append_val(builder->out->glyphs, placed);
  box->glyph_count++;
}

static enum break_kind kind_before(const struct box_builder *builder, guint i) {
  return i == 0 ? BREAK_NO : break_before(builder->text, builder->items, i);
}

/* What a mark could give, of a full-width glyph (W1, W2). */
static void measure_mark(struct box_builder *builder, struct box *box, guint32 glyph) {
  double cell = builder->paragraph->cell;
  bool narrow = box->class == CLASS_MIDDLE || box->class == CLASS_SLASH;
  if (!narrow && !class_is_mark(box->class))
    return;
  struct blanks half = mark_half(box->face, glyph, box->class, builder->composer->style->spacing.ink_gap);
  box->half = (struct blanks){(float)(half.left * cell), (float)(half.right * cell)};
  if (narrow)
    box_halve(box);
}

/* One full-width character, with the variation selectors that follow it. */
static guint build_character(struct box_builder *builder, guint i) {
  const struct paragraph *paragraph = builder->paragraph;
  guint end = i + 1;
  while (end < builder->items->len && class_at(builder, end) == CLASS_JOINED)
    end++;
  struct glyph_choice choice = choose(builder, i, false);
  double advance = face_advance(choice.face, choice.glyph);
  bool full = advance > 0.75 && advance < 1.25;
  struct box *box = add_box(builder, i, i + 1, kind_before(builder, i));
  box->face = choice.face;
  box->width = (float)(paragraph->cell * (full ? 1 : advance));
  box->origin = (float)((box->width - advance * paragraph->size) / 2);
  box->characters = box->class == CLASS_HAN; /* a figure by itself is as lonely on a line as one character (G1) */
  box->flags = box->class == CLASS_CONNECTOR || box->class == CLASS_SLASH ? BOX_JOINED : 0;
  if (full)
    measure_mark(builder, box, choice.glyph);
  add_glyph(builder, box, choice.glyph, 0, 0, box->text, offset_at(builder, end) - box->text);
  return end;
}

/* —— or ……: two glyphs in two cells, dashes without a gap (W7). */
static void build_pair(struct box_builder *builder, guint i, guint end, enum break_kind kind) {
  const struct paragraph *paragraph = builder->paragraph;
  struct glyph_choice choice = choose(builder, i, false);
  struct box *box = add_box(builder, i, end, kind);
  struct ink ink = {0, (float)face_advance(choice.face, choice.glyph), 0, 0};
  double step = paragraph->cell;
  if (box->class == CLASS_DASH) {
    face_ink(choice.face, choice.glyph, &ink);
    step = MIN(step, (ink.right - ink.left) * paragraph->size);
  }
  double used = (end - i - 1) * step + (ink.right - ink.left) * paragraph->size;
  box->face = choice.face;
  box->width = (float)((end - i) * paragraph->cell);
  box->origin = (float)((box->width - used) / 2 - ink.left * paragraph->size);
  for (guint k = i; k < end; k++) {
    add_glyph(builder, box, choice.glyph, (k - i) * step, 0, offset_at(builder, k),
              offset_at(builder, k + 1) - offset_at(builder, k));
  }
}

/* A row of dashes or dots, in pairs (B4). */
static guint build_row(struct box_builder *builder, guint i) {
  guint end = i;
  while (end < builder->items->len && class_at(builder, end) == class_at(builder, i))
    end++;
  for (guint k = i; k < end; k += 2)
    build_pair(builder, k, MIN(k + 2, end), k == i ? kind_before(builder, i) : break_in_row(k - i, end - k));
  return end;
}

/* The glyphs of items `i` to `end` as one box, from one face that has them all or from 〓. */
static void build_piece(struct box_builder *builder, guint i, guint end, struct glyph_choice choice, guint8 flags,
                        enum break_kind kind) {
  double size = builder->paragraph->size, x = 0;
  struct box *box = add_box(builder, i, end, kind);
  guint32 length = offset_at(builder, end) - box->text;
  GArray *shaped = builder->composer->shaped;
  g_array_set_size(shaped, 0);
  if (face_glyph(choice.face, g_utf8_get_char(builder->text + box->text))) {
    face_shape(choice.face, builder->text + box->text, length, shaped);
  } else {
    struct shaped_glyph geta = {.glyph = choice.glyph, .advance = (float)face_advance(choice.face, choice.glyph)};
    g_array_append_val(shaped, geta);
  }
  for (guint k = 0; k < shaped->len; k++) {
    const struct shaped_glyph *glyph = &g_array_index(shaped, struct shaped_glyph, k);
    add_glyph(builder, box, glyph->glyph, x + glyph->x_offset * size, glyph->y_offset * size,
              box->text + glyph->cluster, cluster_length(shaped, k, length));
    x += glyph->advance * size;
  }
  box->face = choice.face;
  box->width = (float)x;
  box->flags = flags;
  for (guint k = i; k < end; k++)
    box->characters += class_at(builder, k) == CLASS_LETTER || class_at(builder, k) == CLASS_DIGIT;
}

/* The glyphs of items `i` to `end`, which no line end may part; character by character when they are too many. */
static void build_part(struct box_builder *builder, guint i, guint end, struct glyph_choice choice, guint8 flags,
                       enum break_kind kind) {
  if (!break_is_overlong(end - i)) {
    build_piece(builder, i, end, choice, flags, kind);
    return;
  }
  for (guint k = i, next; k < end; k = next) {
    next = k + 1;
    while (next < end && class_at(builder, next) != CLASS_LETTER && class_at(builder, next) != CLASS_DIGIT)
      next++;
    build_piece(builder, k, next, choice, flags | (k > i ? BOX_JOINED : 0), k > i ? BREAK_ANYWHERE : kind);
  }
}

/* A Latin word or figure: one box, unless it is an address, is overlong, or needs two faces. */
static guint build_word(struct box_builder *builder, guint start) {
  guint end = start;
  bool letters = false;
  while (end < builder->items->len &&
         (class_is_latin(class_at(builder, end)) || class_at(builder, end) == CLASS_JOINED)) {
    letters = letters || class_at(builder, end) == CLASS_LETTER;
    end++;
  }
  guint8 flags = letters ? BOX_LETTERS : 0;
  enum break_kind kind = kind_before(builder, start);
  for (guint i = start, n; i < end; i = n) {
    struct glyph_choice choice = choose(builder, i, true);
    enum break_kind next = BREAK_NO;
    for (n = i + 1; n < end; n++) {
      next = break_in_word(builder->text, builder->items, start, end, n);
      bool other = class_at(builder, n) != CLASS_JOINED && choose(builder, n, true).face != choice.face;
      if (next != BREAK_NO || other)
        break;
    }
    build_part(builder, i, n, choice, flags | (i > start ? BOX_JOINED : 0), kind);
    kind = next;
  }
  return end;
}

/* Blanks to be filled in, up to this many cells, are as wide as they were typed on every line. */
#define FILL_CELLS 4

/* Whether the character at `offset` is part of a placeholder: blanks that somebody is to write on. */
static bool is_to_fill(struct box_builder *builder, guint32 offset) {
  const struct span *span = span_at(builder, offset);
  const GPtrArray *blocks = builder->composer->doc->blocks;
  const struct block *block = span->block < blocks->len ? g_ptr_array_index(blocks, span->block) : NULL;
  const GArray *holders = block ? block->placeholders : NULL;
  gsize at = span->block_offset + offset - span->start;
  guint low = 0, high = holders ? holders->len : 0;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const struct placeholder *holder = &g_array_index(holders, struct placeholder, middle);
    if (at >= holder->start && at < holder->start + holder->length)
      return true;
    if (holder->start > at)
      high = middle;
    else
      low = middle + 1;
  }
  return false;
}

static void narrow(struct box_builder *builder, struct box *box, double width) {
  float scale = (float)width / box->width;
  for (guint k = 0; k < box->glyph_count; k++)
    g_array_index(builder->out->glyphs, struct box_glyph, box->glyph + k).x *= scale;
  box->width = (float)width;
}

/* A row of blanks.  Between Han and Latin a single typed space is the gap itself (W9), beside a full-width mark it is
 * nothing: the mark has its own blank.  A long row was typed to make columns, which a justified line does not have: it
 * is one cell wide.  Blanks to be filled in stay as wide as they were typed; of many
 * a line may take some. */
static guint build_space(struct box_builder *builder, guint i) {
  const struct paragraph *paragraph = builder->paragraph;
  guint end = i;
  while (end < builder->items->len && class_at(builder, end) == CLASS_SPACE)
    end++;
  struct glyph_choice choice = {font_set_face(builder->composer->fonts, FONT_LATIN), 0};
  choice.glyph = face_glyph(choice.face, ' ');
  struct box *box = add_box(builder, i, end, BREAK_NO);
  box->face = choice.face;
  for (guint k = i; k < end; k++) {
    bool wide = g_utf8_get_char(builder->text + offset_at(builder, k)) == 0x3000;
    add_glyph(builder, box, choice.glyph, box->width, 0, offset_at(builder, k),
              offset_at(builder, k + 1) - offset_at(builder, k));
    box->width += (float)(wide ? paragraph->cell : face_advance(choice.face, choice.glyph) * paragraph->size);
  }
  bool to_fill = end > i + 1 && is_to_fill(builder, offset_at(builder, i));
  if (to_fill && box->width <= FILL_CELLS * paragraph->cell)
    box->flags = BOX_FIXED;
  if (!to_fill && box->width > paragraph->cell)
    narrow(builder, box, paragraph->cell);
  bool single = end == i + 1 && box->width < paragraph->cell && i > 0 && end < builder->items->len;
  if (single && class_is_latin(class_at(builder, i - 1)) != class_is_latin(class_at(builder, end))) {
    bool mark = class_is_mark(class_at(builder, i - 1)) || class_is_mark(class_at(builder, end));
    box->width = (float)(mark ? 0 : builder->composer->style->spacing.han_latin * paragraph->size);
    box->flags = BOX_GAP;
  }
  enum char_class after = end < builder->items->len ? class_at(builder, end) : CLASS_HAN;
  if (single && class_at(builder, i - 1) == CLASS_DIGIT && (after == CLASS_DIGIT || after == CLASS_LATIN_POSTFIX))
    box->flags = BOX_FIXED;
  return end;
}

static guint build_item(struct box_builder *builder, guint i) {
  enum char_class class = class_at(builder, i);
  if (class == CLASS_SPACE)
    return build_space(builder, i);
  if (class == CLASS_DASH || class == CLASS_ELLIPSIS)
    return build_row(builder, i);
  if (class == CLASS_JOINED) /* with nothing before it: prints nothing */
    return i + 1;
  return class_is_latin(class) ? build_word(builder, i) : build_character(builder, i);
}

struct boxes *boxes_new(struct composer *composer, const struct paragraph *paragraph) {
  struct boxes *boxes = g_new0(struct boxes, 1);
  g_autoptr(GArray) items = itemize(paragraph->text->str, paragraph->text->len);
  boxes->boxes = g_array_sized_new(FALSE, FALSE, sizeof(struct box), items->len);
  boxes->glyphs = g_array_sized_new(FALSE, FALSE, sizeof(struct box_glyph), items->len);
  struct box_builder builder = {composer, paragraph, paragraph->text->str, items, 0, boxes};
  for (guint i = 0; i < items->len;)
    i = build_item(&builder, i);
  boxes_space(boxes, builder.text, composer->style, paragraph);
  return boxes;
}

void boxes_free(struct boxes *boxes) {
  g_array_unref(boxes->boxes);
  g_array_unref(boxes->glyphs);
  g_free(boxes);
}
