#include "read/pieces.h"

#include "base/items.h"
#include "base/order.h"
#include "read/parting.h"
#include "read/rules.h"
#include "read/shape.h"

#include <string.h>

guint edits_from(const struct reader *reader, gsize offset) {
  return ORDER_COUNT(reader->edits->len, i, array_at(reader->edits, struct edit, i).end <= offset);
}

const char *edits_behind(const struct reader *reader, const char *p, guint *edit) {
  const char *raw = reader->source->text;
  for (; *edit < reader->edits->len; (*edit)++) {
    const struct edit *next = &array_at(reader->edits, struct edit, *edit);
    if (raw + next->end > p)
      return raw + next->start <= p ? raw + next->end : p;
  }
  return p;
}

/* Appends the source bytes between two edits; there are none where one of them reaches over the piece's end. */
static void append_source(const struct reader *reader, GString *text, gsize start, gsize end) {
  g_string_append_len(text, reader->source->text + start, (gssize)(MAX(start, end) - start));
}

/* The text of the source bytes from `start` to `end` with the edits done. */
static GString *edited_text(const struct reader *reader, gsize start, gsize end) {
  GString *text = g_string_sized_new(end - start);
  gsize at = start;
  for (guint i = edits_from(reader, start); i < reader->edits->len; i++) {
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start >= end)
      break;
    append_source(reader, text, at, edit->start);
    g_string_append(text, edit->insert);
    at = edit->end;
  }
  append_source(reader, text, at, end);
  return text;
}

static bool has_edits(const struct reader *reader, gsize start, gsize end) {
  guint i = edits_from(reader, start);
  return i < reader->edits->len && array_at(reader->edits, struct edit, i).start < end;
}

/* Gives the piece its text: the source bytes, or a copy with the edits done. */
static void set_text(struct reader *reader, struct piece *piece) {
  piece->edited = has_edits(reader, piece->start, piece->end);
  const char *raw = reader->source->text + piece->start;
  gsize length = piece->end - piece->start;
  g_autoptr(GString) copy = piece->edited ? edited_text(reader, piece->start, piece->end) : NULL;
  struct slice stripped = copy ? chars_strip(copy->str, copy->len) : (struct slice){raw, length};
  piece->text = copy ? g_string_chunk_insert_len(reader->strings, stripped.text, (gssize)stripped.length) : raw;
  piece->length = (guint32)stripped.length;
}

void piece_walk_start(struct piece_walk *walk, const struct reader *reader, const struct piece *piece) {
  *walk = (struct piece_walk){
      .reader = reader, .piece = piece, .edit = edits_from(reader, piece->start), .source = piece->start};
  if (!piece->edited)
    return;
  g_autoptr(GString) whole = edited_text(reader, piece->start, piece->end);
  walk->skipped = (gsize)(chars_strip(whole->str, whole->len).text - whole->str);
}

gsize piece_walk_to(struct piece_walk *walk, gsize at) {
  gsize target = at + walk->skipped;
  const GArray *edits = walk->reader->edits;
  while (walk->edit < edits->len) {
    const struct edit *edit = &array_at(edits, struct edit, walk->edit);
    gsize plain = edit->start - walk->source; /* bytes before the edit that are text as they are */
    gsize inserted = strlen(edit->insert);
    if (edit->start >= walk->piece->end || walk->seen + plain > target)
      break;
    if (walk->seen + plain + inserted > target) /* at the edit itself */
      return edit->start;
    walk->seen += plain + inserted;
    walk->source = edit->end;
    walk->edit++;
  }
  return walk->source + (target - walk->seen);
}

void piece_cut_spans(struct reader *reader, struct piece *piece, const struct rule_span *spans, guint count) {
  struct piece_walk walk;
  piece_walk_start(&walk, reader, piece);
  for (guint i = 0; i < count; i++) {
    struct edit cut = {.rule = g_intern_string(spans[i].rule), .kind = EDIT_DROP};
    cut.start = (guint32)piece_walk_to(&walk, spans[i].start);
    cut.end = spans[i].end == piece->length ? piece->end : (guint32)piece_walk_to(&walk, spans[i].end);
    g_array_append_val(reader->cuts, cut);
  }
  piece->cut = true;
}

