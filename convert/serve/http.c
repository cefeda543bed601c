#include "serve/http.h"

#include "base/to_nul.h"

#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

#define SECONDS_SILENT 10 /* a connection on which nothing comes */
#define SECONDS_A_BODY 30
#define CONNECTIONS 512
#define CONNECTIONS_AN_ADDRESS 32
#define THREADS 2

/* The decisions about a text are a line or so for each of its lines. */
#define DECISIONS_LIMIT (256u * 1024)

/* A body far over the limit is not read to its end. */
#define BODY_LIMIT (64u * 1024 * 1024)

#define POST_BUFFER (32u * 1024)

#define SECONDS_UNTIL_AGAIN "2"

struct server {
  struct MHD_Daemon *daemon;
  struct server_setup setup;
  GMutex lock;
  GCond quiet;
  guint at_work;     /* requests that wait for a worker */
  gint64 last_asked; /* when a request began or ended, monotonic, in microseconds */
};

enum form_field { FIELD_NONE, FIELD_DECISIONS, FIELD_FILE };

/* A request from its first line until it is answered. */
struct request {
  struct server *server;
  struct MHD_Connection *connection;
  const struct api_row *api; /* NULL: a file of the site */
  struct MHD_PostProcessor *form;
  struct frame *frame;  /* until it is given to the pool */
  struct frame *answer; /* from a worker */
  bool answered;        /* the pool is done with it */
  gint64 begun;         /* monotonic, in microseconds */
  gsize received;
  bool too_large;
};

struct api_row {
  const char *path, *to; /* `to` is the argument of that name, or NULL */
  enum wire_call call;
  const char *type, *suffix;
};

static const struct api_row api_rows[] = {
    {"/api/view", NULL, WIRE_VIEW, "application/json", NULL},
    {"/api/file", "pdf", WIRE_PDF, "application/pdf", "pdf"},
    {"/api/file", "docx", WIRE_DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"/api/file", "txt", WIRE_TXT, "text/plain; charset=utf-8", "txt"},
};

/* ---- answers ---- */

#define POLICY                                                                                                         \
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "          \
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

static void log_answer(const struct request *request, const char *method, const char *path, guint status, gsize sent) {
  g_autoptr(GDateTime) now = g_date_time_new_now_local();
  g_autofree char *time = g_date_time_format(now, "%F %T");
  const double ms = (double)(g_get_monotonic_time() - request->begun) / 1000;
  g_print("%s %s %s %u %zu %zu %.1f ms\n", time, method, path, status, request->received, sent, ms);
}

/* Sends a response and lets go of it.  What the path is called in the log is never what the client wrote. */
static enum MHD_Result send_answer(struct request *request, guint status, struct MHD_Response *response,
                                   const char *method, const char *logged, gsize bytes) {
  static const char *const headers[][2] = {{"Content-Security-Policy", POLICY},
                                           {"X-Content-Type-Options", "nosniff"},
                                           {"Referrer-Policy", "no-referrer"},
                                           {"Cross-Origin-Opener-Policy", "same-origin"},
                                           {"Cross-Origin-Resource-Policy", "same-origin"}};
  for (gsize i = 0; i < G_N_ELEMENTS(headers); i++)
    MHD_add_response_header(response, headers[i][0], headers[i][1]);
  const enum MHD_Result result = MHD_queue_response(request->connection, status, response);
  MHD_destroy_response(response);
  log_answer(request, method, logged, status, bytes);
  return result;
}

static enum MHD_Result send_words(struct request *request, guint status, const char *method, const char *words) {
  struct MHD_Response *response = MHD_create_response_from_buffer(strlen(words), (void *)words, MHD_RESPMEM_PERSISTENT);
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
  MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (status == MHD_HTTP_SERVICE_UNAVAILABLE)
    MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, SECONDS_UNTIL_AGAIN);
  if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
    MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, request->api ? "POST" : "GET, HEAD");
  return send_answer(request, status, response, method, request->api ? request->api->path : "-", strlen(words));
}

/* A plain sentence for each refusal: the page shows its own, in the user's language; these are for other clients. */
#define REFUSED(text) "{ \"error\": \"" text "\" }\n"

