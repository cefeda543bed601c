#include "layout/boxes.h"

#include "base/items.h"
#include "layout/blanks.h"
#include "layout/builder.h"
#include "layout/keep.h"
#include "layout/ruby.h"
#include "layout/script.h"
#include "layout/spacing.h"

static struct glyph_choice choose(struct box_builder *builder, guint i) {
  const guint32 offset = builder_offset(builder, i);
  const gunichar c = g_utf8_get_char(builder->text + offset);
  const enum char_class class = builder_class(builder, i);
  const bool cell = (class == CLASS_OPEN || class == CLASS_CLOSE || class == CLASS_CROSS) && c < 0x2E80;
  const bool sign =
      cell || class == CLASS_DASH || class == CLASS_ELLIPSIS || class == CLASS_CONNECTOR || class_is_shape(c);
  return (sign ? choose_sign : choose_glyph)(builder->typesetter, builder_wish(builder, offset, false), builder->galley,
                                             builder_source(builder, offset), c);
}

/* The face for items `i` to `end`; NULL when none has all of them. */
static struct face *choose_for(struct box_builder *builder, guint i, guint end, bool latin) {
  const guint32 offset = builder_offset(builder, i);
  return choose_face(builder->typesetter, builder_wish(builder, offset, latin), builder->galley,
                     builder_source(builder, offset), builder->text + offset, builder_offset(builder, end) - offset);
}

static struct glyph_choice choose_missing(struct box_builder *builder, guint i) {
  const guint32 offset = builder_offset(builder, i);
  return choose_geta(builder->typesetter, builder_wish(builder, offset, false), builder->galley,
                     builder_source(builder, offset), g_utf8_get_char(builder->text + offset));
}

/* Whether text at both offsets has the same marks: a box has one look. */
static bool look_alike(struct box_builder *builder, guint32 left, guint32 right) {
  return builder_span(builder, left)->marks == builder_span(builder, right)->marks;
}

static enum break_kind kind_before(const struct box_builder *builder, guint i) {
  return i == 0 ? BREAK_NO : break_before(builder->text, builder->items, i);
}

/* What a mark could give, of a full-width glyph (W1, W2). */
static void measure_mark(struct box_builder *builder, struct box *box, guint32 glyph) {
  double cell = builder->galley->cell * galley_scale(builder_span(builder, box->text));
  bool narrow = box->class == CLASS_MIDDLE || box->class == CLASS_SLASH;
  if (!narrow && !class_is_mark(box->class))
    return;
  const gunichar c = g_utf8_get_char(builder->text + box->text);
  const double shift = mark_shift(box->face, glyph, c);
  box->origin += (float)(shift * builder_size(builder, box->text));
  struct blanks half = mark_half(box->face, glyph, box->class, shift, builder->typesetter->style->spacing.ink_gap);
  box->half = (struct blanks){(float)(half.left * cell), (float)(half.right * cell)};
  struct ink ink;
  if (builder_is_widened(builder, box->class, box->text) && face_ink(box->face, glyph, &ink))
    box->ink_end = (float)((double)ink.right * builder_size(builder, box->text));
  if (narrow)
    box_halve(box);
}

/* Marks on one character, beyond which they stand by themselves: no text has more (UAX 15, stream-safe text), and
 * HarfBuzz gives up the whole program at tens of thousands. */
#define MOST_MARKS 30

/* Where the cluster of item `i` ends: after the marks, selectors and joiners that follow it. */
static guint cluster_end(const struct box_builder *builder, guint i) {
  guint end = i + 1;
  while (end < builder->items->len && builder_class(builder, end) == CLASS_JOINED && end - i <= MOST_MARKS)
    end++;
  return end;
}

/* How many characters on each side a joining script looks at. */
#define CONTEXT 4

/* Items `i` to `end` with their neighbours; a mark without anything to stand on has none before it, so that it gets a
 * dotted circle. */
static struct shaped_text text_of(const struct box_builder *builder, guint i, guint end) {
  const bool lone = builder_class(builder, i) == CLASS_JOINED;
  const guint32 from = builder_offset(builder, lone ? i : i - MIN(i, CONTEXT));
  const guint32 to = builder_offset(builder, MIN(end + CONTEXT, builder->items->len));
  return (struct shaped_text){.context = builder->text + from,
                              .context_length = to - from,
                              .start = builder_offset(builder, i) - from,
                              .length = builder_offset(builder, end) - builder_offset(builder, i)};
}