/* In the order of the source; of two that begin together, the longer first. */
static gint compare_edits(gconstpointer a, gconstpointer b) {
  const struct edit *left = a;
  const struct edit *right = b;
  return order_or(ORDER_OF(left->start, right->start), ORDER_OF(right->end, left->end));
}

static bool edits_in_order(const struct reader *reader) {
  guint32 end = 0;
  for (guint i = 0; i < reader->edits->len; i++) {
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start < end)
      return false;
    end = edit->end;
  }
  return true;
}

void edits_sort(struct reader *reader) {
  if (edits_in_order(reader))
    return;
  g_array_sort(reader->edits, compare_edits);
  guint kept = 0;
  guint32 end = 0;
  for (guint i = 0; i < reader->edits->len; i++) {
    struct edit edit = array_at(reader->edits, struct edit, i);
    if (edit.start < end) /* inside the one before */
      continue;
    end = edit.end;
    array_at(reader->edits, struct edit, kept++) = edit;
  }
  g_array_set_size(reader->edits, kept);
}

/* Puts cuts among the edits, in order; edits inside a cut vanish in it. */
static void merge_cuts(struct reader *reader) {
  GArray *merged = g_array_new(FALSE, FALSE, sizeof(struct edit));
  guint edit = 0;
  for (guint i = 0; i < reader->cuts->len; i++) {
    struct edit cut = array_at(reader->cuts, struct edit, i);
    for (; edit < reader->edits->len && array_at(reader->edits, struct edit, edit).start < cut.start; edit++)
      g_array_append_val(merged, array_at(reader->edits, struct edit, edit));
    g_array_append_val(merged, cut);
    while (edit < reader->edits->len && array_at(reader->edits, struct edit, edit).start < cut.end)
      edit++;
  }
  for (; edit < reader->edits->len; edit++)
    g_array_append_val(merged, array_at(reader->edits, struct edit, edit));
  g_array_unref(reader->edits);
  reader->edits = merged;
}

void pieces_apply_cuts(struct reader *reader) {
  if (reader->cuts->len == 0)
    return;
  merge_cuts(reader);
  g_array_set_size(reader->cuts, 0);
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (!piece->cut)
      continue;
    piece->cut = false;
    set_text(reader, piece);
    if (piece->length == 0)
      piece->aside = array_at(reader->edits, struct edit, edits_from(reader, piece->start)).rule;
  }
}

void piece_append_source(const struct reader *reader, const struct piece *piece, GString *source) {
  gsize at = piece->start;
  for (guint i = piece->edited ? edits_from(reader, at) : reader->edits->len; i < reader->edits->len; i++) {
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start >= piece->end)
      break;
    if (edit->kind != EDIT_DROP)
      continue;
    append_source(reader, source, at, edit->start);
    at = edit->end;
  }
  append_source(reader, source, at, piece->end);
}

/* Notes the stretch between two lines of one paragraph as layout, which `insert` stands for. */
static void add_joint(struct reader *reader, gsize start, gsize end, const char *insert) {
  struct edit joint = {.start = (guint32)start, .end = (guint32)end, .kind = EDIT_LAYOUT, .rule = "line-break"};
  g_strlcpy(joint.insert, insert, sizeof joint.insert);
  g_array_append_val(reader->edits, joint);
}

void pieces_append(struct reader *reader, guint head, guint from, guint last, bool blank) {
  struct piece *paragraph = piece_at(reader, head);
  for (guint i = from; i <= last; i++) {
    struct piece *piece = piece_at(reader, i);
    add_joint(reader, paragraph->end, piece->start, i == last && blank ? " " : "");
    if (i < last) {
      struct edit drop = {.start = piece->start, .end = piece->end, .kind = EDIT_DROP, .rule = piece->aside};
      g_array_append_val(reader->edits, drop);
    }
    paragraph->end = piece->end;
    piece->merged = true;
    if (given_at(reader, i) && !given_at(reader, head))
      array_at(reader->given, struct given, head) = *given_at(reader, i);
  }
  paragraph->edited = true;
}

void pieces_compact(struct reader *reader) {
  edits_sort(reader);
  guint kept = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    bool grown = i + 1 < reader->pieces->len && piece_at(reader, i + 1)->merged;
    if (piece->merged)
      continue;
    if (grown)
      set_text(reader, piece);
    if (reader->given)
      array_at(reader->given, struct given, kept) = array_at(reader->given, struct given, i);
    *piece_at(reader, kept++) = *piece;
  }
  if (reader->given)
    g_array_set_size(reader->given, kept);
  g_array_set_size(reader->pieces, kept);
}