static const char *header_of(struct MHD_Connection *connection, const char *name) {
  return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* ---- who asks ---- */

static bool is_our_host(const struct server *server, const char *host) {
  g_autofree char *lower = host ? g_ascii_strdown(host, TO_NUL) : NULL;
  return lower && g_strv_contains(server->setup.hosts, lower);
}

/* Only the page itself may post: another site's page in the same browser has another origin. */
static bool is_our_page(const struct server *server, struct MHD_Connection *connection) {
  const char *origin = header_of(connection, "Origin");
  const char *site = header_of(connection, "Sec-Fetch-Site");
  if (!origin)
    return site && strcmp(site, "same-origin") == 0;
  const char *host = strstr(origin, "://");
  return host && is_our_host(server, host + strlen("://"));
}

/* ---- files of the site ---- */

static bool accepts_gzip(struct MHD_Connection *connection) {
  const char *accepted = header_of(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  return accepted && strstr(accepted, "gzip");
}

/* Chinese is for everybody whose browser does not ask for English before it. */
static bool wants_english(struct MHD_Connection *connection) {
  const char *accepted = header_of(connection, MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
  const char *chinese = accepted ? strstr(accepted, "zh") : NULL, *english = accepted ? strstr(accepted, "en") : NULL;
  return english && (!chinese || english < chinese);
}

static enum MHD_Result send_file(struct request *request, const struct site_file *file, const char *method) {
  struct MHD_Connection *connection = request->connection;
  const char *known = header_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
  const bool same = known && strcmp(known, file->tag) == 0, packed = accepts_gzip(connection);
  gsize length = 0;
  const void *bytes = same ? "" : g_bytes_get_data(packed ? file->packed : file->bytes, &length);
  struct MHD_Response *response = MHD_create_response_from_buffer(length, (void *)bytes, MHD_RESPMEM_PERSISTENT);
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, file->type);
  MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, file->tag);
  MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, "Accept-Encoding, Accept-Language");
  MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
                          file->fixed ? "public, max-age=31536000, immutable" : "no-cache");
  if (packed && !same)
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
  return send_answer(request, same ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK, response, method, "page", length);
}

/* ---- work for the pool ---- */

static void note_asked(struct server *server) {
  g_mutex_lock(&server->lock);
  server->last_asked = g_get_monotonic_time();
  g_mutex_unlock(&server->lock);
}

static void work_done(struct server *server) {
  g_mutex_lock(&server->lock);
  if (--server->at_work == 0)
    g_cond_signal(&server->quiet);
  g_mutex_unlock(&server->lock);
}

static void take_answer(struct frame *answer, void *data) {
  struct request *request = data;
  struct server *server = request->server;
  request->answer = answer;
  request->answered = true;
  MHD_resume_connection(request->connection);
  work_done(server);
}

/* Gives the request to the pool; its connection sleeps meanwhile. */
static bool begin_work(struct request *request) {
  struct server *server = request->server;
  g_mutex_lock(&server->lock);
  server->at_work++;
  g_mutex_unlock(&server->lock);
  MHD_suspend_connection(request->connection);
  if (pool_ask(server->setup.pool, request->frame, take_answer, request))
    return true;
  MHD_resume_connection(request->connection);
  work_done(server);
  return false;
}

static void free_bytes(void *bytes) {
  g_byte_array_unref(bytes);
}

/* RFC 6266 4: the name in UTF-8, for saving. */
static void add_file_name(struct MHD_Response *response, const struct request *request) {
  const GByteArray *head = request->answer->head;
  g_autofree char *name = g_strndup((const char *)head->data, head->len);
  g_autofree char *escaped = g_uri_escape_string(name, NULL, FALSE);
  g_autofree char *value = g_strdup_printf("attachment; filename*=UTF-8''%s.%s", escaped, request->api->suffix);
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, value);
}

