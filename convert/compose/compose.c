#include "compose/compose.h"

#include "base/messages.h"
#include "compose/columns.h"
#include "compose/title.h"
#include "compose/title_places.h"
#include "text/chars.h"
#include "text/marker.h"

#include <string.h>

/* What a name of two characters is as wide as, cells (E4). */
#define NAME_WIDTH 3

struct composition {
  const struct doc *doc;
  const struct style *style;
  GPtrArray *paragraphs;
  struct paragraph
      *attached; /* the head of the attachment that is being composed, as long as it has no title; or NULL */
  bool in_attachment;
  bool script; /* who speaks stands before a ： at the start of paragraphs */
};

static const struct block *block_at(const struct composition *composition, guint i) {
  return g_ptr_array_index(composition->doc->blocks, i);
}

static bool has_role(const struct composition *composition, guint i, enum role role) {
  return i < composition->doc->blocks->len && block_at(composition, i)->role == role;
}

/* Below a run-in heading's paragraph stands what stands below body text. */
static double blank_lines_above(const struct composition *composition, enum element element) {
  guint count = composition->paragraphs->len;
  if (count == 0)
    return composition->style->paragraphs[element].before;
  const struct span *last = paragraph_last_span(paragraph_at(composition->paragraphs, count - 1));
  return style_blank_lines(composition->style, last->element, element);
}

/* A paragraph in the block's style, in the list. */
static struct paragraph *add_paragraph(struct composition *composition, guint block) {
  enum element element = element_of(block_at(composition, block));
  struct paragraph *paragraph = paragraph_new(element, composition->style);
  paragraph->above = blank_lines_above(composition, element);
  g_ptr_array_add(composition->paragraphs, paragraph);
  return paragraph;
}

static void append_block(const struct composition *composition, struct paragraph *paragraph, guint block) {
  const struct block *own = block_at(composition, block);
  paragraph_append(paragraph, own, block, 0, strlen(own->text), false);
}

static struct paragraph *add_whole_block(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_paragraph(composition, block);
  append_block(composition, paragraph, block);
  return paragraph;
}

/* ---- the title, and the lines under it ---- */

static void add_break(struct paragraph *paragraph, gsize at) {
  g_array_append_val(paragraph->breaks, at);
}

/* The most cells of a line of the title, or under it: one that its author has chosen may fill the measure. */
static double most_cells(const struct style *style, enum element element, const char *text, bool chosen) {
  double hard = style_line_cells(style, element);
  return chosen && title_cells(text, 0, strlen(text)) <= hard ? hard : style_display_cells(style, element);
}

/* E2: a line of the title, or under it, that is too long is broken by words and shape. */
static void break_line(const struct composition *composition, struct paragraph *paragraph, gsize start, gsize end,
                       bool chosen) {
  const struct style *style = composition->style;
  g_autofree char *text = g_strndup(paragraph->text->str + start, end - start);
  bool doubtful;
  /* NULL, or loaded by another thread just now, when all lines fit (compose_wants_title_rules). */
  const struct title_rules *rules = g_atomic_pointer_get((struct title_rules **)&style->title_rules);
  g_autoptr(GArray) breaks = title_breaks(rules, text, most_cells(style, paragraph->element, text, chosen),
                                          style_line_cells(style, paragraph->element), &doubtful);
  paragraph->doubtful |= doubtful;
  for (guint i = 0; i < breaks->len; i++)
    add_break(paragraph, start + g_array_index(breaks, gsize, i));
}

/* A block of the title, or under it, in the lines that its author has typed (｜), or that have to be. */
static void append_display(const struct composition *composition, struct paragraph *paragraph, guint block,
                           bool chosen) {
  gsize start = paragraph->text->len, from = start;
  append_block(composition, paragraph, block);
  const GArray *breaks = block_at(composition, block)->breaks;
  for (guint i = 0; breaks && i < breaks->len; i++) {
    gsize end = start + g_array_index(breaks, gsize, i);
    break_line(composition, paragraph, from, end, true);
    add_break(paragraph, end);
    from = end;
  }
  break_line(composition, paragraph, from, paragraph->text->len, chosen || breaks);
}

