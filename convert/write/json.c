#include "write/json.h"

#include "base/items.h"
#include "base/json_string.h"

#include <string.h>

/* Without printf, as all that a finding is told with: there may be hundreds of thousands. */
static void put_key(GString *out, const char *key) {
  g_string_append(out, ", \"");
  g_string_append(out, key);
  g_string_append(out, "\": ");
}

/* `, "key": "text"`, or nothing when text is NULL. */
static void put_member(GString *out, const char *key, const char *text) {
  if (!text)
    return;
  put_key(out, key);
  json_put_string(out, text);
}

static void put_digits(GString *out, guint number) {
  char digits[sizeof "4294967295"], *start = digits + sizeof digits;
  *--start = '\0';
  do
    *--start = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append(out, start);
}

static void put_number(GString *out, const char *key, guint number) {
  put_key(out, key);
  put_digits(out, number);
}

static void put_source(GString *out, const struct source_info *source) {
  g_string_append(out, " \"source\": { \"name\": ");
  json_put_string(out, source->name ? source->name : "");
  put_member(out, "encoding", source->encoding ? source->encoding : "");
  g_string_append_printf(out, ", \"bom\": %s, \"newline\": \"%s\", \"lines\": %u", source->bom ? "true" : "false",
                         source->newline, source->lines);
  put_member(out, "sha256", source->sha256 ? source->sha256 : "");
  g_string_append(out, " },\n");
}

/* Counts code points forward through a text, for offsets that only rise: one pass however many spans there are. */
struct counter {
  const char *text;
  gsize at;     /* bytes counted so far */
  glong points; /* code points in them */
};

static glong count_to(struct counter *counter, gsize at) {
  if (at < counter->at)
    *counter = (struct counter){counter->text, 0, 0};
  counter->points += g_utf8_strlen(counter->text + counter->at, (gssize)(at - counter->at));
  counter->at = at;
  return counter->points;
}

static void put_points(GString *out, const struct block *block) {
  static const char *const kinds[] = {"line", "sentence", "clause"};
  struct counter counter = {block->text, 0, 0};
  g_string_append(out, ",\n      \"points\": [");
  for (guint i = 0; i < block->points->len; i++) {
    const struct point *point = &array_at(block->points, struct point, i);
    glong start = count_to(&counter, point->start);
    glong end = count_to(&counter, point->start + point->length);
    g_string_append_printf(out, "%s\n        { \"line\": %u, \"kind\": \"%s\", \"marker\": ", i ? "," : "",
                           block_line(block, point->start), kinds[point->kind]);
    json_put_slice(out, block->text + point->start, point->marker_length);
    g_string_append_printf(out, ", \"number\": %u, \"start\": %ld, \"length\": %ld, \"lead\": ", point->number, start,
                           end - start);
    json_put_slice(out, block->text + point->start, point->lead_length);
    g_string_append(out, " }");
  }
  g_string_append(out, "]");
}

/* What waits to be filled in; what is filled in is text. */
static void put_placeholders(GString *out, const struct block *block) {
  struct counter counter = {block->text, 0, 0};
  g_string_append(out, ",\n      \"placeholders\": [");
  const char *comma = "";
  for (guint i = 0; i < block->placeholders->len; i++) {
    const struct placeholder *holder = &array_at(block->placeholders, struct placeholder, i);
    if (holder->filled)
      continue;
    glong start = count_to(&counter, holder->start);
    glong end = count_to(&counter, holder->start + holder->length);
    g_string_append_printf(out, "%s\n        { \"line\": %u, \"start\": %ld, \"length\": %ld, \"text\": ", comma,
                           block_line(block, holder->start), start, end - start);
    json_put_slice(out, block->text + holder->start, holder->length);
    g_string_append(out, " }");
    comma = ",";
  }
  g_string_append(out, "]");
}

static void put_marks(GString *out, const struct block *block) {
  struct counter counter = {block->text, 0, 0};
  g_string_append(out, ",\n      \"marks\": [");
  for (guint i = 0; i < block->marks->len; i++) {
    const struct mark *mark = &array_at(block->marks, struct mark, i);
    glong start = count_to(&counter, mark->start);
    glong end = count_to(&counter, mark->start + mark->length);
    g_string_append_printf(out, "%s\n        { \"start\": %ld, \"length\": %ld, \"kind\": \"%s\"", i ? "," : "", start,
                           end - start, mark_name(mark->kind));
    put_member(out, "value", mark->value);
    g_string_append(out, " }");
  }
  g_string_append(out, "]");
}

/* Paragraphs of a cell are parted by line ends. */
static void put_cell(GString *out, const char *cell) {
  g_autofree char *text = g_strdelimit(g_strdup(cell), "\v", '\n');
  json_put_string(out, text);
}

/* The cells that take more than one place. */
static void put_merged(GString *out, const struct table *table) {
  bool first = true;
  g_string_append(out, ",\n      \"merged\": [");
  for (guint i = 0; i < table->rows * table->columns; i++) {
    const struct extent extent = table->extents[i];
    if (extent.rows <= 1 && extent.columns <= 1)
      continue;
    g_string_append_printf(out, "%s{ \"row\": %u, \"column\": %u, \"rows\": %u, \"columns\": %u }", first ? "" : ", ",
                           i / table->columns, i % table->columns, extent.rows, extent.columns);
    first = false;
  }
  g_string_append(out, "]");
}

