#include "read/docx/walk.h"

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
    g_ptr_array_add(to, g_steal_pointer(&from->pdata[i]));
}

static void close_piece(struct walk *walk) {
  if (!walk->flow->piece) /* not inside one */
    return;
  struct flow *flow = walk_pop_flow(walk);
  move_all(flow->done, flow->piece);
  move_all(flow->boxes, flow->piece);
  flow_free(flow);
}

/* ---- elements ---- */

static void read_paragraph_properties(struct walk *walk) {
  struct paragraph_properties properties = {.look = &walk->flow->look,
                                            .styles = walk->story->styles,
                                            .original = walk->story->original,
                                            .headers = walk->story->headers};
  paragraph_properties_read(walk->part, &properties);
  if (properties.changes > 0)
    walk_note_change(walk);
}

static void open_paragraph(struct walk *walk) {
  flow_begin(walk->flow, styles_paragraph(walk->story->styles, NULL));
}

static void close_paragraph(struct walk *walk) {
  walk_end_paragraph(walk, false);
}

static void open_run(struct walk *walk) {
  walk->flow->run = (struct run_look){NULL, -1};
}

static void read_run_properties(struct walk *walk) {
  walk->flow->run = run_look_read(walk->part, walk->story->styles, walk->story->original);
}

static void read_section(struct walk *walk) {
  section_read(walk->part, walk->story->headers);
}

static void open_text(struct walk *walk) {
  walk->preserve = walk->part->tag == TAG_math_t || part_preserves(walk->part);
}

static void put_tab(struct walk *walk) {
  walk_append(walk, "\t");
}

static void put_return(struct walk *walk) {
  walk_append(walk, "\v");
}

static void put_hyphen(struct walk *walk) {
  walk_append(walk, "-");
}

static void put_reference(struct walk *walk) {
  walk_append_reference(walk, walk->part->tag == TAG_endnoteReference);
}

static void mark_comment(struct walk *walk) {
  enum mark_kind kind = walk->part->tag == TAG_commentRangeStart ? MARK_COMMENT_START : MARK_COMMENT_END;
  flow_mark(walk->flow, kind, part_number(walk->part, "id", -1), NULL);
}

static void mark_formula(struct walk *walk) {
  flow_mark(walk->flow, MARK_FORMULA, 0, NULL);
}

static void mark_import(struct walk *walk) {
  flow_mark(walk->flow, MARK_IMPORT, 0, NULL);
}

static void open_insertion(struct walk *walk) {
  walk_open_change(walk, true);
}

static void open_deletion(struct walk *walk) {
  walk_open_change(walk, false);
}

static void open_alternatives(struct walk *walk) {
  g_array_append_vals(walk->branches, &(bool){false}, 1);
}

static void close_alternatives(struct walk *walk) {
  g_array_set_size(walk->branches, walk->branches->len - 1);
}

static void describe_drawing(struct walk *walk) {
  walk_add_drawing_words(walk, part_attribute(walk->part, "descr"));
}

static void read_lettering(struct walk *walk) {
  walk_add_drawing_words(walk, part_attribute(walk->part, "string"));
}

static void close_picture(struct walk *walk) {
  walk_close_drawing(walk, MARK_PICTURE);
}

static void close_object(struct walk *walk) {
  walk_close_drawing(walk, MARK_OBJECT);
}

static void skip(struct walk *walk) {
  part_skip(walk->part);
}

/* What is done where an element begins and where it ends; of others, what is in them is read.  An element that is
 * skipped does not end for its handler. */
struct handler {
  void (*open)(struct walk *walk);
  void (*close)(struct walk *walk);
};

