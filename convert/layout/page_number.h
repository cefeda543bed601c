/* The page number below the type area (typography E9; GB/T 9704-2012 7.5). */
#pragma once

#include "layout/composer.h"

/* A line of LINE_PAGE_NUMBER for page `number`; free with line_free. */
struct line *page_number_line(struct composer *composer, guint number);
