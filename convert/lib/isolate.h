/* What nobody trusts, in processes of its own: Word files that are read, and outputs of an earlier run that are looked
 * at. */
#pragma once

#include "lib/shared.h"
#include "write/writer.h"

/* jg_isolate (jianggao.h). */
bool isolate_begin(struct jg *jg, guint processes, GError **error);

/* What the file tells of who made it, by a keeper where there are any.  GUARD_FOREIGN when it cannot be told. */
enum guard_verdict isolate_guard(struct jg *jg, const struct writer *writer, GBytes *file);