void pieces_part(struct reader *reader, guint index, gsize offset) {
  const char *raw = reader->source->text;
  struct piece first = *piece_at(reader, index), second = first;
  struct slice left = chars_strip(raw + first.start, offset - first.start);
  struct slice right = chars_strip(raw + offset, first.end - offset);
  if (left.length == 0 || right.length == 0)
    return;
  first.end = (guint32)(left.text + left.length - raw);
  second.start = (guint32)(right.text - raw);
  second.line = pieces_line_of(reader, second.start);
  const char *line = array_at(reader->source->lines, struct source_line, second.line - 1).text;
  second.column = (guint32)chars_count(line, (gsize)(right.text - line)) + 1;
  second.first_in_line = false;
  second.indent = second.outline = second.blank_lines = 0;
  set_text(reader, &first);
  set_text(reader, &second);
  *piece_at(reader, index) = first;
  g_array_insert_val(reader->pieces, index + 1, second);
  if (reader->given) {
    struct given nothing = {0};
    g_array_insert_val(reader->given, index + 1, nothing);
  }
}

guint pieces_text_hash(gconstpointer piece) {
  const struct piece *of = piece;
  guint hash = 5381;
  for (guint32 i = 0; i < of->length; i++)
    hash = hash * 33 + (guchar)of->text[i];
  return hash;
}

gboolean pieces_text_equal(gconstpointer a, gconstpointer b) {
  const struct piece *left = a;
  const struct piece *right = b;
  return left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
}

guint pieces_line_of(const struct reader *reader, gsize offset) {
  const GArray *lines = reader->source->lines;
  const char *at = reader->source->text + offset;
  return ORDER_COUNT(lines->len, i, array_at(lines, struct source_line, i).text <= at);
}

guint pieces_last_line(const struct reader *reader, const struct piece *piece) {
  return pieces_line_of(reader, piece->end);
}

bool pieces_whole_line(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  bool last = index + 1 == reader->pieces->len || piece_at(reader, index + 1)->line != piece->line;
  return piece->first_in_line && last;
}

bool pieces_was_listed(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (!piece->edited || !piece->first_in_line)
    return false;
  const struct source_line *line = &array_at(reader->source->lines, struct source_line, piece->line - 1);
  struct slice raw = chars_strip(line->text, line->length);
  return strchr("-*+", *raw.text) && raw.text[1] == ' ' && *piece->text != *raw.text;
}

/* Blanks of this many cells before a line move it to the middle or the right. */
#define MOVED_CELLS 12

bool piece_is_date(const struct piece *piece) {
  if (shape_is_date(piece->text, piece->length))
    return true;
  return (piece->indent >= MOVED_CELLS || shape_is_parenthesised(piece->text, piece->length)) &&
         shape_is_date_in_figures(piece->text, piece->length);
}

/* Where in a line the splitter is: the column is counted on from the last piece. */
struct line_cursor {
  guint32 line;
  const char *start; /* of the line */
  const char *counted;
  guint32 column; /* of `counted` */
  guint8 blank_lines;
  bool first;
};

/* The level of a Markdown (##) or HTML (<h2>) heading whose mark of so many bytes the raw text opens with, else 0. */
static guint8 outline_level(const char *text, gsize length) {
  if (*text == '#')
    return (guint8)length;
  if (g_ascii_strncasecmp(text, "<h", strlen("<h")) == 0 && chars_is_one_of("123456", chars_at(text + strlen("<h"))))
    return (guint8)g_ascii_digit_value(text[strlen("<h")]);
  return 0;
}

/* Cells of the blanks that were taken off together with a mark (> and an indent), or that stand for markup. */
static guint blanks_of(const struct reader *reader, const struct edit *edit) {
  if (*edit->insert)
    return chars_cells(chars_at(edit->insert));
  guint cells = 0;
  const char *start = reader->source->text + edit->start;
  for (const char *p = reader->source->text + edit->end; p > start; cells += chars_cells(chars_at(p))) {
    p = g_utf8_prev_char(p);
    if (!chars_is_blank(chars_at(p)))
      break;
  }
  return cells;
}