/* Shapes items `i` to `end` into typesetter->shaped; returns their width in em. */
static double shape_items(struct box_builder *builder, guint i, guint end, struct face *face,
                          const PangoAnalysis *analysis) {
  const struct shaped_text text = text_of(builder, i, end);
  GArray *shaped = builder->typesetter->shaped;
  double width = 0;
  g_array_set_size(shaped, 0);
  face_shape(face, analysis, &text, shaped);
  for (guint k = 0; k < shaped->len; k++)
    width += (double)array_at(shaped, struct shaped_glyph, k).advance;
  return width;
}

/* Puts what is in typesetter->shaped into a box; it stands for `length` bytes. */
static void add_shaped(struct box_builder *builder, struct box *box, guint32 length) {
  const GArray *shaped = builder->typesetter->shaped;
  const double size = builder_size(builder, box->text);
  const double drop = galley_drop(builder_span(builder, box->text)) * builder->galley->size;
  double x = 0;
  for (guint k = 0; k < shaped->len; k++) {
    const struct shaped_glyph *glyph = &array_at(shaped, struct shaped_glyph, k);
    builder_add_glyph(builder, box, glyph->glyph, x + (double)glyph->x_offset * size,
                      (double)glyph->y_offset * size + drop, box->text + glyph->cluster,
                      cluster_length(shaped, k, length));
    x += (double)glyph->advance * size;
  }
}

/* Makes typesetter->shaped one glyph; returns its width in em. */
static double shape_glyph(struct box_builder *builder, struct glyph_choice choice) {
  const struct shaped_glyph glyph = {.glyph = choice.glyph, .advance = (float)face_advance(choice.face, choice.glyph)};
  g_array_set_size(builder->typesetter->shaped, 0);
  g_array_append_val(builder->typesetter->shaped, glyph);
  return (double)glyph.advance;
}

/* The glyphs of a cluster into typesetter->shaped: by itself one glyph of the face's character map, with marks or from
 * right to left what Pango makes of it; 〓 when no face has it. */
static struct face *shape_cluster(struct box_builder *builder, guint i, guint end, double *width) {
  const PangoItem *run = builder_run(builder, builder_offset(builder, i));
  if (end == i + 1 && run->analysis.level == 0) {
    const struct glyph_choice choice = choose(builder, i);
    *width = shape_glyph(builder, choice);
    return choice.face;
  }
  struct face *face = choose_for(builder, i, end, false);
  if (face) {
    *width = shape_items(builder, i, end, face, &run->analysis);
  } else {
    const struct glyph_choice geta = choose_missing(builder, i);
    *width = shape_glyph(builder, geta);
    face = geta.face;
  }
  return face;
}

/* Glyphs that are as wide as this fill a cell; others, as ‰ in some fonts, keep their own width (W11); em. */
#define FULL_LEAST 0.75
#define FULL_MOST 1.05

/* One full-width character, with what belongs to it. */
static guint build_character(struct box_builder *builder, guint i) {
  const struct galley *galley = builder->galley;
  const guint end = cluster_end(builder, i);
  double advance;
  struct face *face = shape_cluster(builder, i, end, &advance);
  bool full = advance > FULL_LEAST && advance < FULL_MOST;
  struct box *box = builder_add_box(builder, i, i + 1, kind_before(builder, i));
  box->face = face;
  const double scale = galley_scale(builder_span(builder, box->text));
  box->width = (float)(galley->cell * scale * (full ? 1 : advance));
  box->origin = (float)((box->width - advance * galley->size * scale) / 2);
  box->characters = box->class == CLASS_HAN;
  box->flags = box->class == CLASS_CONNECTOR || box->class == CLASS_SLASH ? BOX_JOINED : 0;
  add_shaped(builder, box, builder_offset(builder, end) - box->text);
  if (full)
    measure_mark(builder, box, array_at(builder->out->glyphs, struct box_glyph, box->glyph).glyph);
  return end;
}

/* From one glyph of —— or …… to the next: dashes without a hole, dots at one distance (W7). */
static double row_step(const struct box_builder *builder, enum char_class class, struct glyph_choice choice,
                       const struct ink *ink) {
  const double size = builder->galley->size;
  if (class == CLASS_DASH)
    return MIN(builder->galley->cell, (double)(ink->right - ink->left) * size);
  const double even = 3 * dot_distance(choice.face, choice.glyph) * size;
  return even > 0 && even < builder->galley->cell ? even : builder->galley->cell;
}

