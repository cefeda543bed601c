/* Findings as people read them: what matters first, each kind once, with the words that are meant. */
#pragma once

#include "lib/jianggao.h"

#include <glib.h>
#include <stdbool.h>

struct finding_list_options {
  bool color;
  bool all; /* every place, and not the first ones of each kind */
};

/* How many of each severity there are, by enum jg_severity. */
struct finding_counts {
  guint of[3];
};

/* Appends the findings of one file, and adds their numbers to `counts`. */
void finding_list_append(GString *out, const char *file, const struct jg_speech *speech,
                         const struct finding_list_options *options, struct finding_counts *counts);

/* Appends the closing line: how much there is to correct, to look at, to know. */
void finding_list_close(GString *out, const struct finding_counts *counts, guint files);
