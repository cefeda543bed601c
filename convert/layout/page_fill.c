#include "layout/page_fill.h"

#include "base/items.h"
#include "layout/directions.h"
#include "layout/grade.h"
#include "layout/table_set.h"

#include <math.h>

#define EPSILON 1e-6

struct galley *page_fill_galley(const struct paginator *paginator, guint i) {
  return pointer_at(paginator->galleys, i);
}

static double slots_of(const struct galley *galley, guint line) {
  return galley->table ? ((struct table_row *)pointer_at(galley->table->rows, line))->slots : galley->leading;
}

bool page_fill_is_end(const struct paginator *paginator, struct page_place at) {
  return at.galley >= paginator->galleys->len;
}

struct page_place page_fill_settle(const struct paginator *paginator, struct page_place at) {
  while (!page_fill_is_end(paginator, at) && at.line >= galley_lines(page_fill_galley(paginator, at.galley)))
    at = (struct page_place){at.galley + 1, 0};
  return at;
}

bool page_fill_begins_page(const struct paginator *paginator, guint galley) {
  const struct paragraph *paragraph = page_fill_galley(paginator, galley)->paragraph;
  return paragraph->new_page ||
         (galley > 0 && page_fill_galley(paginator, galley - 1)->paragraph->turned != paragraph->turned);
}

/* Whether a page's end does not part a paragraph: one that is to stay whole, or short enough in a style for reading
 * aloud. */
static bool is_whole(const struct paginator *paginator, const struct galley *galley) {
  return galley->paragraph->keep_whole ||
         (!galley->table && galley_lines(galley) <= paginator->typesetter->style->whole_paragraph);
}

/* The last of the page's first `count` lines that is not set aside; the first of them when all are. */
static const struct placement *last_line(const struct paginator *paginator, const GArray *page, guint count) {
  const struct placement *last = &array_at(page, struct placement, count - 1);
  while (last > &array_at(page, struct placement, 0) && page_fill_galley(paginator, last->galley)->aside)
    last--;
  return last;
}

bool page_fill_may_end(const struct paginator *paginator, const GArray *page, guint count, struct page_place next) {
  const struct placement *last = last_line(paginator, page, count);
  const struct galley *above = page_fill_galley(paginator, last->galley);
  const struct galley *below = page_fill_galley(paginator, next.galley);
  if (last->galley == next.galley) {
    const struct galley *after =
        next.galley + 1 < paginator->galleys->len ? page_fill_galley(paginator, next.galley + 1) : NULL;
    bool lonely = next.line + 1 == galley_lines(below) && next.line > 1;
    return !is_whole(paginator, below) && !last->repeated && !(after && after->paragraph->keep_previous && lonely);
  }
  const bool crowd = page_fill_galley(paginator, array_at(page, struct placement, count - 1).galley)->aside;
  return !above->paragraph->keep_next && !below->paragraph->keep_previous && (!below->aside || crowd);
}

static void place(GArray *page, struct page_place at, double slot, bool repeated) {
  struct placement placement = {at.galley, at.line, slot, repeated};
  g_array_append_val(page, placement);
}

/* The first page of all begins below the grade of secrecy. */
static guint first_slot(const struct paginator *paginator, struct page_place at) {
  const struct page_place first = page_fill_settle(paginator, (struct page_place){0});
  const bool begins = at.galley == first.galley && at.line == first.line;
  return begins ? grade_slots(paginator->typesetter->style) : 0;
}

/* What stands below a table stands off it, also where the table began on a page before; a table brings its own air. */
static double air_below(const struct paginator *paginator, guint galley, const GArray *page) {
  const bool below = page->len > 0 && galley > 0 && page_fill_galley(paginator, galley - 1)->table;
  return below && !page_fill_galley(paginator, galley)->table ? paginator->typesetter->style->table_air : 0;
}

/* Puts on the page as many lines as it holds; returns the first that it does not hold. */
static struct page_place fill(const struct paginator *paginator, struct page_place at, GArray *page) {
  const struct galley *first = page_fill_galley(paginator, at.galley);
  const struct style *style = typesetter_style(paginator->typesetter, first->paragraph->turned);
  double slot = first_slot(paginator, at), lines = style->lines, beside = 0; /* the boxes in the margin, pt */
  if (first->table && first->table->again && at.line > 0) {
    place(page, (struct page_place){at.galley, 0}, 0, true);
    slot = first->table->again->slots;
  }
  while (!page_fill_is_end(paginator, at)) {
    const struct galley *galley = page_fill_galley(paginator, at.galley);
    if (at.line == 0)
      slot = ceil(slot + air_below(paginator, at.galley, page) - EPSILON) + (page->len > 0 ? galley->before : 0);
    if (galley->aside)
      beside += directions_height(galley);
    bool room = slot + slots_of(galley, at.line) <= lines + EPSILON && beside <= style->text_height;
    if (page->len > 0 && (!room || (at.line == 0 && page_fill_begins_page(paginator, at.galley))))
      break;
    place(page, at, slot, false);
    slot += slots_of(galley, at.line);
    at = page_fill_settle(paginator, (struct page_place){at.galley, at.line + 1});
  }
  return at;
}

/* How many of the page's first `most` lines it may have before `next`, which is moved to the line after them; 0 when
 * they want to stay together. */
static guint count_kept(const struct paginator *paginator, const GArray *page, guint most, struct page_place *next) {
  guint count = most;
  while (count > 0) {
    const struct placement *last = &array_at(page, struct placement, count - 1);
    if (page_fill_may_end(paginator, page, count, *next))
      break;
    *next = (struct page_place){last->galley, last->line};
    count--;
  }
  return count;
}

bool page_fill_is_widow(const struct paginator *paginator, struct page_place next) {
  if (page_fill_is_end(paginator, next))
    return false;
  const struct galley *galley = page_fill_galley(paginator, next.galley);
  return !galley->table && next.line > 0 && next.line + 1 == galley_lines(galley);
}

bool page_fill_is_orphan(const struct paginator *paginator, struct page_place next) {
  return !page_fill_is_end(paginator, next) && next.line == 1 && !page_fill_galley(paginator, next.galley)->table;
}

bool page_fill_is_turned(const struct paginator *paginator, struct page_place next) {
  if (page_fill_is_end(paginator, next) || next.line == 0 || paginator->typesetter->style->costs.turned_sentence == 0)
    return false;
  const struct galley *galley = page_fill_galley(paginator, next.galley);
  return !galley->table && !galley_ends_sentence(galley, next.line);
}

/* Moves lines to the next page until the page may end where it does; one more when a sentence then ends with it. */
static struct page_place cut(const struct paginator *paginator, struct page_place end, GArray *page) {
  if (page_fill_is_end(paginator, end) || (end.line == 0 && page_fill_begins_page(paginator, end.galley)))
    return end;
  struct page_place next = end;
  guint count = count_kept(paginator, page, page->len, &next);
  if (count == 0)
    return end; /* everything wants to stay together: the page ends where it is full */
  if (count > 1 && page_fill_is_turned(paginator, next)) {
    const struct placement *last = &array_at(page, struct placement, count - 1);
    const struct page_place earlier = {last->galley, last->line};
    if (page_fill_may_end(paginator, page, count - 1, earlier) && !page_fill_is_turned(paginator, earlier) &&
        !page_fill_is_widow(paginator, earlier)) {
      next = earlier;
      count--;
    }
  }
  g_array_set_size(page, count);
  return next;
}

struct page_place page_fill_make(const struct paginator *paginator, struct page_place at, GArray *page) {
  return cut(paginator, fill(paginator, at, page), page);
}
