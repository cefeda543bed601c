/* Reading the program's own XML files: parsed, then validated against a RELAX NG schema. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/* Says in words what is wrong with a document, and in which line; NULL when it sees nothing wrong.  It checks what the
 * schema leaves open, too. */
typedef char *(*xml_explain)(const xmlDoc *document, int *line);

/* Parses the file `path` and validates it against the schema file `schema` (NULL: it is known to fit).  No network, no
 * entities from elsewhere. NULL and JIANGGAO_ERROR_STYLE with file:line and what was expected: in the words of
 * `explain` (it may be NULL) where it has any, else in the validator's.  Free with xmlFreeDoc. */
xmlDoc *xml_load(const char *path, const char *schema, xml_explain explain, GError **error);

/* The attribute's value, or NULL; free with xmlFree. */
char *xml_attribute(const xmlNode *node, const char *name);

/* The same without blanks around it and with one between words: so a schema sees a word of a list. */
char *xml_word(const xmlNode *node, const char *name);

/* The first or next element with this local name (NULL: any) among the children of `parent` (after `previous`, or from
 * the start when NULL); NULL at the end.  The one way to walk an element's children. */
xmlNode *xml_child(const xmlNode *parent, const xmlNode *previous, const char *name);

/* The version of libxml2 that is used, "2.9.14"; free with g_free. */
char *xml_version(void);
