/* What is seen of a layout: the sides of its sheets, or each page where it has none. */
#pragma once

#include "layout/layout.h"

#include <cairo.h>

guint sides_count(const struct layout *layout);

/* The size of each of them, pt. */
double sides_width(const struct layout *layout);
double sides_height(const struct layout *layout);

/* Side `number` of the sheets, or page, from 0. */
struct sheet_side sides_at(const struct layout *layout, guint number);

/* Draws it in points, y downward, for an image: nothing is tagged.  Errors as those of draw_page. */
bool sides_draw(cairo_t *cairo, const struct layout *layout, guint number, GError **error);