bool compose_wants_title_rules(const struct doc *doc, const struct style *style) {
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    bool display = block->role == ROLE_TITLE || block->role == ROLE_SUBTITLE;
    if (display && title_cells(block->text, 0, strlen(block->text)) > style_display_cells(style, element_of(block)))
      return true;
  }
  return false;
}

/* Each title, with the whole of its text, is an entry of the outline. */
static void outline_title(struct paragraph *paragraph) {
  paragraph->level = 1;
  paragraph->outline = g_strdup(paragraph->text->str);
}

/* Whether a speech, from its title on, stands before: then a further title begins another, on a page of its own. */
static bool begins_speech(const struct composition *composition) {
  guint count = composition->paragraphs->len;
  if (count == 0 || paragraph_at(composition->paragraphs, count - 1)->element == ELEMENT_TITLE ||
      paragraph_at(composition->paragraphs, count - 1)->element == ELEMENT_SUBTITLE)
    return false;
  for (guint i = 0; i < count; i++)
    if (paragraph_at(composition->paragraphs, i)->element == ELEMENT_TITLE)
      return true;
  return false;
}

static void begin_page(struct paragraph *paragraph) {
  paragraph->new_page = true;
  paragraph->above = 0;
}

/* All title blocks in a row are lines of one paragraph, as their author has typed them. */
static guint add_title(struct composition *composition, guint block) {
  bool of_attachment = composition->attached != NULL, further = !of_attachment && begins_speech(composition);
  struct paragraph *paragraph = add_paragraph(composition, block);
  if (further)
    begin_page(paragraph);
  if (of_attachment)
    paragraph->above = 1;
  composition->in_attachment = of_attachment;
  bool several = has_role(composition, block + 1, ROLE_TITLE);
  append_display(composition, paragraph, block, several);
  for (block++; has_role(composition, block, ROLE_TITLE); block++) {
    add_break(paragraph, paragraph->text->len);
    append_display(composition, paragraph, block, several);
  }
  outline_title(paragraph);
  return block;
}

/* Two characters, blanks between them not counted. */
static bool is_short_name(const char *text) {
  guint characters = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    characters += !g_unichar_isspace(g_utf8_get_char(p));
  return characters == 2;
}

static void add_subtitle(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_paragraph(composition, block);
  append_display(composition, paragraph, block, false);
  if (block_at(composition, block)->kind == KIND_SPEAKER && is_short_name(paragraph->text->str))
    paragraph->spread = NAME_WIDTH;
}

/* ---- headings and bodies ---- */

/* A heading with nothing under it, before another of its level or a higher one: a list of such lines may be parted. */
static bool is_bare(const struct composition *composition, guint block) {
  return has_role(composition, block + 1, ROLE_HEADING) &&
         block_at(composition, block + 1)->level <= block_at(composition, block)->level;
}

static struct paragraph *add_heading(struct composition *composition, guint block) {
  const struct block *heading = block_at(composition, block);
  struct paragraph *paragraph = add_whole_block(composition, block);
  g_string_append(paragraph->text, block_end_mark(heading));
  paragraph->keep_whole = true;
  paragraph->keep_next = paragraph->keep_next && !is_bare(composition, block);
  paragraph->level = heading->level;
  paragraph->outline = g_strdup(heading->text);
  return paragraph;
}

/* Points inside a sentence stay part of it (corpus GUIDE 22): neither their leads show nor do they begin paragraphs. */
static bool shows(const struct composition *composition, const struct point *point) {
  return point->kind != POINT_CLAUSE && composition->style->points != POINTS_PLAIN;
}

/* Appends a body's text, its leads as spans of their own; in POINTS_PARAGRAPH a point behind other text of the body
 * begins a paragraph. */
static void append_body(struct composition *composition, struct paragraph *paragraph, guint block) {
  const struct block *body = block_at(composition, block);
  const bool paragraphs = composition->style->points == POINTS_PARAGRAPH;
  gsize at = 0, length = strlen(body->text);
  for (guint i = 0; body->points && i < body->points->len; i++) {
    const struct point *point = &g_array_index(body->points, struct point, i);
    if (!shows(composition, point))
      continue;
    if (point->start > at)
      paragraph_append(paragraph, body, block, at, point->start, false);
    if (paragraphs && point->start > 0)
      paragraph = add_paragraph(composition, block);
    at = point->start + point->lead_length;
    paragraph_append(paragraph, body, block, point->start, at, !paragraphs);
  }
  if (at < length || length == 0)
    paragraph_append(paragraph, body, block, at, length, false);
}

