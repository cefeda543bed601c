#include "layout/spacing.h"

#include "base/items.h"
#include "text/marker.h"

/* ---- marks: half a cell of each may go, as far as their ink leaves room (W1 to W4) ---- */

/* A sign whose middle is further right is in the middle of its cell; em. */
#define MIDDLE 0.4

/* How far a mark is moved at most, em: a gap of a tenth is taken for a blank by programs that read a PDF. */
#define MOST_SHIFT 0.11

static double middle(const struct ink *ink) {
  return (double)(ink->left + ink->right) / 2;
}

double mark_shift(struct face *face, guint32 glyph, gunichar c) {
  struct ink question, exclamation;
  if (c != 0xFF1F || !face_ink(face, glyph, &question) || middle(&question) < MIDDLE ||
      !face_ink(face, face_glyph(face, 0xFF01), &exclamation) || middle(&exclamation) > MIDDLE)
    return 0;
  return MAX((double)(exclamation.left - question.left), -MOST_SHIFT);
}

struct blanks mark_half(struct face *face, guint32 glyph, enum char_class class, double shift, double ink_gap) {
  struct ink ink;
  if (!face_ink(face, glyph, &ink))
    return (struct blanks){0, 0.5f};
  double advance = face_advance(face, glyph);
  float left = (float)CLAMP(ink.left + shift - ink_gap / 4, 0, 0.5);
  float right = (float)CLAMP(advance - ink.right - shift - ink_gap / 4, 0, 0.5);
  struct blanks half;
  if (class == CLASS_OPEN) {
    half.left = left;
    half.right = MIN(right, 0.5f - left);
  } else if (class_is_mark(class)) {
    half.right = right;
    half.left = MIN(left, 0.5f - right);
  } else { /* · and ／ sit in the middle */
    half.left = MIN(left, MAX(0.25f, 0.5f - right));
    half.right = MIN(right, 0.5f - half.left);
  }
  return half;
}

static bool is_exclamation(gunichar c) {
  return c == 0xFF01 || c == 0xFF1F;
}

enum pair mark_pair(enum char_class left_class, gunichar left, enum char_class right_class, gunichar right) {
  if (!class_is_mark(left_class) || !class_is_mark(right_class))
    return PAIR_NONE;
  if (left_class == CLASS_OPEN)
    return right_class == CLASS_OPEN ? PAIR_SECOND : PAIR_NONE;
  return is_exclamation(left) && is_exclamation(right) ? PAIR_BOTH : PAIR_FIRST;
}

void box_halve(struct box *box) {
  box->width -= box->half.left + box->half.right;
  box->origin -= box->half.left;
  box->half = (struct blanks){0, 0};
}

static guint32 glyph_of(const struct boxes *boxes, const struct box *box) {
  return array_at(boxes->glyphs, struct box_glyph, box->glyph).glyph;
}

/* ---- neighbours ---- */

/* Blank between the ink of two neighbouring marks, as they are now, pt. */
static double ink_distance(const struct boxes *boxes, const struct box *left, const struct box *right, double size) {
  struct ink first, second;
  if (!face_ink(left->face, glyph_of(boxes, left), &first) || !face_ink(right->face, glyph_of(boxes, right), &second))
    return G_MAXDOUBLE;
  return left->width - (left->origin + first.right * size) + right->origin + second.left * size;
}

static void take_halves(struct box *left, struct box *right, const char *text) {
  switch (
      mark_pair(left->class, g_utf8_get_char(text + left->text), right->class, g_utf8_get_char(text + right->text))) {
  case PAIR_FIRST:
    box_halve(left);
    break;
  case PAIR_SECOND:
    box_halve(right);
    break;
  case PAIR_BOTH:
    if (left->half.left + left->half.right > 0) { /* else it is the second of a pair: ！！！ takes two cells */
      box_halve(left);
      box_halve(right);
    }
    break;
  case PAIR_NONE:
    break;
  }
}

