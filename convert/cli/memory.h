/* The program's memory: what happens when there is no more, and a heap for pages. */
#pragma once

/* From now on the program ends with this line on standard error when an allocation fails; `message` lives as long as
 * the process.  Before, it ends with a line in English. */
void memory_watch(const char *message);

/* Makes the heap as large as setting and drawing the pages of a speech will, in huge pages where the system has them:
 * filled piece by piece it would cost a page fault each 4 KiB, a tenth of all time. */
void memory_reserve(void);
