/* Requests and answers: what is asked, whether it may be, and what comes of it.  The server parses no text. */
#pragma once

#include "serve/pool.h"
#include "serve/site.h"

struct server;

struct server_setup {
  int socket;               /* that it listens on; taken over */
  const char *const *hosts; /* what browsers may call it, in lower case ("127.0.0.1:8025"); NULL-terminated, borrowed */
  struct pool *pool;        /* borrowed */
  const struct site *site;  /* borrowed */
  gsize text_limit, word_limit; /* bytes of a text, of a Word file */
};

/* Starts to answer.  NULL when threads or memory are missing. */
struct server *server_start(const struct server_setup *setup);

/* How long nobody has asked for anything, in seconds; 0 while a request is at work. */
double server_idle(struct server *server);

/* Takes no new connection, lets the requests at hand end, and stops. */
void server_stop(struct server *server);
