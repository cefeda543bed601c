#include "read/docx/walk.h"

#include "base/items.h"
#include "read/docx/properties.h"
#include "read/docx/walk_state.h"

#include <string.h>

/* ---- notes, comments, headers ---- */

static void piece_free(gpointer data) {
  struct docx_piece *piece = data;
  g_free(piece->author);
  g_ptr_array_unref(piece->paragraphs);
  g_free(piece);
}

/* Separators of notes have a type; they are drawn lines, not text.  Of two pieces with one id the first counts. */
static void open_piece(struct walk *walk) {
  const char *type = part_attribute(walk->part, "type");
  bool single = walk->part->tag == TAG_hdr || walk->part->tag == TAG_ftr;
  gint64 id = single ? 0 : part_number(walk->part, "id", -1);
  if (!walk->pieces || (type && strcmp(type, "normal") != 0) || g_hash_table_contains(walk->pieces, &id)) {
    part_skip(walk->part);
    return;
  }
  struct docx_piece *piece = g_new0(struct docx_piece, 1);
  piece->footer = walk->part->tag == TAG_ftr;
  piece->author = g_strdup(part_attribute(walk->part, "author"));
  piece->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  g_hash_table_insert(walk->pieces, g_memdup2(&id, sizeof id), piece);
  walk_push_flow(walk);
  walk->flow->piece = piece->paragraphs;
}

static void move_all(GPtrArray *from, GPtrArray *to) {
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add(to, g_steal_pointer(&pointer_at(from, i)));
}

static void close_piece(struct walk *walk) {
  if (!walk->flow->piece) /* not inside one */
    return;
  struct text_flow *flow = walk_pop_flow(walk);
  move_all(flow->done, flow->piece);
  move_all(flow->boxes, flow->piece);
  text_flow_free(flow);
}

/* ---- elements ---- */

static void read_paragraph_properties(struct walk *walk) {
  struct paragraph_properties properties = {.look = &walk->flow->look,
                                            .looks = walk->story->looks,
                                            .original = walk->story->original,
                                            .headers = walk->story->headers};
  paragraph_properties_read(walk->part, &properties);
  if (properties.changes > 0)
    walk_note_change(walk);
}

static void open_paragraph(struct walk *walk) {
  text_flow_begin(walk->flow, looks_paragraph(walk->story->looks, NULL));
}

static void open_run(struct walk *walk) {
  walk->flow->run = plain_run;
}

static void read_run_properties(struct walk *walk) {
  walk->flow->run = run_look_read(walk->part, walk->story->looks, walk->story->original);
}

static void read_section(struct walk *walk) {
  section_read(walk->part, walk->story->headers);
}

static void open_text(struct walk *walk) {
  walk->preserve = walk->part->tag == TAG_math_t || part_preserves(walk->part);
}

static void mark_comment(struct walk *walk) {
  enum remark_kind kind = walk->part->tag == TAG_commentRangeStart ? REMARK_COMMENT_START : REMARK_COMMENT_END;
  text_flow_refer(walk->flow, kind, part_number(walk->part, "id", -1));
}

static void mark_import(struct walk *walk) {
  text_flow_remark(walk->flow, REMARK_IMPORT, NULL);
}

static void open_formula(struct walk *walk) {
  text_flow_remark(walk->flow, REMARK_FORMULA, NULL);
}

static void close_formula(struct walk *walk) {
  text_flow_remark_end(walk->flow, REMARK_FORMULA);
}

/* The words above others; what they stand above comes behind them (17.3.3.25). */
static void read_reading(struct walk *walk) {
  const guint outside = part_enter(walk->part);
  g_autoptr(GString) reading = g_string_new(NULL);
  enum part_event event;
  while (walk->part->depth > outside && (event = part_next(walk->part)) != PART_END)
    if (event == PART_TEXT && walk->part->open[walk->part->depth - 1] == TAG_t)
      g_string_append(reading, part_text(walk->part));
  text_flow_remark(walk->flow, REMARK_READING, g_string_free(g_steal_pointer(&reading), FALSE));
}

static void close_reading(struct walk *walk) {
  text_flow_end_reading(walk->flow);
}

static void open_alternatives(struct walk *walk) {
  const bool taken = false;
  g_array_append_val(walk->branches, taken);
}

static void close_alternatives(struct walk *walk) {
  array_drop_last(walk->branches);
}

static void describe_drawing(struct walk *walk) {
  walk_add_drawing_words(walk, part_attribute(walk->part, "descr"));
}

static void read_lettering(struct walk *walk) {
  walk_add_drawing_words(walk, part_attribute(walk->part, "string"));
}

/* What is done where an element begins and where it ends; of others, what is in them is read.  An element that is
 * skipped does not end for its handler. */
struct handler {
  void (*open)(struct walk *walk);
  void (*close)(struct walk *walk);
  const char *put; /* the text that the element stands for */
  bool skip;
};

