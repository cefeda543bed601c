/* The structure of a text as it is drawn, for readers that speak it aloud or set it anew (ISO 32000-1 14.7, 14.8):
 * Document, H1 to H6, P, L, Table … with the tags that Cairo 1.16 knows.
 *
 * Text is marked in the innermost elements only: a P that has both text and elements of its own would lose the text.
 * These elements end with the page, so that one that goes on on the next page, or has a link in it, has its text in
 * Spans.  What is drawn while none of them is open (page numbers, strokes, a table's head once more) belongs to no
 * element. */
#pragma once

#include "layout/layout.h"

struct structure;

/* Begins the structure of a layout that is drawn with `cairo`, which belongs to a PDF's surface; free with
 * structure_free. */
struct structure *structure_new(cairo_t *cairo, const struct layout *layout);
void structure_free(struct structure *structure);
typedef struct structure Structure; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Structure, structure_free)

/* Opens the elements of the text at byte `at` of a run and closes those that it is not in.  Returns the byte up to
 * which the text is in them. */
gsize structure_enter(struct structure *structure, const struct line *line, const struct run *run, gsize at);

/* Closes what marks text: before drawing that is no text, and before the page ends. */
void structure_leave(struct structure *structure);

/* Closes all elements, while the last page is still open: Cairo would lose the empty cells of a table's last row. */
void structure_close(struct structure *structure);

/* Closes all elements.  Returns the notes (of struct element_note, by rising element), free with g_array_unref; `count`
 * gets the number of elements, 0 when no text was drawn. */
GArray *structure_finish(struct structure *structure, guint *count);
