/* One measure of a style from a word: body.size=18pt, page-number.place=center. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/* The words (NULL-terminated) as a style document, which holds these settings alone.  NULL and JIANGGAO_ERROR_STYLE for
 * a word that names no setting, with what it may have meant, and for a value that does not fit.  Free with xmlFreeDoc.
 */
xmlDoc *set_document(const char *const *words, GError **error);