static enum MHD_Result send_work(struct request *request, const char *method) {
  const struct api_row *api = request->api;
  if (!request->answer)
    return send_words(request, MHD_HTTP_INTERNAL_SERVER_ERROR, method,
                      REFUSED("This text could not be converted; the next one can."));
  GByteArray *body = g_byte_array_ref(request->answer->body);
  struct MHD_Response *response =
      MHD_create_response_from_buffer_with_free_callback_cls(body->len, body->data, free_bytes, body);
  const bool done = request->answer->status == MHD_HTTP_OK;
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, done && api ? api->type : "application/json");
  MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (done && api && api->suffix)
    add_file_name(response, request);
  return send_answer(request, request->answer->status, response, method, api ? api->path : "/healthz", body->len);
}

/* ---- the body of a request ---- */

static bool is_word_file(const GByteArray *bytes) {
  return bytes->len >= 2 && memcmp(bytes->data, "PK", 2) == 0;
}

static enum MHD_Result take_part(void *data, G_GNUC_UNUSED enum MHD_ValueKind kind, const char *key,
                                 G_GNUC_UNUSED const char *filename, G_GNUC_UNUSED const char *type,
                                 G_GNUC_UNUSED const char *encoding, const char *bytes, G_GNUC_UNUSED uint64_t offset,
                                 size_t length) {
  struct request *request = data;
  const struct server_setup *setup = &request->server->setup;
  const bool file = g_strcmp0(key, "file") == 0; /* a part may have no name: NULL */
  GByteArray *part = file ? request->frame->body : request->frame->head;
  if (!file && g_strcmp0(key, "decisions") != 0)
    return MHD_YES;
  const gsize limit = !file ? DECISIONS_LIMIT : is_word_file(part) ? setup->word_limit : setup->text_limit;
  /* What a file is shows in its first bytes: until they are there it may be either. */
  if (part->len + length > (part->len == 0 && file ? setup->word_limit : limit))
    request->too_large = true;
  else
    g_byte_array_append(part, (const guint8 *)bytes, (guint)length);
  return MHD_YES;
}

/* Takes what came of the body.  False: the client is too slow or sends far too much, and is cut off. */
static bool take_body(struct request *request, const char *bytes, size_t length) {
  request->received += length;
  if (request->received > BODY_LIMIT ||
      g_get_monotonic_time() - request->begun > (gint64)SECONDS_A_BODY * G_USEC_PER_SEC)
    return false;
  if (request->form && MHD_post_process(request->form, bytes, length) != MHD_YES && request->frame->body->len == 0)
    request->too_large = request->too_large || request->received > DECISIONS_LIMIT;
  return true;
}

/* ---- one request ---- */

static const struct api_row *find_api(struct MHD_Connection *connection, const char *path) {
  const char *to = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "to");
  for (gsize i = 0; i < G_N_ELEMENTS(api_rows); i++)
    if (strcmp(path, api_rows[i].path) == 0 && (!api_rows[i].to || (to && strcmp(to, api_rows[i].to) == 0)))
      return &api_rows[i];
  return NULL;
}

static struct request *request_begin(struct server *server, struct MHD_Connection *connection, const char *path) {
  struct request *request = g_new0(struct request, 1);
  request->server = server;
  request->connection = connection;
  request->begun = g_get_monotonic_time();
  request->frame = frame_new();
  note_asked(server);
  request->api = find_api(connection, path);
  if (request->api)
    request->form = MHD_create_post_processor(connection, POST_BUFFER, take_part, request);
  return request;
}

static void request_end(G_GNUC_UNUSED void *data, G_GNUC_UNUSED struct MHD_Connection *connection, void **state,
                        G_GNUC_UNUSED enum MHD_RequestTerminationCode how) {
  struct request *request = *state;
  *state = NULL;
  if (!request)
    return;
  note_asked(request->server);
  if (request->form)
    MHD_destroy_post_processor(request->form);
  frame_free(request->frame);
  frame_free(request->answer);
  g_free(request);
}

/* Hands the request on; it comes back here when it is answered. */
static enum MHD_Result queue_work(struct request *request, const char *method, enum wire_call call) {
  request->frame->call = call;
  if (!begin_work(request))
    return send_words(request, MHD_HTTP_SERVICE_UNAVAILABLE, method,
                      REFUSED("Many people convert texts at this moment; please try again."));
  request->frame = NULL; /* the pool's */
  return MHD_YES;
}

