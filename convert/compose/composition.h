/* The paragraphs of a document on their way: what compose.c, display.c and attachments.c add to. */
#pragma once

#include "compose/compose.h"

struct composition {
  const struct doc *doc;
  const struct style *style;
  GPtrArray *paragraphs;
  struct paragraph
      *attached; /* the head of the attachment that is being composed, as long as it has no title; or NULL */
  bool in_attachment;
  bool script; /* who speaks stands before a ： at the start of paragraphs */
};

/* Block `i` of the document; whether it is there and has this role. */
const struct block *composition_block(const struct composition *composition, guint i);
bool composition_has(const struct composition *composition, guint i, enum role role);

/* A new paragraph in the style of block `block`, behind the others, which own it; the second with all of its text. */
struct paragraph *composition_add(struct composition *composition, guint block);
struct paragraph *composition_add_whole(struct composition *composition, guint block);

/* Appends all of the text of a block to a paragraph. */
void composition_append(const struct composition *composition, struct paragraph *paragraph, guint block);

/* The paragraph begins a page, without blank lines above. */
void composition_begin_page(struct paragraph *paragraph);
