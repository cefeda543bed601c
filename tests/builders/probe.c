/* Preloaded by tests of what a process has given up: before it ends it tries to read the list of users, to make a socket
 * and to start a program, and tells on standard error how each ended.
 *
 *   probe COMMAND LINE: read 13, socket 1, exec 1        errno of each; 0: it could be done */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a process of its own, which it would become. */
static int start_program(void) {
  char *const line[] = {(char *)"/bin/true", NULL};
  int status = 0;
  const pid_t child = fork();
  if (child == 0) {
    execv(line[0], line);
    _exit(errno);
  }
  return child < 0 || waitpid(child, &status, 0) != child ? -1 : WEXITSTATUS(status);
}

static void command_line(char *text, size_t room) {
  const int fd = open("/proc/self/cmdline", O_RDONLY);
  const ssize_t length = fd < 0 ? -1 : read(fd, text, room - 1);
  text[length > 0 ? length : 0] = '\0';
  for (ssize_t i = 0; i + 1 < length; i++)
    if (text[i] == '\0')
      text[i] = ' ';
}

__attribute__((destructor)) static void probe(void) {
  char text[4096];
  command_line(text, sizeof text);
  const int read_code = open("/etc/passwd", O_RDONLY) < 0 ? errno : 0;
  const int socket_code = socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? errno : 0;
  dprintf(STDERR_FILENO, "probe %s: read %d, socket %d, exec %d\n", text, read_code, socket_code, start_program());
}
