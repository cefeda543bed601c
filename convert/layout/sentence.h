/* Where sentences end: a page that is read aloud turns there. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Whether a sentence ends with the text: with 。！？… and the quotation marks and brackets that close behind them. */
bool sentence_ends(const char *text, gsize length);
