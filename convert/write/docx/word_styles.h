/* The paragraph and character styles of the Word file: which block is set in which, and styles.xml. */
#pragma once

#include "style/families.h"
#include "write/docx/measures.h"

/* Character styles and those that are not a block's. */
#define STYLE_PLACEHOLDER "PlaceholderText"
#define STYLE_COMMENT_MARK "CommentReference"
#define STYLE_COMMENT "CommentText"
#define STYLE_FOOTER "Footer"
#define STYLE_LEAD "Lead"
#define STYLE_TABLE_GRID "TableGrid"
#define STYLE_ATTACHMENT_HEAD "AttachmentHead"
#define STYLE_ATTACHMENT_HEAD_TEXT "AttachmentHeadChar"
#define STYLE_TOC_HEADING "TOCHeading"

struct word_style {
  const char *id;
  const char *name; /* Word knows its own styles by their English names and shows them in the user's language */
  enum element element;
  const char *link, *link_name; /* the character style that goes with it; NULL when there is none */
  const char *next;             /* style of the paragraph that follows when somebody types */
  guint priority;               /* place in Word's list of styles */
  gint outline;                 /* level in the navigation pane; -1: none */
  bool custom;                  /* not one of Word's own */
  bool runs_named;              /* runs name the linked style too */
};

/* The style of a block: Normal for body text. */
const struct word_style *word_style_of(const struct block *block);

/* word/styles.xml. */
struct styles_input {
  const struct style *style;
  const struct family_set *families;
  const struct measures *measures;
  bool grid_lines, toc, review;
};
GBytes *styles_part(const struct styles_input *input);

/* Indents in characters: of the first line beyond the others (negative: to their left), and of all lines. */
struct indents {
  double first, left, right;
};

struct indents indents_of(const struct paragraph_style *look);

/* Writes w:ind with all of them. */
struct markup;
void indents_write(struct markup *out, const struct style *style, const struct indents *indents);

/* "TOC1" … for heading level 1 to 4. */
const char *toc_style(guint level);
