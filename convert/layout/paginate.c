#include "layout/paginate.h"

#include "layout/justify.h"
#include "layout/table_set.h"

#include <math.h>

#define EPSILON 1e-6

/* Last pages with fewer lines than this are avoided (P7). */
#define FEW_LINES 3

/* How many paragraphs before the end are tried for that. */
#define TRIED_FOR_LAST_PAGE 200

/* Paragraphs longer than this are set once: setting them again takes seconds and gains one line of thousands. */
#define LONGEST_TRIED 1000

struct page_place {
  guint galley, line;
};

struct paginator {
  struct typesetter *typesetter;
  GPtrArray *galleys;
};

static struct galley *galley_at(const struct paginator *paginator, guint i) {
  return g_ptr_array_index(paginator->galleys, i);
}

static guint line_count(const struct galley *galley) {
  return galley->table ? galley->table->rows->len : galley->lines->len;
}

static double slots_of(const struct galley *galley, guint line) {
  return galley->table ? ((struct table_row *)g_ptr_array_index(galley->table->rows, line))->slots : galley->leading;
}

static bool is_end(const struct paginator *paginator, struct page_place at) {
  return at.galley >= paginator->galleys->len;
}

/* The next line; paragraphs without lines are passed over. */
static struct page_place settle(const struct paginator *paginator, struct page_place at) {
  while (!is_end(paginator, at) && at.line >= line_count(galley_at(paginator, at.galley)))
    at = (struct page_place){at.galley + 1, 0};
  return at;
}

/* Whether a page may end between two lines (G3, G4, E10). */
static bool may_end(const struct paginator *paginator, const struct placement *last, struct page_place next) {
  const struct galley *above = galley_at(paginator, last->galley);
  const struct galley *below = galley_at(paginator, next.galley);
  if (last->galley == next.galley) {
    const struct galley *after =
        next.galley + 1 < paginator->galleys->len ? galley_at(paginator, next.galley + 1) : NULL;
    bool lonely = next.line + 1 == line_count(below) && next.line > 1;
    return !below->paragraph->keep_whole && !last->repeated && !(after && after->paragraph->keep_previous && lonely);
  }
  return !above->paragraph->keep_next && !below->paragraph->keep_previous;
}

static void place(GArray *page, struct page_place at, double slot, bool repeated) {
  struct placement placement = {at.galley, at.line, slot, repeated};
  g_array_append_val(page, placement);
}

/* Puts on the page as many lines as it holds; returns the first that it does not hold. */
static struct page_place fill(const struct paginator *paginator, struct page_place at, GArray *page) {
  double slot = 0, lines = paginator->typesetter->style->lines;
  const struct galley *first = galley_at(paginator, at.galley);
  if (first->table && first->table->repeats && at.line > 0) {
    place(page, (struct page_place){at.galley, 0}, 0, true);
    slot = slots_of(first, 0);
  }
  while (!is_end(paginator, at)) {
    const struct galley *galley = galley_at(paginator, at.galley);
    if (at.line == 0)
      slot = ceil(slot - EPSILON) + (page->len > 0 ? galley->before : 0);
    bool room = slot + slots_of(galley, at.line) <= lines + EPSILON;
    if (page->len > 0 && (!room || (galley->paragraph->new_page && at.line == 0)))
      break;
    place(page, at, slot, false);
    slot += slots_of(galley, at.line);
    at = settle(paginator, (struct page_place){at.galley, at.line + 1});
  }
  return at;
}

/* Moves lines to the next page until the page may end where it does. */
static struct page_place cut(const struct paginator *paginator, struct page_place end, GArray *page) {
  if (is_end(paginator, end) || (galley_at(paginator, end.galley)->paragraph->new_page && end.line == 0))
    return end;
  guint count = page->len;
  struct page_place next = end;
  while (count > 0) {
    const struct placement *last = &g_array_index(page, struct placement, count - 1);
    if (may_end(paginator, last, next)) {
      g_array_set_size(page, count);
      return next;
    }
    next = (struct page_place){last->galley, last->line};
    count--;
  }
  return end; /* everything wants to stay together: the page ends where it is full */
}

static void set_again(const struct paginator *paginator, struct galley *galley, double line_cost) {
  galley->line_cost = line_cost;
  galley_set(paginator->typesetter, galley);
}

/* Sets a paragraph so that it saves a line, as gently as can be, for no more than `worth`. */
static bool try_tight(const struct paginator *paginator, struct galley *galley, double worth) {
  static const double parts[] = {0.1, 0.4, 1};
  if (galley->table || galley->line_cost > 0 || galley->tried || galley->lines->len < 2 ||
      galley->lines->len > LONGEST_TRIED)
    return false;
  guint lines = galley->lines->len;
  double cost = galley->cost;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    set_again(paginator, galley, parts[i] * worth);
    if (galley->lines->len < lines)
      break;
  }
  if (galley->lines->len < lines && galley->cost - cost <= worth)
    return true;
  galley->tried = true;
  set_again(paginator, galley, 0);
  return false;
}

