/* What happens when there is no more memory. */
#pragma once

/* From now on the program ends with this line on standard error when an allocation fails; `message` lives as long as
 * the process.  Before, it ends with a line in English. */
void memory_watch(const char *message);
