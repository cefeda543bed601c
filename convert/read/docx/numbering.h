/* Automatic numbering: the labels that Word shows before paragraphs and that are in no text of the file. */
#pragma once

#include "read/docx/looks.h"

struct numbering;

/* Reads the numbering part; with `name` NULL there are no lists.  `looks` must outlive it.  NULL and
 * JIANGGAO_ERROR_INPUT when the part is damaged.  Free with numbering_free. */
struct numbering *numbering_read(struct package *package, const char *name, const struct looks *looks, GError **error);
void numbering_free(struct numbering *numbering);
typedef struct numbering Numbering; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Numbering, numbering_free)

/* Counts the next paragraph of a list and returns its label ("一、", "1.2", "•"), or NULL when it has none; free with
 * g_free.  `direct` is the paragraph's own w:numPr, which goes before its style's. */
char *numbering_next(struct numbering *numbering, struct list_place direct, const struct style_info *style);
