/* The workers: as many processes as there are cores, each with one request at a time, and a queue before them. */
#pragma once

#include "serve/wire.h"

struct pool;

/* Called from a thread of the pool with the answer, which is the callee's to free; NULL when the worker died or took
 * too long. */
typedef void (*pool_answer)(struct frame *answer, void *data);

/* Starts `workers` processes of this program.  NULL when not one of them gets ready. */
struct pool *pool_new(guint workers);

/* Waits for the requests at hand, then ends the workers. */
void pool_free(struct pool *pool);

/* Takes a request (its frame is taken over) into the queue.  False, and the frame still the caller's, when the queue is
 * full. */
bool pool_ask(struct pool *pool, struct frame *request, pool_answer answer, void *data);
