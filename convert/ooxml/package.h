/* OPC packages (the zip of a .docx): writing parts in a fixed order with fixed dates, and reading them within limits.
 * The only place that sees libzip. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Limits of spec/docx.md section 7. */
#define PACKAGE_MAX_ENTRIES 2000
#define PACKAGE_MAX_PART (64 * 1024 * 1024)
#define PACKAGE_MAX_TOTAL (256 * 1024 * 1024)
#define PACKAGE_MAX_RATIO 200

struct package_part {
  const char *name; /* "word/document.xml" */
  GBytes *bytes;
};

/* Packs the parts in the order given: deflate, no data descriptors, no extra fields, every date 1980-01-01, so that
 * equal parts give equal bytes (spec/docx.md section 1, rules Z04 to Z11).  NULL and JIANGGAO_ERROR_OUTPUT on failure. */
GBytes *package_pack(const struct package_part *parts, gsize count, GError **error);

struct package;

/* Opens a package from memory.  Refuses with JIANGGAO_ERROR_INPUT: not a zip, encrypted, too many entries, sizes or
 * ratios beyond the limits, duplicate or unsafe names.  Free with package_free. */
struct package *package_open(GBytes *bytes, GError **error);
void package_free(struct package *package);
typedef struct package Package; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Package, package_free)

bool package_has(const struct package *package, const char *name);

/* The inflated bytes of a part, its CRC checked, never more than PACKAGE_MAX_PART whatever the header says.  NULL and
 * JIANGGAO_ERROR_INPUT otherwise. */
GBytes *package_read(struct package *package, const char *name, GError **error);
