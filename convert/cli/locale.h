/* The language of messages. */
#pragma once

/* Sets the locale and the message catalogue: LANG and its kin decide, also on machines where that locale was never
 * generated (a bare Debian has only C.UTF-8). */
void locale_set(void);
