#include "write/docx/runs.h"

#include "base/items.h"
#include "base/order.h"
#include "write/docx/controls.h"
#include "ooxml/word_styles.h"

#include <string.h>

/* Readers of the file may refuse longer pieces of text: libxml2 at 10 MB. */
#define PIECE_MAX (1024 * 1024)

/* ---- cuts ---- */

GArray *cuts_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(struct cut));
}

void cuts_add(GArray *cuts, struct cut cut) {
  g_array_append_val(cuts, cut);
}

void cuts_add_mark(GArray *cuts, const struct mark *mark) {
  cuts_add(cuts, (struct cut){.at = mark->start, .kind = CUT_MARK_START, .mark = mark});
  cuts_add(cuts, (struct cut){.at = mark->start + mark->length, .kind = CUT_MARK_END, .mark = mark});
}

static gint compare_cuts(gconstpointer a, gconstpointer b) {
  const struct cut *first = a, *second = b;
  const gint kinds = order_or(ORDER_OF(first->kind, second->kind), ORDER_OF(first->id, second->id));
  return order_or(ORDER_OF(first->at, second->at), kinds);
}

void cuts_sort(GArray *cuts) {
  g_array_sort(cuts, compare_cuts);
}

/* ---- one run ---- */

enum character_class { PLAIN, TAB, LINE_END, OMITTED };

static enum character_class classify(gunichar c) {
  if (c == '\t')
    return TAB;
  if (c == '\n' || c == '\r' || c == 0x0B || c == 0x85 || c == 0x2028 || c == 0x2029)
    return LINE_END;
  bool steering = c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                  c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
  return steering || !xml_out_allows(c) ? OMITTED : PLAIN;
}

bool runs_are_plain(gunichar c) {
  return classify(c) == PLAIN;
}

