#include "read/docx/walk.h"

#include "base/error.h"
#include "read/docx/part.h"
#include "read/docx/properties.h"
#include "read/docx/tables.h"
#include "text/chars.h"

#include <glib/gi18n.h>
#include <string.h>

/* A drawing that has begun. */
struct drawing {
  bool boxed;     /* it holds a text box */
  GString *words; /* its description, lettering, and text outside boxes */
};

struct walk {
  struct story *story;
  struct part *part;
  struct flow *flow;      /* the innermost */
  struct docx_rows *rows; /* the outermost table of the document, or NULL */
  guint tables;           /* open ones in the document's own flow */
  guint span;             /* of the open cell of the outermost table */
  bool row_gone;          /* the open row is not seen */
  bool preserve;          /* blanks around the text count */
  GArray *branches;       /* of bool, one for each open mc:AlternateContent: one of its branches is read */
  GArray *drawings;       /* of struct drawing */
  GHashTable *pieces;     /* of the part, by id; NULL: it is the document */
};

/* The document's own paragraphs, not those of a box, a note … */
static bool in_body(const struct walk *walk) {
  return !walk->pieces && !walk->flow->host;
}

static bool in_outer_table(const struct walk *walk) {
  return in_body(walk) && walk->tables == 1;
}

/* ---- complete paragraphs ---- */

static void check_count(struct walk *walk, guint count) {
  if (count > LINES_MAX)
    part_fail(walk->part, g_error_new(JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                                      _("This Word file has more than %d paragraphs, which no speech has.  Split it "
                                        "into several files."),
                                      LINES_MAX));
}

static void add_line(struct walk *walk, struct docx_paragraph *paragraph) {
  story_add(walk->story, paragraph);
  docx_paragraph_free(paragraph);
  check_count(walk, lines_next(walk->story->lines));
}

/* Text boxes follow the paragraph, or the whole table, that they stand in. */
static void add_boxes(struct walk *walk) {
  GPtrArray *boxes = walk->flow->boxes;
  for (guint i = 0; i < boxes->len; i++)
    add_line(walk, g_steal_pointer(&boxes->pdata[i]));
  g_ptr_array_set_size(boxes, 0);
}

static void take_paragraph(struct walk *walk, struct docx_paragraph *paragraph) {
  if (!in_body(walk)) {
    g_ptr_array_add(walk->flow->done, paragraph);
    check_count(walk, walk->flow->done->len);
  } else if (walk->rows) {
    rows_add(walk->rows, paragraph);
    check_count(walk, rows_paragraphs(walk->rows)->len);
  } else {
    add_line(walk, paragraph);
    add_boxes(walk);
  }
}

static void end_paragraph(struct walk *walk, bool final) {
  struct docx_paragraph *paragraph = flow_end(walk->flow, walk->story->numbering, final, &walk->story->labels);
  if (paragraph)
    take_paragraph(walk, paragraph);
}

/* Marks between paragraphs: those of comments wait for the next one, the others need a paragraph. */
static bool has_remarks(const GArray *marks) {
  for (guint i = 0; i < marks->len; i++) {
    enum mark_kind kind = g_array_index(marks, struct mark, i).kind;
    if (kind != MARK_COMMENT_START && kind != MARK_COMMENT_END)
      return true;
  }
  return false;
}

/* Ends what was going on where nothing can: before a table, at the end of a cell, a box, a part. */
static void finish_paragraph(struct walk *walk) {
  const struct docx_paragraph *paragraph = walk->flow->paragraph;
  if (walk->flow->going_on || paragraph->text->len > 0 || has_remarks(paragraph->marks))
    end_paragraph(walk, true);
}

static void push_flow(struct walk *walk) {
  walk->flow = flow_new(walk->flow);
  flow_begin(walk->flow, styles_paragraph(walk->story->styles, NULL));
}

/* The innermost flow, complete; the caller frees it. */
static struct flow *pop_flow(struct walk *walk) {
  finish_paragraph(walk);
  struct flow *flow = walk->flow;
  walk->flow = flow->host;
  return flow;
}

/* ---- text ---- */

static void append(struct walk *walk, const char *text) {
  flow_append(walk->flow, text, strlen(text));
}

/* Blanks around the text count only where the file says so (17.3.3.31); tabs and line ends inside are blanks. */
static void append_text(struct walk *walk, const char *text) {
  gsize length = strlen(text);
  if (!walk->preserve) {
    for (; length > 0 && g_ascii_isspace(text[0]); text++)
      length--;
    while (length > 0 && g_ascii_isspace(text[length - 1]))
      length--;
  }
  if (!memchr(text, '\n', length) && !memchr(text, '\t', length) && !memchr(text, '\r', length)) {
    flow_append(walk->flow, text, length);
    return;
  }
  g_autofree char *copy = g_strndup(text, length);
  append(walk, g_strdelimit(copy, "\t\n\r", ' '));
}

/* Page and column breaks are layout.  A break that names the default type is one that breaks a long title for the page
 * (write/docx); people's own breaks have no type. */
