#include "read/docx/remainder.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "ooxml/names.h"
#include "read/docx/walk.h"
#include "read/shape.h"
#include "text/chars.h"

#include <string.h>

/* The pieces of a part that need not be there; NULL without an error when it is not. */
static GHashTable *read_pieces(const struct remainder *remainder, const char *name, GError **error) {
  if (!name || !package_has(remainder->package, name))
    return NULL;
  g_autoptr(GBytes) bytes = package_read(remainder->package, name, error);
  return bytes ? walk_pieces(remainder->story, name, bytes, error) : NULL;
}

static GHashTable *read_type(const struct remainder *remainder, const char *type, GError **error) {
  return read_pieces(remainder, relations_by_type(remainder->relations, type), error);
}

/* The words of a piece in one row. */
static char *words_of(const struct docx_piece *piece) {
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < piece->paragraphs->len; i++) {
    const struct docx_paragraph *paragraph = pointer_at(piece->paragraphs, i);
    struct slice line = chars_strip(paragraph->text->str, paragraph->text->len);
    if (words->len > 0 && line.length > 0)
      g_string_append_c(words, ' ');
    g_string_append_len(words, line.text, (gssize)line.length);
  }
  return g_strdelimit(g_strdup(words->str), "\t\v\n", ' ');
}

bool remainder_text_is_usual(const struct remainder *remainder, GError **error) {
  const guint64 most = LIMIT_TEXT + (guint64)LIMIT_TEXT_EACH * package_unpacked(remainder->package);
  if (remainder->story->lines->text->len <= most)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
              _("This Word file shows the same notes or numbers so often that its text would be larger than the file "
                "(more than %u MiB).  Take out references that are there by mistake."),
              (guint)(most / MEBIBYTE));
  return false;
}

/* ---- notes ---- */

static void add_note(struct story *story, const struct note_reference *reference, guint number,
                     const struct docx_piece *piece) {
  static const struct line_hint hint = {HINT_ROLE, ROLE_NOTE, KIND_NONE, 0, 0, NULL};
  g_autofree char *words = words_of(piece);
  g_autofree char *mark = reference->custom ? g_strdup("") : note_mark(number);
  bool blank = words[0] == '\0';
  report_add(story->report, reference->endnote ? FINDING_ENDNOTE : FINDING_FOOTNOTE,
             (struct place){reference->line, reference->column, words},
             _("the note that stands here in the Word file is now at the end of the text"));
  g_autofree char *line = g_strconcat(mark, words, NULL);
  if (!blank)
    lines_add(story->lines, line, strlen(line), &hint);
}

bool remainder_notes(const struct remainder *remainder, GError **error) {
  struct story *story = remainder->story;
  if (story->references->len == 0)
    return true;
  GError *problem = NULL;
  g_autoptr(GHashTable) footnotes = read_type(remainder, "footnotes", &problem);
  g_autoptr(GHashTable) endnotes = problem ? NULL : read_type(remainder, "endnotes", &problem);
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  for (guint i = 0; i < story->references->len; i++) {
    const struct note_reference *reference = &array_at(story->references, struct note_reference, i);
    GHashTable *notes = reference->endnote ? endnotes : footnotes;
    const struct docx_piece *piece = notes ? g_hash_table_lookup(notes, &reference->id) : NULL;
    if (piece)
      add_note(story, reference, i + 1, piece);
    if (!remainder_text_is_usual(remainder, error))
      return false;
  }
  return true;
}

/* ---- headers and footers ---- */

static void add_header(const struct remainder *remainder, const char *words, bool footer) {
  struct story *story = remainder->story;
  const struct line_hint hint = {.says = remainder->keep_all ? HINT_ROLE : HINT_DROP,
                                 .role = ROLE_NOTE,
                                 .rule = footer ? "page-footer" : "page-header"};
  const struct place place = {.words = words};
  if (footer)
    report_add(story->report, FINDING_PAGE_FOOTER, place,
               _("this stands at the foot of the pages of the Word file; it is left out"));
  else
    report_add(story->report, FINDING_PAGE_HEADER, place,
               _("this stands at the head of the pages of the Word file; it is left out"));
  lines_add(story->lines, words, strlen(words), &hint);
}

bool remainder_headers(const struct remainder *remainder, GError **error) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < remainder->story->headers->len; i++) {
    const char *name = relations_by_id(remainder->relations, pointer_at(remainder->story->headers, i));
    GError *problem = NULL;
    g_autoptr(GHashTable) pieces = read_pieces(remainder, name, &problem);
    if (problem) {
      g_propagate_error(error, problem);
      return false;
    }
    const struct docx_piece *piece = pieces ? g_hash_table_lookup(pieces, &(gint64){0}) : NULL;
    g_autofree char *words = piece ? words_of(piece) : g_strdup("");
    if (words[0] == '\0' || shape_is_page_number(words, strlen(words)) || !g_hash_table_add(seen, g_strdup(words)))
      continue;
    add_header(remainder, words, piece->footer);
  }
  return true;
}

/* ---- comments ---- */

static gint by_id(gconstpointer a, gconstpointer b) {
  gint64 left = **(gint64 *const *)a, right = **(gint64 *const *)b;
  return (left > right) - (left < right);
}

static void report_comment(const struct story *story, const gint64 *id, const struct docx_piece *piece) {
  static const struct comment_place nowhere;
  const struct comment_place *known = g_hash_table_lookup(story->comments, id);
  const struct comment_place *place = known ? known : &nowhere;
  g_autofree char *words = words_of(piece);
  const char *author = piece->author && piece->author[0] ? piece->author : _("somebody");
  if (piece->author && strcmp(piece->author, REVIEWER) == 0)
    return;
  report_add(story->report, FINDING_COMMENT, (struct place){place->line, place->column, place->text},
             _("comment by %s: %s"), author, words);
}

bool remainder_comments(const struct remainder *remainder, GError **error) {
  GError *problem = NULL;
  g_autoptr(GHashTable) comments = read_type(remainder, "comments", &problem);
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  if (!comments)
    return true;
  guint count;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array(comments, &count);
  qsort(ids, count, sizeof *ids, by_id);
  for (guint i = 0; i < count; i++)
    report_comment(remainder->story, ids[i], g_hash_table_lookup(comments, ids[i]));
  return true;
}
