/* The styles of what stands beside the text of the Word file: numbers of pages and lines, the cover, the grade. */
#pragma once

#include "write/docx/styles.h"

/* Writes those that the document needs. */
void furniture_styles_write(struct xml_out *m, const struct styles_input *input);