static enum MHD_Result answer_api(struct request *request, const char *method) {
  if (strcmp(method, MHD_HTTP_METHOD_POST) != 0)
    return send_words(request, MHD_HTTP_METHOD_NOT_ALLOWED, method, REFUSED("This address takes POST alone."));
  if (!is_our_page(request->server, request->connection))
    return send_words(request, MHD_HTTP_FORBIDDEN, method, REFUSED("Only the page of this server may ask this."));
  if (!request->form)
    return send_words(request, MHD_HTTP_UNSUPPORTED_MEDIA_TYPE, method,
                      REFUSED("A text is sent as multipart/form-data with the parts decisions and file."));
  if (request->too_large)
    return send_words(request, MHD_HTTP_CONTENT_TOO_LARGE, method,
                      REFUSED("The text is too large for this server; the program on the command line takes it."));
  return queue_work(request, method, request->api->call);
}

static enum MHD_Result answer_get(struct request *request, const char *method, const char *path) {
  const bool get = strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
  const struct site_file *file = site_find(request->server->setup.site, path, wants_english(request->connection));
  const bool health = strcmp(path, "/healthz") == 0;
  if (!file && !health)
    return send_words(request, MHD_HTTP_NOT_FOUND, method, REFUSED("There is nothing at this address."));
  if (!get)
    return send_words(request, MHD_HTTP_METHOD_NOT_ALLOWED, method, REFUSED("This address takes GET alone."));
  return health ? queue_work(request, method, WIRE_PING) : send_file(request, file, method);
}

/* libmicrohttpd's: called with the head of a request, with each piece of its body, and with the end of it; and once
 * more when a suspended connection goes on. */
static enum MHD_Result handle(void *data, struct MHD_Connection *connection, const char *path, const char *method,
                              G_GNUC_UNUSED const char *version, const char *bytes, size_t *length, void **state) {
  struct server *server = data;
  struct request *request = *state;
  if (!request) {
    *state = request_begin(server, connection, path);
    return MHD_YES;
  }
  if (request->answered)
    return send_work(request, method);
  if (*length > 0) {
    const bool taken = take_body(request, bytes, *length);
    *length = 0;
    return taken ? MHD_YES : MHD_NO;
  }
  if (!is_our_host(server, header_of(connection, MHD_HTTP_HEADER_HOST)))
    return send_words(request, MHD_HTTP_MISDIRECTED_REQUEST, method,
                      REFUSED("This server does not answer to that name; start it with --name."));
  return request->api ? answer_api(request, method) : answer_get(request, method, path);
}

/* ---- the server ---- */

struct server *server_start(const struct server_setup *setup) {
  struct server *server = g_new0(struct server, 1);
  server->setup = *setup;
  server->last_asked = g_get_monotonic_time();
  g_mutex_init(&server->lock);
  g_cond_init(&server->quiet);
  server->daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, server, MHD_OPTION_LISTEN_SOCKET,
      setup->socket, MHD_OPTION_NOTIFY_COMPLETED, request_end, NULL, MHD_OPTION_CONNECTION_TIMEOUT,
      (unsigned)SECONDS_SILENT, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
      (unsigned)CONNECTIONS_AN_ADDRESS, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_END);
  if (server->daemon)
    return server;
  g_mutex_clear(&server->lock);
  g_cond_clear(&server->quiet);
  g_free(server);
  return NULL;
}

double server_idle(struct server *server) {
  g_mutex_lock(&server->lock);
  const gint64 since = server->at_work > 0 ? 0 : g_get_monotonic_time() - server->last_asked;
  g_mutex_unlock(&server->lock);
  return (double)since / G_USEC_PER_SEC;
}

void server_stop(struct server *server) {
  MHD_quiesce_daemon(server->daemon);
  g_mutex_lock(&server->lock);
  while (server->at_work > 0)
    g_cond_wait(&server->quiet, &server->lock);
  g_mutex_unlock(&server->lock);
  MHD_stop_daemon(server->daemon);
  close(server->setup.socket);
  g_mutex_clear(&server->lock);
  g_cond_clear(&server->quiet);
  g_free(server);
}
