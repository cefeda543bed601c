#include "base/messages.h"

#include "base/paths.h"

void messages_open(void) {
  g_autofree char *folder = paths_locale();
  bindtextdomain(GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
}