/* G2: the next page would begin with the last line of a paragraph of more than two lines. */
static bool is_widow(const struct paginator *paginator, struct page_place next) {
  if (is_end(paginator, next))
    return false;
  const struct galley *galley = galley_at(paginator, next.galley);
  return !galley->table && next.line > 1 && next.line + 1 == galley->lines->len;
}

/* Saves a line in one of the paragraphs that begin on the page, the last one first. */
static bool save_line(const struct paginator *paginator, const GArray *page) {
  double worth = paginator->typesetter->style->costs.widow;
  for (guint i = page->len; i-- > 0;) {
    const struct placement *placement = &g_array_index(page, struct placement, i);
    if (placement->line == 0 && !placement->repeated &&
        try_tight(paginator, galley_at(paginator, placement->galley), worth))
      return true;
  }
  return false;
}

static struct page_place make_page(const struct paginator *paginator, struct page_place at, GArray *page) {
  struct page_place next;
  bool again;
  do {
    g_array_set_size(page, 0);
    next = cut(paginator, fill(paginator, at, page), page);
    again = is_widow(paginator, next) && save_line(paginator, page);
  } while (again);
  return next;
}

/* The page on which a paragraph begins, when it is not the last of those made so far. */
static bool began_earlier(const GPtrArray *pages, guint galley, guint *page) {
  for (guint i = pages->len - 1; i-- > 0;) {
    const GArray *placements = g_ptr_array_index(pages, i);
    const struct placement *last = &g_array_index(placements, struct placement, placements->len - 1);
    if (last->galley < galley)
      return false;
    for (guint k = 0; k < placements->len; k++) {
      const struct placement *placement = &g_array_index(placements, struct placement, k);
      if (placement->galley == galley && placement->line == 0) {
        *page = i;
        return true;
      }
    }
  }
  return false;
}

/* A lonely last line of a paragraph that began pages before: when the paragraph can save a line, its pages are taken
 * away to be made again. */
static struct page_place go_back(const struct paginator *paginator, GPtrArray *pages, struct page_place at) {
  guint page = 0;
  if (!is_widow(paginator, at) || !began_earlier(pages, at.galley, &page) ||
      !try_tight(paginator, galley_at(paginator, at.galley), paginator->typesetter->style->costs.widow))
    return at;
  const GArray *placements = g_ptr_array_index(pages, page);
  const struct placement *first = &g_array_index(placements, struct placement, 0);
  first += first->repeated ? 1 : 0;
  struct page_place start = {first->galley, first->line};
  g_ptr_array_set_size(pages, (gint)page);
  return start;
}

static GPtrArray *make_pages(const struct paginator *paginator) {
  GPtrArray *pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  struct page_place at = settle(paginator, (struct page_place){0, 0});
  while (!is_end(paginator, at)) {
    GArray *page = g_array_new(FALSE, FALSE, sizeof(struct placement));
    at = make_page(paginator, at, page);
    g_ptr_array_add(pages, page);
    at = go_back(paginator, pages, at);
  }
  return pages;
}

/* Sets paragraphs tight from the end backward until `wanted` lines are saved; remembers which. */
static bool save_lines(const struct paginator *paginator, guint wanted, GArray *changed) {
  double worth = paginator->typesetter->style->costs.last_page;
  guint tried = 0;
  for (guint i = paginator->galleys->len; i-- > 0 && tried < TRIED_FOR_LAST_PAGE && changed->len < wanted; tried++)
    if (try_tight(paginator, galley_at(paginator, i), worth))
      g_array_append_val(changed, i);
  return changed->len >= wanted;
}

static void loosen(const struct paginator *paginator, const GArray *changed) {
  for (guint i = 0; i < changed->len; i++) {
    struct galley *galley = galley_at(paginator, g_array_index(changed, guint, i));
    galley->tried = true;
    set_again(paginator, galley, 0);
  }
}

/* P7: the last page holds too little to be one. */
static bool is_nearly_empty(const GPtrArray *pages) {
  return pages->len > 1 && ((GArray *)g_ptr_array_index(pages, pages->len - 1))->len < FEW_LINES;
}

GPtrArray *paginate(struct typesetter *typesetter, GPtrArray *galleys) {
  struct paginator paginator = {typesetter, galleys};
  GPtrArray *pages = make_pages(&paginator);
  if (!is_nearly_empty(pages))
    return pages;
  guint wanted = ((GArray *)g_ptr_array_index(pages, pages->len - 1))->len, count = pages->len;
  g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(guint));
  bool saved = save_lines(&paginator, wanted, changed);
  g_ptr_array_unref(pages);
  pages = make_pages(&paginator);
  if (!saved || pages->len >= count) { /* squeezing was for nothing */
    loosen(&paginator, changed);
    g_ptr_array_unref(pages);
    pages = make_pages(&paginator);
  }
  return pages;
}