/* W2: halves one or both of two marks; their ink never comes nearer than the style's ink gap. */
static void halve_pair(const struct boxes *boxes, struct box *left, struct box *right, const char *text,
                       const struct style *style, double size) {
  if (class_is_mark(left->class) && class_is_mark(right->class)) {
    take_halves(left, right, text);
    left->flags |= BOX_PAIRED;
    right->flags |= BOX_PAIRED;
    right->gap = (float)MAX(0, style->spacing.ink_gap * size - ink_distance(boxes, left, right, size));
  }
}

/* W9: the gap where Han meets a word or a figure; after an English stop in Chinese text, as behind the number of an
 * item (E7), that between words. */
static double gap_between(const struct box *left, const struct box *right, const struct spacing *spacing) {
  const struct box *word = left->class == CLASS_HAN ? right : left;
  enum char_class edge = word == left ? left->last_class : right->class;
  bool met = (left->class == CLASS_HAN && class_is_latin(right->class)) ||
             (right->class == CLASS_HAN && class_is_latin(left->last_class));
  if (!met)
    return 0;
  switch (edge) {
  case CLASS_LATIN_STOP:
    return word == left ? spacing->word_min : 0;
  case CLASS_LATIN_MARK:
    return spacing->han_digit;
  case CLASS_LETTER:
  case CLASS_DIGIT:
  case CLASS_LATIN_POSTFIX:
  case CLASS_LATIN_PREFIX:
    return word->flags & BOX_LETTERS ? spacing->han_latin : spacing->han_digit;
  default:
    return 0;
  }
}

/* The box before box `i`; a stray blank, which has no width, parts no marks. */
static struct box *box_before(const struct boxes *boxes, guint i) {
  struct box *left = &array_at(boxes->boxes, struct box, i - 1);
  return i > 1 && left->class == CLASS_SPACE && left->width == 0 ? left - 1 : left;
}

void boxes_space(struct boxes *boxes, const char *text, const struct style *style, const struct galley *galley) {
  for (guint i = 1; i < boxes->boxes->len; i++) {
    struct box *left = &array_at(boxes->boxes, struct box, i - 1);
    struct box *right = &array_at(boxes->boxes, struct box, i);
    halve_pair(boxes, box_before(boxes, i), right, text, style, galley->size);
    double gap = gap_between(left, right, &style->spacing) * galley->size;
    if (gap > 0)
      right->flags |= BOX_GAP;
    right->gap += (float)gap;
  }
}

/* ---- gaps whose width is told ---- */

void boxes_open_gaps(struct boxes *boxes, const struct galley *galley) {
  const GArray *gaps = galley->paragraph->gaps;
  for (guint i = 1, k = 0; gaps && i < boxes->boxes->len; i++) {
    struct box *box = &array_at(boxes->boxes, struct box, i);
    while (k < gaps->len && array_at(gaps, struct gap, k).start < galley->start + box->text)
      k++;
    const struct gap *gap = k < gaps->len ? &array_at(gaps, struct gap, k) : NULL;
    if (!gap || gap->start > galley->start + box->text)
      continue;
    if (box->class == CLASS_SPACE) {
      box->width = (float)(gap->cells * galley->cell);
      box->flags = BOX_FIXED;
    } else {
      box->gap += (float)(gap->cells * galley->cell);
    }
  }
}

/* ---- numbers of headings and items ---- */

/* Where the number ends that opens a galley, or what its turn lines hang behind, in its text; 0: there is none. */
static guint32 opening_number(const struct galley *galley) {
  const struct block *block = paragraph_span(galley->paragraph, 0)->block;
  if (!galley->opens || galley->align != ALIGN_JUSTIFY)
    return 0;
  if (galley->paragraph->hang > 0)
    return (guint32)galley->paragraph->hang;
  if (block->marker_length > 0)
    return (guint32)block->marker_length;
  const gsize heading = marker_in_series(galley->text, galley->length).length;
  return (guint32)MAX(heading, marker_point(galley->text, galley->length, 0).length);
}

/* Where the number of a point ends that begins at or before byte `at` of a block, and not before it; else 0.  `point`
 * is the first that may. */
