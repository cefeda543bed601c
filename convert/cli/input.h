/* From a path to a tree. */
#pragma once

#include "cli/options.h"

/* A speech that has been read, with all there is to say about it. */
struct speech {
  struct report *report;
  struct doc *doc;
  gint64 moment; /* base/clock.h */
};

/* Reads and reviews the file `path`: decodes a text or opens a .docx, reads it into a tree, adds the findings of the
 * reader and of the review.  A file PATH.as beside it holds further LINE=ROLE overrides, one a line.  NULL and an error
 * when there is nothing to convert.  Free with speech_free. */
struct speech *speech_read(const char *path, const struct options *options, GError **error);

void speech_free(struct speech *speech);
typedef struct speech Speech; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Speech, speech_free)

/* The files that the inputs stand for, in order: a folder is replaced by its .txt files, sorted.  NULL and
 * JIANGGAO_ERROR_INPUT for a file that is not there or a folder without texts.  Free with g_strfreev. */
char **inputs_expand(char *const *inputs, GError **error);
