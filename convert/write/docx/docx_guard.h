/* Whether a Word file is as it was generated. */
#pragma once

#include "write/guard.h"

/* A file that this program writes holds a digest of its own content (text, formatting, comments, metadata; not how it
 * is packed).  Word, WPS and LibreOffice keep that property when they save, and write the content anew.  What is not a
 * Word file is foreign. */
enum guard_verdict docx_guard(GBytes *file);
