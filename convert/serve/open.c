#include "serve/open.h"

#include "base/descriptor.h"
#include "serve/listen.h"

#include <arpa/inet.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define FIRST_PORT 8025
#define LAST_PORT 8034
#define STATE_LISTENS "0A"

/* Whether a socket of this user listens on a port of 127.0.0.1: a line of proc(5)'s /proc/net/tcp has number, own and
 * other address, state, three pairs of no interest here, and the user. */
static bool we_listen(guint port) {
  g_autofree char *table = NULL;
  g_autofree char *line = g_strdup_printf("^ *\\d+: %08X:%04X \\S+ " STATE_LISTENS " \\S+ \\S+ \\S+ +%u ",
                                          htonl(INADDR_LOOPBACK), port, getuid());
  return g_file_get_contents("/proc/net/tcp", &table, NULL, NULL) &&
         g_regex_match_simple(line, table, G_REGEX_MULTILINE, 0);
}

/* Whether a process other than this one is a server of this user. */
static bool is_our_server(const char *pid) {
  g_autofree char *folder = g_build_filename("/proc", pid, NULL);
  g_autofree char *comm = g_build_filename(folder, "comm", NULL);
  g_autofree char *name = NULL;
  GStatBuf about;
  return g_ascii_strtoull(pid, NULL, 10) != (guint64)getpid() && g_stat(folder, &about) == 0 &&
         about.st_uid == getuid() && g_file_get_contents(comm, &name, NULL, NULL) &&
         strcmp(name, "jianggao-serve\n") == 0;
}

static bool we_serve(void) {
  g_autoptr(GDir) processes = g_dir_open("/proc", 0, NULL);
  for (const char *name; processes && (name = g_dir_read_name(processes));)
    if (g_ascii_isdigit(*name) && is_our_server(name))
      return true;
  return false;
}

static char *address_of(guint port) {
  return g_strdup_printf("127.0.0.1:%u", port);
}

static char *find_ours(void) {
  for (guint port = FIRST_PORT; port <= LAST_PORT; port++)
    if (we_listen(port) && we_serve())
      return address_of(port);
  return NULL;
}

int open_listen(char **address, GError **error) {
  *address = find_ours();
  for (guint port = FIRST_PORT; !*address && port <= LAST_PORT; port++) {
    g_autofree char *tried = address_of(port);
    bool local;
    g_clear_error(error);
    const int socket = listen_open(tried, &local, error);
    if (socket != NO_DESCRIPTOR) {
      *address = g_steal_pointer(&tried);
      return socket;
    }
    *address = find_ours(); /* started in this very moment */
  }
  if (*address)
    g_clear_error(error);
  return NO_DESCRIPTOR;
}

/* The server waits for these signals and blocks them; the browser, its child, must not. */
static void unblock_signals(G_GNUC_UNUSED void *data) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

bool open_page(const char *address, GError **error) {
  g_autofree char *url = g_strdup_printf("http://%s/", address);
  char *command[] = {"xdg-open", url, NULL};
  g_autoptr(GError) cause = NULL;
  if (g_spawn_async(NULL, command, NULL, G_SPAWN_SEARCH_PATH, unblock_signals, NULL, NULL, &cause))
    return true;
  g_set_error(
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _("no browser could be opened: %s. Install xdg-utils; or start it without --open, and type the address that it "
        "tells in a browser."),
      cause->message);
  return false;
}
