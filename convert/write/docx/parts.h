/* The parts of the package while they are made, with what must say that they exist: content types, relationships. */
#pragma once

#include "ooxml/package.h"

struct parts;

/* None yet; free with parts_free. */
struct parts *parts_new(void);
void parts_free(struct parts *parts);
typedef struct parts Parts; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Parts, parts_free)

/* Adds a part; `bytes` is taken over, `name` and `content_type` are static (content_type NULL: plain XML). */
void parts_add(struct parts *parts, const char *name, const char *content_type, GBytes *bytes);

/* Relates `source` ("" for the package itself, else a part's name) to `target`, a path relative to the source's folder.
 * `id` is what r:id in the source says.  All are static strings. */
void parts_relate(struct parts *parts, const char *source, const char *id, const char *type, const char *target);

/* A SHA-256 over the names and bytes of all parts so far, whatever their order; free with g_free. */
char *parts_digest(const struct parts *parts);

/* Packs everything: content types first, then the package's relationships, then the parts in the order they were
 * added, each followed by its relationships (rule Z04). */
GBytes *parts_pack(struct parts *parts, GError **error);

/* The digest of what parts_digest() saw, from a package that was read: all parts but content types, relationships and
 * `except`.  NULL when a part cannot be read; free with g_free. */
char *package_content_digest(struct package *package, const char *except);
