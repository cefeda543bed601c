/* `jianggao serve --open`: the page in the browser of the person who starts it, from one server however often it is
 * started. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Listens on a free port of 127.0.0.1 from 8025 on, and tells it in `address` ("127.0.0.1:8025", to be freed with
 * g_free).  When a server of this user already listens there: -1 and its address, and no error.  Another user's server
 * is passed by, since it would read the texts.  -1 and an error, and no address, when no port is free. */
int open_listen(char **address, GError **error);

/* Shows the page in the user's browser, by way of xdg-open. */
bool open_page(const char *address, GError **error);
