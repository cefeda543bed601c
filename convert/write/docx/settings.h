/* word/settings.xml: how Word shall treat the document as a whole. */
#pragma once

#include "style/style.h"
#include "write/docx/measures.h"

/* `update_fields`: Word brings the table of contents up to date when it opens the file, after asking (rule H06). */
GBytes *settings_part(const struct style *style, const struct measures *measures, bool update_fields);
