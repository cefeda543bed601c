#include "layout/sheets.h"
#include "base/items.h"

#define BLANK G_MAXUINT /* a page that is not there */

/* A4 turned on its side (ISO 216), pt. */
#define SHEET_WIDTH (297 * 72 / 25.4)
#define SHEET_HEIGHT (210 * 72 / 25.4)

/* The pages of one copy in reading order, and the sides that they come on. */
struct imposer {
  const struct style *style;
  struct sheets *sheets; /* count grows */
  GArray *pages;         /* of guint */
};

/* Page `number` of the copy, from 0; behind the last one there are blanks. */
static guint page_at(const struct imposer *imposer, guint number) {
  return number < imposer->pages->len ? array_at(imposer->pages, guint, number) : BLANK;
}

static double page_scale(const struct imposer *imposer) {
  const struct style *style = imposer->style;
  const double across = imposer->sheets->width / 2 / style->page_width;
  return MIN(1, MIN(across, imposer->sheets->height / style->page_height));
}

/* How far the pages of a sheet with so many sheets around it move towards the fold; text comes no nearer to it than
 * half of its margin. */
static double creep(const struct style *style, double scale, guint around) {
  const double right = style->page_width - style->margin_left - style->text_width;
  return MIN(around * style->sheet.creep, scale * MIN(style->margin_left, right) / 2);
}

/* Places a page in the middle of its half of the side, then nearer to the fold. */
static void place(const struct imposer *imposer, struct sheet_side *side, guint page, bool right, double nearer) {
  if (page == BLANK)
    return;
  const struct sheets *sheets = imposer->sheets;
  const double scale = page_scale(imposer), half = sheets->width / 2;
  const double inset = (half - scale * imposer->style->page_width) / 2;
  side->pages[side->count++] = (struct placed_page){
      .page = page,
      .x = right ? half + inset - nearer : inset + nearer,
      .y = (sheets->height - scale * imposer->style->page_height) / 2,
      .scale = scale,
  };
}

static void add_side(struct imposer *imposer, guint left, guint right, double nearer) {
  struct sheet_side *side = &imposer->sheets->sides[imposer->sheets->count++];
  place(imposer, side, left, false, nearer);
  place(imposer, side, right, true, nearer);
}

static void add_single(struct imposer *imposer, guint page) {
  struct sheet_side *side = &imposer->sheets->sides[imposer->sheets->count++];
  if (page != BLANK)
    side->pages[side->count++] = (struct placed_page){.page = page, .scale = 1};
}

static guint round_up(guint number, guint unit) {
  return (number + unit - 1) / unit * unit;
}

/* The sheets that are folded into each other around the pages from `first` on: the outermost sheet has the first two
 * and the last two of them. */
static void add_signature(struct imposer *imposer, guint first, guint sheets) {
  guint low = first, high = first + 4 * sheets - 1;
  for (guint i = 0; i < sheets; i++, low += 2, high -= 2) {
    const double nearer = creep(imposer->style, page_scale(imposer), i);
    add_side(imposer, page_at(imposer, high), page_at(imposer, low), nearer);
    add_side(imposer, page_at(imposer, low + 1), page_at(imposer, high - 1), nearer);
  }
}

static void add_booklet(struct imposer *imposer) {
  const guint sheets = round_up(imposer->pages->len, 4) / 4;
  const guint signature = imposer->style->sheet.signature > 0 ? imposer->style->sheet.signature : sheets;
  for (guint done = 0; done < sheets; done += MIN(signature, sheets - done))
    add_signature(imposer, 4 * done, MIN(signature, sheets - done));
}

/* For printing on both sides no copy begins on the back of another's last sheet. */
static void fill_sheet(struct imposer *imposer) {
  if (imposer->style->blank_back && imposer->sheets->count % 2 == 1)
    imposer->sheets->count++;
}

static void add_copy(struct imposer *imposer) {
  switch (imposer->style->sheet.kind) {
  case SHEET_PAGE:
    for (guint i = 0; i < imposer->pages->len; i++)
      add_single(imposer, page_at(imposer, i));
    break;
  case SHEET_TWO_UP:
    for (guint i = 0; i < imposer->pages->len; i += 2)
      add_side(imposer, page_at(imposer, i), page_at(imposer, i + 1), 0);
    break;
  case SHEET_BOOKLET:
    add_booklet(imposer);
    break;
  }
}

/* The pages of copy `copy`, from 0; `covers` and `pages` are those of all copies.  Behind the cover is its back, so
 * that in a booklet, too, page 1 is a right one. */
static void gather(struct imposer *imposer, guint copy, guint covers, guint pages) {
  g_array_set_size(imposer->pages, 0);
  if (copy < covers)
    g_array_append_val(imposer->pages, copy);
  if (copy < covers && (imposer->style->blank_back || imposer->style->sheet.kind == SHEET_BOOKLET))
    g_array_append_vals(imposer->pages, &(guint){BLANK}, 1);
  for (guint page = covers; page < pages; page++)
    g_array_append_val(imposer->pages, page);
}

struct sheets *sheets_new(const struct style *style, guint pages, guint covers) {
  const struct sheet_style *wish = &style->sheet;
  if (wish->kind == SHEET_PAGE && (covers == 0 || (covers == 1 && !style->blank_back)))
    return NULL;
  const guint copies = MAX(covers, 1);
  const gsize most = (gsize)copies * round_up(pages - covers + 2, 4); /* sides: no more than pages with blanks */
  struct sheets *sheets = g_atomic_rc_box_alloc0(sizeof(struct sheets) + most * sizeof(struct sheet_side));
  const bool single = wish->kind == SHEET_PAGE;
  sheets->width = single ? style->page_width : wish->width > 0 ? wish->width : SHEET_WIDTH;
  sheets->height = single ? style->page_height : wish->height > 0 ? wish->height : SHEET_HEIGHT;
  sheets->fold_line = wish->kind == SHEET_BOOKLET && wish->fold_line;
  struct imposer imposer = {style, sheets, g_array_new(FALSE, FALSE, sizeof(guint))};
  for (guint copy = 0; copy < copies; copy++) {
    gather(&imposer, copy, covers, pages);
    add_copy(&imposer);
    fill_sheet(&imposer);
  }
  g_array_unref(imposer.pages);
  return sheets;
}