/* A heading and the body that shares its paragraph. */
static void add_run_in(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_heading(composition, block);
  paragraph->keep_whole = paragraph->keep_next = false;
  append_body(composition, paragraph, block + 1);
}

/* ---- who signs, and what is attached ---- */

/* Issuers, each as far from the right edge as the style says, and dates, each under its issuer (E10; GB/T 9704-2012
 * 7.3.5).  They stay together, and with a line of the text. */
static guint add_signature(struct composition *composition, guint block) {
  struct paragraph *issuer = NULL;
  for (; has_role(composition, block, ROLE_SIGNATURE); block++) {
    struct paragraph *paragraph = add_whole_block(composition, block);
    paragraph->keep_whole = true;
    paragraph->keep_next = has_role(composition, block + 1, ROLE_SIGNATURE);
    paragraph->keep_previous = !issuer;
    if (issuer && issuer->element == ELEMENT_SIGNATURE && paragraph->element == ELEMENT_DATE) {
      paragraph->anchor = ANCHOR_ISSUER;
      paragraph->anchored_to = composition->paragraphs->len - 2;
    }
    issuer = paragraph;
  }
  return block;
}

#define ATTACHMENT "附件"

/* "附件", "附件1", "附件二" alone on a line: an attachment begins there. */
static bool is_attachment_head(const char *text) {
  if (!g_str_has_prefix(text, ATTACHMENT))
    return false;
  for (const char *p = text + strlen(ATTACHMENT); *p; p = g_utf8_next_char(p))
    if (!chars_is_one_of("0123456789一二三四五六七八九十", g_utf8_get_char(p)))
      return false;
  return true;
}

/* Bytes of "附件：" at the start of the text; 0 when it is not there. */
static gsize label_length(const char *text) {
  if (g_str_has_prefix(text, ATTACHMENT "："))
    return strlen(ATTACHMENT "：");
  return g_str_has_prefix(text, ATTACHMENT ":") ? strlen(ATTACHMENT ":") : 0;
}

/* Bytes of "1. ", "1．" or "1、" at the start, with the blanks that follow; 0 when there is no number. */
static gsize number_length(const char *text) {
  gsize digits = strspn(text, "0123456789");
  const char *rest = text + digits;
  gsize mark = g_str_has_prefix(rest, "．") || g_str_has_prefix(rest, "、") ? strlen("、") : *rest == '.' ? 1 : 0;
  return digits > 0 && mark > 0 ? digits + mark + strspn(rest + mark, " ") : 0;
}

static void make_head(struct composition *composition, struct paragraph *paragraph) {
  paragraph->head = true;
  paragraph->keep_next = true;
  paragraph->level = 1;
  paragraph->outline = g_strdup(paragraph->text->str);
  begin_page(paragraph);
  composition->attached = paragraph;
  composition->in_attachment = true;
}

/* Characters of the longest title of an attachment. */
#define LONGEST_TITLE 40

/* Whether the paragraph, the first below the head of an attachment, is its title: one line of words, without a mark. */
static bool is_attachment_title(const struct paragraph *paragraph) {
  const char *text = paragraph->text->str;
  return *text && g_utf8_strlen(text, -1) <= LONGEST_TITLE &&
         !chars_is_one_of("。；：，！？.;:,!?", g_utf8_get_char(g_utf8_prev_char(text + strlen(text)))) &&
         marker_heading(text, strlen(text)).kind == MARKER_NONE;
}

/* 7.3.7: the title of an attachment stands on the third line and looks like that of the text; its headings and
 * paragraphs too. */
