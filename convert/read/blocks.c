#include "base/items.h"
#include "read/explain.h"
#include "read/phases.h"
#include "read/shape.h"

#include <string.h>

/* A heading that ends at a ： is at most this long behind its marker, and its paragraph longer than that. */
#define COLON_HEADING_CHARACTERS 20
#define COLON_BODY_CHARACTERS 8

/* A block's text in the making. */
struct builder {
  const struct reader *reader;
  GString *text;
  GString *source; /* with the layout marks that are not text */
  GArray *origins; /* of struct origin */
  bool differs;    /* source has other characters than text */
};

static void add_origin(struct builder *builder, guint line, guint column) {
  struct origin origin = {builder->text->len, line, column};
  struct origin *last =
      builder->origins->len ? &array_at(builder->origins, struct origin, builder->origins->len - 1) : NULL;
  if (last && last->start == origin.start)
    *last = origin;
  else
    g_array_append_val(builder->origins, origin);
}

/* Counts lines and columns on through a piece. */
struct place_count {
  const struct reader *reader;
  gsize at; /* source offset */
  guint line, column;
};

static struct place_count count_from(const struct reader *reader, const struct piece *piece) {
  return (struct place_count){reader, piece->start, piece->line, piece->column};
}

static void count_to(struct place_count *count, gsize offset) {
  const char *raw = count->reader->source->text;
  guint line = pieces_line_of(count->reader, offset);
  if (line != count->line) {
    count->at = (gsize)(array_at(count->reader->source->lines, struct source_line, line - 1).text - raw);
    count->line = line;
    count->column = 1;
  }
  count->column += (guint)chars_count(raw + count->at, offset - count->at);
  count->at = offset;
}

static void add_raw(GString *string, const struct reader *reader, gsize from, gsize to) {
  if (to > from)
    g_string_append_len(string, reader->source->text + from, (gssize)(to - from));
}

/* Appends the source bytes [from, to) of a piece, edits done. */
static void add_stretch(struct builder *builder, const struct piece *piece, gsize from, gsize to) {
  const struct reader *reader = builder->reader;
  struct place_count count = count_from(reader, piece);
  count_to(&count, from);
  add_origin(builder, count.line, count.column);
  gsize at = from;
  for (guint i = piece->edited ? edits_from(reader, from) : reader->edits->len; i < reader->edits->len; i++) {
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start >= to)
      break;
    gsize start = MAX(edit->start, from);
    add_raw(builder->text, reader, at, start);
    add_raw(builder->source, reader, at, start);
    at = edit->end;
    if (edit->kind != EDIT_DROP && chars_strip(reader->source->text + start, at - start).length > 0) {
      add_raw(builder->source, reader, start, at);
      builder->differs = true;
    }
    if (*edit->insert) {
      count_to(&count, start);
      add_origin(builder, count.line, count.column);
      g_string_append(builder->text, edit->insert);
    }
    if (at < to) {
      count_to(&count, at);
      add_origin(builder, count.line, count.column);
    }
  }
  add_raw(builder->text, reader, at, to);
  add_raw(builder->source, reader, at, to);
}

static struct builder builder_new(const struct reader *reader) {
  return (struct builder){reader, g_string_new(NULL), g_string_new(NULL),
                          g_array_new(FALSE, FALSE, sizeof(struct origin)), false};
}

static void builder_discard(struct builder *builder) {
  g_string_free(builder->text, TRUE);
  g_string_free(builder->source, TRUE);
  g_array_unref(builder->origins);
}

/* Whether nothing but blanks went into the text. */
static bool is_empty(const struct builder *builder) {
  return chars_strip(builder->text->str, builder->text->len).length == 0;
}

/* Moves leading and trailing blanks out of the text. */
static void strip_text(struct builder *builder) {
  struct slice stripped = chars_strip(builder->text->str, builder->text->len);
  gsize lead = (gsize)(stripped.text - builder->text->str);
  for (guint i = 0; i < builder->origins->len; i++) {
    struct origin *origin = &array_at(builder->origins, struct origin, i);
    const gsize before = MIN(origin->start, lead);
    origin->column += (guint)chars_count(builder->text->str + before, lead - before);
    origin->start -= before;
  }
  g_string_truncate(builder->text, lead + stripped.length);
  g_string_erase(builder->text, 0, (gssize)lead);
}

/* Whether the origins say no more than the block's first line does. */
static bool is_plain_origin(const GArray *origins) {
  return origins->len == 1 && array_at(origins, struct origin, 0).column == 1;
}

static const struct explanation *explanation_at(const struct reader *reader, guint index) {
  return &array_at(reader->explanations, struct explanation, index);
}

static const struct evidence *evidence_at(const struct reader *reader, guint index) {
  return &array_at(reader->evidence, struct evidence, index);
}

