/* What a file is: a Word file, and whose. */
#pragma once

#include "ooxml/package.h"

/* False and JIANGGAO_ERROR_INPUT, with words on what to do, for bytes that are no zip archive. */
bool origin_check(GBytes *bytes, GError **error);

/* The name of the document part; free with g_free.  NULL and JIANGGAO_ERROR_INPUT when the package has none: another
 * kind of file. */
char *origin_find_document(struct package *package, GError **error);

/* Whether this program made the package, whoever edited it since. */
bool origin_is_ours(struct package *package);
