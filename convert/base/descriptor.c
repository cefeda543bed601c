#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "base/descriptor.h"

#include <errno.h>
#include <unistd.h>

/* Where there is nothing to write, there may be no bytes to point to. */
bool descriptor_write(int fd, const void *bytes, gsize length) {
  for (gsize done = 0; done < length;) {
    const ssize_t written = TEMP_FAILURE_RETRY(write(fd, (const char *)bytes + done, length - done));
    if (written == -1)
      return false;
    done += (gsize)written;
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
