/* The parts of the package while they are made, with what must say that they exist: content types, relationships. */
#pragma once

#include "ooxml/package.h"

/* The part that the others are related to. */
#define DOCUMENT "word/document.xml"

struct packed;

/* None yet; free with packed_free. */
struct packed *packed_new(void);
void packed_free(struct packed *parts);
typedef struct packed Packed; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Packed, packed_free)

/* Adds a part; `bytes` is taken over (NULL: it could not be made, and packed_pack will say so), `name` and
 * `content_type` are static (content_type NULL: plain XML). */
void packed_add(struct packed *parts, const char *name, const char *content_type, GBytes *bytes);

/* Relates `source` ("" for the package itself, else a part's name) to `target`, a path relative to the source's folder.
 * `id` is what r:id in the source says.  All are static strings. */
void packed_relate(struct packed *parts, const char *source, const char *id, const char *type, const char *target);

/* A SHA-256 over the names and bytes of all parts so far, whatever their order; free with g_free. */
char *packed_digest(const struct packed *parts);

/* Packs everything: content types first, then the package's relationships, then the parts in the order they were
 * added, each followed by its relationships (rule Z04). */
GBytes *packed_pack(struct packed *parts, GError **error);

/* The digest of what packed_digest() saw, from a package that was read: all parts but content types, relationships and
 * `except`.  NULL when a part cannot be read; free with g_free. */
char *package_content_digest(struct package *package, const char *except);
