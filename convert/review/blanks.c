#include "base/items.h"
#include "review/passage.h"

#include "base/messages.h"

void review_blanks(struct review *review) {
  const struct doc *doc = review->doc;
  struct report *report = review->report;
  guint kinds = doc->placeholder_names->len;
  g_autofree guint *places = g_new0(guint, kinds + 1);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    for (guint k = 0; block->placeholders && k < block->placeholders->len; k++)
      if (!array_at(block->placeholders, struct placeholder, k).filled)
        places[array_at(block->placeholders, struct placeholder, k).identity]++;
  }
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    struct block_cursor cursor = block_cursor(block);
    for (guint k = 0; block->placeholders && k < block->placeholders->len; k++) {
      const struct placeholder *holder = &array_at(block->placeholders, struct placeholder, k);
      guint count = places[holder->identity];
      if (count == 0 || holder->filled)
        continue;
      places[holder->identity] = 0;
      guint line, column;
      block_cursor_place(&cursor, holder->start, &line, &column);
      const char *name = pointer_at(doc->placeholder_names, holder->identity - 1);
      g_autofree char *text = g_strndup(block->text + holder->start, holder->length);
      report_add(report, FINDING_PLACEHOLDER, (struct place){line, column, text},
                 ngettext("%s is to be filled in (%u place)", "%s is to be filled in (%u places)", count), name, count);
    }
  }
}

void review_title(struct review *review) {
  const struct doc *doc = review->doc;
  struct report *report = review->report;
  g_autofree char *title = doc_title(doc);
  if (!title)
    report_add(report, FINDING_NO_TITLE, (struct place){0},
               _("No title was found. If a line is the title, name it: --as LINE=title."));
}
