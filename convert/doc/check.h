/* The promise of the tree: nothing lost, nothing made, everything in order. */
#pragma once

#include "doc/doc.h"

/* Compares the tree with the decoded source text: every character other than blanks and format characters must
 * be in exactly one block or dropped piece, line by line (the conservation of characters).  Linear time.
 * Sets *lost and *made to the number of characters missing from and invented by the tree; true when both are 0 and the
 * tree's ledger, where there is one, is equal to the end. */
bool doc_check_conservation(const struct doc *doc, const char *text, gsize length, gsize *lost, gsize *made);

/* True when the offsets of blocks, markers and spans are inside their texts, at character boundaries and rising, and a
 * run-in heading is followed by a body block. */
bool doc_check_order(const struct doc *doc);
