/* The files of the page, read once: what a browser gets under which path. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct site;

struct site_file {
  const char *type;       /* of its content */
  GBytes *bytes, *packed; /* as it is, and with gzip; owned by the site */
  char *tag;              /* of this content, for ETag, with its quotes */
  bool fixed;             /* its path changes with its content: it may be kept for ever */
};

/* Reads the files of the program's folder web/.  NULL and an error when one cannot be read.  Free with site_free. */
struct site *site_load(GError **error);
void site_free(struct site *site);

/* The file of a path ("/", "/0123456789ab/app.js"), the page in one of its languages; NULL when there is none. */
const struct site_file *site_find(const struct site *site, const char *path, bool english);
