#include "read/blocks.h"

#include <string.h>

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
      builder->origins->len ? &g_array_index(builder->origins, struct origin, builder->origins->len - 1) : NULL;
  if (last && last->start == origin.start)
    *last = origin;
  else
    g_array_append_val(builder->origins, origin);
}

/* Counts columns on through a piece. */
struct column_count {
  gsize at; /* source offset */
  guint column;
};

static guint column_at(const struct reader *reader, struct column_count *count, gsize offset) {
  count->column += (guint)chars_count(reader->source->text + count->at, offset - count->at);
  count->at = offset;
  return count->column;
}

/* Appends the source bytes [from, to) of a piece, edits done. */
static void add_stretch(struct builder *builder, const struct piece *piece, gsize from, gsize to) {
  const struct reader *reader = builder->reader;
  const char *raw = reader->source->text;
  struct column_count count = {piece->start, piece->column};
  add_origin(builder, piece->line, column_at(reader, &count, from));
  gsize at = from;
  for (guint i = piece->edited ? edits_from(reader, from) : reader->edits->len; i < reader->edits->len; i++) {
    const struct edit *edit = &g_array_index(reader->edits, struct edit, i);
    if (edit->start >= to)
      break;
    gsize start = MAX(edit->start, from);
    g_string_append_len(builder->text, raw + at, (gssize)(start - at));
    g_string_append_len(builder->source, raw + at, (gssize)(start - at));
    at = edit->end;
    if (edit->kind != EDIT_DROP) {
      g_string_append_len(builder->source, raw + start, (gssize)(at - start));
      builder->differs = true;
      if (*edit->insert)
        add_origin(builder, piece->line, column_at(reader, &count, start));
      g_string_append(builder->text, edit->insert);
    }
    if (at < to)
      add_origin(builder, piece->line, column_at(reader, &count, at));
  }
  if (at < to) {
    g_string_append_len(builder->text, raw + at, (gssize)(to - at));
    g_string_append_len(builder->source, raw + at, (gssize)(to - at));
  }
}

/* A blank goes between joined lines where two Latin words or numbers meet. */
static void add_joint(struct builder *builder, const struct piece *next) {
  if (builder->text->len == 0)
    return;
  gunichar left = chars_before(builder->text->str, builder->text->str + builder->text->len);
  gunichar right = next->length ? g_utf8_get_char(next->text) : 0;
  if (left < 0x80 && right < 0x80 && chars_is_latin(left) && chars_is_latin(right))
    g_string_append_c(builder->text, ' ');
}

static struct builder builder_new(const struct reader *reader) {
  return (struct builder){reader, g_string_new(NULL), g_string_new(NULL),
                          g_array_new(FALSE, FALSE, sizeof(struct origin)), false};
}

/* Moves leading and trailing blanks out of the text. */
static void strip_text(struct builder *builder) {
  struct span stripped = chars_strip(builder->text->str, builder->text->len);
  gsize lead = (gsize)(stripped.text - builder->text->str);
  g_string_truncate(builder->text, lead + stripped.length);
  g_string_erase(builder->text, 0, (gssize)lead);
  for (guint i = 0; i < builder->origins->len; i++) {
    struct origin *origin = &g_array_index(builder->origins, struct origin, i);
    origin->column += origin->start < lead ? (guint)(lead - origin->start) : 0;
    origin->start -= MIN(origin->start, lead);
  }
}

/* Whether the origins say no more than the block's first line does. */
static bool is_plain_origin(const GArray *origins) {
  return origins->len == 0 || (origins->len == 1 && g_array_index(origins, struct origin, 0).column == 1 &&
                               g_array_index(origins, struct origin, 0).start == 0);
}

/* Ends the builder: its text becomes a block of the pieces from `first` to `last`. */
static struct block *finish(struct builder *builder, struct doc *doc, const struct piece *first,
                            const struct piece *last) {
  strip_text(builder);
  gsize length = builder->text->len;
  char *text = g_realloc(g_string_free(builder->text, FALSE), length + 1);
  struct block *block = doc_add_block(doc, (enum role)first->role, first->line, last->line, text);
  block->kind = (enum block_kind)first->kind;
  block->source = g_string_free(builder->source, !builder->differs);
  if (is_plain_origin(builder->origins))
    g_array_unref(builder->origins);
  else
    block->origins = builder->origins;
  return block;
}

