/* What is to be filled in becomes words. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"

/* Fills every copy of the blanks that are named by NAME=VALUE (NULL-terminated).  A unit that the value repeats (×区 =
 * 城东区) is not doubled; an empty value leaves the blank.  A name that the text does not have is a finding. */
void fill_set(struct doc *doc, const char *const *fills, struct report *report);
