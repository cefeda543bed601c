/* jianggao-serve: the page in the browser.  `jianggao serve` starts it. */
#include "base/messages.h"
#include "base/descriptor.h"
#include "base/sandbox.h"
#include "base/to_nul.h"
#include "lib/jianggao.h"
#include "serve/http.h"
#include "serve/listen.h"
#include "serve/open.h"
#include "serve/worker.h"

#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define WORKER_FD 3
#define DEFAULT_ADDRESS "127.0.0.1:8025"
#define MEGABYTE (1024 * 1024)
#define MOST_WORKERS 64

struct serve_options {
  char *address;
  GStrv names;
  int workers, text_megabytes, idle_seconds;
  gboolean worker, version, open;
};

static void tell_error(const GError *error) {
  g_printerr("jianggao serve: %s\n", error->message);
}

static bool parse(struct serve_options *options, int *argc, char ***argv) {
  const GOptionEntry entries[] = {
      {"listen", 0, 0, G_OPTION_ARG_STRING, &options->address,
       N_("where to listen: ADDR:PORT or unix:PATH (default 127.0.0.1:8025)"), N_("ADDRESS")},
      {"name", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->names,
       N_("another name that browsers call this server by, with its port if there is one; may be given again"),
       N_("HOST")},
      {"workers", 0, 0, G_OPTION_ARG_INT, &options->workers,
       N_("how many texts are converted at a time (default: one a core)"), N_("N")},
      {"limit", 0, 0, G_OPTION_ARG_INT, &options->text_megabytes,
       N_("the largest text that is taken, in MiB (default 2; a Word file may have four times that)"), N_("MIB")},
      {"open", 0, 0, G_OPTION_ARG_NONE, &options->open,
       N_("open the page in the browser; when you have a server already, only that"), NULL},
      {"idle", 0, 0, G_OPTION_ARG_INT, &options->idle_seconds,
       N_("end when no browser has asked for anything for so long (an open page asks now and then)"), N_("SECONDS")},
      {"worker", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->worker, NULL, NULL},
      {"version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_("show the version"), NULL},
      {.long_name = NULL}};
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_set_summary(context, _("Shows in a browser what jianggao makes of a text."));
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
  g_autoptr(GError) error = NULL;
  if (g_option_context_parse(context, argc, argv, &error))
    return true;
  tell_error(error);
  return false;
}

/* What browsers may call the server: its address, this machine's names with the same port, and what --name says. */
static GStrv host_names(const struct serve_options *options) {
  GPtrArray *hosts = g_ptr_array_new();
  if (!g_str_has_prefix(options->address, "unix:")) {
    g_ptr_array_add(hosts, g_ascii_strdown(options->address, TO_NUL));
    g_ptr_array_add(hosts, g_strconcat("localhost", strrchr(options->address, ':'), NULL));
  }
  for (char **name = options->names; name && *name; name++)
    g_ptr_array_add(hosts, g_ascii_strdown(*name, TO_NUL));
  g_ptr_array_add(hosts, NULL);
  return (GStrv)g_ptr_array_free(hosts, FALSE);
}

/* What an address that others can reach means, and what this kernel cannot do. */
static void tell_safety(bool local) {
  if (!local)
    g_printerr("%s\n",
               _("Everybody who can reach this address can use the server, and what they send is not encrypted. "
                 "For an office put nginx with TLS before it (docs/serve/nginx.conf)."));
  char **present, **lacking;
  sandbox_tell(&present, &lacking);
  g_autofree char *names = g_strjoinv(", ", lacking);
  if (*names)
    g_printerr(_("This system lacks %s: workers are less shut in than they could be.\n"), names);
  g_strfreev(present);
  g_strfreev(lacking);
}

/* Until SIGTERM or SIGINT, or until nobody has asked for anything for long. */
static void wait_for_end(struct server *server, const sigset_t *ends, int idle_seconds) {
  const struct timespec second = {.tv_sec = 1};
  while (idle_seconds == 0 || server_idle(server) < idle_seconds)
    if (sigtimedwait(ends, NULL, &second) != -1)
      return;
}

static int serve(const struct serve_options *options, int socket, bool local, const sigset_t *ends) {
  g_autoptr(GError) error = NULL;
  struct site *site = site_load(&error);
  struct pool *pool = site ? pool_new((guint)options->workers) : NULL;
  g_auto(GStrv) hosts = host_names(options);
  const gsize limit = (gsize)options->text_megabytes * MEGABYTE;
  const struct server_setup setup = {socket, (const char *const *)hosts, pool, site, limit, 4 * limit};
  struct server *server = pool ? server_start(&setup) : NULL;
  if (server) {
    tell_safety(local);
    g_print(_("jianggao listens on %s%s (Ctrl-C ends it)\n"),
            g_str_has_prefix(options->address, "unix:") ? "" : "http://", options->address);
    if (!options->open || open_page(options->address, &error))
      wait_for_end(server, ends, options->idle_seconds);
    server_stop(server);
  } else if (!error)
    g_set_error_literal(&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                        _("no worker could be started; see the lines above."));
  if (pool)
    pool_free(pool);
  site_free(site);
  if (error)
    tell_error(error);
  return error ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* The socket to serve at, whose address `options` then holds; -1 when there is none, or none is needed. */
static int listen_as_told(struct serve_options *options, bool *local, GError **error) {
  *local = true;
  if (options->open)
    return open_listen(&options->address, error);
  if (!options->address)
    options->address = g_strdup(DEFAULT_ADDRESS);
  return listen_open(options->address, local, error);
}

static int run(struct serve_options *options) {
  if (options->worker)
    return worker_run(WORKER_FD);
  if (options->version) {
    g_print("jianggao-serve %s\n", jg_version());
    return EXIT_SUCCESS;
  }
  if (options->workers < 0 || options->workers > MOST_WORKERS || options->text_megabytes < 1 ||
      options->text_megabytes > JG_LARGEST_INPUT / MEGABYTE / 4) {
    g_printerr("%s\n", _("jianggao serve: --workers is from 1 to 64, --limit from 1 to 16."));
    return EXIT_FAILURE;
  }
  if (options->idle_seconds < 0 || (options->open && options->address)) {
    g_printerr("%s\n", _("jianggao serve: --idle is a number of seconds, and --open chooses the address itself: leave "
                         "--listen away."));
    return EXIT_FAILURE;
  }
  if (options->workers == 0)
    options->workers = (int)MIN(g_get_num_processors(), MOST_WORKERS);
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, NULL);
  bool local;
  g_autoptr(GError) error = NULL;
  const int socket = listen_as_told(options, &local, &error);
  if (socket != NO_DESCRIPTOR)
    return serve(options, socket, local, &ends);
  if (!error && open_page(options->address, &error))
    return EXIT_SUCCESS;
  tell_error(error);
  return EXIT_FAILURE;
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_IGN);
  if (!setlocale(LC_ALL, ""))
    setlocale(LC_ALL, "C.UTF-8");
  messages_open();
  textdomain(GETTEXT_PACKAGE);
  struct serve_options options = {.text_megabytes = 2};
  const int status = parse(&options, &argc, &argv) ? run(&options) : EXIT_FAILURE;
  g_free(options.address);
  g_strfreev(options.names);
  return status;
}
