#include "read/docx/text_flow.h"

#include "base/items.h"
#include "text/chars.h"

#include <string.h>

/* Hidden text is told up to about this length (bytes). */
#define HIDDEN_TOLD 200

static void remark_clear(gpointer data) {
  g_free(((struct remark *)data)->text);
}

const struct run_look plain_run = {.vanish = -1, .bold = -1, .italic = -1};

static struct docx_paragraph *docx_paragraph_new(void) {
  struct docx_paragraph *paragraph = g_new0(struct docx_paragraph, 1);
  paragraph->text = g_string_new(NULL);
  paragraph->remarks = g_array_new(FALSE, FALSE, sizeof(struct remark));
  g_array_set_clear_func(paragraph->remarks, remark_clear);
  paragraph->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  paragraph->hint = no_hint;
  return paragraph;
}

void docx_paragraph_free(struct docx_paragraph *paragraph) {
  if (!paragraph)
    return;
  g_string_free(paragraph->text, TRUE);
  g_array_unref(paragraph->remarks);
  g_array_unref(paragraph->marks);
  g_free(paragraph);
}

struct text_flow *text_flow_new(struct text_flow *host) {
  struct text_flow *flow = g_new0(struct text_flow, 1);
  flow->host = host;
  flow->paragraph = docx_paragraph_new();
  flow->done = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  flow->boxes = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  flow->fields = g_array_new(FALSE, FALSE, sizeof(bool));
  return flow;
}

void text_flow_free(struct text_flow *flow) {
  docx_paragraph_free(flow->paragraph);
  g_ptr_array_unref(flow->done);
  g_ptr_array_unref(flow->boxes);
  g_array_unref(flow->fields);
  g_free(flow);
}

/* ---- text ---- */

void text_flow_begin(struct text_flow *flow, const struct style_info *normal) {
  flow->look = (struct look){.style = normal, .numbers = {-1, -1}, .outline = -1};
  flow->run = plain_run;
  flow->going_on = false;
  flow->own_start = flow->paragraph->text->len;
}

/* A toggle of a character style turns that of the paragraph's style round (17.7.3); the run's own word is final. */
static bool is_hidden(const struct text_flow *flow) {
  if (flow->run.vanish >= 0)
    return flow->run.vanish > 0;
  bool by_paragraph = flow->look.style && flow->look.style->hidden;
  bool by_run = flow->run.style && flow->run.style->hidden;
  return by_paragraph != by_run;
}

/* Hidden runs side by side are one place; of a long one the beginning tells enough. */
static void append_hidden(struct text_flow *flow, const char *text, gsize length) {
  GArray *marks = flow->paragraph->remarks;
  struct remark *last = array_last(marks, struct remark);
  g_autofree char *piece = g_strndup(text, length);
  if (!last || last->kind != REMARK_HIDDEN || last->at != flow->paragraph->text->len) {
    text_flow_remark(flow, REMARK_HIDDEN, g_steal_pointer(&piece));
    return;
  }
  if (strlen(last->text) > HIDDEN_TOLD)
    return;
  char *joined = g_strconcat(last->text, piece, NULL);
  g_free(last->text);
  last->text = joined;
}

/* A mark of the text from `start` to the end, or the last one of its kind goes on. */
static void add_mark(const struct docx_paragraph *paragraph, enum mark_kind kind, gsize start, const char *value) {
  GArray *marks = paragraph->marks;
  gsize length = paragraph->text->len - start;
  const guint oldest = marks->len - MIN(marks->len, MARK_KINDS); /* those of all kinds that may go on */
  for (guint i = marks->len; i-- > oldest;) {
    struct mark *mark = &array_at(marks, struct mark, i);
    if (mark->kind == kind && mark->start + mark->length == start && mark->value == value) {
      mark->length += length;
      return;
    }
  }
  struct mark mark = {start, length, kind, value};
  g_array_append_val(marks, mark);
}

/* Of a run without a character style. */
static const struct style_info no_style = {.bold = -1, .italic = -1};

/* Bold and italic of a style are its own affair, but for character styles that say nothing of what the words are; and
 * the look of a heading's words is that of headings. */
static bool is_so(int own, const struct style_info *style, int of_style) {
  return own >= 0 ? own > 0 : style->lead_level == 0 && of_style > 0;
}

static bool is_bold(const struct run_look *run) {
  const struct style_info *style = run->style ? run->style : &no_style;
  return is_so(run->bold, style, style->bold);
}

