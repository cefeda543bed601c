/* What the program gives up before it looks at anybody's text: if a text should ever take it over, there is little to
 * be had. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/* From now on this process and its threads can get no new rights, start no program, open no connection, watch no other
 * process and change nothing of the system; memory is not dumped to disk.  Calls that are given up fail with EPERM. */
void sandbox_begin(void);

/* From now on the calling thread, and those that it makes, read nothing but what is in the folders or files `read`,
 * read and write what is in `written` (paths; those that are not there are left out), and use what is open already. */
void sandbox_files(const GPtrArray *read, const GPtrArray *written);

/* From now on this process ends when its parent does, which was `before`; false when that has ended already. */
bool sandbox_end_with(pid_t before);

/* From now on this process, which has one thread, can do nothing but compute and write to what is open: no file is
 * opened, looked at or mapped, no process made or signalled, no memory made executable; other calls fail with EPERM. It
 * ends after so many seconds of CPU; allocations beyond the address space fail. */
void sandbox_only_compute(gsize seconds, gsize memory);

/* For a worker: sandbox_begin, and from now on it reads nothing but what is in `read`, writes to no file, and has
 * limits of memory and of open files. */
void sandbox_shut_in(const GPtrArray *read);

/* For a worker before each request: this process ends when it has had so many seconds of a processor more, however long
 * a busy machine takes to give them. */
void sandbox_allow_seconds(guint seconds);

/* What the kernel has of this: the names of the parts in their order, NULL-terminated; those that it lacks are in
 * `lacking`.  Both are owned by the caller, free with g_strfreev. */
void sandbox_tell(char ***present, char ***lacking);
