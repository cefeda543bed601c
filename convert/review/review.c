#include "review/review.h"

#include "base/messages.h"
#include "review/rules.h"

void review_title(const struct doc *doc, struct report *report) {
  g_autofree char *title = doc_title(doc);
  if (!title)
    report_add(report, FINDING_NO_TITLE, (struct place){0},
               _("No title was found. If a line is the title, name it: --as LINE=title."));
}

void review_doc(const struct doc *doc, struct report *report) {
  review_title(doc, report);
  review_headings(doc, report);
  review_series(doc, report);
  review_placeholders(doc, report);
  review_marks(doc, report);
}
