/* One text with all that is known of it: each step of the flow (flow.c) adds what it makes. */
#pragma once

#include "base/report.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "lib/shared.h"
#include "read/docx/docx_reader.h"
#include "text/source.h"
#include "write/writer.h"

/* How a text is to be read; the strings are the caller's, needed until it is read. */
struct speech_options {
  struct decode_options decode;
  bool keep_all;
  enum read_changes changes;
  char *const *overrides;     /* as in struct read_options, and lines of compose/ruby_lines.h */
  struct read_dumps *dumps;   /* as in struct read_options */
  struct selection selection; /* of findings */
  const char *const *fills;   /* NAME=VALUE of what is to be filled in; NULL-terminated, or NULL */
  guint fix;                  /* classes of corrections that are made (lib/fixes.h) */
  gint64 moment;              /* base/clock.h */
};

struct jg_speech {
  struct jg *jg;
  char *name;                    /* as messages call it */
  GBytes *bytes;                 /* until they are read */
  struct speech_options options; /* until it is read */
  gint64 moment;
  struct report *report;
  struct source *source; /* lines; NULL of a Word file, which the reader takes as it is */
  struct doc *doc;       /* the tree */
  GArray *blanks;        /* of struct jg_blank: what of the tree waits to be filled in; the names are the tree's */
  GPtrArray *ruby_words; /* of struct ruby_word: what options.overrides say of how words are read */
  bool reviewed, checked;
  struct jg_speech *unfixed;      /* the same text without the corrections of options.fix, or NULL */
  GPtrArray *paragraphs;          /* of struct paragraph, as they are set; they point into the tree */
  struct font_set *fonts;         /* of the layout, borrowed from jg */
  struct layout *layout;          /* pages */
  GBytes *faces[FONT_ROLE_COUNT]; /* cut down to its characters; NULL: none, or not wanted yet */
  GArray *toc_pages;              /* of guint: those of the headings, for the table of contents that was wanted last */
};

/* How far to go with a speech. */
struct wanted {
  bool paragraphs;             /* compose */
  bool pages;                  /* set the pages; wants paragraphs too */
  bool faces;                  /* cut the faces that are to be embedded; wants paragraphs too */
  bool toc;                    /* count the pages for a table of contents; wants paragraphs too */
  const struct writer *writer; /* and write this format, or NULL */
  const struct write_options *options;
  GPtrArray *artifacts; /* where its bytes go, of struct artifact */
};

/* A speech of which nothing is known yet.  `bytes` is shared.  Free with speech_free, which takes NULL too. */
struct jg_speech *speech_new(struct jg *jg, const char *name, GBytes *bytes);
void speech_free(struct jg_speech *speech);
typedef struct jg_speech Speech; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Speech, speech_free)

/* The steps, in the order of the flow; a step that has been done is not done again.  False and an error when one cannot
 * be done. */

/* Bytes to lines. */
bool speech_decode(struct jg_speech *speech, GError **error);
/* Lines, or a Word file, to the tree. */
bool speech_read(struct jg_speech *speech, GError **error);
/* Blanks of the tree to words. */
bool speech_fill(struct jg_speech *speech);
/* The tree to findings. */
bool speech_review(struct jg_speech *speech);
/* Tree and style to paragraphs. */
bool speech_compose(struct jg_speech *speech, GError **error);
/* Paragraphs and faces to pages. */
bool speech_lay_out(struct jg_speech *speech, GError **error);
/* The faces of its roles with its characters alone. */
bool speech_cut_faces(struct jg_speech *speech, GError **error);
/* The pages of the headings where a table of contents stands below the title. */
bool speech_count_toc(struct jg_speech *speech, const struct wanted *wanted, GError **error);
/* Everything to the bytes of one format. */
bool speech_write(struct jg_speech *speech, const struct wanted *wanted, GError **error);