/* —— or ……: two glyphs in two cells, their ink in the middle (W7). */
static void build_pair(struct box_builder *builder, guint i, guint end, enum break_kind kind) {
  const struct galley *galley = builder->galley;
  struct glyph_choice choice = choose(builder, i);
  struct box *box = builder_add_box(builder, i, end, kind);
  struct ink ink = {.right = (float)face_advance(choice.face, choice.glyph)};
  face_ink(choice.face, choice.glyph, &ink);
  const double step = row_step(builder, box->class, choice, &ink);
  double used = (end - i - 1) * step + (ink.right - ink.left) * galley->size;
  box->face = choice.face;
  box->width = (float)((end - i) * galley->cell);
  box->origin = (float)((box->width - used) / 2 - ink.left * galley->size);
  for (guint k = i; k < end; k++) {
    builder_add_glyph(builder, box, choice.glyph, (k - i) * step, 0, builder_offset(builder, k),
                      builder_offset(builder, k + 1) - builder_offset(builder, k));
  }
}

/* A row of dashes or dots, in pairs (B4). */
static guint build_row(struct box_builder *builder, guint i) {
  guint end = i;
  while (end < builder->items->len && builder_class(builder, end) == builder_class(builder, i))
    end++;
  for (guint k = i; k < end; k += 2)
    build_pair(builder, k, MIN(k + 2, end), k == i ? kind_before(builder, i) : break_in_row(k - i, end - k));
  return end;
}

/* How many characters a piece of a word is to a reader: two figures of a number are as wide as one (G1). */
static guint count_characters(const struct box_builder *builder, guint i, guint end, guint8 flags) {
  guint letters = 0, figures = 0;
  for (guint k = i; k < end; k++) {
    letters += builder_class(builder, k) == CLASS_LETTER;
    figures += builder_class(builder, k) == CLASS_DIGIT;
  }
  return letters + (flags & BOX_LETTERS ? figures : (figures + 1) / 2);
}

/* A piece of a word as one box, from `face`, or 〓 for it. */
static void build_piece(struct box_builder *builder, guint i, guint end, struct face *face,
                        const PangoAnalysis *analysis, guint8 flags, enum break_kind kind) {
  struct box *box = builder_add_box(builder, i, end, kind);
  double width;
  if (face) {
    width = shape_items(builder, i, end, face, analysis);
  } else {
    const struct glyph_choice geta = choose_missing(builder, i);
    width = shape_glyph(builder, geta);
    face = geta.face;
  }
  add_shaped(builder, box, builder_offset(builder, end) - box->text);
  box->face = face;
  box->width = (float)(width * builder_size(builder, box->text));
  box->flags = flags;
  box->characters += count_characters(builder, i, end, flags);
}

/* A part of a word that no line end may part, in one run of Pango's: one box in one face, if one face has all of it and
 * it is not overlong; else cluster by cluster, neighbours of one face together. */
static void build_part(struct box_builder *builder, guint i, guint end, const PangoAnalysis *analysis, guint8 flags,
                       enum break_kind kind) {
  const bool overlong = break_is_overlong(end - i);
  struct face *whole = choose_for(builder, i, end, true);
  if (whole && !overlong) {
    build_piece(builder, i, end, whole, analysis, flags, kind);
    return;
  }
  for (guint k = i, next; k < end; k = next) {
    next = MIN(cluster_end(builder, k), end);
    struct face *face = whole ? whole : choose_for(builder, k, next, true);
    if (overlong) /* signs stay with the letter or figure that they follow, unless they are a row themselves */
      while (next < MIN(end, k + BREAK_SIGNS) && builder_class(builder, next) != CLASS_LETTER &&
             builder_class(builder, next) != CLASS_DIGIT && builder_class(builder, next) != CLASS_JOINED)
        next = MIN(cluster_end(builder, next), end);
    while (!overlong && face && next < end &&
           choose_for(builder, next, MIN(cluster_end(builder, next), end), true) == face)
      next = MIN(cluster_end(builder, next), end);
    const bool parted = overlong && k >= i + BREAK_LEAST && k + BREAK_LEAST <= end;
    const enum break_kind inside = parted || !face ? BREAK_ANYWHERE : BREAK_NO; /* 〓〓〓 is no word to a reader */
    build_piece(builder, k, next, face, analysis, flags | (k > i ? BOX_JOINED : 0), k == i ? kind : inside);
  }
}

/* Figures and marks between Chinese characters are in their run: they say nothing about the script of a word. */
static bool is_strong(const PangoItem *run) {
  switch (run->analysis.script) {
  case PANGO_SCRIPT_COMMON:
  case PANGO_SCRIPT_INHERITED:
  case PANGO_SCRIPT_HAN:
  case PANGO_SCRIPT_HIRAGANA:
  case PANGO_SCRIPT_KATAKANA:
  case PANGO_SCRIPT_BOPOMOFO:
  case PANGO_SCRIPT_HANGUL:
    return false;
  default:
    return true;
  }
}