static guint end_of_paragraph(const struct reader *reader, guint index) {
  guint end = index + 1;
  for (guint i = end; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (piece->role == PIECE_DROPPED) /* a page number between two lines of one paragraph */
      continue;
    if (!piece->joined)
      break;
    end = i + 1;
  }
  return end;
}

/* A run-in heading is two blocks: the heading without its 。, and the body that shares its paragraph. */
static void add_run_in(struct builder *builder, struct doc *doc, const struct piece *piece) {
  struct piece_walk walk;
  piece_walk_start(&walk, builder->reader, piece);
  gsize heading_end = piece_walk_to(&walk, piece->heading_length);
  gsize body_start = heading_end;
  gunichar stop = g_utf8_get_char(builder->reader->source->text + heading_end);
  add_stretch(builder, piece, piece->start, heading_end);
  if (stop == 0x3002 || stop == '.') {
    body_start = (gsize)(g_utf8_next_char(builder->reader->source->text + heading_end) - builder->reader->source->text);
    g_string_append_unichar(builder->source, stop);
    builder->differs = true;
  }
  struct block *heading = finish(builder, doc, piece, piece);
  heading->level = piece->level;
  heading->number = piece->number;
  heading->marker_length = piece->marker_length;
  heading->run_in = true;
  *builder = builder_new(builder->reader);
  add_stretch(builder, piece, body_start, piece->end);
}

/* Makes the block of the paragraph that begins at `index`; returns the index behind it. */
static guint make_paragraph(const struct reader *reader, struct doc *doc, guint index) {
  struct piece first = *piece_at(reader, index);
  guint end = end_of_paragraph(reader, index);
  struct builder builder = builder_new(reader);
  bool run_in = first.role == ROLE_HEADING && first.heading_length > 0;
  if (run_in) {
    add_run_in(&builder, doc, &first);
    first.role = ROLE_BODY;
  } else {
    add_stretch(&builder, &first, first.start, first.end);
  }
  for (guint i = index + 1; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (piece->role == PIECE_DROPPED)
      continue;
    add_joint(&builder, piece);
    add_stretch(&builder, piece, piece->start, piece->end);
  }
  struct block *block = finish(&builder, doc, &first, piece_at(reader, end - 1));
  if (block->role == ROLE_HEADING) {
    block->level = first.level;
    block->number = first.number;
    block->marker_length = first.marker_length;
  }
  return end;
}

/* Whether the piece is all of its line. */
static bool is_whole_line(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  bool last = index + 1 == reader->pieces->len || piece_at(reader, index + 1)->line != piece->line;
  return piece->first_in_line && last;
}

static void make_dropped(const struct reader *reader, struct doc *doc, guint index) {
  const struct piece *piece = piece_at(reader, index);
  char *text = g_strndup(reader->source->text + piece->start, piece->end - piece->start);
  struct dropped *dropped = doc_add_dropped(doc, piece->line, piece->line, text, piece->rule);
  dropped->whole = is_whole_line(reader, index);
  dropped->start = piece->column - 1;
}

/* The spans that were cut out of a piece that stays. */
static void make_dropped_spans(const struct reader *reader, struct doc *doc, const struct piece *piece) {
  if (!piece->edited || piece->role == PIECE_DROPPED)
    return;
  struct column_count count = {piece->start, piece->column};
  for (guint i = edits_from(reader, piece->start); i < reader->edits->len; i++) {
    const struct edit *edit = &g_array_index(reader->edits, struct edit, i);
    if (edit->start >= piece->end)
      break;
    if (edit->kind != EDIT_DROP)
      continue;
    struct span span = chars_strip(reader->source->text + edit->start, edit->end - edit->start);
    struct dropped *dropped =
        doc_add_dropped(doc, piece->line, piece->line, g_strndup(span.text, span.length), edit->rule);
    dropped->start = column_at(reader, &count, (gsize)(span.text - reader->source->text)) - 1;
  }
}

void blocks_make(const struct reader *reader, struct doc *doc) {
  for (guint i = 0; i < reader->pieces->len;) {
    if (piece_at(reader, i)->role == PIECE_DROPPED)
      i++;
    else
      i = make_paragraph(reader, doc, i);
  }
  for (guint i = 0; i < reader->pieces->len; i++) {
    if (piece_at(reader, i)->role == PIECE_DROPPED)
      make_dropped(reader, doc, i);
    else
      make_dropped_spans(reader, doc, piece_at(reader, i));
  }
}