/* The role of the piece's block; ROLE_COUNT when it is left out. */
static enum role role_of(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (piece->aside)
    return ROLE_COUNT;
  return piece->row ? ROLE_TABLE : (enum role)state_role(explanation_at(reader, index)->state);
}

/* Ends the builder: its text becomes a block of the piece. */
static struct block *finish(struct builder *builder, struct doc *doc, const struct piece *piece, enum role role) {
  strip_text(builder);
  char *text = g_strdup(builder->text->str);
  g_string_free(builder->text, TRUE);
  guint last_line = pieces_last_line(builder->reader, piece);
  struct block *block = doc_add_block(doc, role, piece->line, last_line, text);
  block->source = g_string_free(builder->source, !builder->differs);
  if (is_plain_origin(builder->origins))
    g_array_unref(builder->origins);
  else
    block->origins = builder->origins;
  return block;
}

static void set_heading(const struct reader *reader, struct block *heading, guint index) {
  const struct marker *marker = &evidence_at(reader, index)->marker;
  const struct given *given = given_at(reader, index);
  guint level = marker->level > 0 ? marker->level : evidence_at(reader, index)->rank;
  heading->level = given && given->level > 0 ? given->level : (guint8)CLAMP(level, 1, 4);
  if (marker->length > strlen(heading->text)) /* the user said that a part of it is the heading */
    return;
  heading->number = marker->number;
  heading->marker_length = marker->length;
}

/* Marks that end a run-in heading and are no part of its text. */
static bool is_end_mark(gunichar c) {
  return c == 0x3002 || c == '.' || c == 0xFF1A || c == ':';
}

/* Of a numbered sentence a short beginning up to a ：, if a paragraph follows that; else 0. */
static gsize colon_at(const struct piece *piece, gsize marker) {
  gsize at = marker;
  for (guint count = 0; count <= COLON_HEADING_CHARACTERS && at < piece->length; count++) {
    gunichar c = chars_at(piece->text + at);
    if (c == 0xFF1A || c == ':')
      return count > 1 && chars_count(piece->text + at, piece->length - at) > COLON_BODY_CHARACTERS ? at : 0;
    at = (gsize)(g_utf8_next_char(piece->text + at) - piece->text);
  }
  return 0;
}

/* Whether there is a heading of the series with a ： inside. */
static bool is_colon_heading(const struct reader *reader, guint index, enum marker_kind kind) {
  if (index >= reader->pieces->len || role_of(reader, index) != ROLE_HEADING)
    return false;
  const struct marker *marker = &evidence_at(reader, index)->marker;
  return marker->kind == kind && colon_at(piece_at(reader, index), marker->length) > 0;
}

/* Whether a neighbour is such a heading: the two have no paragraphs of their own. */
static bool has_colon_sibling(const struct reader *reader, guint index) {
  const enum marker_kind kind = evidence_at(reader, index)->marker.kind;
  guint above = index - 1, below = index + 1; /* above the first piece is none, as behind the last */
  while (above < reader->pieces->len && role_of(reader, above) == ROLE_COUNT)
    above--;
  while (below < reader->pieces->len && role_of(reader, below) == ROLE_COUNT)
    below++;
  return is_colon_heading(reader, above, kind) || is_colon_heading(reader, below, kind);
}

/* Bytes of the piece's text that are a heading with its paragraph behind it: the first sentence without a 。; 0 when
 * nothing follows. */
static gsize heading_length(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  gsize stop;
  gsize marker = evidence_at(reader, index)->marker.length;
  gsize sentence = shape_first_sentence(piece->text + marker, piece->length - marker, &stop);
  if (sentence > 0 && marker + sentence >= piece->length)
    return marker > 0 && has_colon_sibling(reader, index) ? colon_at(piece, marker) : 0;
  if (sentence == 0 || explanation_at(reader, index)->state != STATE_RUN_IN)
    return 0;
  return marker + (is_end_mark(chars_at(piece->text + marker + stop)) ? stop : sentence);
}

/* Whether the source byte is no text: a mark that was undone, or cut out. */
static bool is_edited_at(const struct reader *reader, gsize offset) {
  guint i = edits_from(reader, offset);
  return i < reader->edits->len && array_at(reader->edits, struct edit, i).start <= offset;
}

gsize blocks_heading_end(const struct reader *reader, guint index) {
  const struct given *given = given_at(reader, index);
  if (given)
    return given->heading_end;
  gsize length = heading_length(reader, index);
  struct piece_walk walk;
  piece_walk_start(&walk, reader, piece_at(reader, index));
  return length > 0 ? piece_walk_to(&walk, length) : 0;
}

/* A run-in heading is two blocks: the heading without its 。, and the body that shares its paragraph.  Of a piece that
 * has lost the one or the other to a cut a paragraph is left. */