static bool is_italic(const struct run_look *run) {
  const struct style_info *style = run->style ? run->style : &no_style;
  return is_so(run->italic, style, style->italic);
}

/* LibreOffice writes some superscripts as smaller characters in another place; larger ones in another place are a
 * matter of looks. */
static bool is_shifted(const struct text_flow *flow, bool up) {
  const struct run_look *run = &flow->run;
  return (up ? run->rise > 0 : run->rise < 0) && run->size > 0 && run->size < flow->look.style->size;
}

static void add_marks(const struct text_flow *flow, gsize start) {
  const struct run_look *run = &flow->run;
  if (is_bold(run))
    add_mark(flow->paragraph, MARK_BOLD, start, NULL);
  if (is_italic(run))
    add_mark(flow->paragraph, MARK_ITALIC, start, NULL);
  if (run->underline)
    add_mark(flow->paragraph, MARK_UNDERLINE, start, run->underline);
  if (run->struck)
    add_mark(flow->paragraph, MARK_STRIKE, start, NULL);
  if (run->emphasis)
    add_mark(flow->paragraph, MARK_EMPHASIS, start, run->emphasis);
  if (run->raised || is_shifted(flow, true))
    add_mark(flow->paragraph, MARK_SUPERSCRIPT, start, NULL);
  if (run->lowered || is_shifted(flow, false))
    add_mark(flow->paragraph, MARK_SUBSCRIPT, start, NULL);
}

/* The last remark of a kind; NULL when there is none. */
static struct remark *last_remark(struct text_flow *flow, enum remark_kind kind) {
  for (guint i = flow->paragraph->remarks->len; i-- > 0;) {
    struct remark *remark = &array_at(flow->paragraph->remarks, struct remark, i);
    if (remark->kind == kind)
      return remark;
  }
  return NULL;
}

/* What the pages do not show of words is told once for all that stand side by side. */
static void tell_look(struct text_flow *flow, enum remark_kind kind, const char *text, gsize length) {
  const gsize at = flow->paragraph->text->len - length;
  struct remark *last = last_remark(flow, kind);
  if (last && last->at + strlen(last->text) == at) {
    g_autofree char *before = last->text;
    last->text = g_strdup_printf("%s%.*s", before, (int)length, text);
    return;
  }
  const struct remark remark = {.kind = kind, .at = at, .text = g_strndup(text, length)};
  g_array_append_val(flow->paragraph->remarks, remark);
  flow->told++;
}

static void tell_looks(struct text_flow *flow, const char *text, gsize length) {
  const struct run_look *run = &flow->run;
  if (chars_strip(text, length).length == 0)
    return;
  if (run->coloured)
    tell_look(flow, REMARK_COLOUR, text, length);
  if (is_italic(run))
    tell_look(flow, REMARK_ITALIC, text, length);
}

void text_flow_append(struct text_flow *flow, const char *text, gsize length) {
  if (flow->instructions > 0 || length == 0)
    return;
  if (is_hidden(flow)) {
    append_hidden(flow, text, length);
    return;
  }
  guint level = flow->run.style ? flow->run.style->lead_level : 0;
  GString *whole = flow->paragraph->text;
  bool leads = level > 0 && flow->lead_end == whole->len && (flow->lead_level == level || flow->lead_end == 0);
  g_string_append_len(whole, text, (gssize)length);
  add_marks(flow, whole->len - length);
  tell_looks(flow, text, length);
  if (leads) {
    flow->lead_level = level;
    flow->lead_end = whole->len;
  }
}

static void add_remark(struct text_flow *flow, struct remark remark) {
  remark.at = flow->paragraph->text->len;
  g_array_append_val(flow->paragraph->remarks, remark);
  flow->told += remark.kind != REMARK_COMMENT_START && remark.kind != REMARK_COMMENT_END;
}

void text_flow_remark(struct text_flow *flow, enum remark_kind kind, char *text) {
  add_remark(flow, (struct remark){.kind = kind, .text = text});
}

void text_flow_refer(struct text_flow *flow, enum remark_kind kind, gint64 id) {
  add_remark(flow, (struct remark){.kind = kind, .id = id});
}

void text_flow_remark_end(struct text_flow *flow, enum remark_kind kind) {
  const GString *text = flow->paragraph->text;
  struct remark *remark = last_remark(flow, kind);
  if (remark && !remark->text && remark->at < text->len)
    remark->text = g_strndup(text->str + remark->at, text->len - remark->at);
}

