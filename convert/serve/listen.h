/* The address that the server listens on. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Opens "ADDR:PORT", "[ADDR]:PORT" or "unix:PATH" for listening; -1 and an error when that cannot be had.  `local`
 * becomes whether only this machine can reach it.  A socket file that nobody listens on any more is replaced. */
int listen_open(const char *address, bool *local, GError **error);