static gsize point_number(const struct block *block, gsize at, guint *point) {
  const guint count = block->points ? block->points->len : 0;
  for (; *point < count; ++*point) {
    const struct point *next = &array_at(block->points, struct point, *point);
    if (next->start + next->marker_length > at)
      return next->start <= at ? next->start + next->marker_length : 0;
  }
  return 0;
}

/* Whether a number's mark is at the place before a box of it. */
static bool holds(const struct box *left, const struct box *box) {
  return left->class == CLASS_OPEN || class_is_mark(box->class);
}

/* The blank before a box, or that it is, stays as it is. */
static void hold_blank(struct box *box) {
  if (box->class == CLASS_SPACE)
    box->flags = BOX_FIXED;
  else
    box->flags = (guint8)((box->flags & ~BOX_GAP) | BOX_JOINED);
}

void boxes_hold_numbers(struct boxes *boxes, const struct galley *galley) {
  const guint32 opening = opening_number(galley);
  const bool hangs = opening > 0 && galley->paragraph->hang > 0;
  const struct span *last = NULL;
  gsize held = 0;
  for (guint i = 0, index = 0, point = 0; i < boxes->boxes->len; i++) {
    struct box *box = &array_at(boxes->boxes, struct box, i);
    const struct span *span = galley_span(galley, box->text, &index);
    const gsize at = span->offset + galley->start + box->text - span->start;
    if (!last || last->block != span->block)
      point = 0, held = 0;
    last = span;
    const bool goes_on = at < held || (i > 0 && box->text < opening);
    if (at >= held)
      held = point_number(span->block, at, &point);
    if (i > 0 && box->text == opening && (hangs || box->class == CLASS_SPACE || box->flags & BOX_GAP))
      hold_blank(box); /* it is as wide in all items of a list */
    if (at >= held && box->text >= opening)
      continue;
    box->half = (struct blanks){0, 0};
    if (goes_on && (hangs || box->class == CLASS_SPACE || holds(box_at(boxes, i - 1), box)))
      hold_blank(box);
  }
}

void boxes_set_typed_gaps(struct boxes *boxes, const struct style *style, const struct galley *galley) {
  for (guint i = 1; i + 1 < boxes->boxes->len; i++) {
    struct box *blank = &array_at(boxes->boxes, struct box, i);
    const double gap = gap_between(box_at(boxes, i - 1), box_at(boxes, i + 1), &style->spacing) * galley->size;
    if (blank->class == CLASS_SPACE && blank->flags & BOX_GAP && gap > 0)
      blank->width = (float)gap;
  }
}

/* The index behind the boxes from `first` on that no line end may part, and their width. */
static guint unparted_end(const struct boxes *boxes, guint first, double *width) {
  guint end = first + 1;
  *width = box_at(boxes, first)->width;
  for (; end < boxes->boxes->len && box_at(boxes, end)->break_before == BREAK_NO; end++)
    *width += box_at(boxes, end)->width;
  return end;
}

void boxes_part_rows(struct boxes *boxes, double cell) {
  for (guint i = 0, end; i < boxes->boxes->len; i = end) {
    double width;
    end = unparted_end(boxes, i, &width);
    for (guint k = i + 1; k < end && break_is_overlong((guint)CLAMP(width / cell, 0, G_MAXUINT)); k++)
      array_at(boxes->boxes, struct box, k).break_before = BREAK_ANYWHERE;
  }
}

double box_start_trim(const struct box *box) {
  return box->class == CLASS_OPEN ? box->half.left + box->half.right : 0;
}

double box_end_trim(const struct box *box) {
  bool closes = box->class == CLASS_CLOSE || box->class == CLASS_COMMA || box->class == CLASS_STOP;
  if (closes && box->ink_end > 0)
    return MAX(0, box->width - box->origin - box->ink_end);
  return closes ? box->half.left + box->half.right : 0;
}

/* The blank before a choice of a question, squeezed and stretched: it is always wider than one between words, em. */
#define CHOICE_MIN 0.75
#define CHOICE_MAX 2.5

/* What a mark gives of its half: first as much as leaves 3/4 of its cell, then what `limit` (em) leaves. */
static double shrink_mark(const struct box *box, bool more, double limit, const struct spacing *spacing, double size) {
  double all = MIN(box->half.left + box->half.right, limit * size);
  double first = MIN(all, spacing->mark_squeeze * size);
  return more ? all - first : first;
}

