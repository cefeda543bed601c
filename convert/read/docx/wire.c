#include "read/docx/wire.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "text/chars.h"

#include <string.h>

/* Names of rules and of kinds of lines under words are short. */
#define LONGEST_NAME 32

enum wire_kind { WIRE_TEXT = 1, WIRE_ERROR };

/* ---- to bytes ---- */

static void put(GByteArray *out, guint32 number) {
  g_byte_array_append(out, (const guint8 *)&number, sizeof number);
}

static void put_bytes(GByteArray *out, const char *bytes, gsize length) {
  put(out, (guint32)length);
  g_byte_array_append(out, (const guint8 *)bytes, (guint)length);
}

/* NULL is told apart from "". */
static void put_string(GByteArray *out, const char *string) {
  put(out, string != NULL);
  if (string)
    put_bytes(out, string, strlen(string));
}

static void put_hint(GByteArray *out, const struct line_hint *hint) {
  put(out, hint->says);
  put(out, hint->role);
  put(out, hint->kind);
  put(out, hint->level);
  put(out, (guint32)hint->heading_length);
  put_string(out, hint->rule);
}

static void put_mark(GByteArray *out, const struct line_mark *mark) {
  put(out, mark->line);
  put(out, (guint32)mark->mark.start);
  put(out, (guint32)mark->mark.length);
  put(out, mark->mark.kind);
  put_string(out, mark->mark.value);
}

static void put_table(GByteArray *out, const struct docx_table *table) {
  put(out, table->line);
  put(out, table->rows);
  put(out, table->columns);
  for (guint i = 0; i < table->cells->len; i++)
    put_string(out, pointer_at(table->cells, i));
  put(out, table->extents->len > 0);
  for (guint i = 0; i < table->extents->len; i++) {
    put(out, array_at(table->extents, struct extent, i).rows);
    put(out, array_at(table->extents, struct extent, i).columns);
  }
}

static void put_reading(GByteArray *out, const struct ruby_word *reading) {
  put(out, reading->line);
  put(out, reading->column);
  put_string(out, reading->word);
  put_string(out, reading->reading);
}

static void put_finding(GByteArray *out, const struct finding *finding) {
  put(out, finding->id);
  put(out, finding->place.line);
  put(out, finding->place.column);
  put_string(out, finding->place.words);
  put_string(out, finding->message);
  put_string(out, finding->remark);
}

GBytes *wire_text(const struct docx_text *text) {
  const struct docx_lines *lines = &text->lines;
  GByteArray *out = g_byte_array_new();
  put(out, WIRE_TEXT);
  put_bytes(out, lines->text->str, lines->text->len);
  put(out, lines->body);
  for (guint i = 0; i < lines->hints->len; i++)
    put_hint(out, &array_at(lines->hints, struct line_hint, i));
  put(out, lines->marks->len);
  for (guint i = 0; i < lines->marks->len; i++)
    put_mark(out, &array_at(lines->marks, struct line_mark, i));
  put(out, lines->tables->len);
  for (guint i = 0; i < lines->tables->len; i++)
    put_table(out, pointer_at(lines->tables, i));
  put(out, lines->readings->len);
  for (guint i = 0; i < lines->readings->len; i++)
    put_reading(out, pointer_at(lines->readings, i));
  const guint numbers[] = {text->ours,        text->labels,    text->changes,
                           text->change_line, text->proposals, text->proposal_line};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    put(out, numbers[i]);
  put(out, text->report->findings->len);
  for (guint i = 0; i < text->report->findings->len; i++)
    put_finding(out, pointer_at(text->report->findings, i));
  return g_byte_array_free_to_bytes(out);
}

GBytes *wire_error(const GError *error) {
  GByteArray *out = g_byte_array_new();
  put(out, WIRE_ERROR);
  put_string(out, error->message);
  return g_byte_array_free_to_bytes(out);
}

/* ---- from bytes ---- */

/* The bytes that are left; once something was wrong, there are none and `broken` tells so. */
struct wire {
  const char *at;
  gsize left;
  bool broken;
};

static void break_off(struct wire *wire) {
  wire->broken = true;
  wire->left = 0;
}

static void pass(struct wire *wire, gsize length) {
  wire->at += length;
  wire->left -= length;
}

static bool expect(struct wire *wire, bool right) {
  if (!right)
    break_off(wire);
  return !wire->broken;
}

