#include "compose/compose.h"

#include "base/items.h"
#include "base/messages.h"
#include "compose/attachments.h"
#include "compose/choices.h"
#include "compose/columns.h"
#include "compose/display.h"
#include "compose/title_limits.h"
#include "text/chars.h"

#include <string.h>

/* ---- headings and bodies ---- */

/* A heading with nothing under it, before another of its level or a higher one: a list of such lines may be parted. */
static bool is_bare(const struct composition *composition, guint block) {
  return composition_has(composition, block + 1, ROLE_HEADING) &&
         composition_block(composition, block + 1)->level <= composition_block(composition, block)->level;
}

static struct paragraph *add_heading(struct composition *composition, guint block) {
  const struct block *heading = composition_block(composition, block);
  struct paragraph *paragraph = composition_add_whole(composition, block);
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
  const struct block *body = composition_block(composition, block);
  const bool paragraphs = composition->style->points == POINTS_PARAGRAPH;
  gsize at = 0, length = strlen(body->text);
  for (guint i = 0; body->points && i < body->points->len; i++) {
    const struct point *point = &array_at(body->points, struct point, i);
    if (!shows(composition, point))
      continue;
    if (point->start > at)
      paragraph_append(paragraph, body, block, at, point->start, false);
    if (paragraphs && point->start > 0)
      paragraph = composition_add(composition, block);
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

/* ---- who signs ---- */

/* Issuers, each as far from the right edge as the style says, and dates, each under its issuer (E10; GB/T 9704-2012
 * 7.3.5).  They stay together, and with a line of the text. */
static guint add_signature(struct composition *composition, guint block) {
  struct paragraph *issuer = NULL;
  for (; composition_has(composition, block, ROLE_SIGNATURE); block++) {
    struct paragraph *paragraph = composition_add_whole(composition, block);
    paragraph->keep_whole = true;
    paragraph->keep_next = composition_has(composition, block + 1, ROLE_SIGNATURE);
    paragraph->keep_previous = !issuer;
    if (issuer && issuer->element == ELEMENT_SIGNATURE && paragraph->element == ELEMENT_DATE) {
      paragraph->anchor = ANCHOR_ISSUER;
      paragraph->anchored_to = composition->paragraphs->len - 2;
    }
    issuer = paragraph;
  }
  return block;
}

/* ---- letters, scripts, and bodies of all kinds ---- */

/* 此致 and the like on a line of its own: what is wished stands on the next, flush left (GB/T 9704 leaves letters
 * open; house, as schools teach it). */
static bool opens_wish(const char *text) {
  static const char *const openers[] = {"此致", "顺颂", "顺祝", "此颂", "谨祝", "敬祝", "敬颂", "即颂", "祝"};
  for (gsize i = 0; i < G_N_ELEMENTS(openers); i++)
    if (g_str_has_prefix(text, openers[i]) && chars_all(text + strlen(openers[i])) <= 1 &&
        !g_unichar_isalpha(g_utf8_get_char(text + strlen(openers[i]))))
      return true;
  return false;
}

/* Characters of the longest wish: 身体健康，工作顺利！ */
#define LONGEST_WISH 12

static bool is_wish(const struct composition *composition, guint block) {
  return composition_has(composition, block, ROLE_BODY) && composition_has(composition, block - 1, ROLE_BODY) &&
         opens_wish(composition_block(composition, block - 1)->text) &&
         chars_all(composition_block(composition, block)->text) <= LONGEST_WISH;
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
    const struct block *block = pointer_at(doc->blocks, i);
    gsize length = block->role == ROLE_BODY ? speaker_length(block->text) : 0;
    if (length == 0)
      continue;
    char *name = g_strndup(block->text, length);
    turns++;
    changes += g_strcmp0(name, last) != 0;
    brief += chars_all(block->text) <= SHORT_TURN;
    g_hash_table_add(names, g_strdup(name));
    g_free(last);
    last = name;
  }
  guint count = g_hash_table_size(names);
  return turns >= SCRIPT_TURNS && count > 1 && 2 * count <= turns && 2 * changes >= turns && 2 * brief >= turns;
}

static void add_body(struct composition *composition, guint block) {
  struct paragraph *paragraph = composition_add(composition, block);
  append_body(composition, paragraph, block);
  gsize speaker = composition->script ? speaker_length(paragraph->text->str) : 0;
  paragraph->flush = speaker > 0 || is_wish(composition, block);
  paragraph->keep_next |= is_wish(composition, block + 1);
  paragraph->hang = speaker;
  if (composition->attached)
    attachments_recast(composition, paragraph);
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

bool compose_wants_title_rules(const struct doc *doc, const struct style *style) {
  bool attached = false; /* any text below may be the title of an attachment */
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    attached |= block->role == ROLE_ATTACHMENT;
    const bool display = block->role == ROLE_TITLE || block->role == ROLE_SUBTITLE;
    const enum element element = display ? element_of(block) : ELEMENT_TITLE;
    if ((display || attached) && title_cells(block->text, 0, strlen(block->text)) > style_display_cells(style, element))
      return true;
  }
  return false;
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
  struct paragraph *paragraph = composition_add_whole(composition, block);
  if (!is_table(composition_block(composition, block)))
    return;
  paragraph->table = composition_block(composition, block)->table;
  const struct columns_fit fit = columns_fit(paragraph->table, composition->style);
  paragraph->table_size = fit.size;
  paragraph->table_widths = fit.widths;
  paragraph->turned = fit.turned;
}

/* A table on turned pages takes with it what is to stay with it: the heading above, the head of its attachment; but
 * nothing from below a grade of secrecy, which stands upright. */
static void turn_with_tables(const struct composition *composition) {
  const char *grade = composition->style->furniture.grade;
  const guint first = grade && *grade ? 1 : 0;
  for (guint i = composition->paragraphs->len; i-- > first + 1;) {
    struct paragraph *above = paragraph_at(composition->paragraphs, i - 1);
    above->turned |= paragraph_at(composition->paragraphs, i)->turned && above->keep_next;
  }
}

/* Adds the paragraphs of one block, or of the blocks that belong together; returns the index of the next block. */
static guint add_block(struct composition *composition, guint i) {
  const struct block *block = composition_block(composition, i);
  switch (block->role) {
  case ROLE_TITLE:
    return display_add_title(composition, i);
  case ROLE_SUBTITLE:
    display_add_subtitle(composition, i);
    return i + 1;
  case ROLE_HEADING:
    if (block->run_in && composition_has(composition, i + 1, ROLE_BODY)) {
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
    return attachments_add(composition, i);
  case ROLE_TABLE:
    add_table(composition, i);
    return i + 1;
  default:
    composition_add_whole(composition, i);
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
  choices_mark(composition.paragraphs);
  turn_with_tables(&composition);
  return composition.paragraphs;
}
