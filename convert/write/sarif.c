/* Findings in SARIF 2.1.0, which editors and code hosts show. */
#include "write/sarif.h"

#include "base/items.h"
#include "base/json_string.h"
#include "base/messages.h"

/* What SARIF calls the severities. */
static const char *level_of(enum severity severity) {
  static const char *const levels[] = {"note", "warning", "error"};
  return levels[severity];
}

static void put_text(GString *out, const char *key, const char *text) {
  g_string_append_printf(out, "\"%s\": { \"text\": ", key);
  json_put_string(out, text);
  g_string_append(out, " }");
}

void sarif_append_head(GString *out) {
  g_string_append(out, "{ \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\",\n"
                       "  \"runs\": [{ \"columnKind\": \"unicodeCodePoints\", \"tool\": { \"driver\": { \"name\": "
                       "\"jianggao\", \"version\": \"" VERSION "\", \"rules\": [");
  for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
    g_string_append_printf(out, "%s\n    { \"id\": \"%s\", ", id ? "," : "", finding_name(id));
    put_text(out, "shortDescription", _(finding_meaning(id)));
    g_string_append_printf(out, ", \"defaultConfiguration\": { \"level\": \"%s\" }", level_of(finding_severity(id)));
    g_string_append_printf(out, ", \"properties\": { \"source\": \"%s\" } }", grounds_name(finding_grounds(id)));
  }
  g_string_append(out, "] } },\n  \"results\": [\n");
}

static void put_place(GString *out, const char *name, const struct place *place) {
  g_string_append(out, ", \"locations\": [{ \"physicalLocation\": { \"artifactLocation\": { \"uri\": ");
  g_autofree char *uri = g_uri_escape_string(name, "/", TRUE);
  json_put_string(out, uri);
  g_string_append(out, " }");
  if (place->line > 0) {
    g_string_append_printf(out, ", \"region\": { \"startLine\": %u", place->line);
    if (place->column > 0)
      g_string_append_printf(out, ", \"startColumn\": %u", place->column);
    g_string_append(out, " }");
  }
  g_string_append(out, " } }]");
}

void sarif_append_findings(GString *out, const char *name, const struct report *report) {
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = pointer_at(report->findings, i);
    g_string_append_printf(out, "%s    { \"ruleId\": \"%s\", \"ruleIndex\": %d, \"level\": \"%s\", ", i ? ",\n" : "",
                           finding_name(finding->id), (int)finding->id, level_of(finding->severity));
    put_text(out, "message", finding->message);
    put_place(out, name, &finding->place);
    g_string_append(out, " }");
  }
}
