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

/* Separators of notes have a type; they are drawn lines, not text. */
static void open_piece(struct walk *walk) {
  const char *type = part_attribute(walk->part, "type");
  if (!walk->pieces || (type && strcmp(type, "normal") != 0)) {
    part_skip(walk->part);
    return;
  }
  bool single = walk->part->tag == TAG_hdr || walk->part->tag == TAG_ftr;
  gint64 *id = g_new(gint64, 1);
  *id = single ? 0 : part_number(walk->part, "id", -1);
  struct docx_piece *piece = g_new0(struct docx_piece, 1);
  piece->footer = walk->part->tag == TAG_ftr;
  piece->author = g_strdup(part_attribute(walk->part, "author"));
  piece->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  g_hash_table_replace(walk->pieces, id, piece);
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

static void open_element(struct walk *walk) {
  struct part *part = walk->part;
  switch (part->tag) {
  case TAG_p:
    flow_begin(walk->flow, styles_paragraph(walk->story->styles, NULL));
    break;
  case TAG_pPr:
    read_paragraph_properties(walk);
    break;
  case TAG_r:
    walk->flow->run = (struct run_look){NULL, -1};
    break;
  case TAG_rPr:
    walk->flow->run = run_look_read(part, walk->story->styles, walk->story->original);
    break;
  case TAG_t:
  case TAG_delText:
    walk->preserve = part_preserves(part);
    break;
  case TAG_math_t:
    walk->preserve = true;
    break;
  case TAG_tab:
  case TAG_ptab:
    walk_append(walk, "\t");
    break;
  case TAG_br:
    walk_append_break(walk);
    break;
  case TAG_cr:
    walk_append(walk, "\v");
    break;
  case TAG_noBreakHyphen:
    walk_append(walk, "-");
    break;
  case TAG_sym:
    walk_append_symbol(walk);
    break;
  case TAG_fldChar:
    walk_open_field(walk);
    break;
  case TAG_footnoteReference:
  case TAG_endnoteReference:
    walk_append_reference(walk, part->tag == TAG_endnoteReference);
    break;
  case TAG_commentRangeStart:
    flow_mark(walk->flow, MARK_COMMENT_START, part_number(part, "id", -1), NULL);
    break;
  case TAG_commentRangeEnd:
  case TAG_commentReference:
    flow_mark(walk->flow, MARK_COMMENT_END, part_number(part, "id", -1), NULL);
    break;
  case TAG_ins:
  case TAG_moveTo:
    walk_open_change(walk, true);
    break;
  case TAG_del:
  case TAG_moveFrom:
    walk_open_change(walk, false);
    break;
  case TAG_AlternateContent:
    g_array_append_vals(walk->branches, &(bool){false}, 1);
    break;
  case TAG_Choice:
  case TAG_Fallback:
    walk_open_branch(walk);
    break;
  case TAG_drawing:
  case TAG_pict:
  case TAG_object:
    walk_open_drawing(walk);
    break;
  case TAG_docPr:
    walk_add_drawing_words(walk, part_attribute(part, "descr"));
    break;
  case TAG_textpath:
    walk_add_drawing_words(walk, part_attribute(part, "string"));
    break;
  case TAG_txbxContent:
    walk_open_box(walk);
    break;
  case TAG_math_oMath:
    flow_mark(walk->flow, MARK_FORMULA, 0, NULL);
    break;
  case TAG_altChunk:
  case TAG_subDoc:
    flow_mark(walk->flow, MARK_IMPORT, 0, NULL);
    break;
  case TAG_tbl:
    walk_open_table(walk);
    break;
  case TAG_tr:
    walk_open_row(walk);
    break;
  case TAG_trPr:
    walk_read_row(walk);
    break;
  case TAG_tc:
    walk_open_cell(walk);
    break;
  case TAG_tcPr:
    walk_read_cell(walk);
    break;
  case TAG_sectPr:
    section_read(part, walk->story->headers);
    break;
  case TAG_footnote:
  case TAG_endnote:
  case TAG_comment:
  case TAG_hdr:
  case TAG_ftr:
    open_piece(walk);
    break;
  case TAG_instrText: /* not seen: how fields are made, readings of ruby, properties */
  case TAG_delInstrText:
  case TAG_fldData:
  case TAG_rt:
  case TAG_rubyPr:
  case TAG_sdtPr:
  case TAG_sdtEndPr:
  case TAG_tblPr:
  case TAG_tblPrEx:
  case TAG_tblGrid:
  case TAG_customXmlPr:
  case TAG_smartTagPr:
    part_skip(part);
    break;
  default:
    break;
  }
}

static void close_element(struct walk *walk) {
  switch (walk->part->tag) {
  case TAG_p:
    walk_end_paragraph(walk, false);
    break;
  case TAG_AlternateContent:
    g_array_set_size(walk->branches, walk->branches->len - 1);
    break;
  case TAG_drawing:
  case TAG_pict:
    walk_close_drawing(walk, MARK_PICTURE);
    break;
  case TAG_object:
    walk_close_drawing(walk, MARK_OBJECT);
    break;
  case TAG_txbxContent:
    walk_close_box(walk);
    break;
  case TAG_tbl:
    walk_close_table(walk);
    break;
  case TAG_tr:
    walk_close_row(walk);
    break;
  case TAG_tc:
    walk_close_cell(walk);
    break;
  case TAG_footnote:
  case TAG_endnote:
  case TAG_comment:
  case TAG_hdr:
  case TAG_ftr:
    close_piece(walk);
    break;
  default:
    break;
  }
}

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
    if (event == PART_OPEN)
      open_element(walk);
    else if (event == PART_CLOSE)
      close_element(walk);
    else if (event == PART_TEXT)
      take_text(walk);
    else
      break;
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
