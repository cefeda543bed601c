#include "write/docx/comments.h"

#include "base/items.h"
#include "doc/cursor.h"
#include "base/messages.h"
#include "base/to_nul.h"
#include "ooxml/names.h"
#include "ooxml/word_styles.h"

#include <string.h>

/* Paragraph ids must be below 0x80000000 and no two alike in the package (rule I02). */
#define FIRST_PARAGRAPH_ID 0x10000001u

void comments_init(struct comments *comments, const struct report *report) {
  *comments = (struct comments){
      .catalogue = report ? report->catalogue : NULL,
      .findings = g_ptr_array_new(),
      .messages = g_ptr_array_new_with_free_func(g_free),
      .seen = g_hash_table_new(NULL, NULL),
      .review = true,
      .fix = FIX_ALL,
  };
  for (guint i = 0; report && i < report->findings->len; i++)
    g_ptr_array_add(comments->findings, pointer_at(report->findings, i));
  g_ptr_array_sort(comments->findings, finding_compare_places);
}

void comments_clear(struct comments *comments) {
  g_ptr_array_unref(comments->findings);
  g_ptr_array_unref(comments->messages);
  g_hash_table_unref(comments->seen);
}

/* Moves on by `count` code points, not beyond the text; the offset there. */
static gsize offset_after(const struct block *block, gsize at, gsize count) {
  const char *p = block->text + at;
  while (count-- > 0 && *p)
    p = g_utf8_next_char(p);
  return (gsize)(p - block->text);
}

/* ---- findings into cuts ---- */

/* One block while its findings are placed. */
struct placing {
  const struct block *block;
  struct block_cursor cursor;
  guint first_line, first_column, end_line, end_column;
  guint placeholder; /* the first that does not lie before the finding */
};

enum position { BEFORE, INSIDE, BEHIND };

/* A finding on the block's first line but before its text lies in blanks or dropped words there: it goes along. */
static enum position position_of(const struct placing *placing, const struct finding *finding) {
  if (finding->place.line == 0)
    return INSIDE;
  if (finding->place.line < placing->first_line)
    return BEFORE;
  bool behind = finding->place.line > placing->end_line ||
                (finding->place.line == placing->end_line && finding->place.column >= placing->end_column);
  return behind ? BEHIND : INSIDE;
}

static const struct placeholder *placeholder_at(struct placing *placing, gsize at) {
  const GArray *list = placing->block->placeholders;
  for (; list && placing->placeholder < list->len; placing->placeholder++) {
    const struct placeholder *placeholder = &array_at(list, struct placeholder, placing->placeholder);
    if (at < placeholder->start)
      return NULL;
    if (at < placeholder->start + placeholder->length)
      return placeholder;
  }
  return NULL;
}

static void add_comment(struct comments *comments, const struct block *block, const char *message, gsize from, gsize to,
                        GArray *cuts) {
  if (to <= from) { /* at the very end: the last character, for a comment must hold on to something */
    if (from == 0)
      return;
    from = (gsize)(g_utf8_prev_char(block->text + from) - block->text);
    to = strlen(block->text);
  }
  guint id = comments->messages->len;
  g_ptr_array_add(comments->messages, g_strdup(message));
  cuts_add(cuts, (struct cut){.at = from, .kind = CUT_COMMENT_START, .id = id});
  cuts_add(cuts, (struct cut){.at = to, .kind = CUT_COMMENT_END, .id = id});
}

/* True when bytes `from` up to `to` hold a part of a placeholder's signs, or an insertion would part them. */
static bool touches_placeholder(const struct placing *placing, gsize from, gsize to) {
  const GArray *list = placing->block->placeholders;
  for (guint i = placing->placeholder; list && i < list->len; i++) {
    const struct placeholder *placeholder = &array_at(list, struct placeholder, i);
    if (placeholder->sign_start >= MAX(to, from + 1))
      return false;
    if (from < placeholder->sign_start + placeholder->sign_length && (to > from || from > placeholder->sign_start))
      return true;
  }
  return false;
}

/* What is to be filled in is a control, and not corrected. */
static void add_fix(struct comments *comments, struct placing *placing, const struct finding *finding, GArray *cuts) {
  const struct fix *fix = &finding->fix;
  gsize from = block_seek(&placing->cursor, finding->place.line, fix->at);
  gsize to = offset_after(placing->block, from, fix->delete);
  if (touches_placeholder(placing, from, to))
    return;
  if (to > from)
    cuts_add(cuts, (struct cut){.at = from, .kind = CUT_DELETE, .length = to - from, .id = ++comments->revisions});
  if (fix->insert && fix->insert[0])
    cuts_add(cuts, (struct cut){.at = from, .kind = CUT_INSERT, .text = fix->insert, .id = ++comments->revisions});
}