static void put_table(GString *out, const struct table *table) {
  g_string_append(out, ",\n      \"rows\": [");
  for (guint row = 0; row < table->rows; row++) {
    g_string_append(out, row ? ", [" : "[");
    for (guint column = 0; column < table->columns; column++) {
      g_string_append(out, column ? ", " : "");
      put_cell(out, table->cells[row * table->columns + column]);
    }
    g_string_append(out, "]");
  }
  g_string_append(out, "]");
  if (table->extents)
    put_merged(out, table);
}

static void put_block(GString *out, const struct block *block) {
  g_string_append_printf(out, "    { \"role\": \"%s\"", role_name(block->role));
  put_member(out, "kind", kind_name(block->kind));
  if (block->role == ROLE_HEADING)
    g_string_append_printf(out, ", \"level\": %u", block->level);
  g_string_append_printf(out, ", \"lines\": [%u, %u]", block->first_line, block->last_line);
  if (block->role == ROLE_HEADING) {
    g_string_append_printf(out, ", \"run_in\": %s, \"marker\": ", block->run_in ? "true" : "false");
    json_put_slice(out, block->text, block->marker_length);
    g_string_append_printf(out, ", \"number\": %u", block->number);
  }
  put_member(out, "text", block->text);
  put_member(out, "source", block->source);
  if (block->points)
    put_points(out, block);
  if (block->placeholders)
    put_placeholders(out, block);
  if (block->marks)
    put_marks(out, block);
  if (block->table)
    put_table(out, block->table);
  g_string_append(out, " }");
}

static void put_dropped(GString *out, const struct dropped *dropped) {
  g_string_append_printf(out, "    { \"lines\": [%u, %u]", dropped->first_line, dropped->last_line);
  if (!dropped->whole)
    g_string_append_printf(out, ", \"start\": %zu", dropped->start);
  put_member(out, "text", dropped->text);
  put_member(out, "rule", dropped->rule);
  g_string_append(out, " }");
}

static void put_finding(GString *out, const struct finding *finding, bool with_source) {
  g_string_append(out, "    { \"rule\": ");
  json_put_string(out, finding_name(finding->id));
  put_member(out, "severity", severity_name(finding->severity));
  if (with_source)
    put_member(out, "source", grounds_name(finding_grounds(finding->id)));
  put_number(out, "line", finding->place.line);
  put_number(out, "column", finding->place.column);
  put_member(out, "text", finding->place.words);
  put_member(out, "message", finding->message);
  if (finding->fix.at > 0) {
    g_string_append(out, ", \"fix\": { \"delete\": ");
    put_digits(out, finding->fix.delete);
    put_member(out, "insert", finding->fix.insert ? finding->fix.insert : "");
    put_number(out, "at", finding->fix.at);
    g_string_append(out, " }");
  }
  g_string_append(out, " }");
}

/* The keys of a ledger are those of `check --ledger`. */
static void put_ledger(GString *out, const struct ledger *ledger) {
  g_string_append_printf(out, "  \"ledger\": { \"characters\": %zu, \"printed\": {", ledger->characters);
  const char *comma = "";
  for (guint role = 0; role < ROLE_COUNT; role++) {
    if (ledger->printed[role] == 0)
      continue;
    g_string_append_printf(out, "%s \"%s\": %zu", comma, role_name((enum role)role), ledger->printed[role]);
    comma = ",";
  }
  g_string_append(out, " }, \"dropped\": {");
  for (guint i = 0; i < ledger->dropped->len; i++) {
    const struct ledger_entry *entry = &array_at(ledger->dropped, struct ledger_entry, i);
    g_string_append_printf(out, "%s \"%s\": %zu", i ? "," : "", entry->rule, entry->characters);
  }
  g_string_append_printf(out, " }, \"marks\": %zu, \"blanks\": %zu },\n", ledger->marks, ledger->blanks);
}

bool json_write(const struct write_job *job, GPtrArray *artifacts, G_GNUC_UNUSED GError **error) {
  const struct doc *doc = job->doc;
  g_autoptr(GString) out = g_string_new("{ \"format\": \"jianggao-tree\", \"version\": 1,\n ");
  put_source(out, &doc->source);
  g_string_append(out, "  \"blocks\": [");
  for (guint i = 0; i < doc->blocks->len; i++) {
    g_string_append(out, i ? ",\n" : "\n");
    put_block(out, pointer_at(doc->blocks, i));
  }
  g_string_append(out, "],\n  \"dropped\": [");
  for (guint i = 0; i < doc->dropped->len; i++) {
    g_string_append(out, i ? ",\n" : "\n");
    put_dropped(out, pointer_at(doc->dropped, i));
  }
  g_string_append(out, "],\n");
  if (doc->ledger)
    put_ledger(out, doc->ledger);
  g_string_append(out, "  \"findings\": [");
  for (guint i = 0; i < job->report->findings->len; i++) {
    g_string_append(out, i ? ",\n" : "\n");
    put_finding(out, pointer_at(job->report->findings, i), false);
  }
  g_string_append(out, "] }\n");
  artifacts_add(artifacts, "", g_string_free_to_bytes(g_steal_pointer(&out)));
  return true;
}

void json_append_findings(GString *out, const char *name, const struct report *report) {
  g_string_append(out, "  { \"file\": ");
  json_put_string(out, name);
  g_string_append(out, ", \"findings\": [");
  for (guint i = 0; i < report->findings->len; i++) {
    g_string_append(out, i ? ",\n" : "\n");
    put_finding(out, pointer_at(report->findings, i), true);
  }
  g_string_append(out, "] }");
}
