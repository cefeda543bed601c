/* Words of texts and files on a terminal, which takes some characters for orders. */
#pragma once

/* The text with what is no text shown: control characters, and those that turn the direction of writing, as ‹U+001B›,
 * bytes that are no UTF-8 as ‹0xFF›.  Free with g_free. */
char *visible_name(const char *text);

/* The same, but line ends and tabs stay. */
char *visible_lines(const char *text);
