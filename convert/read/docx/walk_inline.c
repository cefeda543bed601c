#include "base/items.h"
#include "read/docx/walk_state.h"

#include "ooxml/names.h"
#include "ooxml/relations.h"
#include "read/docx/properties.h"
#include "text/chars.h"

#include <string.h>

/* ---- text ---- */

void walk_append(struct walk *walk, const char *text) {
  text_flow_append(walk->flow, text, strlen(text));
}

/* Blanks around the text count only where the file says so (17.3.3.31); tabs and line ends inside are blanks. */
void walk_append_text(struct walk *walk, const char *text) {
  gsize length = strlen(text);
  if (!walk->preserve) {
    for (; length > 0 && g_ascii_isspace(text[0]); text++)
      length--;
    while (length > 0 && g_ascii_isspace(text[length - 1]))
      length--;
  }
  if (!memchr(text, '\n', length) && !memchr(text, '\t', length) && !memchr(text, '\r', length)) {
    text_flow_append(walk->flow, text, length);
    return;
  }
  g_autofree char *copy = g_strndup(text, length);
  walk_append(walk, g_strdelimit(copy, "\t\n\r", ' '));
}

/* Page and column breaks are layout.  A break that names the default type is one that breaks a long title, or a line
 * under it, for the page (write/docx); people's own breaks have no type. */
void walk_append_break(struct walk *walk) {
  const char *type = part_attribute(walk->part, "type");
  if (!type || (strcmp(type, "textWrapping") == 0 && part_attribute(walk->part, "clear")))
    walk_append(walk, "\v");
}

void walk_append_symbol(struct walk *walk) {
  const char *code = part_attribute(walk->part, "char"), *font = part_attribute(walk->part, "font");
  guint64 value = code ? g_ascii_strtoull(code, NULL, 16) : 0;
  gunichar character = symbol_character((gunichar)MIN(value, 0x10FFFF), font);
  if (character == 0)
    return;
  char text[7] = {0};
  g_unichar_to_utf8(character, text);
  if (chars_is_private_use(character))
    text_flow_remark(walk->flow, REMARK_SYMBOL, g_strdup(text));
  walk_append(walk, text);
}

void walk_open_field(struct walk *walk) {
  const char *type = part_attribute(walk->part, "fldCharType");
  if (type)
    text_flow_field(walk->flow, type);
}

/* Links inside the document are of its contents; ids of other parts are those of other lists. */
void walk_note_link(struct walk *walk) {
  const char *id = part_relation(walk->part);
  const char *address = id && !walk->pieces ? relations_link(walk->story->relations, id) : NULL;
  if (address)
    text_flow_remark(walk->flow, REMARK_LINK, g_strdup(address));
}

/* WPS writes links as fields: HYPERLINK "address" (17.16.5.25); those with a switch before it lead elsewhere in the
 * document. */
void walk_note_instruction(struct walk *walk, const char *instruction) {
  static const char name[] = "HYPERLINK";
  g_autofree char *words = g_strstrip(g_strdup(instruction));
  if (!g_str_has_prefix(words, name))
    return;
  char *address = g_strchug(words + strlen(name));
  char *end = address[0] == '"' ? strchr(address + 1, '"') : NULL;
  if (end && end > address + 1)
    text_flow_remark(walk->flow, REMARK_LINK, g_strndup(address + 1, (gsize)(end - address - 1)));
}

/* Footnotes and endnotes are counted in one row: 〔1〕 in the text and before the note. */
void walk_append_reference(struct walk *walk) {
  if (walk->pieces || walk->flow->instructions > 0)
    return;
  const char *custom = part_attribute(walk->part, "customMarkFollows");
  GArray *references = walk->story->references;
  struct note_reference reference = {.id = part_number(walk->part, "id", -1),
                                     .endnote = walk->part->tag == TAG_endnoteReference};
  reference.custom = custom && strcmp(custom, "0") != 0 && strcmp(custom, "false") != 0 && strcmp(custom, "off") != 0;
  g_array_append_val(references, reference);
  text_flow_refer(walk->flow, REMARK_NOTE, references->len);
  g_autofree char *mark = note_mark(references->len);
  const struct run_look look = walk->flow->run;
  walk->flow->run = (struct run_look){.vanish = look.vanish}; /* Word raises it; its brackets part it from the text */
  if (!reference.custom)
    walk_append(walk, mark);
  walk->flow->run = look;
}

