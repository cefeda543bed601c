/* Work on bytes that nobody trusts, in a process that has nothing but these bytes: no files, no connections, a limit of
 * time and of memory.
 *
 * A process with threads cannot safely make another that goes on without starting a program.  So keepers are processes
 * that are made before the threads; they wait, and make a process for each piece of work, which starts clean and takes
 * what it has been made to do with it when it ends. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Work: an answer of bytes to a request.  In a process of its own it opens nothing, so that what it needs of files must
 * be there before. */
typedef GBytes *(*keeper_work)(GBytes *request, const void *data);

struct keepers;

/* So many keepers: as many requests are worked on at a time.  To be called before there are threads; `data` is as it is
 * at this moment.  NULL when the system has no more processes.  Free with keepers_free, which takes NULL too. */
struct keepers *keepers_new(guint count, keeper_work work, const void *data);
void keepers_free(struct keepers *keepers);

/* The answer, which is as little to be trusted as the request; NULL and JIANGGAO_ERROR_INPUT when the work ended
 * without one: it took too long, too much memory, or did what it may not do.  Threads may ask at a time. */
GBytes *keepers_ask(struct keepers *keepers, GBytes *request, GError **error);
