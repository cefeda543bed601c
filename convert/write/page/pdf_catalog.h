/* The pass over Cairo's finished PDF, for what Cairo cannot write. */
#pragma once

#include <glib.h>

/* Adds the document's language (zh-CN), that viewers show its title, the reading order of tabs, and an /ID made from
 * the contents; packs objects into streams, which makes the file smaller.  Stays clean for `qpdf --check`.  NULL and
 * JIANGGAO_ERROR_OUTPUT when libqpdf refuses the file.  Free with g_bytes_unref. */
GBytes *pdf_catalog_complete(GBytes *pdf, GError **error);
