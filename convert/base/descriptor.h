/* Whole reads and writes of open files and pipes: what a signal interrupts, or is done in part, goes on. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* What is got instead of a descriptor where nothing could be opened. */
#define NO_DESCRIPTOR (-1)

/* Writes all the bytes.  False and errno when it cannot. */
bool descriptor_write(int fd, const void *bytes, gsize length);

/* Reads until `length` bytes are there, or the end comes: how many there are.  -1 and errno when it cannot. */
gssize descriptor_read(int fd, void *bytes, gsize length);
