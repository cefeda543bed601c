/* The properties of a paragraph of the Word file: what it says beyond its style. */
#pragma once

#include "write/docx/section.h"

struct word_paragraph {
  const char *style;               /* NULL: Normal */
  double blank_above, blank_below; /* blank lines */
  double air_above, air_below;     /* more of them, beside a table */
  bool close;                      /* none below it, whatever its style says */
  bool loose;                      /* it does not stay with the next one, as its style would have it */
  bool whole;                      /* no page ends inside it */
  bool new_page;                   /* it begins a page */
  double line;                     /* exact pitch of its lines, lines of text; 0: as its style has it */
  bool separator;                  /* its end is hidden: the next paragraph goes on in the same line (rule H04) */
  bool grows;                      /* its lines are as high as what is in them */
  bool indented;                   /* `indents` holds instead of the style's */
  bool centred;                    /* in the middle, whatever its style says */
  struct indents indents;
  const struct section *section; /* the one that ends with it and is told in it, or NULL */
};

/* Opens w:p and writes its w:pPr, where it needs one; the caller writes its runs and closes it. */
void word_paragraph_open(struct xml_out *out, const struct style *style, const struct measures *measures,
                         const struct word_paragraph *paragraph);