double box_shrink(const struct box *box, enum shrink_step step, const struct spacing *spacing, double size) {
  bool bracket = box->class == CLASS_OPEN || box->class == CLASS_CLOSE;
  switch (step) {
  case SHRINK_SPACE:
    return box->class == CLASS_SPACE && !(box->flags & (BOX_GAP | BOX_FIXED))
               ? MAX(0, box->width - (box->flags & BOX_CHOICE ? CHOICE_MIN : spacing->word_min) * size)
               : 0;
  case SHRINK_BRACKET:
  case SHRINK_BRACKET_MORE:
    return bracket ? shrink_mark(box, step == SHRINK_BRACKET_MORE, spacing->mark_limit, spacing, size) : 0;
  case SHRINK_COMMA:
  case SHRINK_COMMA_MORE:
    return box->class == CLASS_COMMA ? shrink_mark(box, step == SHRINK_COMMA_MORE, spacing->mark_limit, spacing, size)
                                     : 0;
  case SHRINK_GAP:
    return box->class == CLASS_SPACE && box->flags & BOX_GAP ? MAX(0, box->width - spacing->han_latin_min * size) : 0;
  case SHRINK_STOP:
  case SHRINK_STOP_MORE:
    return box->class == CLASS_STOP ? shrink_mark(box, step == SHRINK_STOP_MORE, spacing->stop_squeeze, spacing, size)
                                    : 0;
  default:
    return 0;
  }
}

double box_gap_shrink(const struct box *box, const struct spacing *spacing, double size) {
  return box->flags & BOX_GAP && box->class != CLASS_SPACE ? MAX(0, box->gap - spacing->han_latin_min * size) : 0;
}

/* A gap grows by a third with the spaces, and as the style lets the widest grow where it must. */
static double grow(double gap, bool more, const struct spacing *spacing) {
  const double first = gap / 3, widest = spacing->han_latin > 0 ? spacing->han_latin_max / spacing->han_latin : 0;
  return more ? MAX(0, gap * widest - gap - first) : first;
}

/* Commas and stops that have their blank half. */
static bool grows(const struct box *box) {
  return (box->class == CLASS_COMMA || box->class == CLASS_STOP) && box->half.left + box->half.right > 0 &&
         !(box->flags & BOX_PAIRED);
}

double box_stretch(const struct box *box, const struct spacing *spacing, double size) {
  if (grows(box))
    return spacing->mark_stretch * size;
  if (box->class != CLASS_SPACE || box->flags & BOX_FIXED)
    return 0;
  if (box->flags & BOX_CHOICE)
    return MAX(0, CHOICE_MAX * size - box->width);
  return box->flags & BOX_GAP ? grow(box->width, false, spacing) : MAX(0, spacing->word_max * size - box->width);
}

double box_stretch_more(const struct box *box, const struct spacing *spacing, double size) {
  if (grows(box))
    return MAX(0, spacing->mark_stretch_max - spacing->mark_stretch) * size;
  return box->class == CLASS_SPACE && box->flags & BOX_GAP ? grow(box->width, true, spacing) : 0;
}

double box_gap_stretch(const struct box *box, const struct spacing *spacing) {
  return box->flags & BOX_GAP && box->class != CLASS_SPACE ? grow(box->gap, false, spacing) : 0;
}

double box_gap_stretch_more(const struct box *box, const struct spacing *spacing) {
  return box->flags & BOX_GAP && box->class != CLASS_SPACE ? grow(box->gap, true, spacing) : 0;
}

bool box_opens(const struct box *left, const struct box *box) {
  bool connector = left->class == CLASS_CONNECTOR || left->class == CLASS_SLASH;
  bool row = left->class == box->class && (box->class == CLASS_DASH || box->class == CLASS_ELLIPSIS);
  return !((box->flags & BOX_JOINED) || (left->flags & BOX_FIXED)) && !connector && !row && box->class != CLASS_SPACE;
}
