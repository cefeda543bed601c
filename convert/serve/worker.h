/* A worker: a process that converts what it is given, one text after another, and can do nothing else. */
#pragma once

/* Loads what all texts share, shuts itself in, then answers requests (serve/wire.h) from the socket `fd` until the
 * other side closes it.  Returns the exit status. */
int worker_run(int fd);
