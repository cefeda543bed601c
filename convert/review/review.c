#include "review/review.h"

#include "review/rules.h"

/* Each rule and what it may tell, FINDING_COUNT at the end. */
static const struct {
  void (*find)(const struct doc *doc, struct report *report);
  enum finding_id tells[4];
} rules[] = {
    {review_title, {FINDING_NO_TITLE, FINDING_COUNT}},
    {review_headings, {FINDING_HEADING_ORDER, FINDING_COUNT}},
    {review_series, {FINDING_SERIES_DRIFT, FINDING_SERIES_ORDER, FINDING_COUNT}},
    {review_blanks, {FINDING_PLACEHOLDER, FINDING_COUNT}},
    {review_marks, {FINDING_UNPAIRED_MARK, FINDING_DOUBLED_MARK, FINDING_HALF_WIDTH_MARK, FINDING_COUNT}},
};

void review_doc(const struct doc *doc, struct report *report) {
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    rules[i].find(doc, report);
}

bool review_tells(enum finding_id id) {
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    for (const enum finding_id *told = rules[i].tells; *told != FINDING_COUNT; told++)
      if (*told == id)
        return true;
  return false;
}
