#include "layout/paginate.h"

#include "layout/grade.h"
#include "layout/justify.h"
#include "layout/table_set.h"

#include <math.h>

#define EPSILON 1e-6

/* Last pages with fewer lines than this are avoided (P7). */
#define FEW_LINES 3

/* How many paragraphs before the end are looked at for that. */
#define TRIED_FOR_LAST_PAGE 60

/* Paragraphs longer than this are set once: setting them again takes seconds and gains one line of thousands. */
#define LONGEST_TRIED 1000

/* A paragraph that could have a line less or more, and what that costs. */
struct option {
  guint galley, lines;
  double cost;
};

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

static double slots_of(const struct galley *galley, guint line) {
  return galley->table ? ((struct table_row *)g_ptr_array_index(galley->table->rows, line))->slots : galley->leading;
}

static bool is_end(const struct paginator *paginator, struct page_place at) {
  return at.galley >= paginator->galleys->len;
}

/* The next line; paragraphs without lines are passed over. */
static struct page_place settle(const struct paginator *paginator, struct page_place at) {
  while (!is_end(paginator, at) && at.line >= galley_lines(galley_at(paginator, at.galley)))
    at = (struct page_place){at.galley + 1, 0};
  return at;
}

/* Whether a page's end does not part a paragraph: one that is to stay whole, or short enough in a style for reading
 * aloud. */
static bool is_whole(const struct paginator *paginator, const struct galley *galley) {
  return galley->paragraph->keep_whole ||
         (!galley->table && galley_lines(galley) <= paginator->typesetter->style->whole_paragraph);
}

/* The last of the page's first `count` lines that is not set aside; the first of them when all are. */
static const struct placement *last_line(const struct paginator *paginator, const GArray *page, guint count) {
  const struct placement *last = &g_array_index(page, struct placement, count - 1);
  while (last > &g_array_index(page, struct placement, 0) && galley_at(paginator, last->galley)->aside)
    last--;
  return last;
}

/* Whether a page may end between its first `count` lines and the next (G3, G4, E10). */
static bool may_end(const struct paginator *paginator, const GArray *page, guint count, struct page_place next) {
  const struct placement *last = last_line(paginator, page, count);
  const struct galley *above = galley_at(paginator, last->galley);
  const struct galley *below = galley_at(paginator, next.galley);
  if (last->galley == next.galley) {
    const struct galley *after =
        next.galley + 1 < paginator->galleys->len ? galley_at(paginator, next.galley + 1) : NULL;
    bool lonely = next.line + 1 == galley_lines(below) && next.line > 1;
    return !is_whole(paginator, below) && !last->repeated && !(after && after->paragraph->keep_previous && lonely);
  }
  return !above->paragraph->keep_next && !below->paragraph->keep_previous && !below->aside;
}

static void place(GArray *page, struct page_place at, double slot, bool repeated) {
  struct placement placement = {at.galley, at.line, slot, repeated};
  g_array_append_val(page, placement);
}

/* The first page of all begins below the grade of secrecy. */
static guint first_slot(const struct paginator *paginator, struct page_place at) {
  const struct page_place first = settle(paginator, (struct page_place){0, 0});
  const bool begins = at.galley == first.galley && at.line == first.line;
  return begins ? grade_slots(paginator->typesetter->style) : 0;
}

