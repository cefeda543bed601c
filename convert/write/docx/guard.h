/* Whether a Word file in the output's place may be written over: staff may have worked in it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum guard_origin {
  DOCX_GENERATED, /* as this program wrote it */
  DOCX_EDITED,    /* this program wrote it, and somebody saved it again since */
  DOCX_FOREIGN,   /* somebody else's, or not a Word file */
};

/* A file that this program writes holds a digest of its own content (text, formatting, comments, metadata; not how it
 * is packed).  Word, WPS and LibreOffice keep that property when they save, and write the content anew. */
enum guard_origin guard_origin_of(GBytes *file);

/* True when nothing is at `path`, or a file that is as it was generated.  False and JIANGGAO_ERROR_EDITED, with the way
 * out, for a file that was edited or that somebody else made. */
bool guard_may_overwrite(const char *path, GError **error);