void text_flow_end_reading(struct text_flow *flow) {
  const GString *text = flow->paragraph->text;
  struct remark *remark = last_remark(flow, REMARK_READING);
  if (!remark || remark->id > 0 || remark->at >= text->len)
    return;
  char *both = g_strconcat(text->str + remark->at, remark->text, NULL);
  remark->id = (gint64)(text->len - remark->at);
  g_free(remark->text);
  remark->text = both;
}

/* ---- fields ---- */

void text_flow_field(struct text_flow *flow, const char *type) {
  bool *top = array_last(flow->fields, bool);
  if (strcmp(type, "begin") == 0) {
    const bool begun = false;
    g_array_append_val(flow->fields, begun);
    flow->instructions++;
  } else if (strcmp(type, "separate") == 0 && top && !*top) {
    *top = true;
    flow->instructions--;
  } else if (strcmp(type, "end") == 0 && top) {
    flow->instructions -= !*top;
    array_drop_last(flow->fields);
  }
}

/* A field that is damaged so that its result never begins must not swallow the rest of the text: instructions end with
 * their paragraph. */
static void end_instructions(struct text_flow *flow) {
  guint first = 0;
  while (first < flow->fields->len && array_at(flow->fields, bool, first))
    first++;
  g_array_set_size(flow->fields, first);
  flow->instructions = 0;
}

/* ---- what a paragraph is ---- */

/* Level 9 of w:outlineLvl, from 0, is text (17.3.1.20). */
#define OUTLINE_LEVELS 9

static struct line_hint hint_of(const struct look *look) {
  struct line_hint hint = no_hint;
  const struct style_meaning *meaning = &look->style->meaning;
  int outline = look->outline >= 0 ? look->outline : look->style->outline;
  if (meaning->says == SAYS_ROLE)
    hint = (struct line_hint){.says = HINT_ROLE, .role = meaning->role, .kind = meaning->kind, .level = meaning->level};
  else if (meaning->says == SAYS_DATE) /* where it stands decides: docx_reader.c */
    hint = (struct line_hint){.says = HINT_ROLE, .role = ROLE_SIGNATURE, .kind = KIND_DATE};
  else if (meaning->says == SAYS_CONTENTS)
    hint = (struct line_hint){.says = HINT_DROP, .role = ROLE_BODY, .rule = "contents"};
  else if (meaning->says == SAYS_BESIDE)
    hint = (struct line_hint){.says = HINT_DROP, .role = ROLE_BODY, .rule = "cover"};
  else if (outline >= 0 && outline < OUTLINE_LEVELS)
    hint = (struct line_hint){.says = HINT_ROLE, .role = ROLE_HEADING, .level = (guint)outline + 1};
  return hint;
}

static bool has_text(const struct text_flow *flow, gsize from) {
  const GString *text = flow->paragraph->text;
  return chars_strip(text->str + from, text->len - from).length > 0;
}

/* Word parts the label from the text by a tab; in a Chinese text nothing stands there, unless a blank was asked for.
 * Between Latin letters or figures a blank keeps them apart. */
static bool needs_blank(const char *label, const char *text) {
  gunichar last = chars_before(label, label + strlen(label)), next = g_utf8_get_char(text);
  if (last == ' ')
    return false;
  bool word = chars_is_digit(last) || chars_is_latin(last);
  return word || (last < 0x80 && chars_is_ascii_alnum(next));
}

/* Puts the label before the text of the present part, in place of the blanks there. */
static void put_label(struct text_flow *flow, const char *label) {
  GString *text = flow->paragraph->text;
  gsize start = flow->part_start;
  struct slice words = chars_strip(text->str + start, text->len - start);
  gsize blanks = (gsize)(words.text - (text->str + start));
  g_autofree char *whole = g_strconcat(label, needs_blank(label, words.text) ? " " : NULL, NULL);
  gsize length = strlen(whole);
  g_string_erase(text, (gssize)start, (gssize)blanks);
  g_string_insert_len(text, (gssize)start, whole, (gssize)length);
  for (guint i = flow->paragraph->remarks->len; i > 0; i--) {
    struct remark *mark = &array_at(flow->paragraph->remarks, struct remark, i - 1);
    if (mark->at < start)
      break;
    mark->at = MAX(mark->at, start + blanks) - blanks + length;
  }
  for (guint i = 0; i < flow->paragraph->marks->len; i++) {
    struct mark *mark = &array_at(flow->paragraph->marks, struct mark, i);
    if (mark->start + mark->length <= start)
      continue;
    gsize end = MAX(mark->start + mark->length, start + blanks) - blanks + length;
    if (mark->start >= start)
      mark->start = MAX(mark->start, start + blanks) - blanks + length;
    mark->length = end - mark->start;
  }
  if (flow->lead_end > start)
    flow->lead_end += length - MIN(blanks, flow->lead_end - start);
}

