#include "layout/boxes.h"

#include "layout/drawn.h"
#include "layout/glyphs.h"
#include "layout/script.h"
#include "layout/spacing.h"

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

static enum char_class class_at(const struct box_builder *builder, guint i) {
  return g_array_index(builder->items, struct item, i).class;
}

/* Where item `i` begins; the text's length for the one after the last. */
static guint32 offset_at(const struct box_builder *builder, guint i) {
  return i < builder->items->len ? g_array_index(builder->items, struct item, i).start : (guint32)builder->length;
}

/* Where the author's character is that `offset` draws, in the galley's text. */
static guint32 source_at(const struct box_builder *builder, guint32 offset) {
  return drawn_source(builder->drawn, offset);
}

/* The span that holds `offset`. */
static const struct span *span_at(struct box_builder *builder, guint32 offset) {
  return galley_span(builder->galley, source_at(builder, offset), &builder->span);
}

/* The size of the text at `offset`: smaller when it is raised or lowered. */
static double size_at(struct box_builder *builder, guint32 offset) {
  return builder->galley->size * galley_scale(span_at(builder, offset));
}

/* Whether text at both offsets has the same marks: a box has one look. */
static bool look_alike(struct box_builder *builder, guint32 left, guint32 right) {
  return span_at(builder, left)->marks == span_at(builder, right)->marks;
}

/* Pango's run that holds `offset`. */
static const PangoItem *run_at(struct box_builder *builder, guint32 offset) {
  const PangoItem *const *runs = (const PangoItem *const *)builder->runs->pdata;
  while (builder->run > 0 && (guint32)runs[builder->run]->offset > offset)
    builder->run--;
  while (builder->run + 1 < builder->runs->len && (guint32)runs[builder->run + 1]->offset <= offset)
    builder->run++;
  return runs[builder->run];
}

/* The font of the character at `offset`. */
static struct font_wish wish_at(struct box_builder *builder, guint32 offset, bool latin) {
  return font_wish(builder->typesetter, builder->galley, span_at(builder, offset), latin);
}

static struct glyph_choice choose(struct box_builder *builder, guint i) {
  const guint32 offset = offset_at(builder, i);
  const enum char_class class = class_at(builder, i);
  const bool sign = class == CLASS_DASH || class == CLASS_ELLIPSIS || class == CLASS_CONNECTOR;
  return (sign ? choose_sign : choose_glyph)(builder->typesetter, wish_at(builder, offset, false), builder->galley,
                                             source_at(builder, offset), g_utf8_get_char(builder->text + offset));
}

/* The face for items `i` to `end`; NULL when none has all of them. */
static struct face *choose_for(struct box_builder *builder, guint i, guint end, bool latin) {
  const guint32 offset = offset_at(builder, i);
  return choose_face(builder->typesetter, wish_at(builder, offset, latin), builder->galley, source_at(builder, offset),
                     builder->text + offset, offset_at(builder, end) - offset);
}

static struct glyph_choice choose_missing(struct box_builder *builder, guint i) {
  const guint32 offset = offset_at(builder, i);
  return choose_geta(builder->typesetter, wish_at(builder, offset, false), builder->galley, source_at(builder, offset),
                     g_utf8_get_char(builder->text + offset));
}

