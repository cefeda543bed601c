/* Phase: tables of contents and excerpts in front of a text are not the text. */
#pragma once

#include "read/pieces.h"

/* Drops a 目录 with its entries, and a paragraph that only quotes the beginning of a later one and breaks off. */
void contents_drop(struct reader *reader);