/* ---- what is left out, or one of several ---- */

void walk_note_change(struct walk *walk) {
  struct story *story = walk->story;
  if (story->changes++ == 0)
    story->change_line = lines_next(story->lines);
}

/* Inserted text is seen when changes are accepted, deleted text when they are rejected.  What this program proposed
 * (--review) and is still a change, nobody has accepted: it is read as rejected. */
void walk_open_change(struct walk *walk) {
  struct story *story = walk->story;
  bool inserted = walk->part->tag == TAG_ins || walk->part->tag == TAG_moveTo;
  bool own = !story->proposed && g_strcmp0(part_attribute(walk->part, "author"), REVIEWER) == 0;
  if (!own)
    walk_note_change(walk);
  else if (story->proposals++ == 0)
    story->proposal_line = lines_next(story->lines);
  if (inserted == (story->original || own))
    part_skip(walk->part);
}

/* Of the branches of mc:AlternateContent, which say the same, the first is read. */
void walk_open_branch(struct walk *walk) {
  bool *taken = array_last(walk->branches, bool);
  if (taken && *taken)
    part_skip(walk->part);
  else if (taken)
    *taken = true;
}

/* ---- drawings and text boxes ---- */

static struct word_drawing *drawing_of(struct walk *walk) {
  return array_last(walk->drawings, struct word_drawing);
}

void walk_add_drawing_words(struct walk *walk, const char *words) {
  struct word_drawing *drawing = drawing_of(walk);
  if (!drawing || !words || !*words)
    return;
  if (drawing->words->len > 0)
    g_string_append_c(drawing->words, ' ');
  g_string_append(drawing->words, words);
}

void walk_open_drawing(struct walk *walk) {
  struct word_drawing drawing = {false, g_string_new(NULL)};
  g_array_append_val(walk->drawings, drawing);
}

void walk_close_drawing(struct walk *walk) {
  enum remark_kind kind = walk->part->tag == TAG_object ? REMARK_OBJECT : REMARK_PICTURE;
  struct word_drawing *drawing = drawing_of(walk);
  bool words = drawing->words->len > 0;
  if (!drawing->boxed)
    text_flow_remark(walk->flow, kind, words ? g_strdup(drawing->words->str) : NULL);
  array_drop_last(walk->drawings);
}

void walk_open_box(struct walk *walk) {
  struct word_drawing *drawing = drawing_of(walk);
  if (drawing)
    drawing->boxed = true;
  walk_push_flow(walk);
}

/* The paragraphs of a text box follow the paragraph it stands in.  What they are, their place tells (add_boxes). */
void walk_close_box(struct walk *walk) {
  struct text_flow *box = walk_pop_flow(walk);
  struct text_flow *host = walk->flow;
  bool told = false;
  for (guint i = 0; i < box->done->len; i++) {
    struct docx_paragraph *paragraph = pointer_at(box->done, i);
    struct slice words = chars_strip(paragraph->text->str, paragraph->text->len);
    if (words.length == 0)
      continue;
    if (!told)
      text_flow_remark(host, REMARK_BOX, g_strndup(words.text, words.length));
    told = true;
    g_ptr_array_add(host->boxes, g_steal_pointer(&pointer_at(box->done, i)));
  }
  for (guint i = 0; i < box->boxes->len; i++) /* boxes in the box */
    g_ptr_array_add(host->boxes, g_steal_pointer(&pointer_at(box->boxes, i)));
  text_flow_free(box);
}