/* Puts on the page as many lines as it holds; returns the first that it does not hold. */
static struct page_place fill(const struct paginator *paginator, struct page_place at, GArray *page) {
  double slot = first_slot(paginator, at), lines = paginator->typesetter->style->lines;
  const struct galley *first = galley_at(paginator, at.galley);
  if (first->table && first->table->again && at.line > 0) {
    place(page, (struct page_place){at.galley, 0}, 0, true);
    slot = first->table->again->slots;
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

/* How many of the page's first `most` lines it may have before `next`, which is moved to the line after them; 0 when
 * they want to stay together. */
static guint count_kept(const struct paginator *paginator, const GArray *page, guint most, struct page_place *next) {
  guint count = most;
  while (count > 0) {
    const struct placement *last = &g_array_index(page, struct placement, count - 1);
    if (may_end(paginator, page, count, *next))
      break;
    *next = (struct page_place){last->galley, last->line};
    count--;
  }
  return count;
}

/* G2: the next page would begin with the last line of a paragraph. */
static bool is_widow(const struct paginator *paginator, struct page_place next) {
  if (is_end(paginator, next))
    return false;
  const struct galley *galley = galley_at(paginator, next.galley);
  return !galley->table && next.line > 0 && next.line + 1 == galley_lines(galley);
}

/* A sentence goes on on the next page, in a style for reading aloud. */
static bool is_turned(const struct paginator *paginator, struct page_place next) {
  if (is_end(paginator, next) || next.line == 0 || paginator->typesetter->style->costs.turned_sentence == 0)
    return false;
  const struct galley *galley = galley_at(paginator, next.galley);
  return !galley->table && !galley_ends_sentence(galley, next.line);
}

/* Moves lines to the next page until the page may end where it does; one more when a sentence then ends with it. */
static struct page_place cut(const struct paginator *paginator, struct page_place end, GArray *page) {
  if (is_end(paginator, end) || (galley_at(paginator, end.galley)->paragraph->new_page && end.line == 0))
    return end;
  struct page_place next = end;
  guint count = count_kept(paginator, page, page->len, &next);
  if (count == 0)
    return end; /* everything wants to stay together: the page ends where it is full */
  if (count > 1 && is_turned(paginator, next)) {
    const struct placement *last = &g_array_index(page, struct placement, count - 1);
    const struct page_place earlier = {last->galley, last->line};
    if (may_end(paginator, page, count - 1, earlier) && !is_turned(paginator, earlier) &&
        !is_widow(paginator, earlier)) {
      next = earlier;
      count--;
    }
  }
  g_array_set_size(page, count);
  return next;
}

static struct page_place make_page(const struct paginator *paginator, struct page_place at, GArray *page) {
  return cut(paginator, fill(paginator, at, page), page);
}

/* ---- paragraphs that could have a line less or more ---- */

/* `cost` is that of the galley with so many lines. */
static void add_option(const struct paginator *paginator, GArray *options, guint galley, guint lines, double cost) {
  const struct option option = {galley, lines, MAX(0, cost - galley_at(paginator, galley)->cost)};
  if (cost < G_MAXDOUBLE)
    g_array_append_val(options, option);
}

/* What galleys from `first` to `last` offer, each once: those that were changed already stay as they are. */
static GArray *collect_options(const struct paginator *paginator, guint first, guint last) {
  GArray *options = g_array_new(FALSE, FALSE, sizeof(struct option));
  for (guint i = first; i <= last && i < paginator->galleys->len; i++) {
    struct galley *galley = galley_at(paginator, i);
    if (galley->table || galley->aside || galley->wanted > 0 || galley->align != ALIGN_JUSTIFY ||
        galley->paragraph->keep_whole || galley->lines->len == 0 || galley->lines->len > LONGEST_TRIED)
      continue;
    galley_price(paginator->typesetter, galley);
    add_option(paginator, options, i, galley->lines->len - 1, galley->fewer.cost);
    add_option(paginator, options, i, galley->lines->len + 1, galley->more.cost);
  }
  return options;
}

/* The cheapest first; of equal ones the last of the text. */
static gint compare_options(gconstpointer a, gconstpointer b) {
  const struct option *left = a, *right = b;
  if (left->cost != right->cost)
    return left->cost < right->cost ? -1 : 1;
  return left->galley < right->galley ? 1 : left->galley > right->galley ? -1 : (gint)left->lines - (gint)right->lines;
}

/* ---- where pages turn badly ---- */

/* What it costs that the next page begins here: a last line alone on it, a sentence that goes on. */
static double turn_cost(const struct paginator *paginator, struct page_place next) {
  const struct break_costs *costs = &paginator->typesetter->style->costs;
  return (is_widow(paginator, next) ? costs->widow : 0) + (is_turned(paginator, next) ? costs->turned_sentence : 0);
}

/* Where a page begins; a table's head that is repeated there is not its beginning. */
static struct page_place page_start(const GPtrArray *pages, guint page) {
  const GArray *placements = g_ptr_array_index(pages, page);
  const struct placement *first = &g_array_index(placements, struct placement, 0);
  first += first->repeated ? 1 : 0;
  return (struct page_place){first->galley, first->line};
}

/* The last page that begins at or before the first line of a galley. */
static guint page_of(const GPtrArray *pages, guint galley) {
  guint page = pages->len - 1;
  while (page > 0) {
    const struct page_place start = page_start(pages, page);
    if (start.galley < galley || (start.galley == galley && start.line == 0))
      break;
    page--;
  }
  return page;
}

/* What the turns of the pages from `first` on cost; the last of them ends before `end`. */
static double sum_turns(const struct paginator *paginator, const GPtrArray *pages, guint first, struct page_place end) {
  double cost = turn_cost(paginator, end);
  for (guint i = first + 1; i < pages->len; i++)
    cost += turn_cost(paginator, page_start(pages, i));
  return cost;
}

static void append_page(const struct paginator *paginator, GPtrArray *pages, struct page_place *at) {
  GArray *page = g_array_new(FALSE, FALSE, sizeof(struct placement));
  *at = make_page(paginator, *at, page);
  g_ptr_array_add(pages, page);
}

/* One paragraph that has a line less or more, or two of them: where one alone would leave another last line lonely. */
struct remedy {
  struct option options[2];
  guint count;
  double cost;
};

static void add_remedy(GArray *remedies, const struct option *first, const struct option *second, double most) {
  const struct remedy remedy = {.options = {*first, second ? *second : *first},
                                .count = second ? 2 : 1,
                                .cost = first->cost + (second ? second->cost : 0)};
  if (remedy.cost <= most)
    g_array_append_val(remedies, remedy);
}

/* The cheapest first. */
static gint compare_remedies(gconstpointer a, gconstpointer b) {
  const struct remedy *left = a, *right = b;
  if (left->cost != right->cost)
    return left->cost < right->cost ? -1 : 1;
  return left->count != right->count ? (gint)left->count - (gint)right->count
                                     : compare_options(left->options, right->options);
}

/* When the lonely line would be all of the last page, whoever has a line less saves the page too (P7). */
static void credit_savings(const struct paginator *paginator, GArray *options) {
  for (guint i = 0; i < options->len; i++) {
    struct option *option = &g_array_index(options, struct option, i);
    if (option->lines < galley_at(paginator, option->galley)->lines->len)
      option->cost = MAX(0, option->cost - paginator->typesetter->style->costs.last_page);
  }
}

/* All that paragraphs from `first` to `last` can do for no more than `most`. */
static GArray *collect_remedies(const struct paginator *paginator, guint first, guint last, double most) {
  GArray *remedies = g_array_new(FALSE, FALSE, sizeof(struct remedy));
  g_autoptr(GArray) options = collect_options(paginator, first, last);
  if (last + 1 == paginator->galleys->len)
    credit_savings(paginator, options);
  for (guint i = 0; i < options->len; i++) {
    const struct option *option = &g_array_index(options, struct option, i);
    add_remedy(remedies, option, NULL, most);
    for (guint k = i + 1; k < options->len; k++)
      if (g_array_index(options, struct option, k).galley != option->galley)
        add_remedy(remedies, option, &g_array_index(options, struct option, k), most);
  }
  g_array_sort(remedies, compare_remedies);
  return remedies;
}

/* Sets the lines that the paragraphs of a remedy are to have, or takes that back. */
static void apply(const struct paginator *paginator, const struct remedy *remedy, bool on) {
  for (guint i = 0; i < remedy->count; i++)
    galley_at(paginator, remedy->options[i].galley)->wanted = on ? remedy->options[i].lines : 0;
}

/* Makes the pages anew from the one on which the first paragraph of the remedy begins; keeps them when they turn better
 * by more than it costs. */
static bool try_remedy(const struct paginator *paginator, GPtrArray *pages, struct page_place *at,
                       const struct remedy *remedy) {
  const guint first = page_of(pages, remedy->options[0].galley);
  const double before = sum_turns(paginator, pages, first, *at);
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  struct page_place end = page_start(pages, first);
  apply(paginator, remedy, true);
  while (made->len < pages->len - first && !is_end(paginator, end))
    append_page(paginator, made, &end);
  const double after = sum_turns(paginator, made, 0, end);
  if (after >= before || before - after < remedy->cost) {
    apply(paginator, remedy, false);
    return false;
  }
  g_ptr_array_set_size(pages, (gint)first);
  while (made->len > 0)
    g_ptr_array_add(pages, g_ptr_array_steal_index(made, 0));
  *at = end;
  return true;
}

/* How many of the last pages may change for a bad turn: at first two, for a lonely line then more. */
static const guint reaches[] = {2, 5};

/* The cheapest remedy that paragraphs of the last pages made have. */
static bool cure_turn(const struct paginator *paginator, GPtrArray *pages, struct page_place *at) {
  const double most = turn_cost(paginator, *at);
  const guint tries = is_widow(paginator, *at) ? G_N_ELEMENTS(reaches) : 1;
  for (guint i = 0; i < tries; i++) {
    const guint from = page_start(pages, pages->len - MIN(pages->len, reaches[i])).galley;
    g_autoptr(GArray) remedies = collect_remedies(paginator, from, at->galley, most);
    for (guint k = 0; k < remedies->len; k++)
      if (try_remedy(paginator, pages, at, &g_array_index(remedies, struct remedy, k)))
        return true;
    if (pages->len <= reaches[i])
      break;
  }
  return false;
}

static GPtrArray *make_pages(const struct paginator *paginator) {
  GPtrArray *pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  struct page_place at = settle(paginator, (struct page_place){0, 0});
  while (!is_end(paginator, at)) {
    append_page(paginator, pages, &at);
    while (turn_cost(paginator, at) > 0 && cure_turn(paginator, pages, &at)) {
    }
  }
  return pages;
}

/* ---- the last page (P7) ---- */

/* How many lines the last page has; enough when it is the only one. */
static guint last_lines(const struct paginator *paginator, const GPtrArray *pages) {
  const GArray *page = pages->len > 1 ? g_ptr_array_index(pages, pages->len - 1) : NULL;
  guint lines = 0;
  for (guint i = 0; page && i < page->len; i++)
    lines += !galley_at(paginator, g_array_index(page, struct placement, i).galley)->aside;
  return page ? lines : FEW_LINES;
}

/* The cheapest paragraphs but for `skip` that have a line more (or less) each, `count` of them; NULL when there are not
 * enough, or when they cost more than the short page. */
static GArray *choose_options(const struct paginator *paginator, const GArray *options, guint skip, guint count,
                              bool more, double *cost) {
  g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(struct option));
  guint matching = 0;
  *cost = 0;
  for (guint i = 0; i < options->len && chosen->len < count; i++) {
    const struct option *option = &g_array_index(options, struct option, i);
    if ((option->lines > galley_at(paginator, option->galley)->lines->len) == more && matching++ >= skip) {
      g_array_append_val(chosen, *option);
      *cost += option->cost;
    }
  }
  if (chosen->len < count || *cost > paginator->typesetter->style->costs.last_page)
    return NULL;
  return g_steal_pointer(&chosen);
}

/* All paragraphs as they look best, but for those chosen. */
static void reset(const struct paginator *paginator, const GArray *chosen) {
  for (guint i = 0; i < paginator->galleys->len; i++)
    galley_at(paginator, i)->wanted = 0;
  for (guint i = 0; chosen && i < chosen->len; i++) {
    const struct option *option = &g_array_index(chosen, struct option, i);
    galley_at(paginator, option->galley)->wanted = option->lines;
  }
}

/* Pages with these paragraphs changed, if the last one then has lines enough; else NULL. */
static GPtrArray *try_chosen(const struct paginator *paginator, const GArray *chosen) {
  if (!chosen)
    return NULL;
  reset(paginator, chosen);
  g_autoptr(GPtrArray) pages = make_pages(paginator);
  return last_lines(paginator, pages) >= FEW_LINES ? g_steal_pointer(&pages) : NULL;
}

/* Lines are saved until a last page of so many is not wanted, or added until it has enough: what costs less first. */
static GPtrArray *save_or_add(const struct paginator *paginator, const GArray *options, guint lines, guint skip) {
  double saving, adding;
  g_autoptr(GArray) fewer = choose_options(paginator, options, skip, lines, false, &saving);
  g_autoptr(GArray) more = choose_options(paginator, options, skip, FEW_LINES - lines, true, &adding);
  const bool save = fewer && (!more || saving <= adding);
  GPtrArray *better = try_chosen(paginator, save ? fewer : more);
  return better ? better : try_chosen(paginator, save ? more : fewer);
}

/* What is changed for the last page can leave a lonely line elsewhere, whose cure takes the change back: so often other
 * paragraphs are changed instead. */
#define LAST_PAGE_TRIES 6

/* The last page holds too little to be one. */
static GPtrArray *fill_last_page(const struct paginator *paginator, GPtrArray *pages) {
  const guint lines = last_lines(paginator, pages), galleys = paginator->galleys->len;
  reset(paginator, NULL);
  g_autoptr(GArray) options =
      collect_options(paginator, galleys > TRIED_FOR_LAST_PAGE ? galleys - TRIED_FOR_LAST_PAGE : 0, galleys);
  g_array_sort(options, compare_options);
  GPtrArray *better = NULL;
  for (guint skip = 0; skip < LAST_PAGE_TRIES && !better; skip++)
    better = save_or_add(paginator, options, lines, skip);
  g_ptr_array_unref(pages);
  if (better)
    return better;
  reset(paginator, NULL);
  return make_pages(paginator);
}

/* Paragraphs whose number of lines was changed get their lines. */
static void set_changed(const struct paginator *paginator) {
  for (guint i = 0; i < paginator->galleys->len; i++) {
    struct galley *galley = galley_at(paginator, i);
    if (galley->wanted > 0)
      galley_set(paginator->typesetter, galley);
  }
}

GPtrArray *paginate(struct typesetter *typesetter, GPtrArray *galleys) {
  struct paginator paginator = {typesetter, galleys};
  GPtrArray *pages = make_pages(&paginator);
  if (last_lines(&paginator, pages) < FEW_LINES)
    pages = fill_last_page(&paginator, pages);
  set_changed(&paginator);
  return pages;
}
