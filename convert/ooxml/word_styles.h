/* The paragraph and character styles of the Word file: their names, and which block is set in which.  The writer and
 * the reader share the rows: what is written is read back. */
#pragma once

#include "doc/doc.h"

/* Character styles and those that are not a block's. */
#define STYLE_PLACEHOLDER "PlaceholderText"
#define STYLE_COMMENT_MARK "CommentReference"
#define STYLE_COMMENT "CommentText"
#define STYLE_FOOTER "Footer"
#define STYLE_HEADER "Header"
#define STYLE_LINE_NUMBER "LineNumber"
#define STYLE_GRADE "SpeechGrade"
#define STYLE_COVER_NUMBER "SpeechCopyNumber"
#define STYLE_COVER_TITLE "SpeechCoverTitle"
#define STYLE_COVER_TEXT "SpeechCoverText"
#define STYLE_LEAD "Lead"
#define STYLE_TABLE_GRID "TableGrid"
#define STYLE_ATTACHMENT_HEAD "AttachmentHead"
#define STYLE_ATTACHMENT_HEAD_TEXT "AttachmentHeadChar"
#define STYLE_ATTACHMENT_TITLE "AttachmentTitle"
#define STYLE_ATTACHMENT_TITLE_TEXT "AttachmentTitleChar"
#define STYLE_TABLE_HEAD "TableHead"
#define STYLE_TOC_HEADING "TOCHeading"

/* The names of styles for what stands beside the text, which the reader leaves out. */
#define STYLE_GRADE_NAME "讲稿密级"
#define STYLE_COVER_NUMBER_NAME "讲稿份号"
#define STYLE_COVER_TITLE_NAME "讲稿封面标题"
#define STYLE_COVER_TEXT_NAME "讲稿封面文字"

/* What is still to be filled in is red in Word; print shows it as it is. */
#define PLACEHOLDER_COLOUR "C00000"

struct word_style {
  enum role role;
  enum block_kind kind; /* of the block; KIND_NONE: any that has no row of its own */
  guint level;          /* of a heading; else 0 */
  const char *id;
  const char *name; /* Word knows its own styles by their English names and shows them in the user's language */
  const char *link, *link_name; /* the character style that goes with it; NULL when there is none */
  const char *next;             /* style of the paragraph that follows when somebody types */
  guint priority;               /* place in Word's list of styles */
  gint outline;                 /* level in the navigation pane; -1: none */
  bool custom;                  /* not one of Word's own */
  bool runs_named;              /* runs name the linked style too */
};

/* The style of a block: Normal for body text. */
const struct word_style *word_style_of(const struct block *block);

/* All of them. */
extern const struct word_style word_styles[];
extern const guint word_styles_count;

/* "TOC1" … for heading level 1 to 4. */
const char *toc_style(guint level);