/* A number up to `most`; 0 when it is another. */
static guint32 take(struct wire *wire, gsize most) {
  guint32 number = 0;
  if (!expect(wire, wire->left >= sizeof number))
    return 0;
  memcpy(&number, wire->at, sizeof number);
  pass(wire, sizeof number);
  return expect(wire, number <= most) ? number : 0;
}

/* Text, in the bytes. */
static struct slice take_bytes(struct wire *wire) {
  const gsize length = take(wire, wire->left);
  struct slice slice = {wire->at, 0};
  if (!expect(wire, length <= wire->left && g_utf8_validate(wire->at, (gssize)length, NULL)))
    return slice;
  slice.length = length;
  pass(wire, length);
  return slice;
}

/* Owned by the caller; NULL when there is none. */
static char *take_string(struct wire *wire) {
  if (!take(wire, true))
    return NULL;
  const struct slice slice = take_bytes(wire);
  return g_strndup(slice.text, slice.length);
}

/* Interned: of letters and hyphens, so that no more names come to be than there are words for. */
static const char *take_name(struct wire *wire) {
  g_autofree char *name = take_string(wire);
  if (!name)
    return NULL;
  const gsize length = strlen(name);
  for (gsize i = 0; i < length; i++)
    expect(wire, g_ascii_isalpha(name[i]) || name[i] == '-');
  return expect(wire, length <= LONGEST_NAME) ? g_intern_string(name) : NULL;
}

/* Whether no character goes over a place of a line, which may be its end. */
static bool is_boundary(const char *line, gsize at) {
  return ((guchar)line[at] & 0xc0) != 0x80;
}

static void take_lines(struct wire *wire, struct docx_lines *lines) {
  const struct slice text = take_bytes(wire);
  expect(wire, text.length == 0 || text.text[text.length - 1] == '\n');
  g_string_append_len(lines->text, text.text, wire->broken ? 0 : (gssize)text.length);
  for (gsize at = 0; at < lines->text->len;) {
    g_array_append_val(lines->starts, at);
    at = (gsize)((const char *)memchr(lines->text->str + at, '\n', lines->text->len - at) - lines->text->str) + 1;
  }
  lines->body = take(wire, lines->starts->len);
}

static void take_hint(struct wire *wire, struct docx_lines *lines, guint line) {
  gsize length;
  const char *text = lines_get(lines, line, &length);
  struct line_hint hint = no_hint;
  hint.says = (enum hint_says)take(wire, HINT_DROP);
  hint.role = (enum role)take(wire, ROLE_COUNT - 1);
  hint.kind = (enum block_kind)take(wire, KIND_NOTE);
  hint.level = take(wire, G_MAXINT); /* brought into bounds by who uses it (given.c) */
  hint.heading_length = take(wire, length);
  hint.rule = take_name(wire);
  expect(wire, is_boundary(text, hint.heading_length) && (hint.says != HINT_DROP || hint.rule));
  g_array_append_val(lines->hints, hint);
}

static void take_mark(struct wire *wire, struct docx_text *text) {
  struct docx_lines *lines = &text->lines;
  const struct line_mark *before = array_last(lines->marks, struct line_mark);
  struct line_mark mark = {.line = take(wire, lines->starts->len)};
  if (!expect(wire, mark.line > 0 && (!before || before->line <= mark.line)))
    return;
  gsize length;
  const char *line = lines_get(lines, mark.line, &length);
  mark.mark.start = take(wire, length);
  mark.mark.length = take(wire, length - mark.mark.start);
  mark.mark.kind = (enum mark_kind)take(wire, MARK_KINDS - 1);
  mark.mark.value = take_name(wire);
  expect(wire, is_boundary(line, mark.mark.start) && is_boundary(line, mark.mark.start + mark.mark.length));
  g_array_append_val(lines->marks, mark);
}

/* A table's line has its cells parted by tabs, and blanks for the line breaks in them. */
static bool is_line_of(const struct docx_lines *lines, const struct docx_table *table) {
  gsize length;
  const char *text = lines_get(lines, table->line, &length), *end = text + length;
  for (guint i = 0; i < table->cells->len; i++) {
    if (i > 0 && *text++ != '\t')
      return false;
    for (const char *cell = pointer_at(table->cells, i); *cell; cell++, text++)
      if (*text != (*cell == '\v' ? ' ' : *cell))
        return false;
  }
  return text == end;
}