static const struct handler handlers[TAG_COUNT] = {
    /* paragraphs and runs */
    [TAG_p] = {.open = open_paragraph, .close = walk_end_paragraph},
    [TAG_pPr] = {.open = read_paragraph_properties},
    [TAG_sectPr] = {.open = read_section},
    [TAG_r] = {.open = open_run},
    [TAG_rPr] = {.open = read_run_properties},
    /* text */
    [TAG_t] = {.open = open_text},
    [TAG_delText] = {.open = open_text},
    [TAG_math_t] = {.open = open_text},
    [TAG_tab] = {.put = "\t"},
    [TAG_ptab] = {.put = "\t"},
    [TAG_br] = {.open = walk_append_break},
    [TAG_cr] = {.put = "\v"},
    [TAG_noBreakHyphen] = {.put = "-"},
    [TAG_sym] = {.open = walk_append_symbol},
    [TAG_fldChar] = {.open = walk_open_field},
    [TAG_footnoteReference] = {.open = walk_append_reference},
    [TAG_endnoteReference] = {.open = walk_append_reference},
    /* what stands at a place */
    [TAG_commentRangeStart] = {.open = mark_comment},
    [TAG_commentRangeEnd] = {.open = mark_comment},
    [TAG_commentReference] = {.open = mark_comment},
    [TAG_math_oMath] = {.open = open_formula, .close = close_formula},
    [TAG_hyperlink] = {.open = walk_note_link},
    [TAG_altChunk] = {.open = mark_import},
    [TAG_subDoc] = {.open = mark_import},
    /* what is seen or not */
    [TAG_ins] = {.open = walk_open_change},
    [TAG_moveTo] = {.open = walk_open_change},
    [TAG_del] = {.open = walk_open_change},
    [TAG_moveFrom] = {.open = walk_open_change},
    [TAG_AlternateContent] = {.open = open_alternatives, .close = close_alternatives},
    [TAG_Choice] = {.open = walk_open_branch},
    [TAG_Fallback] = {.open = walk_open_branch},
    /* drawings */
    [TAG_drawing] = {.open = walk_open_drawing, .close = walk_close_drawing},
    [TAG_pict] = {.open = walk_open_drawing, .close = walk_close_drawing},
    [TAG_object] = {.open = walk_open_drawing, .close = walk_close_drawing},
    [TAG_docPr] = {.open = describe_drawing},
    [TAG_textpath] = {.open = read_lettering},
    [TAG_txbxContent] = {.open = walk_open_box, .close = walk_close_box},
    /* tables */
    [TAG_tbl] = {.open = walk_open_table, .close = walk_close_table},
    [TAG_tr] = {.open = walk_open_row, .close = walk_close_row},
    [TAG_trPr] = {.open = walk_read_row},
    [TAG_tc] = {.open = walk_open_cell, .close = walk_close_cell},
    [TAG_tcPr] = {.open = walk_read_cell},
    /* notes, comments, headers and footers */
    [TAG_footnote] = {.open = open_piece, .close = close_piece},
    [TAG_endnote] = {.open = open_piece, .close = close_piece},
    [TAG_comment] = {.open = open_piece, .close = close_piece},
    [TAG_hdr] = {.open = open_piece, .close = close_piece},
    [TAG_ftr] = {.open = open_piece, .close = close_piece},
    [TAG_rt] = {.open = read_reading},
    [TAG_rubyBase] = {.close = close_reading},
    /* never seen: how fields are made, properties */
    [TAG_delInstrText] = {.skip = true},
    [TAG_fldData] = {.skip = true},
    [TAG_rubyPr] = {.skip = true},
    [TAG_sdtPr] = {.skip = true},
    [TAG_sdtEndPr] = {.skip = true},
    [TAG_tblPr] = {.skip = true},
    [TAG_tblPrEx] = {.skip = true},
    [TAG_tblGrid] = {.skip = true},
    [TAG_customXmlPr] = {.skip = true},
    [TAG_smartTagPr] = {.skip = true},
};

static void take_text(struct walk *walk) {
  enum tag tag = walk->part->open[walk->part->depth - 1];
  if (tag == TAG_t || tag == TAG_delText || tag == TAG_math_t)
    walk_append_text(walk, part_text(walk->part));
  else if (tag == TAG_drawing_t)
    walk_add_drawing_words(walk, part_text(walk->part));
  else if (tag == TAG_instrText)
    walk_note_instruction(walk, part_text(walk->part));
}

static void open_element(struct walk *walk, const struct handler *handler) {
  if (handler->put)
    walk_append(walk, handler->put);
  if (handler->skip)
    part_skip(walk->part);
  else if (handler->open)
    handler->open(walk);
}

static void walk_part(struct walk *walk) {
  walk_push_flow(walk);
  enum part_event event;
  while ((event = part_next(walk->part)) != PART_END) {
    const struct handler *handler = &handlers[walk->part->tag];
    if (event == PART_TEXT)
      take_text(walk);
    else if (event == PART_OPEN)
      open_element(walk, handler);
    else if (handler->close)
      handler->close(walk);
  }
}

static void drawing_clear(gpointer data) {
  g_string_free(((struct word_drawing *)data)->words, TRUE);
}

/* Reads the part and cleans up, also after an error in the middle of everything. */
static bool run(struct walk *walk, const char *name, GBytes *bytes, GError **error) {
  struct part part;
  part_open(&part, name, bytes);
  walk->part = &part;
  walk->branches = g_array_new(FALSE, FALSE, sizeof(bool));
  walk->drawings = g_array_new(FALSE, FALSE, sizeof(struct word_drawing));
  g_array_set_clear_func(walk->drawings, drawing_clear);
  walk_part(walk);
  walk_finish_paragraph(walk);
  walk_free_last_boxes(walk);
  bool done = part_close(&part, error);
  while (walk->flow) {
    struct text_flow *flow = walk->flow;
    walk->flow = flow->host;
    text_flow_free(flow);
  }
  rows_free(walk->rows);
  g_array_unref(walk->branches);
  g_array_unref(walk->drawings);
  return done;
}

bool walk_document(struct story *story, const char *name, GBytes *bytes, GError **error) {
  struct walk walk = {.story = story};
  return run(&walk, name, bytes, error);
}

GHashTable *walk_pieces(struct story *story, const char *name, GBytes *bytes, GError **error) {
  struct walk walk = {.story = story};
  walk.pieces = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, piece_free);
  if (!run(&walk, name, bytes, error))
    g_clear_pointer(&walk.pieces, g_hash_table_unref);
  return walk.pieces;
}