/* Whether two runs of Pango's in a word can be shaped together: one direction, not two scripts of letters. */
static bool go_together(const PangoItem *left, const PangoItem *right) {
  return left->analysis.level == right->analysis.level &&
         (left->analysis.script == right->analysis.script || !is_strong(left) || !is_strong(right));
}

/* A Latin word or figure: one box, unless it is an address, is overlong, or needs two faces. */
static guint build_word(struct box_builder *builder, guint start) {
  guint end = start;
  bool letters = false;
  while (end < builder->items->len &&
         (class_is_latin(builder_class(builder, end)) || builder_class(builder, end) == CLASS_JOINED)) {
    letters = letters || builder_class(builder, end) == CLASS_LETTER;
    end++;
  }
  guint8 flags = letters ? BOX_LETTERS : 0;
  const bool address = break_is_address(builder->text, builder->items, start, end);
  enum break_kind kind = kind_before(builder, start);
  for (guint i = start, n; i < end; i = n) {
    const PangoItem *run = builder_run(builder, builder_offset(builder, i));
    enum break_kind next = BREAK_NO;
    for (n = i + 1; n < end; n++) {
      const PangoItem *other = builder_run(builder, builder_offset(builder, n));
      next = break_in_word(builder->text, builder->items, start, end, address, n);
      if (next != BREAK_NO || !go_together(run, other) ||
          !look_alike(builder, builder_offset(builder, i), builder_offset(builder, n)))
        break;
      run = is_strong(run) ? run : other;
    }
    build_part(builder, i, n, &run->analysis, flags | (i > start ? BOX_JOINED : 0), kind);
    kind = next;
  }
  return end;
}

/* A mark with nothing before it stands on a dotted circle; a joiner prints nothing. */
static guint build_lone_mark(struct box_builder *builder, guint i) {
  const guint32 offset = builder_offset(builder, i);
  if (face_prints_nothing(g_utf8_get_char(builder->text + offset)))
    return i + 1;
  const guint end = cluster_end(builder, i);
  build_part(builder, i, end, &builder_run(builder, offset)->analysis, 0, BREAK_NO);
  return end;
}

static guint build_item(struct box_builder *builder, guint i) {
  enum char_class class = builder_class(builder, i);
  if (class == CLASS_SPACE)
    return blanks_build(builder, i);
  if (class == CLASS_DASH || class == CLASS_ELLIPSIS)
    return build_row(builder, i);
  if (class == CLASS_JOINED)
    return build_lone_mark(builder, i);
  return class_is_latin(class) ? build_word(builder, i) : build_character(builder, i);
}

struct boxes *boxes_new(struct typesetter *typesetter, const struct galley *galley) {
  struct boxes *boxes = g_new0(struct boxes, 1);
  typesetter->told.block = NULL;
  const gsize hang = galley->start == 0 ? galley->paragraph->hang : 0;
  struct drawn *drawn = drawn_new(galley->text, galley->length, galley->opens, typesetter->style->marks == MARKS_FULL,
                                  hang <= galley->length ? hang : 0);
  const char *text = drawn ? drawn->text : galley->text;
  const gsize length = drawn ? drawn->length : galley->length;
  g_autoptr(GArray) items = itemize(text, length);
  boxes->boxes = g_array_sized_new(FALSE, FALSE, sizeof(struct box), items->len);
  boxes->glyphs = g_array_sized_new(FALSE, FALSE, sizeof(struct box_glyph), items->len);
  g_autoptr(GPtrArray) runs = script_runs(font_set_context(typesetter->fonts), text, length);
  struct box_builder builder = {
      .typesetter = typesetter, .galley = galley, .drawn = drawn, .items = items, .runs = runs, .out = boxes};
  builder.text = text;
  builder.length = length;
  for (guint i = 0; i < items->len;)
    i = build_item(&builder, i);
  boxes_space(boxes, text, typesetter->style, galley);
  if (drawn)
    drawn_translate(drawn, boxes);
  boxes_open_gaps(boxes, galley);
  boxes_keep_choices(boxes, galley);
  boxes_hold_numbers(boxes, galley);
  boxes_set_typed_gaps(boxes, typesetter->style, galley);
  boxes_keep_words(boxes, galley, typesetter->style);
  boxes_keep_holds(boxes, galley);
  boxes_part_rows(boxes, galley->cell);
  ruby_make_room(typesetter, boxes, galley);
  drawn_free(drawn);
  return boxes;
}

void boxes_free(struct boxes *boxes) {
  g_array_unref(boxes->boxes);
  g_array_unref(boxes->glyphs);
  g_clear_pointer(&boxes->rubies, g_array_unref);
  g_free(boxes);
}