static void append_break(struct walk *walk) {
  const char *type = part_attribute(walk->part, "type");
  if (!type || (strcmp(type, "textWrapping") == 0 && part_attribute(walk->part, "clear")))
    append(walk, "\v");
}

static void append_symbol(struct walk *walk) {
  const char *code = part_attribute(walk->part, "char"), *font = part_attribute(walk->part, "font");
  guint64 value = code ? g_ascii_strtoull(code, NULL, 16) : 0;
  gunichar character = symbol_character((gunichar)MIN(value, 0x10FFFF), font);
  if (character == 0)
    return;
  char text[7] = {0};
  g_unichar_to_utf8(character, text);
  if (chars_is_private_use(character))
    flow_mark(walk->flow, MARK_SYMBOL, 0, g_strdup(text));
  append(walk, text);
}

static void open_field(struct walk *walk) {
  const char *type = part_attribute(walk->part, "fldCharType");
  if (type)
    flow_field(walk->flow, type);
}

/* Footnotes and endnotes are counted in one row: 〔1〕 in the text and before the note. */
static void append_reference(struct walk *walk, bool endnote) {
  if (walk->pieces || walk->flow->instructions > 0)
    return;
  const char *custom = part_attribute(walk->part, "customMarkFollows");
  GArray *references = walk->story->references;
  struct note_reference reference = {.id = part_number(walk->part, "id", -1), .endnote = endnote};
  reference.custom = custom && strcmp(custom, "0") != 0 && strcmp(custom, "false") != 0 && strcmp(custom, "off") != 0;
  g_array_append_val(references, reference);
  flow_mark(walk->flow, MARK_NOTE, references->len, NULL);
  g_autofree char *mark = note_mark(references->len);
  if (!reference.custom)
    append(walk, mark);
}

/* ---- what is left out, or one of several ---- */

static void note_change(struct walk *walk) {
  struct story *story = walk->story;
  if (story->changes++ == 0)
    story->change_line = lines_next(story->lines);
}

/* Inserted text is seen when changes are accepted, deleted text when they are rejected. */
static void open_change(struct walk *walk, bool inserted) {
  note_change(walk);
  if (inserted == walk->story->original)
    part_skip(walk->part);
}

/* Of the branches of mc:AlternateContent, which say the same, the first is read. */
static void open_branch(struct walk *walk) {
  bool *taken = walk->branches->len > 0 ? &g_array_index(walk->branches, bool, walk->branches->len - 1) : NULL;
  if (taken && *taken)
    part_skip(walk->part);
  else if (taken)
    *taken = true;
}

/* ---- drawings and text boxes ---- */

static struct drawing *drawing_of(struct walk *walk) {
  guint open = walk->drawings->len;
  return open > 0 ? &g_array_index(walk->drawings, struct drawing, open - 1) : NULL;
}

static void add_drawing_words(struct walk *walk, const char *words) {
  struct drawing *drawing = drawing_of(walk);
  if (!drawing || !words || !*words)
    return;
  if (drawing->words->len > 0)
    g_string_append_c(drawing->words, ' ');
  g_string_append(drawing->words, words);
}

static void open_drawing(struct walk *walk) {
  struct drawing drawing = {false, g_string_new(NULL)};
  g_array_append_val(walk->drawings, drawing);
}

static void close_drawing(struct walk *walk, enum mark_kind kind) {
  struct drawing *drawing = drawing_of(walk);
  bool words = drawing->words->len > 0;
  if (!drawing->boxed)
    flow_mark(walk->flow, kind, 0, words ? g_strdup(drawing->words->str) : NULL);
  g_array_set_size(walk->drawings, walk->drawings->len - 1);
}

static void open_box(struct walk *walk) {
  struct drawing *drawing = drawing_of(walk);
  if (drawing)
    drawing->boxed = true;
  push_flow(walk);
}

/* The paragraphs of a text box become notes behind the paragraph it stands in. */
static void close_box(struct walk *walk) {
  struct flow *box = pop_flow(walk);
  struct flow *host = walk->flow;
  bool told = false;
  for (guint i = 0; i < box->done->len; i++) {
    struct docx_paragraph *paragraph = g_ptr_array_index(box->done, i);
    struct span words = chars_strip(paragraph->text->str, paragraph->text->len);
    if (words.length == 0)
      continue;
    if (!told)
      flow_mark(host, MARK_BOX, 0, g_strndup(words.text, words.length));
    told = true;
    paragraph->hint = (struct line_hint){HINT_ROLE, ROLE_NOTE, KIND_NONE, 0, 0, NULL};
    g_ptr_array_add(host->boxes, g_steal_pointer(&box->done->pdata[i]));
  }
  for (guint i = 0; i < box->boxes->len; i++) /* boxes in the box */
    g_ptr_array_add(host->boxes, g_steal_pointer(&box->boxes->pdata[i]));
  flow_free(box);
}

/* ---- tables ---- */

static void open_table(struct walk *walk) {
  if (!in_body(walk))
    return;
  finish_paragraph(walk);
  if (walk->tables++ == 0)
    walk->rows = rows_new();
}

