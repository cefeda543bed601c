/* Relationships: how the parts of a package find each other (ECMA-376 part 2, 6.5). */
#pragma once

#include "ooxml/package.h"

struct relations;

/* The relationships of the part `source` ("" for the package itself); empty when it has none.  NULL and
 * JIANGGAO_ERROR_INPUT when their part is damaged.  Free with relations_free. */
struct relations *relations_read(struct package *package, const char *source, GError **error);
void relations_free(struct relations *relations);
typedef struct relations Relations; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Relations, relations_free)

/* The name of the part that the first relationship of this type points to, inside the package; `type` is the last step
 * of its URI, which transitional and strict documents share ("styles").  NULL when there is none.  Owned by the
 * relations. */
const char *relations_by_type(const struct relations *relations, const char *type);

/* The same by the relationship's id. */
const char *relations_by_id(const struct relations *relations, const char *id);

/* The address outside the package that the relationship with this id leads to, NULL when there is none.  It is words to
 * be told, and never opened. */
const char *relations_link(const struct relations *relations, const char *id);
