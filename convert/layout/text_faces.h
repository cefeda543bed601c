/* One face for all of a text, where the one of a role lacks many of its characters, as of a text in traditional script:
 * the eye sees each that comes from another face (typography D7). */
#pragma once

#include "layout/typesetter.h"

/* Sets typesetter->faces for the text of these paragraphs, and adds a finding for each. */
void text_faces_choose(struct typesetter *typesetter, const GPtrArray *paragraphs);
