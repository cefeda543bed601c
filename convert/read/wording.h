/* How a short line is worded: like what pages say of themselves, or like what is said to hearers.  Every character and
 * pair of characters has its part in it, so that words count which no list holds. */
#pragma once

#include "text/chars.h"

#include <glib.h>

struct wording;

/* Reads the program's table (styles/reader.wording, which tells its form).  Errors: JIANGGAO_ERROR_STYLE with the file
 * and what is wrong in it.  Free with wording_free, which takes NULL too. */
struct wording *wording_load(GError **error);
void wording_free(struct wording *wording);

/* The points of a text, in tenths of natural logarithms of odds: above 0 it is worded like a page. */
int wording_points(const struct wording *wording, const char *text, gsize length);
