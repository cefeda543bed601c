/* Ctrl-C and its kin: the program ends at once, but not while files come into their places. */
#pragma once

/* From now on a thread of its own takes SIGINT, SIGTERM and SIGHUP, but for those that were ignored.  To be called
 * before there are other threads. */
void interrupt_watch(void);

/* What is between these is done whole; any number of threads may be there. */
void interrupt_hold(void);
void interrupt_release(void);
