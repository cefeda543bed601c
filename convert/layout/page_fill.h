/* One page: as many lines as it holds, and where it may end (typography G2 to G4). */
#pragma once

#include "layout/paginate.h"

struct paginator {
  struct typesetter *typesetter;
  GPtrArray *galleys; /* of struct galley */
};

/* A line of a galley; the galley after the last is the text's end. */
struct page_place {
  guint galley, line;
};

struct galley *page_fill_galley(const struct paginator *paginator, guint i);
bool page_fill_is_end(const struct paginator *paginator, struct page_place at);

/* The next line; paragraphs without lines are passed over. */
struct page_place page_fill_settle(const struct paginator *paginator, struct page_place at);

/* Whether the first line of a galley begins a page wherever it comes: it is to, or its pages are turned and those
 * before are not, or the other way round. */
bool page_fill_begins_page(const struct paginator *paginator, guint galley);

/* Whether a page may end between its first `count` lines and the next (G3, G4, E10).  What is set aside stays with the
 * text before it; of several in a row the margin may not hold all. */
bool page_fill_may_end(const struct paginator *paginator, const GArray *page, guint count, struct page_place next);

/* G2: the next page would begin with the last line of a paragraph. */
bool page_fill_is_widow(const struct paginator *paginator, struct page_place next);

/* The page ends with the first line of a paragraph. */
bool page_fill_is_orphan(const struct paginator *paginator, struct page_place next);

/* A sentence goes on on the next page, in a style for reading aloud. */
bool page_fill_is_turned(const struct paginator *paginator, struct page_place next);

/* Puts the lines from `at` on the empty page (of struct placement); returns where the next one begins. */
struct page_place page_fill_make(const struct paginator *paginator, struct page_place at, GArray *page);