/* Where each byte of the text is once it has moved, and the end. */
static void move_places(struct docx_paragraph *paragraph, const gsize *moved) {
  for (guint i = 0; i < paragraph->remarks->len; i++) {
    struct remark *remark = &array_at(paragraph->remarks, struct remark, i);
    remark->at = moved[remark->at];
  }
  for (guint i = 0; i < paragraph->marks->len; i++) {
    struct mark *mark = &array_at(paragraph->marks, struct mark, i);
    gsize end = moved[mark->start + mark->length];
    mark->start = moved[mark->start];
    mark->length = end - mark->start;
  }
  paragraph->hint.heading_length = moved[paragraph->hint.heading_length];
}

/* A heading or title is one line however it is broken by hand: where its lines break on paper is decided anew (docx 7).
 * Latin words keep a blank between them. */
static void join_broken_lines(struct docx_paragraph *paragraph) {
  GString *text = paragraph->text;
  gsize end = paragraph->hint.heading_length > 0 ? paragraph->hint.heading_length : text->len;
  if (!memchr(text->str, '\v', end))
    return;
  g_autofree gsize *moved = g_new(gsize, text->len + 1);
  gsize kept = 0;
  for (gsize i = 0; i <= text->len; i++) {
    moved[i] = kept;
    bool breaks = i < end && text->str[i] == '\v';
    if (breaks && (i == 0 || !g_ascii_isalnum(text->str[i - 1]) || !g_ascii_isalnum(text->str[i + 1])))
      continue;
    text->str[kept++] = (char)(breaks ? ' ' : text->str[i]);
  }
  move_places(paragraph, moved);
  g_string_truncate(text, kept - 1); /* the NUL went along */
}

static void settle_hint(struct text_flow *flow, const struct line_hint *own) {
  struct line_hint *hint = &flow->paragraph->hint;
  if (flow->first_end > 0 && flow->first.says != HINT_NOTHING) {
    *hint = flow->first;
    if (hint->role == ROLE_HEADING && has_text(flow, flow->first_end))
      hint->heading_length = flow->first_end;
  } else {
    *hint = *own;
  }
  if (hint->says == HINT_NOTHING && flow->lead_end > 0) {
    bool alone = !has_text(flow, flow->lead_end);
    *hint = (struct line_hint){.says = HINT_ROLE, .role = ROLE_HEADING, .level = flow->lead_level};
    if (!alone)
      hint->heading_length = flow->lead_end;
  }
  if (hint->says == HINT_ROLE && (hint->role == ROLE_HEADING || hint->role == ROLE_TITLE))
    join_broken_lines(flow->paragraph);
}

static struct docx_paragraph *take(struct text_flow *flow) {
  struct docx_paragraph *paragraph = flow->paragraph;
  flow->paragraph = docx_paragraph_new();
  flow->told = 0;
  flow->part_start = flow->own_start = flow->first_end = flow->lead_end = 0;
  flow->lead_level = 0;
  flow->first = no_hint;
  return paragraph;
}

struct docx_paragraph *text_flow_end(struct text_flow *flow, struct numbering *numbering, bool final, guint *labels) {
  end_instructions(flow);
  bool own_text = has_text(flow, flow->own_start);
  if (flow->look.mark_gone && !final) {
    if (own_text) {
      flow->last = flow->look;
      flow->has_last = true;
    }
    flow->going_on = true;
    return NULL;
  }
  bool text = has_text(flow, flow->part_start);
  struct look look = flow->has_last && !own_text ? flow->last : flow->look;
  g_autofree char *label = numbering_next(numbering, look.numbers, look.style);
  if (label && text) {
    put_label(flow, label);
    (*labels)++;
  }
  struct line_hint own = hint_of(&look);
  flow->has_last = false;
  if (flow->look.mark_hidden && !final) {
    if (flow->first_end == 0 && text) {
      flow->first = own;
      flow->first_end = flow->paragraph->text->len;
    }
    flow->part_start = flow->paragraph->text->len;
    flow->going_on = true;
    return NULL;
  }
  settle_hint(flow, &own);
  flow->going_on = false;
  return take(flow);
}
