#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "base/descriptor.h"

#include <errno.h>
#include <unistd.h>

bool descriptor_write(int fd, const void *bytes, gsize length) {
  const char *next = bytes, *end = next + length;
  while (next < end) {
    const ssize_t written = TEMP_FAILURE_RETRY(write(fd, next, (gsize)(end - next)));
    if (written == -1)
      return false;
    next += written;
  }
  return true;
}

gssize descriptor_read(int fd, void *bytes, gsize length) {
  char *next = bytes;
  ssize_t got;
  do {
    got = TEMP_FAILURE_RETRY(read(fd, next, length - (gsize)(next - (char *)bytes)));
    if (got == -1)
      return -1;
    next += got;
  } while (got != 0);
  return next - (char *)bytes;
}
