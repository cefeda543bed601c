/* Bytes to lines: the decoded text of one input and where its lines are. */
#pragma once

#include "base/limits.h"
#include "base/report.h"

#include <glib.h>
#include <stdbool.h>

/* One physical line, without its line end: LF, CRLF, CR CR LF, or CR in a text that has no LF.  VT, FF, U+2028,
 * U+2029 and a stray CR part paragraphs but not lines: they stay in the text, and the reader splits there. */
struct source_line {
  const char *text; /* into source.text, not NUL-terminated */
  gsize length;     /* bytes */
};

struct source {
  char *name;     /* the file's name without folders */
  char *encoding; /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5" … */
  bool bom;
  const char *newline; /* as in struct source_info */
  char *sha256;
  char *text; /* decoded, valid UTF-8, without a BOM; NUL-terminated, no NUL inside */
  gsize length;
  GArray *lines; /* of struct source_line */
};

struct decode_options {
  const char *encoding; /* what the user says the bytes are; NULL to decide */
  bool lossy;           /* undecodable bytes become U+FFFD (and findings) instead of an error */
};

/* Decodes `bytes` (spec/tree-json.md, corpus GUIDE 1).  Without `options->encoding`: BOM, else UTF-8 if valid,
 * else GB18030, else Big5 when it decides clearly.  Refuses, with JIANGGAO_ERROR_INPUT and words on what to do: an
 * empty file, only blanks, a binary (a known magic number, NUL bytes or many control characters), more than
 * LIMIT_INPUT, bytes that do not decode (unless lossy).  `name` may be a path.  Free with source_free. */
struct source *source_decode(const char *name, GBytes *bytes, const struct decode_options *options,
                             struct report *report, GError **error);

/* Frees a source and its text, into which its lines point; takes NULL too. */
void source_free(struct source *source);
typedef struct source Source; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, source_free)
