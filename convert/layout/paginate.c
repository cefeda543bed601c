#include "layout/paginate.h"

#include "base/items.h"
#include "base/order.h"
#include "layout/justify.h"
#include "layout/page_fill.h"

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

/* ---- paragraphs that could have a line less or more ---- */

/* `cost` is that of the galley with so many lines. */
static void add_option(const struct paginator *paginator, GArray *options, guint galley, guint lines, double cost) {
  const struct option option = {galley, lines, MAX(0, cost - page_fill_galley(paginator, galley)->cost)};
  if (cost < G_MAXDOUBLE)
    g_array_append_val(options, option);
}

/* What galleys from `first` up to `end` offer, each once: those that were changed already stay as they are. */
static GArray *collect_options(const struct paginator *paginator, guint first, guint end) {
  GArray *options = g_array_new(FALSE, FALSE, sizeof(struct option));
  for (guint i = first; i < end; i++) {
    struct galley *galley = page_fill_galley(paginator, i);
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
  const gint places = order_or(ORDER_OF(right->galley, left->galley), ORDER_OF(left->lines, right->lines));
  return order_or(ORDER_OF(left->cost, right->cost), places);
}

/* ---- where pages turn badly ---- */

/* What it costs that the next page begins here: a last line alone on it, a first line alone before it, a sentence that
 * goes on. */
static double turn_cost(const struct paginator *paginator, struct page_place next) {
  const struct break_costs *costs = &paginator->typesetter->style->costs;
  return page_fill_is_widow(paginator, next) * costs->widow + page_fill_is_orphan(paginator, next) * costs->orphan +
         page_fill_is_turned(paginator, next) * costs->turned_sentence;
}

/* Where a page begins; a table's head that is repeated there is not its beginning. */
static struct page_place page_start(const GPtrArray *pages, guint page) {
  const GArray *placements = pointer_at(pages, page);
  const struct placement *first = &array_at(placements, struct placement, 0);
  if (first->repeated)
    first++;
  return (struct page_place){first->galley, first->line};
}

static bool is_behind_first_line(struct page_place place, guint galley) {
  return place.galley > galley || (place.galley == galley && place.line != 0);
}

/* The last page that begins at or before the first line of a galley. */
static guint page_of(const GPtrArray *pages, guint galley) {
  guint page = pages->len - 1;
  while (is_behind_first_line(page_start(pages, page), galley))
    page--;
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
  *at = page_fill_make(paginator, *at, page);
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
  const gint costs = order_or(ORDER_OF(left->cost, right->cost), ORDER_OF(left->count, right->count));
  return order_or(costs, compare_options(left->options, right->options));
}

/* When the lonely line would be all of the last page, whoever has a line less saves the page too (P7). */
static void credit_savings(const struct paginator *paginator, GArray *options) {
  for (guint i = 0; i < options->len; i++) {
    struct option *option = &array_at(options, struct option, i);
    if (option->lines < page_fill_galley(paginator, option->galley)->lines->len)
      option->cost = MAX(0, option->cost - paginator->typesetter->style->costs.last_page);
  }
}

/* All that paragraphs from `first` up to `end` can do for no more than `most`, one alone or also two of them. */
static GArray *collect_remedies(const struct paginator *paginator, guint first, guint end, double most, bool pairs) {
  GArray *remedies = g_array_new(FALSE, FALSE, sizeof(struct remedy));
  g_autoptr(GArray) options = collect_options(paginator, first, end);
  if (end == paginator->galleys->len)
    credit_savings(paginator, options);
  for (guint i = 0; i < options->len; i++) {
    const struct option *option = &array_at(options, struct option, i);
    add_remedy(remedies, option, NULL, most);
    for (guint k = i + 1; pairs && k < options->len; k++)
      if (array_at(options, struct option, k).galley != option->galley)
        add_remedy(remedies, option, &array_at(options, struct option, k), most);
  }
  g_array_sort(remedies, compare_remedies);
  return remedies;
}

/* Sets the lines that the paragraphs of a remedy are to have, or takes that back. */
static void apply(const struct paginator *paginator, const struct remedy *remedy, bool on) {
  for (guint i = 0; i < remedy->count; i++)
    page_fill_galley(paginator, remedy->options[i].galley)->wanted = on ? remedy->options[i].lines : 0;
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
  while (made->len < pages->len - first && !page_fill_is_end(paginator, end))
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

/* Whether a page may end so many lines earlier, and where the next one begins then: not with a lonely line. */
static bool may_end_earlier(const struct paginator *paginator, const GArray *page, guint lines,
                            struct page_place *next) {
  if (page->len <= FEW_LINES + lines)
    return false;
  const guint kept = page->len - lines;
  const struct placement *moved = &array_at(page, struct placement, kept);
  *next = (struct page_place){moved->galley, moved->line};
  return !page_fill_galley(paginator, next->galley)->table && !page_fill_is_widow(paginator, *next) &&
         !page_fill_is_turned(paginator, *next) && page_fill_may_end(paginator, page, kept, *next);
}

/* Whether the first page holds all that it can. */
static bool is_first_full(const struct paginator *paginator, const GPtrArray *pages) {
  g_autoptr(GArray) full = g_array_new(FALSE, FALSE, sizeof(struct placement));
  page_fill_make(paginator, page_start(pages, 0), full);
  return ((GArray *)pointer_at(pages, 0))->len == full->len;
}

/* So many pages are made anew for the first one's sake. */
#define FEW_PAGES 4

/* The first page leaves so many lines blank at its foot at most when it ends earlier for a later one: more is seen, and
 * a later page can end a line earlier itself. */
#define MOST_BLANK 1

/* How many lines a page has left below the first `kept` of its lines. */
static double blank_below(const struct paginator *paginator, const GArray *page, guint kept) {
  const struct placement *last = &array_at(page, struct placement, kept - 1);
  const struct galley *galley = page_fill_galley(paginator, last->galley);
  return typesetter_style(paginator->typesetter, galley->paragraph->turned)->lines - last->slot - 1;
}

/* Ends the first page so many lines earlier where that may be and the pages up to the last one then turn well: at no
 * more than half of what they cost before. */
static bool try_first(const struct paginator *paginator, GPtrArray *pages, guint lines, struct page_place *at) {
  GArray *first = pointer_at(pages, 0);
  struct page_place end;
  if (!may_end_earlier(paginator, first, lines, &end) || blank_below(paginator, first, first->len - lines) > MOST_BLANK)
    return false;
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  double cost = turn_cost(paginator, end);
  while (made->len + 1 < pages->len && !page_fill_is_end(paginator, end)) {
    append_page(paginator, made, &end);
    cost += turn_cost(paginator, end);
  }
  if (2 * cost > sum_turns(paginator, pages, 0, *at) || made->len + 1 < pages->len)
    return false;
  g_array_set_size(first, first->len - lines);
  g_ptr_array_set_size(pages, 1);
  while (made->len > 0)
    g_ptr_array_add(pages, g_ptr_array_steal_index(made, 0));
  *at = end;
  return true;
}

/* The first page, which its title makes unlike the others, ends some lines earlier, or one more, instead of a later
 * page: once. */
static bool shorten_first(const struct paginator *paginator, GPtrArray *pages, guint lines, struct page_place *at) {
  return pages->len > 1 && pages->len <= FEW_PAGES && is_first_full(paginator, pages) &&
         (try_first(paginator, pages, lines, at) || try_first(paginator, pages, lines + 1, at));
}

/* How many of the last pages may change for a bad turn, for which part of what it costs, and whether two paragraphs at
 * once: what is cheap is looked for farther back before what is dear.  A first line alone at the foot of a page, which
 * is usual, is cured on the page itself or not at all. */
static const struct reach {
  guint pages;
  double part;
  bool pairs;
} turn_reach = {2, 1, true}, orphan_reach = {1, 1, true},
  widow_reaches[] = {{3, 0.1, true}, {10, 0.3, false}, {5, 0.6, true}}, last_reach = {5, 1, true};

/* The cheapest remedy that paragraphs of the last pages made have. */
static bool cure_within(const struct paginator *paginator, GPtrArray *pages, struct page_place *at,
                        const struct reach *reach) {
  const guint from = page_start(pages, pages->len - MIN(pages->len, reach->pages)).galley;
  g_autoptr(GArray) remedies =
      collect_remedies(paginator, from, at->galley + 1, reach->part * turn_cost(paginator, *at), reach->pairs);
  for (guint k = 0; k < remedies->len; k++)
    if (try_remedy(paginator, pages, at, &array_at(remedies, struct remedy, k)))
      return true;
  return false;
}

static bool cure_turn(const struct paginator *paginator, GPtrArray *pages, struct page_place *at) {
  if (!page_fill_is_widow(paginator, *at))
    return cure_within(paginator, pages, at, page_fill_is_turned(paginator, *at) ? &turn_reach : &orphan_reach);
  for (guint i = 0; i < G_N_ELEMENTS(widow_reaches); i++)
    if (cure_within(paginator, pages, at, &widow_reaches[i]))
      return true;
  return shorten_first(paginator, pages, 1, at) || cure_within(paginator, pages, at, &last_reach);
}

/* No paragraph can help: the page ends a line earlier, and the lonely line has company. */
static void shorten_page(const struct paginator *paginator, GPtrArray *pages, struct page_place *at) {
  GArray *page = pointer_at(pages, pages->len - 1);
  struct page_place next;
  if (!may_end_earlier(paginator, page, 1, &next) || next.galley != at->galley)
    return;
  g_array_set_size(page, page->len - 1);
  *at = next;
}

static GPtrArray *make_pages(const struct paginator *paginator) {
  GPtrArray *pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  struct page_place at = page_fill_settle(paginator, (struct page_place){0});
  while (!page_fill_is_end(paginator, at)) {
    append_page(paginator, pages, &at);
    while (turn_cost(paginator, at) > 0 && cure_turn(paginator, pages, &at)) {
    }
    if (page_fill_is_widow(paginator, at) && paginator->typesetter->style->costs.widow > 0)
      shorten_page(paginator, pages, &at);
  }
  return pages;
}

/* ---- the last page (P7) ---- */

/* How many lines the last page has; enough when it is the only one. */
static guint last_lines(const struct paginator *paginator, const GPtrArray *pages) {
  if (pages->len <= 1)
    return FEW_LINES;
  const GArray *page = pointer_at(pages, pages->len - 1);
  if (page_fill_galley(paginator, array_at(page, struct placement, 0).galley)->paragraph->turned)
    return FEW_LINES; /* a turned page is by itself, however little it has */
  guint lines = 0;
  for (guint i = 0; i < page->len; i++)
    lines += !page_fill_galley(paginator, array_at(page, struct placement, i).galley)->aside;
  return lines;
}

/* The cheapest paragraphs but for `skip` that have a line more (or less) each, `count` of them; NULL when there are not
 * enough, or when they cost more than `most`. */
static GArray *choose_options(const struct paginator *paginator, const GArray *options, guint skip, guint count,
                              bool more, double most, double *cost) {
  g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(struct option));
  guint matching = 0;
  *cost = 0;
  for (guint i = 0; i < options->len && chosen->len < count; i++) {
    const struct option *option = &array_at(options, struct option, i);
    if ((option->lines > page_fill_galley(paginator, option->galley)->lines->len) == more && matching++ >= skip) {
      g_array_append_val(chosen, *option);
      *cost += option->cost;
    }
  }
  if (chosen->len < count || *cost > most)
    return NULL;
  return g_steal_pointer(&chosen);
}

/* All paragraphs as they look best, but for those chosen. */
static void reset(const struct paginator *paginator, const GArray *chosen) {
  for (guint i = 0; i < paginator->galleys->len; i++)
    page_fill_galley(paginator, i)->wanted = 0;
  for (guint i = 0; chosen && i < chosen->len; i++) {
    const struct option *option = &array_at(chosen, struct option, i);
    page_fill_galley(paginator, option->galley)->wanted = option->lines;
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
static GPtrArray *save_or_add(const struct paginator *paginator, const GArray *options, guint lines, guint skip,
                              double most) {
  double saving, adding;
  g_autoptr(GArray) fewer = choose_options(paginator, options, skip, lines, false, most, &saving);
  g_autoptr(GArray) more = choose_options(paginator, options, skip, FEW_LINES - lines, true, most, &adding);
  const bool save = fewer && (!more || saving <= adding);
  GPtrArray *better = try_chosen(paginator, save ? fewer : more);
  return better ? better : try_chosen(paginator, save ? more : fewer);
}

/* What is changed for the last page can leave a lonely line elsewhere, whose cure takes the change back: so often other
 * paragraphs are changed instead. */
#define LAST_PAGE_TRIES 6

/* So many lines more may go with those that a last page wants: what stays together with them. */
#define LINES_BESIDE 4

/* The pages before the last one give it so many lines: the first where it can, or the one before. */
static void give_lines(const struct paginator *paginator, GPtrArray *pages, guint lines) {
  struct page_place next = page_start(pages, pages->len - 1), earlier;
  g_ptr_array_set_size(pages, (gint)pages->len - 1);
  GArray *before = pointer_at(pages, pages->len - 1);
  guint most = shorten_first(paginator, pages, lines, &next) ? 0 : lines + LINES_BESIDE;
  for (guint given = lines; given <= most; given++)
    if (may_end_earlier(paginator, before, given, &earlier)) {
      g_array_set_size(before, before->len - given);
      next = earlier;
      break;
    }
  while (!page_fill_is_end(paginator, next))
    append_page(paginator, pages, &next);
}

/* A last page that holds too little gets the lines that it wants, where a page before may end so much earlier. */
static void lengthen_last_page(const struct paginator *paginator, GPtrArray *pages) {
  const guint lines = last_lines(paginator, pages);
  if (lines >= FEW_LINES || paginator->typesetter->style->costs.last_page == 0)
    return;
  const struct page_place start = page_start(pages, pages->len - 1);
  if (start.line > 0 || !page_fill_begins_page(paginator, start.galley))
    give_lines(paginator, pages, FEW_LINES - lines);
}

/* Paragraphs are changed for the last page at no more than `most`; NULL when that does not help. */
static GPtrArray *change_paragraphs(const struct paginator *paginator, const GArray *options, guint lines,
                                    double most) {
  GPtrArray *better = NULL;
  for (guint skip = 0; skip < LAST_PAGE_TRIES && !better; skip++)
    better = save_or_add(paginator, options, lines, skip, most);
  return better;
}

/* The part of what a short last page costs that paragraphs may cost before the page before it ends a line earlier. */
#define CHEAP 0.3

/* The last page holds too little to be one. */
static GPtrArray *fill_last_page(const struct paginator *paginator, GPtrArray *pages) {
  const guint lines = last_lines(paginator, pages), galleys = paginator->galleys->len;
  const double all = paginator->typesetter->style->costs.last_page;
  g_ptr_array_unref(pages);
  reset(paginator, NULL);
  g_autoptr(GArray) options = collect_options(paginator, galleys - MIN(galleys, TRIED_FOR_LAST_PAGE), galleys);
  g_array_sort(options, compare_options);
  GPtrArray *better = change_paragraphs(paginator, options, lines, lines + 1 == FEW_LINES ? CHEAP * all : all);
  if (better)
    return better;
  reset(paginator, NULL);
  better = make_pages(paginator);
  lengthen_last_page(paginator, better);
  return better;
}

/* Paragraphs whose number of lines was changed get their lines. */
static void set_changed(const struct paginator *paginator) {
  for (guint i = 0; i < paginator->galleys->len; i++) {
    struct galley *galley = page_fill_galley(paginator, i);
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
