#include "text/title.h"
GArray *title_breaks(const char *title, double max_cells){(void)title;(void)max_cells;return g_array_new(FALSE,FALSE,sizeof(gsize));}