static void place_finding(struct comments *comments, struct placing *placing, const struct finding *finding,
                          GArray *cuts) {
  gsize from = 0, to = placing->cursor.length;
  const struct placeholder *placeholder = NULL;
  if (finding->place.column > 0) {
    from = block_seek(&placing->cursor, finding->place.line, finding->place.column);
    to = offset_after(placing->block, from,
                      finding->place.words ? (gsize)g_utf8_strlen(finding->place.words, TO_NUL) : 1);
    placeholder = placeholder_at(placing, from);
  }
  if (placeholder && finding->id == FINDING_PLACEHOLDER &&
      !g_hash_table_add(comments->seen, GUINT_TO_POINTER(placeholder->identity)))
    return;
  if (comments->review)
    add_comment(comments, placing->block, finding->remark, from, to, cuts);
  if (finding->fix.at > 0 && (finding_fix_class(finding->id) & comments->fix))
    add_fix(comments, placing, finding, cuts);
}

/* The last comment there is room for, at the place of the first finding that has none. */
static void say_how_many_are_left(struct comments *comments, const struct block *block, GArray *cuts) {
  guint left = comments->findings->len - comments->next;
  const char *format = ngettext("%u more finding has no comment here; jianggao check shows it.",
                                "%u more findings have no comment here; jianggao check shows them.", left);
  g_autofree char *message = g_strdup_printf(catalogue_text(comments->catalogue, format), left);
  add_comment(comments, block, message, 0, strlen(block->text), cuts);
  comments->next = comments->findings->len;
}

void comments_cut(struct comments *comments, const struct block *block, GArray *cuts) {
  struct placing placing = {.block = block, .cursor = block_cursor(block)};
  block_place(block, 0, &placing.first_line, &placing.first_column);
  block_place(block, placing.cursor.length, &placing.end_line, &placing.end_column);
  while (comments->next < comments->findings->len) {
    const struct finding *finding = pointer_at(comments->findings, comments->next);
    enum position position = position_of(&placing, finding);
    if (position == BEHIND)
      return;
    if (position == INSIDE && comments->messages->len == COMMENTS_MAX - 1) {
      say_how_many_are_left(comments, block, cuts);
      return;
    }
    if (position == INSIDE)
      place_finding(comments, &placing, finding, cuts);
    comments->next++;
  }
}

/* ---- parts ---- */

static void put_paragraph_id(struct xml_out *m, const char *attribute, guint comment) {
  char id[9];
  g_snprintf(id, sizeof id, "%08X", FIRST_PARAGRAPH_ID + comment);
  xml_out_attribute(m, attribute, id);
}

static GBytes *comments_part(const struct comments *comments, const char *date) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w:comments");
  xml_out_attributes(m, "xmlns:w", NS_W, "xmlns:mc", NS_MC, "xmlns:w14", NS_W14, "mc:Ignorable", "w14", NULL);
  for (guint i = 0; i < comments->messages->len; i++) {
    const char *message = pointer_at(comments->messages, i);
    xml_out_open(m, "w:comment");
    xml_out_attribute_number(m, "w:id", i);
    xml_out_attributes(m, "w:author", REVIEWER, "w:date", date, "w:initials", "J", NULL);
    xml_out_open(m, "w:p");
    put_paragraph_id(m, "w14:paraId", i);
    xml_out_fixed(m, "<w:pPr><w:pStyle w:val=\"" STYLE_COMMENT "\"/></w:pPr>"
                     "<w:r><w:rPr><w:rStyle w:val=\"" STYLE_COMMENT_MARK "\"/></w:rPr><w:annotationRef/></w:r>");
    run_write(m, NULL, message, strlen(message));
    xml_out_close(m);
    xml_out_close(m);
  }
  return xml_out_finish(m);
}

static GBytes *comments_extended_part(const struct comments *comments) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w15:commentsEx");
  xml_out_attribute(m, "xmlns:w15", NS_W15);
  for (guint i = 0; i < comments->messages->len; i++) {
    xml_out_open(m, "w15:commentEx");
    put_paragraph_id(m, "w15:paraId", i);
    xml_out_attribute(m, "w15:done", "0");
    xml_out_close(m);
  }
  return xml_out_finish(m);
}

static GBytes *people_part(void) {
  struct xml_out *m = xml_out_new();
  xml_out_open(m, "w15:people");
  xml_out_attribute(m, "xmlns:w15", NS_W15);
  xml_out_fixed(m, "<w15:person w15:author=\"" REVIEWER
                   "\"><w15:presenceInfo w15:providerId=\"None\" w15:userId=\"" REVIEWER "\"/></w15:person>");
  return xml_out_finish(m);
}

void comments_add_parts(const struct comments *comments, const char *date, struct packed *parts) {
  if (comments->messages->len == 0)
    return;
  packed_add(parts, "word/comments.xml", TYPE_WORD "comments+xml", comments_part(comments, date));
  packed_add(parts, "word/commentsExtended.xml", TYPE_WORD "commentsExtended+xml", comments_extended_part(comments));
  packed_add(parts, "word/people.xml", TYPE_WORD "people+xml", people_part());
  packed_relate(parts, DOCUMENT, "rIdComments", REL_OFFICE "comments", "comments.xml");
  packed_relate(parts, DOCUMENT, "rIdCommentsEx", REL_MICROSOFT "commentsExtended", "commentsExtended.xml");
  packed_relate(parts, DOCUMENT, "rIdPeople", REL_MICROSOFT "people", "people.xml");
}