static bool add_run_in(const struct reader *reader, struct doc *doc, guint index) {
  const struct piece *piece = piece_at(reader, index);
  gsize end = blocks_heading_end(reader, index), body_start = end;
  if (end == 0)
    return false;
  struct builder builder = builder_new(reader), body_builder = builder_new(reader);
  gunichar stop = chars_at(reader->source->text + end);
  add_stretch(&builder, piece, piece->start, end);
  if (is_end_mark(stop) && !is_edited_at(reader, end)) {
    body_start = (gsize)(g_utf8_next_char(reader->source->text + end) - reader->source->text);
    g_string_append_unichar(builder.source, stop);
    builder.differs = true;
  }
  add_stretch(&body_builder, piece, body_start, piece->end);
  if (is_empty(&builder) || is_empty(&body_builder)) {
    builder_discard(&builder);
    builder_discard(&body_builder);
    return false;
  }
  struct block *heading = finish(&builder, doc, piece, ROLE_HEADING);
  set_heading(reader, heading, index);
  heading->run_in = true;
  heading->last_line = pieces_line_of(reader, body_start - 1);
  struct block *body = finish(&body_builder, doc, piece, ROLE_BODY);
  body->first_line = pieces_line_of(reader, body_start);
  return true;
}

/* What kind of line a subtitle or signature is. */
static enum block_kind kind_of(const struct reader *reader, guint index, enum role role) {
  const struct given *given = given_at(reader, index);
  if (given && given->kind != KIND_NONE)
    return (enum block_kind)given->kind;
  if (role == ROLE_SUBTITLE)
    return kinds_of_subtitle(reader->words, piece_at(reader, index), evidence_at(reader, index));
  return role == ROLE_SIGNATURE ? kinds_of_signature(evidence_at(reader, index)) : KIND_NONE;
}

/* Bytes before the date that stands behind a name in the same line; 0 when there is none. */
static gsize name_before_date(const struct piece *piece) {
  for (gsize at = 0; at < piece->length; at = (gsize)(g_utf8_next_char(piece->text + at) - piece->text)) {
    struct slice date = chars_strip(piece->text + at, piece->length - at);
    if (chars_is_blank(chars_at(piece->text + at)) && shape_is_date(date.text, date.length))
      return at;
  }
  return 0;
}

/* 尚可为　2015年7月3日: who signs and when are two blocks, wherever the line ends. */
static bool add_signature_and_date(const struct reader *reader, struct doc *doc, guint index) {
  if (!evidence_has(evidence_at(reader, index), EVIDENCE_DATE_BEHIND_NAME) || given_at(reader, index))
    return false;
  const struct piece *piece = piece_at(reader, index);
  struct piece_walk walk;
  piece_walk_start(&walk, reader, piece);
  gsize middle = piece_walk_to(&walk, name_before_date(piece));
  struct builder name = builder_new(reader), date = builder_new(reader);
  add_stretch(&name, piece, piece->start, middle);
  add_stretch(&date, piece, middle, piece->end);
  finish(&name, doc, piece, ROLE_SIGNATURE)->last_line = pieces_line_of(reader, middle - 1);
  struct block *block = finish(&date, doc, piece, ROLE_SIGNATURE);
  block->kind = KIND_DATE;
  block->first_line = pieces_line_of(reader, middle);
  return true;
}

/* The last piece of the salutation that begins with this one: a line that ends without a mark goes on in the next. */
static guint end_of_salutation(const struct reader *reader, guint index) {
  guint last = index;
  for (guint i = index + 1; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, last);
    if (piece_at(reader, i)->aside)
      continue;
    if (role_of(reader, i) != ROLE_SALUTATION || shape_ends_with_mark(piece->text, piece->length))
      break;
    last = i;
  }
  return last;
}

/* Appends bytes [from, to) of the block's text to `text`, without blanks around them, and their origins. */
static void move_part(const struct block *block, gsize from, gsize to, GString *text, GArray *origins) {
  struct slice part = chars_strip(block->text + from, to - from);
  from = (gsize)(part.text - block->text);
  struct origin first = {.start = text->len};
  block_place(block, from, &first.line, &first.column);
  g_array_append_val(origins, first);
  for (guint i = 0; block->origins && i < block->origins->len; i++) {
    struct origin origin = array_at(block->origins, struct origin, i);
    if (origin.start <= from || origin.start >= from + part.length)
      continue;
    origin.start = origin.start - from + text->len;
    g_array_append_val(origins, origin);
  }
  g_string_append_len(text, part.text, (gssize)part.length);
}