/* Only characters that begin with one of these bytes can be anything but plain. */
static bool may_be_special(guchar byte) {
  return byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

static void put_piece(struct xml_out *out, const char *element, const char *text, gsize length) {
  if (length == 0)
    return;
  xml_out_open(out, element);
  if (text[0] == ' ' || text[length - 1] == ' ')
    xml_out_attribute(out, "xml:space", "preserve");
  xml_out_text(out, text, length);
  xml_out_close(out);
}

static void put_text(struct xml_out *out, const char *element, const char *text, gsize length) {
  const char *piece = text, *end = text + length;
  for (const char *p = text; p < end;) {
    const char *next = g_utf8_next_char(p);
    enum character_class class = may_be_special((guchar)*p) ? classify(g_utf8_get_char(p)) : PLAIN;
    if (class == PLAIN && next - piece < PIECE_MAX) {
      p = next;
      continue;
    }
    const char *stop = class == PLAIN ? next : p;
    put_piece(out, element, piece, (gsize)(stop - piece));
    if (class == TAB)
      xml_out_flag(out, "w:tab");
    else if (class == LINE_END)
      xml_out_flag(out, "w:br");
    piece = p = next;
  }
  put_piece(out, element, piece, (gsize)(end - piece));
}

/* How a run looks beyond its paragraph. */
struct run_style {
  const char *style;               /* character style, or NULL */
  gint64 size;                     /* half points, or 0 */
  const struct mark *const *marks; /* by kind, those that hold; NULL: none */
  bool highlight;
  guint gap; /* twips behind each character, or 0 */
};

static const struct mark *mark_of(const struct run_style *look, enum mark_kind kind) {
  return look->marks ? look->marks[kind] : NULL;
}

/* The hint lets Word take “ ” — … · × from the Han font (rule S16).  In the order of the schema (rule X05). */
static void put_look(struct xml_out *out, const struct run_style *look) {
  xml_out_fixed(out, "<w:rPr>");
  if (look->style)
    xml_out_value(out, "w:rStyle", look->style);
  xml_out_fixed(out, "<w:rFonts w:hint=\"eastAsia\"/>");
  if (mark_of(look, MARK_BOLD))
    xml_out_fixed(out, "<w:b/><w:bCs/>");
  if (mark_of(look, MARK_ITALIC))
    xml_out_fixed(out, "<w:i/><w:iCs/>");
  if (mark_of(look, MARK_STRIKE))
    xml_out_fixed(out, "<w:strike/>");
  if (look->gap > 0)
    xml_out_value_number(out, "w:spacing", look->gap);
  if (look->size > 0) {
    xml_out_value_number(out, "w:sz", look->size);
    xml_out_value_number(out, "w:szCs", look->size);
  }
  if (look->highlight)
    xml_out_value(out, "w:highlight", "yellow");
  const struct mark *underline = mark_of(look, MARK_UNDERLINE);
  if (underline)
    xml_out_value(out, "w:u", underline->value ? underline->value : "single");
  if (mark_of(look, MARK_SUPERSCRIPT) || mark_of(look, MARK_SUBSCRIPT))
    xml_out_value(out, "w:vertAlign", mark_name(mark_of(look, MARK_SUPERSCRIPT) ? MARK_SUPERSCRIPT : MARK_SUBSCRIPT));
  const struct mark *emphasis = mark_of(look, MARK_EMPHASIS);
  if (emphasis)
    xml_out_value(out, "w:em", emphasis->value ? emphasis->value : "dot");
  xml_out_fixed(out, "</w:rPr>");
}

static void put_run(struct xml_out *out, const struct run_style *look, const char *element, const char *text,
                    gsize length) {
  if (length == 0)
    return;
  xml_out_fixed(out, "<w:r>");
  put_look(out, look);
  put_text(out, element, text, length);
  xml_out_fixed(out, "</w:r>");
}

void run_write(struct xml_out *out, const char *style, const char *text, gsize length) {
  put_run(out, &(struct run_style){.style = style}, "w:t", text, length);
}

/* ---- runs of a paragraph ---- */

static void put_comment_end(struct xml_out *out, guint id) {
  xml_out_open(out, "w:commentRangeEnd");
  xml_out_attribute_number(out, "w:id", id);
  xml_out_close(out);
  xml_out_open(out, "w:r");
  xml_out_fixed(out, "<w:rPr><w:rStyle w:val=\"" STYLE_COMMENT_MARK "\"/></w:rPr>");
  xml_out_open(out, "w:commentReference");
  xml_out_attribute_number(out, "w:id", id);
  xml_out_close(out);
  xml_out_close(out);
}

static void put_revision(const struct run_context *context, const struct cut *cut, const struct run_style *look,
                         const char *text, gsize length) {
  bool insertion = cut->kind == CUT_INSERT;
  xml_out_open(context->out, insertion ? "w:ins" : "w:del");
  xml_out_attribute_number(context->out, "w:id", cut->id);
  xml_out_attributes(context->out, "w:author", context->author, "w:date", context->date, NULL);
  put_run(context->out, look, insertion ? "w:t" : "w:delText", text, length);
  xml_out_close(context->out);
}

static void put_placeholder(const struct run_context *context, const struct cut *cut, const struct run_style *look,
                            const char *text) {
  struct run_style own = *look;
  bool plain = context->highlight || cut->id > CONTROLS_MAX;
  own.highlight = plain && !cut->filled;
  if (plain) {
    put_run(context->out, &own, "w:t", text, cut->length);
    return;
  }
  if (!cut->filled)
    own.style = STYLE_PLACEHOLDER;
  control_open(context, cut, text);
  put_run(context->out, &own, "w:t", text, cut->length);
  control_close(context->out);
}

/* As Word writes 拼音指南 (17.3.3.25): the reading is half as large, in the Latin font even where its letters have tone
 * marks, which a hint would take from the Han font. */
static void put_ruby(const struct run_context *context, const struct cut *cut, const struct run_style *look,
                     const char *text) {
  struct xml_out *out = context->out;
  const gint64 base = look->size > 0 ? look->size : cut->id, size = MAX(2, base / 2);
  xml_out_open(out, "w:r");
  put_look(out, look);
  xml_out_open(out, "w:ruby");
  xml_out_open(out, "w:rubyPr");
  xml_out_value(out, "w:rubyAlign", "center");
  xml_out_value_number(out, "w:hps", size);
  xml_out_value_number(out, "w:hpsRaise", MAX(2, base - 2));
  xml_out_value_number(out, "w:hpsBaseText", base);
  xml_out_value(out, "w:lid", "zh-CN");
  xml_out_close(out);
  xml_out_fixed(out, "<w:rt><w:r><w:rPr>");
  xml_out_value_number(out, "w:sz", size);
  xml_out_value_number(out, "w:szCs", size);
  xml_out_fixed(out, "</w:rPr>");
  put_text(out, "w:t", cut->text, strlen(cut->text));
  xml_out_fixed(out, "</w:r></w:rt>");
  xml_out_open(out, "w:rubyBase");
  put_run(out, look, "w:t", text, cut->length);
  xml_out_close(out);
  xml_out_close(out);
  xml_out_close(out);
}

/* The look of the text at hand. */
static struct run_style look_of(const struct run_text *text) {
  return (struct run_style){
      .style = text->lead ? STYLE_LEAD : text->style, .size = text->size, .marks = text->marks, .gap = text->gap};
}

/* Does what the cut asks for; `at` is how far the text is written.  Returns how far it is then. */
static gsize apply_cut(const struct run_context *context, struct run_text *text, const struct cut *cut, gsize at) {
  const struct run_style look = look_of(text);
  switch (cut->kind) {
  case CUT_COMMENT_START:
    xml_out_open(context->out, "w:commentRangeStart");
    xml_out_attribute_number(context->out, "w:id", cut->id);
    xml_out_close(context->out);
    return at;
  case CUT_COMMENT_END:
    put_comment_end(context->out, cut->id);
    return at;
  case CUT_LEAD_START:
  case CUT_LEAD_END:
    text->lead = cut->kind == CUT_LEAD_START;
    return at;
  case CUT_GAP_START:
  case CUT_GAP_END:
    text->gap = cut->kind == CUT_GAP_START ? cut->id : 0;
    return at;
  case CUT_MARK_START:
  case CUT_MARK_END:
    text->marks[cut->mark->kind] = cut->kind == CUT_MARK_START ? cut->mark : NULL;
    return at;
  case CUT_LINE: /* the type is the default one, and tells the reader that the break is none of the author's */
    xml_out_fixed(context->out, "<w:r><w:br w:type=\"textWrapping\"/></w:r>");
    return at;
  case CUT_INSERT:
    put_revision(context, cut, &look, cut->text, strlen(cut->text));
    return at;
  case CUT_DELETE:
  case CUT_PLACEHOLDER:
  case CUT_RUBY:
    if (at > cut->at) /* inside something that is written already */
      return at;
    if (cut->kind == CUT_DELETE)
      put_revision(context, cut, &look, text->text + at, cut->length);
    else if (cut->kind == CUT_RUBY)
      put_ruby(context, cut, &look, text->text + at);
    else
      put_placeholder(context, cut, &look, text->text + at);
    return at + cut->length;
  }
  return at;
}

static bool belongs_here(const struct run_text *text, const struct cut *cut, gsize to) {
  bool ends = cut->kind == CUT_COMMENT_END || cut->kind == CUT_LEAD_END || cut->kind == CUT_MARK_END ||
              cut->kind == CUT_GAP_END;
  return cut->at < to || (cut->at == to && (ends || text->text[to] == '\0'));
}

/* The text from `from` up to `to`, if there is any. */
static void put_stretch(const struct run_context *context, const struct run_text *text, gsize from, gsize to) {
  const struct run_style look = look_of(text);
  put_run(context->out, &look, "w:t", text->text + from, to - from);
}

void runs_write(const struct run_context *context, struct run_text *text, gsize from, gsize to) {
  gsize at = from;
  while (text->cuts && text->next < text->cuts->len) {
    const struct cut *cut = &array_at(text->cuts, struct cut, text->next);
    if (!belongs_here(text, cut, to))
      break;
    const gsize start = MAX(at, cut->at);
    put_stretch(context, text, at, start);
    at = apply_cut(context, text, cut, start);
    text->next++;
  }
  put_stretch(context, text, at, MAX(at, to));
}
