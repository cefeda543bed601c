/* docProps: what the file says of itself. */
#pragma once

#include "write/writer.h"

/* Title, author, dates, language (rule P12). */
GBytes *core_properties_part(const struct write_job *job, const char *date);

/* Which program made it. */
GBytes *app_properties_part(void);

/* The digests of source and content, and the program's version; `content_digest` is that of all parts but this. */
GBytes *custom_properties_part(const struct write_job *job, const char *content_digest);
