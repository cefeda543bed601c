#include "serve/listen.h"

#include "base/descriptor.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define WAITING_CONNECTIONS 512
#define UNIX_PREFIX "unix:"

static int fail(const char *address, const char *reason, GError **error) {
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
              _("cannot listen on %s: %s. Choose another address: --listen 127.0.0.1:8026, or unix:PATH"), address,
              reason);
  return NO_DESCRIPTOR;
}

static int bind_to(int fd, const struct sockaddr *name, socklen_t length) {
  if (fd != NO_DESCRIPTOR && bind(fd, name, length) == 0 && listen(fd, WAITING_CONNECTIONS) == 0)
    return fd;
  const int reason = errno;
  if (fd != NO_DESCRIPTOR)
    close(fd);
  errno = reason;
  return NO_DESCRIPTOR;
}

/* Whether a server answers at the socket file. */
static bool is_alive(const struct sockaddr_un *name) {
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool alive = connect(fd, (const struct sockaddr *)name, sizeof *name) == 0;
  close(fd);
  return alive;
}

static int open_unix(const char *address, GError **error) {
  const char *path = address + strlen(UNIX_PREFIX);
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  if (g_strlcpy(name.sun_path, path, sizeof name.sun_path) >= sizeof name.sun_path)
    return fail(address, g_strerror(ENAMETOOLONG), error);
  GStatBuf there;
  if (g_lstat(path, &there) == 0 && S_ISSOCK(there.st_mode) && !is_alive(&name))
    g_unlink(path);
  const int fd = bind_to(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), (struct sockaddr *)&name, sizeof name);
  return fd != NO_DESCRIPTOR ? fd : fail(address, g_strerror(errno), error);
}

static bool is_loopback(const struct sockaddr *name) {
  const guint8 *bytes = name->sa_family == AF_INET ? (const guint8 *)&((const struct sockaddr_in *)name)->sin_addr
                                                   : (const guint8 *)&((const struct sockaddr_in6 *)name)->sin6_addr;
  g_autoptr(GInetAddress) address =
      g_inet_address_new_from_bytes(bytes, name->sa_family == AF_INET ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
  return g_inet_address_get_is_loopback(address);
}

static int open_port(const char *address, bool *local, GError **error) {
  const char *colon = strrchr(address, ':');
  if (!colon || colon == address)
    return fail(address, _("an address has a port, as in 127.0.0.1:8025"), error);
  g_autofree char *host = g_strndup(address, (gsize)(colon - address));
  if (host[0] == '[' && g_str_has_suffix(host, "]")) {
    host[strlen(host) - 1] = '\0';
    memmove(host, host + 1, strlen(host));
  }
  const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
  struct addrinfo *found;
  const int wrong = getaddrinfo(host, colon + 1, &hints, &found);
  if (wrong != 0)
    return fail(address, gai_strerror(wrong), error);
  const int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  *local = is_loopback(found->ai_addr);
  const int bound = bind_to(fd, found->ai_addr, found->ai_addrlen);
  freeaddrinfo(found);
  return bound != NO_DESCRIPTOR ? bound : fail(address, g_strerror(errno), error);
}

int listen_open(const char *address, bool *local, GError **error) {
  *local = true;
  return g_str_has_prefix(address, UNIX_PREFIX) ? open_unix(address, error) : open_port(address, local, error);
}
