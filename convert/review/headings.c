#include "review/rules.h"

#include <glib/gi18n.h>

void review_headings(const struct doc *doc, struct report *report) {
  const struct block *before[5] = {NULL}; /* the latest heading of each level in its section */
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *heading = g_ptr_array_index(doc->blocks, i);
    if (heading->role != ROLE_HEADING)
      continue;
    const struct block *sibling = before[heading->level];
    if (sibling && sibling->number > 0 && heading->number > 1 && heading->number != sibling->number + 1) {
      guint line, column;
      block_place(heading, 0, &line, &column);
      g_autofree char *marker = g_strndup(heading->text, heading->marker_length);
      g_autofree char *previous = g_strndup(sibling->text, sibling->marker_length);
      report_add(report, FINDING_HEADING_ORDER, (struct place){line, column, marker},
                 _("heading %s follows %s: one is missing or counted twice"), marker, previous);
    }
    before[heading->level] = heading;
    for (guint level = heading->level + 1u; level < G_N_ELEMENTS(before); level++)
      before[level] = NULL;
  }
}
