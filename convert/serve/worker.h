/* A worker: a process that converts what it is given, one text after another, and can do nothing else. */
#pragma once

#include "serve/wire.h"

/* Loads what all texts share, shuts itself in, then answers requests (serve/wire.h) from the socket `fd` until the
 * other side closes it.  Returns the exit status. */
int worker_run(int fd);

/* What texts share, for worker_answer; free with g_hash_table_unref. */
GHashTable *worker_styles(void);

/* Fills in the answer to a request.  Whatever that holds, the answer has a status: 200 and the result, 400 for wrong
 * decisions, 422 for a text that cannot be read, 500 for the rest; and but for 200 its body tells why (JSON). */
void worker_answer(struct frame *answer, const struct frame *request, GHashTable *styles);
