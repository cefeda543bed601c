#include "compose/cell_lines.h"

#include "base/items.h"
#include "base/order.h"
#include "compose/cell_text.h"
#include "compose/han_words.h"
#include "text/chars.h"

#include <math.h>
#include <string.h>

/* What sums of widths may be off. */
#define EPSILON 0.01

/* What a line end costs that parts a name or a word, where a line without any text costs 1: as the breaks of a cell's
 * lines cost (layout/break.h). */
#define COST_NAME 0.5
#define COST_WORD 1

/* What a mark gives up at the end of a line, of its cell. */
#define MARK_BLANK 0.5

/* A piece of a paragraph that no line parts; em from the paragraph's beginning. */
struct piece {
  double left, right; /* right: without what a mark at its end gives up */
  double cost;        /* of a line end before it */
};

struct cell_lines {
  GPtrArray *paragraphs; /* of arrays of struct piece */
  double least;          /* the widest piece of all */
  double advance;        /* of a full-width character */
};

static const struct piece *piece_at(const GArray *pieces, guint i) {
  return &array_at(pieces, struct piece, i);
}

/* ---- pieces ---- */

/* A paragraph of a cell while it is gone through. */
struct walk {
  const char *text, *end; /* all the text; the end of the paragraph */
  const GArray *words;    /* where the words of the text begin */
  guint word;             /* the first that begins at the place, or behind it */
  const char *name;       /* the end of the Han characters that the place is in, which no mark or figure parts */
  bool few;               /* they are a name */
};

/* What a line end before the piece at `p` costs. */
static double cost_before(struct walk *walk, const char *p) {
  const gsize at = (gsize)(p - walk->text);
  const bool inside = p < walk->name;
  while (walk->word < walk->words->len && array_at(walk->words, gsize, walk->word) < at)
    walk->word++;
  if (!inside) {
    for (walk->name = p; walk->name < walk->end && chars_is_han(g_utf8_get_char(walk->name));)
      walk->name = g_utf8_next_char(walk->name);
    walk->few = g_utf8_strlen(p, walk->name - p) <= CELL_LIKED_CHARACTERS;
    return 0;
  }
  if (!han_words_begins(walk->text, walk->words, walk->word, at))
    return COST_WORD;
  return walk->few ? COST_NAME : 0;
}

/* The paragraph from `p` up to `walk->end`. */
static void add_paragraph(struct cell_lines *lines, struct walk *walk, const char *p) {
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
  double left = 0;
  for (const char *next; p < walk->end; p = next) {
    next = MIN(cell_piece_end(p), walk->end);
    const double right = left + cell_width(p, next, lines->advance);
    const gunichar last = g_utf8_get_char(g_utf8_prev_char(next));
    const bool mark = !chars_is_han(last) && chars_is_one_of("，。、；：？！）”》〕】", last);
    const struct piece piece = {left, right - (mark ? MARK_BLANK * lines->advance : 0), cost_before(walk, p)};
    g_array_append_val(pieces, piece);
    lines->least = MAX(lines->least, piece.right - piece.left);
    left = right;
  }
  g_ptr_array_add(lines->paragraphs, pieces);
}

struct cell_lines *cell_lines_new(const char *text, gsize start, gsize length, const GArray *words, double advance) {
  struct cell_lines *lines = g_new0(struct cell_lines, 1);
  struct walk walk = {.text = text, .words = words, .name = text};
  const char *const end = text + start + length;
  walk.word = ORDER_COUNT(words->len, i, array_at(words, gsize, i) < start);
  lines->advance = advance;
  lines->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (const char *p = text + start; p < end; p = walk.end + 1) {
    const char *stop = memchr(p, '\v', (gsize)(end - p));
    walk.end = stop ? stop : end;
    if (walk.end > p)
      add_paragraph(lines, &walk, p);
  }
  return lines;
}

void cell_lines_free(struct cell_lines *lines) {
  g_ptr_array_unref(lines->paragraphs);
  g_free(lines);
}

/* ---- lines ---- */

/* The piece that the next line begins with, when the one that begins with piece `begin` has no room for `over`. */
static guint next_line(const GArray *pieces, guint begin, guint over, double width) {
  double best = G_MAXDOUBLE;
  guint found = over;
  for (guint i = over; i > begin; i--) {
    const double blank = 1 - (piece_at(pieces, i - 1)->right - piece_at(pieces, begin)->left) / width;
    const double cost = piece_at(pieces, i)->cost + blank * blank;
    if (cost < best) {
      best = cost;
      found = i;
    }
  }
  return found;
}

static guint count_lines(const GArray *pieces, double width, guint *parted) {
  guint count = 1;
  for (guint i = 1, begin = 0; i < pieces->len; i++)
    if (i > begin && piece_at(pieces, i)->right - piece_at(pieces, begin)->left > width + EPSILON) {
      begin = i = next_line(pieces, begin, i, width);
      *parted += piece_at(pieces, i)->cost > 0;
      count++;
    }
  return count;
}

guint cell_lines_in(const struct cell_lines *lines, double width, guint *parted) {
  /* Lines of several hold whole characters (layout/table_set.c). */
  const double filled = floor((width + EPSILON) / lines->advance) * lines->advance;
  const double whole = filled < lines->least ? width : filled;
  guint count = 0;
  *parted = 0;
  for (guint i = 0; i < lines->paragraphs->len; i++) {
    const GArray *pieces = pointer_at(lines->paragraphs, i);
    const bool one = piece_at(pieces, pieces->len - 1)->right <= width + EPSILON;
    count += one ? 1 : count_lines(pieces, whole, parted);
  }
  return MAX(count, 1);
}
