/* Safe corrections: in the tree, where they are to be set, and in the text itself. */
#include "lib/fixes.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "base/order.h"
#include "base/to_nul.h"
#include "doc/cursor.h"
#include "doc/edit.h"
#include "lib/jianggao.h"
#include "lib/speech.h"

#include <string.h>

static bool is_wanted(const struct finding *finding, guint classes) {
  return finding->fix.at > 0 && (finding_fix_class(finding->id) & classes);
}

/* By their places, the last first: what is changed moves only what has been changed. */
static gint compare_backward(gconstpointer a, gconstpointer b) {
  const struct finding *left = *(const struct finding *const *)a, *right = *(const struct finding *const *)b;
  return order_or(ORDER_OF(right->place.line, left->place.line), ORDER_OF(right->fix.at, left->fix.at));
}

static GPtrArray *wanted_fixes(const struct report *report, guint classes) {
  GPtrArray *all = g_ptr_array_new();
  for (guint i = 0; i < report->findings->len; i++) {
    struct finding *finding = pointer_at(report->findings, i);
    if (is_wanted(finding, classes))
      g_ptr_array_add(all, finding);
  }
  g_ptr_array_sort(all, compare_backward);
  return all;
}

/* A correction, and where in a text it is made. */
struct chosen {
  struct finding *finding;
  struct replacement replacement;
};

/* Whether the text from `from` on is what the finding means there. */
static bool fits(const struct finding *finding, const char *from, const char *end) {
  const char *words = finding->place.words;
  if (!words || finding->fix.at < finding->place.column)
    return true;
  glong skip = (glong)(finding->fix.at - finding->place.column);
  glong count = MIN((glong)finding->fix.delete, g_utf8_strlen(words, TO_NUL) - skip);
  if (count <= 0)
    return true;
  const char *expected = g_utf8_offset_to_pointer(words, skip);
  gsize length = (gsize)(g_utf8_offset_to_pointer(expected, count) - expected);
  return length <= (gsize)(end - from) && memcmp(from, expected, length) == 0;
}

/* Chooses the correction at `from` of the text, if that is what the finding means. */
static void choose(GArray *chosen, struct finding *finding, const char *text, const char *from, const char *end) {
  const char *to = from;
  for (guint i = 0; i < finding->fix.delete &&to < end; i++)
    to = g_utf8_next_char(to);
  const struct chosen one = {finding, {(gsize)(from - text), (gsize)(to - from), finding->fix.insert}};
  if (fits(finding, from, end))
    g_array_append_val(chosen, one);
}

/* What is to be made of the chosen: of two that lie over each other, the last. */
static GArray *replacements_of(GArray *chosen) {
  GArray *replacements = g_array_new(FALSE, FALSE, sizeof(struct replacement));
  gsize next = G_MAXSIZE;
  for (guint i = chosen->len; i-- > 0;) {
    const struct replacement *one = &array_at(chosen, struct chosen, i).replacement;
    if (one->start + one->length > next)
      g_array_remove_index(chosen, i);
    else
      next = one->start;
  }
  for (guint i = 0; i < chosen->len; i++)
    g_array_append_val(replacements, array_at(chosen, struct chosen, i).replacement);
  return replacements;
}

/* ---- in the tree ---- */

/* Whether the block begins at the correction's place or before it. */
static bool begins_before(const struct block *block, const struct finding *finding) {
  guint line, column;
  block_place(block, 0, &line, &column);
  return line < finding->place.line || (line == finding->place.line && column <= finding->fix.at);
}

static void choose_in_block(GArray *chosen, struct block_cursor *cursor, struct finding *finding) {
  const gsize from = block_seek(cursor, finding->place.line, finding->fix.at);
  guint line, column;
  block_cursor_place(cursor, from, &line, &column);
  if (line == finding->place.line && column == finding->fix.at)
    choose(chosen, finding, cursor->block->text, cursor->block->text + from, cursor->block->text + cursor->length);
}

/* Makes what was chosen in a block, and remembers it. */
static void fix_block(struct block *block, GArray *chosen, GHashTable *made) {
  g_autoptr(GArray) replacements = replacements_of(chosen);
  if (replacements->len > 0 && block_replace_all(block, replacements))
    for (guint i = 0; i < chosen->len; i++)
      g_hash_table_add(made, array_at(chosen, struct chosen, i).finding);
  g_array_set_size(chosen, 0);
}

static bool is_not_in(const struct finding *finding, const void *made) {
  return !g_hash_table_contains((GHashTable *)made, finding);
}

