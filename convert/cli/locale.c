#include "cli/locale.h"

#include "base/messages.h"

#include <glib.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The language that the environment asks for, as the C library looks for it. */
static const char *wanted_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    const char *value = g_getenv(names[i]);
    if (value && *value)
      return value;
  }
  return "C";
}

void locale_set(void) {
  if (!setlocale(LC_ALL, "")) {
    /* gettext reads LANGUAGE in every locale but "C". */
    const char *wanted = wanted_locale();
    if (setlocale(LC_ALL, "C.UTF-8"))
      g_setenv("LANGUAGE", wanted, FALSE);
  }
  /* Without any locale, Chinese from the text itself is still to be shown as it is. */
  if (strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0)
    setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_NUMERIC, "C");
  messages_open();
  textdomain(GETTEXT_PACKAGE);
}