static struct box *add_box(struct box_builder *builder, guint first, guint end, enum break_kind kind) {
  struct box box = {.text = offset_at(builder, first),
                    .glyph = builder->out->glyphs->len,
                    .class = (guint8)class_at(builder, first),
                    .last_class = (guint8)class_at(builder, end - 1),
                    .break_before = (guint8)kind,
                    .level = run_at(builder, offset_at(builder, first))->analysis.level};
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

/* Whether a mark of this class at `offset` is a full-width one that is drawn for the author's half-width one (E16). */
static bool is_widened(const struct box_builder *builder, enum char_class class, guint32 offset) {
  return class_is_mark(class) && (guchar)builder->galley->text[source_at(builder, offset)] < 0x80;
}

/* What a mark could give, of a full-width glyph (W1, W2). */
static void measure_mark(struct box_builder *builder, struct box *box, guint32 glyph) {
  double cell = builder->galley->cell * galley_scale(span_at(builder, box->text));
  bool narrow = box->class == CLASS_MIDDLE || box->class == CLASS_SLASH;
  if (!narrow && !class_is_mark(box->class))
    return;
  const gunichar c = g_utf8_get_char(builder->text + box->text);
  const double shift = mark_shift(box->face, glyph, c);
  box->origin += (float)(shift * size_at(builder, box->text));
  struct blanks half = mark_half(box->face, glyph, box->class, shift, builder->typesetter->style->spacing.ink_gap);
  box->half = (struct blanks){(float)(half.left * cell), (float)(half.right * cell)};
  struct ink ink;
  if (is_widened(builder, box->class, box->text) && face_ink(box->face, glyph, &ink))
    box->ink_end = (float)((double)ink.right * size_at(builder, box->text));
  if (narrow)
    box_halve(box);
}

/* Marks on one character, beyond which they stand by themselves: no text has more (UAX 15, stream-safe text), and
 * HarfBuzz gives up the whole program at tens of thousands. */
#define MOST_MARKS 30

/* Where the cluster of item `i` ends: after the marks, selectors and joiners that follow it. */
static guint cluster_end(const struct box_builder *builder, guint i) {
  guint end = i + 1;
  while (end < builder->items->len && class_at(builder, end) == CLASS_JOINED && end - i <= MOST_MARKS)
    end++;
  return end;
}

/* How many characters on each side a joining script looks at. */
#define CONTEXT 4

/* Items `i` to `end` with their neighbours; a mark without anything to stand on has none before it, so that it gets a
 * dotted circle. */
static struct shaped_text text_of(const struct box_builder *builder, guint i, guint end) {
  const bool lone = class_at(builder, i) == CLASS_JOINED;
  const guint32 from = offset_at(builder, lone || i < CONTEXT ? (lone ? i : 0) : i - CONTEXT);
  const guint32 to = offset_at(builder, MIN(end + CONTEXT, builder->items->len));
  return (struct shaped_text){.context = builder->text + from,
                              .context_length = to - from,
                              .start = offset_at(builder, i) - from,
                              .length = offset_at(builder, end) - offset_at(builder, i)};
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
    width += (double)g_array_index(shaped, struct shaped_glyph, k).advance;
  return width;
}

/* Puts what is in typesetter->shaped into a box; it stands for `length` bytes. */
static void add_shaped(struct box_builder *builder, struct box *box, guint32 length) {
  const GArray *shaped = builder->typesetter->shaped;
  const double size = size_at(builder, box->text);
  const double drop = galley_drop(span_at(builder, box->text)) * builder->galley->size;
  double x = 0;
  for (guint k = 0; k < shaped->len; k++) {
    const struct shaped_glyph *glyph = &g_array_index(shaped, struct shaped_glyph, k);
    add_glyph(builder, box, glyph->glyph, x + (double)glyph->x_offset * size, (double)glyph->y_offset * size + drop,
              box->text + glyph->cluster, cluster_length(shaped, k, length));
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
  const PangoItem *run = run_at(builder, offset_at(builder, i));
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
  struct box *box = add_box(builder, i, i + 1, kind_before(builder, i));
  box->face = face;
  const double scale = galley_scale(span_at(builder, box->text));
  box->width = (float)(galley->cell * scale * (full ? 1 : advance));
  box->origin = (float)((box->width - advance * galley->size * scale) / 2);
  box->characters = box->class == CLASS_HAN;
  box->flags = box->class == CLASS_CONNECTOR || box->class == CLASS_SLASH ? BOX_JOINED : 0;
  add_shaped(builder, box, offset_at(builder, end) - box->text);
  if (full)
    measure_mark(builder, box, g_array_index(builder->out->glyphs, struct box_glyph, box->glyph).glyph);
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
  struct box *box = add_box(builder, i, end, kind);
  struct ink ink = {0, (float)face_advance(choice.face, choice.glyph), 0, 0};
  face_ink(choice.face, choice.glyph, &ink);
  const double step = row_step(builder, box->class, choice, &ink);
  double used = (end - i - 1) * step + (ink.right - ink.left) * galley->size;
  box->face = choice.face;
  box->width = (float)((end - i) * galley->cell);
  box->origin = (float)((box->width - used) / 2 - ink.left * galley->size);
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

/* A piece of a word as one box, from `face`, or 〓 for it. */
static void build_piece(struct box_builder *builder, guint i, guint end, struct face *face,
                        const PangoAnalysis *analysis, guint8 flags, enum break_kind kind) {
  struct box *box = add_box(builder, i, end, kind);
  double width;
  if (face) {
    width = shape_items(builder, i, end, face, analysis);
  } else {
    const struct glyph_choice geta = choose_missing(builder, i);
    width = shape_glyph(builder, geta);
    face = geta.face;
  }
  add_shaped(builder, box, offset_at(builder, end) - box->text);
  box->face = face;
  box->width = (float)(width * size_at(builder, box->text));
  box->flags = flags;
  for (guint k = i; k < end; k++) /* a figure by itself is as lonely on a line as one character (G1) */
    box->characters +=
        class_at(builder, k) == CLASS_LETTER || (class_at(builder, k) == CLASS_DIGIT && (flags & BOX_LETTERS));
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
      while (next < MIN(end, k + BREAK_SIGNS) && class_at(builder, next) != CLASS_LETTER &&
             class_at(builder, next) != CLASS_DIGIT && class_at(builder, next) != CLASS_JOINED)
        next = MIN(cluster_end(builder, next), end);
    while (!overlong && face && next < end &&
           choose_for(builder, next, MIN(cluster_end(builder, next), end), true) == face)
      next = MIN(cluster_end(builder, next), end);
    const enum break_kind inside = overlong || !face ? BREAK_ANYWHERE : BREAK_NO; /* 〓〓〓 is no word to a reader */
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
         (class_is_latin(class_at(builder, end)) || class_at(builder, end) == CLASS_JOINED)) {
    letters = letters || class_at(builder, end) == CLASS_LETTER;
    end++;
  }
  guint8 flags = letters ? BOX_LETTERS : 0;
  const bool address = break_is_address(builder->text, builder->items, start, end);
  enum break_kind kind = kind_before(builder, start);
  for (guint i = start, n; i < end; i = n) {
    const PangoItem *run = run_at(builder, offset_at(builder, i));
    enum break_kind next = BREAK_NO;
    for (n = i + 1; n < end; n++) {
      const PangoItem *other = run_at(builder, offset_at(builder, n));
      next = break_in_word(builder->text, builder->items, start, end, address, n);
      if (next != BREAK_NO || !go_together(run, other) ||
          !look_alike(builder, offset_at(builder, i), offset_at(builder, n)))
        break;
      run = is_strong(run) ? run : other;
    }
    build_part(builder, i, n, &run->analysis, flags | (i > start ? BOX_JOINED : 0), kind);
    kind = next;
  }
  return end;
}

/* Blanks to be filled in, up to this many cells, stay on one line; longer ones may be parted. */
#define FILL_CELLS 4

static void narrow(struct box_builder *builder, struct box *box, double width) {
  float scale = (float)width / box->width;
  for (guint k = 0; k < box->glyph_count; k++)
    g_array_index(builder->out->glyphs, struct box_glyph, box->glyph + k).x *= scale;
  box->width = (float)width;
}

/* The font of figures and letters; between words from right to left their own, so that they stay one run. */
static struct glyph_choice choose_space(struct box_builder *builder, guint i) {
  const guint32 offset = offset_at(builder, i);
  const guint count = builder->out->boxes->len;
  struct face *before = count > 0 ? g_array_index(builder->out->boxes, struct box, count - 1).face : NULL;
  if (before && run_at(builder, offset)->analysis.level % 2 == 1 && face_glyph(before, ' ') != 0)
    return (struct glyph_choice){before, face_glyph(before, ' ')};
  return choose_glyph(builder->typesetter, wish_at(builder, offset, true), builder->galley, source_at(builder, offset),
                      ' ');
}

/* Blanks from item `i` on, to `end`, as wide as they were typed. */
static struct box *add_blanks(struct box_builder *builder, guint i, guint end, struct glyph_choice choice,
                              enum break_kind kind) {
  const struct galley *galley = builder->galley;
  struct box *box = add_box(builder, i, end, kind);
  box->face = choice.face;
  for (guint k = i; k < end; k++) {
    bool wide = g_utf8_get_char(builder->text + offset_at(builder, k)) == 0x3000;
    add_glyph(builder, box, choice.glyph, box->width, 0, offset_at(builder, k),
              offset_at(builder, k + 1) - offset_at(builder, k));
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
    struct box *box = &g_array_index(builder->out->boxes, struct box, k);
    box->flags = BOX_FIXED | (k > first ? BOX_JOINED : 0);
    box->class = box->last_class = CLASS_HAN;
  }
}

/* A single blank between a Han character or mark and a word or figure is the gap between them (W9), beside a full-width
 * mark nothing: the mark has its own blank, also where it was typed behind a half-width one.  One inside a figure never
 * grows. */
static void set_single(const struct box_builder *builder, struct box *box, guint i) {
  const enum char_class before = class_at(builder, i - 1), after = class_at(builder, i + 1);
  if (class_is_latin(before) != class_is_latin(after)) {
    bool mark = class_is_mark(before) || class_is_mark(after);
    box->width = (float)(mark ? 0 : builder->typesetter->style->spacing.han_latin * builder->galley->size);
    box->flags = BOX_GAP;
  }
  if (is_widened(builder, before, offset_at(builder, i - 1))) {
    box->width = 0;
    box->flags = BOX_FIXED;
  }
  if (before == CLASS_DIGIT && (after == CLASS_DIGIT || after == CLASS_LATIN_POSTFIX))
    box->flags = BOX_FIXED;
}

/* A row of blanks.  A long one was typed to make columns, which a justified line does not have: it is one cell wide, as
 * a full-width blank is, and keeps that (李　明). */
static guint build_space(struct box_builder *builder, guint i) {
  guint end = i;
  while (end < builder->items->len && class_at(builder, end) == CLASS_SPACE)
    end++;
  const struct glyph_choice choice = choose_space(builder, i);
  if (end > i + 1 && galley_is_to_fill(builder->galley, source_at(builder, offset_at(builder, i)))) {
    build_fill(builder, i, end, choice);
    return end;
  }
  const double cell = builder->galley->cell;
  struct box *box = add_blanks(builder, i, end, choice, BREAK_NO);
  if (box->width >= cell) {
    narrow(builder, box, cell);
    box->flags = BOX_FIXED;
  }
  if (end == i + 1 && box->width < cell && i > 0 && end < builder->items->len)
    set_single(builder, box, i);
  return end;
}

/* A mark with nothing before it stands on a dotted circle; a joiner prints nothing. */
static guint build_lone_mark(struct box_builder *builder, guint i) {
  const guint32 offset = offset_at(builder, i);
  if (face_prints_nothing(g_utf8_get_char(builder->text + offset)))
    return i + 1;
  const guint end = cluster_end(builder, i);
  build_part(builder, i, end, &run_at(builder, offset)->analysis, 0, BREAK_NO);
  return end;
}

static guint build_item(struct box_builder *builder, guint i) {
  enum char_class class = class_at(builder, i);
  if (class == CLASS_SPACE)
    return build_space(builder, i);
  if (class == CLASS_DASH || class == CLASS_ELLIPSIS)
    return build_row(builder, i);
  if (class == CLASS_JOINED)
    return build_lone_mark(builder, i);
  return class_is_latin(class) ? build_word(builder, i) : build_character(builder, i);
}

struct boxes *boxes_new(struct typesetter *typesetter, const struct galley *galley) {
  struct boxes *boxes = g_new0(struct boxes, 1);
  typesetter->told = (struct block_cursor){0};
  struct drawn *drawn = drawn_new(galley->text, galley->length, galley->opens, typesetter->style->marks == MARKS_FULL);
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
  boxes_hold_numbers(boxes, galley);
  boxes_part_rows(boxes, galley->cell);
  drawn_free(drawn);
  return boxes;
}

void boxes_free(struct boxes *boxes) {
  g_array_unref(boxes->boxes);
  g_array_unref(boxes->glyphs);
  g_free(boxes);
}