static void recast_attached(struct composition *composition, struct paragraph *paragraph) {
  const struct style *style = composition->style;
  struct paragraph *head = composition->attached;
  composition->attached = NULL;
  if (head && is_attachment_title(paragraph)) {
    g_autofree char *label = head->outline;
    head->outline = g_strconcat(label, "　", paragraph->text->str, NULL);
    paragraph_recast(paragraph, ELEMENT_TITLE, style);
    paragraph->above = 1;
    break_line(composition, paragraph, 0, paragraph->text->len, false);
    return;
  }
  struct marker marker = marker_heading(paragraph->text->str, paragraph->text->len);
  const char *end = paragraph->text->str + paragraph->text->len;
  bool heading =
      marker.kind != MARKER_NONE && marker.level > 0 && !chars_is_stop(chars_before(paragraph->text->str, end));
  enum element element = heading ? (enum element)(ELEMENT_HEADING + MIN(marker.level, 4) - 1) : ELEMENT_BODY;
  paragraph_recast(paragraph, element, style);
  if (heading) {
    paragraph->keep_whole = true;
    paragraph->level = MIN(marker.level, 4);
    paragraph->outline = g_strdup(paragraph->text->str);
  }
  const struct span *last =
      composition->paragraphs->len > 1
          ? paragraph_last_span(paragraph_at(composition->paragraphs, composition->paragraphs->len - 2))
          : NULL;
  paragraph->above = last ? style_blank_lines(style, last->element, element) : 0;
}

/* "附件" alone above "1. …": the list of the attachments, and not the first of them. */
static bool is_list_label(const struct composition *composition, guint block) {
  bool signed_before = block > 0 && has_role(composition, block - 1, ROLE_SIGNATURE);
  return !signed_before && has_role(composition, block + 1, ROLE_ATTACHMENT) &&
         number_length(block_at(composition, block + 1)->text) > 0 &&
         strcmp(block_at(composition, block)->text, ATTACHMENT) == 0;
}

/* "附件：1. …": turn lines begin under the name's first character, further numbers under the first (E11; GB/T 9704-2012
 * 7.3.4). */
static guint add_attachments(struct composition *composition, guint block) {
  guint first = G_MAXUINT; /* the paragraph with the label */
  for (; has_role(composition, block, ROLE_ATTACHMENT); block++) {
    struct paragraph *paragraph = add_whole_block(composition, block);
    const char *text = paragraph->text->str;
    if (is_attachment_head(text) && !is_list_label(composition, block)) {
      make_head(composition, paragraph);
      continue;
    }
    if (composition->in_attachment && label_length(text) == 0) {
      recast_attached(composition, paragraph);
      continue;
    }
    gsize number = number_length(text + label_length(text));
    paragraph->label = label_length(text);
    paragraph->hang = paragraph->label + number;
    if (paragraph->label > 0) {
      first = composition->paragraphs->len - 1;
    } else if (number > 0 && first != G_MAXUINT) {
      paragraph->anchor = ANCHOR_LABEL;
      paragraph->anchored_to = first;
    }
  }
  return block;
}

/* ---- letters, scripts, and bodies of all kinds ---- */

/* 此致 and the like on a line of its own: what is wished stands on the next, flush left (GB/T 9704 leaves letters
 * open; house, as schools teach it). */
static bool opens_wish(const char *text) {
  static const char *const openers[] = {"此致", "顺颂", "顺祝", "此颂", "谨祝", "敬祝", "敬颂", "即颂", "祝"};
  for (gsize i = 0; i < G_N_ELEMENTS(openers); i++)
    if (g_str_has_prefix(text, openers[i]) && g_utf8_strlen(text + strlen(openers[i]), -1) <= 1 &&
        !g_unichar_isalpha(g_utf8_get_char(text + strlen(openers[i]))))
      return true;
  return false;
}

/* Characters of the longest wish: 身体健康，工作顺利！ */
#define LONGEST_WISH 12

static bool is_wish(const struct composition *composition, guint block) {
  return block > 0 && has_role(composition, block - 1, ROLE_BODY) &&
         opens_wish(block_at(composition, block - 1)->text) &&
         g_utf8_strlen(block_at(composition, block)->text, -1) <= LONGEST_WISH;
}

/* Bytes of 男： or 主持人甲： at the start of a text; 0 when it begins otherwise.  No line of a speaker's name is
 * longer. */
#define LONGEST_NAME 6

static gsize speaker_length(const char *text) {
  guint characters = 0;
  for (const char *p = text; *p && characters <= LONGEST_NAME; p = g_utf8_next_char(p), characters++) {
    gunichar c = g_utf8_get_char(p);
    if (c == 0xFF1A || c == ':')
      return characters > 0 && *g_utf8_next_char(p) ? (gsize)(g_utf8_next_char(p) - text) : 0;
    if (!g_unichar_isalnum(c))
      return 0;
  }
  return 0;
}

