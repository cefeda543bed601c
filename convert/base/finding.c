#include "base/finding.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/nearest.h"

#include <string.h>

static const struct {
  const char *name, *meaning;
  enum severity severity;
  enum grounds grounds;
} rows[FINDING_COUNT] = {
#define X(symbol, name, severity, grounds, meaning) {name, meaning, SEVERITY_##severity, GROUNDS_##grounds},
    FINDINGS(X)
#undef X
};

const char *finding_name(enum finding_id id) {
  return rows[id].name;
}

enum severity finding_severity(enum finding_id id) {
  return rows[id].severity;
}

enum grounds finding_grounds(enum finding_id id) {
  return rows[id].grounds;
}

enum fix_class finding_fix_class(enum finding_id id) {
  switch (id) {
  case FINDING_SERIES_DRIFT:
  case FINDING_HEADING_MARKER:
    return FIX_SERIES;
  case FINDING_WIDE_FIGURE:
  case FINDING_ZERO_FORM:
  case FINDING_FIGURE_MARK:
    return FIX_FIGURES;
  case FINDING_HAN_BLANK:
  case FINDING_FIGURE_BLANK:
    return FIX_BLANKS;
  default:
    return FIX_MARKS;
  }
}

bool finding_is_usual(enum finding_id id) {
  return id != FINDING_LIST_COMMA;
}

const char *finding_meaning(enum finding_id id) {
  return rows[id].meaning;
}

enum finding_id finding_by_name(const char *name) {
  enum finding_id id = 0;
  while (id < FINDING_COUNT && strcmp(rows[id].name, name) != 0)
    id++;
  return id;
}

const char *grounds_name(enum grounds grounds) {
  static const char *const names[] = {"fact", "standard", "usage", "habit"};
  return names[grounds];
}

static char *hint_for(const char *name) {
  const char *known[FINDING_COUNT + 1] = {NULL};
  for (enum finding_id id = 0; id < FINDING_COUNT; id++)
    known[id] = rows[id].name;
  return nearest_hint(name, known);
}

enum finding_id finding_find(const char *name, GError **error) {
  enum finding_id id = finding_by_name(name);
  if (id == FINDING_COUNT) {
    g_autofree char *hint = hint_for(name);
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
                _("There is no finding called '%s'.%s man jianggao lists them all."), name, hint);
  }
  return id;
}

const char *severity_name(enum severity severity) {
  static const char *const names[] = {"note", "warning", "error"};
  return names[severity];
}
