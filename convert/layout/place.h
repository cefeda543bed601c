/* Where paragraphs stand whose place hangs on how wide text comes out: names, signatures, lists of attachments. */
#pragma once

#include "layout/typesetter.h"
#include "layout/galley.h"

/* Gives galley `i` of the list (of struct galley) its place, where `paragraphs` says that it is not the style's alone.
 * Galleys that it is anchored to come before it; the issuer of a signature may be moved with its date. */
void place_galley(struct typesetter *typesetter, const GPtrArray *galleys, guint i, const GPtrArray *paragraphs);