/* So many paragraphs begin with who speaks in a script, half of them with a name that comes again, half with another
 * name than the one before, and half are no longer than two lines: an interview's answers are paragraphs as others. */
#define SCRIPT_TURNS 4
#define SHORT_TURN 56

/* Whether the text is a script for several speakers: names take short turns before a ：. */
static bool is_script(const struct doc *doc) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *last = NULL;
  guint turns = 0, changes = 0, brief = 0;
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    gsize length = block->role == ROLE_BODY ? speaker_length(block->text) : 0;
    if (length == 0)
      continue;
    char *name = g_strndup(block->text, length);
    turns++;
    changes += g_strcmp0(name, last) != 0;
    brief += g_utf8_strlen(block->text, -1) <= SHORT_TURN;
    g_hash_table_add(names, g_strdup(name));
    g_free(last);
    last = name;
  }
  guint count = g_hash_table_size(names);
  return turns >= SCRIPT_TURNS && count > 1 && 2 * count <= turns && 2 * changes >= turns && 2 * brief >= turns;
}

static void add_body(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_paragraph(composition, block);
  append_body(composition, paragraph, block);
  gsize speaker = composition->script ? speaker_length(paragraph->text->str) : 0;
  paragraph->flush = speaker > 0 || is_wish(composition, block);
  paragraph->hang = speaker;
  if (composition->attached)
    recast_attached(composition, paragraph);
}

/* ---- what somebody should look at ---- */

static void report_title(const struct paragraph *paragraph, struct report *report) {
  const struct span *span = paragraph_span(paragraph, 0);
  guint line, column;
  block_place(span->block, span->offset, &line, &column);
  report_add(report, FINDING_TITLE_BREAK, (struct place){line, column, NULL},
             _("a line of the title ends where nothing speaks for it; to choose the place, type ｜ where the next line "
               "should begin"));
}

void compose_report(const GPtrArray *paragraphs, struct report *report) {
  for (guint i = 0; i < paragraphs->len; i++)
    if (paragraph_at(paragraphs, i)->doubtful)
      report_title(paragraph_at(paragraphs, i), report);
}

/* ---- all ---- */

/* Whether a block has cells, and they are what its text says they are: whoever prints it takes them from there. */
static bool is_table(const struct block *block) {
  const struct table *table = block->table;
  guint count = table ? table->rows * table->columns : 0;
  gsize length = 0; /* each cell and the byte behind it */
  for (guint i = 0; i < count; i++)
    length += strlen(table->cells[i]) + 1;
  return count > 0 && length == strlen(block->text) + 1;
}

static void add_table(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_whole_block(composition, block);
  if (!is_table(block_at(composition, block)))
    return;
  paragraph->table = block_at(composition, block)->table;
  paragraph->table_size = columns_size(paragraph->table, composition->style);
}

/* Adds the paragraphs of one block, or of the blocks that belong together; returns the index of the next block. */
static guint add_block(struct composition *composition, guint i) {
  const struct block *block = block_at(composition, i);
  switch (block->role) {
  case ROLE_TITLE:
    return add_title(composition, i);
  case ROLE_SUBTITLE:
    add_subtitle(composition, i);
    return i + 1;
  case ROLE_HEADING:
    if (block->run_in && has_role(composition, i + 1, ROLE_BODY)) {
      add_run_in(composition, i);
      return i + 2;
    }
    add_heading(composition, i);
    return i + 1;
  case ROLE_BODY:
    add_body(composition, i);
    return i + 1;
  case ROLE_SIGNATURE:
    return add_signature(composition, i);
  case ROLE_ATTACHMENT:
    return add_attachments(composition, i);
  case ROLE_TABLE:
    add_table(composition, i);
    return i + 1;
  default:
    add_whole_block(composition, i);
    return i + 1;
  }
}

GPtrArray *compose_doc(const struct doc *doc, const struct style *style) {
  struct composition composition = {
      .doc = doc,
      .style = style,
      .paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)paragraph_free),
      .script = is_script(doc),
  };
  for (guint i = 0; i < doc->blocks->len;) {
    const struct paragraph *attached = composition.attached;
    i = add_block(&composition, i);
    if (composition.attached == attached) /* what stands below its head has been set */
      composition.attached = NULL;
  }
  return composition.paragraphs;
}
