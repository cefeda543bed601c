/* Other paper for a style: styles/papers.ini. */
#pragma once

#include "style/style.h"

/* Fits the measures of a style to the paper `name`: the page and its margins, then as many characters in a line and
 * lines on a page as they hold (GB/T 9704-2012 5.2).  Characters become as large as the paper wants them, in the same
 * ratios, unless the style has fixed_type.  On the paper that the style is made for, nothing changes.  False and
 * JIANGGAO_ERROR_STYLE for a paper that is not known, with those that are. */
bool paper_fit(struct style *style, const char *name, GError **error);

/* The names of the papers; free with g_strfreev. */
char **paper_names(void);