/* ｜ in a title is where its author wants a new line, and no text. */
static void take_title_breaks(struct block *block) {
  static const char bar[] = "｜";
  if (!strstr(block->text, bar))
    return;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
  g_autoptr(GArray) breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (const char *part = block->text, *end; part; part = *end ? end + strlen(bar) : NULL) {
    end = strstr(part, bar);
    end = end ? end : part + strlen(part);
    if (chars_strip(part, (gsize)(end - part)).length == 0)
      continue;
    if (text->len > 0)
      g_array_append_val(breaks, text->len);
    move_part(block, (gsize)(part - block->text), (gsize)(end - block->text), text, origins);
  }
  if (text->len == 0) /* nothing but bars */
    return;
  if (!block->source)
    block->source = g_strdup(block->text);
  g_free(block->text);
  block->text = g_strdup(text->str);
  g_clear_pointer(&block->origins, g_array_unref);
  block->origins = g_steal_pointer(&origins);
  block->breaks = g_steal_pointer(&breaks);
}

/* Makes the piece a block; the index of the last piece in it. */
static guint make_paragraph(const struct reader *reader, struct doc *doc, guint index, enum role role) {
  if (role == ROLE_HEADING && add_run_in(reader, doc, index))
    return index;
  if (role == ROLE_SIGNATURE && add_signature_and_date(reader, doc, index))
    return index;
  const struct piece *piece = piece_at(reader, index);
  guint last = role == ROLE_SALUTATION ? end_of_salutation(reader, index) : index;
  struct builder builder = builder_new(reader);
  for (guint i = index; i <= last; i++)
    if (i == index || !piece_at(reader, i)->aside)
      add_stretch(&builder, piece_at(reader, i), piece_at(reader, i)->start, piece_at(reader, i)->end);
  struct block *block = finish(&builder, doc, piece, role);
  block->last_line = pieces_last_line(reader, piece_at(reader, last));
  block->kind = kind_of(reader, index, role);
  if (role == ROLE_HEADING)
    set_heading(reader, block, index);
  if (role == ROLE_TITLE)
    take_title_breaks(block);
  return last;
}

const char *blocks_rule_of(const struct reader *reader, guint index) {
  const struct given *given = given_at(reader, index);
  if (piece_at(reader, index)->aside)
    return piece_at(reader, index)->aside;
  if (given && given->rule)
    return given->rule;
  const char *proof = evidence_at(reader, index)->proof;
  return proof ? proof : "site-text";
}

static void make_dropped(const struct reader *reader, struct doc *doc, guint index) {
  const struct piece *piece = piece_at(reader, index);
  const char *end = reader->source->text + piece->end;
  bool whole = pieces_whole_line(reader, index);
  guint line = piece->line;
  for (const char *from = reader->source->text + piece->start; from < end; line++) { /* lines that were joined */
    const struct source_line *below =
        line < reader->source->lines->len ? &array_at(reader->source->lines, struct source_line, line) : NULL;
    const char *to = below ? MIN(end, below->text) : end;
    struct slice text = chars_strip(from, (gsize)(to - from));
    if (text.length > 0) {
      struct dropped *dropped =
          doc_add_dropped(doc, line, line, g_strndup(text.text, text.length), blocks_rule_of(reader, index));
      dropped->whole = whole;
      dropped->told = doubts_of_drop(reader, index);
      dropped->start = line == piece->line ? piece->column - 1 : 0;
    }
    from = to;
  }
}

/* The spans that were cut out of a piece that stays. */
static void make_dropped_spans(const struct reader *reader, struct doc *doc, const struct piece *piece) {
  if (!piece->edited)
    return;
  struct place_count count = count_from(reader, piece);
  for (guint i = edits_from(reader, piece->start); i < reader->edits->len; i++) {
    const struct edit *edit = &array_at(reader->edits, struct edit, i);
    if (edit->start >= piece->end)
      break;
    if (edit->kind != EDIT_DROP)
      continue;
    struct slice span = chars_strip(reader->source->text + edit->start, edit->end - edit->start);
    count_to(&count, (gsize)(span.text - reader->source->text));
    guint last_line = pieces_line_of(reader, edit->end - 1);
    struct dropped *dropped =
        doc_add_dropped(doc, count.line, last_line, g_strndup(span.text, span.length), edit->rule);
    dropped->start = count.column - 1;
  }
}

void blocks_make(const struct reader *reader, struct doc *doc) {
  for (guint i = 0; i < reader->pieces->len;) {
    enum role role = role_of(reader, i);
    if (role == ROLE_TABLE) {
      i = table_make(reader, doc, i);
      continue;
    }
    if (role != ROLE_COUNT)
      i = make_paragraph(reader, doc, i, role);
    i++;
  }
  for (guint i = 0; i < reader->pieces->len; i++)
    if (role_of(reader, i) == ROLE_COUNT)
      make_dropped(reader, doc, i);
    else
      make_dropped_spans(reader, doc, piece_at(reader, i));
}