guint fixes_set(struct doc *doc, struct report *report, guint classes) {
  g_autoptr(GPtrArray) wanted = wanted_fixes(report, classes);
  g_autoptr(GHashTable) made = g_hash_table_new(NULL, NULL);
  g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(struct chosen));
  guint next = 0;
  for (guint i = 0; i < doc->blocks->len; i++) {
    struct block *block = pointer_at(doc->blocks, i);
    const struct block *behind = pointer_behind(doc->blocks, i);
    struct block_cursor cursor = block_cursor(block);
    for (; next < wanted->len; next++) {
      struct finding *finding = pointer_at(wanted, wanted->len - 1 - next);
      if (behind && begins_before(behind, finding))
        break;
      choose_in_block(chosen, &cursor, finding);
    }
    fix_block(block, chosen, made);
  }
  report_keep(report, is_not_in, made);
  return g_hash_table_size(made);
}

/* ---- in the text ---- */

char *fixes_text(const struct source *source, const struct report *report, guint classes, guint *count) {
  g_autoptr(GPtrArray) wanted = wanted_fixes(report, classes);
  g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(struct chosen));
  const char *at = NULL; /* column `column` of line `number` */
  guint number = 0, column = 0;
  for (guint i = wanted->len; i-- > 0;) {
    struct finding *finding = pointer_at(wanted, i);
    if (finding->place.line > source->lines->len)
      continue;
    const struct source_line *line = &array_at(source->lines, struct source_line, finding->place.line - 1);
    const char *end = line->text + line->length;
    if (number != finding->place.line) {
      number = finding->place.line;
      column = 1;
      at = line->text;
    }
    for (; column < finding->fix.at && at < end; column++)
      at = g_utf8_next_char(at);
    if (column == finding->fix.at &&
        g_utf8_strlen(at, MIN(end - at, 6 * (gssize)finding->fix.delete)) >= (glong)finding->fix.delete)
      choose(chosen, finding, source->text, at, end);
  }
  g_autoptr(GArray) replacements = replacements_of(chosen);
  *count = replacements->len;
  return replacements_make(source->text, source->length, replacements);
}

GBytes *fixes_encode(const struct source *source, const char *text, GError **error) {
  gsize length;
  g_autoptr(GError) cause = NULL;
  g_autofree char *bytes = g_convert(text, TO_NUL, source->encoding, "UTF-8", NULL, &length, &cause);
  if (!bytes) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                _("The corrected text cannot be written in %s: %s. Save the file as UTF-8 first."), source->encoding,
                cause->message);
    return NULL;
  }
  g_autoptr(GByteArray) all = g_byte_array_new();
  gsize mark;
  g_autofree char *bom =
      source->bom ? g_convert("\xEF\xBB\xBF", TO_NUL, source->encoding, "UTF-8", NULL, &mark, NULL) : NULL;
  if (bom)
    g_byte_array_append(all, (const guint8 *)bom, (guint)mark);
  g_byte_array_append(all, (const guint8 *)bytes, (guint)length);
  return g_byte_array_free_to_bytes(g_steal_pointer(&all));
}

/* ---- a diff ---- */

static gsize line_length(const char *text) {
  return strcspn(text, "\n");
}

/* Lines are changed but neither added nor taken away: each hunk is one line. */
static char *diff_of(const char *file, const char *before, const char *after) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint number = 1; *before || *after; number++) {
    gsize old = line_length(before), new = line_length(after);
    if (old != new || memcmp(before, after, old) != 0) {
      if (out->len == 0)
        g_string_append_printf(out, "--- %s\n+++ %s\n", file, file);
      g_string_append_printf(out, "@@ -%u +%u @@\n-%.*s\n+%.*s\n", number, number, (int)old, before, (int)new, after);
    }
    before += old + (before[old] == '\n');
    after += new + (after[new] == '\n');
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

size_t jg_fix_count(const struct jg_speech *speech, unsigned classes) {
  const struct jg_speech *uncorrected = speech->unfixed ? speech->unfixed : speech;
  g_autoptr(GPtrArray) wanted = wanted_fixes(uncorrected->report, classes);
  return wanted->len;
}

char *jg_fix_diff(const struct jg_speech *speech, const char *file, unsigned classes) {
  guint count;
  if (!speech->source)
    return NULL;
  g_autofree char *text = fixes_text(speech->source, speech->report, classes, &count);
  return diff_of(file, speech->source->text, text);
}
