/* Parsing the XML of a package part that somebody else may have made. */
#pragma once

#include "ooxml/package.h"

#include <libxml/tree.h>

/* The tree of a part; free with xmlFreeDoc.  Office files have no document type: a part with one is refused before
 * anything in it is read, nothing is ever loaded from elsewhere, and nesting is bounded by libxml2 (256).  NULL and
 * JIANGGAO_ERROR_INPUT when the part is missing, damaged or refused. */
xmlDoc *xml_part_read(struct package *package, const char *name, GError **error);
