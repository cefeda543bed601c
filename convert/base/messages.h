/* Messages: _("…"), N_("…") and ngettext, looked up in this project's catalogue: a program that uses the library has a
 * text domain of its own. */
#pragma once

#include <glib/gi18n-lib.h>

#undef ngettext
#define ngettext(one, many, count) g_dngettext(GETTEXT_PACKAGE, one, many, count)

/* Tells gettext where the catalogue is; messages are UTF-8.  Once for a process; again does no harm. */
void messages_open(void);