static void read_row(struct walk *walk) {
  struct row_look look = row_look_read(walk->part, walk->story->original);
  if (in_outer_table(walk))
    rows_begin_row(walk->rows, look.before);
  walk->row_gone = look.gone;
  if (look.changed)
    note_change(walk);
}

static void close_row(struct walk *walk) {
  if (in_outer_table(walk) && !walk->row_gone)
    rows_end_row(walk->rows);
  walk->row_gone = false;
}

static void open_cell(struct walk *walk) {
  if (walk->row_gone)
    part_skip(walk->part);
  else if (in_outer_table(walk))
    walk->span = 1;
}

static void read_cell(struct walk *walk) {
  struct cell_look look = cell_look_read(walk->part);
  if (in_outer_table(walk))
    walk->span = look.span;
  if (look.changed)
    note_change(walk);
}

static void close_cell(struct walk *walk) {
  finish_paragraph(walk);
  if (in_outer_table(walk))
    rows_end_cell(walk->rows, walk->span);
}

/* What is no table after all is text like any other. */
static void add_table(struct walk *walk, struct docx_rows *rows) {
  GPtrArray *paragraphs = (GPtrArray *)rows_paragraphs(rows);
  struct docx_table *table = rows_make(rows);
  for (guint i = 0; i < paragraphs->len; i++) {
    if (table)
      story_remark(walk->story, g_ptr_array_index(paragraphs, i), false);
    else
      add_line(walk, g_steal_pointer(&paragraphs->pdata[i]));
  }
  if (table)
    lines_add_table(walk->story->lines, table);
}

static void close_table(struct walk *walk) {
  if (!in_body(walk) || walk->tables == 0 || --walk->tables > 0)
    return;
  struct docx_rows *rows = g_steal_pointer(&walk->rows);
  add_table(walk, rows);
  rows_free(rows);
  add_boxes(walk);
}

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
  push_flow(walk);
  walk->flow->piece = piece->paragraphs;
}

static void move_all(GPtrArray *from, GPtrArray *to) {
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add(to, g_steal_pointer(&from->pdata[i]));
}

static void close_piece(struct walk *walk) {
  if (!walk->flow->piece) /* not inside one */
    return;
  struct flow *flow = pop_flow(walk);
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
    note_change(walk);
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
    append(walk, "\t");
    break;
  case TAG_br:
    append_break(walk);
    break;
  case TAG_cr:
    append(walk, "\v");
    break;
  case TAG_noBreakHyphen:
    append(walk, "-");
    break;
  case TAG_sym:
    append_symbol(walk);
    break;
  case TAG_fldChar:
    open_field(walk);
    break;
  case TAG_footnoteReference:
  case TAG_endnoteReference:
    append_reference(walk, part->tag == TAG_endnoteReference);
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
    open_change(walk, true);
    break;
  case TAG_del:
  case TAG_moveFrom:
    open_change(walk, false);
    break;
  case TAG_AlternateContent:
    g_array_append_vals(walk->branches, &(bool){false}, 1);
    break;
  case TAG_Choice:
  case TAG_Fallback:
    open_branch(walk);
    break;
  case TAG_drawing:
  case TAG_pict:
  case TAG_object:
    open_drawing(walk);
    break;
  case TAG_docPr:
    add_drawing_words(walk, part_attribute(part, "descr"));
    break;
  case TAG_textpath:
    add_drawing_words(walk, part_attribute(part, "string"));
    break;
  case TAG_txbxContent:
    open_box(walk);
    break;
  case TAG_math_oMath:
    flow_mark(walk->flow, MARK_FORMULA, 0, NULL);
    break;
  case TAG_altChunk:
  case TAG_subDoc:
    flow_mark(walk->flow, MARK_IMPORT, 0, NULL);
    break;
  case TAG_tbl:
    open_table(walk);
    break;
  case TAG_tr:
    walk->row_gone = false;
    if (in_outer_table(walk))
      rows_begin_row(walk->rows, 0);
    break;
  case TAG_trPr:
    read_row(walk);
    break;
  case TAG_tc:
    open_cell(walk);
    break;
  case TAG_tcPr:
    read_cell(walk);
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
    end_paragraph(walk, false);
    break;
  case TAG_AlternateContent:
    g_array_set_size(walk->branches, walk->branches->len - 1);
    break;
  case TAG_drawing:
  case TAG_pict:
    close_drawing(walk, MARK_PICTURE);
    break;
  case TAG_object:
    close_drawing(walk, MARK_OBJECT);
    break;
  case TAG_txbxContent:
    close_box(walk);
    break;
  case TAG_tbl:
    close_table(walk);
    break;
  case TAG_tr:
    close_row(walk);
    break;
  case TAG_tc:
    close_cell(walk);
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
    append_text(walk, part_text(walk->part));
  else if (tag == TAG_drawing_t)
    add_drawing_words(walk, part_text(walk->part));
}

static void walk_part(struct walk *walk) {
  push_flow(walk);
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
  finish_paragraph(walk);
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
