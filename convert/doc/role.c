#include "doc/role.h"

#include "base/messages.h"

#include <string.h>

static const struct {
  const char *name, *meaning;
} rows[ROLE_COUNT] = {
#define X(symbol, name, letter, meaning) {name, meaning},
    ROLES(X)
#undef X
};

const char *role_name(enum role role) {
  return rows[role].name;
}

int role_from_name(const char *name) {
  for (int i = 0; i < ROLE_COUNT; i++)
    if (strcmp(rows[i].name, name) == 0)
      return i;
  return -1;
}

const char *role_meaning(enum role role) {
  return rows[role].meaning;
}

char *role_names(void) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (int i = 0; i < ROLE_COUNT; i++)
    g_string_append_printf(names, "%s%s", i ? ", " : "", rows[i].name);
  return g_strdup(names->str);
}

const char *kind_name(enum block_kind kind) {
  static const char *const names[] = {NULL, "date", "speaker", "occasion", "note"};
  return names[kind];
}