static const struct handler handlers[TAG_COUNT] = {
    /* paragraphs and runs */
    [TAG_p] = {open_paragraph, close_paragraph},
    [TAG_pPr] = {read_paragraph_properties, NULL},
    [TAG_sectPr] = {read_section, NULL},
    [TAG_r] = {open_run, NULL},
    [TAG_rPr] = {read_run_properties, NULL},
    /* text */
    [TAG_t] = {open_text, NULL},
    [TAG_delText] = {open_text, NULL},
    [TAG_math_t] = {open_text, NULL},
    [TAG_tab] = {put_tab, NULL},
    [TAG_ptab] = {put_tab, NULL},
    [TAG_br] = {walk_append_break, NULL},
    [TAG_cr] = {put_return, NULL},
    [TAG_noBreakHyphen] = {put_hyphen, NULL},
    [TAG_sym] = {walk_append_symbol, NULL},
    [TAG_fldChar] = {walk_open_field, NULL},
    [TAG_footnoteReference] = {put_reference, NULL},
    [TAG_endnoteReference] = {put_reference, NULL},
    /* what stands at a place */
    [TAG_commentRangeStart] = {mark_comment, NULL},
    [TAG_commentRangeEnd] = {mark_comment, NULL},
    [TAG_commentReference] = {mark_comment, NULL},
    [TAG_math_oMath] = {mark_formula, NULL},
    [TAG_altChunk] = {mark_import, NULL},
    [TAG_subDoc] = {mark_import, NULL},
    /* what is seen or not */
    [TAG_ins] = {open_insertion, NULL},
    [TAG_moveTo] = {open_insertion, NULL},
    [TAG_del] = {open_deletion, NULL},
    [TAG_moveFrom] = {open_deletion, NULL},
    [TAG_AlternateContent] = {open_alternatives, close_alternatives},
    [TAG_Choice] = {walk_open_branch, NULL},
    [TAG_Fallback] = {walk_open_branch, NULL},
    /* drawings */
    [TAG_drawing] = {walk_open_drawing, close_picture},
    [TAG_pict] = {walk_open_drawing, close_picture},
    [TAG_object] = {walk_open_drawing, close_object},
    [TAG_docPr] = {describe_drawing, NULL},
    [TAG_textpath] = {read_lettering, NULL},
    [TAG_txbxContent] = {walk_open_box, walk_close_box},
    /* tables */
    [TAG_tbl] = {walk_open_table, walk_close_table},
    [TAG_tr] = {walk_open_row, walk_close_row},
    [TAG_trPr] = {walk_read_row, NULL},
    [TAG_tc] = {walk_open_cell, walk_close_cell},
    [TAG_tcPr] = {walk_read_cell, NULL},
    /* notes, comments, headers and footers */
    [TAG_footnote] = {open_piece, close_piece},
    [TAG_endnote] = {open_piece, close_piece},
    [TAG_comment] = {open_piece, close_piece},
    [TAG_hdr] = {open_piece, close_piece},
    [TAG_ftr] = {open_piece, close_piece},
    /* never seen: how fields are made, readings of ruby, properties */
    [TAG_instrText] = {skip, NULL},
    [TAG_delInstrText] = {skip, NULL},
    [TAG_fldData] = {skip, NULL},
    [TAG_rt] = {skip, NULL},
    [TAG_rubyPr] = {skip, NULL},
    [TAG_sdtPr] = {skip, NULL},
    [TAG_sdtEndPr] = {skip, NULL},
    [TAG_tblPr] = {skip, NULL},
    [TAG_tblPrEx] = {skip, NULL},
    [TAG_tblGrid] = {skip, NULL},
    [TAG_customXmlPr] = {skip, NULL},
    [TAG_smartTagPr] = {skip, NULL},
};

static void take_text(struct walk *walk) {
  enum tag tag = walk->part->open[walk->part->depth - 1];
  if (tag == TAG_t || tag == TAG_delText || tag == TAG_math_t)
    walk_append_text(walk, part_text(walk->part));
  else if (tag == TAG_drawing_t)
    walk_add_drawing_words(walk, part_text(walk->part));
}

static void walk_part(struct walk *walk) {
  walk_push_flow(walk);
  for (;;) {
    enum part_event event = part_next(walk->part);
    if (event == PART_END)
      break;
    const struct handler *handler = &handlers[walk->part->tag];
    if (event == PART_TEXT)
      take_text(walk);
    else if (event == PART_OPEN && handler->open)
      handler->open(walk);
    else if (event == PART_CLOSE && handler->close)
      handler->close(walk);
  }
}

static void drawing_clear(gpointer data) {
  g_string_free(((struct drawing *)data)->words, TRUE);
}

/* Reads the part and cleans up, also after an error in the middle of everything. */
static bool run(struct walk *walk, const char *name, GBytes *bytes, GError **error) {
  struct part part;
  part_open(&part, name, bytes);
  walk->part = &part;
  walk->branches = g_array_new(FALSE, FALSE, sizeof(bool));
  walk->drawings = g_array_new(FALSE, FALSE, sizeof(struct drawing));
  g_array_set_clear_func(walk->drawings, drawing_clear);
  walk_part(walk);
  walk_finish_paragraph(walk);
  bool done = part_close(&part, error);
  while (walk->flow) {
    struct flow *flow = walk->flow;
    walk->flow = flow->host;
    flow_free(flow);
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