static void take_extents(struct wire *wire, struct docx_table *table) {
  for (guint i = 0; i < table->cells->len && !wire->broken; i++) {
    const guint row = i / table->columns, column = i % table->columns;
    struct extent extent = {.rows = take(wire, table->rows - row)};
    extent.columns = take(wire, table->columns - column);
    expect(wire, (extent.rows == 0) == (extent.columns == 0));
    g_array_append_val(table->extents, extent);
  }
}

static void take_table(struct wire *wire, struct docx_text *text) {
  struct docx_lines *lines = &text->lines;
  struct docx_table *table = docx_table_new();
  const struct docx_table *before = pointer_last(lines->tables);
  g_ptr_array_add(lines->tables, table);
  table->line = take(wire, lines->starts->len);
  table->rows = take(wire, LIMIT_CELLS);
  table->columns = take(wire, LIMIT_CELLS);
  const guint64 cells = (guint64)table->rows * table->columns;
  if (!expect(wire, table->line > (before ? before->line : 0) && cells > 0 && cells <= LIMIT_CELLS))
    return;
  for (guint i = 0; i < cells && !wire->broken; i++) {
    char *cell = take_string(wire);
    expect(wire, cell != NULL);
    g_ptr_array_add(table->cells, cell);
  }
  if (expect(wire, !wire->broken && is_line_of(lines, table)) && take(wire, true))
    take_extents(wire, table);
}

/* They rise: whoever sets them goes through them once. */
static void take_reading(struct wire *wire, struct docx_text *text) {
  struct docx_lines *lines = &text->lines;
  const struct ruby_word *before = pointer_last(lines->readings);
  const guint line = take(wire, lines->starts->len), column = take(wire, G_MAXUINT32);
  g_autofree char *word = take_string(wire), *reading = take_string(wire);
  if (!expect(wire, line > 0 && column > 0 && word && reading && (!before || before->line <= line)))
    return;
  struct ruby_word *one = ruby_words_append(lines->readings, word, reading);
  if (expect(wire, one != NULL)) {
    one->line = line;
    one->column = column;
  }
}

static void take_finding(struct wire *wire, struct docx_text *text) {
  const enum finding_id id = (enum finding_id)take(wire, FINDING_COUNT - 1);
  const guint line = take(wire, G_MAXUINT32), column = take(wire, G_MAXUINT32);
  g_autofree char *words = take_string(wire), *message = take_string(wire), *remark = take_string(wire);
  if (!expect(wire, message && remark))
    return;
  struct finding *finding = report_add(text->report, id, (struct place){line, column, words}, "%s", message);
  finding->remark = report_words(text->report, remark);
}

/* Takes how many there are, `most` at most, and each of them. */
static void take_all(struct wire *wire, struct docx_text *text, guint32 most,
                     void (*take_one)(struct wire *wire, struct docx_text *text)) {
  for (guint left = take(wire, most); left > 0 && !wire->broken; left--)
    take_one(wire, text);
}

static void take_text(struct wire *wire, struct docx_text *text) {
  struct docx_lines *lines = &text->lines;
  take_lines(wire, lines);
  for (guint i = 1; i <= lines->starts->len && !wire->broken; i++)
    take_hint(wire, lines, i);
  take_all(wire, text, G_MAXUINT32, take_mark);
  take_all(wire, text, G_MAXUINT32, take_table);
  take_all(wire, text, LIMIT_READINGS, take_reading);
  text->ours = take(wire, true);
  guint *const numbers[] = {&text->labels, &text->changes, &text->change_line, &text->proposals, &text->proposal_line};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    *numbers[i] = take(wire, G_MAXUINT32);
  take_all(wire, text, G_MAXUINT32, take_finding);
  expect(wire, wire->left == 0);
}

bool wire_take(GBytes *bytes, struct docx_text *text, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  struct wire wire = {data, length, false};
  const enum wire_kind kind = (enum wire_kind)take(&wire, WIRE_ERROR);
  g_autofree char *message = kind == WIRE_ERROR ? take_string(&wire) : NULL;
  if (kind == WIRE_TEXT)
    take_text(&wire, text);
  if (kind == WIRE_TEXT && !wire.broken)
    return true;
  g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                      message && !wire.broken
                          ? message
                          : _("This Word file was given up: what was read from it makes no sense. Open it in Word or "
                              "WPS, save it as .docx again, and convert that."));
  return false;
}
