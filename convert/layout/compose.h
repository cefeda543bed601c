/* Blocks to paragraphs: what each block of the tree is set as (typography E1 to E11). */
#pragma once

#include "layout/composer.h"
#include "layout/paragraph.h"

/* All paragraphs of the document, set into lines; free with g_ptr_array_unref. */
GPtrArray *compose_doc(struct composer *composer);