/* Notes what stands before the piece's text: its indent, and whether it is a heading by its markup. */
static void note_lead(const struct reader *reader, struct piece *piece, const char *from) {
  const char *raw = reader->source->text;
  guint cells = (guint)chars_width(from, (gsize)(raw + piece->start - from));
  guint32 at = piece->start;
  for (guint i = edits_from(reader, at); i < reader->edits->len && at < piece->end; i++) {
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start != at || (*edit->insert && !chars_is_blank(chars_at(edit->insert))))
      break;
    if (piece->outline == 0 && edit->kind != EDIT_DROP)
      piece->outline = outline_level(raw + at, edit->end - at);
    piece->bold |= raw[at] == '*' && edit->end - at == 2 && raw[piece->end - 1] == '*';
    cells = blanks_of(reader, edit) + (edit->kind == EDIT_DROP ? 0 : cells); /* what was peeled off hides no indent */
    at = edit->end;
  }
  piece->bold &= !memchr(piece->text, '*', piece->length);
  piece->indent = (guint8)MIN(255, cells);
}

static void add_piece(struct reader *reader, struct line_cursor *cursor, const char *from, const char *to) {
  struct slice stripped = chars_strip(from, (gsize)(to - from));
  if (stripped.length == 0)
    return;
  struct piece piece = {.line = cursor->line, .first_in_line = cursor->first};
  cursor->column += (guint32)chars_count(cursor->counted, (gsize)(stripped.text - cursor->counted));
  cursor->counted = stripped.text;
  piece.column = cursor->column;
  piece.blank_lines = cursor->first ? cursor->blank_lines : 0;
  piece.start = (guint32)(stripped.text - reader->source->text);
  piece.end = (guint32)(piece.start + stripped.length);
  set_text(reader, &piece);
  note_lead(reader, &piece, from);
  if (piece.length == 0) /* nothing but markup */
    piece.aside = array_at(reader->edits, struct edit, edits_from(reader, piece.start)).rule;
  g_array_append_val(reader->pieces, piece);
  cursor->first = false;
}

/* Adds the pieces of a stretch of a line; a long one may hold several paragraphs. */
static void add_stretch(struct reader *reader, struct line_cursor *cursor, const char *from, const char *to) {
  struct parting parting;
  if (!reader->settled && parting_start(&parting, reader, from, to, cursor->first))
    for (const char *next; (next = parting_next(&parting)) < to; from = next)
      add_piece(reader, cursor, from, next);
  add_piece(reader, cursor, from, to);
}

/* Whether a new piece begins at `p`: a paragraph break there, or an edit that splits. */
static bool breaks_at(const struct reader *reader, const char *p, guint edit_index) {
  guchar lead = (guchar)*p; /* VT, FF, CR, U+0085, U+2028, U+2029 */
  if (lead == 0x0B || lead == 0x0C || lead == 0x0D || lead == 0xC2 || lead == 0xE2)
    return chars_is_paragraph_break(chars_at(p));
  if (edit_index >= reader->edits->len)
    return false;
  const struct edit *edit = &array_at(reader->edits, struct edit, edit_index);
  return edit->kind == EDIT_SPLIT && reader->source->text + edit->start == p;
}

/* The next place in the line where a new piece must begin; `to` if there is none.  Breaks inside edits are none. */
static const char *next_break(const struct reader *reader, const char *from, const char *to, guint *edit_index) {
  const char *p = edits_behind(reader, from, edit_index);
  if (p == from)
    p = g_utf8_next_char(p);
  while (p < to) {
    const char *behind = edits_behind(reader, p, edit_index); /* brings the index to the edit at or behind p */
    if (breaks_at(reader, p, *edit_index))
      return p;
    p = behind > p ? behind : g_utf8_next_char(p);
  }
  return to;
}

void pieces_split(struct reader *reader) {
  guint edit_index = 0;
  guint blank_lines = 0;
  reader->pieces = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), reader->source->lines->len);
  for (guint i = 0; i < reader->source->lines->len; i++) {
    const struct source_line *line = &array_at(reader->source->lines, struct source_line, i);
    const char *end = line->text + line->length;
    struct line_cursor cursor = {i + 1, line->text, line->text, 1, (guint8)MIN(255, blank_lines), true};
    for (const char *from = line->text; from < end;) {
      const char *to = next_break(reader, from, end, &edit_index);
      add_stretch(reader, &cursor, from, to);
      from = to;
    }
    blank_lines = cursor.first ? blank_lines + 1 : 0;
  }
}
