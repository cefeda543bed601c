/* What the files of one phase share: remains of HTML (remains.c) and of Markdown (markdown.c) become edits. */
#pragma once

#include "read/pieces.h"

/* What is undone, each told in one finding. */
enum remain { REMAIN_HTML, REMAIN_MARKDOWN, REMAIN_ZERO_WIDTH, REMAIN_COUNT };

/* What the phase has seen and done. */
struct remains {
  struct reader *reader;
  const char *text, *end;
  const char *line, *line_end;    /* of the line being scanned: all but comments, scripts and styles end in it */
  bool markdown;                  /* the text is written in Markdown */
  guint count[REMAIN_COUNT];      /* how many of each were undone */
  gsize first[REMAIN_COUNT];      /* where the first one is */
  const char *no_comment_end;     /* no --> ends before this place */
  const char *no_emphasis_end[4]; /* no run of so many stars follows up to this place */
  const char *emphasis_close[4];  /* the stars that close the last emphasis of so many */
  const char *seams_close;        /* of the last emphasis in which four stars were met … */
  bool seams;                     /* … and whether those end one emphasis and open another */
  bool open_element[2];           /* script and style: one is never closed */
};

/* Adds an edit; `insert` is the UTF-8 of the one character that stands for it, or "". */
void remains_add(struct remains *remains, enum remain what, const char *from, const char *to, enum edit_kind kind,
                 const char *insert);

/* Whether the text is written in Markdown: headings, fences, lists, lines that are bold as a whole, emphasis. */
bool markdown_is_used(const struct remains *remains);

/* Undoes the marks at the beginning (and end) of the line; the place where its text goes on. */
const char *markdown_take_line(struct remains *remains);

/* Undoes what begins at `p`, a *, [, !, ` or \; the place behind it. */
const char *markdown_take(struct remains *remains, const char *p);
