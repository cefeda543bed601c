/* OPC packages (the zip of a .docx): writing parts in a fixed order with fixed dates, and reading them within limits.
 * The only place that sees libzip. */
#pragma once

#include "base/limits.h"

#include <glib.h>
#include <stdbool.h>

struct package_part {
  const char *name; /* "word/document.xml" */
  GBytes *bytes;
};

/* Packs the parts in the order given: deflate (small ones stored), no data descriptors, no extra fields, every date
 * 1980-01-01, so that equal parts give equal bytes (rules Z04 to Z11).  NULL and JIANGGAO_ERROR_OUTPUT on failure. */
GBytes *package_pack(const struct package_part *parts, gsize count, GError **error);

struct package;

/* Opens a package from memory.  Refuses with JIANGGAO_ERROR_INPUT: not a zip, encrypted, too many entries, sizes or
 * ratios beyond the limits, duplicate or unsafe names.  Free with package_free. */
struct package *package_open(GBytes *bytes, GError **error);

/* The same for a package that was just made, whose sizes are what they are. */
struct package *package_open_own(GBytes *bytes, GError **error);
void package_free(struct package *package);
typedef struct package Package; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Package, package_free)

/* Whether there is such a part.  Part names are compared without regard to case, as packages do (ECMA-376 part
 * 2, 6.2.2.3). */
bool package_has(const struct package *package, const char *name);

/* The names of all parts, in the order of the archive; free with g_strfreev. */
char **package_names(const struct package *package);

/* The inflated bytes of a part, its CRC checked, never more than LIMIT_PART whatever the header says, and of all
 * that is read of a package no more than LIMIT_UNPACKED allows.  NULL and JIANGGAO_ERROR_INPUT otherwise. */
GBytes *package_read(struct package *package, const char *name, GError **error);

/* How many bytes of parts were read. */
guint64 package_unpacked(const struct package *package);

/* The version of the library that reads and writes packages. */
const char *package_library(void);
